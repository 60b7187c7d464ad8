"""Standing questions: /watch, /watches, /unwatch, and the message when an answer changes.

It does not know what counts as a change (`standing`) nor who may use the bot. A question is asked again only when the
archive has another edition, a few at a time, so that nobody who asks has to wait for it.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.difference import told
from bot.history import Kept
from bot.limiting import limits_of
from bot.telegram import captions, phrases
from bot.telegram.answering import Answering, Asker
from bot.telegram.callback import Act, Press, decode, encode
from bot.telegram.cards import answer_card, failure_card
from bot.telegram.incoming import Incoming, Place, Pressed, Said
from bot.telegram.limits import Work
from bot.telegram.markup import paragraph
from bot.telegram.newsroom import Newsroom, Services, channel
from bot.telegram.outgoing import Button, Change, Look, Message, Notice, Outgoing, Say, Words
from bot.telegram.pages import shortened
from bot.telegram.watches import Watch, Watches
from index.errors import RashomonError
from retrieval.standing import Change as Difference
from retrieval.standing import change, standing_of

if TYPE_CHECKING:
    from retrieval.answer import Answer

WATCHES_PER_CHAT = 20
"""What one chat may have asked again on every change of the archive: five seconds of a two-core machine."""
ASKED_A_WAKE = 4
"""A question that comes meanwhile waits a second at most; at six wakings a minute, 24 are asked again in each."""
_LINE_UNITS, _VALUE_UNITS = 600, 120

log = logging.getLogger(__name__)


class Watching:
    """A branch of the conversation."""

    def __init__(self, newsroom: Newsroom, answering: Answering) -> None:
        self._newsroom = newsroom
        self._answering = answering
        self._watches = Watches(newsroom.connection)

    @property
    def commands(self) -> Mapping[str, str]:
        """For the menu."""
        return phrases.WATCH_COMMANDS

    def said(self, incoming: Incoming, said: Said, services: Services) -> Sequence[Outgoing] | None:
        """Its three commands."""
        if incoming.place is None or said.command not in phrases.WATCH_COMMANDS:
            return None
        if said.command == "watch":
            return self._watch_said(incoming.person, incoming.place, said)
        if said.command == "unwatch" and said.text.strip():
            return self._unwatch_said(incoming.person, incoming.place, said)
        return (Say(self._list(incoming.place), reply_to=said.message),)

    def pressed(self, incoming: Incoming, pressed: Pressed) -> Sequence[Outgoing] | None:
        """Its two buttons."""
        press = decode(pressed.data)
        if press is None or incoming.place is None or press.act not in (Act.WATCH, Act.UNWATCH):
            return None
        tally, now = self._newsroom.tally, self._newsroom.clock()
        wait = tally.wait(Work.PRESS, incoming.person, now)
        if wait:
            return (Notice(pressed.query, phrases.too_often(wait)),)
        said = self._done(press, incoming.person, incoming.place, pressed)
        with self._newsroom.changing():
            tally.count(Work.PRESS, incoming.person, now)
        return said

    def _done(self, press: Press, person: int, place: Place, pressed: Pressed) -> Sequence[Outgoing]:
        if press.act is Act.UNWATCH:
            return self._unwatch_pressed(person, place, pressed, press.subject)
        kept = self._newsroom.kept(press.subject or 0, place.chat)
        if kept is None:
            return (Notice(pressed.query, phrases.WATCH_NOT_KNOWN, alert=True),)
        return (Notice(pressed.query, self._begin(person, place, kept), alert=True),)

    def wake(self, now: datetime, services: Services) -> Sequence[tuple[Place, Outgoing]]:
        """Asks what is due again; a question or chat that fails is passed over, the others are told."""
        try:
            edition = self._newsroom.archive.edition
        except RashomonError as error:
            log.warning("event=watches_not_asked error=%s", type(error).__name__)
            return ()
        due = self._watches.due(edition, ASKED_A_WAKE)
        # All is asked before the first is written: whoever asks a question must not wait for the lock so long.
        asked = [(watch, self._asked(watch)) for watch in due]
        return [told for watch, answer in asked for told in self._told(watch, answer, edition, now)]

    def _asked(self, watch: Watch) -> "Answer | None":
        """The answer as it is now; None where there is none to be had, or nobody who may have it."""
        if not self._newsroom.guests.may_use(watch.person, self._newsroom.chats.where_now(watch.place)):
            return None
        try:
            return self._newsroom.session.ask(watch.question, watch.filters, watch.today)
        except RashomonError as error:
            log.warning("event=watch_failed watch=%d error=%s", watch.id, type(error).__name__)
        except Exception as error:  # a defect with one question must not silence the others
            log.error("event=watch_failed watch=%d error=%s", watch.id, type(error).__name__, exc_info=True)
        return None

    def _told(
        self, watch: Watch, answer: "Answer | None", edition: int, now: datetime
    ) -> Iterator[tuple[Place, Outgoing]]:
        if answer is None:  # it stands as it stood, and is asked again when the archive changes again
            with self._newsroom.changing():
                self._watches.renew(watch.id, edition, None)
            return
        difference = change(watch.standing, answer) if watch.standing is not None else Difference()
        place, kept = self._newsroom.chats.where_now(watch.place), None
        if difference.is_news:
            kept = self._newsroom.history.keep(answer, watch.filters, watch.today, channel(place.chat), now)
        with self._newsroom.changing():
            self._watches.renew(watch.id, edition, standing_of(answer))
            if kept is not None:
                self._newsroom.chats.note(kept, edition, None)
        if kept is not None:
            yield place, Say(_news(answer, kept, difference, watch.id), answer=kept)

    def _watch_said(self, person: int, place: Place, said: Said) -> Sequence[Outgoing]:
        if not said.text.strip():
            return self._watch_answer(person, place, said)
        if self._is_full(place):
            return (Say(failure_card(phrases.watches_full(WATCHES_PER_CHAT)), reply_to=said.message),)
        given = self._answering.answer(Asker(place, person, said.message, said.message), said.text, said.reply_to)
        if given.kept is None:
            return given.said
        told = paragraph(Words(self._begin(person, place, given.kept), Look.FAINT), gap=True)
        *first, last = given.said
        if isinstance(last, Say):
            last = replace(last, message=replace(last.message, blocks=(*last.message.blocks, told)))
        return (*first, last)

    def _watch_answer(self, person: int, place: Place, said: Said) -> Sequence[Outgoing]:
        """/watch alone: the question of the answer that it replies to, else of the person's last one."""
        chats, now = self._newsroom.chats, self._newsroom.clock()
        shown = chats.shown(place.chat, said.reply_to) if said.reply_to is not None else None
        kept = self._newsroom.kept(shown or chats.latest(place, person, now) or 0, place.chat)
        if kept is None:
            return (Say(failure_card(phrases.WATCH_WHAT), reply_to=said.message),)
        question = Words(shortened(kept.answer.question, _LINE_UNITS), Look.STRONG)
        told = self._begin(person, place, kept)
        return (Say(Message((paragraph(question), paragraph(told))), reply_to=said.message),)

    def _begin(self, person: int, place: Place, kept: Kept) -> str:
        """Stores what the answer comes to; gives what the person is told."""
        asked = kept.asked
        if any(
            one.question.casefold() == asked.question.casefold() and one.filters == asked.filters
            for one in self._own(place)
        ):
            return phrases.WATCHED_ALREADY
        if self._is_full(place):
            return phrases.watches_full(WATCHES_PER_CHAT)
        # An answer whose edition nobody noted is asked again at the next waking.
        edition = self._newsroom.chats.edition(kept.id)
        watch = Watch(
            0, place, person, asked.question, asked.filters, asked.today, -1 if edition is None else edition,
            standing_of(kept.answer),
        )  # fmt: skip
        with self._newsroom.changing():
            self._watches.add(watch, self._newsroom.clock())
        return phrases.WATCHING

    def _own(self, place: Place) -> list[Watch]:
        return self._watches.of(self._newsroom.chats.once(place.chat))

    def _is_full(self, place: Place) -> bool:
        return len(self._own(place)) >= WATCHES_PER_CHAT

    def _unwatch_said(self, person: int, place: Place, said: Said) -> Sequence[Outgoing]:
        """/unwatch 2, as the list numbers them, or /unwatch and the question."""
        own = self._own(place)
        text = " ".join(said.text.split()).casefold()
        found = [one for number, one in enumerate(own, 1) if text in (str(number), one.question.casefold())]
        if not found:
            return (Say(failure_card(phrases.WATCH_NO_SUCH), reply_to=said.message),)
        if not all(self._may_stop(person, place, one) for one in found):
            return (Say(failure_card(phrases.WATCH_NOT_YOURS), reply_to=said.message),)
        with self._newsroom.changing():
            for one in found:
                self._watches.remove(one.id)
        told = phrases.unwatched(shortened(found[0].question, _LINE_UNITS))
        return (Say(Message((paragraph(told),)), reply_to=said.message),)

    def _may_stop(self, person: int, place: Place, watch: Watch) -> bool:
        return self._newsroom.guests.may_stop(person, place, watch.person)

    def _unwatch_pressed(self, person: int, place: Place, pressed: Pressed, watch: int | None) -> Sequence[Outgoing]:
        own = self._own(place)
        found = next((one for one in own if one.id == watch), None)
        if found is None:
            return (Notice(pressed.query, phrases.WATCH_GONE),)
        if not self._may_stop(person, place, found):
            return (Notice(pressed.query, phrases.WATCH_NOT_YOURS, alert=True),)
        with self._newsroom.changing():
            self._watches.remove(found.id)
        told: list[Outgoing] = [Notice(pressed.query, shortened(phrases.unwatched(found.question), 180))]
        # The list is brought up to date in place; a card of news keeps its words.
        at = pressed.message
        if at is not None and self._newsroom.chats.shown(place.chat, at) is None:
            told.append(Change(at, self._list(place)))
        return told

    def _list(self, place: Place) -> Message:
        own = self._own(place)
        if not own:
            return Message((paragraph(phrases.WATCHES_NONE),))
        lines = (paragraph(*_listed(number, watch), gap=number == 1) for number, watch in enumerate(own, 1))
        buttons = [_stop(watch.id, phrases.button_unwatch(number)) for number, watch in enumerate(own, 1)]
        rows = tuple(tuple(buttons[at : at + 4]) for at in range(0, len(buttons), 4))
        return Message((paragraph(Words(phrases.WATCHES_HEAD, Look.STRONG)), *lines), rows)


