"""What sentences state: values of the asked kind, where they stand, who said them, how sure."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields, replace
from datetime import date
from pathlib import Path

import pytest

from index.archive import LocalArchive
from index.found import Filters
from retrieval.ask import Weighed, weigh_sentences
from retrieval.claim import Claim
from retrieval.claims import claims
from retrieval.confidence import Features, Model
from retrieval.readers.reader import Reader, ReadSpan, Window
from tests.fakes import CuedReader, HastyReader, WordEncoder
from tests.retrieval.newsroom import TODAY, archive_of, report

BY_READER = Model(0.0, tuple(float(each.name == "answers") for each in fields(Features)))
"""Believes the reader and nothing else."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    articles = [
        report(
            "barge",
            "The harbour master of Pellin said on Tuesday that 11 sailors were rescued from the barge Ondine.",
            "The coast guard, however, told Northwire that 14 sailors were rescued from the Ondine.",
            "Tuesday brought the worst wreck since May 2019, when a storm killed 17 sailors off Pellin.",
            day="2031-03-04",
        ),
        report("other", "Sailors were rescued off Pellin in two boats.", day="2031-03-05"),
    ]
    with archive_of(tmp_path_factory.mktemp("claims") / "archive", articles) as archive:
        yield archive


def weighed(archive: LocalArchive, text: str) -> Weighed:
    return weigh_sentences(text, archive, WordEncoder(), TODAY, Filters())


def found(archive: LocalArchive, text: str, reader: Reader, model: Model = BY_READER) -> list[Claim]:
    about = weighed(archive, text)
    return claims(about.asked, about.worth_reading(), reader, model)


def stated(found_claims: Sequence[Claim]) -> list[str]:
    return [claim.value.shown for claim in found_claims]


HOW_MANY = "How many sailors were rescued from the Ondine?"


def test_one_article_may_state_two_values(archive: LocalArchive) -> None:
    assert sorted(stated(found(archive, HOW_MANY, CuedReader("11", "14")))) == ["11", "14"]


def test_a_claims_span_is_a_slice_of_the_whole_article(archive: LocalArchive) -> None:
    for claim in found(archive, HOW_MANY, CuedReader("11", "14")):
        assert claim.candidate.article.text[claim.start : claim.end] in ("11 sailors", "14 sailors", "11", "14")
        sentence = claim.candidate.sentence
        assert sentence.start <= claim.start < claim.end <= sentence.end


def test_who_said_it_and_through_whom_is_kept(archive: LocalArchive) -> None:
    said = {claim.value.shown: claim.attribution for claim in found(archive, HOW_MANY, CuedReader("11", "14"))}
    first, second = said["11"], said["14"]
    assert first is not None
    assert second is not None
    assert "harbour master" in first.who
    assert "coast guard" in second.who


def test_words_of_the_wrong_kind_are_no_claim(archive: LocalArchive) -> None:
    assert found(archive, HOW_MANY, CuedReader("harbour master", "worst wreck")) == []


def test_what_the_question_already_says_is_no_answer(archive: LocalArchive) -> None:
    assert found(archive, "Which town were sailors rescued off near Pellin?", CuedReader("Pellin")) == []


def test_a_figure_beside_another_time_is_not_the_asked_days(archive: LocalArchive) -> None:
    about = "How many sailors were rescued off Pellin in March 2031?"
    assert "17" not in " ".join(stated(found(archive, about, CuedReader("11", "17"))))


def test_a_reader_that_finds_nothing_leaves_no_claim(archive: LocalArchive) -> None:
    assert found(archive, HOW_MANY, CuedReader()) == []


def test_the_reader_is_not_asked_about_the_day(archive: LocalArchive) -> None:
    reader = CuedReader("11")
    found(archive, "How many sailors were rescued off Pellin on 4 March 2031?", reader)
    assert reader.questions == ["How many sailors were rescued off Pellin?"]


class Sure:
    """Gives every cue its own confidence."""

    def __init__(self, **answers: float) -> None:
        self._answers = answers

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        return [
            tuple(
                ReadSpan(number, start + at, start + at + len(cue), answers * 10, answers)
                for number, (start, end) in enumerate(window.sentences)
                for cue, answers in self._answers.items()
                if (at := window.text[start:end].find(cue)) >= 0
            )
            for window in windows
        ]


def test_claims_come_the_surest_first_with_a_probability(archive: LocalArchive) -> None:
    reader = Sure(**{"11": 0.2, "14": 0.9})
    ranked = found(archive, HOW_MANY, reader)
    assert stated(ranked) == ["14", "11"]
    assert all(0 <= claim.score <= 1 for claim in ranked)
    assert stated(found(archive, HOW_MANY, Sure(**{"11": 0.9, "14": 0.2}))) == ["11", "14"]


