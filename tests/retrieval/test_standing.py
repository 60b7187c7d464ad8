"""What counts as a change of an answer, and what does not."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer import Answer, Disagreement, Evidence, Position, Slice, Verdict
from retrieval.standing import Change, Standing, change, standing_of
from tests.bot.answers import QUOTE, disputed, evidence, position, unanswered


def told(*positions: Position, verdict: Verdict = Verdict.DISPUTED, **changes: object) -> Answer:
    """An answer with these positions."""
    return disputed().model_copy(update={"positions": positions, "disagreements": (), "verdict": verdict, **changes})


def at(start: int, article: str = "pilot-1", outlet: str = "Ormby Courier", version: int = 1) -> Evidence:
    """Evidence that stands at another place."""
    quote = Slice(start=start, end=start + len(QUOTE), text=QUOTE)
    return evidence(article, quote=quote, span=None, outlet=outlet, version=version)


LIGHT = position(at(0), value="the light")
PIER = position(at(500, "belt-9", "Belt Wire"), value="the pier")
ROCK = position(at(900, "crew-2", "Skerry Post"), value="a rock")


def changed(before: Answer, now: Answer) -> Change:
    """Through what is stored."""
    kept = Standing.from_json(standing_of(before).to_json())
    assert kept is not None
    return change(kept, now)


def test_the_same_answer_is_no_news() -> None:
    assert not changed(disputed(), disputed()).is_news
    assert not changed(unanswered(), unanswered(evidence())).is_news


def test_another_order_score_or_spelling_is_no_news() -> None:
    light = LIGHT.model_copy(
        update={
            "value": "the Light",
            "also": ("the light at Ormby",),
            "evidence": tuple(e.model_copy(update={"score": 0.1}) for e in LIGHT.evidence),
        }
    )
    assert not changed(told(LIGHT, PIER), told(PIER, light)).is_news


def test_a_new_spelling_at_the_same_place_is_no_news() -> None:
    assert not changed(told(LIGHT), told(LIGHT.model_copy(update={"value": "Ormby light"}))).is_news


def test_a_new_version_with_the_same_words_elsewhere_is_no_news() -> None:
    assert not changed(told(LIGHT), told(position(at(40, version=2), value="the light"))).is_news


def test_a_new_position_is_named() -> None:
    difference = changed(told(LIGHT, PIER), told(ROCK, LIGHT, PIER))
    assert difference == Change(new=(0,))


def test_a_position_that_is_no_longer_there_is_counted() -> None:
    difference = changed(told(LIGHT, PIER), told(LIGHT, verdict=Verdict.SINGLE_SOURCE))
    assert difference == Change(gone=1, verdict=Verdict.DISPUTED)


def test_an_outlet_that_takes_up_a_position_is_named_once() -> None:
    more = position(at(0), at(70, "gale-1", "Gale Radio"), at(90, "gale-1", "Gale Radio"), value="the light")
    assert changed(told(LIGHT), told(more)).joined == ((0, ("Gale Radio",)),)


def test_a_second_origin_of_the_same_outlet_is_told() -> None:
    second = at(0).model_copy(update={"origin": "o7", "article": "pilot-8"})
    difference = changed(told(LIGHT), told(position(at(0), second, value="the light")))
    assert difference == Change(confirmed=(0,))


def test_another_verdict_alone_is_news() -> None:
    difference = changed(told(LIGHT, PIER), told(LIGHT, PIER, verdict=Verdict.AGREED))
    assert difference == Change(verdict=Verdict.DISPUTED)


def test_a_toll_that_rises_is_told_in_its_own_sentence() -> None:
    words = "The figure rises from report to report: 14 (5 May), 9 (4 May); latest first."
    risen = Disagreement(kind="superseded", positions=(0, 1), words=words)
    nine = position(at(0), value="9")
    fourteen = position(at(500, "belt-9", "Belt Wire"), value="14")
    difference = changed(told(nine), told(fourteen, nine, disagreements=(risen,)))
    assert difference.superseded == words
    assert difference.new == (0,)
    assert changed(told(fourteen, nine), told(fourteen, nine, disagreements=(risen,))).superseded is None


def test_what_is_stored_holds_no_word_of_an_article() -> None:
    stored = standing_of(disputed()).to_json().casefold()
    assert not [word for word in ("ormby", "light", "pier", "courier", "pilot", "belt") if word in stored]


@pytest.mark.parametrize("stored", ["", "{}", "no json", '{"verdict": "gossip", "held": []}'])
def test_what_another_program_wrote_is_no_standing(stored: str) -> None:
    assert Standing.from_json(stored) is None


POSITIONS = st.lists(st.sampled_from([LIGHT, PIER, ROCK]), unique_by=lambda one: one.value, max_size=3)


@given(POSITIONS, POSITIONS)
def test_news_is_told_exactly_when_positions_come_or_go(before: Sequence[Position], now: Sequence[Position]) -> None:
    difference = changed(told(*before), told(*now))
    old, new = {one.value for one in before}, {one.value for one in now}
    assert {now[index].value for index in difference.new} == new - old
    assert difference.gone == len(old - new)
    assert difference.is_news == (old != new)


@given(st.permutations([LIGHT, PIER, ROCK]))
def test_the_order_of_positions_never_matters(order: Sequence[Position]) -> None:
    assert not changed(told(LIGHT, PIER, ROCK), told(*order)).is_news
