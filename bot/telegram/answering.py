"""From what a person said to the card that answers it: follow-ups, limits, errors, and the keeping of the answer.

It does not know commands or buttons, nor what a card looks like.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.history import Asked, Kept
from bot.telegram import phrases
from bot.telegram.callback import Act
from bot.telegram.chats import FollowUp
from bot.telegram.incoming import Place
from bot.telegram.limits import Work
from bot.telegram.markup import paragraph
from bot.telegram.newsroom import Newsroom, channel
from bot.telegram.outgoing import Block, Button, Keyboard, Look, Message, Outgoing, Say, Words
from index.errors import (
    ArchiveBroken,
    ArchiveBusy,
    ModelMismatch,
    NoArchive,
    RashomonError,
    UnknownArticle,
    UnknownModel,
)
from index.limits import CHAT_QUESTION_CHARS
from retrieval.followups.chatter import is_chatter

if TYPE_CHECKING:
    from index.found import Filters
    from retrieval.answer import Answer
    from retrieval.followups.following import Carried, Followed

log = logging.getLogger(__name__)

_NOTED_UNITS = 60


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked where, the message that the answer replies to, and the person's own, which may be an edited one."""

    place: Place
    person: int
    reply_to: int | None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question ready to be asked. `today` is what "yesterday" is counted from; `carried` is what a follow-up has
    from the question before."""

    question: str
    filters: "Filters"
    today: date
    follow_up: FollowUp | None = None
    carried: "tuple[Carried, ...]" = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What was said to a question; `kept` where that is an answer."""

    said: tuple[Outgoing, ...]
    kept: Kept | None = None


class Answering:
    """Asks the archive for a person."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def answer(self, asker: Asker, text: str, pointed_at: int | None = None) -> Given:
        """What a person said; `pointed_at` is the bot's message that it replies to."""
        question = cleaned(text)
        if not any(character.isalnum() for character in question):
            return _line(asker, phrases.ASK_WHAT)
        if is_chatter(question):
            return _line(asker, phrases.CHATTER)
        if len(question) > CHAT_QUESTION_CHARS:
            return _line(asker, phrases.question_long(len(question), CHAT_QUESTION_CHARS))
        filters = self._newsroom.chats.settings(asker.place.chat).filters()
        query = Query(question, filters, self._newsroom.today)
        return self.ask(asker, self._followed(asker, query, pointed_at))

    def again(self, asker: Asker, asked: Asked) -> Given:
        """The same question of the archive as it is now; "yesterday" is the day that it was then."""
        return self.ask(asker, Query(asked.question, asked.filters, asked.today))

    def without_days(self, asker: Asker, asked: Asked) -> Given:
        """The same question of any day."""
        from retrieval.questions.dayless import without_days

        bare = without_days(asked.question, asked.today)
        return self.ask(asker, Query(bare or asked.question, asked.filters, asked.today))

    def dropping(self, asker: Asker, asked: Asked, item: int | None) -> Given | None:
        """A follow-up without one of the things that it carried over, or without all. None where it is none."""
        follow_up = self._newsroom.chats.followed(asked.id)
        if follow_up is None:
            return None
        query = Query(follow_up.typed, asked.filters, asked.today)
        before = self._newsroom.kept(follow_up.before, asker.place.chat)
        followed = self._read(follow_up, before, asked.today) if before and item is not None else None
        if followed is None or item is None:
            return self.ask(asker, query)
        if item >= len(followed.carried):
            return None
        dropped = (*follow_up.dropped, followed.carried[item].slot.value)
        again = FollowUp(follow_up.before, follow_up.typed, dropped, follow_up.replying)
        return self.ask(asker, _whole(query, followed.without(followed.carried[item].slot), again))

    def ask(self, asker: Asker, query: Query) -> Given:
        """Asks, keeps the answer, and shows it; or says in one message why there is none."""
        newsroom, now = self._newsroom, self._newsroom.clock()
        refused = self.too_often(asker, Work.QUESTION)
        if refused is not None:
            return refused
        try:
            answer, edition = self._asked(query)
            if not answer.positions and not newsroom.archive.coverage().articles:
                return _line(asker, phrases.ARCHIVE_EMPTY)
            number = newsroom.history.keep(answer, query.filters, query.today, channel(asker.place.chat), now)
        except RashomonError as error:
            with newsroom.changing():
                newsroom.tally.count(Work.QUESTION, asker.person, now)
            return _line(asker, self.trouble(error))
        with newsroom.changing():
            newsroom.tally.count(Work.QUESTION, asker.person, now)
            newsroom.chats.follow(asker.place, asker.person, number, now)
            newsroom.chats.note(number, edition, query.follow_up)
        asked = Asked(number, now, channel(asker.place.chat), answer.question, query.filters, query.today)
        card = Say(_card(answer, number, query), reply_to=asker.reply_to, answer=number)
        return Given((card,), Kept(asked, answer))

    def trouble(self, error: RashomonError) -> str:
        """What a person is told instead of an answer; the log has the reason, with paths that are not for a chat."""
        log.warning("event=not_asked error=%s reason=%s", type(error).__name__, error)
        if not isinstance(error, UnknownArticle | ArchiveBusy):
            self._newsroom.session.close()  # what is there next time is opened anew
        return next(line for kind, line in _TROUBLES if isinstance(error, kind))

    def _asked(self, query: Query) -> "tuple[Answer, int]":
        try:
            return self._asked_once(query)
        except UnknownArticle:
            # An article was removed while it was about to be quoted; that hardly happens twice in a row.
            return self._asked_once(query)

    def _asked_once(self, query: Query) -> "tuple[Answer, int]":
        """The answer and the edition of the archive before it: what came meanwhile is then said to have come since."""
        edition = self._newsroom.archive.edition
        return self._newsroom.session.ask(query.question, query.filters, query.today), edition

    def _followed(self, asker: Asker, query: Query, pointed_at: int | None) -> Query:
        """The query made whole, where it follows an answer: the one that was replied to, else the person's last."""
        chats, chat = self._newsroom.chats, asker.place.chat
        number = chats.shown(chat, pointed_at) if pointed_at is not None else None
        replying = number is not None
        if number is None:
            number = chats.came_before(asker.place, asker.person, asker.message, self._newsroom.clock())
        before = self._newsroom.kept(number, chat) if number is not None else None
        if before is None:
            return query
        follow_up = FollowUp(before.id, query.question, replying=replying)
        followed = self._read(follow_up, before, query.today)
        return query if followed is None else _whole(query, followed, follow_up)

    def _read(self, follow_up: FollowUp, before: Kept, today: date) -> "Followed | None":
        from retrieval.followups.following import Slot, follow

        followed = follow(follow_up.typed, before.answer, today, replying=follow_up.replying)
        return None if followed is None else followed.without(*map(Slot, follow_up.dropped))

    def too_often(self, asker: Asker, work: Work) -> Given | None:
        """What is said to who has reached a limit, if it is reached: a few times, then nothing more for a while."""
        newsroom, now = self._newsroom, self._newsroom.clock()
        wait = newsroom.tally.wait(work, asker.person, now)
        if not wait:
            return None
        if newsroom.tally.wait(Work.REFUSAL, asker.person, now):
            return Given(())
        with newsroom.changing():
            newsroom.tally.count(Work.REFUSAL, asker.person, now)
        return _line(asker, phrases.too_often(wait))


