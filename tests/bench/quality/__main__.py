"""How right the answers are, on every set, as a Markdown table: `python -m tests.bench.quality --data ../shared`.

Archives are made once, under --kept (indexing RealTime QA takes the better part of an hour on two cores), and every
answer is written beside them as JSON lines. No set takes part in training or fitting.
"""

import argparse
from datetime import date
from pathlib import Path

from index.embedding.encoder import open_encoder
from retrieval.readers.choosing import load_reader
from tests.bench.quality import gold, news, qacc, ramdocs, realtimeqa
from tests.bench.quality.asking import Row, Tools

SETS = {
    "dev": gold.dev,
    "seeds": gold.seeds,
    "invented": gold.invented,
    "strangers": gold.strangers,
    "reworded": gold.reworded,
    "news": news.measure,
    "realtimeqa": realtimeqa.measure,
    "qacc": qacc.measure,
    "ramdocs": ramdocs.measure,
}


def table(rows: list[Row]) -> str:
    """Markdown."""
    lines = ["| set | figure | value | target |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {r.set} | {r.figure} | {r.value} | {r.target} |" for r in rows)])


def main() -> None:
    """Measure the sets and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--kept", type=Path, default=Path("build/quality"), help="archives and answers")
    parser.add_argument("--sets", default=",".join(SETS), help=f"some of {', '.join(SETS)}")
    parser.add_argument("--reader", help="a Hugging Face model instead of the program's own reader")
    parser.add_argument("--threads", type=int, help="of the encoder; all cores unless given")
    options = parser.parse_args()
    options.kept.mkdir(parents=True, exist_ok=True)
    encoder = open_encoder(threads=options.threads)
    tools = Tools(options.data, options.kept, encoder, load_reader(options.reader), date.today())
    print(table([row for name in options.sets.split(",") for row in SETS[name](tools)]))


if __name__ == "__main__":
    main()
