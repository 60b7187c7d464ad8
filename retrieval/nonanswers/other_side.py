"""Who is on the other side than the asked one: who accuses, where it is asked who denied, and the mayor herself, where
it is asked who contradicts the mayor.

Rules of form around one name, English.
"""

import re

from index.regex import regex
from retrieval.values.content import content_stems

_ASKS_DENIAL = regex(
    r"^\W*(?:and |but )?(?:who|which \w+) (?:has |have |had |also )?(?:den(?:y|ies|ied)|reject(?:s|ed)?|dispute[sd]?|"
    r"contradict(?:s|ed)?|refute[sd]?|dismiss(?:es|ed)?)\b",
    re.IGNORECASE,
)
_ACCUSES = regex(
    r"(?:,[^,;]{1,60},)?\s(?:(?:has|have|had|also|earlier|again)\s)*(?:accus(?:es?|ed)|alleg(?:es?|ed)|blam(?:es?|ed))\b"
)
_DENIES = regex(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject\w*|disput\w*|refut\w*|dismiss\w*|untrue|false|not|never)\b|n['’]t\b", re.I
)
_ASKS_OPPONENT = regex(
    r"^\W*(?:and |but )?(?:who|which \w+) (?:has |have |had |also )?(?:contradict|accus|blam|critici|attack|challeng|"
    r"oppos|sue|defend|prais|support|back|question|condemn|defi|defy|rebuk|answer)\w*\s(?:the|its|his|her|their)\s(?P<whom>[^?]+)",
    re.IGNORECASE,
)
_TITLE = regex(r"\b(?P<title>[A-Z][a-z]+)\s$")


def is_other_side(question: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is such a one."""
    if _ASKS_DENIAL.search(question) and _ACCUSES.match(text, end) and not _DENIES.search(text):
        return True
    opponent, title = _ASKS_OPPONENT.search(question), _TITLE.search(text, 0, start)
    called = content_stems(title["title"]) if title is not None else frozenset()
    return opponent is not None and bool(called) and called <= _head(opponent["whom"])


def _head(whom: str) -> frozenset[str]:
    """The stem of whom it is asked about: of "mayor of Velm" the mayor."""
    return content_stems(whom.split(" of ")[0].split(" in ")[0])
