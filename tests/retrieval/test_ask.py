"""From a question to an Answer, on small archives of invented news."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.archive import LocalArchive
from index.article import Incoming
from index.found import Filters
from index.steps import Steps, default_steps
from retrieval.answer import Answer, Kind, Took, Verdict
from retrieval.ask import _similar
from retrieval.verify import quoted_in, verify
from tests.fakes import HastyReader, WordEncoder
from tests.retrieval.newsroom import answer_of, archive_of, cited, report, values

BASES = ("Lantern", "Mill", "Tarn", "Cobble")
SPOKESMAN = "Rockets hit the Lantern base near Quorin on 3 March 2031, an army spokesman said."
ARTICLES = (
    report("kite", SPOKESMAN, day="2031-03-04"),
    report("post", "Rockets hit the Lantern base near Quorin on Monday, a nurse at the clinic said.", day="2031-03-04"),
    report("belt", "Rockets hit the Mill base near Quorin on 3 March 2031, a farmer said.", day="2031-03-05"),
    report("july", "Rockets hit the Tarn base near Quorin on 9 July 2031, a sergeant said.", day="2031-07-10"),
    report("undated", "Rockets hit the Cobble base near Quorin, a shepherd said.", day=None),
)
WHICH = "Which base near Quorin was hit by rockets"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    with archive_of(tmp_path_factory.mktemp("ask") / "archive", ARTICLES) as archive:
        yield archive


def by_value(answer: Answer) -> dict[str, set[str]]:
    return {p.value: {e.article for e in p.evidence} for p in answer.positions}


def test_two_accounts_of_one_event_are_two_positions_with_their_articles(archive: LocalArchive) -> None:
    answer = answer_of(archive, f"{WHICH} on 3 March 2031?", "Lantern", "Mill")
    assert answer.verdict is Verdict.DISPUTED
    found = {value.split()[0]: articles for value, articles in by_value(answer).items()}
    assert found == {"Lantern": {"kite", "post"}, "Mill": {"belt"}}
    assert answer.positions[0].origins == 2
    assert [sorted(apart.positions) for apart in answer.disagreements] == [[0, 1]]


def test_a_correction_stands_against_what_it_takes_back_and_is_quoted_with_it(tmp_path: Path) -> None:
    wrong = "The Pellin marina has 12 berths."
    told = "Correction: Our report on Monday said that the Pellin marina has 12 berths."
    reports = report("first", wrong, outlet="Quay Post"), report("later", f"{told} It has nine.", outlet="Quay Post")
    with archive_of(tmp_path / "archive", reports) as archive:
        answer = answer_of(archive, "How many berths has the Pellin marina?", "12", "nine")
    assert answer.verdict is Verdict.DISPUTED
    assert by_value(answer) == {"12": {"first"}, "nine": {"later"}}
    quotes = {p.value: [e.quote.text for e in p.evidence] for p in answer.positions}
    assert quotes == {"12": [wrong], "nine": [f"{told} It has nine."]}


def test_a_contradicting_day_excludes(archive: LocalArchive) -> None:
    assert "july" not in cited(answer_of(archive, f"{WHICH} on 3 March 2031?", *BASES))
    assert cited(answer_of(archive, f"{WHICH} on 9 July 2031?", *BASES)) <= {"july", "undated"}


def test_a_weekday_is_counted_from_the_day_it_was_printed(archive: LocalArchive) -> None:
    answer = answer_of(archive, f"{WHICH} on 3 March 2031?", "Lantern")
    (post,) = [e for p in answer.positions for e in p.evidence if e.article == "post"]
    assert (post.day, post.day_from, post.day_words) == ("2031-03-03", "sentence", "Monday")


def test_an_unknown_day_ranks_after_known_ones(archive: LocalArchive) -> None:
    answer = answer_of(archive, f"{WHICH} on 9 July 2031?", "Tarn", "Cobble")
    assert {e.article for e in answer.positions[0].evidence} == {"july"}


def test_a_day_without_a_year_is_found_and_its_year_said(archive: LocalArchive) -> None:
    answer = answer_of(archive, f"{WHICH} on 9 July?", "Tarn")
    assert cited(answer) == {"july"}
    assert answer.reading.days is not None
    assert answer.reading.days.first == date(2031, 7, 9)
    assert "2031" in (answer.reading.days.note or "")


def test_of_a_question_with_its_whole_story_the_part_that_asks_is_told(archive: LocalArchive) -> None:
    story = "My editor has sent me reports that do not agree and I cannot make them fit, though I tried. " * 3
    asked = f"{WHICH} on 3 March 2031?"
    assert answer_of(archive, f"{story}{asked}", "Lantern").reading.part == asked
    assert '"part"' not in answer_of(archive, asked, "Lantern").model_dump_json()


def test_a_picture_in_a_question_changes_only_how_it_is_repeated(archive: LocalArchive) -> None:
    plain, decorated = f"{WHICH} on 9 July 2031?", f"🚢 {WHICH} ⚓️ on 9 July 2031? 🚢"
    answer = answer_of(archive, decorated, "Tarn")
    assert answer.question == decorated
    still = {"question": plain, "took_ms": answer.took_ms}
    assert answer.model_copy(update=still) == answer_of(archive, plain, "Tarn").model_copy(update=still)


@pytest.mark.parametrize(("form", "asked"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_a_value_ends_with_the_marks_of_its_last_letter(tmp_path: Path, form: str, asked: str) -> None:
    told = normalize(form, "The head of the Sör\u00adla mill is Jürgen Rößle\u0301, a clerk said.")  # type: ignore[arg-type]
    with archive_of(tmp_path / "archive", [report("mill", told)]) as archive:
        question = normalize(asked, "Who is the head of the Sörla mill?")  # type: ignore[arg-type]
        answer = answer_of(archive, question, "Jürgen Rößlé")
        verify(answer, archive)
    assert values(answer) == ["Jürgen Rößlé"]
    span = answer.positions[0].evidence[0].span
    assert span is not None
    assert told[span.start : span.end] == normalize(form, "Jürgen Rößlé")  # type: ignore[arg-type]


def test_as_of_hides_what_was_printed_later_and_what_has_no_day(archive: LocalArchive) -> None:
    seen = Filters(as_of=date(2031, 3, 4))
    answer = answer_of(archive, f"{WHICH}?", *BASES, filters=seen, as_of=date(2031, 3, 4))
    assert cited(answer) == {"kite", "post"}
    assert {e.article for e in quoted_in(answer)} <= {"kite", "post"}
    assert answer.reading.filters["as_of"] == "2031-03-04"


@pytest.mark.parametrize(
    ("filters", "may_be_cited"),
    [
        (Filters(outlet="belt herald"), {"belt"}),
        (Filters(since=date(2031, 6, 1)), {"july", "undated"}),
        (Filters(until=date(2031, 3, 4)), {"kite", "post", "undated"}),
        (Filters(language="sv"), set()),
    ],
)
def test_filters_limit_what_is_cited(archive: LocalArchive, filters: Filters, may_be_cited: set[str]) -> None:
    answer = answer_of(archive, f"{WHICH}?", *BASES, filters=filters)
    assert {e.article for e in quoted_in(answer)} <= may_be_cited
    assert bool(answer.positions) == bool(may_be_cited)


def test_a_day_on_which_nothing_happened_is_unanswered_with_the_nearest_day(tmp_path: Path) -> None:
    dated = [one for one in ARTICLES if one.date]
    with archive_of(tmp_path / "archive", dated) as archive:
        answer = answer_of(archive, f"{WHICH} on 5 May 2031?", *BASES)
    assert (answer.verdict, answer.positions, answer.disagreements) == (Verdict.UNANSWERED, (), ())
    assert answer.nearest
    assert answer.nearest[0].day is not None
    assert answer.nearest[0].day.startswith("2031-03-03")


def test_a_reader_that_finds_nothing_leaves_the_question_unanswered(archive: LocalArchive) -> None:
    answer = answer_of(archive, f"{WHICH}?")
    assert answer.verdict is Verdict.UNANSWERED
    assert all(e.quote.text in article.text for e in answer.nearest for article in ARTICLES if article.key == e.article)


def test_an_empty_archive_answers_nothing(tmp_path: Path) -> None:
    with archive_of(tmp_path / "archive", []) as archive:
        answer = answer_of(archive, f"{WHICH} on 3 March?", *BASES)
    assert (answer.verdict, answer.positions, answer.nearest) == (Verdict.UNANSWERED, (), ())


def test_copies_of_a_text_are_one_origin_in_several_outlets(tmp_path: Path) -> None:
    text = (
        SPOKESMAN,
        "Two hangars burned until the evening and the road to the coast was closed for the night.",
        "The regional governor asked people to keep away from the fence until engineers have searched the field.",
    )
    copies = [report(key, *text, day="2031-03-04") for key in ("one", "two", "three")]
    with archive_of(tmp_path / "archive", copies) as archive:
        answer = answer_of(archive, f"{WHICH} on 3 March 2031?", "Lantern")
    assert answer.verdict is Verdict.SINGLE_SOURCE
    (position,) = answer.positions
    assert position.origins == 1
    assert position.outlets == len(position.evidence) == 3


def test_a_claim_and_its_denial_in_one_article_are_two_positions(tmp_path: Path) -> None:
    article = report(
        "mayor",
        "The mayor of Quorin, Ada Venn, took bribes from the dredging firm, the auditor said.",
        "The mayor of Quorin, Ada Venn, did not take bribes from the dredging firm, her lawyer said.",
    )
    with archive_of(tmp_path / "archive", [article]) as archive:
        answer = answer_of(
            archive, "Did the mayor of Quorin take bribes from the dredging firm?", "took", "did not take"
        )
    assert answer.reading.kind is Kind.POLARITY
    assert answer.verdict is Verdict.DISPUTED
    assert sorted(values(answer)) == ["no", "yes"]


def without_time(answer: Answer) -> str:
    return answer.model_copy(update={"took_ms": Took(total=0, search=0, read=0)}).to_json()


@pytest.mark.parametrize("question", [f"{WHICH}?", "How many?", "Was it hit?", "", "?", "Who", "\x00", "🚀" * 40])
def test_the_same_question_gives_the_same_bytes(archive: LocalArchive, question: str) -> None:
    first, second = (without_time(answer_of(archive, question, reader=HastyReader())) for _ in range(2))
    assert first == second


def test_the_order_in_which_articles_came_in_does_not_change_what_is_said(tmp_path: Path) -> None:
    said = []
    for name, articles in (("as", ARTICLES), ("reversed", ARTICLES[::-1])):
        with archive_of(tmp_path / name, articles) as archive:
            said.append(by_value(answer_of(archive, f"{WHICH} on 3 March 2031?", *BASES)))
    assert said[0] == said[1]


WORDS = (
    "Rockets hit the Lantern base near Quorin|Some 14 people were hurt, it said|on 3 March|Nobody|“They fled,”|he said|"
    "The mayor denied it|at least 2.5 million kronor|at 9:50 p.m.|Ada Venn|!!!|...|e.g.|Mr.|🚀🧨|قصف القاعدة|"
    "\u202eegassem|\x00|\x1b[31m|\u200b|\ufeff|é\u0301|A\u00a0B|ＦＵＬＬ|<b>|&amp;|LOUD WORDS HERE|ﬁre|\r\n|\t|1,2,3|"
    "№ 5|several|50-60|on Monday|last year|five|5|five of the 20|yes|no|-|—|Tel:|Share this|Advertisement"
).split("|")
SCRAPS = st.lists(st.sampled_from(WORDS) | st.text(max_size=12), min_size=1, max_size=30)
TEXTS = st.builds(lambda scraps, glue: glue.join(scraps), SCRAPS, st.sampled_from([" ", ". ", ".\n\n", "", "\n"]))
DAYS = st.sampled_from([None, "2031-03-04", "2031-07-10", "0001-01-01", "12/1", "2031-02-30"])
QUESTIONS = st.one_of(
    st.text(max_size=60),
    SCRAPS.map(" ".join),
    st.sampled_from(
        [
            f"{WHICH} on 3 March?",
            "how many people were hurt",
            "DID THE MAYOR DENY IT?",
            "who fled?",
            "When?",
            " ",
            "\u202e?",
        ]
    ),
    st.builds(lambda word: f"{word} " * 300, st.sampled_from(WORDS)),
)


@st.composite
def newsrooms(draw: st.DrawFn) -> list[Incoming]:
    texts = draw(st.lists(TEXTS, min_size=1, max_size=5))
    rows = [
        report(f"a{n}", text, day=draw(DAYS), outlet=draw(st.sampled_from(["", "Kite", "\x07"])))
        for n, text in enumerate(texts)
    ]
    return [replace(row, title=draw(st.none() | TEXTS), source=row.source or None) for row in rows]


@example([report("kite", SPOKESMAN), report("post", f"🚀 {SPOKESMAN}\x00")], [f"{WHICH}?", "Was the base hit?"], True)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(newsrooms(), st.lists(QUESTIONS, min_size=1, max_size=4), st.booleans())
def test_every_quote_is_a_slice_of_the_text_that_came_in(
    articles: list[Incoming], questions: list[str], plain: bool
) -> None:
    came_in = {one.key: one.text for one in articles}
    # Without furniture masked, sentences hold every odd thing that the texts do.
    steps = _unmasked() if plain else default_steps()
    with tempfile.TemporaryDirectory() as folder, archive_of(Path(folder) / "archive", articles, steps) as archive:
        for question in questions:
            answer = answer_of(archive, question, reader=HastyReader())
            _check(answer, came_in)
            verify(answer, archive)
            assert without_time(answer) == without_time(answer_of(archive, question, reader=HastyReader()))


def _unmasked() -> Steps:
    return replace(default_steps(), furniture=lambda text, title: ())


def _check(answer: Answer, came_in: dict[str | None, str]) -> None:
    for evidence in quoted_in(answer):
        text, quote, span = came_in[evidence.article], evidence.quote, evidence.span
        assert text[quote.start : quote.end] == quote.text != ""
        if span is not None:
            assert text[span.start : span.end] == span.text != ""
            assert quote.start <= span.start < span.end <= quote.end
        assert len(quote.text.split()) >= 3
    assert (answer.verdict is Verdict.UNANSWERED) == (not answer.positions)
    assert (answer.verdict is Verdict.DISPUTED) == bool(answer.disagreements)
    assert all(0 <= at < len(answer.positions) for apart in answer.disagreements for at in apart.positions)
    assert all(1 <= p.origins <= len(p.evidence) and p.outlets >= 1 and p.value.strip() for p in answer.positions)
    assert [p.origins for p in answer.positions] == sorted((p.origins for p in answer.positions), reverse=True)
    assert len(answer.nearest) <= (0 if answer.positions else 3)
    assert Answer.model_validate_json(answer.to_json()) == answer


class Watched(WordEncoder):
    """Remembers what it was asked to encode, call by call."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, ...]] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append(tuple(texts))
        return super().encode(texts)


