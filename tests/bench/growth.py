"""What adding, asking, opening and memory cost as an archive grows, on archives of `tests.bench.large`.

    python -m tests.bench.growth FOLDER --articles ARTICLES.jsonl --vectors ARCHIVE [--sizes 1000 10000 ...]
        [--questions QUESTIONS.jsonl] [--out growth.jsonl] [--plot docs/growth.svg]

FOLDER grows from size to size and is kept: it is as large as the last size. A line of JSON for each size; --plot draws
the file that --out names. Cold: the whole program, from process start to the printed answer, with the file cache warm.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np

from index.add import add
from index.archive import LocalArchive
from index.article import Incoming
from index.embedding.encoder import open_encoder
from index.found import Filters
from retrieval.ask import ask
from retrieval.readers.choosing import load_reader
from tests.bench.large import Crowd, grow, real_vectors
from tests.bench.row import peak_mb

SIZES = (1_000, 10_000, 100_000, 300_000, 1_000_000)
REAL_PASSAGES = 100_000
TODAY = date(2020, 1, 1)
PLAIN = "import sys; from bot.cli import main; sys.argv[0] = 'rashomon'; sys.exit(main())"
PEAK = "import atexit, sys; from tests.bench import row; atexit.register(lambda: sys.stderr.write(str(row.peak_mb())));"
"""Before PLAIN: the last line of standard error is the most memory that it took, in MB."""


def cost(call: Callable[[], object]) -> tuple[float, float]:
    """Wall clock, and processor time, which a busy machine changes less."""
    started, before = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - started, time.process_time() - before


def named(name: str, costs: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Median and 99th percentile of both."""
    wall, processor = zip(*costs, strict=True)
    return {
        f"{name}_s": float(np.median(wall)), f"{name}_p99_s": float(np.quantile(wall, 0.99)),
        f"{name}_processor_s": float(np.median(processor)),
        f"{name}_processor_p99_s": float(np.quantile(processor, 0.99)),
    }  # fmt: skip


def cold(folder: Path, question: str, runs: int = 3) -> dict[str, float]:
    """Medians of whole processes: wall clock, processor time, and the most memory that one took."""
    found = []
    command = [sys.executable, "-c", PEAK + PLAIN, "--archive", str(folder), "ask", "--no-history", question]
    for _ in range(runs + 1):
        with TemporaryFile("w+") as said:
            started = time.perf_counter()
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
            _, _, used = os.wait4(process.pid, 0)
            took, process.returncode = time.perf_counter() - started, 0
            said.seek(0)
            found.append((took, used.ru_utime + used.ru_stime, float(said.read().split()[-1])))
    wall, processor, memory = (statistics.median(column) for column in zip(*found[1:], strict=True))
    return {"cold_s": wall, "cold_processor_s": processor, "cold_mb": memory}


def added(folder: Path) -> dict[str, float]:
    """One article: until `add` is done, and until a reader that was open has it."""
    encoder, adds, seen = open_encoder(), [], []
    with LocalArchive.open(folder) as reader:
        for turn in range(5):
            stamp = f"zeppelin{datetime.now(UTC).timestamp():.0f}x{turn}"
            one = Incoming(f"/{stamp}.txt", f"A {stamp} burned in the harbour on Monday, the port said.", key=stamp)
            reader.search_words(["harbour"], 1, Filters())
            reader.search_vector(encoder.encode(["harbour"])[0], 1, Filters())

            def add_it(one: Incoming = one) -> None:
                with LocalArchive.open(folder) as archive:
                    add(archive, [one], encoder, lambda: datetime.now(UTC))

            def ask_it(stamp: str = stamp) -> None:
                (hit, *_) = reader.search_words([stamp], 1, Filters())
                near, *_ = reader.search_vector(encoder.encode([f"{stamp} burned"])[0], 1, Filters())
                assert {p.article.key for p in reader.passages([hit.passage_id])} == {stamp}
                assert near

            adds.append(cost(add_it))
            seen.append(cost(ask_it))
    return named("add", adds) | named("seen", seen)


