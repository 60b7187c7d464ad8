"""Follow-ups: a new text beside the last answer makes a whole question, and what was carried over has names.

Rules over words, English; it knows no archive. A text that can stand alone is never given the old event.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from index.day import Day
from index.regex import regex
from retrieval.answer import Answer, Kind
from retrieval.followups.again import another_of_the_sort, asks_whose_word, day_beside, of_another_event
from retrieval.followups.newcomer import TOLL_WORDS, Form, Newcomer, read_newcomer
from retrieval.followups.scene import EVENTS, NEAR, Scene, read_scene
from retrieval.questions.days import read_days
from retrieval.questions.words import DETERMINERS, NOUNS
from retrieval.reading import say
from retrieval.speech.who import Who, kind_of
from retrieval.stems import content_words

TOPIC_CHARS = 110
"""A longer name of an event is no longer read as one (`retrieval.questions.question`)."""


WORDS_CRIED = 3
"""So many words in capitals are not a name; a question that goes on reads as one in small letters."""


class Slot(StrEnum):
    """What can be carried over."""

    QUESTION = "question"  # what was asked, where only its day or place changed
    EVENT = "event"
    PLACE = "place"
    DAY = "day"
    OUTLET = "outlet"
    ANSWER = "answer"  # the thing or place that "it" or "there" stands for
    PERSON = "person"  # who "he" stands for


@dataclass(frozen=True, slots=True)
class Carried:
    """One thing taken from the question or answer before."""

    slot: Slot
    words: str


@dataclass(frozen=True, slots=True)
class Followed:
    """A new text with what was carried over to make it whole. `typed` is as it came, `asks` as it is asked."""

    typed: str
    asks: str
    carried: tuple[Carried, ...]

    @property
    def text(self) -> str:
        """The whole question; the text as it was typed once nothing is carried."""
        if not self.carried:
            return self.typed
        asks = self._with_person()
        if self._words(Slot.QUESTION):
            return self._as_before(asks)
        topic = " ".join(filter(None, (self._words(Slot.EVENT), self._words(Slot.PLACE))))
        topic = re.sub(rf"^(?:{_PREPOSITION})\s+", "", topic)
        day = re.sub(rf"^(?:{_PREPOSITION})\s+", "", self._words(Slot.DAY))
        before = ", ".join(filter(None, (topic, self._words(Slot.ANSWER), day)))
        whole = f"{before}: {asks}" if before else asks
        return self._told(whole)

    def _as_before(self, asks: str) -> str:
        own, day = asks, self._words(Slot.DAY)
        if asks.startswith(","):
            own, day = day, asks
        whole = " ".join(filter(None, (self._words(Slot.QUESTION), self._words(Slot.PLACE), own, day)))
        return self._told(whole.replace(" ,", ",").rstrip(" ?") + "?")

    def _told(self, whole: str) -> str:
        outlet = self._words(Slot.OUTLET)
        return f"{whole.rstrip(' ?')}, according to {outlet}?" if outlet else whole

    def _with_person(self) -> str:
        person = self._words(Slot.PERSON)
        if not person:
            return self.asks
        owned = re.sub(r"\b(?:his|her(?=\s+(?!and\b|or\b|to\b)\w))\b", f"{person}’s", self.asks, flags=re.IGNORECASE)
        return re.sub(r"\b(?:he|she|him|her)\b", person, owned, flags=re.IGNORECASE)

    def _words(self, slot: Slot) -> str:
        return next((each.words for each in self.carried if each.slot is slot), "")

    def without(self, *slots: Slot) -> "Followed":
        """The same with something dropped."""
        return replace(self, carried=tuple(each for each in self.carried if each.slot not in slots))


_PREPOSITION = "|".join(sorted(NEAR | {"on", "during", "since", "of"}))


def follow(text: str, before: Answer, as_of: date, *, replying: bool = False) -> Followed | None:
    """The whole question that `text` is after `before`, None where it is a question of its own (or no question).

    `before` is the last answer, its question as it was asked, so that a third follow-up goes on from the second.
    `replying`: the person pointed at that answer, so that a name of its own does not make a text a new matter.
    """
    followed = _follow(text, before, as_of, replying)
    if followed is None or not text.isupper() or len(text.split()) < WORDS_CRIED:
        return followed
    said = _follow(text.lower(), before, as_of, replying)
    return followed if said is None else replace(said, typed=text)


def _follow(text: str, before: Answer, as_of: date, replying: bool) -> Followed | None:
    scene = read_scene(before.question, as_of, _day_in_full(before, as_of))
    if content_words(scene.clause):
        if asks_whose_word(text, before):
            return _asked_again(text, Newcomer(Form.WHOLE), scene)
        if beside := day_beside(text, before):
            return _asked_again(text, Newcomer(Form.DAY, asks=beside), scene)
    known = f"{before.question} {' '.join(p.value for p in before.positions[:3])}"
    new = read_newcomer(text, known, as_of, replying=replying)
    if new.form is Form.OWN or not content_words(scene.clause):
        return None
    if new.form in (Form.PART, Form.PLACE) and (other := another_of_the_sort(new.asks, scene.question)):
        return _asked_again(text, Newcomer(Form.WHOLE), replace(scene, question=other))
    if new.form in (Form.DAY, Form.PLACE, Form.OUTLET):
        return _asked_again(text, new, scene)
    if new.form is Form.EVENT:
        return _of_another_event(text, new, scene)
    if new.form is Form.PART:
        if not re.search(r"\w", new.asks):
            return None
        spoken = _spoken_anew(text, new, scene, before.question)
        if spoken is not None:
            return spoken
        if _is_one_name(new.asks) and (scene.place or _NAMED.search(scene.event)):
            preposition = scene.place.split()[0] if scene.place else "in"
            return _asked_again(text, replace(new, form=Form.PLACE, asks=f"{preposition} {new.asks}"), scene)
    return _gone_on(text, new, scene, before)


_DYING = r"die|died|drowned|perished|burned|starved|lost their lives|(?:fell|fallen|taken) (?:ill|sick)"
_BEHIND_FATE = sorted(NEAR | {"when", "while", "after", "because", "by", "of", "on", "to"})


def _of_another_event(text: str, new: Newcomer, scene: Scene) -> Followed | None:
    """ "And in the Pell bombing?": place and day were the other event's."""
    asks = ""
    if scene.is_named:
        question = of_another_event(new.asks, scene.question, scene.event)
    elif scene.place or _AT_NAME.search(scene.question):
        asks = new.asks if new.asks.split()[0].lower() in NEAR | {"after", "during"} else f"in {new.asks}"
        question = scene.question if scene.place else _without_names(scene.question)
    else:
        return None
    again = replace(scene, question=question or "", place=None, day=None)
    return _asked_again(text, Newcomer(Form.WHOLE, asks=asks), again) if question else None


