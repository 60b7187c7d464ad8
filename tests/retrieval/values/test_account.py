"""Accounts: when two of them tell the same, and that they are written alike in every process."""

import os
import subprocess
import sys

import pytest

from retrieval.answer import Kind
from retrieval.values.account import Account, read_account, relate_accounts, relate_statements
from retrieval.values.read import read_value
from retrieval.values.relation import Relation
from retrieval.values.value import QuestionFocus

_TOLD = "a fishing crew pulled the ferry's passengers out of the water before dawn"


def account(words: str) -> Account:
    found = read_account(words, 0, len(words), "How were the passengers saved?")
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "words", "told"),
    [
        ("She left for want of votes, not because she took money, she said.", "she took money", "not because she took "
         "money"),
        ("The span fell not because of the flood but because a bolt broke.", "the flood", "not because of the flood"),
        ("The span fell not because of the flood but because a bolt broke.", "a bolt broke", "a bolt broke"),
        ("She left not only because she took money.", "she took money", "she took money"),
    ],
)  # fmt: skip
def test_a_cause_that_is_ruled_out_is_told_with_what_rules_it_out(sentence: str, words: str, told: str) -> None:
    start = sentence.index(words)
    value = read_value(Kind.ACCOUNT, sentence, (start, start + len(words)), question=QuestionFocus("Why was it?"))
    assert value is not None
    assert value.shown == told
    found = read_account(sentence, start, start + len(words))
    assert found is not None
    assert found[0].denies is told.startswith("not")


@pytest.mark.parametrize(
    ("other", "cosine", "relation"),
    [
        ("fishermen hauled people from the water", 0.45, Relation.JOINS),  # one of three stems is shared
        ("fishermen hauled people from the water", 0.1, Relation.PARTS),
        ("a helicopter lifted everyone off the deck", 0.5, Relation.PARTS),
        ("a helicopter lifted everyone off the deck", 0.6, Relation.JOINS),
        ("no fishing crew pulled anyone out of the water", 0.9, Relation.PARTS),
    ],
)
def test_meaning_and_shared_words_together_join_and_a_denial_parts(
    other: str, cosine: float, relation: Relation
) -> None:
    one, two = account(_TOLD), account(other)
    assert relate_accounts(one, two, lambda *_: cosine) is relation
    assert relate_accounts(two, one, lambda *_: cosine) is relation


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What caused the fire?", "a spark from the stove set light to the hay", "it was set on purpose"),
        ("What sank the raft?", "its second rope", "the second such mishap"),
        (
            "Why were the bells silent?",
            "The bells were silent because their ropes were wet",
            "the bells in the valley were never rung",
        ),
    ],
)
def test_little_verbs_and_what_is_explained_join_no_two_causes(question: str, one: str, other: str) -> None:
    """Each was one position of two origins, with hardly a cosine."""
    start = one.index("their") if "their" in one else 0
    first, second = read_account(one, start, len(one), question), read_account(other, 0, len(other), question)
    assert first is not None
    assert second is not None
    assert relate_accounts(first[0], second[0], lambda *_: 0.3) is Relation.PARTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the crew set the raft adrift", "the raft was set adrift by the crew"),
        ("sailors came", "sailors came with ropes"),
        ("they were taken off because of the fog", "because of the fog"),
    ],
)
def test_what_tells_the_same_joins_all_the_same(one: str, other: str) -> None:
    assert relate_accounts(account(one), account(other), lambda *_: 0.3) is Relation.JOINS


def test_an_account_is_written_alike_in_every_process() -> None:
    program = f"from retrieval.values.account import read_account; print(read_account({_TOLD!r}, 0, {len(_TOLD)}))"
    written = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True,
            text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(written) == 1


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("4. The valve stuck in the cold.", "The valve stuck in the cold."),
        ("12:20 The valve stuck in the cold.", "The valve stuck in the cold."),
    ],
)
def test_the_label_of_an_entry_is_no_part_of_what_is_told(quote: str, shown: str) -> None:
    value = read_value(Kind.ACCOUNT, quote, (0, len(quote)), question=QuestionFocus("Why did it stop?"))
    assert value is not None
    assert value.shown == shown


def test_a_clause_does_not_end_inside_a_time_of_day() -> None:
    quote = "The start was put back to 3:20 p.m. because the scanners had stopped."
    found = read_account(quote, quote.index("20 p.m."), len(quote))
    assert found is not None
    assert found[0].words == quote.rstrip(".")


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        ("the harbour will be dredged next year", Relation.JOINS),
        ("nobody had slept that night", Relation.JOINS),
        ("the fishing crew pulled no passengers out of the water", Relation.PARTS),
    ],
)
def test_one_speaker_says_one_thing_after_another_but_not_its_opposite(other: str, relation: Relation) -> None:
    one, two = account(_TOLD), account(other)
    assert relate_statements(one, two) is relation
    assert relate_statements(two, one) is relation


def test_what_is_not_clear_beside_it_denies_no_account() -> None:
    """Two positions showed the same words."""
    plain = account("the money will go to a fund for sailors")
    told = read_account(WHAT_FOR, WHAT_FOR.index("go to"), len(WHAT_FOR), "What will become of the money?")
    assert told is not None
    assert told[0].denies is plain.denies is False


WHAT_FOR = "It was not clear how it fits with what she said, that the money would go to a fund for sailors"
