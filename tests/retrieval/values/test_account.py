"""Accounts: when two of them tell the same, and that they are written alike in every process."""

import os
import subprocess
import sys

import pytest

from retrieval.values.account import Account, read_account, relate_accounts
from retrieval.values.relation import Relation

_TOLD = "a fishing crew pulled the ferry's passengers out of the water before dawn"


def account(words: str) -> Account:
    found = read_account(words, 0, len(words), "How were the passengers saved?")
    assert found is not None
    return found[0]


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
