"""Who speaks for which body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.mouth import name_of_body, spoken_for

_STORY = (
    "The Korrin Valley League met on Monday. The league spoke of a strike. "
    "The Velm Ferry Guard and the Orlen Guard wept."
)


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("the league's spokeswoman", "korrin valley league"),
        ("Ada Brandt, the league’s deputy leader", "korrin valley league"),
        ("league spokesman Tom Reyd", "korrin valley league"),
        ("a spokesman for the league", "korrin valley league"),
        ("A spokeswoman for Hestia", "hestia"),
        ("the Hestia Works press secretary", "hestia works"),
        ("Eva Lund, leader of the Harbour Pilots", "harbour pilots"),
        ("the head of the Harbour Pilots", "harbour pilots"),
        ("Harbour Pilots chief Eva Lund", "harbour pilots"),
        ("Eva Lund, the general secretary of the Harbour Pilots", "harbour pilots"),
        ("Hestia's chief executive, Tom Reyd", "hestia"),
    ],
)
def test_who_leads_a_body_or_is_its_spokesman_speaks_for_it(who: str, body: str) -> None:
    assert spoken_for(who, _STORY) == body


@pytest.mark.parametrize(
    "who",
    [
        "a former chairman of Hestia",
        "a former leader of the league",
        "a leader of the Harbour Pilots",
        "a Hestia engineer",
        "a lawyer for the league",
        "its leader, Ada Brandt",
        "a police spokesman",
        "the guard's spokesman",
        "Ada Brandt",
    ],
)
def test_nobody_else_does_nor_is_a_body_without_one_name_told(who: str) -> None:
    assert spoken_for(who, _STORY) is None


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Pilots stay ashore, its leader, Ada Brandt, said on Monday.",
        "The Harbour Pilots stay ashore. “Nobody sails,” its leader, Ada Brandt, said.",
        'The Harbour Pilots met. The pilots stay ashore.\n\n"Nobody sails," its leader, Ada Brandt, said.',
    ],
)
def test_its_leader_speaks_for_what_the_sentence_is_about(text: str) -> None:
    assert spoken_for("its leader, Ada Brandt", text) == "harbour pilots"


def test_a_spokeswoman_speaks_for_what_the_sentence_before_is_about() -> None:
    text = "Velm Water, which runs the dam, said it was sound. “No gate was opened,” said a spokeswoman, Ada Brandt."
    assert spoken_for("a spokeswoman, Ada Brandt", text) == "velm water"


def test_its_leader_is_nobodys_where_two_are_meant_or_none() -> None:
    who = "its leader, Ada Brandt"
    assert spoken_for(who, f"The Harbour Pilots stay ashore, {who}, said. The Velm Guild agreed, {who}, said.") is None
    assert spoken_for(who, f"On deck or ashore, {who}, said nothing.") is None
    assert spoken_for(who, f"Nobody sails. In the end, {who}, said so.") is None
    assert spoken_for("its former leader, Ada Brandt", "The Harbour Pilots met its former leader, Ada Brandt.") is None


def test_a_body_is_called_by_the_one_name_that_its_article_has() -> None:
    assert name_of_body("The league", _STORY) == "korrin valley league"
    assert name_of_body("the League", _STORY) == "korrin valley league"
    assert name_of_body("the guard", _STORY) is None
    assert name_of_body("police", "The Orlen police spoke.") is None


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_speaker_of_any_article_can_be_looked_at(who: str, article: str) -> None:
    assert spoken_for(who, article) is None or spoken_for(who, article) != ""
