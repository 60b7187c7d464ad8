"""Questions that a sentence puts before it answers them."""

import pytest

from retrieval.values.polarity import polarity
from retrieval.values.put_question import put_question, without
from retrieval.values.stance import Stance

_ASKED = "Had the brakes been checked?"


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Asked whether the brakes had been checked, Venn said: “They were checked in May.”", Stance.YES),
        ("Asked if the brakes had been checked, Venn said no.", Stance.NO),
        ("Questioned on Monday whether the brakes had been checked, Venn said they had not.", Stance.NO),
        ("Venn, when asked if the brakes had been checked, said he had never checked them.", Stance.NO),
    ],
)
def test_what_follows_the_question_answers_it(sentence: str, stance: Stance) -> None:
    assert polarity(_ASKED, sentence).stance is stance
    assert polarity(_ASKED, sentence, (6, 12)).stance is stance


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        (_ASKED, 'Asked whether the brakes had been checked, she said: "No.', Stance.NO),
        (_ASKED, 'Asked whether the brakes had been checked, she said: "Yes."', Stance.YES),
        (_ASKED, "She nodded when asked whether the brakes had been checked.", Stance.UNCLEAR),
        ("Did the lift drop?", 'Asked whether the brakes had been checked, she said: "No.', Stance.UNCLEAR),
        ("Did the lift drop?", "Asked whether the brakes had failed, she said the lift had not dropped.", Stance.NO),
    ],
)
def test_a_bare_reply_answers_what_was_put_and_nothing_else(question: str, sentence: str, stance: Stance) -> None:
    """A reader found a yes in the question that was put."""
    assert polarity(question, sentence, (0, 30), denies=-4.0).stance is stance


@pytest.mark.parametrize(
    "sentence",
    [
        "Asked whether the brakes had been checked, she declined to comment.",
        "Asked whether the brakes had been checked, Venn shrugged.",
        "Asked whether the brakes had been checked, Venn said he did not know.",
        "Police are asking whether the brakes had been checked.",
        "Asked if Venn had checked the brakes, Venn laughed.",
    ],
)
def test_where_nothing_answers_it_stays_unclear(sentence: str) -> None:
    assert polarity(_ASKED, sentence).stance is Stance.UNCLEAR


def test_what_is_left_keeps_its_place() -> None:
    said = "Asked if the brakes had been checked, Venn said they had been checked."
    put = put_question(said)
    assert put is not None
    left = without(said, put)
    assert len(left) == len(said)
    assert left.strip() == "Venn said they had been checked."
