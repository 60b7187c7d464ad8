"""Evidence as it is shown, and the near misses where nothing answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from index.article import Article, Basis, Masthead, Sentence
from index.day import Day, DayFrom, DayMark
from retrieval.answer import Attribution
from retrieval.candidates import Candidate
from retrieval.citing import NEAREST, Cited, cut, nearest, published, published_at
from retrieval.day_fit import DayFit
from tests.retrieval.newsroom import candidate

TEXT = "The crane fell on Monday. He jumped clear of it."
MONDAY = DayMark(Day.of(date(2031, 3, 3)), DayFrom.SENTENCE, "on Monday")
SENTENCES = (Sentence(0, 25, MONDAY), Sentence(26, 48, replace(MONDAY, day_from=DayFrom.CONTEXT)))
CLOCKED = Masthead(
    outlet="Quay Post",
    title="Crane falls",
    url="https://quay.example/1",
    published=datetime(2031, 3, 4, 4, 30, tzinfo=timezone(timedelta(hours=3))),
    published_day=Day.of(date(2031, 3, 4)),
    clock_known=True,
)


def article(key: str = "crane", masthead: Masthead = CLOCKED, day: DayMark | None = MONDAY) -> Article:
    sentences = (replace(SENTENCES[0], day=day), SENTENCES[1])
    return Article(1, key, 2, TEXT, masthead, Basis.STATED, sentences=sentences)


def test_evidence_says_where_it_stands_and_what_day_it_tells_of() -> None:
    said = Attribution(who="a welder", anonymous=True)
    shown = Cited(candidate(article(), 1), (29, 35), said, 0.876).evidence("o3")
    assert (shown.article, shown.version, shown.outlet, shown.origin) == ("crane", 2, "Quay Post", "o3")
    assert (shown.day, shown.day_from, shown.day_words) == ("2031-03-03", "context", "on Monday")
    assert (shown.quote.text, shown.quote.start, shown.quote.end) == (TEXT, 0, 48)
    assert shown.span is not None
    assert shown.span.text == TEXT[29:35]
    assert (shown.attribution, shown.score) == (said, 0.88)


def test_a_clock_is_shown_in_utc_and_a_bare_date_as_a_date() -> None:
    assert published(article()) == "2031-03-04T01:30:00Z"
    assert published(article(masthead=replace(CLOCKED, clock_known=False))) == "2031-03-04"
    assert published(article(masthead=Masthead())) is None


@pytest.mark.parametrize(("day", "shown"), [(3, "2031-03-03T22:30:00Z"), (4, "2031-03-04")])
def test_a_day_that_was_another_in_utc_is_shown_alone(day: int, shown: str) -> None:
    moment = datetime(2031, 3, 4, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    own = replace(CLOCKED, published=moment, published_day=Day.of(date(2031, 3, day)))
    assert published(article(masthead=own)) == shown


def test_an_inferred_day_shows_no_clock() -> None:
    inferred = replace(article(), published_basis=Basis.INFERRED, published_from=("other",))
    assert published(inferred) == "2031-03-04"
    shown = Cited(candidate(inferred), None, None, 0.5).evidence("o1")
    assert (shown.published_basis, shown.published_from) == ("inferred", ("other",))


def test_publication_times_compare_whatever_is_known_of_them() -> None:
    dated = article(masthead=replace(CLOCKED, published=None, clock_known=False))
    assert published_at(dated) == datetime(2031, 3, 4, tzinfo=UTC)
    assert published_at(article(masthead=Masthead())) is None


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, len(TEXT) + 1)])
def test_what_is_no_slice_of_the_text_cannot_be_cut(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="crane: no slice"):
        cut(article(), start, end)


def of_day(key: str, day: date) -> Candidate:
    mark = DayMark(Day.of(day), DayFrom.SENTENCE, "that day")
    return candidate(article(key, day=mark), fit=DayFit.CONTRADICTS, share=0.8)


ASKED = [Day.of(date(2031, 5, 5))]


def missed(*weighed: Candidate, days: list[Day] | None = None) -> list[str]:
    return [each.article.key for each in nearest(weighed, (), ASKED if days is None else days)]


def test_the_nearest_miss_of_a_day_is_the_like_report_of_the_nearest_day() -> None:
    far, near, later = (
        of_day(k, d) for k, d in [("far", date(2031, 1, 1)), ("near", date(2031, 4, 21)), ("later", date(2031, 8, 1))]
    )
    assert missed(far, near, later) == ["near", "later", "far"]


def test_there_are_at_most_three_near_misses_one_an_article() -> None:
    many = [of_day(f"a{n}", date(2031, 5, 6 + n)) for n in range(6)]
    assert missed(*many, *many) == ["a0", "a1", "a2"]
    assert NEAREST == 3


def test_of_copies_of_a_text_one_is_a_near_miss() -> None:
    copies = [of_day(f"a{n}", date(2031, 5, 6)) for n in range(3)]
    copies[:2] = (
        replace(each, report=replace(each.report, article=replace(each.article, origin=7))) for each in copies[:2]
    )
    assert missed(*copies) == ["a0", "a2"]


def test_another_decades_report_is_not_near() -> None:
    assert missed(replace(of_day("old", date(2011, 5, 5)), in_sentence=0.0)) == []


def test_a_sentence_with_nothing_of_the_question_is_no_near_miss() -> None:
    assert missed(candidate(article(), share=0.05), days=[]) == []
    assert missed(candidate(article(), share=0.6), days=[]) == ["crane"]
