"""Who denies the deed says nothing of what became of her, nor who gives no reason."""

import pytest

from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        ("Was Orla Venn dismissed?", "Venn denied any wrongdoing.", Stance.UNCLEAR),
        ("Was Orla Venn fired?", "She denies bribery.", Stance.UNCLEAR),
        ("Did Orla Venn resign?", "Venn rejected the accusations against her.", Stance.UNCLEAR),
        ("Was Venn charged with fraud?", "Venn denied the charges.", Stance.UNCLEAR),
        ("Was Venn arrested?", "Venn pleaded not guilty.", Stance.UNCLEAR),
        ("Was Venn arrested?", "Venn, who was arrested on Monday, denies the charges.", Stance.YES),
        ("Was Venn released?", "Venn denies fraud and was released on bail.", Stance.YES),
        ("Was Venn charged with fraud?", "Venn denied that she had been charged.", Stance.NO),
        ("Was Venn dismissed?", "The club denied that it had sacked Venn.", Stance.NO),
        ("Was Venn dismissed?", "The club denied it.", Stance.NO),
        ("Did Venn take bribes?", "Venn denied bribery.", Stance.NO),
        ("Did Venn deny fraud?", "Venn denied fraud.", Stance.YES),
    ],
)
def test_a_denied_misdeed_is_no_denial_of_its_consequence(question: str, sentence: str, stance: Stance) -> None:
    """The first five were a no."""
    assert polarity(question, sentence).stance is stance


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        ("Was Orla Venn dismissed?", "The club gave no reason.", Stance.UNCLEAR),
        ("Was the harbour closed?", "The port offered no further explanation.", Stance.UNCLEAR),
        ("Was Orla Venn dismissed?", "The club dismissed Orla Venn on Sunday and gave no reason.", Stance.YES),
        ("Did the club give a reason?", "The club gave no reason.", Stance.NO),
        ("Was Orla Venn dismissed?", "The club had no reason to dismiss Venn.", Stance.NO),
    ],
)
def test_who_gives_no_reason_denies_nothing_else(question: str, sentence: str, stance: Stance) -> None:
    assert polarity(question, sentence).stance is stance


def test_what_earlier_reports_said_is_set_aside() -> None:
    """ "No injuries" in what is set right was a no."""
    told = "A diver was hurt when the crane fell, police said, correcting earlier reports that there were no injuries."
    assert polarity("Was a diver injured by the crane?", told, denies=5.0).stance is Stance.YES
