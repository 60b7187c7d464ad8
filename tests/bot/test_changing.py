"""`rashomon changes`, and what an earlier answer says of words that its source has changed since."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli import main
from bot.history import History
from index.add import add
from index.archive import LocalArchive
from index.article import Incoming
from index.found import Filters
from retrieval.outdated import outdated
from tests.bot.desks import NOW, with_words
from tests.fakes import WordEncoder
from tests.retrieval.newsroom import TODAY, answer_of, archive_of, report

Captured = pytest.CaptureFixture[str]
HARBOUR = report(
    "harbour",
    "Rescuers took 11 sailors off a barge near Pellin, the harbour master said.",
    "The barge had lost its rudder in the night. It was towed to the yard at noon.",
    title="Barge lost off Pellin",
    outlet="Daily Kite",
)
SILENT = replace(HARBOUR, text=HARBOUR.text.replace("11 sailors", "14 sailors"), title="Barge saved off Pellin")
ADDED = replace(HARBOUR, text=f"{HARBOUR.text}\n\nIts owner thanked the crew of the tug.")
QUESTION = "How many sailors were rescued off Pellin?"


def then(archive: LocalArchive, version: Incoming) -> None:
    add(archive, [version], WordEncoder(), lambda: NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive_of(tmp_path / "archive", [HARBOUR]).close()
    return tmp_path / "archive"


def run(folder: Path, *words: str) -> int:
    return main(["--archive", str(folder), *words], with_words())


def keep(folder: Path) -> None:
    """Asks, and keeps the answer as the log does."""
    with LocalArchive.open(folder) as archive:
        answer = answer_of(archive, QUESTION, "11", "14")
        assert answer.positions
        history = History.open(folder)
        history.keep(answer, Filters(), TODAY, "cli", NOW)
        history.close()


def test_the_words_that_an_outlet_altered_are_shown(folder: Path, capsys: Captured) -> None:
    with LocalArchive.open(folder) as archive:
        then(archive, SILENT)
    assert run(folder, "changes", "harbour") == 0
    told = capsys.readouterr().out
    assert "version 1 to 2, seen Tuesday 6 May 2031, 12:00 UTC: 1 alteration" in told
    assert "headline: [-Barge lost off Pellin-] {+Barge saved off Pellin+}" in told
    assert "Rescuers took [-11-] {+14+} sailors off a barge near Pellin, the harbour …" in told


def test_the_changes_as_json_are_slices_of_both_versions(folder: Path, capsys: Captured) -> None:
    with LocalArchive.open(folder) as archive:
        then(archive, SILENT)
        then(archive, ADDED)
    run(folder, "changes", "harbour", "--json")
    steps = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(step["from"], step["to"]) for step in steps] == [(1, 2), (2, 3)]
    texts = {1: HARBOUR.text, 2: SILENT.text, 3: ADDED.text}
    for step in steps:
        for change in step["changes"]:
            for side, number in (("old", step["from"]), ("new", step["to"])):
                piece = change[side]
                assert texts[number][piece["start"] : piece["end"]] == piece["text"]
    assert [change["new"]["text"] for change in steps[1]["changes"]] == ["11", "Its owner thanked the crew of the tug."]


def test_articles_that_changed_are_listed(folder: Path, capsys: Captured) -> None:
    assert run(folder, "changes") == 0
    assert "no article has changed" in capsys.readouterr().err
    with LocalArchive.open(folder) as archive:
        then(archive, SILENT)
    run(folder, "changes")
    assert capsys.readouterr().out == "2031-05-06\tharbour\t2\tDaily Kite\tBarge saved off Pellin\n"
    run(folder, "changes", "--json")
    assert json.loads(capsys.readouterr().out)["versions"] == 2


def test_an_article_that_never_changed_says_so(folder: Path, capsys: Captured) -> None:
    assert run(folder, "changes", "harbour") == 0
    assert "there is one version of it" in capsys.readouterr().err
    assert run(folder, "changes", "nothing") == 2


def test_an_earlier_answer_says_that_its_words_are_gone(folder: Path, capsys: Captured) -> None:
    keep(folder)
    with LocalArchive.open(folder) as archive:
        then(archive, SILENT)
    assert run(folder, "log", "show", "1") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "harbour: quoted from version 1, the outlet has changed it since (version 2)" in told
    assert "THE WORDS QUOTED HERE ARE GONE" in told
    run(folder, "changes", "harbour")
    assert f"answer 1 quoted words that are gone: “{QUESTION}”; rashomon log again 1" in capsys.readouterr().out


def test_an_earlier_answer_whose_words_still_stand_says_that_too(folder: Path, capsys: Captured) -> None:
    keep(folder)
    with LocalArchive.open(folder) as archive:
        then(archive, ADDED)
    run(folder, "log", "show", "1", "--format", "json")
    captured = capsys.readouterr()
    assert "its words still stand there" in captured.err
    json.loads(captured.out)
    run(folder, "changes", "harbour")
    assert "are gone" not in capsys.readouterr().out


def test_an_answer_of_now_is_never_outdated(folder: Path) -> None:
    with LocalArchive.open(folder) as archive:
        then(archive, SILENT)
        assert outdated(answer_of(archive, QUESTION, "11", "14"), archive) == ()


def test_an_older_version_says_that_there_is_a_newer_one(folder: Path, capsys: Captured) -> None:
    with LocalArchive.open(folder) as archive:
        then(archive, SILENT)
    run(folder, "show", "harbour", "--version", "1")
    assert "this is version 1 of 2" in capsys.readouterr().err
    run(folder, "show", "harbour")
    assert capsys.readouterr().err == ""
