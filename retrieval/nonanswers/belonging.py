"""A name that only says whose somebody is answers no question after a person: "a former clerk of Venn Freight was
charged", "Velm men were held". Nor does the name of whom the question already speaks of by office: "the driver, Ada
Venn, was taken from the cab" does not tell who got the driver out.

Rules of one noun phrase, English.
"""

import re

from index.regex import regex
from retrieval.answer import Kind
from retrieval.questions.words import NOUNS
from retrieval.speech.reporting import ROLES
from retrieval.values.content import content_stems

_WHO = regex(r"\W*(?:and |but |to |by )?whom?\b", re.IGNORECASE)
# "Who is the driver?", "who became mayor?" ask for the holder of the office itself.
_WHO_DID = regex(
    r"\W*(?:and |but |to |by )?whom? (?!(?:is|was|are|were|held|holds|became|serves|has been|had been)\b)",
    re.IGNORECASE,
)
_PERSONS = NOUNS[Kind.PERSON] | ROLES
_STAFF = _PERSONS | frozenset("employee employees worker workers member members resident residents supporter".split())
_OF = regex(r"\b(?P<head>[a-z]+) (?:of|for|at|from|with|in) (?:the |a )?$")
_PEOPLE = regex(
    r"\s+(?:men|women|fans|supporters|workers|players|residents|officials|officers|soldiers|troops|police|students|"
    r"employees|drivers)\b"
)
_OWNED = r"(?:the|an?|its|his|her|their)"
_BEHIND = regex(
    rf",\s+{_OWNED}\s+(?P<office>(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+)(?=[,.;]|\s+(?:who|whom|whose)\b)", re.IGNORECASE
)
_BEFORE = regex(
    rf"\b(?:the (?P<long>(?:[\w’'-]+ ){{0,5}}?[\w’'-]+), ?|{_OWNED} (?P<short>(?:[\w’'-]+ ){{0,3}}?[\w’'-]+) )$", re.I
)
_HEAD_ENDS = regex(r"\b(?:of|for|from|at|in|on)\b")


def says_whose(question: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) only says whose a person is, where it is asked who."""
    if not _WHO.match(question):
        return False
    of = _OF.search(text, 0, start)
    return (of is not None and of["head"] in _STAFF) or _PEOPLE.match(text, end) is not None


def is_asked_about(question: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is the name of one whom the question speaks of by office, and asks who did something
    to."""
    if not _WHO_DID.match(question):
        return False
    office = _office(text, start, end)
    stems = content_stems(office)
    if not stems or not stems <= content_stems(question):
        return False
    head = _HEAD_ENDS.split(office)[0].split()[-1:]
    return bool(head) and head[0].lower() in _PERSONS and _is_spoken_of(head[0], question)


def _office(text: str, start: int, end: int) -> str:
    behind = _BEHIND.match(text, end)
    if behind is not None:
        return behind["office"]
    before = _BEFORE.search(text, 0, start)
    if before is None or (before["long"] and text[end : end + 1] != ","):
        return ""
    return before["long"] or before["short"]


def _is_spoken_of(head: str, question: str) -> bool:
    owned = rf"\b(?:{_OWNED}|[\w’']+s) (?:[\w’'-]+ ){{0,3}}?{re.escape(head)}\b"
    return re.search(owned, question, re.IGNORECASE) is not None
