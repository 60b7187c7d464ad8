"""Questions for whose word something is."""

import pytest

from retrieval.questions.whose_word import WhoseWord, whose_word


@pytest.mark.parametrize(
    ("text", "asks", "says"),
    [
        ("Who says the pilot was asleep?", "was the pilot asleep?", "yes"),
        ("who claims that gas was used", "was gas used?", "yes"),
        ("Who denies that the gates were opened?", "were the gates opened?", "no"),
        ("And who disputes the claim that there was a fire?", "was there a fire?", "no"),
        ("Who says the gates weren't opened?", "were the gates opened?", "no"),
        ("Who denies that the gates were not opened?", "were the gates opened?", "yes"),
        ("Who insists that the guards fired first?", "is it true that the guards fired first?", "yes"),
        ("Who said the gates were opened?", "were the gates opened?", "yes"),
        ("Who denied that the kiln had a licence?", "did the kiln have a licence?", "no"),
        ("Who says the kiln has ten doors?", "does the kiln have ten doors?", "yes"),
        ("Who says the crew had been warned?", "had the crew been warned?", "yes"),
        ("Who claims the crew have already left?", "have the crew already left?", "yes"),
        ("Who says the crew had no radio?", "did the crew have no radio?", "yes"),
    ],
)
def test_the_speakers_of_a_yes_or_a_no_are_asked_for(text: str, asks: str, says: str) -> None:
    assert whose_word(text) == WhoseWord(asks, "yes" if says == "yes" else "no")


@pytest.mark.parametrize(
    "text",
    [
        "Who said that nine cannot outvote a thousand?",
        "Who claims responsibility?",
        "Who claims to have towed the ferry?",
        "Who said in May that the gates were open?",
        "Who denies the charges?",
        "Who says he sank the ferry?",
        "Who said no?",
        "Who is the minister who says the dam was safe?",
        "Which union says the pilot was asleep?",
        "Who",
    ],
)
def test_another_question_after_a_person_is_none_of_these(text: str) -> None:
    assert whose_word(text) is None
