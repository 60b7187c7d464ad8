"""What the models answer in other languages: `python -m tests.bench.asked_abroad [--model NAME] [--reader NAME]`.

36 questions in six languages about six invented events in the same languages, and six in English about three of them.
An answer is right when its first position holds the expected words.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from index.add import add
from index.archive import LocalArchive
from index.article import Incoming
from index.embedding.encoder import open_encoder
from retrieval.ask import ask
from retrieval.readers.choosing import load_reader

FOLDER = Path(__file__).parent / "tongues"
AS_OF = date(2031, 5, 15)


def articles() -> list[Incoming]:
    """The six reports."""
    found = []
    for line in (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found.append(
            Incoming(
                FOLDER.as_posix(),
                one["text"],
                key=one["id"],
                title=one["title"],
                source=one["source"],
                date=one["date"],
                language=one["language"],
            )
        )
    return found


def main(arguments: list[str]) -> int:
    """Prints right of all, by the language of the question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model")
    parser.add_argument("--reader")
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args(arguments)
    encoder, reader = open_encoder(chosen.model), load_reader(chosen.reader)
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        archive = LocalArchive.create(Path(folder) / "archive")
        add(archive, articles(), encoder, lambda: datetime(2031, 5, 15, 12, tzinfo=UTC))
        for line in (FOLDER / "questions.tsv").read_text(encoding="utf-8").splitlines():
            asked, _, question, expected = line.split("\t")
            answer = ask(question, archive, encoder, reader, as_of=AS_OF)
            first = answer.positions[0].value if answer.positions else "-"
            every[asked] += 1
            right[asked] += expected in first
            if expected not in first and chosen.misses:
                print(f"{asked} {question}\n    asked {expected}, answered {first}", file=sys.stderr)
    for language, count in every.items():
        print(f"{language}: {right[language]} of {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
