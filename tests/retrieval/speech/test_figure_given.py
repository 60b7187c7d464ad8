"""Whose figure it is that another is set against."""

import pytest

from retrieval.speech.attribution import attribute

SENTENCE = "Mayor Ada Venn put the number of boats at 310, more than the 240 named by the harbour master on Monday."


@pytest.mark.parametrize(
    ("sentence", "figure", "who"),
    [
        (SENTENCE, "240", "the harbour master"),
        (SENTENCE, "310", "Mayor Ada Venn"),
        ("Nine were hurt, Venn said, and not the four reported by the police.", "four", "the police"),
        ("Venn said the four seized by the police had left.", "four", "Venn"),
        ("Venn told of a film of 90 minutes given by Roe.", "90", "Venn"),
    ],
)
def test_a_figure_that_somebody_is_said_to_have_given_is_his(sentence: str, figure: str, who: str) -> None:
    start = sentence.index(figure)
    said = attribute(sentence, [], (start, start + len(figure)), "en")
    assert said is not None
    assert said.who == who
