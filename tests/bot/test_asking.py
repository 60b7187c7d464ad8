"""`rashomon ask`, from the words typed to the exit code."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.cli import main
from index.errors import ArchiveBroken, NoArchive, UsageError
from index.found import Filters
from retrieval.answer import Answer
from tests.bot.answers import disputed, evidence, unanswered
from tests.bot.desks import Asked, scripted

Captured = pytest.CaptureFixture[str]


def reply(question: str) -> Answer:
    answer = unanswered(evidence()) if "nobody" in question else disputed()
    return answer.model_copy(update={"question": question})


def test_a_bare_question_is_asked(capsys: Captured) -> None:
    asked = Asked()
    assert main(["what did", "the ferry  hit?"], scripted(reply, asked)) == 0
    assert asked.questions == ["what did the ferry hit?"]
    assert asked.days == [date(2031, 5, 6)]
    assert "DISPUTED" in capsys.readouterr().out


def test_an_option_before_the_bare_question_is_ask_s(capsys: Captured) -> None:
    assert main(["--json", "what did it hit?"], scripted(reply)) == 0
    assert json.loads(capsys.readouterr().out)["question"] == "what did it hit?"


def test_nothing_answering_is_exit_code_1(capsys: Captured) -> None:
    assert main(["ask", "what did nobody hit?"], scripted(reply)) == 1
    assert "NO ANSWER" in capsys.readouterr().out


def test_a_pipe_gets_no_colour(capsys: Captured) -> None:
    main(["ask", "what did it hit?"], scripted(reply))
    assert "\x1b" not in capsys.readouterr().out


def test_json_is_one_line_of_the_schema(capsys: Captured) -> None:
    main(["ask", "--json", "what did it hit?"], scripted(reply))
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert Answer.model_validate_json(out).schema_ == "rashomon.answer/1"


def test_filters_reach_the_search() -> None:
    asked = Asked()
    options = ["--since", "2031-01-01", "--until", "2031-02-01", "--as-of", "2031-03-01"]
    main(["ask", *options, "--outlet", "Skerry Post", "--language", "en", "who?"], scripted(reply, asked))
    assert asked.filters == [
        Filters(date(2031, 1, 1), date(2031, 2, 1), date(2031, 3, 1), outlet="Skerry Post", language="en")
    ]
    assert asked.days == [date(2031, 3, 1)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask"], "ask needs a question or --batch FILE"),
        (["ask", "--batch", "f", "who?"], "and not both"),
        (["ask", "  "], "the question is empty"),
        (["ask", "\U0001f600 ?"], "'\U0001f600 ?': there is no word in the question"),
        (["ask", "--since", "2031-05-02", "--until", "2031-05-01", "who?"], "--since 2031-05-02 is after --until"),
        (["ask", "--since", "2031-05-02", "--as-of", "2031-05-01", "who?"], "--since 2031-05-02 is after --as-of"),
        (["ask", "x" * 4001], "the question has 4,001 characters"),
        (["ask", "--as-of", "soon", "who?"], "'soon' is not a day; write it as 2024-04-21"),
        (["ask", "--batch", "/no/such/file"], "/no/such/file: cannot be read"),
        (["ask", "--nonsense", "who?"], "--nonsense"),
    ],
)
def test_usage_errors_are_one_line_and_exit_code_2(arguments: list[str], told: str, capsys: Captured) -> None:
    assert main(arguments, scripted(reply)) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_stray_bytes_of_a_shell_do_not_reach_the_json(capsys: Captured) -> None:
    assert main(["ask", "--json", "who \udcff?"], scripted(reply)) == 0
    assert json.loads(capsys.readouterr().out)["question"] == "who \ufffd?"


def test_a_question_of_three_hundred_long_words_is_asked() -> None:
    asked = Asked()
    question = " ".join(["lighthouses"] * 299) + " who?"
    assert main(["ask", question], scripted(reply, asked)) == 0
    assert asked.questions == [question]


def batch(tmp_path: Path, *lines: str) -> str:
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def answers(capsys: Captured) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_batch_gives_an_answer_a_line_in_order(tmp_path: Path, capsys: Captured) -> None:
    asked = Asked()
    lines = ["who sank?", '{"question": "what did nobody hit?", "as_of": "2031-01-02"}', "", "{"]
    assert main(["ask", "--batch", batch(tmp_path, *lines), "--json"], scripted(reply, asked)) == 0
    found = answers(capsys)
    assert [a["verdict"] for a in found] == ["disputed", "unanswered", "unanswered", "unanswered"]
    assert ["error" in a for a in found] == [False, False, True, True]
    assert asked.days == [date(2031, 5, 6), date(2031, 1, 2)]
    assert asked.filters[1].as_of == date(2031, 1, 2)


def test_a_batch_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"who sank?\nwho swam?\n")))
    assert main(["ask", "--batch", "-"], scripted(reply)) == 0
    assert [a["question"] for a in answers(capsys)] == ["who sank?", "who swam?"]


def test_a_question_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"who \xc3\xa9\n sank?\n")))
    assert main(["ask", "--json", "-"], scripted(reply)) == 0
    assert [a["question"] for a in answers(capsys)] == ["who \u00e9 sank?"]


@pytest.mark.parametrize("error", [UsageError("no such outlet; try another"), ZeroDivisionError("7")])
def test_one_bad_line_of_a_batch_does_not_take_the_others_with_it(
    error: Exception, tmp_path: Path, capsys: Captured
) -> None:
    def fails_on_swimmers(question: str) -> Answer:
        if "swam" in question:
            raise error
        return reply(question)

    assert main(["ask", "--batch", batch(tmp_path, "who swam?", "who sank?")], scripted(fails_on_swimmers)) == 0
    first, second = answers(capsys)
    assert str(first["error"]).startswith("line 1: ")
    assert "error" not in second


@pytest.mark.parametrize(("error", "code"), [(NoArchive("/x: none"), 2), (ArchiveBroken("/x: broken; mend it"), 3)])
def test_an_archive_that_does_not_open_is_one_line(error: Exception, code: int, capsys: Captured) -> None:
    def refuse(_: str) -> Answer:
        raise error

    assert main(["who sank?"], scripted(refuse)) == code
    assert capsys.readouterr().err == f"rashomon: {error}\n"


def test_a_missing_archive_is_one_error_for_a_whole_batch(tmp_path: Path, capsys: Captured) -> None:
    place = str(tmp_path / "nowhere")
    assert main(["--archive", place, "ask", "--batch", batch(tmp_path, "who?", "what?")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert place in captured.err
