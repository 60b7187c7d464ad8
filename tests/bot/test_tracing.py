"""`rashomon trace` as a person runs it."""

import json
from pathlib import Path

import pytest

from bot import words_tracing
from bot.cli import main
from retrieval.trace import Fate
from tests.bot.desks import with_words

Captured = pytest.CaptureFixture[str]
TOLD = "The ferry Ondine struck the north pier at Orlen on 4 May 2031, injuring eleven people, the coast guard said."
OLD = "In June 2027 a barge struck the quay at Orlen, injuring two people."
QUESTION = "How many people were injured when the Ondine struck the pier at Orlen on 4 May 2031?"


@pytest.fixture
def folder(tmp_path: Path, capsys: Captured) -> Path:
    ferry = {"id": "echo", "text": f"{TOLD}\n\n{OLD}", "title": "Ferry hits pier", "source": "Orlen Echo"}
    wheat = {"id": "belt", "text": "Wheat prices rose in Belt for a third week, traders said.", "source": "Belt Post"}
    lines = (json.dumps(article | {"date": "2031-05-05"}) + "\n" for article in (ferry, wheat))
    (tmp_path / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    assert main(["--archive", str(tmp_path / "archive"), "add", str(tmp_path / "articles.jsonl")], with_words()) == 0
    capsys.readouterr()
    return tmp_path / "archive"


def run(folder: Path, *words: str) -> int:
    return main(["--archive", str(folder), "trace", *words], with_words())


def test_it_says_what_became_of_each_sentence(folder: Path, capsys: Captured) -> None:
    assert run(folder, "echo", QUESTION) == 0
    out = capsys.readouterr().out
    assert "  Orlen Echo · Ferry hits pier (echo@1)\n" in out
    assert f"   │ {TOLD}\n     in the answer, under “eleven”\n" in out
    assert f"   │ {OLD}\n     left out: it tells of June 2027\n" in out


def test_an_article_that_the_answer_does_not_have_is_exit_code_1(folder: Path, capsys: Captured) -> None:
    assert run(folder, "belt", QUESTION) == 1
    assert "Of the question's words it has nowhere: people, injured, Ondine" in capsys.readouterr().out


def test_a_filter_that_hides_it_is_told(folder: Path, capsys: Captured) -> None:
    assert run(folder, "echo", "--outlet", "Belt Post", QUESTION) == 1
    assert words_tracing.HIDDEN["outlet"] in capsys.readouterr().out


def test_an_address_is_a_key_too_and_json_has_every_sentence(folder: Path, capsys: Captured) -> None:
    assert run(folder, "--json", "echo@1:0-20", QUESTION) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["fate"] for each in told["sentences"]] == ["cited", "other_day"]


def test_an_unknown_article_is_one_line(folder: Path, capsys: Captured) -> None:
    assert run(folder, "nobody", QUESTION) == 2
    assert capsys.readouterr().err == "rashomon: nobody: no such article; `rashomon articles` lists what there is\n"


@pytest.mark.parametrize("fate", Fate)
def test_every_fate_has_its_words(fate: Fate) -> None:
    assert words_tracing.fate(fate.value, "eleven", 0.1, "2031-05-04", 0.25)
    assert words_tracing.rest({fate.value: 2}) != "Of its other sentences: ."


@pytest.mark.parametrize("name", ["since", "until", "as_of", "outlet", "language"])
def test_every_filter_has_its_words(name: str) -> None:
    assert words_tracing.HIDDEN[name].startswith("Not seen: ")
