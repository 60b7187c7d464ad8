"""`--format`: every form of one answer, and what may not be asked for together."""

import json
from pathlib import Path

import pytest

from bot.asking import FORMATS
from bot.cli import main
from bot.exporting.formats import Format, exported
from retrieval.answer import Answer
from tests.bot.answers import disputed, evidence, unanswered
from tests.bot.desks import NOW
from tests.bot.shelves import Shelf, shelved

Captured = pytest.CaptureFixture[str]
OPENINGS = {
    "text": "what did it hit?\n",
    "json": '{"schema":"rashomon.answer/1"',
    "markdown": "# what did it hit?\n",
    "html": "<!DOCTYPE html>",
    "csv": "\ufeffkind,position,value",
    "csl": "[\n",
}


def reply(question: str) -> Answer:
    answer = unanswered(evidence()) if "nobody" in question else disputed()
    return answer.model_copy(update={"question": question})


def test_the_forms_of_the_command_line_are_those_of_the_exports() -> None:
    assert tuple(FORMATS) == tuple(each.value for each in Format) == tuple(OPENINGS)


@pytest.mark.parametrize("form", FORMATS)
def test_an_answer_is_written_in_each_form(form: str, capsys: Captured) -> None:
    assert main(["ask", "--format", form, "what did it hit?"], shelved(reply)) == 0
    assert capsys.readouterr().out.startswith(OPENINGS[form])


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_answering_is_exit_code_1_in_each_form(form: str, capsys: Captured) -> None:
    assert main(["ask", "--format", form, "what did nobody hit?"], shelved(reply)) == 1
    assert capsys.readouterr().out


def test_json_by_its_own_flag_is_the_same(capsys: Captured) -> None:
    main(["ask", "--json", "--format", "json", "who?"], shelved(reply))
    both = capsys.readouterr().out
    main(["ask", "--json", "who?"], shelved(reply))
    assert json.loads(capsys.readouterr().out) == json.loads(both)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--json", "--format", "csv", "who?"], "--json and --format csv ask for different things"),
        (["--batch", "FILE", "--format", "csv"], "--batch writes JSON"),
        (["--format", "xml", "who?"], "--format"),
    ],
)
def test_what_contradicts_itself_is_one_line(arguments: list[str], told: str, capsys: Captured) -> None:
    assert main(["ask", *arguments], shelved(reply)) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert (captured.out, captured.err.count("\n")) == ("", 1)


def test_a_batch_may_say_that_it_is_json(tmp_path: Path, capsys: Captured) -> None:
    questions = tmp_path / "questions.txt"
    questions.write_text("who?\n")
    assert main(["ask", "--batch", str(questions), "--format", "json"], shelved(reply)) == 0


def test_a_terminals_form_is_not_exported() -> None:
    shelf = Shelf(None)
    shelf.take(disputed())
    with pytest.raises(ValueError, match="text"):
        exported(disputed(), Format.TEXT, shelf, NOW)
