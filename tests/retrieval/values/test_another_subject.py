"""Deeds that a sentence says of somebody else."""

import pytest

from retrieval.values.another_subject import says_of_another
from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was Sten Orre released?", "Orre's deputy, Ada Venn, was questioned and released."),
        ("Was Orre acquitted?", "Orre's wife, Marla, who had been accused of theft in a barn at Velm, was acquitted."),
        ("Was Orre arrested?", "His driver was arrested in Velm."),
        ("Did Sten Orre resign?", "Hours later the deputy governor, Ada Venn, resigned."),
        ("Did Sten Orre resign?", "Mayor Ada Venn, 43, has also resigned."),
        ("Was the ferry inspector Ada Venn acquitted?", "Sten Orre, the owner of the Marla, was acquitted on Monday."),
        ("Did Orre order the burning?", '"Somebody ordered this," she said.'),
        ("Was Orre arrested?", "He put the number of those arrested at 17."),
        ("Was Ada Venn arrested?", "The head of the yard was arrested at home, said his lawyer, Ada Venn."),
        ("Was Sten Orre convicted?", "Ada Venn, the owner of the Marla, was acquitted."),
        ("Did Orre order the burning?", "A reward was set for news of those who ordered it."),
        ("Was Orre hurt?", "The barn burned down and fourteen people were hurt."),
        ("Did Orre die?", "Two of them died."),
        ("Did President Venn resign?", "President Ada Venn accepted the resignation and named a caretaker."),
        ("Did President Venn resign?", "He would hand in his resignation to President Ada Venn on Monday."),
        ("Was the captain of the Marla acquitted?", "Sten Orre, the owner of the Marla, was acquitted."),
    ],
)
def test_what_another_did_or_suffered_answers_nothing(question: str, sentence: str) -> None:
    """Each was a yes."""
    assert says_of_another(question, sentence)
    assert polarity(question, sentence, denies=-5.0).stance is Stance.UNCLEAR


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did Sten Orre resign?", "Ada Venn and Sten Orre resigned on Monday."),
        ("Did Sten Orre resign?", "The chairman, who was named by Ada Venn, resigned."),
        ("Did Sten Orre resign?", "The club's coach of four years had resigned."),
        ("Did Sten Orre resign?", "Minister Sten Orre announced his resignation."),
        ("Was Sten Orre arrested?", '"I had the honour of being arrested with the mayor," said Sten Orre.'),
        ("Was Sten Orre hurt?", "No one was hurt."),
        ("Was the captain of the Marla acquitted?", "The owner and the captain were acquitted."),
        ("Was the captain of the Marla acquitted?", "Ada Venn was acquitted."),
        ("Was Muammar Khadin killed?", "On Monday Colonel Qadhin was killed."),
        ("Was Sten Orre arrested?", "On Tuesday the mayor was arrested."),
        ("Was Sten Orre arrested?", "The head of Velm Rail was arrested at his home."),
        ("Was Sten Orre arrested?", "Sten Orre was arrested and Ada Venn was released."),
        ("Was Sten Orre arrested?", "Police led by Ada Venn arrested him."),
        ("Was Sten Orre's wife arrested?", "His wife was arrested."),
        ("Was Kiln Lane closed?", "Ada Venn was arrested."),
        ("Did the Velm board accept the offer?", "Ada Venn accepted the offer."),
    ],
)
def test_who_may_be_the_asked_one_is_no_other(question: str, sentence: str) -> None:
    assert not says_of_another(question, sentence)
