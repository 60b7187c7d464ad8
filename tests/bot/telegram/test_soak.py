"""A small soak: what `python -m tests.bench.telegram soak` does with 20,000 updates."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bot.telegram.soak import FAULTS, soak


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_of_hundreds_of_updates_with_every_fault_none_is_lost_or_doubled(tmp_path: Path) -> None:
    # An answer is one call: with the long soak's shares some faults would not come in so few.
    often = replace(FAULTS, before=0.03, after=0.03, server_error=0.03, flood=0.03)
    outcome = soak(400, tmp_path, seed=7, faults=often)
    assert (outcome.lost, outcome.doubled, outcome.out_of_order) == (0, 0, 0)
    assert outcome.unanswered_queries == 0
    # Not even those that stood when it was killed, or whose number the bot never got.
    assert outcome.orphaned > 0
    assert outcome.stray == 0
    assert {name.rpartition(" ")[2] for name in outcome.troubles} >= {"before", "after", "flood", "server_error"}
