"""In which order positions are read."""

from itertools import permutations

from bot.order import exhibits, number_of, origin_numbers, reading_order, supporting
from retrieval.answer import Answer, Disagreement, DisagreementKind
from retrieval.verify import quoted_in
from tests.bot.answers import disputed, evidence, position


def with_figures(*parted: int, kind: DisagreementKind = "superseded") -> Answer:
    """Four positions, some of which are figures that rise, or a figure and its denial."""
    held = tuple(position(evidence(f"a{at}"), value=str(at)) for at in range(4))
    apart = (Disagreement(kind=kind, positions=parted, words="It rises."),) if parted else ()
    return disputed().model_copy(update={"positions": held, "disagreements": apart})


def test_positions_are_read_as_they_are_ranked() -> None:
    assert reading_order(with_figures()) == (0, 1, 2, 3)


def test_figures_that_rise_are_read_latest_first_in_the_places_that_they_have() -> None:
    assert reading_order(with_figures(3, 1)) == (0, 3, 2, 1)


def test_what_is_denied_is_read_before_its_denial() -> None:
    assert reading_order(with_figures(2, 1, kind="polarity")) == (0, 2, 1, 3)
    assert reading_order(with_figures(1, 2, kind="polarity")) == (0, 1, 2, 3)


def test_every_position_has_one_place_and_its_number_says_which() -> None:
    for superseded in permutations(range(4)):
        order = reading_order(with_figures(*superseded))
        assert order == superseded
        assert [number_of(with_figures(*superseded), position) for position in order] == [1, 2, 3, 4]


def test_everything_quoted_has_a_number_of_its_own() -> None:
    answer = disputed().model_copy(update={"vague": (evidence("v"),)})
    found = exhibits(answer)
    assert [piece.evidence for piece in found] == list(quoted_in(answer))
    assert [(piece.item, piece.position) for piece in found] == [(0, 0), (1, 0), (2, 1), (3, None)]


def test_what_stands_under_positions_is_numbered_as_they_are_read() -> None:
    answer = with_figures(3, 1)
    assert [piece.position for piece in supporting(answer)] == [0, 3, 2, 1]
    assert [piece.item for piece in supporting(answer)] == [0, 3, 2, 1]
    parted = disputed().model_copy(update={"vague": (evidence("v", origin="o9"),)})
    assert list(origin_numbers(parted).values()) == [1, 2, 3]
