"""Which sentences are worth reading: those of the event, and none whose day contradicts the question's."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.archive import LocalArchive
from index.article import Masthead
from index.day import Day
from index.found import Filters
from retrieval.age import lateness, staleness
from retrieval.answer import Kind
from retrieval.candidates import Candidate, candidates
from retrieval.day_fit import DayFit
from retrieval.measured import words_asked_for
from retrieval.outline import could_hold
from retrieval.questions.question import read_question
from retrieval.reports import ARTICLES, reports
from retrieval.search import search
from retrieval.weighing import weigh
from tests.fakes import WordEncoder
from tests.retrieval.newsroom import TODAY, archive_of, report

ASKED = Day.of(date(2031, 3, 3))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    articles = [
        report(
            "barge",
            "A barge sank off Pellin on 3 March 2031, the coast guard said.",
            "Eleven sailors reached the shore in a raft. Salt.",
            day="2031-03-04",
        ),
        report("july", "A barge sank off Pellin on 8 July 2031, the coast guard said.", day="2031-07-09"),
        report("undated", "A barge sank off Pellin, a fisherman said.", day=None),
        *(
            report(f"tug-{n}", f"A tug, number {n}, sank off Astun, crews said.", day="2031-01-05")
            for n in range(ARTICLES + 4)
        ),
    ]
    with archive_of(tmp_path_factory.mktemp("candidates") / "archive", articles) as archive:
        yield archive


def weighed(archive: LocalArchive, text: str, days: Sequence[Day] = (), limit: int = 60) -> list[Candidate]:
    question = read_question(text, TODAY)
    found = search(question, days, WordEncoder().encode([text]), archive, Filters(), limit)
    weights = weigh(question, archive)
    return candidates(question, days, reports(found, weights), weights)


def test_every_sentence_of_a_found_article_is_weighed_but_scraps(archive: LocalArchive) -> None:
    of_barge = [c.text for c in weighed(archive, "What sank off Pellin?") if c.article.key == "barge"]
    assert sorted(of_barge) == [
        "A barge sank off Pellin on 3 March 2031, the coast guard said.",
        "Eleven sailors reached the shore in a raft.",
    ]


def test_a_detail_is_weighed_though_its_passage_was_not_found(archive: LocalArchive) -> None:
    best_only = weighed(archive, "What sank off Pellin?", limit=6)
    assert any("sailors" in c.text for c in best_only)


def test_a_limited_number_of_articles_is_weighed(archive: LocalArchive) -> None:
    assert len({c.article.key for c in weighed(archive, "Which tug sank off Astun?")}) == ARTICLES


def test_the_sentence_with_the_questions_words_comes_before_its_neighbour(archive: LocalArchive) -> None:
    found = [c for c in weighed(archive, "What sank off Pellin?") if c.article.key == "barge"]
    assert [c.number for c in found] == [0, 1]


def test_a_second_day_in_a_sentence_keeps_it_among_those_of_unknown_day(tmp_path: Path) -> None:
    text = "The council said it would close the Orla lock by March 3, but it closed a lock like it last year."
    article = report("a", text, day="2031-03-20")
    with archive_of(tmp_path / "archive", [article]) as archive:
        fits = [c.day_fit for c in weighed(archive, "Was the Orla lock closed on 3 March 2031?", [ASKED])]
        assert fits == [DayFit.UNKNOWN]


def test_contradicting_days_stand_last_and_unknown_ones_after_known_ones(archive: LocalArchive) -> None:
    found = weighed(archive, "Which barge sank off Pellin?", [ASKED])
    place = {c.article.key: at for at, c in reversed(list(enumerate(found)))}
    assert place["barge"] < place["undated"] < place["july"]
    fits = {c.article.key: c.day_fit for c in found}
    assert fits["undated"] is DayFit.UNKNOWN
    assert fits["july"] is DayFit.CONTRADICTS
    excluded = [c.day_fit is DayFit.CONTRADICTS for c in found]
    assert excluded == sorted(excluded)


def test_the_order_is_the_same_every_time(archive: LocalArchive) -> None:
    first, second = (weighed(archive, "Which tug sank off Astun?") for _ in range(2))
    assert [(c.article.key, c.number, c.score) for c in first] == [(c.article.key, c.number, c.score) for c in second]


@pytest.mark.parametrize(
    ("kind", "holds", "does_not"),
    [
        (Kind.NUMBER, "Some eleven sailors swam.", "The sailors swam."),
        (Kind.DATE, "It sank at 9:50 p.m. or so.", "It sank off the coast."),
        (Kind.PLACE, "It sank off Pellin.", "It sank off the coast."),
        (Kind.PERSON, "The pilot, Ada Venn, swam.", "The pilot swam."),
    ],
)
def test_a_sentence_needs_the_shape_of_what_is_asked(kind: Kind, holds: str, does_not: str) -> None:
    assert could_hold(kind, holds)
    assert not could_hold(kind, does_not)


def test_anything_may_hold_an_account() -> None:
    assert could_hold(Kind.ACCOUNT, "the sailors swam")


def test_a_dayless_sentence_loses_trust_with_every_day_that_it_was_printed_later(archive: LocalArchive) -> None:
    undated = next(c for c in weighed(archive, "What sank off Pellin?", [ASKED]) if c.article.key == "undated")
    assert lateness(undated, [ASKED]) == 0.0
    late = [lateness(_printed(undated, date(2031, month, 20)), [ASKED]) for month in (3, 4, 5, 9)]
    assert late == sorted(late)
    assert 0 < late[0] < late[-1] == 1.0


def test_a_report_older_than_the_asked_day_is_not_late(archive: LocalArchive) -> None:
    undated = next(c for c in weighed(archive, "What sank off Pellin?", [ASKED]) if c.article.key == "undated")
    assert lateness(_printed(undated, date(2031, 2, 1)), [ASKED]) == 0.0


def test_an_old_report_loses_trust_where_a_question_without_a_day_is_asked_as_of_one(archive: LocalArchive) -> None:
    printed = _printed(weighed(archive, "What sank off Pellin?", [])[0], date(2031, 3, 20))
    trust = [staleness(printed, [], as_of) for as_of in (date(2031, 3, 22), date(2031, 4, 20), date(2032, 6, 1))]
    assert trust == sorted(trust)
    assert trust[0] == 0.0
    assert trust[-1] == 1.0
    assert staleness(printed, [], None) == staleness(printed, [ASKED], date(2032, 6, 1)) == 0.0


def _printed(candidate: Candidate, day: date) -> Candidate:
    article = replace(candidate.article, masthead=Masthead(published_day=Day.of(day)))
    return replace(candidate, report=replace(candidate.report, article=article))


@pytest.mark.parametrize(
    ("question", "measured", "bare"),
    [
        ("What time did the ferry from Pellin sink?", "It sank at ten past four.", "It sank on 3 May 2031."),
        ("How deep is the wreck of the ferry from Pellin?", "It lies at 60 metres.", "It had 60 cars on it."),
        ("How much did the ferry from Pellin cost?", "It was built for $4m.", "It was built for 400 cars."),
        ("What percentage of the crew of the ferry from Pellin died?", "It was 40 percent.", "It was 40 of them."),
        ("Why did the ferry from Pellin sink?", "A loose hatch was the cause.", "A loose raft was the prize."),
    ],
)
def test_what_has_the_measure_that_is_asked_for_is_read_first(
    tmp_path: Path, question: str, measured: str, bare: str
) -> None:
    about = "The ferry from Pellin sank in the strait."
    with archive_of(tmp_path / "archive", [report("ferry", about, bare, measured)]) as archive:
        texts = [candidate.text for candidate in weighed(archive, question)]
    assert texts.index(measured) < texts.index(bare)


def test_an_age_or_a_count_asks_for_no_words_asked_for() -> None:
    assert words_asked_for(read_question("How old was the pilot of the ferry?", TODAY)) is None
    assert words_asked_for(read_question("How many sailors drowned?", TODAY)) is None
    assert words_asked_for(read_question("On which day did the ferry sink?", TODAY)) is None
