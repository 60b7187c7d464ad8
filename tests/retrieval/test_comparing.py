"""How a claim stands beside the others of its question."""

import math
from collections.abc import Iterator
from dataclasses import replace

import pytest

from index.archive import LocalArchive
from retrieval.answer import Kind
from retrieval.claim import Claim
from retrieval.comparing import stood_beside
from retrieval.values.read import read_value
from retrieval.values.value import QuestionFocus
from tests.fakes import CuedReader
from tests.retrieval.newsroom import archive_of, report
from tests.retrieval.test_claims import HOW_MANY, found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    articles = [
        report("one", "On Tuesday 11 sailors were rescued from the Ondine.", "Nine boats came.", "It was 14 sailors."),
        report("two", "A gale blew.", "The crew of the Ondine, 11 sailors, were rescued."),
    ]
    with archive_of(tmp_path_factory.mktemp("comparing") / "archive", articles) as archive:
        yield archive


@pytest.fixture(scope="module")
def three(archive: LocalArchive) -> list[Claim]:
    """11 of both articles and 14 of the first, read with .5, .2 and .4."""
    stated = sorted(found(archive, HOW_MANY, CuedReader("11", "14")), key=lambda c: (c.candidate.article.key, c.start))
    assert [(c.candidate.article.key, c.value.shown) for c in stated] == [("one", "11"), ("one", "14"), ("two", "11")]
    return [answering(claim, answers) for claim, answers in zip(stated, (0.5, 0.4, 0.2), strict=True)]


def answering(claim: Claim, answers: float) -> Claim:
    return replace(claim, features=replace(claim.features, answers=answers, score=answers))


def test_the_place_and_the_distance_to_the_best_are_those_of_the_reader(three: list[Claim]) -> None:
    stood = [c.features for c in stood_beside(three)]
    assert [f.rank for f in stood] == pytest.approx([1, 1 / 2, 1 / 3])
    assert [f.best for f in stood] == [0.5, 0.5, 0.5]
    assert [f.margin for f in stood] == pytest.approx([0, -0.1, -0.3])


def test_what_another_article_states_too_is_told_by_both(three: list[Claim]) -> None:
    stood = [c.features for c in stood_beside(three)]
    assert [f.same for f in stood] == [1, 0, 1]
    assert [f.tellers for f in stood] == pytest.approx([math.log(2), 0, math.log(2)])
    assert [f.echo for f in stood] == [0.2, 0, 0.5]


def test_the_same_article_twice_is_no_echo(three: list[Claim]) -> None:
    twice = [three[0], replace(three[0], start=three[0].start + 1)]
    assert [c.features.echo for c in stood_beside(twice)] == [0, 0]
    assert [c.features.same for c in stood_beside(twice)] == [0, 0]


def test_a_value_in_other_words_elsewhere_is_kin_and_no_echo(three: list[Claim]) -> None:
    at_least = read_value(Kind.NUMBER, "at least 11 sailors", (0, 19), question=QuestionFocus(HOW_MANY, ("sailors",)))
    assert at_least is not None
    reworded = [three[0], replace(three[2], value=at_least)]
    stood = [c.features for c in stood_beside(reworded)]
    assert [f.echo for f in stood] == [0, 0]
    assert [f.kin for f in stood] == [0.2, 0.5]
    assert [c.features.kin for c in stood_beside(three)] == [-1, -1, -1]


def test_it_is_held_against_the_best_other_value_of_its_article(three: list[Claim]) -> None:
    stood = [c.features for c in stood_beside(three)]
    assert [f.beside for f in stood] == pytest.approx([0.1, -0.1, 1.0])
    assert [f.siblings_best for f in stood] == [0.5, 0.5, 0.2]


def test_the_order_of_the_claims_changes_nothing(three: list[Claim]) -> None:
    forward, backward = stood_beside(three), stood_beside(three[::-1])
    assert [c.features for c in forward] == [c.features for c in backward[::-1]]


def test_nothing_found_is_nothing_compared() -> None:
    assert stood_beside([]) == []
