"""Who is on the other side than the asked one."""

import pytest

from retrieval.nonanswers.other_side import is_other_side


def other_side(question: str, text: str) -> bool:
    start = text.index("Ada Venn")
    return is_other_side(question, text, start, start + len("Ada Venn"))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who denied selling the mill to a friend?", "Ada Venn accused Per Holt of selling the mill to a friend."),
        ("Who rejected the charge?", "Ada Venn, who runs the guild, alleged that the mill was sold to a friend."),
        ("Who contradicts the mayor of Pellin?", "Mayor Ada Venn rejected the finding."),
        ("Who criticised the minister?", "The speech of Minister Ada Venn was long."),
    ],
)
def test_the_other_side_is_no_answer(question: str, text: str) -> None:
    assert other_side(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who denied selling the mill to a friend?", "Ada Venn denied it."),
        ("Who denied selling the mill?", "Ada Venn accused Per Holt of lying, and denied that she had sold it."),
        ("Who sold the mill?", "Ada Venn accused Per Holt of selling the mill."),
        ("Who contradicts the mayor of Pellin?", "Ada Venn contradicts Mayor Per Holt."),
        ("Who succeeded the mayor of Pellin?", "Mayor Ada Venn took her oath."),
        ("Who contradicts the mayor of Pellin?", "The Ada Venn Trust said so."),
    ],
)
def test_the_asked_side_and_other_questions_stay(question: str, text: str) -> None:
    assert not other_side(question, text)
