"""A figure that somebody else sets against the one before it in a sentence: "five died, according to the ministry;
doctors say nine".

The reader finds the first and leaves the second, which has no words of its own that could answer. One figure a clause,
English.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.regex import regex
from retrieval.answer import Kind
from retrieval.questions.question import Question
from retrieval.readers.reader import ReadSpan
from retrieval.values.number import quantities
from retrieval.windows import Placed

_SAYS = (
    r"(?:says?|said|puts?|reported|reports|gave|gives|spoke of|speaks of|count(?:s|ed)|claim(?:s|ed)|insist(?:s|ed)|"
    r"maintain(?:s|ed)|estimat(?:es|ed)|speaking of|putting|ha(?:s|ve) it)"
)
_IT = r"(?:it|they|them|there|this|the (?:number|figure|toll|total|sum|cost|count|crowd|damage|loss(?:es)?))"
_SET_AGAINST = regex(
    rf"(?:[;,:–—]|\b(?:but|while|though|although|whereas|and))\s+(?!(?:which|who|that|it|he|she|they)\b)"
    rf"(?P<who>[^,;.:]{{2,70}}?)\s+{_SAYS}\s+(?:that )?(?:{_IT}\s+)?(?:(?:was|were|is|are|had been|at|as|of|to be)\s+)*"
    r"(?:(?:only|in fact|closer to|nearer)\s+)?$",
    re.IGNORECASE,
)
_NO_NOUN = regex(r"\s*(?:in all|altogether|dead|people|$|[,.;:)”\"])", re.IGNORECASE)


def restated(text: str, end: int) -> tuple[int, int] | None:
    """Where the figure stands that is set against the sole one before `end` (code points); None where none is."""
    figures = sorted(quantities(text), key=lambda each: each.start)
    before = [each for each in figures if each.start < end]
    behind = [each for each in figures if each.start >= end]
    if len(before) != 1 or len(behind) != 1 or _NO_NOUN.match(text, behind[0].end) is None:
        return None
    against = _SET_AGAINST.search(text, end, behind[0].start)
    return (behind[0].start, behind[0].end) if against is not None else None


def with_restated(question: Question, placed: Placed, spans: Sequence[ReadSpan]) -> tuple[ReadSpan, ...]:
    """The spans, and beside the surest of a sentence the figure that is set against it, held for as much."""
    if question.kind is not Kind.NUMBER or placed.article.masthead.language not in (None, "en"):
        return tuple(spans)
    kept = list(spans)
    for number, (start, end) in enumerate(placed.window.sentences):
        first = max((each for each in spans if each.sentence == number), key=lambda s: s.answers, default=None)
        other = restated(placed.window.text[start:end], first.end - start) if first is not None else None
        if first is None or other is None:
            continue
        at, to = start + other[0], start + other[1]
        kept = [each for each in kept if each.sentence != number or each.end <= at or to <= each.start]
        kept.append(replace(first, start=at, end=to))
    return tuple(kept)