_TROUBLES: tuple[tuple[type[RashomonError], str], ...] = (
    (NoArchive, phrases.ARCHIVE_NONE),
    (UnknownArticle, phrases.REMOVED_MEANWHILE),
    (UnknownModel, phrases.MODEL_MISSING),
    (ModelMismatch, phrases.MODEL_MISSING),
    (ArchiveBusy, phrases.ARCHIVE_BUSY),
    (ArchiveBroken, phrases.ARCHIVE_BROKEN),
    (RashomonError, phrases.ARCHIVE_UNUSABLE),
)


def cleaned(text: str) -> str:
    """The question as it may be asked: one space between words, no half of a surrogate pair."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _whole(query: Query, followed: "Followed", follow_up: FollowUp) -> Query:
    carried = followed.carried
    return Query(followed.text, query.filters, query.today, follow_up if carried else None, carried)


def _card(answer: "Answer", number: int, query: Query) -> Message:
    from bot.telegram.cards import answer_card

    card = answer_card(answer, number, tuple(_notes(query)))
    # Above the last row, feedback: what was carried over is looked at once the answer seems off.
    return Message(card.blocks, (*card.keyboard[:-1], *_drops(number, query), *card.keyboard[-1:]))


def _notes(query: Query) -> Sequence[Block]:
    if not query.carried:
        return ()
    told = " · ".join(_short(carried.words) for carried in query.carried)
    return (paragraph(Words(phrases.CARRIED.format(told), Look.FAINT)),)


def _drops(number: int, query: Query) -> Keyboard:
    """A button for each thing that was carried over, and one for all where there are several."""
    from bot.telegram.buttons import in_rows, pressing

    one_by_one = [
        pressing(phrases.CARRIED_DROP.format(_short(carried.words, 24)), Act.DROP_CARRIED, number, item)
        for item, carried in enumerate(query.carried)
    ]
    whole: list[Button] = []
    if len(one_by_one) > 1:
        whole.append(pressing(phrases.CARRIED_DROP_ALL, Act.DROP_CARRIED, number))
    return tuple(in_rows([*one_by_one, *whole], 2))


def _short(text: str, units: int = _NOTED_UNITS) -> str:
    from bot.telegram.pages import shortened

    return shortened(text, units)


def _line(asker: Asker, text: str) -> Given:
    return Given((Say(Message((paragraph(text),)), reply_to=asker.reply_to),))
