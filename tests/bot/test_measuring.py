"""`rashomon eval` on an archive of one's own."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.cli import main
from bot.desk import Desk
from index.found import Filters
from retrieval.answer import Answer, Slice
from tests.bot.answers import QUOTE, disputed, evidence, position, unanswered
from tests.bot.desks import NOW, WordSession

Captured = pytest.CaptureFixture[str]
TEXT = f"{QUOTE} Nobody was hurt."


class MeasuredSession(WordSession):
    """Knows one thing: what the ferry hit."""

    def ask(self, question: str, filters: Filters, today: date) -> Answer:
        if "ferry" not in question:
            return unanswered()
        piece = evidence("pilot-1", quote=Slice(start=0, end=len(QUOTE), text=QUOTE), span=None)
        return disputed().model_copy(update={"positions": (position(piece),), "verdict": "single_source"})


DESK = Desk(opener=MeasuredSession, clock=lambda: NOW)


def gold(id_: str, question: str, verdict: str, *positions: dict[str, object], **more: str) -> str:
    return json.dumps(
        {"id": id_, "question": question, "kind": "place", "verdict": verdict, "positions": positions, **more}
    )


LIGHT = {"value": "light", "accept": ["ormby light"], "evidence": [{"article": "pilot-1", "quote": QUOTE}]}
GONE = {"value": "pier", "accept": ["pier"], "evidence": [{"article": "not-here", "quote": "It hit the pier."}]}


@pytest.fixture
def archive(tmp_path: Path) -> str:
    place, file = str(tmp_path / "archive"), tmp_path / "pilot-1.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["--archive", place, "add", str(file)], DESK) == 0
    return place


def test_each_question_gets_a_line_and_a_reason_and_all_get_figures(
    archive: str, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "gold.jsonl"
    lines = [
        gold("right", "what did the ferry hit?", "agreed", LIGHT),
        gold("wrong", "what did the ferry hit?", "disputed", LIGHT, GONE, as_of="2031-05-06"),
        gold("nobody", "who sang?", "unanswered"),
        gold("none", "what did the ferry hit?", "agreed", GONE),
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert main(["--archive", archive, "eval", str(file)], DESK) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "right right 1 of 1 position, 1 of 1 citation right " in out
    assert "partly wrong 1 of 2 positions" in out
    assert "missed pier; the archive has no not-here" in out
    assert "wrong none 0 of 1 position" in out
    assert "verdict accuracy 0.750" in out
    assert "quotes verbatim 1.000" in out


def test_the_figures_can_be_json(archive: str, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(gold("right", "what did the ferry hit?", "agreed", LIGHT), encoding="utf-8")
    assert main(["eval", str(file), "--json", "--archive", archive], DESK) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["figures"]["questions"] == 1
    assert [question["id"] for question in found["questions"]] == ["right"]


@pytest.mark.parametrize(("text", "told"), [(None, "cannot be read"), ("{}", "not a gold question")])
def test_a_file_that_holds_no_questions_is_one_line(
    archive: str, tmp_path: Path, capsys: Captured, text: str | None, told: str
) -> None:
    file = tmp_path / "gold.jsonl"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert main(["--archive", archive, "eval", str(file)], DESK) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1
