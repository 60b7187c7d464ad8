"""The noun that a figure counts, found without a tagger, by the shapes of English noun phrases.

It does not know what is asked.
"""

import re
from collections.abc import Sequence

from retrieval.stems import STOP_WORDS
from retrieval.values.tokens import Token

# "Three U.S. troops", "the ten most polluted cities", "six such reports".
_NOUN_STOPS = STOP_WORDS - frozenset("report reports reported us s most such very".split()) | frozenset(
    "while because still now today yesterday per amid near inside outside across along against toward towards around "
    "behind died fell hit took went came left ran struck held made less away ago late early later earlier last next "
    "annually apiece altogether instead again alone once".split()
)
_STATES = frozenset(
    "dead killed injured wounded hurt missing trapped arrested detained hospitalized hospitalised".split()
)
_PEOPLES = ("an", "ans", "ese", "ish", "i", "ch")
_IRREGULAR = frozenset(
    "people men women children police personnel troops staff crew cattle sheep feet teeth dead wounded injured missing "
    "aircraft servicemen servicewomen policemen firefighters media data lives countrymen fishermen gunmen".split()
)


def noun_after(tokens: Sequence[Token], at: int, plural: bool = True) -> tuple[tuple[str, ...], int]:
    """The words from `at` to the head of the noun phrase there, and where they end in the text.

    Without a tagger: up to the first plural, which skips verbs ("five boats landed"); for a singular figure up to
    the last word before a preposition, a verb form or a mark. "11 were Orskan" counts Orskans, "two were dead"
    the dead.
    """
    at += _is_predicate(tokens, at)
    words: list[str] = []
    ends: list[int] = []
    for token in tokens[at : at + 9]:
        hyphen = token.written == "-" and token.glued
        if hyphen or (token.lower in ("other", "others", "more", "additional", "further") and not words):
            if token.lower in ("other", "others"):
                words.append(token.lower)
                ends.append(token.end)
            continue
        if not token.is_word or token.lower in _NOUN_STOPS:
            if token.written == "." and token.glued and words and len(words[-1]) == 1:
                continue
            break
        words.append(token.lower)
        ends.append(token.end)
    size = _noun_size(words, plural)
    return tuple(words[:size]), ends[size - 1] if size else 0


def _is_predicate(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form of "to be" stands there and then a people's or a state's name, which says who is counted."""
    if len(tokens) <= at + 1 or tokens[at].lower not in ("is", "are", "was", "were"):
        return False
    said, several = tokens[at + 1], tokens[at].lower in ("are", "were")
    return said.lower in _STATES or (several and said.written[:1].isupper() and said.lower.endswith(_PEOPLES))


def _noun_size(words: list[str], plural: bool) -> int:
    if plural:
        for place, word in enumerate(words):
            if is_plural(word) and word not in ("us", "u") and not _is_adjective_s(words, place):
                return place + 1
    for place, word in enumerate(words):
        if word in _STATES:
            return place + 1
        if place and re.fullmatch(r"\w{3,}(?:ed|ing)", word):
            return place
    return min(len(words), 3)


def _is_adjective_s(words: list[str], place: int) -> bool:
    """A possessive or plural that a plural head follows directly: "sports cars", "nation's schools"."""
    word = words[place]
    return word.endswith("'s") or (
        place + 1 < len(words) and is_plural(words[place + 1]) and words[place + 1] not in _STATES
    )


def is_plural(word: str) -> bool:
    return word in _IRREGULAR or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))
