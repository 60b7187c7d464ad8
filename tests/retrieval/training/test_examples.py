"""From annotated questions to token batches: answers stay where they were."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.training.example import Asked, Example, read_examples, write_examples
from retrieval.training.prepare import is_held_out
from retrieval.training.rewording import other_detail, reworded, terse, with_detail
from retrieval.training.sources import detokenise
from retrieval.training.windows import negative_window, positive_window, sentences, swapped

TEXT = (
    "The ferry left Orvale at dawn. It carried 40 passengers and a crew of six. Off Tennick it hit a rock. "
    "Nobody was hurt, the harbour master said. The owner, Bell Lines, will pay for the repair."
)


def _asked(words: str, question: str = "How many passengers did the ferry carry?") -> Asked:
    start = TEXT.index(words)
    return Asked(question, TEXT, ((start, start + len(words)),), "made-up", "doc")


def test_tokens_join_as_people_write_and_keep_their_place() -> None:
    tokens = "`` We left -LRB- early -RRB- , '' she said ; it did n't cost $ 5 .".split()
    text, ranges = detokenise(tokens)
    assert text == '"We left (early)," she said; it didn\'t cost $5.'
    assert [text[a:b] for a, b in ranges][1:5] == ["We", "left", "(", "early"]


@given(st.integers(0, 500))
def test_a_positive_window_holds_its_answer(seed: int) -> None:
    window = positive_window(_asked("40"), random.Random(seed), "")
    assert window is not None
    assert [window.text[a:b] for a, b in window.answers] == ["40"]
    assert window.text in TEXT


@given(st.integers(0, 500))
def test_a_negative_window_holds_no_answer(seed: int) -> None:
    window = negative_window(_asked("40"), random.Random(seed), "")
    assert window is not None
    assert window.answers == ()
    assert "40" not in window.text


@given(st.text(max_size=200))
def test_sentences_are_ordered_disjoint_stretches(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert at <= start < end <= len(text)
        at = end


def test_a_changed_name_is_one_that_the_text_does_not_have() -> None:
    other = swapped("Who left Orvale at dawn?", TEXT, ["Tennick", "Harrow"], random.Random(3))
    assert other in {None, "Who left Harrow at dawn?"}


def test_a_question_without_a_shared_name_is_not_changed() -> None:
    assert swapped("Who left at dawn?", TEXT, ["Harrow"], random.Random(3)) is None


def test_examples_come_back_as_they_were_written(tmp_path: Path) -> None:
    examples = [Example("Who?", "Day | 🚢", "“Ann” won.", ((1, 4), (1, 4)), "kind", "group")]
    write_examples(tmp_path / "x.jsonl", examples)
    assert list(read_examples(tmp_path / "x.jsonl")) == examples


def test_documents_are_held_out_in_the_asked_share() -> None:
    held = Counter(is_held_out(f"doc:{number}", 0.1) for number in range(5000))
    assert held[True] / 5000 == pytest.approx(0.1, abs=0.02)


@given(st.integers(0, 300))
def test_rewording_keeps_a_question_a_question(seed: int) -> None:
    rng = random.Random(seed)
    assert reworded("How many people were killed in Orvale?", rng).endswith("Orvale?")
    assert "Orvale" in terse("How many people were killed in Orvale?", rng) or "orvale" in terse(
        "How many people were killed in Orvale?", rng
    )


def test_a_detail_goes_before_the_question_mark() -> None:
    assert with_detail("Who left?", "on 3 May 2014") == "Who left on 3 May 2014?"
    assert with_detail("who left", "in Orvale") == "who left in Orvale"


def test_another_detail_is_asked_only_where_the_text_does_not_tell_it() -> None:
    question = "How many people were killed in Orvale?"
    assert other_detail(question, "killed", "Nine were killed, others wounded, arrested.", random.Random(1)) not in {
        "How many people were injured in Orvale?",
        "How many people were arrested in Orvale?",
        question,
    }