def _stop(watch: int, label: str) -> Button:
    return Button(label, data=encode(Press(Act.UNWATCH, watch)))


def _listed(number: int, watch: Watch) -> Iterator[Words]:
    """A question and what it is limited to."""
    yield Words(f"{number}. {shortened(watch.question, 150)}")
    limits = [captions.limit(name, value) for name, value in limits_of(watch.filters)]
    limits.append(captions.WATCH_READ_ON.format(captions.day_in_words(watch.today)))
    yield Words(f" ({phrases.watched_limits(tuple(limits))})", Look.FAINT)


def _news(answer: "Answer", kept: int, difference: Difference, watch: int) -> Message:
    """One line that says what changed, then the answer as it is now."""
    line = shortened(f"{phrases.WATCH_CHANGED}: {'; '.join(news_of(answer, difference))}", _LINE_UNITS)
    card = answer_card(answer, kept, (paragraph(Words(line, Look.STRONG), gap=True),))
    rows = (tuple(button for button in row if not _watches(button)) for row in card.keyboard)
    return replace(card, keyboard=(*filter(None, rows), (_stop(watch, phrases.BUTTON_UNWATCH),)))


def _watches(button: Button) -> bool:
    press = decode(button.data or "")
    return press is not None and press.act is Act.WATCH


def news_of(answer: "Answer", difference: Difference) -> Iterator[str]:
    """What changed, in pieces of one line, the weightiest first."""
    values = [shortened(position.value, _VALUE_UNITS) for position in answer.positions]
    superseded = difference.superseded and difference.superseded.rstrip(".")
    return told(answer, replace(difference, superseded=superseded), values)
