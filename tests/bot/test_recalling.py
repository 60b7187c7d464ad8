"""`rashomon log`: answers that were given are listed, opened and asked again."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.desk import Desk
from bot.difference import differences
from bot.history import History
from bot.ink import Paper, paint
from bot.recalling import _lines
from index.found import Filters
from retrieval.answer import Answer, Verdict
from tests.bot.answers import QUOTE, disputed, evidence, position, unanswered
from tests.bot.desks import NOW, Asked
from tests.bot.shelves import shelved

Captured = pytest.CaptureFixture[str]


def reply(question: str) -> Answer:
    answer = unanswered(evidence()) if "nobody" in question else disputed()
    return answer.model_copy(update={"question": question})


def later(question: str) -> Answer:
    """One position is gone, a third origin joined the other, and a new one is there."""
    known = disputed().positions[0]
    joined = position(*known.evidence, evidence("buoy-3", outlet="Buoy News", origin="o7"), value=known.value)
    new = position(evidence("pilot-9", outlet="Belt Wire", origin="o8", span=None), value="a whale")
    return disputed().model_copy(update={"question": question, "positions": (joined, new)})


def run(folder: Path, *arguments: str, desk: Desk | None = None) -> int:
    return main(["--archive", str(folder), *arguments], desk or shelved(reply))


@pytest.fixture
def asked(tmp_path: Path, capsys: Captured) -> Path:
    """An archive of which two questions were asked."""
    run(tmp_path, "what did the ferry hit?")
    run(tmp_path, "what did nobody hit?")
    capsys.readouterr()
    return tmp_path


def test_the_latest_answers_come_first(asked: Path, capsys: Captured) -> None:
    assert run(asked, "log") == 0
    assert capsys.readouterr().out.splitlines() == [
        "2\t2031-05-06 12:00\tcli\tunanswered\twhat did nobody hit?\tno answer",
        "1\t2031-05-06 12:00\tcli\tdisputed\twhat did the ferry hit?\tthe Ormby light ≠ the north pier",
    ]
    run(asked, "log", "--limit", "1")
    assert capsys.readouterr().out.count("\n") == 1


def test_the_list_as_json_holds_no_quotes(asked: Path, capsys: Captured) -> None:
    run(asked, "log", "--json")
    out = capsys.readouterr().out
    latest, first = (json.loads(line) for line in out.splitlines())
    assert (latest["number"], latest["verdict"], latest["values"]) == (2, "unanswered", [])
    assert first["question"] == "what did the ferry hit?"
    assert QUOTE not in out


def test_a_long_question_is_short_in_the_list_and_whole_as_json(asked: Path, capsys: Captured) -> None:
    question = " ".join(["what did the ferry that left Ormby at dawn hit,"] * 12)
    run(asked, question)
    capsys.readouterr()
    run(asked, "log", "--limit", "1")
    listed = capsys.readouterr().out.split("\t")[4]
    assert (len(listed), listed[-1]) == (160, "…")
    assert question.startswith(listed[:-1])
    run(asked, "log", "--limit", "1", "--json")
    assert json.loads(capsys.readouterr().out)["question"] == question


def test_a_terminal_s_list_tells_questions_apart_by_what_they_were_limited_to(asked: Path, capsys: Captured) -> None:
    run(asked, "ask", "--since", "2031-05-01", "--until", "2031-06-30", "what did nobody hit?")
    history = History.open(asked)
    (latest, *_) = history.latest(1)
    history.close()
    assert paint(_lines(latest), Paper(80)).splitlines() == [
        "   3  2031-05-06 12:00 UTC  what did nobody hit?",
        "                            NO ANSWER",
        "                            published since 1 May 2031 · published until 30 June",
        "                            2031",
    ]


def test_words_are_searched_in_the_questions(asked: Path, capsys: Captured) -> None:
    assert run(asked, "log", "search", "FERRY", "hit") == 0
    assert capsys.readouterr().out.startswith("1\t")
    assert run(asked, "log", "search", "zebra") == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "no kept question has all of these words\n")


def test_an_archive_that_was_never_asked_has_an_empty_log(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path, "log") == 0
    assert capsys.readouterr().err == "no answer is kept yet; ask something\n"
    assert list(tmp_path.glob("history*")) == []


def test_what_was_asked_in_chats_is_listed_only_when_asked_for(asked: Path, capsys: Captured) -> None:
    history = History.open(asked)
    history.keep(reply("a chat's own question"), Filters(), date(2031, 5, 6), "telegram:-1001", NOW)
    history.close()
    run(asked, "log")
    run(asked, "log", "search", "chat's")
    assert "chat's" not in capsys.readouterr().out
    run(asked, "log", "--all")
    assert "3\t2031-05-06 12:00\ttelegram:-1001\tdisputed\ta chat's own question" in capsys.readouterr().out


def test_an_answer_is_shown_as_it_was_given(asked: Path, capsys: Captured) -> None:
    assert run(asked, "log", "show", "1", desk=_knowing()) == 0
    out = capsys.readouterr().out
    assert out.startswith("asked on 2031-05-06 12:00 UTC, on the command line\n")
    assert QUOTE in out
    assert run(asked, "log", "show", "2", desk=_knowing()) == 1


def test_an_answer_is_shown_in_every_form(asked: Path, capsys: Captured) -> None:
    run(asked, "log", "show", "1", "--format", "json", desk=_knowing())
    assert Answer.model_validate_json(capsys.readouterr().out) == reply("what did the ferry hit?")
    run(asked, "log", "show", "1", "--format", "csv", desk=_knowing())
    assert capsys.readouterr().out.startswith("\ufeffkind,")


def _knowing(without: str | None = None) -> Desk:
    """A desk whose archive holds the articles already."""
    desk = shelved(reply, without=without)

    def opened(settings: Any) -> Any:
        session = desk.opener(settings)
        session.archive.take(disputed())  # type: ignore[attr-defined]  # the shelf's own
        return session

    return Desk(opener=opened, clock=desk.clock)


def test_an_answer_whose_words_left_the_archive_is_not_shown(asked: Path, capsys: Captured) -> None:
    assert run(asked, "log", "show", "1", desk=_knowing(without="belt-9")) == 2
    captured = capsys.readouterr()
    assert QUOTE not in captured.out
    assert "belt-9" in captured.err


def test_a_forgotten_answer_says_how_to_ask_it_again(asked: Path, capsys: Captured) -> None:
    history = History.open(asked)
    history.forget("belt-9")
    history.close()
    assert run(asked, "log", "show", "1") == 2
    assert "1: it quoted an article that was removed" in capsys.readouterr().err
    assert run(asked, "log", "again", "1") == 0
    assert "no longer kept, so nobody can say what is different now" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["show", "again"])
@pytest.mark.parametrize("number", ["0", "99", "two"])
def test_a_number_that_was_never_given_is_one_line(asked: Path, command: str, number: str, capsys: Captured) -> None:
    assert run(asked, "log", command, number) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_asked_again_an_answer_says_that_nothing_changed(asked: Path, capsys: Captured) -> None:
    assert run(asked, "log", "again", "1") == 0
    out = capsys.readouterr().out
    assert out.startswith("Nothing has changed since 2031-05-06 12:00 UTC.\n")
    assert "DISPUTED" in out


def test_asked_again_an_answer_says_what_changed_and_is_kept(asked: Path, capsys: Captured) -> None:
    assert run(asked, "log", "again", "1", desk=shelved(later)) == 0
    assert capsys.readouterr().out.splitlines()[:5] == [
        "Since 2031-05-06 12:00 UTC:",
        "  new position: a whale",
        "  1 position no longer in the answer",
        "  Buoy News now says the Ormby light",
        "",
    ]
    run(asked, "log", "--limit", "1")
    assert capsys.readouterr().out.startswith("3\t")


def test_asked_again_nothing_may_answer(asked: Path, capsys: Captured) -> None:
    gone = shelved(lambda question: unanswered(evidence()))
    assert run(asked, "log", "again", "1", desk=gone) == 1
    assert "no answer, was disputed" in capsys.readouterr().out


def test_the_comparison_as_json(asked: Path, capsys: Captured) -> None:
    run(asked, "log", "again", "1", "--json", "--no-history", desk=shelved(later))
    told = json.loads(capsys.readouterr().out)
    assert told["changed"] is True
    assert told["changes"][0] == "new position: a whale"
    assert (told["before"]["number"], told["number"]) == (1, None)
    assert told["answer"]["schema"] == "rashomon.answer/1"
    assert told["answer"]["positions"][1]["value"] == "a whale"


def test_a_question_is_asked_again_with_its_filters_and_its_day(tmp_path: Path, capsys: Captured) -> None:
    run(tmp_path, "ask", "--outlet", "Skerry Post", "--as-of", "2031-03-01", "who?")
    record = Asked()
    run(tmp_path, "log", "again", "1", desk=shelved(reply, record))
    assert (record.questions, record.days) == (["who?"], [date(2031, 3, 1)])
    assert record.filters == [Filters(as_of=date(2031, 3, 1), outlet="Skerry Post")]


def test_a_removed_article_takes_its_answers_out_of_the_log(asked: Path, capsys: Captured) -> None:
    from bot.keeping import kept_answers

    with kept_answers(asked) as forget:
        assert forget("belt-9") == 1
    run(asked, "log")
    assert capsys.readouterr().out.startswith("2\t")


def test_the_same_answer_differs_in_nothing_and_another_verdict_is_told() -> None:
    assert differences(disputed(), disputed()) == ()
    agreed = disputed().model_copy(update={"verdict": Verdict.AGREED})
    assert differences(disputed(), agreed) == ("agreed, was disputed",)


def test_a_new_origin_of_a_known_outlet_is_told() -> None:
    known = disputed().positions[0]
    more = position(*known.evidence, evidence("pilot-8", origin="o9"), value=known.value)
    now = disputed().model_copy(update={"positions": (more, disputed().positions[1])})
    assert differences(disputed(), now) == ("the Ormby light now has 2 origins",)
