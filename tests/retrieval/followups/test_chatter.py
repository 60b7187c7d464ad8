"""What asks nothing in a chat."""

import pytest

from retrieval.followups.chatter import is_chatter


@pytest.mark.parametrize("text", ["Hi there", "thanks!", "THANK YOU so much :)", "ok, great — thanks", "👍 got it"])
def test_what_people_say_to_each_other_asks_nothing(text: str) -> None:
    assert is_chatter(text)


@pytest.mark.parametrize("text", ["help for Velm", "thanks to whom?", "ok, and Orr?", "nice, who?", "👍", ""])
def test_one_word_more_and_it_may_ask(text: str) -> None:
    assert not is_chatter(text)
