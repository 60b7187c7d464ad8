"""Names that only say whose a thing is, or where."""

import pytest

from retrieval.nonanswers.attributive import is_attributive, is_no_whereabouts


@pytest.mark.parametrize(
    ("question", "text", "name", "only"),
    [
        ("Who paid for the pier?", "He wants Kell to pay for the U.S. pier at Velm.", "U.S.", True),
        ("Who paid for the pier?", "The UN-run pier was paid for.", "UN", True),
        ("Who paid for the pier?", "The U.S. paid for the pier.", "U.S.", False),
        ("Who paid for the pier?", "Kell and the EU, they say, paid for it.", "EU", False),
        ("Who paid for the pier?", "It was paid for by the U.S.", "U.S.", False),
        ("Which clinic was she held at?", "She left a clinic for the northern town of Torv.", "Torv", True),
        ("Which town was she held in?", "She was held in the northern town of Torv.", "Torv", False),
        ("Where was she held?", "She was held in the northern town of Torv.", "Torv", False),
        ("Which clinic was she held at?", "She was held at the House of Torv.", "Torv", False),
    ],
)
def test_a_name_that_only_says_whose_or_where(question: str, text: str, name: str, only: bool) -> None:
    start = text.index(name)
    assert is_attributive(question, text, start, start + len(name)) is only


@pytest.mark.parametrize(
    ("text", "name", "no_place"),
    [
        ("He misled Congress about the pier.", "Congress", True),
        ("The Velm Rowing Association moved them.", "Velm Rowing Association", True),
        ("They met at the Velm Rowing Association.", "Velm Rowing Association", False),
        ("They met in the old Velm Rowing Association.", "Velm Rowing Association", False),
        ("They were moved to Velm.", "Velm", False),
        ("They were taken to the Velm Rowing Association.", "Velm Rowing Association", False),
    ],
)
def test_a_body_is_a_place_where_something_is_there(text: str, name: str, no_place: bool) -> None:
    start = text.index(name)
    assert is_no_whereabouts(text, start, start + len(name)) is no_place
