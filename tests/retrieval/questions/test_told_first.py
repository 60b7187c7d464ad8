"""Questions that tell of their event first."""

import pytest

from retrieval.answer import Kind
from retrieval.questions.told_first import meant, told_and_asked


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("A ferry sank off Velm in May. How many drowned?", "How many drowned?"),
        ("The dam at Orsk broke; which firm built it?", "which firm built it?"),
        ("a dam broke in velm in may 2031. who built it", "who built it"),
        ("When the dam broke, Sen. Venn was away. Was she told?", "Was she told?"),
    ],
)
def test_the_last_sentence_asks_where_those_before_tell(text: str, asks: str) -> None:
    told, asked = told_and_asked(text)
    assert asked == asks
    assert told + asked == text


@pytest.mark.parametrize(
    "text",
    [
        "How many drowned off Velm?",
        "Did Gov. Will Venn open the dam?",
        "the mill of gov. will venn was shut in may",
        "Who built the dam? Was it Venn?",
        "When did the dam break. Was it in May?",
        "The dam broke. The mayor fled.",
    ],
)
def test_a_question_without_sentences_that_tell_is_left_whole(text: str) -> None:
    assert told_and_asked(text) == ("", text)


@pytest.mark.parametrize(
    ("told", "asked", "kind"),
    [
        ("One town was left out of the levy. ", "Which?", Kind.PLACE),
        ("Venn spoke of charges against a company from Orsk. ", "Which one?", Kind.ORG),
        ("The board gave a price for the dam. ", "What was it?", Kind.NUMBER),
    ],
)
def test_which_one_asks_for_the_thing_that_was_told_of(told: str, asked: str, kind: Kind) -> None:
    found = meant(told, asked)
    assert found is not None
    assert found[0] is kind


@pytest.mark.parametrize(("told", "asked"), [("", "Which one?"), ("One town was left out. ", "Who left it out?")])
def test_what_names_its_thing_or_follows_nothing_is_not_looked_up(told: str, asked: str) -> None:
    assert meant(told, asked) is None
