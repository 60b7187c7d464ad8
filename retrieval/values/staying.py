"""Who stays in a post, or refuses to leave it, has not resigned: "Venn is at her desk" to "Did Venn resign?".

It reads English; who stays until something happens, or is wanted to, says nothing.
"""

import re

from index.regex import regex

_ASKS_LEAVING = regex(
    r"^\W*(?:did|has|have|had|is|will)\s+(?:[^\s,;]+\s+){1,9}?(?:resign(?:ed|ing)?|quit(?:ting)?|"
    r"step(?:ped|ping)? down|leav(?:e|ing) (?:office|(?:his|her) (?:post|job)))\b",
    re.IGNORECASE,
)
_POST = r"(?:in (?:office|(?:his|her|the|their) (?:post|job|office))|at (?:his|her|their) (?:desk|post)|in charge)"
_STAYS = regex(
    rf"\b(?:stays?|stayed|staying|remains?|remained|remaining) (?:on as\b|{_POST}\b)|"
    r"\bis (?:still )?at (?:his|her) desk\b|"
    r"(?P<refuses>\brefus(?:es|ed|ing) (?:[\w ]{1,20} )?to (?:resign|quit|go|step down|stand down|leave office)\b)",
    re.IGNORECASE,
)
_IN_DOUBT = regex(
    r"\b(?:not|never|no|until|till|if|unless|whether|cannot|could|should|want\w*|ask\w*|urg\w*|call\w*|demand\w*|"
    r"refus\w*|resign\w*|quit|step\w*|left|before)\b|n['’]t\b",
    re.IGNORECASE,
)


def says_stays(question: str, sentence: str) -> tuple[int, int] | None:
    """The words that say so (code points); None where none do, or leaving is spoken of too."""
    stays = _STAYS.search(sentence) if _ASKS_LEAVING.match(question) else None
    return None if stays is None or (not stays["refuses"] and _IN_DOUBT.search(sentence)) else stays.span()
