"""Every answer of the command line is kept, unless the person says otherwise; and nothing fails over it."""

from pathlib import Path

import pytest

from bot.cli import main
from bot.desk import Desk
from bot.history import DATABASE, History
from retrieval.answer import Answer
from tests.bot.answers import disputed
from tests.bot.shelves import shelved

Captured = pytest.CaptureFixture[str]


def reply(question: str) -> Answer:
    return disputed().model_copy(update={"question": question})


def run(folder: Path, *arguments: str, desk: Desk | None = None) -> int:
    return main(["--archive", str(folder), *arguments], desk or shelved(reply))


def kept(folder: Path) -> list[str]:
    history = History.open(folder)
    found = [each.asked.question for each in history.latest(99)]
    history.close()
    return found


def test_ask_report_and_batch_keep_what_they_answer(tmp_path: Path, capsys: Captured) -> None:
    questions = tmp_path / "questions.txt"
    questions.write_text("who sank?\n\nwho swam?\n")
    run(tmp_path, "what did it hit?")
    run(tmp_path, "report", "what burned?", "-o", "-")
    run(tmp_path, "ask", "--batch", str(questions))
    assert kept(tmp_path) == ["who swam?", "who sank?", "what burned?", "what did it hit?"]


def test_a_chat_keeps_its_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.stdin", _Typed("what did it hit?\n"))
    run(tmp_path, "chat")
    assert kept(tmp_path) == ["what did it hit?"]


class _Typed(list[str]):
    """Lines that a pipe brings."""

    def __init__(self, *lines: str) -> None:
        super().__init__(lines)

    def isatty(self) -> bool:
        return False


def test_what_a_question_was_limited_to_is_kept_with_it(tmp_path: Path, capsys: Captured) -> None:
    run(tmp_path, "ask", "--outlet", "Skerry Post", "--as-of", "2031-03-01", "who?")
    history = History.open(tmp_path)
    (found,) = history.latest(9)
    history.close()
    assert (found.asked.channel, found.asked.filters.outlet) == ("cli", "Skerry Post")
    assert found.asked.today.isoformat() == "2031-03-01"
    assert found.answer == reply("who?")


@pytest.mark.parametrize("command", [["ask", "--no-history", "who?"], ["report", "--no-history", "who?", "-o", "-"]])
def test_no_history_keeps_nothing(tmp_path: Path, command: list[str], capsys: Captured) -> None:
    assert run(tmp_path, *command) == 0
    assert not (tmp_path / DATABASE).exists()


def test_the_setting_keeps_nothing_and_the_flag_wins_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("RASHOMON_HISTORY", "false")
    run(tmp_path, "who?")
    assert not (tmp_path / DATABASE).exists()
    run(tmp_path, "ask", "--history", "who?")
    assert kept(tmp_path) == ["who?"]


def test_a_history_that_cannot_be_written_costs_one_line_and_no_answer(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / DATABASE).write_bytes(b"no database at all, but long enough to be looked at" * 40)
    questions = tmp_path / "questions.txt"
    questions.write_text("who sank?\nwho swam?\n")
    assert run(tmp_path, "ask", "--batch", str(questions)) == 0
    captured = capsys.readouterr()
    assert captured.out.count('"verdict":"disputed"') == 2
    assert captured.err.count("this answer is not in the log") == captured.err.count("\n") == 1


def test_no_history_is_made_where_there_is_no_archive(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path / "elsewhere", "who?") == 0
    assert capsys.readouterr().err == ""
    assert not (tmp_path / "elsewhere").exists()
