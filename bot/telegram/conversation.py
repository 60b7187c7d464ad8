"""The conversation: who is told what when something is said, pressed or sought.

It does not know the network, HTML or limits of Telegram. It computes, so it runs in the worker, one call at a time.

Transactions: every method is called with no transaction open on the connection (isolation_level=None). It reads as it
goes and begins one with its first write, which it leaves open (`Newsroom.changing`): the caller adds what is to be
sent and "this update is done", and commits; on an exception the caller rolls back.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from difflib import get_close_matches

from bot.history import Kept
from bot.telegram import introducing, limiting, phrases
from bot.telegram.answering import Answering, Asker, Given
from bot.telegram.callback import Act, Press
from bot.telegram.incoming import Incoming, Moved, Place, Pressed, Said, Sought
from bot.telegram.inline import Inline
from bot.telegram.limits import Work
from bot.telegram.markup import paragraph
from bot.telegram.newsroom import Branch, Newsroom, Services
from bot.telegram.outgoing import Message, Notice, Outgoing, Say
from bot.telegram.pressing import Pressing
from index.errors import RashomonError
from retrieval.followups.chatter import is_chatter

_COMMAND_CHARS = 32


class Conversation:
    """Everything that the bot says, as a function of what is done in chats and of the archive."""

    def __init__(self, newsroom: Newsroom, branches: Sequence[Branch] = ()) -> None:
        self._newsroom = newsroom
        self._branches = tuple(branches)
        self._answering = Answering(newsroom)
        self._pressing = Pressing(newsroom, self._answering)
        self._inline = Inline(newsroom, self._answering)
        self._own: dict[str, Callable[[Incoming, Place, Said], Sequence[Outgoing]]] = {
            "start": lambda incoming, place, said: _say(introducing.hello(), place, said),
            "help": lambda incoming, place, said: _say(
                introducing.how(newsroom.bot_name, self.commands()), place, said
            ),
            "ask": self._ask,
            "about": self._about,
            "settings": self._settings,
            "sources": self._sources,
            "timeline": self._timeline,
        }

    def commands(self) -> tuple[tuple[str, str], ...]:
        """Name and line of every command, for the menu."""
        branches = (pair for branch in self._branches for pair in branch.commands.items())
        own = dict(phrases.COMMANDS)
        last = {name: own.pop(name) for name in ("settings", "about", "help")}
        return (*own.items(), *branches, *last.items())

    def respond(self, incoming: Incoming, services: Services) -> Sequence[Outgoing]:
        """What is sent because of one update, in order. A defect raises; what a person did never does."""
        what, place = incoming.what, incoming.place
        if isinstance(what, Sought):
            return (self._inline.offer(incoming.person, what),)
        if place is None:
            return ()
        if isinstance(what, Moved):
            with self._newsroom.changing():
                self._newsroom.chats.move(place.chat, what.chat)
            return ()
        may_use = self._newsroom.guests.may_use(incoming.person, place)
        if isinstance(what, Pressed):
            return self._pressed(incoming, place, what) if may_use else _refused_press(incoming.person, what)
        if not (what.to_bot or place.is_private):
            return ()
        return self._said(incoming, place, what, services) if may_use else self._refused(incoming.person, place)

    def sent(self, place: Place, message: int, answer: int) -> None:
        """A Say or Picture with `answer` went out as `message`: a reply to it or a button under it finds the answer."""
        with self._newsroom.changing():
            self._newsroom.chats.show(place.chat, message, answer)

    def stands(self, answer: int) -> bool:
        """Whether a kept answer's quotes are still the archive's: asked before one that waited is sent after all."""
        kept = self._newsroom.history.get(answer)
        return kept is not None and self._pressing.stands(kept) is not None

    def wake(self, now: datetime, services: Services) -> Sequence[tuple[Place, Outgoing]]:
        """What the bot says of its own accord; call it when the archive changed and every few minutes."""
        return [told for branch in self._branches for told in branch.wake(now, services)]

    def _said(self, incoming: Incoming, place: Place, said: Said, services: Services) -> Sequence[Outgoing]:
        """A message is answered once for each wording: what Telegram calls an edit may be a link's preview."""
        worded = f"{said.command or ''} {said.text}"
        if said.edited and self._newsroom.chats.was_worded(place.chat, said.message, worded):
            return ()
        now = self._newsroom.clock()
        before = self._newsroom.chats.came_before(place, incoming.person, said.message, now)
        told = self._told(incoming, place, said, services)
        if told:
            with self._newsroom.changing():
                self._newsroom.chats.word(place.chat, said.message, worded, before, now)
        return told

    def _told(self, incoming: Incoming, place: Place, said: Said, services: Services) -> Sequence[Outgoing]:
        for branch in self._branches:
            told = branch.said(incoming, said, services)
            if told is not None:
                return told
        if said.command is None:
            if not (said.text.strip() or said.beside.strip()):
                # In a group a sticker in reply to an answer asks nothing.
                return _line(phrases.ONLY_WORDS, place, said) if place.is_private else ()
            if place.is_private and not any(map(str.isalnum, said.text)):
                return _line(phrases.ONLY_WORDS, place, said)
            if is_chatter(said.text):
                return _line(phrases.CHATTER, place, said) if place.is_private else ()
            return self._ask(incoming, place, said)
        own = self._own.get(said.command)
        if own is not None:
            return self._counted(incoming, place, said, own)
        # In a group it may be meant for another bot.
        return _line(self._unknown(said.command), place, said) if place.is_private else ()

    def _counted(
        self,
        incoming: Incoming,
        place: Place,
        said: Said,
        command: Callable[[Incoming, Place, Said], Sequence[Outgoing]],
    ) -> Sequence[Outgoing]:
        """A command, unless the person has reached a limit. A picture takes as long as a question."""
        work = Work.QUESTION if said.command == "timeline" and not said.text.strip() else Work.PRESS
        refused = self._answering.too_often(_asker(incoming, place, said), work)
        if refused is not None:
            return refused.said
        told = command(incoming, place, said)
        with self._newsroom.changing():
            self._newsroom.tally.count(work, incoming.person, self._newsroom.clock())
        return told

    def _ask(self, incoming: Incoming, place: Place, said: Said) -> Sequence[Outgoing]:
        return self._given(incoming, place, said).said

    def _given(self, incoming: Incoming, place: Place, said: Said) -> Given:
        # "/ask" under somebody's question asks that one.
        return self._answering.answer(_asker(incoming, place, said), said.text.strip() or said.beside, said.reply_to)

    def _about(self, incoming: Incoming, place: Place, said: Said) -> Sequence[Outgoing]:
        return self._or_trouble(lambda: _say(introducing.about(self._newsroom.archive), place, said), place, said)

    def _settings(self, incoming: Incoming, place: Place, said: Said) -> Sequence[Outgoing]:
        chats = self._newsroom.chats
        settings = chats.settings(place.chat)
        if not said.text.strip():
            return _say(limiting.overview(settings), place, said)
        if not self._newsroom.guests.may_limit(incoming.person, place):
            return _line(phrases.SETTINGS_NOT_YOU, place, said)

        def set_by_words() -> Sequence[Outgoing]:
            changed = limiting.read(said.text, settings, self._pressing.choices())
            if isinstance(changed, str):
                return _line(changed, place, said)
            with self._newsroom.changing():
                chats.set(place.chat, changed)
            return _say(limiting.overview(changed), place, said)

        return self._or_trouble(set_by_words, place, said)

    def _sources(self, incoming: Incoming, place: Place, said: Said) -> Sequence[Outgoing]:
        def card(kept: Kept) -> Sequence[Outgoing]:
            shown = self._pressing.shown(kept, Press(Act.SOURCES, kept.id))
            return () if shown is None else (Say(shown, reply_to=_reply_to(place, said), answer=kept.id),)

        return self._of_an_answer(incoming, place, said, card)

    def _timeline(self, incoming: Incoming, place: Place, said: Said) -> Sequence[Outgoing]:
        def picture(kept: Kept) -> Sequence[Outgoing]:
            shown = self._pressing.stands(kept)
            if shown is None:
                return _line(phrases.ANSWER_FORGOTTEN, place, said)
            return self._pressing.picture(kept, _reply_to(place, said))

        return self._of_an_answer(incoming, place, said, picture)

    def _of_an_answer(
        self, incoming: Incoming, place: Place, said: Said, show: Callable[[Kept], Sequence[Outgoing]]
    ) -> Sequence[Outgoing]:
        """Of the question that stands behind the command; else of the answer replied to; else of the last one here."""
        before: Sequence[Outgoing] = ()
        if said.text.strip():
            given = self._given(incoming, place, said)
            if given.kept is None:
                return given.said
            before, kept = given.said, given.kept
        else:
            found = self._last(incoming.person, place, said)
            if found is None:
                return _line(phrases.NO_ANSWER_YET, place, said)
            kept = found
        return (*before, *self._or_trouble(lambda: show(kept), place, said))

    def _last(self, person: int, place: Place, said: Said) -> Kept | None:
        chats = self._newsroom.chats
        numbers = (
            chats.shown(place.chat, said.reply_to) if said.reply_to is not None else None,
            chats.latest(place, person, self._newsroom.clock()),
            chats.latest_of_all(place),
        )
        number = next((number for number in numbers if number is not None), None)
        return None if number is None else self._newsroom.kept(number, place.chat)

    def _pressed(self, incoming: Incoming, place: Place, pressed: Pressed) -> Sequence[Outgoing]:
        for branch in self._branches:
            told = branch.pressed(incoming, pressed)
            if told is not None:
                return told
        return self._pressing.pressed(incoming, place, pressed)

    def _refused(self, person: int, place: Place) -> Sequence[Outgoing]:
        """In private each time, up to a limit; in a group once, whoever asks."""
        newsroom, now = self._newsroom, self._newsroom.clock()
        if place.is_private:
            if newsroom.tally.wait(Work.REFUSAL, person, now):
                return ()
        elif newsroom.chats.was_refused(place):
            return ()
        with newsroom.changing():
            if place.is_private:
                newsroom.tally.count(Work.REFUSAL, person, now)
            else:
                newsroom.chats.refuse(place)
        return (Say(introducing.refusal(person, place, newsroom.guests.admins)),)

    def _or_trouble(self, make: Callable[[], Sequence[Outgoing]], place: Place, said: Said) -> Sequence[Outgoing]:
        try:
            return make()
        except RashomonError as error:
            return _line(self._answering.trouble(error), place, said)

    def _unknown(self, command: str) -> str:
        known = [name for name, _ in self.commands()]
        near = get_close_matches(command[:_COMMAND_CHARS], known, 1)
        if near:
            return phrases.NEAR_COMMAND.format(command[:_COMMAND_CHARS], near[0])
        return phrases.UNKNOWN_COMMAND.format(command[:_COMMAND_CHARS])


def _asker(incoming: Incoming, place: Place, said: Said) -> Asker:
    return Asker(place, incoming.person, _reply_to(place, said), said.message)


def _reply_to(place: Place, said: Said) -> int | None:
    """In a group it has to be seen whose question is answered; alone with the bot it is plain, unless words changed."""
    return None if place.is_private and not said.edited else said.message


def _say(message: Message, place: Place, said: Said) -> Sequence[Outgoing]:
    return (Say(message, reply_to=_reply_to(place, said)),)


def _line(text: str, place: Place, said: Said) -> Sequence[Outgoing]:
    return _say(Message((paragraph(text),)), place, said)


def _refused_press(person: int, pressed: Pressed) -> Sequence[Outgoing]:
    return (Notice(pressed.query, phrases.NOT_ALLOWED_BUTTON.format(person), alert=True),)