def warm(folder: Path, questions: list[str]) -> dict[str, float]:
    """Questions in one process, after one pass that warms it."""
    encoder, reader = open_encoder(), load_reader(None)
    with LocalArchive.open(folder) as archive:
        opened = [cost(lambda: LocalArchive.open(folder).close()) for _ in range(3)]
        turns = [[cost(lambda q=q: ask(q, archive, encoder, reader, as_of=TODAY)) for q in questions] for _ in range(2)]
        searches = [(question, encoder.encode([question])[0]) for question in questions]
        vector = [cost(lambda v=v: archive.search_vector(v, 60, Filters())) for _, v in searches]
        words = [cost(lambda q=q: archive.search_words(q.split(), 60, Filters())) for q, _ in searches]
    memory = {"memory_mb": peak_mb()}
    # The first turn warms the models and the file cache.
    return memory | named("open", opened) | named("warm", turns[1]) | named("vector", vector) | named("words", words)


def disk(folder: Path) -> dict[str, float]:
    """What the archive takes, and what of it is the articles' text."""
    with LocalArchive.open(folder) as archive:
        (text,) = archive._connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM texts").fetchone()
    total = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    return {"disk_mb": total / 1e6, "text_mb": text / 1e6}


def plot(figures: Path, target: Path) -> None:
    """The curves."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    rows = [json.loads(line) for line in figures.read_text().splitlines()]
    sizes = [row["passages"] for row in rows]
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4.8))
    for name, words, marker in (
        ("add", "add one article", "o"), ("cold", "ask, cold (whole process)", "s"), ("warm", "ask, warm", "^"),
        ("seen", "first search after an add", "v"), ("words", "search of words", "D"),
        ("vector", "search of vectors", "x"), ("open", "open", "+"),
    ):  # fmt: skip
        left.plot(sizes, [row[f"{name}_processor_s"] for row in rows], marker=marker, label=words)
    left.set(xscale="log", yscale="log", xlabel="passages", ylabel="seconds of processor time")
    for name, words, marker in (("cold_mb", "memory of a cold ask", "s"), ("disk_mb", "disk, with the text", "o")):
        right.plot(sizes, [row[name] for row in rows], marker=marker, label=words)
    right.set(xscale="log", yscale="log", xlabel="passages", ylabel="MB")
    for axes in (left, right):
        axes.grid(visible=True, which="both", alpha=0.2)
        axes.legend(fontsize=8, ncol=3, loc="upper center", bbox_to_anchor=(0.5, -0.15))
    figure.tight_layout()
    mpl.rcParams["svg.hashsalt"] = "rashomon"
    figure.savefig(target, metadata={"Date": None}, bbox_inches="tight")


def measured(options: argparse.Namespace) -> Iterator[dict[str, float]]:
    """Size by size."""
    questions = [json.loads(line)["question"] for line in options.questions.read_text().splitlines()][: options.asked]
    crowd = Crowd(real_vectors(options.vectors))
    for size in options.sizes:
        (filled, _) = cost(lambda size=size: grow(options.folder, options.articles, crowd, size, REAL_PASSAGES))
        yield {
            "passages": size, "filled_s": filled, **disk(options.folder),
            **cold(options.folder, questions[0]),
            **warm(options.folder, questions), **added(options.folder),
        }  # fmt: skip


def main() -> None:
    """Measure, and draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--asked", type=int, default=20)
    parser.add_argument("--out", type=Path, default=Path("growth.jsonl"))
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    if options.articles:
        with options.out.open("a", encoding="utf-8") as out:
            for figures in measured(options):
                line = json.dumps({name: round(value, 5) for name, value in figures.items()})
                print(line, flush=True)
                out.write(line + "\n")
                out.flush()
    if options.plot:
        plot(options.out, options.plot)


if __name__ == "__main__":
    main()
