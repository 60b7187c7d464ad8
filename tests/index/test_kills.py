"""Kills at random moments lose nothing that was acknowledged: a short turn of `python -m tests.bench.kills`."""

from pathlib import Path

from tests.bench.kills import CHILDREN, run


def test_writers_that_are_killed_at_random_lose_nothing(tmp_path: Path) -> None:
    tally = run(tmp_path, kills=10, passages=700, seed=1)
    assert set(tally) == set(CHILDREN)
    assert sum(counts["kills"] + counts["finished"] for counts in tally.values()) == 10
    assert sum(counts["kills"] for counts in tally.values()) >= 5
