"""What a question is about, taken apart so that the next question can go on from it: event, place, day.

Rules over words, English; it knows no archive and no answer. What it cannot take apart is one piece.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.regex import regex
from retrieval.answer import Kind
from retrieval.questions.question import read_question, topic_and_rest
from retrieval.questions.words import AUXILIARIES, DETERMINERS, MEASURES, NOUNS

EVENTS = frozenset(
    "abduction accident agreement airstrike airstrikes ambush arrests assassination assault attack attacks auction "
    "avalanche battle blackout blast blaze bombardment bombing bombings burglary capsizing ceasefire ceremony clash "
    "clashes collapse collision concert conference coup crash cyclone debate demonstration derailment disaster drill "
    "drought earthquake election elections epidemic eruption evacuation execution explosion explosions famine festival "
    "fighting final fire fires flood flooding floods funeral gunfight heist hijacking hostage hurricane incident "
    "invasion kidnapping killing killings landslide launch lawsuit leak march massacre match meeting merger mudslide "
    "murder murders offensive operation outage outbreak parade poisoning protest protests quake raid raids rally "
    "referendum resignation riot riots robbery scandal shelling shipwreck shooting shootings siege sinking spill "
    "stabbing stampede storm strike strikes summit talks test theft tornado tournament trial tsunami typhoon uprising "
    "verdict vote walkout wedding wildfire wildfires".split()
)
"""Nouns that name something that happened; "the" and one of these point at it."""

NEAR = frozenset("in at near off outside around from inside over".split())
"""Prepositions that a place can stand behind."""

_JOINING = NEAR | frozenset("of on against between with".split())
_BREAKING = frozenset("and but that which who when where after before during because while if".split())
_DO = frozenset("did do does didn't don't doesn't".split())
_LIGHT = frozenset(
    "begin come cost do earn end feel finish get give go happen have last make mean need occur open pay say spend "
    "start stop take use want weigh work".split()
)
"""Verbs that say nothing of what happened: "how much did the mayor take" is about the mayor."""
# "Who owns the mine?" is about the mine, "who shot the mayor?" about the shooting.
_HOLDING = regex(r"^(?:owns?|owned|runs?|ran|leads?|led|heads?|headed|manages?|managed|operates?|operated) (?=\S)")
_PARTICLES = frozenset("for in on up off out place to with".split())
NAMED_BEHIND = frozenset("storm hurricane cyclone typhoon operation offensive drill".split())
"""Events whose name follows; behind any other ("the vote Ada Venn lost") the next clause may begin."""
_ENDINGS = (",", ".", "'s", "’s")
_ARTICLE = regex(r"^(?:the|a|an)\s+", re.IGNORECASE)
_NAME = r"(?:[A-ZÀ-ÞЀ-Я][\w'’.-]*|al-\w+|\d+)"
_PLACE = regex(
    rf"\s+(?:{'|'.join(sorted(NEAR))})\s+(?:the\s+)?(?=[A-ZÀ-ÞЀ-Я]|al-){_NAME}(?:\s+(?:(?:of|al|el|de)\s+)?{_NAME})*$"
)
_BEFORE_DAY = regex(r"[\s,(]*(\b(?:on|in|of|from|during|at|since)\b)?[\s,(]*$", re.IGNORECASE)
_ABOUT = regex(r"\b(?:say|said|tell|told|claim|report|write|think|know)\b.*?\b(?:about|of|on)\s+(.+)$", re.I)
_OUTLET = regex(r",?\s*\baccording to ((?:the )?[^,?:]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scene:
    """A question taken apart. `question` is all of it without day, outlet and place; `clause` what it states or asks
    of ("people killed in the ferry fire"), `event` the narrowest words for the event, the clause where no noun names
    it (`is_named` False). `place` has its preposition, `day` too where there was one; `kind` is what it asks for."""

    question: str
    clause: str
    event: str
    place: str | None
    day: str | None
    outlet: str | None
    kind: Kind
    is_named: bool


def read_scene(text: str, as_of: date, day_in_full: str | None = None) -> Scene:
    """Take a question apart; `day_in_full` stands in for the words of its day ("yesterday" is another day tomorrow)."""
    read = read_question(text, as_of)
    bare, day = text, None
    if read.days is not None:
        before = _BEFORE_DAY.search(text[: read.days.start])
        preposition = before[1] + " " if before is not None and before[1] else ""
        day = preposition + (day_in_full or read.days.words)
        bare = read.without_days
    bare = " ".join(bare.split()).rstrip(" ?.!")
    told_by = _OUTLET.search(bare)
    bare = _OUTLET.sub("", bare).strip(" ,")
    topic, asked = topic_and_rest(bare)
    clause = topic or _clause(asked)
    place = _place_in(clause)
    named = _named_event(clause)
    event = named or _HOLDING.sub("", clause)
    if place is not None:
        clause, event = (_without_end(words, place[0]) for words in (clause, event))
    question = _without_end(bare, place[0]) if place else bare
    return Scene(
        question,
        _ARTICLE.sub("", clause),
        _ARTICLE.sub("", event),
        place[0].strip() if place else None,
        day,
        told_by[1].strip() if told_by else None,
        read.kind,
        bool(topic or named),
    )


def _place_in(clause: str) -> re.Match[str] | None:
    """The place at its end; "in Hurricane Ilva" is none."""
    place = _PLACE.search(clause)
    return None if place is None or set(place[0].lower().split()) & EVENTS else place


def _without_end(words: str, end: str) -> str:
    """The words without a place at their end or, in a question with its topic first, at the topic's."""
    if words.endswith(end):
        return words.removesuffix(end)
    return words.replace(end + ":", ":", 1)


