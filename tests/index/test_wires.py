"""Agencies: every form leads to one name, and ordinary words to none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.wires import agency_of, find_agencies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("he told the Reuters news agency on Monday", ["Reuters"]),
        ("ORLEN (AP) — Two were hurt", ["AP"]),
        ("The Associated Press contributed; AFP too.", ["AP", "AFP"]),
        ("Agence France-Presse's correspondent", ["AFP"]),
        ("according to the Mehr news agency", ["Mehr"]),
        ("Petra opened the window", []),
        ("an app, a map and the SOAPs", []),
        ("see reuters.example/world and x@AFP.example", []),
        ("Australian Associated Press", ["AAP"]),
    ],
)
def test_agencies_are_found_by_any_form(text: str, names: list[str]) -> None:
    assert [mention.agency for mention in find_agencies(text)] == names


def test_a_mention_takes_its_article_and_suffix_in() -> None:
    text = "told the Reuters news agency more"
    (mention,) = find_agencies(text)
    assert text[mention.start : mention.end] == "the Reuters news agency"


def test_a_name_is_an_agency_only_as_a_whole() -> None:
    assert agency_of("The Associated Press") == "AP"
    assert agency_of("DPA") == "dpa"
    assert agency_of("Reuters and others") is None


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for mention in find_agencies(text):
        assert 0 <= mention.start < mention.end <= len(text)
