"""backup and restore as a person runs them."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from bot import feeding
from bot.cli import main
from bot.telegramming import LOCK, only_one
from index.lock import writing
from tests.bot.desks import with_words

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path) -> str:
    """An archive of three articles; what `add` prints here goes before the test's own capture."""
    rows = [{"id": f"ferry-{n}", "text": f"The ferry Gannet ran aground off Ormby on pier {n}."} for n in range(3)]
    (tmp_path / "wires.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    folder = str(tmp_path / "archive")
    assert main(["--archive", folder, "add", str(tmp_path / "wires.jsonl")], with_words()) == 0
    return folder


def run(place: str, *arguments: str) -> int:
    return main(["--archive", place, *arguments], with_words())


def test_a_backup_says_what_is_in_it_and_where_it_is(place: str, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "safe.tar.gz"
    assert run(place, "backup", str(file)) == 0
    told = capsys.readouterr()
    assert told.out == f"3 articles as of Tuesday 6 May 2031, 12:00 UTC: {file} ({told.out.split('(')[-1]}"
    assert re.search(r"\([1-9]\d* kB\)\n$", told.out)
    assert told.err == ""


def test_an_archive_comes_back_from_its_backup(place: str, tmp_path: Path, capsys: Captured) -> None:
    run(place, "backup", str(tmp_path / "safe.tar.gz"))
    run(place, "remove", "ferry-1")
    told = capsys.readouterr().out
    assert f"still in the backup {tmp_path / 'safe.tar.gz'}; delete or replace it" in told
    assert run(place, "restore", str(tmp_path / "safe.tar.gz")) == 2
    assert "add --replace" in capsys.readouterr().err
    assert run(place, "restore", "--replace", str(tmp_path / "safe.tar.gz")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"3 articles as of Tuesday 6 May 2031, 12:00 UTC, in {place}"
    assert lines[1].startswith(f"  the archive that was there is kept as {place}.before-20310506T120000Z; ")
    assert lines[2] == "  1 removed article back in; to take out: rashomon remove ferry-1"
    assert run(place, "show", "ferry-1") == 0


def test_a_backup_that_was_moved_is_still_named(place: str, tmp_path: Path, capsys: Captured) -> None:
    run(place, "backup", str(tmp_path / "safe.tar.gz"))
    (tmp_path / "safe.tar.gz").rename(tmp_path / "moved.tar.gz")
    run(place, "remove", "ferry-1")
    assert f"also in the backup that was made as {tmp_path / 'safe.tar.gz'}" in capsys.readouterr().out


def test_what_was_done_can_be_json(place: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "safe").mkdir()
    assert run(place, "backup", "--json", "--keep", "1", str(tmp_path / "safe")) == 0
    made = json.loads(capsys.readouterr().out)
    assert set(made) == {"path", "made", "articles", "bytes", "dropped"}
    assert made["bytes"] == Path(made["path"]).stat().st_size
    assert run(str(tmp_path / "new"), "restore", "--json", made["path"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert done == {
        "archive": str(tmp_path / "new"),
        "made": made["made"],
        "articles": 3,
        "kept": None,
        "back": [],
        "findings": [],
    }


def test_backups_that_make_room_are_named(place: str, tmp_path: Path, capsys: Captured) -> None:
    safe = tmp_path / "safe"
    safe.mkdir()
    run(place, "backup", str(safe))
    (made,) = safe.iterdir()
    older = made.rename(made.with_name(made.name.replace("20310506", "20310505")))
    capsys.readouterr()
    assert run(place, "backup", "--keep", "1", str(safe)) == 0
    assert f"  deleted {older}, older than those that are kept\n" in capsys.readouterr().out


def test_no_archive_is_replaced_under_a_bot_s_feet(place: str, tmp_path: Path, capsys: Captured) -> None:
    run(place, "backup", str(tmp_path / "safe.tar.gz"))
    with only_one(Path(place)):
        assert run(place, "restore", "--replace", str(tmp_path / "safe.tar.gz")) == 2
        assert "a bot already runs on this archive; stop it first" in capsys.readouterr().err
        assert run(place, "backup", str(tmp_path / "safe.tar.gz")) == 0
    assert (Path(place) / LOCK).exists()


def test_no_archive_is_replaced_while_its_feeds_are_polled(place: str, tmp_path: Path, capsys: Captured) -> None:
    run(place, "backup", str(tmp_path / "safe.tar.gz"))
    with writing(Path(place) / feeding.LOCK, 0):
        assert run(place, "restore", "--replace", str(tmp_path / "safe.tar.gz")) == 2
    assert "another process polls its feeds; stop that first" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["backup", "b.tar.gz"], ["restore", "absent.tar.gz"]])
def test_what_is_not_there_is_one_line(arguments: list[str], tmp_path: Path, capsys: Captured) -> None:
    assert run(str(tmp_path / "none"), *arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_damaged_text_that_a_backup_holds_is_said(place: str, tmp_path: Path, capsys: Captured) -> None:
    with sqlite3.connect(Path(place) / "archive.sqlite") as connection:
        connection.execute("UPDATE texts SET text = replace(text, 'pier 2', 'pier 7')")
    connection.close()
    run(place, "backup", str(tmp_path / "safe.tar.gz"))
    capsys.readouterr()
    assert run(str(tmp_path / "new"), "restore", str(tmp_path / "safe.tar.gz")) == 0
    assert "ferry-2, version 1: its stored text was altered; to mend it: " in capsys.readouterr().out
