"""What somebody was convicted, cleared or accused of says nothing of another charge: "convicted of fraud" says neither
yes nor no to "Was Venn convicted of bribery?". Who was found guilty of one and cleared of another was cleared of that.

English; a sentence that names the asked charge anywhere, and has one verdict, is left to other rules.
"""

import re

from index.regex import regex
from retrieval.values.content import content_stems
from retrieval.values.stance import Polarity, Stance

_CHARGED = regex(
    r"\b(?:convicted|guilty|acquitted|cleared|exonerated|charged|accused|indicted)\b(?:\s+(?!of\b|with\b)[\w’'-]+){0,4}?"
    r"\s+(?:of|with)\s+(?P<what>[^.;:?]+)",
    re.IGNORECASE,
)
_FREED = r"(?:not\s+guilty|acquit(?:ted|s)?|cleared?|clears|exonerated|absolved)"
_VERDICT = regex(
    rf"\b(?:(?P<freed>{_FREED})|convict(?:ed|s)?|guilty)\b"
    rf"(?:(?P<whom>(?:\s+(?!of\b|on\b|and\b|but\b)[\w’'-]+){{0,4}}?)\s+(?:of|on)\s+"
    rf"(?P<what>[^.;:?]+?)(?=\s*(?:$|[.;:?]|,?\s+(?:and|but|while)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_FREED}|convict\w*|guilty)\b)))?",
    re.IGNORECASE,
)
_ASKS = regex(r"^\W*(?:was|were|has|have|had|is|are|did)\b", re.IGNORECASE)
_NAME = regex(r"[A-Z][\w’'-]+")


def tells_of_another_charge(question: str, sentence: str) -> bool:
    """Whether the question asks about one charge, and the sentence names others and nothing of that one."""
    asked = _CHARGED.search(question)
    if asked is None or not (charge := content_stems(asked["what"])):
        return False
    return _CHARGED.search(sentence) is not None and not charge & content_stems(sentence)


def of_both_verdicts(question: str, sentence: str) -> Polarity | None:
    """Of a sentence that convicts of one charge and clears of another, what it says to the asked one; of no charge in
    particular it says no acquittal. None where it has one verdict, or somebody else's."""
    asked = _VERDICT.search(question) if _ASKS.match(question) else None
    told = list(_VERDICT.finditer(sentence)) if asked else []
    if asked is None or len({each["freed"] is None for each in told}) < 2:
        return None
    names = set(_NAME.findall(question))
    if any(set(_NAME.findall(each["whom"] or "")) - names for each in told):
        return None
    charge = content_stems(asked["what"] or "")
    if not charge:
        return Polarity(Stance.UNCLEAR, None, 1.0) if asked["freed"] else None
    of = {each["freed"] is None: each.span() for each in told if charge & content_stems(each["what"] or "")}
    if len(of) != 1:
        return None
    [(is_guilty, words)] = of.items()
    is_so = is_guilty is (asked["freed"] is None)
    return Polarity(Stance.YES if is_so else Stance.NO, None if is_so else words, 1.0)
