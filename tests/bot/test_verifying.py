"""`rashomon verify` as a person runs it."""

import io
import json
import sys
from pathlib import Path

import pytest

from bot.cli import main
from tests.bot.desks import with_words
from tests.retrieval.newsroom import archive_of, report

Captured = pytest.CaptureFixture[str]
PIER = "The pier at Orlen gave way at dawn with three anglers on it, the coast guard said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive_of(tmp_path / "archive", [report("pier", PIER, outlet="Orlen Echo", title="Pier lost")]).close()
    return tmp_path / "archive"


def run(folder: Path, *words: str) -> int:
    return main(["--archive", str(folder), "verify", *words], with_words())


@pytest.mark.parametrize(
    ("quote", "code", "told"),
    [
        ("gave way at dawn", 0, "FOUND: word for word in 1 article of 1 origin"),
        ("GAVE WAY AT DAWN", 0, "FOUND: but for capitals or punctuation, in 1 article of 1 origin"),
        ("gave way at noon with three anglers", 1, "     differs    “noon” is “dawn” there"),
        ("the bridge was sold", 1, "ABSENT: no article has these words, nor most of them in this order"),
        ("pier lost", 0, "   a headline: Orlen Echo · Pier lost · 2031-03-05 · pier"),
    ],
)
def test_it_says_how_the_quote_stands(folder: Path, quote: str, code: int, told: str, capsys: Captured) -> None:
    assert run(folder, quote) == code
    assert told in capsys.readouterr().out.splitlines()


def test_the_place_is_shown_with_who_says_it(folder: Path, capsys: Captured) -> None:
    run(folder, "gave", "way", "at", "dawn")
    out = capsys.readouterr().out
    assert f"   │ {PIER}\n   Orlen Echo · Pier lost\n" in out
    assert f"     said by    the coast guard\n     find it    pier@1:0-{len(PIER)}\n" in out


def test_a_quote_may_come_through_a_pipe(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("“gave way\nat dawn …\n”".encode())))
    assert run(folder, "--json", "-") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["outcome"], found["quote"]) == ("rashomon.quote/1", "found", "“gave way at dawn … ”")
    assert found["places"][0]["span"] == {"start": 18, "end": 34, "text": "gave way at dawn"}


def test_a_quote_that_cannot_be_looked_up_is_told_so(folder: Path, capsys: Captured) -> None:
    assert run(folder, "...") == 2
    assert "there is no word in the quote" in capsys.readouterr().err
    assert run(folder, "way " * 1_001) == 2
    assert "4,000 are the most" in capsys.readouterr().err
