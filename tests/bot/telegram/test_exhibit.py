"""One piece of evidence in a message."""

from bot.telegram.exhibit import exhibited
from bot.telegram.markup import write
from tests.bot.answers import evidence


def test_an_unknown_day_is_told_as_a_person_would() -> None:
    told = write(exhibited(evidence(day=None, day_from=None, day_words=None))).plain
    assert "day of the event not known" in told
    assert "happened" not in told


def test_a_known_day_is_told_with_its_words() -> None:
    assert "happened Sunday 4 May 2031 (day in these words: “Late on Sunday”)" in write(exhibited(evidence())).plain
