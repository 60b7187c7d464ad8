"""The quoted articles as CSL-JSON: what a reference manager takes, and no more than is known."""

import json
from datetime import date
from typing import Any

import pytest

from bot.exporting.citations import citations
from bot.report.dossier import Source
from index.article import Article, Basis, Masthead
from index.day import Day
from retrieval.answer import Answer
from tests.bot.answers import QUOTE, disputed, evidence, position, unanswered
from tests.bot.report.articles import sources_of

# Of the schema csl-data.json of the Citation Style Language: what an item may hold, and as which type.
ALLOWED = {
    "id": str, "type": str, "title": str, "container-title": str, "author": list, "issued": dict, "URL": str,
    "language": str, "archive": str, "archive_location": str, "note": str,
}  # fmt: skip


def items(answer: Answer, sources: tuple[Source, ...] | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(citations(answer, sources or sources_of(answer)))
    return found


def test_each_article_is_one_item_that_holds_its_quotes() -> None:
    twice = position(evidence(), evidence(span=None, origin="o9"))
    answer = disputed().model_copy(update={"positions": (twice, *disputed().positions[1:])})
    first, second = items(answer)
    assert (first["id"], first["type"]) == ("pilot-1@1", "article-newspaper")
    assert (first["title"], first["container-title"]) == ("Ferry aground off Ormby", "Ormby Courier")
    assert first["note"].count(QUOTE) == 1
    assert "(100-181)" in first["note"]
    assert second["id"] == "belt-9@1"


@pytest.mark.parametrize("answer", [disputed(), unanswered(evidence()), unanswered()])
def test_an_item_holds_only_what_the_schema_knows(answer: Answer) -> None:
    for item in items(answer):
        assert {name: type(value) for name, value in item.items()}.items() <= ALLOWED.items()


@pytest.mark.parametrize(
    ("day", "basis", "issued"),
    [
        (Day.of(date(2031, 5, 4)), Basis.STATED, {"date-parts": [[2031, 5, 4]]}),
        (Day.month(2031, 5), Basis.STATED, {"date-parts": [[2031, 5]]}),
        (Day.year(2031), Basis.STATED, {"date-parts": [[2031]]}),
        (Day(date(2031, 5, 4), date(2031, 5, 6)), Basis.STATED, {"date-parts": [[2031, 5, 4], [2031, 5, 6]]}),
        (Day.of(date(2031, 5, 4)), Basis.INFERRED, {"date-parts": [[2031, 5, 4]], "circa": True}),
        (None, Basis.UNKNOWN, None),
    ],
)
def test_a_day_is_as_precise_as_it_is_known(day: Day | None, basis: Basis, issued: object) -> None:
    masthead = Masthead(outlet="Ormby Courier", published_day=day, authors=("Ada Brook",), url="https://c.example/a")
    answer = unanswered(evidence())
    article = Article(1, "pilot-1", 1, sources_of(answer)[0].article.text, masthead, basis)
    (item,) = items(answer, (Source(article),))
    assert item.get("issued") == issued
    assert item["author"] == [{"literal": "Ada Brook"}]
    assert item["URL"] == "https://c.example/a"
    assert "title" not in item


def test_an_address_that_nobody_should_open_is_left_out() -> None:
    (item,) = items(unanswered(evidence(url="javascript:alert(1)")))
    assert "URL" not in item


def test_nothing_quoted_is_an_empty_list() -> None:
    assert citations(unanswered(), ()) == "[]\n"
