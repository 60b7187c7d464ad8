"""The three buttons of feedback, and the words that people add.

It does not know what becomes of it (`rashomon feedback` makes test cases of it).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.history import Kept
from bot.order import Exhibit, supporting
from bot.telegram import phrases
from bot.telegram.buttons import in_rows, pressing
from bot.telegram.callback import Act, Press, decode
from bot.telegram.exhibit import outlet
from bot.telegram.incoming import Incoming, Place, Pressed, Said
from bot.telegram.limits import Work
from bot.telegram.markup import paragraph
from bot.telegram.newsroom import Newsroom, Services
from bot.telegram.opinions import Opinion, OpinionKind, Opinions
from bot.telegram.outgoing import Look, Message, Notice, Outgoing, Say, Words
from bot.telegram.pages import shortened

QUOTES_OFFERED = 12
WORDS_CHARS = 1_000
_QUESTION_UNITS, _LABEL_UNITS = 200, 24
_KINDS = {
    Act.RIGHT: OpinionKind.RIGHT,
    Act.WRONG_QUOTE: OpinionKind.WRONG_QUOTE,
    Act.MISSED_SOURCE: OpinionKind.MISSED_SOURCE,
}


class Feedback:
    """A branch of the conversation."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._opinions = Opinions(newsroom.connection)

    @property
    def commands(self) -> Mapping[str, str]:
        """None: feedback has buttons."""
        return {}

    def said(self, incoming: Incoming, said: Said, services: Services) -> Sequence[Outgoing] | None:
        """Words in reply to the message that asked for them; a reply to an answer is a question, not these."""
        place, now = incoming.place, self._newsroom.clock()
        if place is None or said.reply_to is None or said.command is not None or not said.text.strip():
            return None
        if self._newsroom.chats.shown(place.chat, said.reply_to) is not None:
            return None
        if not self._opinions.awaits_words(place, incoming.person, now):
            return None
        if said.edited:
            return ()
        with self._newsroom.changing():
            self._opinions.put_words(said.text.strip()[:WORDS_CHARS], place, incoming.person, now)
        return (Say(Message((paragraph(phrases.FEEDBACK_WORDS_NOTED),)), reply_to=said.message),)

    def pressed(self, incoming: Incoming, pressed: Pressed) -> Sequence[Outgoing] | None:
        """The buttons; one for each quote where it has to be said which is wrong."""
        press, place = decode(pressed.data), incoming.place
        if press is None or place is None or press.act not in _KINDS:
            return None
        newsroom, now = self._newsroom, self._newsroom.clock()
        wait = newsroom.tally.wait(Work.PRESS, incoming.person, now)
        if wait:
            return (Notice(pressed.query, phrases.too_often(wait)),)
        kept = newsroom.kept(press.subject or 0, place.chat)
        if kept is None:
            return (Notice(pressed.query, phrases.ANSWER_GONE, alert=True),)
        said = self._noted(press, kept, incoming.person, place, pressed)
        with newsroom.changing():
            newsroom.tally.count(Work.PRESS, incoming.person, now)
        return said

    def wake(self, now: datetime, services: Services) -> Sequence[tuple[Place, Outgoing]]:
        """Feedback says nothing of its own accord."""
        return ()

    def _noted(self, press: Press, kept: Kept, person: int, place: Place, pressed: Pressed) -> Sequence[Outgoing]:
        kind, item = _KINDS[press.act], -1
        quoted = supporting(kept.answer)
        if kind is OpinionKind.WRONG_QUOTE:
            if press.item is None and len(quoted) > 1:
                return (Notice(pressed.query), Say(_which(kept, quoted), reply_to=pressed.message))
            item = press.item if press.item is not None else next((piece.item for piece in quoted), -1)
            if item not in {piece.item for piece in quoted}:
                return (Notice(pressed.query, phrases.BUTTON_UNKNOWN),)
        with self._newsroom.changing():
            new = self._opinions.add(Opinion(kept.id, kind, item), place, person, self._newsroom.clock())
        if not new:
            return (Notice(pressed.query, phrases.FEEDBACK_KNOWN),)
        if kind is OpinionKind.RIGHT:
            return (Notice(pressed.query, phrases.FEEDBACK_RIGHT),)
        told = phrases.FEEDBACK_WRONG if kind is OpinionKind.WRONG_QUOTE else phrases.FEEDBACK_MISSED
        question = Words(shortened(kept.answer.question, _QUESTION_UNITS), Look.FAINT)
        return (
            Notice(pressed.query, phrases.FEEDBACK_NOTED),
            Say(Message((paragraph(question), paragraph(told))), reply_to=pressed.message),
        )


def _which(kept: Kept, quoted: Sequence[Exhibit]) -> Message:
    """The quotes to choose from, each with its outlet and value."""
    buttons = []
    for number, piece in enumerate(quoted[:QUOTES_OFFERED], 1):
        value = kept.answer.positions[piece.position or 0].value
        label = phrases.button_wrong(number, outlet(piece.evidence), shortened(value, _LABEL_UNITS))
        buttons.append(pressing(shortened(label, 3 * _LABEL_UNITS), Act.WRONG_QUOTE, kept.id, piece.item))
    question = Words(shortened(kept.answer.question, _QUESTION_UNITS), Look.FAINT)
    return Message((paragraph(question), paragraph(phrases.FEEDBACK_WHICH)), tuple(in_rows(buttons, 1)))
