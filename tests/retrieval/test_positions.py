"""Claims joined into positions: equal values together, one piece of evidence an article, weak ones left out."""

from dataclasses import fields, replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Masthead, Sentence
from retrieval.answer import Kind
from retrieval.claim import Claim
from retrieval.confidence import Features, Model, PositionFeatures
from retrieval.positions import Outcome, Thresholds, positions
from retrieval.values.read import read_value
from retrieval.values.value import QuestionFocus
from tests.retrieval.newsroom import candidate

FOCUS = QuestionFocus("How many sailors were rescued?", ("sailor",))
SUREST = Model(0.0, tuple(float(each.name == "surest") for each in fields(PositionFeatures)))
"""A position is as sure as its best claim."""
SUPPORT = Model(0.0, tuple(float(each.name == "together") for each in fields(PositionFeatures)))


def bars(claim: float, evidence: float) -> Thresholds:
    """Every position, the first and any further one, has to reach one half."""
    halves = {each.name: 0.5 for each in fields(Thresholds)}
    return Thresholds(**{**halves, "claim": claim, "evidence": evidence})


THRESHOLDS = bars(claim=0.1, evidence=0.3)
NO_FEATURES = Features(*(0.0 for _ in fields(Features)))


def claim(words: str, key: str, score: float, *, origin: int | None = None) -> Claim:
    text = f"Crews said that {words} sailors were rescued."
    start = text.index(words)
    value = read_value(Kind.NUMBER, text, (start, start + len(words)), question=FOCUS)
    assert value is not None
    number = sum(ord(letter) for letter in key)
    article = Article(
        number, key, 1, text, Masthead(outlet=key), origin=origin or number, sentences=(Sentence(0, len(text)),)
    )
    return Claim(candidate(article), value.start, value.end, value, None, NO_FEATURES, score)


def joined(*claims: Claim, model: Model = SUREST) -> Outcome:
    return positions(claims, FOCUS, thresholds=THRESHOLDS, model=model)


def keys(outcome: Outcome) -> list[list[str]]:
    return [[c.candidate.article.key for c in grouped.claims] for grouped in outcome.positions]


def named(text: str, words: str, key: str, score: float, kind: Kind = Kind.PERSON) -> Claim:
    """A claim of the sentence, which is all of its article."""
    start = text.index(words)
    value = read_value(kind, text, (start, start + len(words)), question=QuestionFocus("Who spoke?"))
    assert value is not None
    number = sum(ord(letter) for letter in key)
    article = Article(
        number, key, 1, text, Masthead(outlet=key), origin=number, sentences=(Sentence(0, len(text)),)
    )  # fmt: skip
    return Claim(candidate(article), value.start, value.end, value, None, NO_FEATURES, score)


def spoke(*claims: Claim) -> list[str]:
    outcome = positions(claims, QuestionFocus("Who spoke?"), thresholds=THRESHOLDS, model=SUREST)
    return [grouped.claims[0].value.shown for grouped in outcome.positions]


BOTH = "Ada Venn of the Pellin Rowing Association spoke at noon, with Lena Holt in the room."


def test_a_second_person_is_known_for_one_and_a_second_figure_is_none() -> None:
    second = Model(0.0, tuple(float(each.name == "second_name") for each in fields(PositionFeatures)))
    persons = [named("Ada Venn spoke.", "Ada Venn", "kite", 0.9), named("Lena Holt spoke.", "Lena Holt", "post", 0.6)]
    figures = [claim("nine", "kite", 0.9), claim("six", "post", 0.6)]
    at_all = Thresholds(0.1, 0.1, 0.0, 0.0)
    for told, marked in ((persons, [0.0, 1.0]), (figures, [0.0, 0.0])):
        outcome = positions(told, FOCUS, thresholds=at_all, model=second)
        assert sorted(grouped.features.second_name for grouped in outcome.positions) == marked


def test_a_rival_figure_is_held_against_the_first_the_less_the_further_it_is() -> None:
    told = [claim("ten", "kite", 0.9), claim("eleven", "post", 0.5), claim("900", "sun", 0.5)]
    outcome = positions(told, FOCUS, thresholds=Thresholds(0.1, 0.1, 0.0, 0.0))
    first, near, far = outcome.positions
    assert (first.features.second_figure, near.features.second_figure, far.features.second_figure) == (0, 1, 1)
    assert 0 == first.features.apart < near.features.apart < far.features.apart
    assert near.score > 2 * far.score


def test_a_further_piece_of_evidence_is_as_sure_as_a_position_has_to_be() -> None:
    shipped = positions([claim("11", "kite", 0.9), claim("11", "post", 0.26), claim("11", "sun", 0.24)], FOCUS)
    assert keys(shipped) == [["kite", "post"]]


def test_a_sentence_does_not_dispute_itself() -> None:
    surer, weaker = named(BOTH, "Ada Venn", "a", 0.9), named(BOTH, "Lena Holt", "a", 0.6)
    assert spoke(surer, weaker) == ["Ada Venn"]
    elsewhere = named("Lena Holt spoke at noon.", "Lena Holt", "b", 0.55)
    assert spoke(surer, weaker, elsewhere) == ["Ada Venn", "Lena Holt"]


def test_a_sentence_may_give_two_figures() -> None:
    text = "Not 7 sailors but 11 sailors were rescued."
    both = [named(text, words, "a", score, Kind.NUMBER) for words, score in (("7 sailors", 0.6), ("11 sailors", 0.9))]
    assert spoke(*both) == ["11", "7"]


