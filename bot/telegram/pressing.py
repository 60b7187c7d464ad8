"""What buttons do: open an answer's evidence, context, sources and picture, ask again, set a chat's limits.

It does not know what the cards look like. A button's data is untrusted and an answer is shown in its own chat only;
its quotes are held against the archive again each time.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.history import Asked, Kept
from bot.telegram import phrases
from bot.telegram.answering import Answering, Asker, Given
from bot.telegram.callback import Act, Press, decode, encode
from bot.telegram.incoming import Incoming, Place, Pressed
from bot.telegram.limiting import Choices, chooser, chosen, overview
from bot.telegram.limits import Work
from bot.telegram.markup import paragraph
from bot.telegram.newsroom import Newsroom
from bot.telegram.outgoing import Block, Button, Change, Look, Message, Notice, Outgoing, Paragraph, Picture, Say, Words
from bot.telegram.pages import shortened
from index.errors import RashomonError, UnknownArticle

if TYPE_CHECKING:
    from index.article import Article
    from index.origins.grounds import Ground
    from retrieval.answer import Answer, Evidence

_KEY_UNITS = 60
_DATED_BY = 3  # articles whose shared words are told; comparing two takes a hundredth of a second
_ASKING = {Act.AGAIN, Act.WITHOUT_DAYS, Act.DROP_CARRIED}


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an answer is still the archive's: `replaced` names a quoted article that has a newer version, `moved_on`
    says that the archive was written to since."""

    replaced: str | None = None
    moved_on: bool = False


