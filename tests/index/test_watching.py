"""A watched folder: what is whole is given out once, what is half-written waits."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import Refused
from index.watching import SETTLED_SECONDS, Watched


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


def looker(folder: Path, clock: Clock) -> Callable[[float], list[str]]:
    """Moves the clock and looks: the names that are ready then."""
    watched = Watched([str(folder)], clock)

    def look(seconds: float) -> list[str]:
        clock.at += seconds
        return [each.name if isinstance(each, Path) else each.reason for each in watched.ready()]

    return look


def test_a_file_is_given_out_once_it_has_settled_and_only_once(tmp_path: Path, clock: Clock) -> None:
    look = looker(tmp_path, clock)
    (tmp_path / "a.txt").write_text("It rained.")
    assert look(0) == []
    assert look(SETTLED_SECONDS) == ["a.txt"]
    assert look(60) == []


def test_a_file_that_still_grows_waits(tmp_path: Path, clock: Clock) -> None:
    look = looker(tmp_path, clock)
    file = tmp_path / "a.pdf"
    for number in range(6):
        with file.open("ab") as writing:
            writing.write(b"x" * 10)
        assert look(SETTLED_SECONDS - 0.5) == [], number
    assert look(SETTLED_SECONDS) == ["a.pdf"]


def test_a_file_that_changes_later_is_given_out_again(tmp_path: Path, clock: Clock) -> None:
    look = looker(tmp_path, clock)
    (tmp_path / "a.txt").write_text("It rained.")
    look(0)
    assert look(SETTLED_SECONDS) == ["a.txt"]
    (tmp_path / "a.txt").write_text("It rained, and it snowed.")
    assert look(1) == []
    assert look(SETTLED_SECONDS) == ["a.txt"]


@pytest.mark.parametrize("name", ["a.pdf.part", "a.txt.crdownload", ".a.txt", "a.txt~", "b.tmp"])
def test_what_is_called_unfinished_waits_for_its_name(tmp_path: Path, clock: Clock, name: str) -> None:
    look = looker(tmp_path, clock)
    (tmp_path / name).write_text("It rained.")
    assert look(0) == []
    assert look(SETTLED_SECONDS) == []
    (tmp_path / name).rename(tmp_path / "done.txt")
    look(0.1)
    assert look(SETTLED_SECONDS) == ["done.txt"]


def test_an_empty_file_has_only_just_been_made(tmp_path: Path, clock: Clock) -> None:
    look = looker(tmp_path, clock)
    (tmp_path / "a.txt").touch()
    look(0)
    assert look(60) == []


def test_files_below_and_files_that_were_there_before_count(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "a.txt").write_text("It rained.")
    look = looker(tmp_path, clock)
    look(0)
    assert look(SETTLED_SECONDS) == ["a.txt"]


def test_a_file_that_goes_and_comes_back_the_same_is_given_out_again(tmp_path: Path, clock: Clock) -> None:
    look = looker(tmp_path, clock)
    (tmp_path / "a.txt").write_text("It rained.")
    look(0)
    assert look(SETTLED_SECONDS) == ["a.txt"]
    (tmp_path / "a.txt").rename(tmp_path.parent / "away.txt")
    assert look(5) == []
    (tmp_path.parent / "away.txt").rename(tmp_path / "a.txt")
    look(0)
    assert look(SETTLED_SECONDS) == ["a.txt"]


def test_what_cannot_be_looked_at_is_told_once_and_stops_nothing(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "away.txt").symlink_to("/etc/hostname")
    watched = Watched([str(tmp_path), str(tmp_path / "nothing")], clock)
    assert [type(each) for each in watched.ready()] == [Refused, Refused]
    assert watched.ready() == []


def test_a_kind_that_is_not_read_is_told_once_however_many_files_of_it_come(tmp_path: Path, clock: Clock) -> None:
    look = looker(tmp_path, clock)
    told = []
    for number in range(3):
        (tmp_path / f"{number}.png").write_bytes(b"x")
        told += look(1)
    assert len(told) == 1
    assert "(.png)" in told[0]
    os.mkfifo(tmp_path / "a.txt")
    (line,) = look(1)
    assert "(.png, pipes and devices)" in line
