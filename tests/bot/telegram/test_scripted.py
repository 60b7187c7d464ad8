"""The real program talks to a person over HTTP, about the sample archive, and is stopped in between."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.archive import LocalArchive
from tests.bot.telegram.botapi import BotApi
from tests.bot.telegram.scripted import ROOT, SCRIPT, answered, key_of, program


@pytest.fixture
def archive(sample_archive: LocalArchive, own_reader: object, model_at_hand: None, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_archive.folder, tmp_path / "archive"))


def test_a_conversation_outlives_the_program_and_notices_what_was_removed(archive: Path) -> None:
    with BotApi() as telegram:
        with program(telegram, archive):
            telegram.says(7, SCRIPT[0])
            answer = answered(telegram, 7, 0)
            assert "14" in answer.text
            assert "killing at least seven people" in answer.text
            context = key_of(answer, "context")
            sources = key_of(answer, "sources")
        telegram.says(7, "and how many are still missing?")
        telegram.presses(7, answer.message, key_of(answer, "timeline"))
        with program(telegram, archive):
            follow_up = answered(telegram, 7, 1)
            assert "three people were still missing" in follow_up.text
            picture = answered(telegram, 7, 2)
            assert picture.photo is not None
            telegram.presses(7, answer.message, sources)
            listed = answered(telegram, 7, 3)
            for outlet in ("Coastline Monitor", "Meridian News Agency", "Harbour Gazette"):
                assert outlet in listed.text
            # Another process takes an article out while the bot runs: its quote must not be shown again.
            remove(archive, "coastline-blast-3")
            telegram.presses(7, answer.message, context)
            telegram.until(lambda: len(telegram.notices) == 3)
            assert not [text for text in telegram.texts(7)[4:] if "told parliament" in text]


def test_an_article_that_another_process_adds_is_seen_at_the_next_question(archive: Path, tmp_path: Path) -> None:
    report = tmp_path / "ferry.txt"
    report.write_text(
        "Ferry aground off Sorrow Bay\n\nThe ferry Maridd ran aground off Sorrow Bay on 4 May 2031, the coast guard "
        "said. Forty-one passengers were taken off by helicopter, the coast guard said.\n",
        encoding="utf-8",
    )
    question = "How many passengers were taken off the ferry Maridd?"
    with BotApi() as telegram, program(telegram, archive):
        telegram.says(7, question)
        assert "Forty-one" not in answered(telegram, 7, 0).text
        command(archive, "add", str(report))
        telegram.says(7, question)
        assert "Forty-one" in answered(telegram, 7, 1).text


def test_questions_that_a_kill_interrupted_are_answered_once(archive: Path) -> None:
    questions = (SCRIPT[0], "and how many are still missing?", "/about")
    with BotApi() as telegram:
        for question in questions:
            telegram.says(7, question)
        with program(telegram, archive) as killed:
            telegram.until(lambda: telegram.counts["sendMessage"], 180)
            killed.kill()
        with program(telegram, archive):
            told = [answered(telegram, 7, number).text for number in range(3)]
            telegram.until(lambda: telegram.unread == 0)
        assert [text.count("told parliament") for text in told] == [1, 0, 0]
        assert "three people were still missing" in told[1]
        assert len(telegram.texts(7)) == 3


def test_whoever_may_not_use_it_is_told_whom_to_ask(archive: Path) -> None:
    with BotApi() as telegram, program(telegram, archive, RASHOMON_TELEGRAM_ALLOW="8"):
        telegram.says(7, SCRIPT[0])
        refused = answered(telegram, 7, 0)
        assert "7" in refused.text
        assert "fuel depot" not in refused.text
        telegram.types(7, "fuel depot")
        telegram.until(lambda: telegram.offers)
        assert telegram.offers[0].get("results") in (None, [])
        telegram.until(lambda: telegram.commands)
        assert {"help", "ask"} <= {command["command"] for command in telegram.commands}


def remove(archive: Path, key: str) -> None:
    command(archive, "remove", key)


def command(archive: Path, *arguments: str) -> None:
    program_ = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]
    subprocess.run([*program_, "--archive", str(archive), *arguments], check=True, cwd=ROOT, capture_output=True)
