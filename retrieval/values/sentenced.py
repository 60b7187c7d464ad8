"""Who was given a sentence was convicted, not acquitted: "Orre got six years" to "Was Orre acquitted?".

It says nothing where a charge is asked after, for the sentence may be for another. It reads English, and asks for the
name, the office or a pronoun right before the punishment.
"""

import re
from functools import lru_cache

from index.regex import regex
from retrieval.values.stance import Stance

_ASKED = regex(
    r"^\W*(?:was|were|has|have|had|is|did|does)\s+(?P<who>.+?)\s+(?:(?:been|be|ever|also|really|found)\s+)*"
    r"(?:acquitted|cleared|exonerated|not guilty|innocent|go free|walk free|(?P<convicted>convicted|guilty))\W*$",
    re.IGNORECASE,
)
_TERM = r"(?:(?:[\w-]+\s+)?(?:years?|months?)\b(?!\s+(?:ago|later|earlier|before|old|after))|life\b)"
_SENTENCE = r"(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:sentence|(?:prison|jail)\s+term)\b"
_PUNISHED = (
    rf"(?:(?:was|were|has been|had been)\s+(?:\w+ly\s+|also\s+)?(?:sentenced|jailed|imprisoned)\b"
    rf"|(?:was\s+|were\s+)?(?:got|received|given|handed)\s+(?:{_SENTENCE}|{_TERM})|{_SENTENCE})"
)
_NOT_SO = regex(
    r"\b(?:not|never|no|if|unless|would|could|may|might|should|faces?|sought|seek\w*|ask\w*|demand\w*|want\w*|overturn\w*|"
    r"quash\w*|annul\w*|reversed|appeal\w*|until)\b|n['’]t\b",
    re.IGNORECASE,
)
_OFFICE = regex(r"^(?:the\s+)?(?P<office>(?:[a-z-]+\s+){0,2}?[a-z-]+)(?:\s+(?:of|at|for|in|who|from)\b.*)?$")
_NAME = regex(r"[A-Z][\w’'-]*\w")


def of_sentenced(question: str, sentence: str) -> tuple[Stance, tuple[int, int]] | None:
    """The stance, and the words that tell of the punishment (code points); None where none is told of the asked one."""
    asked = _ASKED.match(question)
    punished = _pattern(asked["who"]) if asked else None
    found = punished.search(sentence) if punished else None
    if asked is None or found is None or _NOT_SO.search(sentence):
        return None
    return Stance.YES if asked["convicted"] else Stance.NO, found.span("punished")


@lru_cache(maxsize=8)
def _pattern(who: str) -> re.Pattern[str] | None:
    names = _NAME.findall(who)
    office = _OFFICE.match(who)
    own = office["office"].split()[-1:] if office else names[-1:]
    if not own:
        return None
    # Up to 40 signs of who somebody is, with no further sentence part and nobody else.
    named = rf"(?i:\b{re.escape(own[0])}\b)(?:\s+[A-Z][\w’'-]+){{0,3}}"
    between = r"(?:,[^,;:.“”\"]{1,40}?)?,?\s+"
    return re.compile(rf"(?:{named}{between}|(?:^|[.;]\s+)(?:He|She|They)\s+)(?P<punished>{_PUNISHED})")
