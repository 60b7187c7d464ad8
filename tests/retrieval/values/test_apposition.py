"""Names that a sentence tells as a person's."""

import pytest

from retrieval.values.apposition import is_told_as_a_person


def _is_person(sentence: str, name: str) -> bool:
    start = sentence.index(name)
    return is_told_as_a_person(sentence, start, start + len(name))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The technical director, Ada Venn, was stopped at the port.", "Ada Venn"),
        ("A former minister of fish, Tam Orrel, is to hear his verdict.", "Tam Orrel"),
        ("Venn, 61, left hospital.", "Venn"),
        ("She wrote to Orrel, aged 44.", "Orrel"),
        ("They photographed the senator's wife, Ada Venn, in Tarn.", "Ada Venn"),
    ],
)
def test_a_role_before_it_or_an_age_behind_it_makes_a_person(sentence: str, name: str) -> None:
    assert _is_person(sentence, name)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("They sat in a hall known as the Organ, 2.3 kilometres down.", "Organ"),
        ("The third senator, Lower Pellin's Ada Venn, said so.", "Lower Pellin"),
        ("A businessman, Pellin-born Tam Orrel, was charged.", "Pellin-born Tam Orrel"),
        ("The town, Pellin, burnt.", "Pellin"),
        ("In Pellin, 40 people died.", "Pellin"),
        ("The minister, in pellin, said so.", "pellin"),
    ],
)
def test_other_commas_and_other_figures_make_none(sentence: str, name: str) -> None:
    assert not _is_person(sentence, name)
