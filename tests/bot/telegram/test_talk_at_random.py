"""Whatever people do, in any order, with any button that was ever shown: the promises of the conversation hold."""

import sqlite3
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.telegram.answering import Answering
from bot.telegram.feedback import Feedback
from bot.telegram.incoming import Place
from bot.telegram.newsroom import Branch, Newsroom
from bot.telegram.outgoing import Change, Notice, Outgoing, Picture, Quotation, Say
from bot.telegram.watching import Watching
from index import changes
from index.errors import UnknownArticle
from tests.bot.telegram.talk import ANNA, BORIS, DESK, HIT, ROCKETS, TOPIC, Talk, buttons, message_of, plain, talk_of
from tests.retrieval.newsroom import report

STRANGER = 13
HOMES = {person: Place(person, "private") for person in (ANNA, BORIS, STRANGER)}
TEXTS = (
    HIT,
    f"{ROCKETS} on 9 July 2031?",
    "and on 9 July 2031?",
    "and at the Mill base?",
    "who said so?",
    "",
    "?",
    "outlet Belt Herald",
    "since 2031-06-01",
    "clear",
    "<b>‮x",
)
COMMANDS = (
    None,
    None,
    "ask",
    "settings",
    "sources",
    "timeline",
    "about",
    "help",
    "start",
    "nonsense",
    "watch",
    "watches",
    "unwatch",
)
# Words of the archive: whoever is not allowed sees none of them.
SECRETS = ("Lantern", "Mill", "Tarn", "Cobble", "Herald")


def branches(newsroom: Newsroom) -> tuple[Branch, ...]:
    """Those that need nothing but the newsroom."""
    return Feedback(newsroom), Watching(newsroom, Answering(newsroom))


class AtRandom(RuleBasedStateMachine):
    """Two guests, a stranger, their private chats, a group and a topic of it."""

    persons = st.sampled_from(sorted(HOMES))
    places = st.sampled_from(["home", "desk", "topic"])

    @initialize()
    def opened(self) -> None:
        self.stack = ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        self.talk: Talk = talk_of(Path(folder) / "archive", allow=f"{ANNA}, {BORIS}", branching=branches)
        self.pool: list[tuple[str, int]] = []
        self.added = 0

    @rule(
        person=persons, place=places, text=st.sampled_from(TEXTS), command=st.sampled_from(COMMANDS), edit=st.booleans()
    )
    def say(self, person: int, place: str, text: str, command: str | None, edit: bool) -> None:
        at = self._at(place, person)
        before = self.talk.messages[-1] if getattr(self.talk, "messages", []) else None
        said = self.talk.say(
            text, by=person, at=at, command=command, reply_to=before, message=7 if edit else None, edited=edit
        )
        self._look(person, at, said)

    @rule(person=persons, place=places, which=st.integers(0, 400), message=st.none() | st.integers(1, 9))
    def press(self, person: int, place: str, which: int, message: int | None) -> None:
        if not self.pool:
            return
        data, chat = self.pool[which % len(self.pool)]
        at = self._at(place, person)
        said = self.talk.press(data, by=person, at=at, message=message)
        assert sum(isinstance(each, Notice) for each in said) == 1
        # Settings and stale buttons aside, a press elsewhere opens nothing that belongs to another chat.
        if chat != at.chat and not data.startswith("1g"):
            assert not any(secret in plain(*said) for secret in SECRETS)
        self._look(person, at, said)

    @rule(person=persons, text=st.sampled_from(TEXTS))
    def seek(self, person: int, text: str) -> None:
        offer = self.talk.seek(text, by=person)
        if person == STRANGER:
            assert offer.results == ()

    @rule(minutes=st.sampled_from([1, 90, 60 * 24 * 5]))
    def wait(self, minutes: int) -> None:
        self.talk.later(minutes=minutes)

    @rule()
    def restart(self) -> None:
        self.talk = self.talk.restarted()

    @rule(key=st.sampled_from(["kite", "belt", "july"]), forgotten=st.booleans())
    def remove(self, key: str, forgotten: bool) -> None:
        try:
            changes.remove(self.talk.newsroom.archive, key)
        except UnknownArticle:
            return
        if forgotten:
            self.talk.history.forget(key)

    @rule(key=st.sampled_from(["kite", "belt", "new"]))
    def add(self, key: str) -> None:
        self.added += 1
        text = f"Rockets hit the Mill base near Quorin on 3 March 2031, witness {self.added} said."
        self.talk.add(report(key, text, day="2031-03-05"))

    @rule()
    def wake(self) -> None:
        for place, said in self.talk.wake():
            assert place.chat != STRANGER
            self._look(ANNA, place, [said])

    @invariant()
    def nothing_is_left_open(self) -> None:
        assert not self.talk.connection.in_transaction

    def teardown(self) -> None:
        if hasattr(self, "talk"):
            self.talk.__exit__(None, None, None)
            self.stack.close()

    def _stored(self) -> list[str]:
        """Every text that the archive holds, of any version; what was removed is not among them."""
        with closing(sqlite3.connect(self.talk.folder / "archive.sqlite")) as connection:
            return [row[0] for row in connection.execute("SELECT text FROM texts")]

    def _at(self, place: str, person: int) -> Place:
        return {"home": HOMES[person], "desk": DESK, "topic": TOPIC}[place]

    def _look(self, person: int, at: Place, said: list[Outgoing]) -> None:
        if person == STRANGER:
            assert not any(secret in plain(*said) for secret in SECRETS)
            assert buttons(*said) == []
        for quote in quotations(said):
            assert any(quote in text for text in self._stored()), quote
        self.pool += [(each.data, at.chat) for each in buttons(*said) if each.data]


def quotations(said: list[Outgoing]) -> list[str]:
    """Everything that is set apart as an article's words, cards and captions alike."""
    shown = [message_of(each) for each in said if isinstance(each, Say | Change | Picture)]
    blocks = (block for message in shown for block in message.blocks)
    return ["".join(run.text for run in block.words) for block in blocks if isinstance(block, Quotation)]


TestAtRandom = AtRandom.TestCase
TestAtRandom.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_the_quotations_that_are_looked_at_are_there(tmp_path: Path) -> None:
    with talk_of(tmp_path / "archive") as talk:
        assert any("a farmer said." in quote for quote in quotations(talk.say(HIT)))
