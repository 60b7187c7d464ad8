"""Decomposed letters and unseen signs: how a text with them is read, and the way back to it."""

from datetime import date
from unicodedata import combining, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Incoming
from index.composed import as_read, composed, plain
from index.steps import default_steps
from index.words.fulltext import passage_text
from index.words.terms import stems


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        (normalize("NFD", "Jörg Müßig of Şile"), "Jörg Müßig of Şile"),
        ("the Kel\u00ad\u00adder bri\u200bdge", "the Kelder bridge"),
        ("\u200fVelm\u200f (\u202aPier 7\u202c)", "Velm (Pier 7)"),
        (normalize("NFD", "서울"), "서울"),
    ],
)
def test_letters_are_composed_and_unseen_signs_left_out(stored: str, read: str) -> None:
    assert plain(stored) == read


@pytest.mark.parametrize(
    "text", ["plain", "Müßig", "می\u200cخواهم", "ก\u200bข", "\U0001f468\u200d\U0001f469", "n\u0308"]
)
def test_what_has_nothing_to_compose_is_read_as_it_is(text: str) -> None:
    assert composed(text) is None


@given(
    st.text(alphabet="abOu\u00fc\u00ad\u200b\u200d\u0308\u0301\u1ec5 .\u0e01", max_size=30),
    st.sampled_from(("NFC", "NFD")),
)
def test_every_letter_leads_back_to_its_own(text: str, form: str) -> None:
    stored = normalize(form, text)  # type: ignore[arg-type]  # typeshed knows the forms by name only
    read = composed(stored)
    for number, letter in enumerate(read.text if read else ""):
        assert read is not None
        start, end = read.start(number), read.end(number + 1)
        assert 0 <= start < end <= len(stored)
        assert letter in normalize("NFC", stored[start:end])
        assert start <= read.start(number + 1) or number + 1 == len(read.text)
        assert read.place(start) <= number
    assert "\u00ad" not in plain(stored)


def test_sentences_and_days_of_a_decomposed_text_are_slices_of_it() -> None:
    text = normalize(
        "NFD", "Jörg Müßig left Tórn on Tues\u00adday. His son Günter\u200b stayed at the Kö\u00adnig mill.\n"
    )
    article = default_steps().prepare(Incoming("/a", text, date="2031-05-09"), "a", {}, date(2031, 6, 1)).article
    assert article.text == text
    assert [plain(article.words(n)) for n in range(2)] == [
        "Jörg Müßig left Tórn on Tuesday.",
        "His son Günter stayed at the König mill.",
    ]
    marks = [sentence.day for sentence in article.sentences]
    assert marks[0] is not None
    assert (marks[0].day.iso(), marks[0].words) == ("2031-05-06", "Tuesday")
    assert not any(combining(text[s.end : s.end + 1] or " ") for s in article.sentences)
    again, way_back = as_read(article)
    assert [again.words(n) for n in range(2)] == [plain(article.words(n)) for n in range(2)]
    assert way_back is not None
    assert default_steps().dated_anew(article) == article.sentences
    assert stems(passage_text(article, article.passages[0])) == stems(plain(text))


def test_names_are_read_as_others_and_lead_back_to_their_own() -> None:
    names = {"Djorem": "Jorrem", "Djorem-West": "Westjorrem"}
    stored = "Djorem, Djoremi and Djorem-West: Jörg's Djorem\u00ad."
    read = composed(normalize("NFD", stored), names)
    assert read is not None
    assert read.text == "Jorrem, Djoremi and Westjorrem: Jörg's Jorrem."
    for start, end in ((0, 6), (20, 30), (32, 36), (39, 45)):
        own = normalize("NFC", read.stored[read.start(start) : read.end(end)])
        assert own in ("Djorem", "Djorem-West", "Jörg")
    assert read.place(read.start(39)) == 39
    assert plain("of Djorem", names) == "of Jorrem"
