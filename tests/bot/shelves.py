"""A desk whose answers are made up and whose articles hold the quotes of those answers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.desk import Desk
from bot.session import Session
from bot.settings import Settings
from index.article import Article
from index.errors import UnknownArticle
from index.found import Coverage, Filters
from retrieval.answer import Answer
from tests.bot.desks import NOW, Asked
from tests.bot.report.articles import sources_of


class Shelf:
    """As an archive: articles in the versions that were quoted."""

    folder = Path()

    def __init__(self, without: str | None) -> None:
        self._articles: dict[str, Article] = {}
        self._without = without

    def take(self, answer: Answer) -> None:
        self._articles |= {each.article.key: each.article for each in sources_of(answer)}

    def article(self, key: str, version: int | None = None) -> Article:
        if key not in self._articles or key == self._without:
            raise UnknownArticle(f"{key}: no such article; `rashomon articles` lists what there is")
        return self._articles[key]

    def furniture(self, key: str, version: int | None = None) -> tuple[tuple[int, int], ...]:
        return ()

    def coverage(self) -> Coverage:
        return Coverage(len(self._articles), len(self._articles), None, None)

    def close(self) -> None:
        pass


class ShelfSession(Session):
    """Answers by a function; what the answers quote stands on the shelf."""

    def __init__(self, settings: Settings, reply: Callable[[str], Answer], asked: Asked, shelf: Shelf) -> None:
        super().__init__(settings)
        self._reply, self._asked = reply, asked
        self.__dict__["archive"] = self._shelf = shelf
        shelf.folder = settings.archive

    def ask(self, question: str, filters: Filters, today: date) -> Answer:
        self._asked.questions.append(question)
        self._asked.filters.append(filters)
        self._asked.days.append(today)
        answer = self._reply(question)
        self._shelf.take(answer)
        return answer


def shelved(reply: Callable[[str], Answer], asked: Asked | None = None, without: str | None = None) -> Desk:
    """`without` is an article that was removed after the answer was found."""
    record, shelf = asked or Asked(), Shelf(without)
    return Desk(opener=lambda settings: ShelfSession(settings, reply, record, shelf), clock=lambda: NOW)
