"""The surest claims are read again, each statement once, and weighed by both readings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace

import pytest

from index.archive import LocalArchive
from index.found import Filters
from retrieval.ask import weigh_sentences
from retrieval.asked import Asked
from retrieval.claim import Claim
from retrieval.claims import claims
from retrieval.confidence import Features, Model
from retrieval.readers.statement import Statement
from retrieval.second_reading import LEAST, STATEMENTS, read_again, worth_rereading
from tests.fakes import CuedReader, WordEncoder
from tests.retrieval.newsroom import TODAY, archive_of, report

BY_READER = Model(0.0, tuple(float(each.name == "answers") for each in fields(Features)))
HOW_MANY = "How many sailors were rescued from the Ondine?"
SAID = "The harbour master of Pellin said on Tuesday that 11 sailors were rescued from the barge Ondine."
TOLD = "The coast guard told Northwire that 14 sailors were rescued from the Ondine."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    lists = " ".join(f"In wreck {n} the Ondine lost {n + 20} sailors who were rescued." for n in range(STATEMENTS + 4))
    articles = [
        report("barge", SAID, TOLD, day="2031-03-04"),
        report("copy", SAID, "Nobody else was aboard the Ondine.", day="2031-03-05", outlet="Other Courier"),
        report("wrecks", lists, day="2031-03-06"),
    ]
    with archive_of(tmp_path_factory.mktemp("again") / "archive", articles) as archive:
        yield archive


@dataclass
class Opinionated:
    """Holds statements with a cue for right, and the others for wrong."""

    cue: str
    asked: list[tuple[str, Statement]] = field(default_factory=list)

    def weigh(self, question: str, statements: Sequence[Statement]) -> list[float]:
        self.asked += [(question, each) for each in statements]
        return [4.0 if self.cue in each.sentence else -4.0 for each in statements]


def found(archive: LocalArchive, question: str, *cues: str) -> tuple[Asked, list[Claim]]:
    about = weigh_sentences(question, archive, WordEncoder(), TODAY, Filters())
    return about.asked, claims(about.asked, about.worth_reading(), CuedReader(*cues), BY_READER)


def values(found_claims: Sequence[Claim]) -> list[str]:
    return list(dict.fromkeys(claim.value.shown for claim in found_claims))


@pytest.mark.parametrize(("cue", "first"), [("harbour", "11"), ("coast", "14")])
def test_what_the_second_reading_believes_comes_first(archive: LocalArchive, cue: str, first: str) -> None:
    asked, once = found(archive, HOW_MANY, "11", "14")
    again = read_again(asked, once, Opinionated(cue))
    assert values(again)[0] == first
    assert sorted(claim.start for claim in again) == sorted(claim.start for claim in once)
    assert [claim.score for claim in again] == sorted((claim.score for claim in again), reverse=True)


def test_a_copied_sentence_is_read_once_and_weighs_the_same_for_all_who_print_it(archive: LocalArchive) -> None:
    asked, once = found(archive, HOW_MANY, "11 sailors")
    reader = Opinionated("harbour")
    again = read_again(asked, once, reader)
    assert len(again) == 2
    assert [each.sentence for _, each in reader.asked] == [SAID]
    assert {claim.features.second for claim in again} == {4.0 / 3}


def test_a_statement_is_the_value_in_its_sentence_with_what_stands_before(archive: LocalArchive) -> None:
    asked, once = found(archive, HOW_MANY, "14")
    reader = Opinionated("coast")
    read_again(asked, once, reader)
    ((question, each),) = reader.asked
    assert question == HOW_MANY
    assert each.sentence[each.start : each.end] in ("14", "14 sailors")
    assert each.before == SAID
    assert "4 March 2031" in each.context
    assert each.stance == ""


def test_of_yes_or_no_is_told_which_the_words_are_taken_for(archive: LocalArchive) -> None:
    asked, once = found(archive, "Were sailors rescued from the Ondine?", "14 sailors were rescued")
    reader = Opinionated("coast")
    read_again(asked, once, reader)
    assert {each.stance for _, each in reader.asked} == {"yes"}


def test_only_the_surest_are_read_again(archive: LocalArchive) -> None:
    asked, once = found(archive, HOW_MANY, *(str(n + 20) for n in range(STATEMENTS + 4)))
    assert len(once) > STATEMENTS
    reader = Opinionated("wreck")
    again = read_again(asked, once, reader)
    assert len(reader.asked) == STATEMENTS
    read = [claim for claim in again if claim.features.second != 0]
    assert {(c.start, c.end) for c in read} == {(c.start, c.end) for c in once[:STATEMENTS]}
    assert len(again) == len(once)


def test_what_hardly_answers_is_not_read_again(archive: LocalArchive) -> None:
    asked, once = found(archive, HOW_MANY, "11", "14")
    doubted = [replace(claim, score=LEAST / 2) for claim in once]
    reader = Opinionated("coast")
    assert read_again(asked, doubted, reader) == doubted
    assert reader.asked == []
    assert worth_rereading([replace(doubted[0], score=LEAST), *doubted[1:]], STATEMENTS)


def test_a_reader_that_cannot_read_again_leaves_the_claims_as_they_are(archive: LocalArchive) -> None:
    asked, once = found(archive, HOW_MANY, "11", "14")
    assert read_again(asked, once, CuedReader("11")) == once


def test_a_question_in_another_language_is_read_once(archive: LocalArchive) -> None:
    asked, once = found(archive, "Wie viele Seeleute wurden von der Ondine gerettet?", "11", "14")
    assert asked.question.language == "de"
    reader = Opinionated("harbour")
    assert read_again(asked, once, reader) == once
    assert reader.asked == []
