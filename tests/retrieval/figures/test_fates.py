"""Figures that count whom something else happened to."""

from datetime import date

import pytest

from retrieval.figures.fates import is_of_another_fate
from retrieval.questions.question import read_question

DEAD = "How many people were killed in the ferry fire?"
HURT = "How many were injured in the ferry fire?"
HELD = "How many people were arrested after the match?"
SAVED = "How many sailors were rescued?"
FOR = "How many members voted for the levy?"


def is_other(question: str, sentence: str, figure: str) -> bool:
    start = sentence.index(figure)
    return is_of_another_fate(read_question(question, date(2031, 5, 6)), sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        (HURT, "At least 14 people died and 21 were wounded on deck.", "14"),
        (DEAD, "At least 14 people died and 21 were wounded on deck.", "21"),
        (HURT, "The fire killed 14 people and injured 21.", "14"),
        (DEAD, "The fire killed one and seriously injured 21 others.", "21"),
        (DEAD, "Nine people are still missing after the fire.", "Nine"),
        (DEAD, "Fishing boats picked up 151 survivors of the fire.", "151"),
        (DEAD, "Nine sailors were brought out alive.", "Nine"),
        (DEAD, "By evening 12 of them had been brought up dead and nine alive.", "nine"),
        (DEAD, "Police said that 16 fans were in custody.", "16"),
        (HURT, "Seven people were killed and dozens injured.", "Seven"),
        (HURT, "A nurse has died, bringing the number of deaths in the ferry fire to three.", "three"),
        (DEAD, "In all 27 people had been taken into custody.", "27"),
        (HELD, "The riot left 40 people badly hurt.", "40"),
        (SAVED, "Three sailors drowned and nine were rescued.", "Three"),
        (FOR, "The levy passed by a margin of four; nine members abstained.", "nine"),
        (FOR, "Forty members voted against the levy.", "Forty"),
        ("How many voted against it?", "Forty members were in favour and 12 were absent.", "12"),
        (HURT, "None of the injuries is grave, the hospital said.", "None"),
        (DEAD, "Three of the 14 people killed were children.", "Three"),
        ("How many people were aboard the ferry?", "The fire killed 14 people.", "14"),
        ("How many people lost their homes in the flood?", "Eleven people drowned in the flood.", "Eleven"),
        (DEAD, "The flood left 300 people homeless.", "300"),
        ("How many guests fell ill?", "Two guests have died.", "Two"),
        (DEAD, "Forty passengers were stranded for a night.", "Forty"),
        (HURT, "The death toll has risen to at least 14.", "at least 14"),
        (HURT, "The number of dead was put at just under 40.", "just under 40"),
        (DEAD, "Nine of the dead were children.", "Nine"),
        (DEAD, "Nine girls who were abducted a year ago have been freed.", "Nine"),
        ("How many girls were freed?", "Nine girls who were abducted a year ago have died.", "Nine"),
        ("How many people were killed in the burning of the mill?", "Six of those killed were sailors.", "Six"),
        ("How many sailors died in the storm?", "Six of those killed were pilots, and two sailors came home.", "Six"),
        ("How many were hurt after the mayor's death?", "Nine people were killed.", "Nine"),
        ("After the mayor's death, how many were hurt?", "Nine people were killed.", "Nine"),
        ("How many people over 60 died in the fire?", "Nine people were hurt.", "Nine"),
        ("How many were rounded up at the match?", "Nine people were killed.", "Nine"),
        (HURT, "Divers had brought out nine bodies by the evening.", "nine"),
    ],
)
def test_a_figure_that_counts_others_or_a_part_is_none_of_those_asked_for(
    question: str, sentence: str, figure: str
) -> None:
    assert is_other(question, sentence, figure)


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        (HURT, "At least 14 people died and 21 were wounded on deck.", "21"),
        (DEAD, "The fire killed 14 people and injured 21.", "14"),
        (DEAD, "The ferry was killed off 14 years ago.", "14"),
        (DEAD, "Rescuers brought out eleven bodies.", "eleven"),
        (DEAD, "Fourteen never came home.", "Fourteen"),
        (DEAD, "Of 40 who were hurt, four of whom children, 12 died.", "12"),
        (DEAD, "Two of the injured died on Monday.", "Two"),
        (DEAD, "The fire killed or badly injured 30 people.", "30"),
        (HURT, "The fire left 30 dead and injured.", "30"),
        (HURT, "There were 30 dead or wounded.", "30"),
        ("How many of the injured were children?", "Three of the injured were children.", "Three"),
        ("How many were killed or hurt?", "Nine were hurt.", "Nine"),
        ("How many boats burned?", "Nine boats burned and three people were hurt.", "three"),
        (FOR, "Forty members voted for the levy and nine did not vote.", "Forty"),
        (FOR, "A petition against nine members was read.", "nine"),
        (FOR, "The levy was carried with 40 votes.", "40"),
        (DEAD, "Police took three of the crew ashore.", "three"),
        (DEAD, "The gunmen shot dead 14 shepherds opposed to the fence.", "14"),
        (DEAD, "The raiders killed 14 captured sailors.", "14"),
        (HURT, "The stampede injured 14 detained drovers.", "14"),
        ("How many people were aboard the ferry?", "All 14 people aboard were killed.", "14"),
        ("How many girls were freed?", "Nine girls who were abducted a year ago have been freed.", "Nine"),
        (DEAD, "All twelve of the dead were buried.", "twelve"),
        ("How many sailors died in the storm?", "Six of those killed were sailors, the harbour master said.", "Six"),
        ("children killed Orlen ferry", "Nine of the dead were children.", "Nine"),
        ("How many wounded had the boats brought ashore?", "The boats had taken in 87 of the wounded.", "87"),
        ("How many people did police take away after the mayor's death?", "Police arrested 87 people.", "87"),
        ("How many guests fell ill?", "Some 40 guests fell ill and two died.", "40"),
        (DEAD, "Four of the nine divers who had been cut off have died.", "Four"),
        ("How many divers were rescued?", "Of the nine divers five were rescued.", "five"),
    ],
)
def test_a_figure_that_may_count_those_asked_for_is_left_alone(question: str, sentence: str, figure: str) -> None:
    assert not is_other(question, sentence, figure)


def test_a_question_in_another_language_is_left_alone() -> None:
    assert not is_other("Combien de morts dans le naufrage ?", "Nine were injured, dead or alive.", "Nine")
