"""Whole questions and whole processes: starting, asking cold and warm, adding one article."""

import json
import sys
from collections.abc import Iterator, Sequence

from tests.bench.dense import large, small
from tests.bench.growth import PLAIN, added, cold, warm
from tests.bench.row import Place, Row, ms
from tests.bench.start import measured


def start(place: Place) -> Iterator[Row]:
    """The help, beside an interpreter that does nothing."""
    commands: dict[str, Sequence[str]] = {
        "bare": [sys.executable, "-c", "pass"],
        "help": [sys.executable, "-c", PLAIN, "--help"],
    }
    found = measured(commands, 7)
    walls = {name: sorted(took for took, _ in runs)[len(runs) // 2] for name, runs in found.items()}
    used = {name: sorted(cpu for _, cpu in runs)[len(runs) // 2] for name, runs in found.items()}
    reference = f"a bare interpreter: {ms(walls['bare'])}, {ms(used['bare'])} of processor time"
    yield Row("`rashomon --help`", "0.15 s", ms(walls["help"]), ms(used["help"]), reference)


def question(place: Place) -> Iterator[Row]:
    """In the labelled articles' archive and in the large one."""
    asked = [json.loads(line)["question"] for line in place.questions.read_text(encoding="utf-8").splitlines()][:20]
    wall, used = sorted(measured({"bare": [sys.executable, "-c", "pass"]}, 7)["bare"])[3]
    reference = f"a bare interpreter: {ms(wall)}, {ms(used)} of processor time"
    for open_archive in (small, large):
        with open_archive(place) as archive:
            folder, count = archive.folder, archive.coverage()
        size = f"{count.articles:,} articles, {count.passages:,} passages"
        one = cold(folder, asked[0])
        yield Row(
            f"cold `rashomon ask`, {size}, {one['cold_mb']:.0f} MB at the most", "1.0 s",
            ms(one["cold_s"]), ms(one["cold_processor_s"]), reference,
        )  # fmt: skip
        found = warm(folder, asked)
        walls = f"{ms(found['warm_s'])} / {ms(found['warm_p99_s'])}"
        cpu = f"{ms(found['warm_processor_s'])} / {ms(found['warm_processor_p99_s'])}"
        yield Row(f"warm question, {size}, p50 / p99", "150 / 400 ms", walls, cpu, f"{found['memory_mb']:.0f} MB")
        put = added(folder)
        seen = f"a reader's next search has it after {ms(put['seen_s'])} ({ms(put['seen_processor_s'])})"
        yield Row(f"adding one article to {size}", "1 s", ms(put["add_s"]), ms(put["add_processor_s"]), seen)
