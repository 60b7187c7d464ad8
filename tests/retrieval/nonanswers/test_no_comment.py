"""Who says nothing says neither yes nor no."""

from datetime import date

import pytest

from retrieval.nonanswers.no_comment import says_nothing
from retrieval.questions.question import read_question


def is_silent(question: str, text: str) -> bool:
    return says_nothing(read_question(question, date(2031, 5, 1)), text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Her agent did not return calls.",
        "The mill's owner declined to comment.",
        "The ministry has not responded.",
        "A spokesman was not available for comment.",
        "The harbour master could not be reached.",
        "The company had no immediate comment on the dam.",
    ],
)
def test_who_says_nothing_gives_no_answer(text: str) -> None:
    assert is_silent("Did the dam leak before the flood?", text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Has the ministry responded to the report?", "The ministry has not responded."),
        ("Did Ada Venn comment on the dam?", "Ada Venn declined to comment."),
        ("Did the dam leak before the flood?", "The dam did not leak."),
        ("Did the boats return?", "The boats did not return."),
        ("Is the bridge open?", "The bridge is not available to lorries."),
    ],
)
def test_a_question_about_speaking_and_a_plain_denial_are_answered(question: str, text: str) -> None:
    assert not is_silent(question, text)
