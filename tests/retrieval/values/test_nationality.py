"""Adjectives that are made of the names of peoples, and places that end as they do."""

import pytest

from retrieval.answer import Kind
from retrieval.values import QuestionFocus, read_value
from retrieval.values.nationality import is_adjective


def is_said_of_a_thing(sentence: str, name: str) -> bool:
    start = sentence.index(name)
    return is_adjective(sentence, start, start + len(name))


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The ferry sank off the fishing town of Belmari at dawn.", "Belmari"),
        ("The dam burst in Kostari on Sunday.", "Kostari"),
        ("Torvan fired two rockets.", "Torvan"),
        ("He was last seen in Belan last week.", "Belan"),
        ("The cup final in Merilan was called off.", "Merilan"),
        ("The ship left the port of Tarpoli after nightfall.", "Tarpoli"),
        ("A fire in Belmari destroyed the mill.", "Belmari"),
        ("The train from Belmari to Tarn was late.", "Belmari"),
        ("The quake shook Bostan and Ostra.", "Bostan"),
        ("Two died in Torvan and two in Tarn.", "Torvan"),
        ("The court in Norobi has freed him.", "Norobi"),
        ("The plane came down near Belmari airport on Monday.", "Belmari"),
        ("In Torvan two boats sank.", "Torvan"),
        ("It lay on Belmari beach for a day.", "Belmari"),
    ],
)
def test_a_place_is_one_though_it_ends_as_adjectives_do(sentence: str, place: str) -> None:
    assert not is_said_of_a_thing(sentence, place)


@pytest.mark.parametrize(
    ("sentence", "adjective"),
    [
        ("Orskan officials said so.", "Orskan"),
        ("The trawler was boarded in Orskan waters.", "Orskan"),
        ("Hamri forces took the hill.", "Hamri"),
        ("Hamri armed forces took the hill.", "Hamri"),
        ("It was shelled by Hamri and Varanish troops.", "Hamri"),
        ("It was shelled by Hamri and coalition troops.", "Hamri"),
        ("It was bombed by Orskan and US planes.", "Orskan"),
        ("A Hamri who lived there was hurt.", "Hamri"),
        ("The Orskan was held at the border.", "Orskan"),
        ("They crossed a Belmari airport fence.", "Belmari"),
        ("The Varanian airport was shut.", "Varanian"),
    ],
)
def test_an_adjective_has_its_noun_behind_it_or_its_article_before(sentence: str, adjective: str) -> None:
    assert is_said_of_a_thing(sentence, adjective)


def test_a_thing_in_small_letters_is_no_adjective() -> None:
    assert not is_said_of_a_thing("It lay in a van beside the road.", "van")


def test_where_is_answered_by_such_a_place_and_not_by_an_adjective() -> None:
    asked = QuestionFocus("Where did the dam burst?")
    for sentence, span, shown in (
        ("The dam burst in Belmari on Sunday.", "Belmari", "Belmari"),
        ("The dam burst, Orskan officials said.", "Orskan", None),
        ("The dam burst in Bhutan spring floods.", "Bhutan", "Bhutan"),  # no country is an adjective
    ):
        start = sentence.index(span)
        value = read_value(Kind.PLACE, sentence, (start, start + len(span)), question=asked)
        assert (value and value.shown) == shown