def test_equal_values_are_one_position_however_they_are_written() -> None:
    assert keys(joined(claim("11", "a", 0.9), claim("eleven", "b", 0.8))) == [["a", "b"]]


def test_other_figures_are_other_positions_the_surer_first() -> None:
    assert keys(joined(claim("11", "a", 0.7), claim("14", "b", 0.9))) == [["b"], ["a"]]


def test_an_article_stands_behind_a_position_once_by_its_surest_claim() -> None:
    outcome = joined(claim("11", "a", 0.6), claim("eleven", "a", 0.9))
    assert [[c.score for c in grouped.claims] for grouped in outcome.positions] == [[0.9]]


def test_a_weak_position_is_left_out_and_kept_for_the_nearest_miss() -> None:
    outcome = joined(claim("11", "a", 0.9), claim("14", "b", 0.4))
    assert keys(outcome) == [["a"]]
    assert [c.candidate.article.key for c in outcome.short] == ["b"]


def test_of_the_asked_day_less_is_enough_for_further_evidence() -> None:
    first, weak = claim("11", "a", 0.9), claim("11", "b", 0.15)
    of_the_day = replace(weak, features=replace(NO_FEATURES, day_same=1.0))
    assert keys(joined(first, weak)) == [["a"]]
    assert keys(joined(first, of_the_day)) == [["a", "b"]]
    beside_another = replace(weak, features=replace(NO_FEATURES, day_same=1.0, other_day=1.0))
    assert keys(joined(first, beside_another)) == [["a"]]


def test_of_a_yes_more_is_needed_for_any_sentence_of_the_day_can_be_taken_for_one() -> None:
    def beside(score: float) -> list[list[str]]:
        weak = named("It rained.", "It", "b", score, Kind.POLARITY)
        of_the_day = replace(weak, features=replace(NO_FEATURES, day_same=1.0))
        return keys(joined(named("It burned.", "It", "a", 0.9, Kind.POLARITY), of_the_day))

    assert beside(0.08) == [["a"]]
    assert beside(0.15) == [["a", "b"]]


def test_weak_evidence_of_a_strong_position_is_left_out_but_never_the_last_piece() -> None:
    outcome = joined(claim("11", "a", 0.9), claim("11", "b", 0.2))
    assert keys(outcome) == [["a"]]
    alone = positions([claim("11", "a", 0.9)], FOCUS, thresholds=bars(claim=0.1, evidence=0.99), model=SUREST)
    assert keys(alone) == [["a"]]


def test_two_texts_make_a_position_surer_and_a_copy_does_not() -> None:
    one = joined(claim("11", "a", 0.6), model=SUPPORT).positions[0].score
    two = joined(claim("11", "a", 0.6), claim("11", "b", 0.6), model=SUPPORT).positions[0].score
    copied = joined(claim("11", "a", 0.6, origin=7), claim("11", "b", 0.6, origin=7), model=SUPPORT)
    assert two > one
    assert copied.positions[0].score == pytest.approx(one)
    assert keys(copied) == [["a", "b"]]


def test_words_that_fit_several_positions_are_vague_and_join_a_sole_one() -> None:
    apart = joined(claim("11", "a", 0.9), claim("14", "b", 0.9), claim("several", "c", 0.9))
    assert [c.candidate.article.key for c in apart.vague] == ["c"]
    assert sorted(keys(apart)) == [["a"], ["b"]]
    assert keys(joined(claim("5", "a", 0.9), claim("several", "c", 0.8))) == [["a", "c"]]


def test_what_is_hardly_believed_makes_the_surest_words_no_vaguer() -> None:
    assert keys(joined(claim("11", "a", 0.15), claim("14", "b", 0.12), claim("several", "c", 0.9))) == [["c"]]
    beside = joined(claim("11", "a", 0.6), claim("14", "b", 0.5), claim("several", "c", 0.9))
    assert (keys(beside), len(beside.vague)) == ([["a"], ["b"]], 1)


def test_vague_words_alone_do_not_stand_beside_no_position() -> None:
    assert joined().vague == ()
    assert joined(claim("11", "a", 0.2), claim("14", "b", 0.2), claim("several", "c", 0.2)).vague == ()


def test_the_order_of_the_claims_does_not_matter() -> None:
    claims = [claim("11", "a", 0.9), claim("14", "b", 0.9), claim("eleven", "c", 0.7), claim("several", "d", 0.8)]
    outcomes = {
        repr((keys(o), [c.candidate.article.key for c in o.vague])) for o in (joined(*p) for p in permutations(claims))
    }
    assert len(outcomes) == 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["11", "14", "eleven", "some 11", "at least 12", "several", "dozens of"]),
            st.sampled_from("abcdef"),
            st.floats(0, 1),
        ),
        max_size=8,
    )
)
def test_no_claim_is_lost_or_counted_twice(rows: list[tuple[str, str, float]]) -> None:
    claims = [claim(words, key, score) for words, key, score in rows]
    outcome = joined(*claims)
    shown = [id(c) for grouped in outcome.positions for c in grouped.claims]
    assert len(shown) == len(set(shown))
    assert {*shown, *map(id, outcome.short)} == set(map(id, claims))
    assert not {*shown} & set(map(id, outcome.short))
    assert [g.score for g in outcome.positions] == sorted((g.score for g in outcome.positions), reverse=True)
    assert all(g.score >= THRESHOLDS.position for g in outcome.positions)
