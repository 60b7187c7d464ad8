"""Articles for made-up answers: each holds its quotes where the answer says that they stand."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.report.dossier import Source
from index.article import Article, Basis, Masthead
from index.day import Day
from retrieval.answer import Answer, Evidence
from retrieval.verify import quoted_in

FILLER = "Gulls went on as before.\n\n"


def source(key: str, text: str, furniture: tuple[tuple[int, int], ...] = (), **masthead: object) -> Source:
    """An article with that text."""
    head = replace(Masthead(outlet="Ormby Courier", title="Ferry aground", language="en"), **masthead)  # type: ignore[arg-type]  # mypy cannot see the names
    return Source(Article(1, key, 1, text, head, Basis.STATED), furniture)


def sources_of(answer: Answer) -> tuple[Source, ...]:
    """An article for each that the answer quotes."""
    cited: dict[tuple[str, int], list[Evidence]] = {}
    for evidence in quoted_in(answer):
        cited.setdefault((evidence.article, evidence.version), []).append(evidence)
    return tuple(_source(own) for own in cited.values())


def _source(own: list[Evidence]) -> Source:
    first = own[0]
    masthead = Masthead(outlet=first.outlet, title=first.title, url=first.url, language="en")
    if first.published is not None:
        moment = datetime.combine(date(2031, 5, 4), datetime.min.time(), UTC)
        masthead = replace(masthead, published=moment, published_day=Day.of(moment.date()))
    return Source(Article(1, first.article, first.version, text_of(own), masthead, Basis(first.published_basis)))


def text_of(own: Iterable[Evidence]) -> str:
    """A text in which each quote stands at its place, with other words around."""
    text = ""
    for evidence in sorted(own, key=lambda each: each.quote.start):
        quote = evidence.quote
        room = quote.start - len(text)
        text = text + (FILLER * (room // len(FILLER) + 1))[:room] if room > 0 else text
        text = text[: quote.start] + quote.text + text[quote.start + len(quote.text) :]
    return text + "\n\n" + FILLER * 3
