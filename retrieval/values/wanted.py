"""What is only wanted: "demanded the resignation of the mayor" does not say that she has resigned.

The asked deed has to follow at once, as a verb ("urged her to resign") or as its noun. It reads English, and asks
nothing of questions about wishes themselves.
"""

import re

from index.regex import regex
from retrieval.stems import stem_of, stems_in, words_of

_DEED = regex(
    r"^\W*(?:has|have|had|did|was|were|is|are)\s+(?!.*(?:\bwould\b|['’]d\b))(?P<words>.+?)\W*$", re.IGNORECASE
)
_LEAVES_POST = stems_in("resign quit step")  # "to step down"
LONGEST_SUBJECT = 6  # words before the deed
_WANTS = (
    r"(?:demand(?:s|ed|ing)?|urg(?:e[sd]?|ing)|call(?:s|ed|ing)? (?:again )?(?:for|on)|seek(?:s|ing)?|sought|"
    r"threaten(?:s|ed|ing)?|press(?:es|ed|ing)? for|plead(?:s|ed|ing)? (?:for|with)|appeal(?:s|ed|ing)? (?:for|to)|"
    r"ask(?:s|ed|ing)? for)"
)
# As verbs alone: "wants the minister, Sten Hale, to resign", "offered to resign".
_WOULD_HAVE = r"(?:want(?:s|ed|ing)?|offer(?:s|ed|ing)?(?= to\b))"
_TO = regex(
    rf"\b(?:{_WANTS}|{_WOULD_HAVE})(?:\s+(?!that\b|and\b|but\b)[^\s,;:“”\"]+){{0,5}}?"
    r"(?:,\s+[^,;:“”\"]{1,40},)?\s+to\s+(?:be\s+)?"
    r"(?:(?:kept|held|taken|remanded)\s+(?:in|into)\s+)?(?P<deed>\w+)\b",
    re.IGNORECASE,
)
_NOUN = regex(
    rf"\b{_WANTS}\s+(?:(?:the|an?|his|her|its|their|(?:(?!and\b|or\b)\w+\s+){{0,2}}\w+['’]s?)\s+)?"
    r"(?:immediate\s+)?(?P<deed>\w+)\b",
    re.IGNORECASE,
)
_NO_VERB_AFTER = regex(
    r"^(?:the|an?|his|her|its|their|this|that|to|of|in|on|at|by|for|from|with|against|over|about|own|new|such|any|no|.+['’]s?)$",
    re.IGNORECASE,
)


def is_only_wanted(question: str, sentence: str) -> bool:
    """Whether the sentence says of the asked deed that somebody wants it done, and nothing else of it."""
    forms = deeds_asked(question)
    for pattern in (_TO, _NOUN):
        for found in pattern.finditer(sentence):
            stem = stem_of(found["deed"])
            form = forms.get(stem)
            if form is not None and (pattern is _TO or form != found["deed"].lower()):
                return [stem_of(word) for word in words_of(sentence)].count(stem) == 1
    return False


def deeds_asked(question: str) -> dict[str, str]:
    """Stems and forms of the words that may be the asked deed: no names, nothing that a noun's company goes before."""
    asked = _DEED.match(question)
    words = words_of(asked["words"])[: LONGEST_SUBJECT + 1] if asked else []
    held = {stem_of("custody"): "custody"} if "in custody" in question else {}
    named = {
        stem_of(word): word.lower()
        for two_before, before, word in zip(["", *words], words, words[1:], strict=False)
        if word[:1].islower() and not _NO_VERB_AFTER.match(before) and not two_before.endswith(("'s", "’s"))
    }
    leaves = {stem: stem for stem in _LEAVES_POST} if _LEAVES_POST & named.keys() else {}
    return held | leaves | named
