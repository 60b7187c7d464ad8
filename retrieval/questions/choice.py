"""The two sides of a question that asks for one of them: "a mine or the storm?", "green or black?", "did he quit?".

Words alone, English. A question with an "or" that asks whether either is so ("killed or hurt?") offers no choice.
"""

import re

from index.regex import regex
from retrieval.questions.words import AUXILIARIES, CLOSING_WORDS

_NAME = r"[A-ZÀ-ÞЀ-Я][\w'’.-]*(?:\s+[A-ZÀ-ÞЀ-Я][\w'’.-]*)*"
_OF_A_SORT = regex(rf"(?<!such as )(?<!like )(?<!including )\b({_NAME}|an? [\w-]+),? or ({_NAME}|an? [\w-]+)\W*$")
"""Two names or two sorts at the end of "was the driver a man or a woman?", which asks for one of them."""
_SIDE = r"(?:(?:the|a|an|by|his|her|its|their)\s+)?(?:[\w'’-]+\s+){0,2}?[\w'’-]+"
_BARE = regex(rf"(?:^|\b(?:was it|were|by|from|in)\s+)({_SIDE})\s*,?\s+or\s+({_SIDE})$", re.IGNORECASE)
_TWO_THINGS = regex(r"\b(the [\w-]+) or (the [\w-]+)\b", re.IGNORECASE)

_BE = frozenset("was were is are wasn't weren't isn't aren't".split())
_PREPOSITION = r"(?:by|from|with|on|under|because of|due to)"
_OWNED = r"(?:a|an|the|his|her|its|their|[\w’'-]+['’]s)"
_AT_END = regex(
    rf"\b(?P<first>(?P<by>{_PREPOSITION}) (?:[\w’'-]+ ){{0,3}}?[\w’'-]+),? or (?P<second>(?P=by) (?:[\w’'-]+ ){{0,3}}?"
    rf"[\w’'-]+)$|"
    rf"(?<=\bit )(?P<it>(?:{_OWNED} )?(?:[\w’'-]+ )?[\w’'-]+),? or (?P<other>(?:{_OWNED} )?(?:[\w’'-]+ )?[\w’'-]+)$|"
    rf"\b(?P<one>(?:(?:a|an) )?[\w’'-]+),? or (?P<two>(?:{_OWNED} )?[\w’'-]+)$",
    re.IGNORECASE,
)
_EITHER_IS_ASKED = regex(r"\b(?:any|anyone|anybody|anything|there|ever|some|someone|somebody)\b", re.IGNORECASE)
_NO_SIDE = CLOSING_WORDS | frozenset("no never only just elsewhere else earlier otherwise both neither nothing".split())
_DONE = regex(r"\w+(?:ed|en)$", re.IGNORECASE)
_OR_DID = regex(
    r"^(?P<asks>\w+)\s(?P<first>.+?),? or (?:did|do|does|was|were|is|are|had|has) "
    r"(?:he|she|it|they|(?:the |his |her |its |their )?\w+) (?P<second>[^?,]+)$",
    re.IGNORECASE,
)

_WAS_IT = regex(
    r"^\W*(?:was|is|were) it (?P<first>(?!(?:true|possible|likely|clear|known|ever)\b)[^?,]{2,60}?),? "
    r"or (?P<second>(?!not\b)[^?,]{2,60}?),? (?:that|who|which|whom)\b",
    re.IGNORECASE,
)
""" "Was it the storm or a mine that sank her?"."""


def alternatives(asked: str) -> tuple[str, ...]:
    """The sides, when the question is a choice and not a plain yes or no; else none."""
    if cleft := _WAS_IT.match(asked):
        return cleft["first"], cleft["second"]
    tail = re.split(r"[:,]\s", asked)[-1].rstrip("? ")
    of_a_sort = _OF_A_SORT.search(asked)
    choice = _BARE.search(tail)
    if choice is None or _asks_whether(tail):
        is_either = _asks_whether(tail) and re.search(r"\bthere\b", tail) is not None
        choice = None if is_either else _TWO_THINGS.search(asked) or of_a_sort
    if choice is None or {*choice.group(2).lower().split()} & CLOSING_WORDS:
        return _of_two_clauses(asked) or ((_said_of_it(tail) or _of_two_ways(tail)) if _asks_whether(tail) else ())
    first, second = choice.group(1).strip(), choice.group(2).strip()
    if choice is of_a_sort:  # "is the mayor of Velm Ada Venn or Per Holt": a name before has another noun's
        first = " ".join(first.split()[-len(second.split()) :])
    return first, second


def _asks_whether(tail: str) -> bool:
    return tail.lower().split()[:1] != [] and tail.lower().split()[0] in {*AUXILIARIES, "such", "like", "including"}


def _said_of_it(tail: str) -> tuple[str, ...]:
    """ "Was the car green or black?": two things that one thing may be. Two deeds are no choice ("shot or stabbed by
    the guards" asks for either), nor where anybody or anything is asked after."""
    if tail.lower().split()[0] not in _BE or _EITHER_IS_ASKED.search(tail):
        return ()
    found = _AT_END.search(tail)
    if found is None:
        return ()
    first, second = (side for side in found.group("first", "second", "it", "other", "one", "two") if side)
    words = {*first.lower().split(), *second.lower().split()}
    are_deeds = _DONE.search(first) is not None and _DONE.search(second) is not None
    return () if words & _NO_SIDE or are_deeds else (first, second)


_TWO_WAYS = regex(
    r"\b(?P<first>(?P<by>by|from|in|on|under|through|with) (?:[\w’'-]+ ){0,3}?[\w’'-]+),? or "
    r"(?P<second>(?P=by) (?:[\w’'-]+ ){0,3}?[\w’'-]+)$",
    re.IGNORECASE,
)


def _of_two_ways(tail: str) -> tuple[str, ...]:
    """ "Did they come by boat or by road?"."""
    found = None if _EITHER_IS_ASKED.search(tail) else _TWO_WAYS.search(tail)
    return () if found is None or {*found["second"].lower().split()} & _NO_SIDE else (found["first"], found["second"])


def _of_two_clauses(asked: str) -> tuple[str, ...]:
    """ "Was the general dismissed, or did he resign?"."""
    found = _OR_DID.match(asked.rstrip("? "))
    if found is None or found["asks"].lower() not in AUXILIARIES or set(found["second"].lower().split()) & {"not"}:
        return ()
    return found["first"], found["second"]
