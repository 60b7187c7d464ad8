"""The conversation: who is told what when something is said, pressed or sought.

It does not know the network, HTML or limits of Telegram. It computes, so it runs in the worker, one call at a time.

Transactions: every method is called with no transaction open on the connection (isolation_level=None). It reads as it
goes and begins one with its first write, which it leaves open (`Newsroom.changing`): the caller adds what is to be
sent and "this update is done", and commits; on an exception the caller rolls back.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.telegram.incoming import Incoming, Place, Pressed, Said
from bot.telegram.newsroom import Branch, Newsroom, Services
from bot.telegram.outgoing import Outgoing


class Conversation:
    """Everything that the bot says, as a function of what is done in chats and of the archive."""

    def __init__(self, newsroom: Newsroom, branches: Sequence[Branch] = ()) -> None:
        self._newsroom = newsroom
        self._branches = tuple(branches)

    def commands(self) -> tuple[tuple[str, str], ...]:
        """Name and line of every command, for the menu."""
        return tuple(pair for branch in self._branches for pair in branch.commands.items())

    def respond(self, incoming: Incoming, services: Services) -> Sequence[Outgoing]:
        """What is sent because of one update, in order. Never raises for what a person did."""
        for branch in self._branches:
            said = None
            if isinstance(incoming.what, Said):
                said = branch.said(incoming, incoming.what, services)
            elif isinstance(incoming.what, Pressed):
                said = branch.pressed(incoming, incoming.what)
            if said is not None:
                return said
        return ()

    def sent(self, place: Place, message: int, answer: int) -> None:
        """A Say or Picture with `answer` went out as `message`: a reply to it or a button under it finds the answer."""

    def wake(self, now: datetime) -> Sequence[tuple[Place, Outgoing]]:
        """What the bot says of its own accord; call it when the archive changed and every few minutes."""
        return [told for branch in self._branches for told in branch.wake(now)]
