"""The sort of people that a question counts."""

import pytest

from retrieval.figures.sort_asked import tells_the_sort
from retrieval.questions.question import read_question
from tests.retrieval.newsroom import TODAY


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many sailors died in the storm?", " were sailors"),
        ("How many police officers died in the storm?", " were policemen, one a sergeant"),
        ("How many children died in the storm?", " under 18"),
        ("How many children died in the storm?", " boys"),
        ("sailors killed Orlen storm", " sailors"),
        ("How many members of the Velm Rowing Club died?", " from the Rowing Club"),
    ],
)
def test_a_sort_is_told_by_its_name_or_by_one_like_it(question: str, told: str) -> None:
    assert tells_the_sort(read_question(question, TODAY), told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many people died in the storm?", " were people from Velm"),
        ("How many lives did the storm cost?", " lives"),
        ("How many sailors died in the storm?", " were pilots, and two sailors"),
        ("How many children died in the storm?", " under 50"),
        ("How many sailors died in the storm?", " in the storm"),
    ],
)
def test_anybody_another_sort_and_another_clause_tell_none(question: str, told: str) -> None:
    assert not tells_the_sort(read_question(question, TODAY), told)
