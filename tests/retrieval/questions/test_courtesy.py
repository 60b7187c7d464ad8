"""What is said before a question out of courtesy."""

from datetime import date

import pytest

from retrieval.answer import Kind
from retrieval.questions.courtesy import without_courtesy
from retrieval.questions.question import read_question


@pytest.mark.parametrize(
    ("text", "asks", "kind"),
    [
        ("Can you tell me how many boats sank?", "How many boats sank?", Kind.NUMBER),
        ("hi, could you please tell us who sold the boat?", "Who sold the boat?", Kind.PERSON),
        ("Do you know where the fire began?", "Where the fire began?", Kind.PLACE),
        ("So what I would like to know is how many boats sank", "How many boats sank", Kind.NUMBER),
        ("Could you say whether the mayor was warned?", "Was the mayor warned?", Kind.POLARITY),
        ("Tell me if any of the crew were hurt", "Were any of the crew hurt", Kind.POLARITY),
        ("I was wondering if Venn resigned.", "Whether Venn resigned.", Kind.POLARITY),
        ("What we need to know is when the strike ended", "When the strike ended", Kind.DATE),
        ("Can you tell me about the fire?", "About the fire?", Kind.ACCOUNT),
    ],
)
def test_it_is_no_part_of_what_is_asked(text: str, asks: str, kind: Kind) -> None:
    assert without_courtesy(text) == asks
    assert read_question(asks, date(2031, 5, 6)).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Can the mayor say how many boats sank?",
        "Did anyone know what was in the hold?",
        "What the mayor wants to know is how many boats sank",
        "Could you swim there?",
        "Who told you how many boats sank?",
        "Please",
    ],
)
def test_what_others_know_or_say_is_asked(text: str) -> None:
    assert without_courtesy(text) == text