def _clause(asked: str) -> str:
    """What is asked of: question word and auxiliary are left out, the noun asked for stays."""
    about = _ABOUT.search(asked)
    if about is not None:
        return about[1]
    words = asked.split()
    lower = [word.lower().strip(",") for word in words]
    if not lower:
        return asked
    if lower[0] in AUXILIARIES:
        return " ".join(words[1:]) or asked
    asking = ("who", "whom", "whose", "where", "when", "why", "how", "which", "what")
    at = next((i for i, word in enumerate(lower[:4]) if word in asking), None)
    if at is None:
        return asked
    rest, low = words[at + 1 :], lower[at + 1 :]
    if lower[at] == "how" and low and low[0] in MEASURES:
        rest, low = rest[1:], low[1:]
    auxiliary = next((i for i, word in enumerate(low[:5]) if word in AUXILIARIES), None)
    if auxiliary is None:
        return " ".join(rest) or asked
    before, after = rest[:auxiliary], rest[auxiliary + 1 :]
    if low[:1] and low[0] in NOUNS[Kind.DATE]:
        before = []
    if low[auxiliary] in _DO:
        after = after[: _before_light_verb(low[auxiliary + 1 :])]
    return " ".join(before + after) or asked


def _before_light_verb(words: Sequence[str]) -> int:
    """Where a verb that says nothing ends the words ("take", "go for"), its place; else their end."""
    last = len(words) - (2 if words[-1:] and words[-1] in _PARTICLES else 1)
    return last if last > 0 and words[last] in _LIGHT else len(words)


def _named_event(clause: str) -> str | None:
    """The longest noun phrase around a noun that names an event, what follows it with a preposition included."""
    words = clause.split()
    found = (_phrase(words, at) for at, word in enumerate(words) if word.lower().strip(",.") in EVENTS)
    return max((phrase for phrase in found if phrase), key=len, default=None)


def _with_name_behind(words: Sequence[str], at: int) -> str | None:
    """ "Storm Ilva", "operation Grey Fox": an event whose name follows its kind, with the capitals before it."""
    first, last = at, at + 1
    while last < len(words) and words[last][:1].isupper() and not words[last - 1].endswith(_ENDINGS):
        last += 1
    if last == at + 1:
        return None
    while first and words[first - 1][:1].isupper():
        first -= 1
    return re.sub(r"(?:['’]s|[,.])$", "", " ".join(words[first:last]))


def _phrase(words: Sequence[str], at: int) -> str | None:
    if words[at].lower() in NAMED_BEHIND and (own_name := _with_name_behind(words, at)):
        return own_name
    first = at
    while first and first > at - 6:
        before = words[first - 1].lower()
        if before in DETERMINERS:
            first -= 1
            break
        if (
            before in AUXILIARIES
            or before in _JOINING | _BREAKING | {"by", "to", "for", "about"}
            or before.endswith(",")
        ):
            break
        first -= 1
    last = at + 1
    if last < len(words) and words[last].lower() in _JOINING:
        while last < len(words) and words[last].lower() not in _BREAKING and words[last].lower() not in AUXILIARIES:
            last += 1
    if first == at and first and words[first - 1].lower() in NEAR | {"on", "under"} and not words[at].endswith("s"):
        return None  # "on strike", "under attack"
    alone = last - first == 1 or (last - first == 2 and words[first].lower() in ("a", "an", "any"))
    if alone or (first == 0 and at == 0):
        return None
    return " ".join(words[first:last])
