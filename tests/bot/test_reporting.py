"""`rashomon report`, from the words typed to the file."""

import stat
from pathlib import Path

import pytest

from bot.cli import main
from bot.reporting import put
from index.errors import UsageError
from retrieval.answer import Answer
from tests.bot.answers import disputed, evidence, unanswered
from tests.bot.desks import Asked, with_words
from tests.bot.shelves import shelved

Captured = pytest.CaptureFixture[str]


def reply(question: str) -> Answer:
    answer = unanswered(evidence()) if "nobody" in question else disputed()
    return answer.model_copy(update={"question": question})


def test_the_page_is_written_and_a_line_says_what_is_in_it(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "answer.html"
    assert main(["report", "what did", "it hit?", "-o", str(out)], shelved(reply)) == 0
    assert capsys.readouterr().out == f"{out}: disputed, 2 positions\n"
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "what did it hit?" in page
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".html"] == ["answer.html"]


def test_nothing_answering_is_exit_code_1_and_a_page_with_the_nearest_reports(tmp_path: Path) -> None:
    out = tmp_path / "answer.html"
    assert main(["report", "what did nobody hit?", "-o", str(out)], shelved(reply)) == 1
    assert "Nearest found, no answer" in out.read_text(encoding="utf-8")


def test_a_dash_is_standard_output(capsys: Captured) -> None:
    assert main(["report", "what did it hit?", "-o", "-"], shelved(reply)) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


def test_what_limits_a_question_limits_its_report(tmp_path: Path) -> None:
    asked = Asked()
    options = ["--since", "2031-01-01", "--outlet", "Skerry Post", "--as-of", "2031-03-01"]
    main(["report", *options, "who?", "-o", str(tmp_path / "a.html")], shelved(reply, asked))
    assert asked.filters[0].outlet == "Skerry Post"
    assert asked.days[0].isoformat() == "2031-03-01"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report", "who?"], "--out"),
        (["report", "-o", "a.html"], "QUESTION"),
        (["report", " ", "-o", "a.html"], "the question is empty"),
    ],
)
def test_usage_errors_are_one_line(arguments: list[str], told: str, capsys: Captured) -> None:
    assert main(arguments, shelved(reply)) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.err.count("\n") == 1


def test_a_folder_that_is_not_there_is_one_line_that_names_the_file(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "nowhere" / "answer.html"
    assert main(["report", "who?", "-o", str(out)], shelved(reply)) == 2
    assert (
        capsys.readouterr().err
        == f"rashomon: {out}: cannot be written (No such file or directory); name another file\n"
    )


@pytest.mark.parametrize("place", ["nowhere/answer.html", "", "n" * 300, "/proc/answer.html"])
def test_a_page_that_cannot_be_written_is_told_before_anything_is_asked(place: str, tmp_path: Path) -> None:
    asked = Asked()
    assert main(["report", "who?", "-o", str(tmp_path / place)], shelved(reply, asked)) == 2
    assert asked.questions == []
    assert list(tmp_path.iterdir()) == []


def test_an_old_page_stays_until_the_new_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "answer.html"
    put("old", out)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError, match="No space left"):
        put("new", out)
    assert [file.read_text() for file in tmp_path.iterdir() if file.is_file()] == ["old"]


def test_the_file_is_as_open_as_any_new_one_and_stays_as_it_was_made(tmp_path: Path) -> None:
    out, plain = tmp_path / "answer.html", tmp_path / "plain"
    plain.touch()
    put("one", out)
    assert stat.S_IMODE(out.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    out.chmod(0o640)
    put("two", out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert out.read_text() == "two"


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    link = tmp_path / "answer.html"
    link.symlink_to(tmp_path / "public" / "page.html")
    put("one", link)
    assert link.is_symlink()
    assert (tmp_path / "public" / "page.html").read_text() == "one"


def test_a_device_is_written_to_and_not_replaced() -> None:
    put("page", Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_the_articles_come_from_the_archive(tmp_path: Path, capsys: Captured) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text("The ferry Gannet ran aground off Ormby on Sunday, the harbour office said.\n")
    place = str(tmp_path / "archive")
    main(["--archive", place, "add", str(article)], with_words())
    out = tmp_path / "answer.html"
    assert main(["--archive", place, "report", "Where did the ferry run aground?", "-o", str(out)], with_words()) in (
        0,
        1,
    )
    assert "The ferry Gannet ran aground" in out.read_text(encoding="utf-8")


def test_an_article_that_left_meanwhile_is_not_shown(tmp_path: Path, capsys: Captured) -> None:
    desk = shelved(reply, without="belt-9")
    assert main(["report", "what did it hit?", "-o", str(tmp_path / "a.html")], desk) == 2
    assert "belt-9" in capsys.readouterr().err
    assert list(tmp_path.glob("*.html")) == []