def test_accounts_are_encoded_once_all_that_are_told_together_and_none_before_one_is_needed() -> None:
    encoder, told = Watched(), ["the ferry sank", "the ferry burnt", "the ferry sank"]
    similar = _similar(encoder, told)
    assert encoder.calls == []
    alone = _similar(WordEncoder(), ())
    for a, b in (told[:2], told[1:], ("the ferry burnt", "a gale blew")):
        assert similar(a, b) == pytest.approx(alone(a, b))
    assert encoder.calls == [("the ferry sank", "the ferry burnt"), ("a gale blew",)]


def test_a_misspelt_name_is_read_as_the_archives_and_told(archive: LocalArchive) -> None:
    answer = answer_of(archive, "Which base near Qourin was hit by rockets on 3 March 2031?", "Lantern", "Mill")
    assert answer.verdict is Verdict.DISPUTED
    assert [(each.asked, each.read) for each in answer.reading.respelt] == [("Qourin", "Quorin")]


def test_words_that_the_archive_has_are_read_as_they_are(archive: LocalArchive) -> None:
    assert answer_of(archive, f"{WHICH} on 3 March 2031?", "Lantern").reading.respelt == ()


JORREM = (
    report("state", "JORREM - Shells killed 15 people in Jorrem, Ilva Tessik of the Varro mission said."),
    report(
        "rebel", "Shells killed 19 people in Djorem, Ilva Tessik of the Varro mission was told.", title="Djorem mourns"
    ),
)


