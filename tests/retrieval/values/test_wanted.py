"""Deeds that somebody wants done."""

import pytest

from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance
from retrieval.values.wanted import is_only_wanted

_GONE = "Has Orla Venn resigned?"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_GONE, "Fishermen demanded the resignation of Orla Venn."),
        (_GONE, "Two unions called for Venn’s immediate resignation."),
        (_GONE, "The opposition again urged her to resign."),
        (_GONE, "Venn threatened to resign."),
        ("Was Sten Hale extradited to Marn?", "Prosecutors sought the extradition of Hale."),
        ("Did the pilots strike?", "The pilots have threatened to strike in May."),
    ],
)
def test_what_is_wanted_says_neither_yes_nor_no(question: str, sentence: str) -> None:
    """Each was a yes."""
    assert is_only_wanted(question, sentence)
    assert polarity(question, sentence, denies=-5.0).stance is Stance.UNCLEAR


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_GONE, "The board accepted the resignation of Orla Venn."),
        (_GONE, "They demanded and got her resignation."),
        (_GONE, "Venn resigned a day after they had demanded her resignation."),
        ("Did the union demand the resignation of Venn?", "The union demanded the resignation of Venn."),
        ("Did the union want Venn to resign?", "The union urged Venn to resign."),
        ("Was the harbour closed?", "The mayor announced the closure of the harbour."),
        ("Was the ransom paid?", "They demanded the ransom in gold."),
        ("Did the state break its own quarantine?", "It sought an order to quarantine her."),
        ("Will Venn resign?", "The opposition urged her to resign."),
        ("Did Venn say she'd resign?", "Venn threatened to resign."),
    ],
)
def test_what_was_done_or_is_asked_as_a_wish_is_none(question: str, sentence: str) -> None:
    assert not is_only_wanted(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_GONE, "The opposition wants the minister, Orla Venn, to resign over the affair."),
        ("Did Orla Venn step down?", "The opposition wants Orla Venn to resign."),
        (_GONE, "Orla Venn offered to resign."),
        ("Is Sten Hale still in custody?", "Prosecutors had asked for him to be kept in custody."),
    ],
)
def test_a_wish_or_an_offer_says_neither_yes_nor_no(question: str, sentence: str) -> None:
    """Each was a yes."""
    assert is_only_wanted(question, sentence)


def test_who_refused_did_not() -> None:
    assert not is_only_wanted("Did Orla Venn step down?", "She refused to step down.")
