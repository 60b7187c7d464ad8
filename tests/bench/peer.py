"""The same job by a plain script of a peer library, txtai, in an environment that the bench makes for it.

It has the same model and the same articles; it answers with passages, where ours goes on to read them. The environment
sees the packages of this one (torch, transformers) and installs what it lacks.
"""

import json
import resource
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.add import add
from index.archive import LocalArchive
from index.embedding.encoder import open_encoder
from index.embedding.model import find_model
from index.sources import read_sources
from tests.bench.growth import cold, cost, disk, warm
from tests.bench.row import Place, Row, ms

SCRIPT = Path(__file__).with_name("peer_script.py")
PEER = "txtai"


def environment(folder: Path, package: str = PEER) -> Path:
    """The interpreter of one that has the package; made once."""
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        where = subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True,
            text=True,
            check=True,
        )
        Path(where.stdout.strip(), "ours.pth").write_text(sysconfig.get_path("purelib") + "\n")
        subprocess.run([python, "-m", "pip", "install", "-qq", package], check=True)
        (folder / "ready").touch()
    return python


def told(python: Path, *words: str, script: Path = SCRIPT) -> dict[str, Any]:
    """What a run of the script says, and what it cost as a whole."""
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([python, script, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{script} {words[0]}: exit code {done.returncode}: {done.stderr.strip()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {"wall_s": time.perf_counter() - started, "processor_s": used, **found}


def peer(place: Place) -> Iterator[Row]:
    """Indexing, a cold question, a warm one, memory and disk: ours, then theirs."""
    python, model = environment(place.folder / PEER), str(find_model(None).folder)
    asked = json.loads(place.questions.read_text(encoding="utf-8").splitlines()[0])["question"]
    theirs, taken = place.folder / f"{PEER}-index", place.first_articles()
    index = told(python, "index", model, str(taken), str(theirs))
    their_cold = told(python, "cold", model, str(theirs), asked)
    their_warm = told(python, "warm", model, str(theirs), str(place.questions))
    folder = place.folder / f"peer-{datetime.now(UTC):%H%M%S}"
    with LocalArchive.create(folder) as archive:
        articles = read_sources([str(taken)], None)
        wall, used = cost(lambda: add(archive, articles, open_encoder(), lambda: datetime.now(UTC)))
        count = archive.coverage().passages
    one = cold(folder, asked)
    lines = place.questions.read_text(encoding="utf-8").splitlines()[:20]
    many = warm(folder, [json.loads(line)["question"] for line in lines])
    size = sum(path.stat().st_size for path in theirs.rglob("*") if path.is_file()) / 1e6
    yield Row(
        f"indexing {count:,} passages (days, origins, stories included)", "", f"{count / wall:.0f} a second",
        f"{count / used:.0f} a second",
        f"{PEER}, {index['passages']:.0f} passages: {index['passages'] / index['index_s']:.0f} a second, "
        f"{index['passages'] / index['index_processor_s']:.0f} of processor time",
    )  # fmt: skip
    yield Row(
        "cold question, the same articles", "1.0 s", ms(one["cold_s"]), ms(one["cold_processor_s"]),
        f"{PEER}: {ms(their_cold['wall_s'])}, {ms(their_cold['processor_s'])} of processor time; passages only",
    )  # fmt: skip
    yield Row(
        "warm question, the same articles", "150 ms", ms(many["warm_s"]), ms(many["warm_processor_s"]),
        f"{PEER}: {ms(their_warm['warm_s'])}, {ms(their_warm['warm_processor_s'])} of processor time; passages only",
    )  # fmt: skip
    memory = f"{PEER}: {their_cold['memory_mb']:.0f} MB"
    yield Row("memory of a cold question", "", f"{one['cold_mb']:.0f} MB", "", memory)
    yield Row("disk", "", f"{disk(folder)['disk_mb']:.0f} MB", "", f"{PEER}: {size:.0f} MB, of passages of 120 words")


if __name__ == "__main__":
    for each in peer(Place(Path(sys.argv[1]), Path(sys.argv[2]), 0)):
        print(each.told())
