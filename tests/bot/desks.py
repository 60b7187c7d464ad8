"""A desk for tests: sessions that answer from a list, and real archives with an encoder of words."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from bot.desk import Desk
from bot.session import Session
from bot.settings import Settings
from index.found import Coverage, Filters
from retrieval.answer import Answer
from tests.fakes import WordEncoder

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)


class Asked:
    """Every question that was asked, with what it was limited to."""

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.filters: list[Filters] = []
        self.days: list[date] = []


class ScriptedSession(Session):
    """Answers by a function instead of an archive; the archive "opens" without being there."""

    def __init__(self, settings: Settings, reply: Callable[[str], Answer], asked: Asked) -> None:
        super().__init__(settings)
        self._reply, self._asked = reply, asked
        self.__dict__["archive"] = _Opened()

    def ask(self, question: str, filters: Filters, today: date) -> Answer:
        self._asked.questions.append(question)
        self._asked.filters.append(filters)
        self._asked.days.append(today)
        return self._reply(question)


class _Opened:
    articles = 3

    def close(self) -> None:
        pass

    def coverage(self) -> Coverage:
        return Coverage(self.articles, self.articles, None, None)

    def keys(self) -> Sequence[str]:
        return ("pilot-1", "pilot-2", "belt-9")


class WordSession(Session):
    """A real archive whose encoder needs no model."""

    def encoder_named(self, name: str | None) -> WordEncoder:
        return WordEncoder(name=name or "/models/words")

    def chosen_encoder(self) -> WordEncoder:
        return WordEncoder(name=self.settings.model or "/models/words")


def scripted(reply: Callable[[str], Answer], asked: Asked | None = None) -> Desk:
    """A desk whose questions are answered by `reply`."""
    record = asked or Asked()
    return Desk(opener=lambda settings: ScriptedSession(settings, reply, record), clock=lambda: NOW)


def with_words() -> Desk:
    """A desk whose archive is real."""
    return Desk(opener=WordSession, clock=lambda: NOW)
