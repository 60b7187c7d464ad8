"""Sentences that tell of another of a sort."""

import pytest

from retrieval.nonanswers.namesakes import tells_of_another


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many did Hurricane Ansel kill?", "Hurricane Brenna killed 40 people."),
        ("Was Flight 41 late?", "Flight 14 landed on time."),
        ("Who led Camp Vell North?", "Ada Venn led Camp Vell South."),
        ("Which ward is full?  Is it Ward 7?", "Ward 9 is full."),
        ("How high did the Corvid-2 fly?", "The Corvid-1 broke up at 31 kilometres."),
        ("How many were on train 418?", "In the end train 511 had eight cars."),
        ("Who wrote QB 1062?", "Ada Venn wrote QB 1070."),
    ],
)
def test_a_sentence_about_another_of_the_sort_answers_nothing(question: str, sentence: str) -> None:
    assert tells_of_another(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many did Hurricane Ansel kill?", "Hurricane Ansel killed 40 people, Hurricane Brenna nine."),
        ("How many did Hurricane Ansel kill?", "Ansel killed more than Hurricane Brenna did."),
        ("How many did Hurricane Ansel kill?", "The hurricane killed 40 people."),
        ("Who led Camp Vell North?", "Ada Venn led Camp Vell."),
        ("How high is Mount Sanjar?", "The top of Mount Senjar lies at 900 metres."),
        ("How high did the Corvid-2 fly?", "The Corvid-1 broke up, the Corvid-2 flew on."),
        ("How many were on train 418?", "The 418 met train 511 at noon."),
        ("What happened in Pellin on March 4?", "On March 5 Pellin burnt."),
        ("Did Pellin 40 people harm?", "In Pellin 20 people were harmed."),
        ("What does Amendment 4 say?", "Amendment Four bans nets."),
        ("Who owns the Ansel Star?", "Ansel Lines owns two ferries."),
        ("What did District Attorney Pell ask for?", "District Judge Venn gave her what she asked for, two years."),
        ("When did Flight Aurora land?", "Flight Lieutenant Venn brought her down at noon."),
        ("Who was shot at Port Ansel?", "A diver was shot on the quay, the Port Authority said."),
    ],
)
def test_a_sentence_that_may_be_about_the_asked_one_is_left_alone(question: str, sentence: str) -> None:
    assert not tells_of_another(question, sentence)
