"""Names that are only credited with a report."""

import pytest

from retrieval.nonanswers.credited import is_credited, is_own_outlet, reported_later

ASKED = "Which group did the minister speak to in Velm?"


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("His words to the guild, first reported by the Fenn Courier, drew anger.", True),
        ("Accounts seen by Fenn Courier show a loss.", True),
        ("Last week the Fenn Courier's Tam Kell reported on what he said.", True),
        ("The leak was reported by Fenn Courier to the harbour board.", False),
        ("The smoke was seen by Fenn Courier's own men.", False),
        ("He spoke to the Fenn Courier about it.", False),
        ("The fire was put out by the Fenn Courier's own men.", False),
        ("It was published by order of the Fenn Courier.", False),
    ],
)
def test_who_reported_is_no_answer_to_another_question(text: str, credited: bool) -> None:
    start = text.index("Fenn Courier")
    assert is_credited(ASKED, text, start, start + len("Fenn Courier")) is credited


@pytest.mark.parametrize(
    ("question", "text", "outlet", "is_own"),
    [
        ("Who found the hole?", "A diver found it, papers obtained by the Fenn Courier show.", "Fenn Courier", True),
        ("Who found the hole?", "“It was a diver,” she told The Fenn Courier.", "Fenn Courier", True),
        ("Who found the hole?", "A diver found it, she told the Fenn Courier.", "Velm Post", False),
        ("Who found the hole?", "The hole was found by the Fenn Courier.", "Fenn Courier", False),
        ("Which paper did she talk to?", "“It was a diver,” she told the Fenn Courier.", "Fenn Courier", False),
    ],
)
def test_an_outlet_that_was_told_is_no_answer(question: str, text: str, outlet: str, *, is_own: bool) -> None:
    start = text.index("Fenn Courier")
    assert is_own_outlet(question, text, start, start + len("Fenn Courier"), outlet) is is_own


def test_who_reported_answers_who_did() -> None:
    text = "The loss was first reported by Fenn Courier."
    start = text.index("Fenn")
    assert not is_credited("Which outlet first reported the loss?", text, start, start + len("Fenn Courier"))


@pytest.mark.parametrize(
    ("question", "text", "later"),
    [
        ("Which paper broke the news of the loss?", "The Fenn Courier reports that the guild knew.", True),
        ("Which paper broke the news of the loss?", "The Fenn Courier first reported the loss.", False),
        ("Who was first to report the loss?", "The loss was initially reported by the Fenn Courier.", False),
        ("Which paper did he speak to?", "The Fenn Courier reports that he spoke to it.", False),
    ],
)
def test_who_reports_it_too_is_not_who_broke_it(question: str, text: str, later: bool) -> None:
    assert reported_later(question, text) is later
