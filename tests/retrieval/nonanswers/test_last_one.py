"""The one before the asked one."""

import pytest

from retrieval.nonanswers.last_one import tells_of_the_last_one


@pytest.mark.parametrize(
    ("question", "sentence", "is_last"),
    [
        ("How long did the ferry walkout last?", "The last walkout at the mill, in 2016, went on for nine days.", True),
        ("Who led the walkout?", "A similar walkout in March 2016 was led by Ada Venn.", True),
        ("How long did the last walkout take?", "The last walkout at the mill, in 2016, went on for nine days.", False),
        ("How long did the walkout of 2016 take?", "The last walkout at the mill, in 2016, took nine days.", False),
        ("How long did the walkout take?", "The last of them came home in 2016.", False),
        ("How long did the walkout take?", "The last flood there, in 2016, took nine days to fall.", False),
    ],
)
def test_a_sentence_on_the_last_one_tells_nothing_of_this_one(question: str, sentence: str, is_last: bool) -> None:
    assert tells_of_the_last_one(question, sentence) == is_last
