"""A full disk, a folder that is read only, a huge input, damaged bytes: one clear line, or the same hits as before."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.add import Silent, Summary, add
from index.archive import LocalArchive
from index.article import Incoming
from index.doctor import doctor
from index.errors import RashomonError
from index.found import Filters
from index.neighbours.base import Sizes
from tests.fakes import WordEncoder, invented, noon, plain_steps

ENCODER = WordEncoder(dimension=16)
SIZES = Sizes(tail_up_to=20, flat_up_to=60, exact_up_to=150)
WORDS = ("fire", "pell")


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "narrow"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


class Counting(Silent):
    """Knows what was said to be in."""

    def __init__(self) -> None:
        self.told = 0

    def stored(self, summary: Summary) -> None:
        self.told = summary.added


def test_a_full_disk_is_one_line_and_what_was_acknowledged_is_in(narrow: Path) -> None:
    watched = Counting()
    archive = LocalArchive.create(narrow / "archive", sizes=SIZES)
    articles = (invented(n, words=f"Number {n} said so again. " * 9) for n in range(20_000))
    with pytest.raises((RashomonError, OSError)) as told:
        add(archive, articles, ENCODER, noon, watched, steps=plain_steps())
    assert "\n" not in str(told.value)
    assert "space" in str(told.value).lower()
    assert watched.told > 0
    archive.close()
    with LocalArchive.open(narrow / "archive", sizes=SIZES) as again:
        assert again.coverage().articles >= watched.told
        assert len(again.search_words(["fire"], 100_000, Filters())) == again.coverage().articles


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_read_and_adding_to_it_is_one_line(tmp_path: Path) -> None:
    with LocalArchive.create(tmp_path / "archive", sizes=SIZES) as archive:
        add(archive, (invented(n) for n in range(50)), ENCODER, noon, steps=plain_steps())
        expected = archive.search_words(["fire"], 60, Filters())
    for path in (*(tmp_path / "archive").iterdir(), tmp_path / "archive"):
        path.chmod(0o500)
    with LocalArchive.open(tmp_path / "archive", sizes=SIZES) as again:
        assert again.search_words(["fire"], 60, Filters()) == expected
        with pytest.raises((RashomonError, OSError)):
            add(again, [invented(99)], ENCODER, noon, steps=plain_steps())
    (tmp_path / "archive").chmod(0o700)


def test_flipped_bytes_in_any_file_are_an_error_a_repair_or_change_no_hit(tmp_path: Path) -> None:
    """In lists of codes and of terms a flip can hide a passage; it never gives one a score that is not its own."""
    origin = tmp_path / "origin"
    with LocalArchive.create(origin, sizes=SIZES) as archive:
        add(archive, (invented(n) for n in range(260)), ENCODER, noon, steps=plain_steps())
    vector = ENCODER.encode(["fire in Pell"])[0]

    def hits(folder: Path) -> tuple[dict[int, float], dict[int, float], list[str]]:
        with LocalArchive.open(folder, sizes=SIZES) as archive:
            found = (
                archive.search_vector(vector, 300, Filters()),
                archive.search_words(["fire", "pell"], 300, Filters()),
            )
            texts = [stored.article.text for stored in archive.passages([hit.passage_id for hit in found[1][:20]])]
            return {h.passage_id: h.score for h in found[0]}, {h.passage_id: h.score for h in found[1]}, texts

    sound = hits(origin)
    outcomes = {"error": 0, "same": 0, "fewer": 0}
    names = [path.name for path in sorted(origin.iterdir()) if path.stat().st_size and path.suffix != ".json"]
    for name in names:
        for turn in range(4):
            folder = tmp_path / f"{name}-{turn}"
            folder.mkdir(mode=0o700)
            for path in origin.iterdir():
                (folder / path.name).write_bytes(path.read_bytes())
                (folder / path.name).chmod(0o600)
            content = bytearray((folder / name).read_bytes())
            at = (turn * 7_919 + 13) * 104_729 % len(content)
            content[at] ^= 0x5A
            (folder / name).write_bytes(content)
            try:
                found = hits(folder)
            except RashomonError:
                outcomes["error"] += 1
                continue
            if found == sound:
                outcomes["same"] += 1
                continue
            if name != "archive.sqlite":
                assert found[0].items() <= sound[0].items(), f"{name} at {at}: a wrong score"
                assert found[1].items() <= sound[1].items(), f"{name} at {at}: a wrong score"
            with LocalArchive.open(folder, sizes=SIZES) as archive:
                assert doctor(archive, check_model=False), f"{name} at {at}: nobody would know"
            outcomes["fewer"] += 1
    assert outcomes["same"] > outcomes["fewer"]


def test_a_long_file_is_read_in_constant_memory(tmp_path: Path) -> None:
    """Thirty megabytes, most of them articles that are in already: what is in is the same, so memory should be."""
    code = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from index.add import add\nfrom index.archive import LocalArchive\nfrom index.sources import read_sources\n"
        "from tests.fakes import WordEncoder, noon, plain_steps\n"
        "with LocalArchive.create(Path(sys.argv[1])) as archive:\n"
        "    summary = add(archive, read_sources([sys.argv[2]], None), WordEncoder(16), noon, steps=plain_steps())\n"
        "print(summary.added, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
    )
    found = []
    for lines in (40, 640):
        path = tmp_path / f"{lines}.jsonl"
        with path.open("w") as file:
            for line in range(lines):
                n = line % 40
                words = " ".join(f"word{(n + k) % 5_000}" for k in range(6_000))
                file.write(json.dumps({"id": f"a{n}", "text": f"Report {n}. {words}."}) + "\n")
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / f"archive-{lines}"), str(path)],
            capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        added, memory = done.stdout.split()
        assert int(added) == 40
        found.append(float(memory))
    assert path.stat().st_size > 30e6
    assert found[1] - found[0] < 6, f"{found} MB"


def test_an_interrupted_add_says_what_is_in_and_the_next_one_goes_on(tmp_path: Path) -> None:
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked == 100

    def articles() -> Iterator[Incoming]:
        return (invented(n) for n in range(150))

    with LocalArchive.create(tmp_path, sizes=SIZES) as archive:
        first = add(archive, articles(), ENCODER, noon, steps=plain_steps(), stop=stop)
        assert (first.stopped, first.added) == (True, archive.coverage().articles)
        assert 0 < first.added < 150
        second = add(archive, articles(), ENCODER, noon, steps=plain_steps())
        assert (second.stopped, second.skipped, second.added) == (False, first.added, 150 - first.added)
