"""The day beside the one that was asked about."""

from datetime import date

import pytest

from retrieval.answer import Answer, Days
from retrieval.followups.again import day_beside
from retrieval.followups.following import follow
from tests.retrieval.followups.test_following import TODAY, answered

ASKED = "How many were arrested in Quint on 31 May 2031?"


def on(first: date, last: date) -> Answer:
    before = answered(ASKED)
    days = Days(first=first, last=last, words="31 May 2031")
    return before.model_copy(update={"reading": before.reading.model_copy(update={"days": days})})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the day after?", "on 1 June 2031"),
        ("And the next day?", "on 1 June 2031"),
        ("what about the day before?", "on 30 May 2031"),
        ("on the previous day", "on 30 May 2031"),
        ("the day after the vote?", None),
    ],
)
def test_a_day_beside_the_asked_one_is_counted_from_it(text: str, day: str | None) -> None:
    assert day_beside(text, on(date(2031, 5, 31), date(2031, 5, 31))) == day


def test_nothing_lies_beside_a_month() -> None:
    assert day_beside("the day after?", on(date(2031, 5, 1), date(2031, 5, 31))) is None
    assert day_beside("the day after?", answered(ASKED)) is None


def test_the_question_is_asked_again_of_the_day_beside() -> None:
    followed = follow("the day after?", on(date(2031, 5, 31), date(2031, 5, 31)), TODAY)
    assert followed is not None
    assert followed.text == "How many were arrested in Quint on 1 June 2031?"
