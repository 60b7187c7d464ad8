"""A part and its whole: "three of 16 locks", "40 of its 90 wells", "ten minutes over three weeks".

It does not know which of the two answers beyond what the question's words say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index.regex import regex
from retrieval.values.bound import Bound
from retrieval.values.content import content_stems, lower_stems
from retrieval.values.stated import Stated

_OF = regex(
    r"\s+(?P<out>out\s+)?of\s+(?:(?:its|his|her|their|our|a\s+total\s+of|(?:the\s+)?[\w-]+(?:['’]s|s['’]))\s+)?",
    re.IGNORECASE,
)
_ASKS_WHOLE = regex(
    r"\b(?:total|in all|altogether|overall|entire|full|whole|size|out of how many|fac(?:e|es|ed|ing)|charge[ds]?|"
    r"indicted|accused|there|ha(?:ve|s|d)|h[eo]lds?)\b",
    re.IGNORECASE,
)
_ASKS_LENGTH = regex(r"\bhow long\b", re.IGNORECASE)
_OVER = regex(r"\s+(?:(?:spread|staggered)\s+)?over\s+(?:the\s+)?", re.IGNORECASE)


def parts_first(text: str, stated: Sequence[Stated], question: str) -> tuple[Stated, ...]:
    """The figures without the wholes of which the text tells a part, unless the question may ask for the whole.

    A part takes the noun behind its whole, for "three of 16 locks" are locks, where the text tells what is asked:
    "sold two of seven barges" does not count those built.
    """
    tied = tuple(_tied(text, stated))
    nouns = {part.start: whole.quantity.noun for part, whole in tied if _tells(text, part, whole, question)}
    wholes = set() if _ASKS_WHOLE.search(question) else {whole.start for _, whole in tied}
    if _ASKS_LENGTH.search(question):
        wholes |= {over.start for _, over in _spread(text, stated)}
    return tuple(
        replace(s, quantity=replace(s.quantity, noun=nouns[s.start])) if s.start in nouns else s
        for s in stated
        if s.start not in wholes
    )


def _tells(text: str, part: Stated, whole: Stated, question: str) -> bool:
    """Whether a part without a noun of its own is of what is asked: not where nothing but what is counted is."""
    asked, noun = lower_stems(question), _noun(whole)
    return not part.quantity.noun and (not asked & noun or bool(asked & lower_stems(text) - noun))


def _noun(whole: Stated) -> frozenset[str]:
    return content_stems(" ".join(whole.quantity.noun))


def _spread(text: str, stated: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Times and the longer ones that they were spread over: "ten minutes over three weeks" is how long it took."""
    for part, over in pairwise(stated):
        times = part.quantity.unit.measure == over.quantity.unit.measure == "time"
        if times and _OVER.fullmatch(text[part.end : over.start]):
            yield part, over


def _tied(text: str, stated: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Parts and wholes. Not "one of five", and not "two of the 31 dead": both are told of a whole that is the news."""
    for part, whole in pairwise(stated):
        a, b = part.quantity, whole.quantity
        counts = a.unit.measure == b.unit.measure == "count" and b.bound is not Bound.VAGUE
        if not counts or not 1 < a.low < b.low:
            continue
        tie = _OF.fullmatch(text[max(part.end, part.noun_end if a.noun else 0) : whole.start])
        if tie is not None and (tie["out"] if a.noun else b.noun):
            yield part, whole
