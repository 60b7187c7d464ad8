"""`rashomon chat`: a dialogue through a pipe."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.cli import main
from index.errors import ArchiveBroken, UsageError
from retrieval.answer import Answer
from tests.bot.answers import disputed, unanswered
from tests.bot.desks import Asked, scripted, with_words

Captured = pytest.CaptureFixture[str]
FERRY = "How many people were killed in the Ormby ferry fire on 5 May 2031?"


def talk(
    monkeypatch: pytest.MonkeyPatch, lines: Sequence[str], *options: str, broken: bool = False
) -> tuple[int, Asked]:
    """What comes of typing the lines, and what was asked."""
    asked = Asked()

    def reply(question: str) -> Answer:
        if broken:
            raise ArchiveBroken("quay: the quote at 3-9 is not in its stored text; run `rashomon doctor`")
        if "unaskable" in question:
            raise UsageError("that cannot be asked; ask otherwise")
        answer = unanswered() if "nothing" in question else disputed()
        return answer.model_copy(update={"question": question})

    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(["chat", *options], scripted(reply, asked)), asked


def test_a_follow_up_is_asked_whole_and_says_what_it_kept(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    code, asked = talk(monkeypatch, [FERRY, "and how many were wounded?", "what did the ministry say?"])
    assert code == 0
    assert asked.questions == [
        FERRY,
        "Ormby ferry fire, 5 May 2031: how many were wounded?",
        "Ormby ferry fire, 5 May 2031: what did the ministry say?",
    ]
    assert "kept from before: event: Ormby ferry fire · day: on 5 May 2031" in capsys.readouterr().out


def test_a_question_of_its_own_keeps_nothing(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    _, asked = talk(monkeypatch, [FERRY, "Who won the Skerry election?"])
    assert asked.questions[-1] == "Who won the Skerry election?"
    assert "kept from before" not in capsys.readouterr().out


def test_thanks_are_no_question_and_the_event_outlives_them(monkeypatch: pytest.MonkeyPatch) -> None:
    _, asked = talk(monkeypatch, [FERRY, "Thanks!", "and how many were wounded?"])
    assert asked.questions[1:] == ["Ormby ferry fire, 5 May 2031: how many were wounded?"]


def test_without_asks_again_without_one_thing_or_all(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    lines = ["/without", FERRY, "and how many were wounded?", "/without day", "/without tune", "/without", "/without"]
    _, asked = talk(monkeypatch, lines)
    assert asked.questions[2:] == ["Ormby ferry fire: how many were wounded?", "and how many were wounded?"]
    told = capsys.readouterr().err
    assert told.count("nothing was carried over") == 2
    assert "'tune' was not carried over; carried over: event" in told


def test_new_begins_anew_and_may_ask_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _, asked = talk(monkeypatch, [FERRY, "/new", "and how many were wounded?", "/new where did it burn?"])
    assert asked.questions[1:] == ["and how many were wounded?", "where did it burn?"]


def test_a_question_that_cannot_be_asked_does_not_end_the_chat(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    code, asked = talk(monkeypatch, ["Is the unaskable Skerry vote near?", "", "x" * 5_000, "/dance", FERRY])
    assert code == 0
    assert asked.questions[-1] == FERRY
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "that cannot be asked; ask otherwise"
    assert told[1].startswith("the question has 5,000 characters")
    assert told[2] == "no command is called /dance; /help lists them"


def test_quit_ends_it_before_the_pipe_does(monkeypatch: pytest.MonkeyPatch) -> None:
    _, asked = talk(monkeypatch, ["/quit", FERRY])
    assert asked.questions == []


def test_filters_hold_for_every_question(monkeypatch: pytest.MonkeyPatch) -> None:
    _, asked = talk(monkeypatch, [FERRY, "where?"], "--outlet", "Nachtpost", "--as-of", "2031-05-20")
    assert {filters.outlet for filters in asked.filters} == {"Nachtpost"}
    assert {day.isoformat() for day in asked.days} == {"2031-05-20"}


def test_a_broken_archive_ends_it(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    code, _ = talk(monkeypatch, [FERRY, FERRY], broken=True)
    assert code == 3
    assert capsys.readouterr().err.startswith("rashomon: quay: the quote at 3-9")


def test_no_archive_is_said_before_anything_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(FERRY))
    assert main(["--archive", str(tmp_path / "none"), "chat"], with_words()) == 2
    assert "no archive there" in capsys.readouterr().err
