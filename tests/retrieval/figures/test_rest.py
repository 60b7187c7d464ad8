"""Figures that leave out somebody who is named."""

import pytest

from retrieval.figures.rest import counts_the_rest

ALL = "How many people were killed?"


def is_rest(sentence: str, figure: str, question: str = ALL) -> bool:
    start = sentence.index(figure)
    return counts_the_rest(question, sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("The pilot and three others were killed.", "three"),
        ("The blast killed Ada Venn and three other miners.", "three"),
        ("Ada Venn, the harbour master, and at least 12 others died.", "12"),
        ("It left the mayor and nine other guests dead.", "nine"),
        ("The levy is due in Orsk and six other towns.", "six"),
        ("It left the V.R. envoy and three other Velmians dead.", "three"),
        ("Velm's defence and harbour ministers and six other people were killed.", "six"),
    ],
)
def test_one_who_is_named_is_missing_from_the_count_of_the_others(sentence: str, figure: str) -> None:
    assert is_rest(sentence, figure)


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("One person died and three others were hurt.", "three"),
        ("The fire killed the pilot and three others were hurt.", "three"),
        ("Two miners and three others were killed.", "three"),
        ("Three others were hurt.", "Three"),
        ("The pilot and three passengers were killed.", "three"),
        ("Nine died in Orsk; three more died in Velm.", "three"),
    ],
)
def test_a_count_of_its_own_is_left_alone(sentence: str, figure: str) -> None:
    assert not is_rest(sentence, figure)


def test_who_asks_for_the_others_is_told_how_many() -> None:
    assert not is_rest("The pilot and three others died.", "three", "How many died besides the pilot?")
