"""Wholes of which the sentence tells the part that is asked for."""

import pytest

from retrieval.figures.whole import counts_the_whole
from retrieval.questions.question import read_question
from tests.retrieval.newsroom import TODAY


def _is_whole(question: str, sentence: str, figure: str) -> bool:
    start = sentence.index(figure)
    return counts_the_whole(read_question(question, TODAY), sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many of the sailors were badly hurt?", "Eighteen sailors were hurt, of whom five badly.", "Eighteen"),
        ("How many kites were torn?", "It counted 40 kites and said 31 of them had been torn.", "40"),
        ("How many pages are secret?", "The file has 186 pages, among them forty-one marked as secret.", "186"),
        ("How many of the families were paid?", "Of the 23 families, four have been paid.", "23"),
        ("How many villagers lost their lives?", "Of its 2,600 villagers 370 were dead.", "2,600"),
        (
            "How many clerks will lose their jobs?",
            "It said 860 of the mill's 2,140 clerks would lose their jobs.",
            "2,140",
        ),
        ("How many ministers wore uniform?", "She leads a cabinet of 19, seven of them in uniform.", "19"),
        ("How many died on the tram?", "A tram with 60 people overturned, killing 12 of them.", "60"),
        ("How many nurses were hurt?", "The toll is 31, including eight nurses.", "31"),
        ("How many policemen were hurt?", "Eleven people were hurt, among them two officers.", "Eleven"),
        ("How many women were among the dead?", "The dead numbered 12: seven women, four men and one boy.", "12"),
        ("How many were badly hurt?", "Sixty people lie in three clinics, nine of them badly hurt.", "Sixty"),
        ("How much did Venn take?", "Of the 40 crowns that the charge lists, they held only 30 to be proven.", "40"),
        ("How many divers were children?", "Four of the twelve are children.", "twelve"),
        ("How many divers died?", "Four of the nine divers who had been cut off have died.", "nine"),
    ],
)
def test_the_whole_is_not_how_many_the_part_has(question: str, sentence: str, figure: str) -> None:
    assert _is_whole(question, sentence, figure)


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many of the sailors were badly hurt?", "Eighteen sailors were hurt, of whom five badly.", "five"),
        ("How many sailors were hurt?", "Eighteen sailors were hurt, of whom five badly.", "Eighteen"),
        ("How many were killed in the palace?", "Twelve people were killed, ten of them in the palace.", "Twelve"),
        (
            "How many rafts did the league shut on Friday?",
            "Of these 15 of the 22 rafts that the league shut stay shut.",
            "22",
        ),
        ("How many pages does the file have?", "The file has 186 pages, among them forty-one marked as secret.", "186"),
        ("How many clerks died?", "Nine clerks and 40 guests died.", "40"),
        ("How many people were hurt?", "Eight people, two of them bakers, were hurt in the gale.", "Eight"),
        ("How many women were among the dead?", "The dead numbered 12: seven women, four men and one boy.", "seven"),
        ("How many crowns does the charge list?", "Of the 40 crowns that the charge lists, they held only 30.", "40"),
        ("How many were cut off?", "Four of the nine divers who had been cut off have died.", "nine"),
        ("How many kites were sent?", "Of 48 kites, it says, no more than a dozen came down.", "48"),
        ("How many kites came down?", "Some 40 kites came down.", "40"),
    ],
)
def test_a_whole_that_is_asked_for_or_has_no_part_counts(question: str, sentence: str, figure: str) -> None:
    assert not _is_whole(question, sentence, figure)
