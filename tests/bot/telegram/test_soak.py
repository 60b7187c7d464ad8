"""A small soak: what `python -m tests.bench.telegram soak` does with 20,000 updates."""

import sys
from pathlib import Path

import pytest

from tests.bot.telegram.soak import soak


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_of_hundreds_of_updates_with_every_fault_none_is_lost_or_doubled(tmp_path: Path) -> None:
    outcome = soak(400, tmp_path, seed=7)
    assert (outcome.lost, outcome.doubled, outcome.out_of_order) == (0, 0, 0)
    assert outcome.unanswered_queries == 0
    # Those whose end came with the kill.
    assert outcome.stray <= 3
    assert {name.rpartition(" ")[2] for name in outcome.troubles} >= {"before", "after", "flood", "server_error"}