_OTHERS_FATE = regex(
    rf"^(?:[\w-]+ ){{0,3}}?(?:{'|'.join(sorted(TOLL_WORDS))}|{_DYING}) (?:{'|'.join(_BEHIND_FATE)}) (?:(?:the|an?) )?",
    re.IGNORECASE,
)
"""What the question before counted, which is not what the new one does: "killed at the depot" is about the depot."""


def _day_in_full(before: Answer, as_of: date) -> str | None:
    """The day of a question in words that mean the same tomorrow; None where its own words do."""
    days = before.reading.days
    if days is None or days.note is not None or re.search(r"\d", days.words):
        return None
    full = say(Day(days.first, days.last))
    read = read_days(full, as_of)
    return full if read is not None and (read.first, read.last) == (days.first, days.last) else None


def _asked_again(text: str, new: Newcomer, scene: Scene) -> Followed:
    """The question before with another day, place or outlet."""
    question, place = scene.question, scene.place
    if new.form is Form.PLACE:
        question, place = (question if place else _without_names(question)), None
    carried = [Carried(Slot.QUESTION, question)]
    carried += [Carried(Slot.PLACE, place)] if place else []
    carried += [Carried(Slot.DAY, scene.day)] if scene.day and new.form is not Form.DAY else []
    carried += [Carried(Slot.OUTLET, scene.outlet)] if scene.outlet and new.form is not Form.OUTLET else []
    asks = f", {new.asks}" if new.form is Form.OUTLET else new.asks
    return Followed(text, asks, tuple(carried))


