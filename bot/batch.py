"""The lines of `ask --batch`: each a question, or an object with "question" and perhaps "as_of".

It does not ask them. A line that cannot be asked is a value too: line n of the answers is line n of the questions.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot import words

if TYPE_CHECKING:
    from retrieval.answer import Answer

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Asked:
    """One line: its number from 1, what it asks, and why it cannot be asked (None where it can)."""

    line: int
    question: str
    as_of: date | None = None
    error: str | None = None


def read_batch(lines: Iterable[bytes]) -> Iterator[Asked]:
    """One `Asked` a line, in order."""
    for number, line in enumerate(lines, 1):
        yield _read(number, line)


def _read(number: int, line: bytes) -> Asked:
    try:
        text = line.decode("utf-8").strip().removeprefix(_BOM).strip()
    except UnicodeDecodeError:
        shown = line.decode("utf-8", "replace").strip()
        return Asked(number, shown, error=words.LINE_NOT_UTF8.format(number))
    if not text:
        return Asked(number, "", error=words.LINE_EMPTY.format(number))
    return _from_object(number, text) if text.startswith("{") else Asked(number, text)


def _from_object(number: int, text: str) -> Asked:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Asked(number, text, error=words.LINE_NOT_JSON.format(number, error))
    question, as_of = found.get("question"), found.get("as_of")
    if not isinstance(question, str):
        return Asked(number, text, error=words.LINE_NO_QUESTION.format(number))
    if as_of is None:
        return Asked(number, question)
    try:
        return Asked(number, question, date.fromisoformat(as_of))
    except (ValueError, TypeError):
        return Asked(number, question, error=words.LINE_AS_OF.format(number, as_of))


def unasked(question: str, error: str) -> "Answer":
    """The Answer for a line that could not be asked."""
    from retrieval.answer import Answer, Kind, Reading, Took, Verdict

    whole = question.encode("utf-8", "replace").decode("utf-8")
    reading = Reading(kind=Kind.ACCOUNT)
    return Answer(
        question=whole,
        reading=reading,
        verdict=Verdict.UNANSWERED,
        took_ms=Took(total=0, search=0, read=0),
        error=error,
    )
