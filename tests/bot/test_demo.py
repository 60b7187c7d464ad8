"""`rashomon demo`: made once, asked every time, and never in the user's own archive."""

from datetime import date
from pathlib import Path

import pytest

from bot import words_console
from bot.cli import main
from bot.demo import demo_folder
from bot.desk import Desk
from index.found import Filters
from retrieval.answer import Answer
from tests.bot.answers import disputed
from tests.bot.desks import NOW, WordSession

Captured = pytest.CaptureFixture[str]


class DemoSession(WordSession):
    """Real articles, scripted answers."""

    def ask(self, question: str, filters: Filters, today: date) -> Answer:
        return disputed().model_copy(update={"question": question})


DESK = Desk(opener=DemoSession, clock=lambda: NOW)


def test_the_demo_makes_its_archive_asks_and_says_how_to_go_on(tmp_path: Path, capsys: Captured) -> None:
    own = tmp_path / "own"
    assert main(["--archive", str(own), "demo"], DESK) == 0
    out, err = capsys.readouterr()
    assert f"the demo has an archive of its own; {own} is not touched\n" in err
    assert out.startswith("14 articles by invented outlets")
    for question in words_console.DEMO_QUESTIONS:
        assert f'"{question}"' in out
    assert f"--archive {demo_folder()} articles" in out
    assert not own.exists()


def test_the_second_demo_makes_nothing(capsys: Captured) -> None:
    assert main(["demo"], DESK) == 0
    before = (demo_folder() / "archive.sqlite").stat().st_mtime_ns
    first = capsys.readouterr().out
    assert main(["demo"], DESK) == 0
    assert (demo_folder() / "archive.sqlite").stat().st_mtime_ns == before
    assert capsys.readouterr().out == first


def test_every_file_of_the_demo_is_its_owners(capsys: Captured) -> None:
    assert main(["demo"], DESK) == 0
    assert {path.stat().st_mode & 0o077 for path in (demo_folder(), *demo_folder().iterdir())} == {0}


def test_a_demo_that_was_interrupted_is_made_anew() -> None:
    folder = demo_folder()
    folder.mkdir(parents=True)
    (folder / "archive.sqlite").write_bytes(b"half")
    assert main(["demo"], DESK) == 0