def test_a_name_that_another_report_spells_otherwise_is_read_in_both_and_quoted_as_it_stands(tmp_path: Path) -> None:
    with archive_of(tmp_path / "archive", JORREM) as archive:
        for asked, other in (("Jorrem", "Djorem"), ("Djorem", "Jorrem")):
            answer = answer_of(archive, f"How many people were killed in {asked}?", "15", "19")
            assert by_value(answer) == {"15": {"state"}, "19": {"rebel"}}
            assert [(each.asked, each.read, each.also) for each in answer.reading.respelt] == [(asked, other, True)]
            told = {e.article: e for p in answer.positions for e in p.evidence}
            assert told["rebel"].title == "Djorem mourns"
            assert told["rebel"].quote.text.startswith("Shells killed 19 people in Djorem, ")
            assert told["state"].quote.text.startswith("JORREM - Shells")


@pytest.mark.parametrize("written", [str.upper, str.lower])
def test_a_question_without_capitals_is_answered_as_with_them(tmp_path: Path, written: Callable[[str], str]) -> None:
    question = "How many people were killed in Djorem, according to the Rebel Herald?"
    with archive_of(tmp_path / "archive", JORREM) as archive:
        whole, bare = (answer_of(archive, asked, "15", "19") for asked in (question, written(question)))
    assert by_value(whole) == {"19": {"rebel"}}
    assert bare.positions == whole.positions
    assert bare.reading.filters == whole.reading.filters


def test_an_outlets_own_spelling_is_known_from_the_others(tmp_path: Path) -> None:
    with archive_of(tmp_path / "archive", JORREM) as archive:
        only = Filters(outlet="Rebel Herald")
        answer = answer_of(archive, "How many people were killed in Jorrem?", "15", "19", filters=only)
    assert by_value(answer) == {"19": {"rebel"}}


def test_a_value_and_a_speaker_keep_the_spelling_of_their_report(tmp_path: Path) -> None:
    said = "The Djorem Hill clinic was hit by shells, the mayor of Djorem said. Ilva Tessik of the Varro mission left."
    with archive_of(tmp_path / "archive", (JORREM[0], report("rebel", said))) as archive:
        answer = answer_of(archive, "Which clinic was hit by shells in Jorrem?", "Jorrem Hill clinic")
    evidence = answer.positions[0].evidence[0]
    assert answer.positions[0].value == "Djorem Hill"
    assert evidence.span is not None
    assert "Djorem" in evidence.span.text
    assert evidence.attribution is not None
    assert evidence.attribution.who == "the mayor of Djorem"
