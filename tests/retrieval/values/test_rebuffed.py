"""A sentence whose end denies what its beginning tells is a claim and its denial."""

import pytest

from retrieval.speech.attribution import attribute
from retrieval.values.polarity import polarity
from retrieval.values.rebuffed import rebuff
from retrieval.values.stance import Stance


@pytest.mark.parametrize(
    ("sentence", "denial", "who"),
    [
        ("Orn said two had drowned, a charge that the guild called “shameless and false”.", "a charge", "the guild"),
        ("Pilots accuse the port of dumping oil, which the port has denied.", "which", "the port"),
        ("Pilots say oil was dumped, a claim its director, Ada Venn, strongly denies.", "a claim", "Ada Venn"),
        ("Oil was dumped at night, something Orn denied on Tuesday.", "something", "Orn"),
        ("Oil was dumped at night, accusations the port rejects, saying it was tar.", "accusations", "the port"),
    ],
)
def test_the_denial_at_the_end_is_told_by_who_denies(sentence: str, denial: str, who: str) -> None:
    found = rebuff(sentence)
    assert found is not None
    assert sentence[slice(*found.words)].startswith(denial)
    said = attribute(sentence, [], found.words, "en")
    assert said is not None
    assert said.who.endswith(who)


@pytest.mark.parametrize(
    "sentence",
    [
        "The senate passed a bill, which the mayor rejected.",
        "The report, which Venn denied at the time, led to three trials.",
        "Oil was dumped at night, a claim Orn did not deny.",
        "Oil was dumped at night, a claim that has been denied.",
        "Oil was dumped at night, which nobody had expected.",
    ],
)
def test_what_is_no_denial_of_the_rest_is_left(sentence: str) -> None:
    assert rebuff(sentence) is None


def test_both_the_claim_and_its_denial_are_read_whatever_a_reader_holds_of_the_whole() -> None:
    question, sentence = "Did the port dump oil?", "Pilots say the port dumped oil, a claim the port denies."
    found, claim = rebuff(sentence), (sentence.index("the port dumped"), sentence.index(", a claim"))
    assert found is not None
    assert polarity(question, sentence, claim, 3.0).stance is Stance.YES
    assert polarity(question, sentence, found.words, -3.0).stance is Stance.NO


def test_who_was_dismissed_denies_the_deed_and_not_that() -> None:
    sentence = "Venn was dismissed over bribes, which she denies."
    found = rebuff(sentence)
    assert found is not None
    assert polarity("Was Venn dismissed?", sentence, (0, 18)).stance is Stance.YES
    assert polarity("Was Venn dismissed?", sentence, found.words).stance is Stance.UNCLEAR


def test_the_beginning_is_not_told_by_who_denies_it() -> None:
    sentence = "Orn said two had drowned, a charge that the guild called false."
    said = attribute(sentence, [], (9, 24), "en")
    assert said is not None
    assert said.who == "Orn"
