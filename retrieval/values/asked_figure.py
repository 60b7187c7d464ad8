"""A yes/no question that names a figure: "The sentence was seven years" says no to "Was she sentenced to eight years?",
and "one of the two was found" to "Were both found?".

Only measures (years, money, metres), of which a thing has one; how many there were may be told in parts. A sentence
that states more figures of the measure than one says nothing outright, nor one that shares no other word.
"""

import re

from index.regex import regex
from retrieval.values.content import content_stems
from retrieval.values.number import quantities
from retrieval.values.quantity import Quantity, relate_quantities
from retrieval.values.relation import Relation
from retrieval.values.stated import Stated

RIVALS = 3.0
"""No account of a thing gives more than so many times what another gives."""
_ASKS_BOTH = regex(r"\bboth\b", re.IGNORECASE)
_ONE_OF_TWO = regex(r"\b(?:just |only )?one of (?:the|its|their|his|her|these|those) (?:two|pair)\b", re.IGNORECASE)
_OF_MANY = frozenset({"count", "bare"})


def says_another_figure(question: str, sentence: str) -> tuple[int, int] | None:
    """Where the sentence states another figure of the asked measure (code points); None where it does not."""
    one = None if _ASKS_BOTH.search(sentence) else _ONE_OF_TWO.search(sentence)
    if one and _ASKS_BOTH.search(question):
        return one.span() if content_stems(question) & content_stems(sentence) else None
    asked = _measured(question)
    if len(asked) != 1:
        return None
    told = [each for each in _measured(sentence) if each.quantity.unit == asked[0].quantity.unit]
    if len(told) != 1 or not _are_rivals(asked[0].quantity, told[0].quantity):
        return None
    shared = content_stems(_without(question, asked[0])) & content_stems(_without(sentence, told[0]))
    return (told[0].start, told[0].end) if any(not stem.isdigit() for stem in shared) else None


def _are_rivals(a: Quantity, b: Quantity) -> bool:
    """Whether they can be two accounts of one thing: a range of 2,000 km and an accuracy of eight are not."""
    least, most = sorted((a.figure, b.figure))
    return 0 < most <= RIVALS * least and relate_quantities(a, b) is Relation.PARTS


def _measured(text: str) -> list[Stated]:
    return [each for each in quantities(text) if each.quantity.unit.measure not in _OF_MANY]


def _without(text: str, stated: Stated) -> str:
    return f"{text[: stated.start]} {text[stated.noun_end :]}"
