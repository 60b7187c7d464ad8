"""What a question tells only to say when or why."""

import pytest

from retrieval.questions.beforehand import without_beforehand


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("How many were held after the mayor's death?", "How many were held"),
        ("After the mayor's death, how many were held?", " how many were held?"),
        ("Did they quarrel on the evening she died?", "Did they quarrel"),
        ("How many were jailed for killing Ada Venn?", "How many were jailed"),
        ("How many people over 60 were hurt?", "How many people over 60 were hurt?"),
        ("Was anyone hurt on the morning of 3 May?", "Was anyone hurt on the morning of 3 May?"),
    ],
)
def test_a_time_or_a_reason_is_left_out(question: str, left: str) -> None:
    assert without_beforehand(question) == left
