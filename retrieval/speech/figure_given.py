"""Whose figure it is that somebody else sets his own against: "310, more than the 240 given by the harbour master".

English, by form, and only where a participle follows on the figure; it does not know who told the rest.
"""

import re

from index.regex import regex
from index.times.timewords import FULL_WEEKDAY
from retrieval.answer import Attribution
from retrieval.speech.speaker import speaker
from retrieval.speech.who import Who, is_anonymous
from retrieval.values.numeral import SPELLED

_FIGURE = regex(rf"\d|\b(?:{SPELLED}|dozens?|hundreds?)\b", re.IGNORECASE)
_THE = regex(r"\b(?:the|a)\s+(?:(?:figure|number|toll|total|sum|estimate)\s+of\s+)?$", re.IGNORECASE)
_GIVEN_BY = regex(
    r"(?:\s+[\w’'-]+){0,2}?\s+(?:that\s+(?:was|were|had been)\s+)?"
    r"(?:(?:first|initially|originally|previously|earlier)\s+)?"
    r"(?:given|reported|announced|estimated|claimed|counted|mentioned|put forward|(?<=\d )named)\s+(?:\w+ly\s+)?by\s+"
    r"(?P<who>[^,.;:()“”\"]{3,80})",
    re.IGNORECASE,
)
_WHEN = regex(rf"\s+(?:on|in|at|when|earlier|last|yesterday|{FULL_WEEKDAY})\b")


def given_by(sentence: str, span: tuple[int, int]) -> Attribution | None:
    """Who gave the figure in the span; None where nobody behind it did."""
    start, end = span
    found = _GIVEN_BY.match(sentence, end)
    if found is None or not _FIGURE.search(sentence, start, end) or not _THE.search(sentence, 0, start):
        return None
    when = _WHEN.search(sentence, found.start("who"), found.end("who"))
    owner = speaker(sentence, found.start("who"), when.start() if when else found.end("who"))
    if owner is None or owner.kind is Who.PRONOUN:
        return None
    who = sentence[owner.start : owner.end]
    return Attribution(who=who, anonymous=is_anonymous(who, sentence, owner.kind))
