"""From spans to values, and spans themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.answer import Kind
from retrieval.values import NounFit, QuestionFocus, Value, candidates, noun_fit, read_value
from retrieval.values.quantity import Quantity

_SENTENCE = "More than five rockets were fired at the Qasr al-Mirr base on Monday, wounding an estimated 12 guards."


def read(kind: Kind, quote: str, words: str, question: str = "", nouns: tuple[str, ...] = ()) -> Value | None:
    start = quote.index(words)
    return read_value(kind, quote, (start, start + len(words)), question=QuestionFocus(question, nouns))


@pytest.mark.parametrize(
    ("kind", "words", "widened"),
    [
        (Kind.NUMBER, "five", "More than five"),
        (Kind.NUMBER, "12", "an estimated 12"),
        (Kind.PLACE, "al-Mirr", "Qasr al-Mirr base"),
        (Kind.DATE, "Monday", "Monday"),
    ],
)
def test_a_span_grows_by_its_modifier_or_to_the_whole_name(kind: Kind, words: str, widened: str) -> None:
    value = read(kind, _SENTENCE, words)
    assert value is not None
    assert _SENTENCE[value.start : value.end] == widened


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Kind.NUMBER, "Qasr al-Mirr"), (Kind.NUMBER, "on Monday"), (Kind.DATE, "rockets"), (Kind.PERSON, "12")],
)
def test_a_span_of_the_wrong_kind_is_no_value(kind: Kind, words: str) -> None:
    assert read(kind, _SENTENCE, words) is None


@pytest.mark.parametrize(
    ("counted", "nouns", "fit"),
    [
        (("rockets",), ("rocket",), NounFit.SAME),
        (("missiles",), ("rocket",), NounFit.SIMILAR),
        (("posts",), ("job",), NounFit.SIMILAR),
        (("positions",), ("post",), NounFit.SIMILAR),
        (("spectators",), ("peopl",), NounFit.UNKNOWN),
        (("people",), ("student",), NounFit.UNKNOWN),
        ((), ("student",), NounFit.UNKNOWN),
        (("boats",), ("peopl",), NounFit.OTHER),
    ],
)
def test_the_counted_noun_is_held_against_the_asked_one(
    counted: tuple[str, ...], nouns: tuple[str, ...], fit: NounFit
) -> None:
    value = read(Kind.NUMBER, "12 gulls", "12")
    assert value is not None
    assert isinstance(value.meaning, Quantity)
    quantity = value.meaning
    other = Quantity(quantity.low, quantity.high, quantity.bound, quantity.unit, quantity.written, counted)
    assert noun_fit(other, nouns) is fit


def test_candidates_are_all_spans_of_a_kind_left_to_right() -> None:
    def words(kind: Kind) -> list[str]:
        return [_SENTENCE[a:b] for a, b in candidates(kind, _SENTENCE)]

    assert words(Kind.NUMBER) == ["More than five", "an estimated 12"]
    assert "Qasr al-Mirr" in words(Kind.PLACE)
    assert words(Kind.DATE) == ["Monday"]


def test_a_short_span_of_an_account_is_shown_with_its_clause() -> None:
    quote = "The guards fled, and the cook blew up the store himself; nobody saw it."
    value = read(Kind.ACCOUNT, quote, "himself", "How was the store destroyed?")
    assert value is not None
    assert value.shown == "the cook blew up the store himself"


_ANY_SPAN = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: (min(pair), max(pair)))


@settings(deadline=None)
@given(st.sampled_from(list(Kind)), st.text(max_size=80), _ANY_SPAN)
def test_any_span_of_any_text_is_read_within_the_quote(kind: Kind, quote: str, span: tuple[int, int]) -> None:
    value = read_value(kind, quote, span, question=QuestionFocus("How many were hurt?"))
    if value is not None:
        assert 0 <= value.start <= value.end <= len(quote)
        assert value.shown
    for first, last in candidates(kind, quote):
        assert 0 <= first < last <= len(quote)


_PIECES = st.sampled_from(
    "At least 40 Tarn , and Mr. Holt on 3 March at 9:50 p.m. no one $3m 2,000 the al-Mirr 's 5-6 %".split()
)


@settings(deadline=None)
@given(st.sampled_from(list(Kind)), st.lists(_PIECES, max_size=14).map(" ".join), _ANY_SPAN)
def test_a_value_of_news_like_text_stays_within_the_quote(kind: Kind, quote: str, span: tuple[int, int]) -> None:
    value = read_value(kind, quote, span, question=QuestionFocus(""))
    assert value is None or 0 <= value.start <= value.end <= len(quote)
