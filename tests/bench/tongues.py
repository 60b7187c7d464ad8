"""Languages other than English, measured on sentences of our own: `python -m tests.bench.tongues [--misses] [--held]`.

240 sentences about invented events, 40 a language: which day the event is given, which figure is read, where sentences
end, who is said to have said it. Half of them (`held`) were not looked at while the tables were written. All articles
came out on Thursday 15 May 2031.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.day import Day
from index.sentences import split
from index.times.sentence_time import own_time

FOLDER = Path(__file__).parent / "tongues"
PUBLISHED = Day.of(date(2031, 5, 15))
LANGUAGES = ("de", "fr", "es", "ar", "ru", "uk")
KINDS = ("day", "number", "split", "says")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and what must be read from it."""

    language: str
    half: str
    kind: str
    text: str
    expected: str


def rows() -> Iterator[Row]:
    """All of them, in order."""
    for language in LANGUAGES:
        for line in (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
            yield Row(language, *line.split("\t"))


def read(row: Row) -> str:
    """What the program reads."""
    match row.kind:
        case "day":
            day = own_time(row.text, PUBLISHED, row.language).day
            return day.iso() if day else "-"
        case "split":
            return str(len(split(row.text, (), row.language)))
        case "number":
            return _number(row)
        case _:
            return _speaker(row)


_BOUNDS = {"approx": "~", "at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "exact": ""}


def _number(row: Row) -> str:
    from retrieval.values.number import quantities

    found = quantities(row.text, row.language)
    if len(found) != 1:
        return f"{len(found)} figures: {[row.text[s.start : s.end] for s in found]}"
    quantity = found[0].quantity
    return f"{_BOUNDS.get(quantity.bound.value, '?')}{quantity.low:.10g}"


def _speaker(row: Row) -> str:
    from retrieval.speech.attribution import attribute

    said = attribute(row.text, [], None, row.language)
    return said.who if said else "-"


def main(arguments: list[str]) -> int:
    """Prints right of all, by language and kind; the misses too where asked."""
    halves = ("dev", "held") if "--held" in arguments else ("dev",)
    right: Counter[tuple[str, str, str]] = Counter()
    every: Counter[tuple[str, str, str]] = Counter()
    for row in rows():
        if row.half not in halves:
            continue
        place = (row.half, row.language, row.kind)
        every[place] += 1
        got = read(row)
        right[place] += got == row.expected
        if got != row.expected and "--misses" in arguments:
            print(f"{row.language} {row.kind} {row.text}\n    asked {row.expected}, read {got}", file=sys.stderr)
    for half in halves:
        for language in LANGUAGES:
            told = ", ".join(f"{k} {right[half, language, k]}/{every[half, language, k]}" for k in KINDS)
            print(f"{half} {language}: {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