def test_two_spans_that_widen_to_one_value_are_one_claim(archive: LocalArchive) -> None:
    ranked = found(archive, HOW_MANY, CuedReader("11 sailors", "11"))
    assert len(stated(ranked)) == 1
    both = found(archive, HOW_MANY, Sure(**{"11": 0.4, "11 sailors": 0.9}))
    assert len(both) == 1
    assert both[0].score > 0.5


@pytest.mark.parametrize(
    "opening", ["TORV HARBOUR - ", "TORV HARBOUR, Caldria (Northwire) - ", "TORV HARBOUR (Northwire) — "]
)
def test_the_place_in_a_dateline_is_nobody_who_was_killed(tmp_path: Path, opening: str) -> None:
    text = f"{opening}Two workers, Ada Venn among them, were killed when the crane fell on Tuesday."
    with archive_of(tmp_path / "archive", [report("crane", text, day="2031-03-04")]) as archive:
        reader = CuedReader("TORV HARBOUR", f"{opening}Two workers", "Ada Venn", "people")
        everything = found(archive, "Who was killed by the crane?", reader)
    assert stated(everything) == ["Ada Venn"]


def test_half_a_word_is_never_a_value(archive: LocalArchive) -> None:
    asked = "How were the sailors rescued?"
    halves = [c.value.shown for c in found(archive, asked, CuedReader("ailors were resc"))]
    assert halves
    assert {shown.lower() for shown in halves} == {"sailors were rescued"}


def test_a_yes_or_no_is_said_once_a_sentence(archive: LocalArchive) -> None:
    ranked = found(archive, "Were sailors rescued from the Ondine?", HastyReader())
    places = [(claim.candidate.article.key, claim.candidate.number) for claim in ranked]
    assert len(places) == len(set(places))


def test_features_stay_in_a_range_in_which_weights_compare(archive: LocalArchive) -> None:
    for claim in found(archive, HOW_MANY, HastyReader()):
        assert all(-2.5 <= value <= 1.5 for value in astuple(claim.features))
        assert claim.features.margin <= 0


def test_the_same_sentences_give_the_same_claims(archive: LocalArchive) -> None:
    first, second = (found(archive, HOW_MANY, HastyReader()) for _ in range(2))
    assert first == second


def test_a_candidate_of_a_contradicting_day_is_not_read(archive: LocalArchive) -> None:
    about = weighed(archive, "How many sailors were rescued off Pellin on 5 August 2031?")
    assert [
        c for c in about.worth_reading() if c.sentence.day and not c.sentence.day.day.overlaps(about.asked.days[0])
    ] == []
    assert about.asked.days[0].first == date(2031, 8, 5)
    assert replace(about, candidates=()).worth_reading() == []


class CountingReader:
    """Reads what `CuedReader` reads, and counts the windows."""

    def __init__(self, *cues: str) -> None:
        self.inner, self.windows = CuedReader(*cues), 0

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        self.windows += len(windows)
        return [tuple(spans) for spans in self.inner.read(question, windows)]


def test_copies_of_a_sentence_are_read_once_and_all_told(tmp_path: Path) -> None:
    wire = "The coast guard said 14 sailors were rescued from the Ondine."
    articles = [
        report("wire", wire, "Their captain, Ada Venn, was not hurt."),
        report("post", "It was a calm morning in the harbour of Pellin.", wire),
        report("sun", wire + " So much for the forecast."),
    ]
    reader = CountingReader("14")
    with archive_of(tmp_path / "archive", articles) as archive:
        about = weighed(archive, HOW_MANY)
        told = claims(about.asked, about.worth_reading(), reader, BY_READER)
        different = {c.text for c in about.worth_reading()}
        assert {c.candidate.article.key for c in told} == {"wire", "post", "sun"}
        assert {c.candidate.article.text[c.start : c.end] for c in told} == {"14"}
        assert len(about.worth_reading()) == len(different) + 2
        assert reader.windows <= len(different)


def test_a_copy_that_leans_on_other_words_is_read_for_itself(tmp_path: Path) -> None:
    leaning = "They rescued 14 sailors from the Ondine."
    articles = [
        report("wire", "Two tugs reached the barge at noon.", leaning),
        report("post", "Fishermen came before the tugs did.", leaning),
    ]
    reader = CountingReader("14")
    with archive_of(tmp_path / "archive", articles) as archive:
        about = weighed(archive, HOW_MANY)
        assert len(claims(about.asked, about.worth_reading(), reader, BY_READER)) == 2
        assert reader.windows == 2