_NAMED = regex(r"(?<!^)\b[A-ZÀ-ÞЀ-Я]|^[A-ZÀ-ÞЀ-Я]")
_AT_NAME = regex(rf"\s(?:{'|'.join(sorted(NEAR))})\s(?:the\s)?(?=[A-ZÀ-ÞЀ-Я])[^,:]+$")


_DANGLING = regex(rf"\s(?:{'|'.join(sorted(NEAR))}|of|to)$")


def _is_one_name(asks: str) -> bool:
    """One capitalised word, which nothing shows to be a person's name."""
    return bool(re.fullmatch(r"[A-ZÀ-ÞЀ-Я][\w'’-]+", asks.rstrip(" ?.!")))


def _without_names(question: str) -> str:
    """A question without the place at its end, else without its names: another place makes it another event of that
    kind. Its first word is a question's, not a name."""
    place = _AT_NAME.search(question)
    if place is not None and not set(place[0].lower().split()) & EVENTS:
        return question[: place.start()]
    topic, colon, asked = question.partition(": ")
    if colon:
        kept = [word for word in _unnamed(topic.split()) if word.lower() not in DETERMINERS]
        return f"{' '.join(kept)}: {asked}" if kept else asked
    first, *words = question.split()
    return _DANGLING.sub("", " ".join([first, *_unnamed(words)]))


def _unnamed(words: Sequence[str]) -> list[str]:
    return [word for word in words if not word[:1].isupper()]


_SPOKEN = regex(r"\b(did|does|do|has|have)\s+(.+?)\s+(say|said|claim|report|think|announce|deny|confirm)\b", re.I)


def _spoken_anew(text: str, new: Newcomer, scene: Scene, question: str) -> Followed | None:
    """ "And the opposition?" after "What did the minister say about the dam?"."""
    said = _SPOKEN.search(question)
    who = new.asks.rstrip(" ?")
    if said is None or kind_of(who.split()) is None:
        return None
    asks = f"what {said[1].lower()} {who} {said[3].lower()}?"
    return Followed(text, asks, _setting(new, scene, _event_for_speaker(scene, question)))


def _event_for_speaker(scene: Scene, question: str) -> str:
    """What another speaker is asked about; nothing where the question before was about no more than a day."""
    said = _SPOKEN.search(question)
    only_speaks = said is not None and question[said.end() :].strip(" ?.").lower() in ("", (scene.day or "").lower())
    return "" if only_speaks and (scene.day or scene.place) else scene.event


def _gone_on(text: str, new: Newcomer, scene: Scene, before: Answer) -> Followed:
    """Something else about the same event."""
    event = _event_for(new, scene)
    if new.speaker and _SPOKEN.search(before.question):
        event = _event_for_speaker(scene, before.question)
    asks = new.asks
    if new.form is Form.PART and not new.asks_something:
        asks = _part(new, scene)
    carried = _setting(new, scene, event)
    person = _person(before) if new.means_person else None
    carried += (Carried(Slot.PERSON, person),) if person else ()
    thing = _thing(before, new)
    carried += (Carried(Slot.ANSWER, thing),) if thing else ()
    return Followed(text, asks, carried)