class Pressing:
    """Answers presses. Every press is answered, if only to stop the button's spinner."""

    def __init__(self, newsroom: Newsroom, answering: Answering) -> None:
        self._newsroom = newsroom
        self._answering = answering

    def pressed(self, incoming: Incoming, place: Place, pressed: Pressed) -> Sequence[Outgoing]:
        """What follows from a press by somebody who may use the bot there."""
        press = decode(pressed.data)
        if press is None:
            return (Notice(pressed.query, phrases.BUTTON_UNKNOWN),)
        newsroom, now = self._newsroom, self._newsroom.clock()
        wait = newsroom.tally.wait(Work.PRESS, incoming.person, now)
        if wait:
            return (Notice(pressed.query, phrases.too_often(wait)),)
        try:
            said = self._done(press, incoming.person, place, pressed)
        except RashomonError as error:
            said = (Notice(pressed.query, self._answering.trouble(error), alert=True),)
        with newsroom.changing():
            newsroom.tally.count(Work.PRESS, incoming.person, now)
        return said

    def stands(self, kept: Kept) -> Standing | None:
        """Holds every quote against the archive; None where a quoted article is gone. Raises RashomonError."""
        from retrieval.verify import quoted_in, verify

        archive = self._newsroom.archive
        try:
            verify(kept.answer, archive)
            versions = {evidence.article: evidence.version for evidence in quoted_in(kept.answer)}
            replaced = next((key for key, version in versions.items() if archive.article(key).version != version), None)
        except UnknownArticle:
            return None
        return Standing(replaced, archive.edition != self._newsroom.chats.edition(kept.id))

    def picture(self, kept: Kept, reply_to: int | None) -> Sequence[Outgoing]:
        """The answer's timeline, as a photo. Raises RashomonError."""
        drawn = self._newsroom.draw(kept.answer)
        if drawn is None:
            return (Say(Message((paragraph(phrases.NOTHING_TO_DRAW),)), reply_to=reply_to),)
        png, caption = drawn
        return (Picture(png, caption, reply_to=reply_to, answer=kept.id),)

    def shown(self, kept: Kept, press: Press) -> Message | None:
        """The card that a button opens, with a line above it if the answer is not the archive's any more; None where
        there is no such card. Raises RashomonError."""
        standing = self.stands(kept)
        if standing is None:
            return _gone(kept.asked)
        card = self._card(kept, press)
        return None if card is None else _noted(card, kept.id, standing)

    def choices(self) -> Choices:
        """What a chat can be limited to. Raises RashomonError."""
        archive = self._newsroom.archive
        return Choices(archive.outlets(), archive.languages(), self._newsroom.today)

    def _done(self, press: Press, person: int, place: Place, pressed: Pressed) -> Sequence[Outgoing]:
        if press.act is Act.SETTINGS:
            return self._set(press, person, place, pressed)
        asked = self._newsroom.asked(press.subject, place.chat) if press.subject is not None else None
        if asked is None:
            return (Notice(pressed.query, phrases.ANSWER_GONE, alert=True),)
        asker = Asker(place, person, pressed.message)
        if press.act in _ASKING:
            given = self._asked(press, asker, asked)
            return (Notice(pressed.query, "" if given else phrases.BUTTON_UNKNOWN), *(given.said if given else ()))
        kept = self._newsroom.kept(asked.id, place.chat)
        if kept is None:
            return (Notice(pressed.query, phrases.ANSWER_FORGOTTEN, alert=True), *_offer(asked, pressed))
        if press.act is Act.TIMELINE:
            return self._timeline(kept, person, pressed)
        card = self.shown(kept, press)
        if card is None:
            return (Notice(pressed.query, phrases.BUTTON_UNKNOWN),)
        # A page turns in its place; a card that is opened leaves the answer as it stands.
        if press.page is not None and pressed.message is not None:
            return (Notice(pressed.query), Change(pressed.message, card))
        return (Notice(pressed.query), Say(card, reply_to=pressed.message, answer=kept.id))

    def _asked(self, press: Press, asker: Asker, asked: Asked) -> Given | None:
        if press.act is Act.AGAIN:
            return self._answering.again(asker, asked)
        if press.act is Act.WITHOUT_DAYS:
            return self._answering.without_days(asker, asked)
        return self._answering.dropping(asker, asked, press.item)

    def _timeline(self, kept: Kept, person: int, pressed: Pressed) -> Sequence[Outgoing]:
        """Drawing takes as long as a question, and counts as one."""
        newsroom, now = self._newsroom, self._newsroom.clock()
        wait = newsroom.tally.wait(Work.QUESTION, person, now)
        if wait:
            return (Notice(pressed.query, phrases.too_often(wait)),)
        standing = self.stands(kept)
        if standing is None:
            return (Notice(pressed.query, phrases.ANSWER_FORGOTTEN, alert=True), *_offer(kept.asked, pressed))
        drawn = self.picture(kept, pressed.message)
        with newsroom.changing():
            newsroom.tally.count(Work.QUESTION, person, now)
        return (Notice(pressed.query, _changed(standing)), *drawn)

    def _card(self, kept: Kept, press: Press) -> Message | None:
        from bot.telegram import details

        if press.act is Act.CONTEXT:
            return self._context(kept, press)
        if press.act is Act.EVIDENCE:
            return details.evidence_card(kept.answer, kept.id, _item(press), press.page or 0)
        if press.act is Act.WHY_UNDATED:
            return details.why_undated_card(kept.answer, kept.id, press.page or 0, self._grounds)
        opened: dict[Act, Callable[[Answer, int, int], Message | None]] = {
            Act.SOURCES: details.sources_card,
            Act.POSITIONS: details.positions_card,
        }
        make = opened.get(press.act)
        return None if make is None else make(kept.answer, kept.id, press.page or 0)

    def _grounds(self, evidence: "Evidence") -> "Sequence[Ground]":
        """What ties an article to those that it was dated by, as far as they are still there."""
        from index.origins.grounds import grounds

        archive = self._newsroom.archive
        dated: list[Article] = []
        for key in evidence.published_from[:_DATED_BY]:
            with suppress(UnknownArticle):
                dated.append(archive.article(key))
        undated = archive.article(evidence.article)
        return grounds(undated, dated, archive.document_frequency, archive.coverage().passages) if dated else ()

    def _context(self, kept: Kept, press: Press) -> Message | None:
        from bot.order import exhibits
        from bot.telegram.details import Opened, context_card

        pieces = exhibits(kept.answer)
        if not 0 <= _item(press) < len(pieces):
            return None
        cited, archive = pieces[_item(press)].evidence, self._newsroom.archive
        opened = Opened(
            archive.article(cited.article, cited.version),
            archive.article(cited.article).version,
            archive.furniture(cited.article, cited.version),
        )
        return context_card(kept.answer, kept.id, _item(press), opened, press.page)

    def _set(self, press: Press, person: int, place: Place, pressed: Pressed) -> Sequence[Outgoing]:
        if press.item is not None and not self._newsroom.guests.may_limit(person, place):
            return (Notice(pressed.query, phrases.SETTINGS_NOT_YOU, alert=True),)
        chats, choices = self._newsroom.chats, self.choices()
        settings = chats.settings(place.chat)
        field, notice = press.subject or 0, ""
        if press.item is not None:
            changed = chosen(press, settings, choices)
            if changed is None:
                return (Notice(pressed.query, phrases.SETTINGS_STALE),)
            with self._newsroom.changing():
                chats.set(place.chat, changed)
            settings, field = changed, 0
        elif field > len(phrases.SETTINGS_NAMES):
            return (Notice(pressed.query, phrases.BUTTON_UNKNOWN),)
        card = chooser(field, press.page or 0, settings, choices) if field else overview(settings)
        if pressed.message is None:
            return (Notice(pressed.query, notice), Say(card))
        return (Notice(pressed.query, notice), Change(pressed.message, card))


def _item(press: Press) -> int:
    return -1 if press.item is None else press.item


def _again(number: int) -> Button:
    return Button(phrases.AGAIN, encode(Press(Act.AGAIN, number)))


def _offer(asked: Asked, pressed: Pressed) -> Sequence[Outgoing]:
    return (Say(_gone(asked), reply_to=pressed.message),)


def _gone(asked: Asked) -> Message:
    """In place of a card that may no longer be shown."""
    return Message(
        (
            paragraph(Words(asked.question, Look.STRONG)),
            paragraph(phrases.ANSWER_FORGOTTEN),
        ),
        ((_again(asked.id),),),
    )


def _changed(standing: Standing) -> str:
    if standing.replaced is not None:
        return phrases.ANSWER_OUTDATED.format(shortened(standing.replaced, _KEY_UNITS))
    return phrases.ANSWER_ARCHIVE_CHANGED if standing.moved_on else ""


def _noted(card: Message, number: int, standing: Standing) -> Message:
    told = _changed(standing)
    if not told:
        return card
    note: Block = paragraph(Words(f"{told} {phrases.ASK_TO_SEE}", Look.FAINT))
    first, *others = card.blocks
    if isinstance(first, Paragraph):
        first = replace(first, gap=True)
    return Message((note, first, *others), (*card.keyboard, (_again(number),)))
