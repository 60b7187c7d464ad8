"""A bot that is talked to without Telegram: a real archive of invented news, a reader that finds what it is told to,
a clock that the test moves. What delivery does around the conversation (commit, message ids) is done here in small."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

from bot.history import History
from bot.session import Session
from bot.settings import Settings
from bot.telegram.allowing import Guests
from bot.telegram.conversation import Conversation
from bot.telegram.incoming import Attached, Incoming, Moved, Place, Pressed, Said, Sought
from bot.telegram.ledger import open_connection
from bot.telegram.markup import paragraph, write
from bot.telegram.newsroom import Branch, Newsroom
from bot.telegram.outgoing import Button, Change, Message, Notice, Offer, Outgoing, Picture, Say
from bot.telegram.posts import posts_of, stored
from index import article as articles
from index.errors import Refused
from retrieval.answer import Answer
from tests.fakes import CuedReader, WordEncoder
from tests.retrieval.newsroom import archive_of, report

ANNA, BORIS, CHIEF = 11, 12, 99
HOME, BORIS_HOME = Place(ANNA, "private"), Place(BORIS, "private")
DESK, TOPIC = Place(-100500, "supergroup"), Place(-100500, "supergroup", 7)
ROCKETS = "Which base near Quorin was hit by rockets"
HIT = f"{ROCKETS} on 3 March 2031?"
BASES = ("Lantern", "Mill", "Tarn", "Cobble")
NEWS = (
    report("kite", "Rockets hit the Lantern base near Quorin on 3 March 2031, a spokesman said.", day="2031-03-04"),
    report("post", "Rockets hit the Lantern base near Quorin on Monday, a nurse at the clinic said.", day="2031-03-04"),
    report("belt", "Rockets hit the Mill base near Quorin on 3 March 2031, a farmer said.", day="2031-03-05"),
    report("july", "Rockets hit the Tarn base near Quorin on 9 July 2031, a sergeant said.", day="2031-07-10"),
    report("undated", "Rockets hit the Cobble base near Quorin, a shepherd said.", day=None),
)


class WordsSession(Session):
    """A session whose encoder and reader need no model."""

    def __init__(self, folder: Path, cues: Sequence[str]) -> None:
        super().__init__(Settings(archive=folder))
        self.__dict__["reader"] = CuedReader(*cues)

    def chosen_encoder(self) -> WordEncoder:
        return WordEncoder()


def drawn(answer: Answer) -> tuple[bytes, Message] | None:
    """A picture that only says whether there is anything on it."""
    caption = Message((paragraph(f"picture of {len(answer.positions)}"),))
    return (b"\x89PNG", caption) if answer.positions else None


class NoFiles:
    """Delivery that has no files."""

    def fetch(self, file: Attached, limit_bytes: int) -> bytes:
        raise Refused(file.name, "not there")


class Talk:
    """One run of the bot on a folder. `restarted` gives the next run."""

    def __init__(
        self,
        folder: Path,
        *,
        allow: str = "*",
        admins: str = "99",
        cues: Sequence[str] = BASES,
        branching: Callable[[Newsroom], Sequence[Branch]] = lambda newsroom: (),
        session: Session | None = None,
    ) -> None:
        self.folder, self.now = folder, datetime(2031, 12, 31, 12, tzinfo=UTC)
        self._given = {"allow": allow, "admins": admins}
        self._open = ExitStack()
        self.connection = open_connection(folder)
        self.session = session or WordsSession(folder, cues)
        self.history = History.open(folder)
        self.newsroom = Newsroom(
            self.connection,
            self.session,
            self.history,
            Guests.read(allow, admins),
            lambda: self.now,
            "ask_bot",
            drawn,
        )
        self.conversation = Conversation(self.newsroom, branching(self.newsroom))
        self.branching = branching
        self._number = 1000
        for each in (self.connection, self.session, self.history):
            self._open.callback(each.close)

    def __enter__(self) -> "Talk":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def restarted(self) -> "Talk":
        """The bot after a restart."""
        self._open.close()
        again = Talk(self.folder, allow=self._given["allow"], admins=self._given["admins"], branching=self.branching)
        again.now, again._number = self.now, self._number
        return again

    def say(
        self,
        text: str,
        *,
        by: int = ANNA,
        at: Place = HOME,
        command: str | None = None,
        to_bot: bool = True,
        reply_to: int | None = None,
        message: int | None = None,
        edited: bool = False,
        beside: str = "",
    ) -> list[Outgoing]:
        """A message; what the bot does."""
        number = self._next() if message is None else message
        said = Said(number, text, command, to_bot, reply_to, edited=edited, beside=beside)
        return self.do(Incoming(self._next(), by, at, said))

    def press(
        self, button: Button | str, *, by: int = ANNA, at: Place = HOME, message: int | None = 5
    ) -> list[Outgoing]:
        """A button, or the data of one that never was."""
        data = button if isinstance(button, str) else button.data
        assert data is not None
        return self.do(Incoming(self._next(), by, at, Pressed("q", data, message)))

    def seek(self, text: str, *, by: int = ANNA) -> Offer:
        """An inline query."""
        (offer,) = self.do(Incoming(self._next(), by, None, Sought("q", text)))
        assert isinstance(offer, Offer)
        return offer

    def move(self, old: Place, new: int) -> None:
        """A group becomes a supergroup."""
        assert self.do(Incoming(self._next(), 0, old, Moved(new))) == []

    def do(self, incoming: Incoming) -> list[Outgoing]:
        """As delivery does it: one transaction, then message ids. Everything must be what can be stored and sent."""
        assert not self.connection.in_transaction
        said = list(self.conversation.respond(incoming, NoFiles()))
        assert all(stored(post) for each in said for post, _ in posts_of(each))
        self._commit()
        self.messages: list[int] = []
        for each in said:
            if isinstance(each, Say | Picture):
                self.messages.append(self._next())
                if each.answer is not None and incoming.place is not None:
                    self.conversation.sent(incoming.place, self.messages[-1], each.answer)
                    self._commit()
        return said

    def wake(self) -> list[tuple[Place, Outgoing]]:
        """Delivery wakes the bot; what it says of its own accord."""
        told = list(self.conversation.wake(self.now, NoFiles()))
        self._commit()
        return told

    def later(self, **delta: float) -> None:
        """Time passes."""
        self.now += timedelta(**delta)

    def add(self, *new: articles.Incoming) -> None:
        """Articles come in by another process."""
        archive_of(self.folder, new).close()

    def _commit(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

    def _next(self) -> int:
        self._number += 1
        return self._number


def talk_of(folder: Path, news: Iterable[articles.Incoming] = NEWS, **given: object) -> Talk:
    """A bot on a new archive."""
    archive_of(folder, news).close()
    return Talk(folder, **given)  # type: ignore[arg-type]  # passed through


def message_of(outgoing: Outgoing) -> Message:
    """What is read of it."""
    if isinstance(outgoing, Say | Change):
        return outgoing.message
    assert isinstance(outgoing, Picture)
    return outgoing.caption


def plain(*outgoing: Outgoing) -> str:
    """The words of it all, as a person sees them."""
    return "\n".join(
        each.text if isinstance(each, Notice) else write(message_of(each).blocks).plain
        for each in outgoing
        if not isinstance(each, Offer)
    )


def buttons(*outgoing: Outgoing) -> list[Button]:
    """Every button under it."""
    sayings = [each for each in outgoing if isinstance(each, Say | Change | Picture)]
    return [button for each in sayings for row in message_of(each).keyboard for button in row]


def button(label: str, *outgoing: Outgoing) -> Button:
    """The first button whose label has these words."""
    found = next((each for each in buttons(*outgoing) if label in each.label), None)
    assert found is not None, [each.label for each in buttons(*outgoing)]
    return found
