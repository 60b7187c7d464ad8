"""Which of "he" and "she" some words can be meant by."""

import pytest

from retrieval.speech.he_or_she import agrees, is_known


@pytest.mark.parametrize(
    ("who", "texts", "he", "she"),
    [
        ("Mr Harlan", [], True, False),
        ("Eva Harlan", [], False, True),
        ("Robin Harlan", [], True, True),
        ("Mr Harlan’s lawyer, Eva Orn", [], False, True),
        ("a spokeswoman for Mr Harlan", [], False, True),
        ("Secretary of the Navy Per Holt", [], True, False),
        ("the brother of Eva Orn", [], True, False),
        ("San Pedro Mayor Robin Harlan", [], True, True),
        ("Orn", ["Eva T. Orn left."], False, True),
        ("Orn", ["Eva Orn left.", "Her husband, Per Orn, stayed."], True, True),
        ("Robin Harlan", ["Mr. Harlan left."], True, True),
        ("Harlan", ["“Mr. Harlan left."], True, False),
    ],
)
def test_titles_kinship_and_given_names_tell(who: str, texts: list[str], he: bool, she: bool) -> None:
    assert (agrees(who, "he", texts), agrees(who, "she", texts)) == (he, she)


def test_an_empty_name_is_not_known() -> None:
    """Looking for a name without letters never ended."""
    assert not is_known("", ["Eva Orn left."])
