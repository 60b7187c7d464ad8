"""Whether anybody did it, and one who denies that he did: no "no", for others may have.

It knows denials of one's own deed alone: who denies that anybody was hurt speaks of all. It reads English.
"""

import re

from index.regex import regex

_ASKS_ANY = regex(r"^\W*(?:did|has|have|had)(?:n['’]t)?\s+any(?:one|body)?\b", re.IGNORECASE)
_DENIES_OWN = regex(
    r"\bden(?:y|ies|ied|ying)\s+(?:\w+ing\b|(?:(?:any|all|its|his|her|their|having)\s+)?(?:\w+\s+)?(?:responsibility|"
    r"involvement|roles?|part|guilt|wrongdoing|links?|connections?|complicity)\b|(?:that\s+)?(?:it|he|she|they)\b|"
    r"the\s+(?:charges?|accusations?|allegations?)\b)",
    re.IGNORECASE,
)
_ALL = regex(r"\b(?:all|both|every\w*|each|no|no-one|nobody|none|neither|nor)\b", re.IGNORECASE)


def denies_for_one(question: str, sentence: str) -> bool:
    """Whether any doer at all is asked after, and one denies the deed for himself."""
    if _ASKS_ANY.match(question) is None:
        return False
    denial = _DENIES_OWN.search(sentence)
    return denial is not None and _ALL.search(sentence, 0, denial.start()) is None
