"""Bare questions about an event: right figure, right person, and nothing where the sentence is silent."""

import random

import pytest

from retrieval.training.anchoring import anchored, event_of, place_of
from retrieval.training.cores import cores_on

FIRST = ("A bomb exploded at the ferry terminal in Orvale, officials said.", "Nobody has claimed it.")


@pytest.mark.parametrize(
    ("sentence", "about", "answer"),
    [
        ("Officials said 14 people were killed and 30 injured near the port.", "core-dead", "14"),
        ("Officials said 14 people were killed and 30 injured near the port.", "core-hurt", "30"),
        ("The blast left 141 people dead, according to the harbour office.", "core-dead", "141"),
        ("Twenty-two people were wounded in the ferry terminal.", "core-hurt", "Twenty-two"),
        ("The gunman, identified by police as Ann Bell, had left the city.", "core-gunman", "Ann Bell"),
        ("He said there were seven attackers in the boat.", "core-attackers", "seven"),
    ],
)
def test_a_sentence_answers_a_bare_question_with_its_own_words(sentence: str, about: str, answer: str) -> None:
    found = {made.about: sentence[made.start : made.end] for made in cores_on(sentence, random.Random(2))}
    assert found.get(about) == answer


def test_a_sentence_without_figures_names_or_days_answers_none() -> None:
    assert cores_on("The harbour was quiet again and nobody spoke about it.", random.Random(2)) == []


def test_durations_and_shares_are_not_counted_things() -> None:
    sentence = "The council debated it for three hours and 40 percent of the members left."
    assert [made for made in cores_on(sentence, random.Random(2)) if made.kind == "number"] == []


def test_an_event_has_a_name_with_its_place() -> None:
    event = event_of("Ferry bombing shocks the coast", FIRST, random.Random(5))
    assert event is not None
    assert "Orvale" in event
    assert "bombing" in event
    assert place_of(FIRST) == "Orvale"


def test_an_article_without_an_event_word_has_no_event() -> None:
    assert event_of("The price of bread", ("Bread is dear in Orvale.",), random.Random(5)) is None


def test_a_question_about_a_count_keeps_its_core_and_names_the_event() -> None:
    question = anchored("How many sailors were rescued off the coast by boats?", "Orvale ferry fire", random.Random(1))
    assert question == "How many sailors were rescued in the Orvale ferry fire?"
