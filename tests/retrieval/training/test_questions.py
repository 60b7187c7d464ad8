"""Questions made from sentences: grammatical enough, and the answer is the sentence's own words."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.training.questions import questions_on
from retrieval.training.verbs import base_form, is_past

NAMES = Counter({"Orvale": 5, "Tennick": 5, "Ann": 3, "Bell": 3, "Harrow": 4})


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "At least 84 people were killed when a crane fell on the market of Orvale, police said.",
            "How many people were killed when a crane fell on the market?",
            "At least 84",
        ),
        (
            "A bomb exploded near the port of Tennick, wounding 17 sailors on Friday.",
            "How many sailors were wounded on Friday?",
            "17",
        ),
        ("Ann Bell resigned from the council of Orvale on Monday.", "Who resigned from the council?", "Ann Bell"),
        ("The minister was arrested in Tennick on Sunday night.", "Where was the minister arrested?", "Tennick"),
        ("Ann Bell, 52, has been the mayor of Orvale for ten years.", "How old is Ann Bell?", "52"),
        (
            "Ann Bell denied taking money from the port company.",
            "Did Ann Bell take money from the port company?",
            "denied taking money from the port company",
        ),
        (
            "The council did not approve the sale of the old harbour.",
            "Did the council approve the sale of the old harbour?",
            "did not approve the sale of the old harbour",
        ),
    ],
)
def test_a_sentence_gives_the_question_that_a_reader_would_ask(sentence: str, question: str, answer: str) -> None:
    found = {made.question: sentence[made.start : made.end] for made in questions_on(sentence, NAMES)}
    start = next((asked for asked in found if asked.startswith(question.rstrip("?"))), None)
    assert start is not None, found
    assert found[start] == answer


@pytest.mark.parametrize(
    "sentence",
    [
        "He was arrested.",
        "Was the mayor of Orvale arrested in Tennick on Sunday night?",
        'Bell said "the port is closed to us all.',
    ],
)
def test_short_asking_and_half_quoted_sentences_give_none(sentence: str) -> None:
    assert questions_on(sentence, NAMES) == []


@given(
    st.lists(
        st.sampled_from("Ann Bell Orvale the 14 people were killed in on Friday said that by , . bought".split()),
        max_size=25,
    )
)
def test_every_answer_is_a_stretch_of_the_sentence(words: list[str]) -> None:
    sentence = " ".join(words)
    for made in questions_on(sentence, NAMES):
        assert 0 <= made.start < made.end <= len(sentence)
        assert sentence[made.start : made.end].strip()
        assert made.question.endswith("?")


@pytest.mark.parametrize(
    ("past", "base"),
    [
        ("killed", "kill"),
        ("planned", "plan"),
        ("carried", "carry"),
        ("accused", "accuse"),
        ("visited", "visit"),
        ("fled", "flee"),
    ],
)
def test_past_forms_go_back_to_their_infinitive(past: str, base: str) -> None:
    assert is_past(past)
    assert base_form(past) == base