def _event_for(new: Newcomer, scene: Scene) -> str:
    """What of the question before is kept: never what it counted, where something else is asked of the event."""
    if new.points_at_clause or (new.is_bare and not (scene.is_named and scene.kind is Kind.NUMBER)):
        return scene.clause
    asks_toll = bool(TOLL_WORDS & set(new.asks.lower().rstrip(" ?").split()))
    if scene.is_named or scene.kind is Kind.NUMBER or asks_toll:
        without = _OTHERS_FATE.sub("", scene.event)
        if scene.is_named or without != scene.event:
            return without
    return "" if new.counts and scene.kind is Kind.NUMBER and scene.place else scene.event


def _setting(new: Newcomer, scene: Scene, event: str) -> tuple[Carried, ...]:
    """Event, place and day, unless the new text has its own."""
    room = TOPIC_CHARS - len(scene.place or "") - len(scene.day or "")
    if len(event) > room:
        event = scene.event if len(scene.event) <= room else event[:room].rsplit(" ", 1)[0]
    if new.has_place and not scene.place:
        event = " ".join(_unnamed(event.split()))
    carried = [Carried(Slot.EVENT, event)] if event else []
    carried += [Carried(Slot.PLACE, scene.place)] if scene.place and not new.has_place else []
    carried += [Carried(Slot.DAY, scene.day)] if scene.day and not new.has_day else []
    carried += [Carried(Slot.OUTLET, scene.outlet)] if scene.outlet and not new.speaker else []
    return tuple(carried)


_ASKED_FOR = frozenset({"cause", "reason", "motive", "aim"}.union(*NOUNS.values()))


def _part(new: Newcomer, scene: Scene) -> str:
    """What two or three words ask: "the injured" after a toll is how many, "any arrests" whether there were."""
    words = re.sub(r"^(?:the|a|an)\s+", "", new.asks.rstrip(" ?"), flags=re.IGNORECASE)
    if counted := re.match(r"(?:number|count|toll) of (?:the )?", words, re.IGNORECASE):
        return f"how many {words[counted.end() :]}?"
    if words.lower().startswith("any "):
        return f"were there {words}?"
    if re.match(r"(?:anyone|anybody) [a-z]+(?:ed|t)\b", words, re.IGNORECASE):
        return f"was {words}?"
    if scene.kind is Kind.NUMBER and set(words.lower().split()) & TOLL_WORDS:
        return f"how many were {words}?"
    last = words.split()[-1].lower()
    is_plural = bool(re.fullmatch(r"(?:[a-z]+ )?[a-z]+(?:s|men|children|people)", words))
    if scene.kind is Kind.NUMBER and is_plural and (last not in _ASKED_FOR or last in NOUNS[Kind.PERSON]):
        return f"how many {words}?"
    if last in _ASKED_FOR:
        the = "" if words.split()[0].lower() in DETERMINERS else "the "
        return f"{'who' if last in NOUNS[Kind.PERSON] else 'what'} was {the}{words}?"
    return f"what about {new.asks.rstrip(' ?')}?"


def _person(before: Answer) -> str | None:
    """Whom "he" or "she" means: the one person that the answer names, the one who was asked about, the one who said
    all of it. None where there are two."""
    if before.reading.kind is Kind.PERSON and len(before.positions) == 1:
        return before.positions[0].value
    said = _SPOKEN.search(before.question)
    if said is not None and kind_of(said[2].split()) is Who.NAME:
        return re.sub(r"^the\s+", "", said[2])
    if len(before.positions) != 1:
        return None
    speakers = {e.attribution.who for e in before.positions[0].evidence if e.attribution is not None}
    named = [who for who in speakers if kind_of(who.split()) is Who.NAME]
    return named[0] if len(speakers) == len(named) == 1 else None


def _thing(before: Answer, new: Newcomer) -> str | None:
    """The place or thing that the answer named, where the new text says "there" or "it"."""
    if len(before.positions) != 1:
        return None
    value, kind = before.positions[0].value, before.reading.kind
    pointed = (kind is Kind.PLACE and new.means_place) or (kind in (Kind.NAME, Kind.ORG) and new.means_thing)
    return value if pointed and len(value) <= TOPIC_CHARS // 2 else None
