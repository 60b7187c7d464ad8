"""Who only tells of a deed."""

import pytest

from retrieval.nonanswers.only_tells import only_tells


def told(question: str, text: str, name: str) -> bool:
    start = text.index(name)
    return only_tells(question, text, start, start + len(name))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who found the body in Velm?", "A porter found the body at six, police chief Ada Venn said."),
        ("Who shot the baker?", '"The baker was shot from a car," said Ada Venn, who shared a flat with him.'),
        ("Which guard shot the baker?", "The baker was stopped at noon, according to Ada Venn."),
        ("Who kidnapped the baker?", "She was named by her employer, Ada Venn, as Ilja Roe."),
        ("Who kidnapped the baker?", "The dead man was identified by judge Ada Venn."),
        ("Who ordered the raid?", "The baker's widow, Ada Venn, is convinced that the trail leads to the mill."),
    ],
)
def test_who_tells_of_a_deed_has_not_done_it(question: str, text: str) -> None:
    assert told(question, text, "Ada Venn")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who found the body in Velm?", '"I found the body behind the mill," Ada Venn said.'),
        ("Who found the body in Velm?", "Ada Venn, who found the body, said it was cold."),
        ("Who shot the baker?", "Ada Venn admitted that the baker was shot from her car."),
        ("Who shot the baker?", "Ada Venn shot the baker, police said."),
        ("Who was the last person rescued in Velm?", '"It was dark," said Ada Venn.'),
        ("Who was it named by?", "The dead man was identified by judge Ada Venn."),
        ("Who shot the baker?", "The killer was named by police as Ada Venn."),
        ("Who heads the police?", "A porter found the body, police chief Ada Venn said."),
    ],
)
def test_who_did_it_may_tell_of_it_too(question: str, text: str) -> None:
    assert not told(question, text, "Ada Venn")
