"""What "which" and "what" ask for: the noun they stand before, else the one that they ask about.

It looks at the words behind them alone, in small letters.
"""

import re
from itertools import pairwise

from index.regex import regex
from index.times.tense import PAST_ONLY
from retrieval.answer import BEARERS, NAMED, Kind
from retrieval.grammar import PREPOSITIONS, RELATIVES, SUBORDINATING
from retrieval.questions.nouns import is_deed_of_gathering, is_gathering, kind_of_nouns
from retrieval.questions.phrase import Asked, focus_of, until_verb
from retrieval.questions.terse import counted, named
from retrieval.questions.words import AUXILIARIES, DETERMINERS, PLURALS

_TIMES = frozenset("dates days months years weeks weekdays".split())


def asked_by_noun(rest: list[str]) -> Asked:
    """The noun that the question word stands before, else the noun it asks about ("what was the name of")."""
    rest = _without_adverb(_without_pair(rest))
    owner = _owner(rest)
    if owner:
        return owner
    if _costing(rest):
        return Kind.NUMBER, ()
    if rest[:1] == ["of"] and (one := _one_of(rest[1:])) is not None:
        return one
    phrase = until_verb(rest)
    if phrase and len(rest) > 1 and rest[1] in DETERMINERS and not _is_noun(phrase[0]):
        phrase = []  # "what sank the ferry", but "what price a barrel" and "in which town the mill burned"
    if phrase[-1:] and phrase[-1] in _TIMES:  # "which two months"; in "how many months" they are counted
        return Kind.DATE, focus_of(phrase)
    kind = kind_of_nouns(phrase)
    if (kind is None and _is_deed(rest)) or rest[:1] in _CAUSING:
        return Kind.ACCOUNT, ()
    if phrase and kind is None and rest[: len(phrase)] == phrase and len(phrase) <= 4:
        return Kind.NAME, focus_of(phrase)
    if kind is not None:
        return kind, counted(rest) if kind is Kind.NUMBER else focus_of(phrase)
    return _asked_about(rest)


_ADVERB = regex(r"else|really|(?!rally\b)\w+(?:ed|al|ct|ent|se|ous)ly")


def _without_pair(rest: list[str]) -> list[str]:
    """ "Which pair of guards": guards."""
    return rest[2:] if len(rest) > 2 and rest[0] in ("pair", "couple", "trio") and rest[1] == "of" else rest


def _without_adverb(rest: list[str]) -> list[str]:
    """ "What exactly did she say", "what reportedly sank the ferry"."""
    if len(rest) < 2 or _ADVERB.fullmatch(rest[0]) is None:
        return rest
    is_verb = rest[1] in AUXILIARIES or _is_deed(rest[1:]) or re.fullmatch(PAST_ONLY, rest[1]) is not None
    return rest[1:] if is_verb else rest


def _is_noun(word: str) -> bool:
    """Whether it asks by itself; "what houses the museum" asks by its verb."""
    kind = kind_of_nouns([word])
    return kind is Kind.NUMBER or (kind is Kind.PLACE and not word.endswith("s"))


def _owner(rest: list[str]) -> Asked | None:
    """ "Which town's mayor resigned": the town."""
    for at, word in enumerate([] if rest[:1] in _CAUSING else rest[:4]):
        if word in AUXILIARIES or word in DETERMINERS:
            return None
        if re.fullmatch(r"\w+['’]s", word):
            phrase = [*rest[:at], word[:-2]]
            kind = Kind.DATE if phrase[-1] in _TIME_SPANS else kind_of_nouns(phrase)
            return (kind, focus_of(phrase)) if kind in _OWNERS else None
    return None


_OWNERS = (*NAMED, Kind.DATE)
_TIME_SPANS = ("year", "month", "day", "season")


def _costing(rest: list[str]) -> bool:
    """ "What final cost did she expect": a noun there, for an auxiliary comes next."""
    return any(word == "cost" and following in AUXILIARIES for word, following in pairwise(rest[:5]))


def _one_of(rest: list[str]) -> Asked | None:
    """ "Which of the two guards fled": the guards."""
    for at, word in enumerate(rest[:_FARTHEST_ONE]):
        if at and (word in AUXILIARIES or word in _AFTER_NOUN):
            return None
        kind = kind_of_nouns([word]) if re.search(r"(?:[^s'’u]s|men)$", word) else None
        if kind in BEARERS and rest[at + 1 : at + 2] != ["'s"]:
            return kind, focus_of([word])
        if (kind is None and at and word in PLURALS) or re.fullmatch(r"\w{3,}[^s'’u]s", word):
            return Kind.NAME, focus_of([word])
    return None


_FARTHEST_ONE = 6
_DEEDS = frozenset(
    "drove led made blew broke brought began gave kept set sent threw took held became came lost won struck drew fell "
    "tore burst woke hit hurt put cut shut".split()
)
_CAUSING = [[verb] for verb in "caused prompted triggered sparked ended delayed damaged ruined saved stopped".split()]
_NO_DEEDS = frozenset("armed named united combined limited red wounded injured".split())


