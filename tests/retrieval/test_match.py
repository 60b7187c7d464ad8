"""The three steps of how well a position matches its question."""

import pytest

from retrieval.match import Match, match_of


@pytest.mark.parametrize(
    ("match", "scores"), [(Match.STRONG, (1.0, 0.8)), (Match.FAIR, (0.79, 0.5)), (Match.WEAK, (0.49, 0.0))]
)
def test_a_score_is_one_of_three_steps(match: Match, scores: tuple[float, ...]) -> None:
    assert {match_of(score) for score in scores} == {match}
