"""DESIGN's budgets, each beside its reference in the same run.

    make bench [PARTS="start embedding dense words question peer"] [PASSAGES=1000000]
    python -m tests.bench.budgets [PART ...] [--passages N] [--articles N] [--folder DIR] [--shared DIR]

It prints a table for the README, with the commit. `dense`, `words` and `question` use one large archive that is kept in
--folder (see `tests.bench.large`). Everything else takes minutes; an archive of a million passages takes an hour of two
busy cores, once. Wall clock, and processor time beside it: a machine that others use too stretches only the first.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.bench import dense, encoding, peer, questions
from tests.bench.row import Place, Row

PARTS: dict[str, Callable[[Place], Iterator[Row]]] = {
    "start": questions.start,
    "embedding": encoding.embedding,
    "dense": dense.dense,
    "words": dense.words,
    "question": questions.question,
    "peer": peer.peer,
}


@dataclass(frozen=True, slots=True)
class Commit:
    """What was measured."""

    name: str
    is_clean: bool


def commit() -> Commit:
    """The commit that is checked out, and whether files differ from it."""
    run = lambda *words: subprocess.run(["git", *words], capture_output=True, text=True, check=True).stdout  # noqa: E731
    return Commit(run("rev-parse", "--short", "HEAD").strip(), not run("status", "--porcelain").strip())


def main() -> None:
    """Measure, and print a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--passages", type=int, default=300_000)
    parser.add_argument("--articles", type=int, default=400, help="how many are indexed beside the peer")
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    place = Place(options.folder, options.shared, options.passages, options.articles)
    made = commit()
    print(f"Commit {made.name}{'' if made.is_clean else ' with changes'}, {json.dumps(place.machine())}\n")
    print(
        "| what | budget | measured | processor time | reference in the same run |\n|---|---|---|---|---|", flush=True
    )
    for part in options.parts or list(PARTS):
        # Each in a process of its own: what a part loads is no memory of the next one.
        process = get_context("spawn").Process(target=tell, args=(part, place))
        process.start()
        process.join()
        if process.exitcode:
            sys.exit(process.exitcode)


def tell(part: str, place: Place) -> None:
    """Print its rows."""
    for row in PARTS[part](place):
        print(row.told(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
