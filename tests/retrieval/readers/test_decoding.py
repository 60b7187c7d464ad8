"""Spans from logits: they slice exactly, stay inside sentences, and are the ones a slow search would choose."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.readers.decoding import LONGEST_SPAN, Calibration, TokenLogits, spans_of
from retrieval.readers.reader import Window

SENTENCES = ("Ships left Orvale. ", "Nine sailors stayed! ", "Why? ", "The mayor of Tennick said so.")


def _window(count: int) -> tuple[Window, NDArray[np.int64]]:
    text = ""
    ranges: list[tuple[int, int]] = []
    tokens: list[tuple[int, int]] = []
    for sentence in SENTENCES[:count]:
        at = len(text)
        for word in sentence.split():
            start = sentence.index(word, tokens[-1][1] - at if tokens and tokens[-1][0] >= at else 0)
            tokens.append((at + start, at + start + len(word)))
        ranges.append((at, at + len(sentence.rstrip())))
        text += sentence
    return Window(text, "", tuple(ranges)), np.array(tokens, dtype=np.int64)


def _logits(count: int, values: list[float], none: float) -> tuple[Window, TokenLogits]:
    window, offsets = _window(count)
    row = np.resize(np.array(values, dtype=np.float32), (3, len(offsets)))
    return window, TokenLogits(offsets, row[0], row[1][::-1].copy(), none, row[2], 0.5)


LOGITS = st.lists(st.floats(-8, 8, width=16), min_size=7, max_size=45)


@given(st.integers(1, 4), LOGITS, st.floats(-5, 5))
def test_spans_lie_inside_their_sentence_and_on_words(count: int, values: list[float], none: float) -> None:
    window, logits = _logits(count, values, none)
    words = {tuple(pair) for pair in logits.offsets.tolist()}
    for span in spans_of(window, [logits], Calibration(0.1, 0.3, 0.2, 0.4)):
        start, end = window.sentences[span.sentence]
        assert start <= span.start < span.end <= end
        assert window.text[span.start : span.end].strip() == window.text[span.start : span.end]
        assert span.start in {a for a, _ in words}
        assert span.end in {b for _, b in words}
        assert 0 <= span.answers <= 1


@given(st.integers(1, 4), LOGITS, st.floats(-5, 5))
def test_the_best_span_of_a_sentence_is_the_one_a_slow_search_finds(
    count: int, values: list[float], none: float
) -> None:
    window, logits = _logits(count, values, none)
    spans = spans_of(window, [logits], Calibration())
    for number, (start, end) in enumerate(window.sentences):
        inside = [i for i, (a, b) in enumerate(logits.offsets.tolist()) if start <= a and b <= end]
        slow = max(
            float(logits.start[i]) + float(logits.end[j]) - none
            for i in inside
            for j in inside
            if i <= j < i + LONGEST_SPAN
        )
        assert abs(max(span.score for span in spans if span.sentence == number) - slow) < 1e-6


@given(st.integers(1, 4), LOGITS)
def test_a_sentence_has_at_most_two_spans_and_they_share_no_character(count: int, values: list[float]) -> None:
    window, logits = _logits(count, values, 0.0)
    spans = spans_of(window, [logits, logits], Calibration())
    for number in range(count):
        own = sorted((span.start, span.end) for span in spans if span.sentence == number)
        assert 1 <= len(own) <= 2
        assert len(own) == 1 or own[0][1] <= own[1][0]


def test_the_most_probable_span_comes_first() -> None:
    window, logits = _logits(2, [0, 1, 2, 9, 0, 0, 1, 3, 2, 0, 7], 1.0)
    given_probabilities = [span.answers for span in spans_of(window, [logits], Calibration())]
    assert given_probabilities == sorted(given_probabilities, reverse=True)


def test_a_higher_no_answer_logit_makes_every_span_less_probable() -> None:
    window, sure = _logits(2, [0, 1, 2, 9, 0, 0, 1], -4.0)
    _, unsure = _logits(2, [0, 1, 2, 9, 0, 0, 1], 4.0)
    before = spans_of(window, [sure], Calibration())
    after = spans_of(window, [unsure], Calibration())
    assert all(low.answers < high.answers for low, high in zip(after, before, strict=True))


def test_a_sentence_without_tokens_has_no_span() -> None:
    window = Window("… Gone.", "", ((0, 1), (2, 7)))
    logits = TokenLogits(np.array([[2, 6]]), np.ones(1, np.float32), np.ones(1, np.float32), 0.0)
    assert [span.sentence for span in spans_of(window, [logits], Calibration())] == [1]
