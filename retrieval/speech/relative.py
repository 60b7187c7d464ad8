"""Speakers with a relative clause behind them: "the company that owns the pier said", "several donors who give a lot".

It sees one clause; it does not know who speaks in the relative clause itself.
"""

import re

from index.regex import regex
from retrieval.speech.finite import FINITE, last_clause
from retrieval.speech.reporting import BODIES, PERSON_ENDING, ROLES
from retrieval.speech.speaker import Speaker, speaker
from retrieval.speech.who import Who

_SUBJECT_CLAUSE = regex(r"(?<=[\w’'])\s(?P<relative>(?:that|which)\s)(?P<verb>[a-z]{2,})\s(?P<next>[\w’']+)")
_CALLED = regex(r"(?:calls|called|styles) (?:itself|themselves)\s|is known as\s|goes by the name of\s")
_BEHIND_VERB = regex(
    r"(?:the|an?|its?|itself|their|his|her|them|him|no|not|all|two|three|in|on|at|to|for|with|from|by|about|over|up|out|"
    r"[A-Z]\w*|\w+ly)$"
)
# Nouns whose "that" tells what they say: "reports that memos he wrote ..." has no memos for a verb.
_TELLING_NOUN = regex(
    r"\b(?:reports?|claims?|allegations?|suggestions?|news|idea|fact|view|statement|evidence|sign|signs|belief|hope|fears?|"
    r"rumours?|rumors?|assertions?|denials?)$",
    re.IGNORECASE,
)
_CLAUSE = regex(r",?\s(?:who|which|whose)\s")


def head(text: str, start: int, end: int) -> Speaker | None:
    """Those of "the company that owns the pier", or the name that they go by: "a group that calls itself the Heron"."""
    mark = max(text.rfind(mark, start, end) for mark in ',;:—(“”"')
    for clause in _SUBJECT_CLAUSE.finditer(text, max(start, mark + 1), end):
        called = _CALLED.match(text, clause.end("relative"), end)
        if called and (named := speaker(text, called.end(), end)) and named.kind in {Who.NAME, Who.BODY}:
            return named
        if not _is_verb(clause["verb"], clause["next"]):
            continue
        first, last = last_clause(text, start, clause.start("relative"))
        found = speaker(text, first, last)
        if found is None or found.kind in {Who.PRONOUN, Who.THING} or FINITE.search(text, found.start, found.end):
            return None
        return None if _TELLING_NOUN.search(text, found.start, found.end) else found
    return None


def _is_verb(word: str, following: str) -> bool:
    """Whether "that WORD FOLLOWING" goes on with a verb: "owns the", not "rescuers in" nor "boats"."""
    if FINITE.fullmatch(word):
        return True
    is_noun = word in ROLES or word in BODIES or bool(PERSON_ENDING.search(word))
    return word.endswith("s") and not is_noun and bool(_BEHIND_VERB.match(following))


def before_who(text: str, start: int, end: int) -> Speaker | None:
    """Those of "several donors who give a lot said"."""
    clause = _CLAUSE.search(text, start, end)
    return speaker(text, start, clause.start()) if clause else None