def _is_deed(rest: list[str]) -> bool:
    """ "What ruined the harvest", "what drove Ada to sell": the question word is who did it."""
    first = rest[0] if rest else ""
    return (
        len(rest) > 1 and first not in _NO_DEEDS and (first in _DEEDS or re.fullmatch(r"\w{3,}ed", first) is not None)
    )


def _asked_about(rest: list[str]) -> Asked:
    if (whose_name := _whose_name(rest)) is not None:
        return whose_name
    phrase = _after_copula(rest)
    if (head := _head(phrase)) is not None:
        of_all, until = head
        return of_all, counted(rest) if of_all is Kind.NUMBER else focus_of(phrase[:until])
    if _is_called(rest):
        return Kind.NAME, ()
    if rest[:3] in (["is", "the", "name"], ["was", "the", "name"], ["are", "the", "names"], ["were", "the", "names"]):
        return named(rest[2:]) or (Kind.NAME, ())
    phrase = phrase[-_SPAN:]
    if phrase[-1:] == ["pay"]:
        return Kind.NUMBER, ()
    if phrase[-1:] and phrase[-1] in _SUMMED:
        return Kind.NUMBER, counted(rest)
    if is_gathering(phrase):
        return Kind.NUMBER, focus_of(["people"])
    kind = None if is_deed_of_gathering(phrase) else kind_of_nouns(phrase)
    if kind is Kind.NUMBER or (kind is None and frozenset(phrase) & {"maximum", "minimum", "average", "median"}):
        return Kind.NUMBER, counted(rest)
    return (kind, focus_of(phrase)) if kind else (Kind.ACCOUNT, ())


_CALLED = regex(r"\b(?:called(?! (?:off|up|for|upon|out|on(?! which))\b)|named(?! (?:for|after)\b))")


def _is_called(rest: list[str]) -> bool:
    words = " ".join(rest)
    return (
        _KNOWN_AS.search(words) is not None
        or _CALLED.search(words) is not None
        or (rest[:1] in (["did"], ["do"], ["does"]) and "call" in rest)
    )


_HEADS = {Kind.NUMBER: frozenset("number amount sum total percentage".split()), Kind.DATE: frozenset({"date"})}


def _head(phrase: list[str]) -> tuple[Kind, int] | None:
    """ "What was the amount Ada Venn had given", "what's the date she left": of these nouns every other is a part."""
    places = [at for at, word in enumerate(phrase) if word not in DETERMINERS][:2]
    return next(((kind, at + 1) for at in places for kind, heads in _HEADS.items() if phrase[at] in heads), None)


_OF_SOMEBODY = regex(r"(?:is|was|are|were) (?:his|her|their) (?:full |real )?names?$")


def _whose_name(rest: list[str]) -> Asked | None:
    """ "What was his name", "what is the guard's name": him, the guard."""
    if _OF_SOMEBODY.match(" ".join(rest)):
        return Kind.PERSON, ()
    if rest[-1:] not in (["name"], ["names"]) or len(rest) < _SPAN or rest[0] not in AUXILIARIES:
        return None
    owner = re.fullmatch(r"(\w+?)(?:['’]s|s['’])", rest[-2])
    kind = kind_of_nouns([owner[1]]) if owner else None
    return (kind if kind in BEARERS else Kind.NAME, focus_of([owner[1]])) if owner else None


_SUMMED = frozenset("figure figures sales growth donations membership split decline creation".split())
"""That "what were the sales of" asks a figure of, and "which sales" does not."""
_KNOWN_AS = regex(
    r"\b(?:known|referred to|spoken of|written) as(?: to \w+)?$|"
    r"\b(?:nicknamed|dubbed|titled|entitled|christened|code-?named)$"
)
_AFTER_NOUN = frozenset(f"{PREPOSITIONS}|{SUBORDINATING}|{RELATIVES}".split("|")) | frozenset(
    "used during within without until outside inside among across per around if as".split()
)


_CLAUSE = DETERMINERS | frozenset("where he she it they you we at".split())
"""What opens a clause on the noun: "the exact time the mill burned", "the place where they met"."""


def _after_copula(rest: list[str]) -> list[str]:
    """The words of the noun phrase."""
    rest = rest[1:] if rest[:2] in (["would", "be"], ["will", "be"]) else rest
    if not rest or rest[0] not in ("is", "was", "are", "were", "'s", "be"):
        return []
    phrase: list[str] = []
    for word in rest[1:]:
        if word in _AFTER_NOUN or (word in _CLAUSE and phrase[-1:] and kind_of_nouns(phrase[-1:]) is not None):
            break
        phrase.append(word)
    if len(phrase) > _SPAN and phrase[-1] != "name" and phrase[-2] in ("last", "this", "next"):
        phrase = phrase[:-2]  # "the profit last year"
    return phrase


_SPAN = 3
