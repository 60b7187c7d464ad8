"""Small archives of invented news for the tests: the product's own steps, an encoder of words."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from index.add import add
from index.archive import LocalArchive
from index.article import Article, Incoming
from index.found import Filters
from index.steps import Steps
from retrieval.answer import Answer
from retrieval.ask import NO_FILTERS, ask
from retrieval.candidates import Candidate
from retrieval.day_fit import DayFit
from retrieval.readers.reader import Reader
from retrieval.reports import Report
from tests.fakes import CuedReader, WordEncoder, noon

TODAY = date(2031, 12, 31)


def report(
    key: str,
    *paragraphs: str,
    day: str | None = "2031-03-05",
    outlet: str | None = None,
    title: str | None = None,
    language: str | None = "en",
) -> Incoming:
    """An article as it comes in; every one has an outlet of its own unless one is named."""
    text = "\n\n".join(paragraphs)
    name = outlet or f"{key.title()} Herald"
    return Incoming(f"/desk/{key}.txt", text, key=key, title=title, source=name, date=day, language=language)


def archive_of(folder: Path, articles: Iterable[Incoming], steps: Steps | None = None) -> LocalArchive:
    """An archive that holds them."""
    archive = LocalArchive.create(folder)
    add(archive, articles, WordEncoder(), noon, steps=steps)
    return archive


def answer_of(
    archive: LocalArchive,
    question: str,
    *cues: str,
    filters: Filters = NO_FILTERS,
    as_of: date = TODAY,
    reader: Reader | None = None,
) -> Answer:
    """What the archive answers when the reader finds the cues and nothing else."""
    return ask(question, archive, WordEncoder(), reader or CuedReader(*cues), as_of=as_of, filters=filters)


def values(answer: Answer) -> list[str]:
    """The positions' values, in order."""
    return [position.value for position in answer.positions]


def cited(answer: Answer) -> set[str]:
    """Keys of the articles that stand behind the positions."""
    return {evidence.article for position in answer.positions for evidence in position.evidence}


def candidate(article: Article, number: int = 0, *, fit: DayFit = DayFit.SAME, share: float = 0.5) -> Candidate:
    """A sentence of a report that has all of the question's words; the sentence itself has a `share` of them."""
    # Whatever else is measured of a report, now or later, is at its best.
    others = ("article", "cosines", "composed", "spelt", "title")
    measures: dict[str, Any] = {each.name: 1.0 for each in fields(Report) if each.name not in others}
    report = Report(article=article, cosines={}, **measures)
    return Candidate(report, number, fit, share, share, share)
