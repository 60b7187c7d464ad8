"""Names that say whose somebody is, or name whom the question is about."""

import pytest

from retrieval.nonanswers.belonging import is_asked_about, says_whose


def _at(text: str, name: str) -> tuple[int, int]:
    start = text.index(name)
    return start, start + len(name)


@pytest.mark.parametrize(
    ("question", "text", "name", "whose"),
    [
        ("Who was charged?", "A former employee of Venn Freight was charged on Monday.", "Venn Freight", True),
        ("Who was held?", "Two Velm men were held.", "Velm", True),
        ("And who blames the mayor?", "A spokesman for the Pell Union blames the mayor.", "Pell Union", True),
        ("Who was charged?", "The clerk, Tam Kell of Venn Freight, was charged.", "Tam Kell", False),
        ("Which firm dismissed him?", "A former employee of Venn Freight was charged.", "Venn Freight", False),
        ("Who won?", "The cup went to Tam Kell.", "Tam Kell", False),
    ],
)
def test_whose_somebody_is_does_not_tell_who(question: str, text: str, name: str, whose: bool) -> None:
    assert says_whose(question, text, *_at(text, name)) is whose


@pytest.mark.parametrize(
    ("question", "text", "name", "is_about"),
    [
        ("Who got the driver out of the cab?", "The driver, Ada Venn, was taken from the cab.", "Ada Venn", True),
        ("Who accuses the mayor of Velm?", "Clerks accuse Tam Kell, the mayor of Velm, of theft.", "Tam Kell", True),
        ("Who is the mayor of Velm?", "Clerks accuse Tam Kell, the mayor of Velm, of theft.", "Tam Kell", False),
        ("Who heads the union?", "The head of the union, Tam Kell, resigned.", "Tam Kell", False),
        ("Who accuses the mayor of Velm?", "The nurse, Ada Venn, accuses the mayor of Velm.", "Ada Venn", False),
        ("Mayor of Velm?", "Tam Kell, the mayor of Velm, resigned.", "Tam Kell", False),
    ],
)
def test_whom_the_question_speaks_of_is_not_who_did_it(question: str, text: str, name: str, is_about: bool) -> None:
    assert is_asked_about(question, text, *_at(text, name)) is is_about
