"""Who only tells of a deed has not done it: "a porter found the body, police chief Ada Venn said", to who found it, nor
has who only names somebody: "she was named by her employer, Venn and Sons".

English. Of deeds that one tells of others: who killed, shot, found, stole, ordered. Who heads, wrote or defended
something is often named as he speaks of it. Who tells of his own deed ("I found it", "admitted that he shot") did it.
"""

import re

from index.regex import regex
from retrieval.speech.frames import Frame, find_frames

_DEED = (
    r"(?:kill(?:ed|s)|murder(?:ed|s)|shot|stabbed|strangled|poisoned|bombed|shelled|attacked|assassinated|beat|kidnapped|"
    r"abducted|robbed|raided|stole|found|discovered|spotted|recovered|ordered|commissioned|drove|fired|hit|rammed|torched|"
    r"planted|filmed|photographed|rescued|saved|pulled)"
)
_ASKS_DEED = regex(
    rf"\bwho (?:(?:first|actually|really|also) )?{_DEED}\b(?! guilty\b)"
    rf"|\b(?:who (?:is|was) (?:the|an?)|which) (?:\w+ ){{1,3}}?(?:(?:that|who) )?{_DEED}\b"
    r"(?! (?:in|by|on|at|from|alive|with|during|when|after)\b)"
    rf"|\bwho (?:was|is|were) (?:behind|responsible for)\b",
    re.IGNORECASE,
)
_OWN_DEED = regex(
    rf"\b(?:I|[Ww]e|he|she|they)\s(?:(?!not\b|never\b)\w+\s){{0,3}}?(?:{_DEED}|saw|came (?:up)?on|came across|stumbled|"
    r"did|gave|took|made|acted)\b"
)
_OWNS_UP = regex(r"(?:admit|confess|acknowledg|claim|boast|conced|plead)\w*\b")
_IS_SURE = regex(r",?\s(?:is|are|was|were|remains?)\s(?:convinced|sure|certain|confident|adamant)\b")
_WHO_DID = regex(rf",?\s(?:who|which)\s(?:\w+\s){{0,2}}?{_DEED}\b")

_NAMED_BY = regex(
    r"\b(?:named|identified)\s(?:(?:on \w+day|later|as [^,;]{1,40})\s)?by\s(?:[^,.;]{1,40},\s)?(?:the\s)?"
    r"(?:(?!as\b)[a-z]+\s){0,3}$"
)


def only_tells(question: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is only who tells of it, and the question asks who did a deed."""
    if _ASKS_DEED.search(question) is None or _OWN_DEED.search(text) or _WHO_DID.match(text, end):
        return False
    if _IS_SURE.match(text, end) or _NAMED_BY.search(text, 0, start):
        return True
    return any(
        _is_speaker(frame, start, end) and not _OWNS_UP.match(text, frame.verb[0]) for frame in find_frames(text)
    )


def _is_speaker(frame: Frame, start: int, end: int) -> bool:
    return frame.speaker.start <= start and end <= frame.speaker.end
