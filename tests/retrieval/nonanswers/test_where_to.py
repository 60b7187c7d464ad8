"""The place that something left is not where it went."""

import pytest

from retrieval.nonanswers.where_to import is_how_far, is_where_from


@pytest.mark.parametrize(
    "question",
    [
        "To which city was the trial moved?",
        "Where was the trial moved to?",
        "Which city was the trial moved to?",
    ],
)
@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("It has been moved from Tarn for fear of unrest.", True),
        ("It has been moved from the town of Tarn.", True),
        ("It left Tarn on Monday.", True),
        ("It has been moved to Tarn.", False),
        ("It is held in Tarn, far from here.", False),
    ],
)
def test_where_it_went_is_not_what_it_left(question: str, text: str, is_left: bool) -> None:
    assert is_where_from(question, text, text.index("Tarn")) is is_left


@pytest.mark.parametrize("question", ["Where was the trial moved from?", "Where was he flown in from?", "Where is he?"])
def test_what_it_left_may_be_asked_for(question: str) -> None:
    assert not is_where_from(question, "It was moved from Tarn.", len("It was moved from "))


@pytest.mark.parametrize(
    ("question", "text", "only_noticed"),
    [
        ("Where did the mill blow up?", "The blast was heard as far inland as Tarn.", True),
        ("Where was the quake?", "It was felt on the islands and as far as Tarn.", True),
        ("How far away was the blast heard?", "The blast was heard as far inland as Tarn.", False),
        ("Where did the mill blow up?", "Shots were heard in Tarn.", False),
        ("Where did they get to?", "They walked as far as Tarn.", False),
    ],
)
def test_where_it_was_heard_is_not_where_it_was(question: str, text: str, only_noticed: bool) -> None:
    assert is_how_far(question, text, text.index("Tarn")) is only_noticed
