"""Whether an outlet's words for a speaker are those of a question."""

import pytest

from retrieval.speech.named_as import is_named_as


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Ada Venn", "Venn"),
        ("Ada Venn", "the mayor, Ada Venn"),
        ("Ada Venn", "spokeswoman Venn"),
        ("A. Venn", "Ada Venn"),
        ("ada venn", "Ada Venn, who owns the mill"),
        ("the harbour union", "the union's chairman, Per Holt"),
        ("the union", "the union's Ada Venn"),
        ("the union", "The harbour workers’ union"),
        ("the mayor of Pellin", "the mayor"),
        ("the labour minister", "The minister"),
        ("Torv Bank", "the bank"),
        ("tam oren", "Tam Orrin"),
        ("hospital director Quill", "the director of the hospital, Ada Quill"),
    ],
)
def test_a_speaker_goes_by_fewer_words_or_more(asked: str, told: str) -> None:
    assert is_named_as(asked, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Ada Venn", "Per Venn"),
        ("Ada Venn", "Ada Holt"),
        ("the labour minister", "the health minister"),
        ("the mayor of Pellin", "the mayor of Torv"),
        ("the minister", "the minister's sister"),
        ("Torv Bank", "the central bank"),
        ("Ada Venn", "Per Holt, Ada Venn's adviser"),
        ("the Blue Tower", "Tower Bridge director Per Holt"),
        ("the union", "the owner"),
        ("they", "the owner"),
    ],
)
def test_another_has_another_name_or_field(asked: str, told: str) -> None:
    assert not is_named_as(asked, told)
