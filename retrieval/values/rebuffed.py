"""The end of a sentence that denies what its beginning tells: "..., a charge that the union called false", "..., which
the port denies". Both are told: a claim and, by somebody else, its denial.

English, by form: it takes a word for a claim, or a plain "denies" behind "which" or "something", for much is rejected
that nobody said ("a bill, which the senate rejected").
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.regex import regex

Span = tuple[int, int]

_CLAIM = r"(?:charges?|claims?|accusations?|allegations?|assertions?|suggestions?|insinuations?)"
# Up to nine words that hold no verb of their own: "the union's leader, Tam Kell,".
_WHO = (
    r"(?:(?:(?!(?:and|but|or|that|which|who|is|are|was|were|be|been|not|never|did|does|do|would|could|should|will|has|"
    r"have|had|\w+n['’]t)\b)[\w.'’-]+,?\s+){1,9}?)"
)
_ADVERBS = r"(?:(?:has|have|had|since|also|both|always|\w+ly)\s+)*"
_FALSE = (
    r"(?:call|brand|label)(?:s|ed)\s+(?:it\s+)?[“\"'‘]?(?:an?\s+)?(?:\w+\s+(?:and\s+)?){0,3}?(?:false|untrue|lies?|"
    r"fiction|nonsense|absurd|baseless|groundless|unfounded|ridiculous|fabricat\w+|slander\w*|shameful|shameless)\b"
)
_DENIES = r"den(?:y|ies|ied)"
_REJECTS = rf"(?:{_DENIES}|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)|refut(?:es?|ed)|{_FALSE})"
# To the end: in "the report, which Venn denied, led to ..." nothing is told before it.
_ENDS = (
    r"(?:\s+(?:as|in|on|at|during|again|when|through|yesterday|today|to)\b[^,;:]*)?"
    r"(?=[^\w,;]*$|[,;]\s(?:\w+ing|but|and|although|though|while)\b)"
)
_REBUFFED = regex(
    rf",\s+(?P<rebuff>(?:(?:an?\s+|the\s+)?{_CLAIM},?\s+(?:(?:that|which)\s+)?(?P<who>{_WHO}){_ADVERBS}{_REJECTS}"
    rf"|(?:which|something(?:\s+(?:that|which))?)\s+(?P<whom>{_WHO}){_ADVERBS}{_DENIES}){_ENDS})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rebuff:
    """Ranges of a sentence (code points): the words that deny the rest, without the comma before them, and who denies.
    It is bare where they name no claim ("which the port denies")."""

    words: Span
    who: Span
    is_bare: bool


@lru_cache(maxsize=4_096)
def rebuff(sentence: str) -> Rebuff | None:
    """The denial that the sentence ends in; None where it ends in none."""
    found = _REBUFFED.search(sentence)
    if found is None or not found.start():
        return None
    is_bare = found["who"] is None
    return Rebuff(found.span("rebuff"), found.span("whom" if is_bare else "who"), is_bare)
