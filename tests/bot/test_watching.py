"""`rashomon add --watch`: what is put into a folder is in the archive soon after."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path

import pytest

from bot.cli import main
from bot.desk import Desk
from bot.stopping import Stop
from bot.watching import watch_folders
from index.add import Summary, add
from index.archive import LocalArchive
from index.article import Incoming
from index.errors import Refused
from index.schema import DATABASE
from tests.bot.desks import with_words
from tests.fakes import WordEncoder, noon

Captured = pytest.CaptureFixture[str]


class Played(Stop):
    """Instead of waiting, one thing after the other is done to the folder; then it is asked to stop."""

    def __init__(self, clock: list[float], *things: Callable[[], object]) -> None:
        super().__init__("stopping")
        self._clock, self._things = clock, iter(things)
        self._asked = False

    def asked(self) -> bool:
        return self._asked

    def wait(self, seconds: float) -> None:
        self._clock[0] += seconds
        thing = next(self._things, None)
        if thing is None:
            self._asked = True
        else:
            thing()


def nothing() -> None:
    """Time passes."""


def test_what_is_put_into_a_folder_goes_in_and_its_change_is_a_version(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    file, clock, encoder = folder / "ferry.txt", [0.0], WordEncoder()
    shown: list[Summary] = []
    with LocalArchive.create(tmp_path / "archive") as archive:

        def take(incoming: Iterable[Incoming | Refused]) -> Summary:
            return add(archive, incoming, encoder, noon)

        played = Played(
            clock,
            lambda: file.write_text("The ferry ran aground off Ormby on Tuesday. Nobody was hurt."),
            nothing,
            nothing,
            nothing,
            lambda: (folder / "broken.pdf").write_bytes(b"%PDF-1.4 half of it"),
            lambda: file.write_text("The ferry ran aground off Ormby on Tuesday. Two were hurt."),
            nothing,
            nothing,
            nothing,
        )
        watch_folders([str(folder)], take, shown.append, played, lambda: clock[0])
        assert archive.article("ferry").version == 2
    counts = [(each.added, each.updated, each.refusals) for each in shown]
    assert sum(each[0] for each in counts) == 1
    assert sum(each[1] for each in counts) == 1
    assert sum(each[2] for each in counts) == 1


def test_only_folders_are_watched(tmp_path: Path, capsys: Captured) -> None:
    desk: Desk = with_words()
    assert main(["--archive", str(tmp_path / "a"), "add", "--watch", "https://kite.example/"], desk) == 2
    assert "--watch watches folders, and this is none" in capsys.readouterr().err


def add_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *things: Callable[[], object]) -> int:
    """`rashomon add --watch in`, into an archive that is not there, until `things` were done."""
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    monkeypatch.setattr("bot.adding.stopping", lambda telling: nullcontext(Played(clock, *things)))
    (tmp_path / "in").mkdir()
    return main(["--archive", str(tmp_path / "a"), "add", "--watch", str(tmp_path / "in")], with_words())


def test_watching_an_empty_folder_makes_no_archive_and_says_where_it_will_be(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert add_watched(tmp_path, monkeypatch, nothing) == 0
    told = capsys.readouterr()
    assert f"there is no archive at {tmp_path / 'a'} yet; it is made with the first article" in told.err
    assert told.out == ""
    assert main(["--archive", str(tmp_path / "a"), "articles"], with_words()) == 2
    assert "no archive" in capsys.readouterr().err


def test_a_file_that_cannot_be_taken_makes_no_archive_and_the_first_that_can_does(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, archive = tmp_path / "in", tmp_path / "a" / DATABASE
    there: list[bool] = []
    things = [
        lambda: (folder / "broken.pdf").write_bytes(b"%PDF-1.4 half of it"),
        *[nothing] * 4,
        lambda: there.append(archive.exists()),
        lambda: (folder / "ferry.txt").write_text("The ferry ran aground off Ormby on Tuesday. Nobody was hurt."),
        *[nothing] * 4,
    ]
    assert add_watched(tmp_path, monkeypatch, *things) == 0
    assert there == [False]
    assert "broken.pdf" in (told := capsys.readouterr()).err + told.out
    assert "1 added" in told.out
    assert main(["--archive", str(tmp_path / "a"), "show", "ferry", "--raw"], with_words()) == 0


def test_a_place_where_no_archive_can_be_made_is_told_before_any_file_comes(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "file").write_text("")
    at = str(tmp_path / "file" / "a")
    assert main(["--archive", at, "add", "--watch", str(tmp_path / "in")], with_words()) == 2
    assert "no archive can be made there" in capsys.readouterr().err
