"""Articles that come in by chat: forwarded messages, texts, links and files, each with a receipt and an undo button.

It does not know how an article is read or stored (`clerk` has it done, beside the worker) nor what a receipt looks
like. A message is an article where its form says so; where it may be a question as well, the person is asked.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta

from bot.telegram import phrases
from bot.telegram.answering import Answering, Asker
from bot.telegram.callback import Act, Press, decode
from bot.telegram.clerk import Clerk, Outcome, outcome_within
from bot.telegram.incoming import Incoming, Place, Pressed, Said
from bot.telegram.limits import Work
from bot.telegram.markup import utf16
from bot.telegram.newsroom import Newsroom, Services
from bot.telegram.outgoing import Change, Message, Notice, Outgoing, Say
from bot.telegram.receipts import offer, receipt, told, undone
from bot.telegram.submissions import Parcel, State, Submission, Submissions
from index.regex import regex

PROMPT_SECONDS = 2.0
"""An article of usual length is in by then; what takes longer goes on beside the questions of others."""
LINKS = 5
# A forwarded message of this length is a report; a typed one has to be longer and have no question in it.
FORWARDED_CHARS, TYPED_CHARS, PERHAPS_CHARS = 280, 700, 320
# Apps cut what is pasted into messages of 4,096 units; what follows at once is its next piece.
PIECE_UNITS, PIECES_WITHIN = 3_800, timedelta(seconds=8)
_SENTENCE = regex(r"[.!?…。！？]['\"”’»)\]]*(?:\s|$)")


class Taking:
    """A branch of the conversation. `may_add` says who may, besides the admins."""

    def __init__(
        self, newsroom: Newsroom, answering: Answering, clerk: Clerk, may_add: Callable[[int, Place], bool]
    ) -> None:
        self._newsroom, self._answering, self._clerk, self._may_add = newsroom, answering, clerk, may_add
        self._submissions = Submissions(newsroom.connection)

    @property
    def commands(self) -> Mapping[str, str]:
        """For the menu."""
        return phrases.TAKE_COMMANDS

    def said(self, incoming: Incoming, said: Said, services: Services) -> Sequence[Outgoing] | None:
        """Whatever looks like an article, from somebody who may add one."""
        place, person = incoming.place, incoming.person
        if place is None or said.command not in (None, "add"):
            return None
        asked_to = said.command == "add"
        if not said.edited and self._goes_on(said, place, person):
            return ()
        manner = _manner(said, asked_to=asked_to)
        if manner is None:
            line = phrases.TAKE_WHAT if self._allowed(person, place) else phrases.TAKE_NOT_YOU
            return (Say(told(line), reply_to=said.message),) if asked_to else None
        if not self._allowed(person, place):
            is_sent_in = asked_to or said.file is not None or _is_links(said) or said.forwarded
            if manner is State.TAKING and is_sent_in:
                return (Say(told(phrases.TAKE_NOT_YOU), reply_to=said.message),)
            return None
        if said.edited:
            return ()
        wait = self._newsroom.tally.wait(Work.QUESTION, person, self._newsroom.clock())
        if wait:
            return (Say(told(phrases.too_often(wait)), reply_to=said.message),)
        parcel = _parcel(said, place, person)
        if manner is State.OFFERED:
            return self._offered(parcel)
        if _may_go_on(said):
            return self._begun_in_pieces(parcel)
        return self._taken(parcel, services)

    def pressed(self, incoming: Incoming, pressed: Pressed) -> Sequence[Outgoing] | None:
        """Add or ask, and undo."""
        press, place = decode(pressed.data), incoming.place
        if press is None or place is None or press.act not in (Act.TAKE, Act.UNDO_ADDING):
            return None
        found = self._submissions.get(press.subject or 0)
        if found is None or found.parcel.place.chat not in self._newsroom.chats.once(place.chat):
            return (Notice(pressed.query, phrases.TAKE_GONE),)
        if not self._allowed(incoming.person, place):
            return (Notice(pressed.query, phrases.UNDO_NOT_YOU, alert=True),)
        if press.act is Act.UNDO_ADDING:
            return self._undo(found, pressed)
        return self._chosen(press, found, incoming.person, place, pressed)

    def wake(self, now: datetime, services: Services) -> Sequence[tuple[Place, Outgoing]]:
        """Tells what became of what took longer; what a restart interrupted is begun again."""
        said: list[tuple[Place, Outgoing]] = []
        for one in self._submissions.waiting(now - PIECES_WITHIN):
            future = self._begun(one, services)
            outcome = outcome_within(future, 0)
            if outcome is not None:
                place = self._newsroom.chats.where_now(one.parcel.place)
                said.append((place, self._finished(one, outcome, future)))
        return said

    def _allowed(self, person: int, place: Place) -> bool:
        return self._newsroom.guests.is_admin(person) or self._may_add(person, place)

    def _goes_on(self, said: Said, place: Place, person: int) -> bool:
        """Whether it is the next piece of a long text; it is then added to it."""
        if said.command is not None or said.forwarded or said.file is not None or not said.text.strip():
            return False
        now = self._newsroom.clock()
        number = self._submissions.growing(place, person, said.message, now - PIECES_WITHIN)
        if number is None:
            return False
        with self._newsroom.changing():
            self._submissions.grow(number, said.text, said.message, now)
        return True

    def _begun_in_pieces(self, parcel: Parcel) -> Sequence[Outgoing]:
        """Added at a waking, when no further piece has come."""
        now = self._newsroom.clock()
        with self._newsroom.changing():
            self._newsroom.tally.count(Work.QUESTION, parcel.person, now)
            self._submissions.put(parcel, State.TAKING, (), now, may_grow=True)
        return (Say(told(phrases.TAKING), reply_to=parcel.message),)

    def _offered(self, parcel: Parcel) -> Sequence[Outgoing]:
        now = self._newsroom.clock()
        with self._newsroom.changing():
            number = self._submissions.put(parcel, State.OFFERED, (), now)
        return (Say(offer(number), reply_to=parcel.message),)

    def _taken(self, parcel: Parcel, services: Services | None = None) -> Sequence[Outgoing]:
        """Adds it now if that is quick; else says that it is under way."""
        future = self._clerk.take(parcel, services)
        outcome = outcome_within(future, PROMPT_SECONDS)
        now = self._newsroom.clock()
        with self._newsroom.changing():
            self._newsroom.tally.count(Work.QUESTION, parcel.person, now)
        if outcome is None:
            with self._newsroom.changing():
                self._submissions.put(parcel, State.TAKING, (), now)
            line = phrases.TAKING_WAITS if self._clerk.is_waiting else phrases.TAKING
            return (Say(told(line), reply_to=parcel.message),)
        self._clerk.forget(future)
        keys = _new_keys(outcome)
        number = 0
        if keys:
            with self._newsroom.changing():
                number = self._submissions.put(parcel, State.IN, keys, now)
        return (Say(self._receipt(outcome, number), reply_to=parcel.message),)

    def _receipt(self, outcome: Outcome, number: int) -> Message:
        if outcome.trouble is not None:
            return told(phrases.TAKE_TROUBLE.format(self._answering.trouble(outcome.trouble)))
        return receipt(outcome, number)

    def _begun(self, one: Submission, services: Services) -> "Future[Outcome]":
        if one.state is State.UNDOING:
            return self._clerk.undo(one.id, one.keys)
        return self._clerk.take(one.parcel, services)

    def _finished(self, one: Submission, outcome: Outcome, future: "Future[Outcome]") -> Outgoing:
        """The message that tells it, and the step that it is stored by."""
        self._clerk.forget(future)
        if one.state is State.UNDOING:
            return self._removed(one, outcome)
        keys = _new_keys(outcome)
        with self._newsroom.changing():
            if keys:
                self._submissions.mark(one.id, State.IN, keys)
            else:
                self._submissions.drop(one.id)
        return Say(self._receipt(outcome, one.id), reply_to=one.parcel.message)

    def _removed(self, one: Submission, outcome: Outcome) -> Outgoing:
        state = State.OUT if outcome.trouble is None else State.IN
        with self._newsroom.changing():
            self._submissions.mark(one.id, state, () if state is State.OUT else one.keys)
        if outcome.trouble is not None:
            line = phrases.TAKE_TROUBLE.format(self._answering.trouble(outcome.trouble))
            return Say(told(line), reply_to=one.parcel.message)
        card = undone(outcome)
        return Say(card, reply_to=one.parcel.message) if one.target is None else Change(one.target, card)

    def _undo(self, found: Submission, pressed: Pressed) -> Sequence[Outgoing]:
        if found.state is not State.IN:
            return (Notice(pressed.query, phrases.UNDO_GONE),)
        future = self._clerk.undo(found.id, found.keys)
        outcome = outcome_within(future, PROMPT_SECONDS)
        if outcome is None:
            with self._newsroom.changing():
                self._submissions.mark(found.id, State.UNDOING, found.keys, pressed.message)
            return (Notice(pressed.query, phrases.UNDOING, alert=True),)
        self._clerk.forget(future)
        return (Notice(pressed.query), self._removed(replace(found, target=pressed.message), outcome))

    def _chosen(
        self, press: Press, found: Submission, person: int, place: Place, pressed: Pressed
    ) -> Sequence[Outgoing]:
        """Add it or ask it: the offer becomes the receipt, or goes on to an answer."""
        if found.state is not State.OFFERED or found.parcel.text is None:
            return (Notice(pressed.query, phrases.TAKE_GONE),)
        if press.item == 1:
            given = self._answering.answer(Asker(place, person, found.parcel.message), found.parcel.text)
            with self._newsroom.changing():
                self._submissions.drop(found.id)
            return (Notice(pressed.query), *given.said)
        said = self._taken(found.parcel)
        with self._newsroom.changing():
            self._submissions.drop(found.id)
        return (Notice(pressed.query), *said)


def _new_keys(outcome: Outcome) -> tuple[str, ...]:
    return tuple(entry.key for entry in outcome.entries if entry.is_new)


def _parcel(said: Said, place: Place, person: int) -> Parcel:
    if said.file is not None:
        return Parcel(place, person, said.message, file=said.file, forward=said.forward)
    if _is_links(said):
        return Parcel(place, person, said.message, links=said.links[:LINKS])
    return Parcel(place, person, said.message, text=said.text, forward=said.forward)


def _manner(said: Said, *, asked_to: bool) -> State | None:
    """TAKING where it is an article, OFFERED where it may be one, None where it is none."""
    text = said.text.strip()
    if said.file is not None or _is_links(said):
        return State.TAKING
    if not text:
        return None
    if asked_to:
        return State.TAKING
    sentences = len(_SENTENCE.findall(text))
    if said.forwarded:
        return State.TAKING if len(text) >= FORWARDED_CHARS and sentences >= 2 else State.OFFERED
    if len(text) < PERHAPS_CHARS or sentences < 2:
        return None
    asks = "?" in text.splitlines()[0] or "?" in text.splitlines()[-1]
    return State.TAKING if len(text) >= TYPED_CHARS and sentences >= 3 and not asks else State.OFFERED


def _may_go_on(said: Said) -> bool:
    """Whether a typed text is as long as a message can be."""
    return not said.forwarded and said.file is None and utf16(said.text) >= PIECE_UNITS


def _is_links(said: Said) -> bool:
    """Whether there is nothing but addresses in it; one that stands behind words is a part of a text."""
    words = [word.strip(",;()<>") for word in said.text.split()]
    return bool(words) and all(word in said.links or f"https://{word}" in said.links for word in words)
