"""Words of a text as they are compared, and the parts of a quote."""

import pytest

from retrieval.verbatim.wording import parts_of, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We won’t go,” he said", '"We won\'t go" HE SAID'),
        ("twenty-eight  people\nleft", "twenty eight people left"),
        ("the 2019–2020 season", "the 2019-2020 season"),
        ("gov\u00aderment", "goverment"),
        ("Zoë", "Zoe\u0308"),
    ],
)
def test_what_is_no_word_does_not_count(one: str, other: str) -> None:
    assert [word.said for word in words_of(one)] == [word.said for word in words_of(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it fell to -5 degrees", "it fell to 5 degrees"),
        ("1.200 crates", "1,200 crates"),
        ("$5 million", "€5 million"),
        ("4% of them", "4 of them"),
        ("he resigned", "he re-signed"),
        ("Zoë", "Zoe"),
    ],
)
def test_what_changes_the_sense_counts(one: str, other: str) -> None:
    assert [word.said for word in words_of(one)] != [word.said for word in words_of(other)]


def test_a_word_is_a_slice_of_its_text() -> None:
    text = "He won’t pay $1,200, (he says) — “-5 °C is fine”."
    assert [text[word.start : word.end] for word in words_of(text)] == [
        *("He", "won’t", "pay", "$", "1,200", "he", "says", "-5", "°", "C", "is", "fine"),
    ]


@pytest.mark.parametrize("gap", ["...", "…", "[...]", "[…]", "(...)", "[the mayor]", ". . ."])
def test_a_quote_is_parted_where_it_leaves_words_out(gap: str) -> None:
    parts = parts_of(f"“We shall {gap} leave at noon”")
    assert [[word.said for word in part] for part in parts] == [["we", "shall"], ["leave", "at", "noon"]]


def test_a_gap_at_an_end_parts_nothing() -> None:
    assert len(parts_of("... we shall leave ...")) == 1
