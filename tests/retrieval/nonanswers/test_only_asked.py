"""Who is asked about or will not say."""

import pytest

from retrieval.nonanswers.only_asked import is_only_asked, stands_in_a_question


def _is_only_asked(question: str, text: str, name: str) -> bool:
    start = text.index(name)
    return is_only_asked(question, text, start, start + len(name))


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("Who promised the money?", "Asked about Tam Kell, he says the money will be returned.", "Tam Kell"),
        ("Who broke the truce?", "The envoy, Ada Venn, would not be drawn on who broke the truce.", "Ada Venn"),
        ("Which side broke the truce?", "The envoy Ada Venn declined to say which side it was.", "Ada Venn"),
    ],
)
def test_who_is_asked_about_or_will_not_say_is_no_answer(question: str, text: str, name: str) -> None:
    assert _is_only_asked(question, text, name)


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("Who refused to say who broke it?", "Ada Venn declined to say who broke the truce.", "Ada Venn"),
        ("Who broke the truce?", "Ada Venn broke it; the envoy would not say who saw it.", "Ada Venn"),
        ("Who broke the truce?", "Asked who broke the truce, the envoy named Ada Venn.", "Ada Venn"),
    ],
)
def test_who_is_named_is_one(question: str, text: str, name: str) -> None:
    assert not _is_only_asked(question, text, name)


@pytest.mark.parametrize(
    ("question", "text", "value", "is_asked"),
    [
        ("How many drowned?", "Asked whether 40 men had drowned, Venn shrugged.", "40", True),
        ("Who sank it?", "He was pressed on Friday if Tam Kell had sunk it.", "Tam Kell", True),
        ("How many drowned?", "Asked whether anybody had drowned, Venn said 40 had.", "40", False),
        ("How many drowned?", "Asked by 40 kin whether any had drowned, he said yes.", "40", False),
        ("Whom was Venn asked about?", "Venn was asked if Tam Kell had sunk it.", "Tam Kell", False),
    ],
)
def test_what_is_only_asked_is_not_said(question: str, text: str, value: str, is_asked: bool) -> None:
    assert stands_in_a_question(question, text, text.index(value)) is is_asked
