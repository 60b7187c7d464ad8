"""The lines of `ask --batch`: each a question, or an object with "question" and perhaps what it is limited to.

It does not ask them. A line that cannot be asked is a value too: line n of the answers is line n of the questions.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot import words_console
from index.regex import regex

if TYPE_CHECKING:
    from retrieval.answer import Answer

_DAYS, _NAMES = ("as_of", "since", "until"), ("outlet", "language")
_BOM = "\ufeff"
_HALF = regex(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Asked:
    """One line: its number from 1, what it asks, and why it cannot be asked (None where it can)."""

    line: int
    question: str
    as_of: date | None = None
    error: str | None = None
    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    language: str | None = None


def read_batch(lines: Iterable[bytes]) -> Iterator[Asked]:
    """One `Asked` a line, in order."""
    for number, line in enumerate(lines, 1):
        yield _read(number, line)


def _read(number: int, line: bytes) -> Asked:
    try:
        text = line.decode("utf-8").strip().removeprefix(_BOM).strip()
    except UnicodeDecodeError:
        shown = line.decode("utf-8", "replace").strip()
        return Asked(number, shown, error=words_console.LINE_NOT_UTF8.format(number))
    if not text:
        return Asked(number, "", error=words_console.LINE_EMPTY.format(number))
    return _from_object(number, text) if text.startswith("{") else Asked(number, text)


def _from_object(number: int, text: str) -> Asked:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Asked(number, text, error=words_console.LINE_NOT_JSON.format(number, error))
    question = _whole(found.get("question"))
    if not isinstance(question, str):
        return Asked(number, text, error=words_console.LINE_NO_QUESTION.format(number))
    # Other keys are a file's own, as those of `eval`.
    given = {name: _whole(found[name]) for name in (*_DAYS, *_NAMES) if found.get(name) is not None}
    days: dict[str, date] = {}
    for name in (each for each in _DAYS if each in given):
        try:
            days[name] = date.fromisoformat(given[name])
        except (ValueError, TypeError):
            return Asked(number, question, error=words_console.LINE_NOT_A_DAY.format(number, name, given[name]))
    names = {name: given[name] for name in _NAMES if name in given}
    wrong = next((name for name, value in names.items() if not isinstance(value, str) or not value.strip()), None)
    if wrong is not None:
        return Asked(number, question, error=words_console.LINE_NO_NAME.format(number, wrong, names[wrong]))
    return Asked(
        number,
        question,
        days.get("as_of"),
        since=days.get("since"),
        until=days.get("until"),
        outlet=names.get("outlet"),
        language=names.get("language"),
    )


def _whole(value: Any) -> Any:
    """JSON can spell half a character ("\\ud800"), which no text that is written or searched may have."""
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value


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
