"""Of a question with its whole story the part that asks is taken; one that is not long stays as it is."""

import pytest

from retrieval.questions.part import LONG, part_that_asks

STORY = (
    "I work for a small paper and have until noon. My editor has sent me three reports on the ferry that sank off "
    "Tennick, none of which agree, and wants a line on it; I have read them twice and cannot make them fit."
)


def test_a_question_that_is_not_long_stays_as_it_is() -> None:
    asked = "Somebody told me a story. Who owned the ferry? I would like to know."
    assert part_that_asks(asked) == asked
    assert part_that_asks("word " * LONG) == "word " * LONG


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        (f"{STORY} Who owned the Ondine?", "Who owned the Ondine?"),
        (f"{STORY} Who owned the Ondine? Thank you very much.", "Who owned the Ondine?"),
        (f"{STORY} Was the Ondine old? Who owned the Ondine on 3 May?", "Who owned the Ondine on 3 May?"),
        (f"{STORY} The Ondine sank. How many drowned?", "The Ondine sank. How many drowned?"),
        (f"{STORY[:-1]}, so please tell me: who owned the Ondine?", "who owned the Ondine?"),
        (f"{STORY[:-1]} and in the end, in which port was the Ondine built?", "in which port was the Ondine built?"),
        (f"{STORY[:-1]}; was the Ondine sold before it sank?", "was the Ondine sold before it sank?"),
        ("please tell me " * 30 + "who owned the Ondine?", "who owned the Ondine?"),
        ("please tell me " * 30 + "who owned the Ondine", "who owned the Ondine"),
    ],
)
def test_of_a_long_one_the_part_that_asks_is_taken(asked: str, part: str) -> None:
    assert part_that_asks(asked) == part


def test_where_nothing_asks_all_of_it_is_taken() -> None:
    assert part_that_asks(STORY.replace("which", "them")) == STORY.replace("which", "them")
