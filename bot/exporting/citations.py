"""The articles that an answer quotes as CSL-JSON, for a reference manager.

It does not split names: an author stands as the article names it.
"""

import json
from collections.abc import Sequence

from bot.links import live_link
from bot.report.dossier import Source, checksum
from index.article import Article, Basis
from index.day import Day
from retrieval.answer import Answer
from retrieval.verify import quoted_in

Item = dict[str, object]


def citations(answer: Answer, sources: Sequence[Source]) -> str:
    """One item for each article, in the order in which the answer first quotes them."""
    quotes: dict[tuple[str, int], dict[str, None]] = {}
    for evidence in quoted_in(answer):
        told = f"“{evidence.quote.text}” ({evidence.quote.start}-{evidence.quote.end})"
        quotes.setdefault((evidence.article, evidence.version), {})[told] = None
    stored = {(each.article.key, each.article.version): each.article for each in sources}
    items = [_item(stored[place], tuple(told)) for place, told in quotes.items()]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(article: Article, quotes: Sequence[str]) -> Item:
    masthead = article.masthead
    place = f"{article.key}@{article.version}"
    told: Item = {
        "id": place,
        "type": "article-newspaper",
        "title": masthead.title,
        "container-title": masthead.outlet,
        "author": [{"literal": author} for author in masthead.authors],
        "issued": _issued(masthead.published_day, article.published_basis),
        "URL": live_link(masthead.url),
        "language": masthead.language,
        "archive": "Rashomon",
        "archive_location": place,
        "note": "\n".join([*quotes, f"SHA-256 of the text: {checksum(article.text)}"]),
    }
    return {name: value for name, value in told.items() if value}


def _issued(day: Day | None, basis: Basis) -> Item | None:
    """The day of publication, no more precise than it is known; an inferred one is marked as such."""
    if day is None:
        return None
    first = [day.first.year, day.first.month, day.first.day]
    if day.is_one_day:
        parts = [first]
    elif day == Day.year(day.first.year):
        parts = [first[:1]]
    elif day == Day.month(day.first.year, day.first.month):
        parts = [first[:2]]
    else:
        parts = [first, [day.last.year, day.last.month, day.last.day]]
    return {"date-parts": parts, "circa": True} if basis is Basis.INFERRED else {"date-parts": parts}
