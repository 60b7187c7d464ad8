"""Values that are named only to be put aside."""

import pytest

from retrieval.nonanswers.set_aside import is_set_aside


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The letter is dated 9 June, and not 2 May, the clerk said.", "2 May"),
        ("It was Venn and not Captain Holt who steered.", "Holt"),
        ("Five barges sank, not three.", "three"),
    ],
)
def test_what_stands_behind_and_not_is_put_aside(sentence: str, value: str) -> None:
    assert is_set_aside(sentence, sentence.index(value))


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The letter is dated 9 June, and not 2 May, the clerk said.", "9 June"),
        ("It did not reach Orsk.", "Orsk"),
        ("Hundreds, if not thousands, came.", "thousands"),
        ("He was not alone and Holt steered.", "Holt"),
    ],
)
def test_other_values_are_left_alone(sentence: str, value: str) -> None:
    assert not is_set_aside(sentence, sentence.index(value))
