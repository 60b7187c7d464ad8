"""add, articles, show, edit, remove, stats on a real archive with an encoder that needs no model."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.cli import main
from bot.desk import Desk
from bot.ink import Paper, paint
from bot.listing import _article_lines
from bot.showing import _opened
from index.archive import LocalArchive
from index.article import Basis
from index.day import Day
from index.found import Filters
from index.listed import Listed
from retrieval.answer import Answer
from tests.bot.answers import unanswered
from tests.bot.desks import NOW, WordSession, with_words

Captured = pytest.CaptureFixture[str]

TEXT = """Search

The ferry Gannet ran aground off Ormby on Sunday evening, the harbour office said. Nobody was hurt.

Its pilot said that he had seen the light too late.
"""


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "archive")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "ferry.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    rows = [
        {"id": "p1", "text": TEXT.replace("Nobody", "Two men"), "source": "Skerry Post", "date": "2031-05-05"},
        {"id": "p2", "text": "The mill at Ormby was sold.\tIt had stood empty.", "title": "A\tmill", "date": "12/1"},
    ]
    (articles / "wires.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\nno json\n", encoding="utf-8")
    return articles


@pytest.fixture
def archive(place: str, folder: Path) -> str:
    """What `add` prints here goes to the test before this one's own capture begins."""
    assert main(["--archive", place, "add", str(folder)], with_words()) == 0
    return place


def test_add_takes_what_it_can_and_says_what_it_could_not(place: str, folder: Path, capsys: Captured) -> None:
    assert main(["--archive", place, "add", str(folder)], with_words()) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("3 added, 1 refused")
    assert captured.err.count("\n") == 1
    assert captured.err.startswith(f"refused: {folder}/wires.jsonl:3: ")


def test_the_same_again_is_skipped(archive: str, folder: Path, capsys: Captured) -> None:
    assert main(["--archive", archive, "add", str(folder / "ferry.txt")], with_words()) == 0
    assert capsys.readouterr().out.startswith("0 added, 1 skipped (already in)")


def test_nothing_added_is_exit_code_2(place: str, tmp_path: Path, capsys: Captured) -> None:
    assert main(["--archive", place, "add", str(tmp_path / "absent.txt")], with_words()) == 2
    err = capsys.readouterr().err.splitlines()
    assert err[0].startswith("refused: ")
    assert err[-1] == "rashomon: nothing could be added; the lines above say why"


def test_add_reads_standard_input(place: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["--archive", place, "add", "-"], with_words()) == 0
    assert capsys.readouterr().out.startswith("1 added")


def test_the_summary_can_be_json(place: str, folder: Path, capsys: Captured) -> None:
    main(["--archive", place, "add", "--json", str(folder)], with_words())
    summary = json.loads(capsys.readouterr().out)
    assert (summary["added"], summary["refused"], summary["stopped"]) == (3, 1, False)
    assert summary["refusals"][0]["source"].endswith("wires.jsonl:3")


def test_raw_is_the_stored_text_to_the_byte(archive: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["--archive", archive, "show", "ferry", "--raw"], with_words()) == 0
    assert capfdbinary.readouterr().out == TEXT.replace("\n", "\r\n").encode()


def test_raw_of_an_address_is_the_quote(archive: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = TEXT.replace("\n", "\r\n")
    start = text.index("Nobody")
    main(["--archive", archive, "show", f"ferry@1:{start}-{start + 16}", "--raw"], with_words())
    assert capfdbinary.readouterr().out == b"Nobody was hurt."


def test_show_prints_head_and_text(archive: str, capsys: Captured) -> None:
    assert main(["--archive", archive, "show", "p1"], with_words()) == 0
    out = capsys.readouterr().out
    assert "Skerry Post" in out
    assert "Monday 5 May 2031" in out
    assert "Two men was hurt." in out


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("absent", "absent: no such article"),
        ("p1@9", "p1: it has no version 9, only version 1\n"),
        ("p1@1:5-9999", "has 162 characters"),
    ],
)
def test_show_says_what_is_not_there(archive: str, key: str, told: str, capsys: Captured) -> None:
    assert main(["--archive", archive, "show", key], with_words()) == 2
    assert told in capsys.readouterr().err


def test_a_version_beyond_all_numbers_is_one_line(archive: str, capsys: Captured) -> None:
    assert main(["--archive", archive, "show", "p1", "--version", "9" * 20], with_words()) == 2
    assert capsys.readouterr().err == f"rashomon: p1: it has no version {'9' * 20}, only version 1\n"


def test_show_lists_sentences_with_their_days(archive: str, capsys: Captured) -> None:
    assert main(["--archive", archive, "show", "p1", "--days"], with_words()) == 0
    out = capsys.readouterr().out
    assert "Its pilot said that he had seen the light too late." in out
    assert TEXT.index("The ferry") > 0
    assert f"{TEXT.index('The ferry')}-" in out


def test_a_list_in_a_pipe_can_be_cut_at_its_tabs(archive: str, capsys: Captured) -> None:
    assert main(["--archive", archive, "articles"], with_words()) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [len(row) for row in rows] == [4, 4, 4]
    assert rows[0][:3] == ["2031-05-05", "p1", "Skerry Post"]
    assert ["undated", "p2", "", "A mill"] in rows


def test_on_a_terminal_a_long_article_is_opened_around_its_quote_and_the_whole_is_a_command_away() -> None:
    text = "\n".join(f"Line {n:03} tells of the ferry." for n in range(200))
    start = text.index("Line 100")
    rows = paint(_opened(text, (), (start, start + 8), Paper(80), "rashomon show p1@1"), Paper(80)).splitlines()
    assert (rows[0], rows[-3], rows[-1]) == (
        "... 1,972 characters before",
        "... 1,972 characters behind",
        "The whole article: rashomon show p1@1",
    )
    assert "Line 100 tells of the ferry." in rows
    assert paint(_opened(text, (), (start, start + 8), Paper(), ""), Paper()).splitlines() == text.splitlines()
    assert paint(_opened(text[:900], (), (30, 38), Paper(80), ""), Paper(80)).splitlines() == text[:900].splitlines()


def test_on_a_terminal_it_is_said_that_an_outlet_or_headline_is_not_known() -> None:
    listed = Listed("p2", 1, None, None, None, Basis.UNKNOWN, "en", "x", 9, 1, None, None)
    (row,) = paint(_article_lines(listed), Paper(80)).splitlines()
    assert row.split() == ["undated", "p2", "outlet", "unknown", "·", "no", "headline"]


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("a-short-key", ["2031-05-06            a-short-key              Ormby Echo · Ferry"]),
        (
            "https://ormby.example/a-long-key",
            ["2031-05-06            https://ormby.example/a-long-key", f"{' ' * 22}Ormby Echo · Ferry"],
        ),
    ],
)
def test_on_a_terminal_a_long_key_has_a_line_of_its_own(key: str, rows: list[str]) -> None:
    listed = Listed(
        key, 1, "Ormby Echo", "Ferry", Day.from_iso("2031-05-06"), Basis.STATED, "en", "x", 9, 1, None, None
    )
    assert paint(_article_lines(listed), Paper(80)).splitlines() == rows


def test_only_the_undated_are_listed_on_request(archive: str, capsys: Captured) -> None:
    main(["--archive", archive, "articles", "--undated", "--json"], with_words())
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["article"] for row in rows} >= {"p2"}
    assert all(row["published"] is None for row in rows)


def test_an_edit_is_shown_and_kept(archive: str, capsys: Captured) -> None:
    assert (
        main(["--archive", archive, "edit", "p2", "--date", "2031-04-30", "--outlet", "Ormby Courier"], with_words())
        == 0
    )
    assert "p2: Ormby Courier · A mill · published Wednesday 30 April 2031" in capsys.readouterr().out
    main(["--archive", archive, "articles"], with_words())
    assert "2031-04-30\tp2\tOrmby Courier" in capsys.readouterr().out


@pytest.mark.parametrize("options", [[], ["--date", "soon"], ["--outlet", " "]])
def test_an_edit_that_says_nothing_is_refused(archive: str, options: list[str], capsys: Captured) -> None:
    assert main(["--archive", archive, "edit", "p2", *options], with_words()) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("day", "code"),
    [("2031-05-08", 0), ("2031-05", 0), ("2031", 0), ("2031-05-09", 2), ("2031-06", 2), ("2099-01-01T10:00Z", 2)],
)
def test_a_publication_day_that_is_still_to_come_is_refused(
    archive: str, day: str, code: int, capsys: Captured
) -> None:
    assert main(["--archive", archive, "edit", "p1", "--date", day], with_words()) == code
    told = capsys.readouterr().err
    assert told == (
        f"rashomon: --date {day}: lies in the future; it may be 2 days after today (2031-05-06) at the most\n"
        if code
        else ""
    )


@pytest.mark.parametrize(
    ("day", "code"),
    [("1900", 0), ("1900-01-01", 0), ("12", 2), ("0001-01-01", 2), ("1899-12-31", 2), ("1899-12-31T23:00:00Z", 2)],
)
def test_a_publication_day_before_all_newspapers_is_refused(
    archive: str, day: str, code: int, capsys: Captured
) -> None:
    assert main(["--archive", archive, "edit", "p1", "--date", day], with_words()) == code
    assert capsys.readouterr().err == (
        f"rashomon: --date {day}: is before 1900; write it as 2024-04-21, 2024-04 or 2024-04-21T18:30+03:00\n"
        if code
        else ""
    )


def test_a_moment_that_is_before_the_first_year_elsewhere_is_no_date(archive: str, capsys: Captured) -> None:
    assert main(["--archive", archive, "edit", "p1", "--date", "0001-01-01T00:00+14:00"], with_words()) == 2
    assert "not a date" in capsys.readouterr().err


def test_remove_looks_every_key_up_before_the_first_goes(archive: str, capsys: Captured) -> None:
    assert main(["--archive", archive, "remove", "p1", "absent"], with_words()) == 2
    assert main(["--archive", archive, "remove", "p1"], with_words()) == 0
    assert capsys.readouterr().out.startswith("p1: removed, 1 version")
    assert main(["--archive", archive, "show", "p1"], with_words()) == 2


def test_remove_says_what_still_has_the_words(place: str, tmp_path: Path, capsys: Captured) -> None:
    story = "The ferry Gannet ran aground off Ormby with a load of barley, its owner said."
    rows = [{"id": key, "text": f"{story}\n\nPier {key}."} for key in ("g1", "g2", "g3", "g4")]
    rows.append({"id": "h1", "text": "The council of Ormby voted to sell the old pier."})
    (tmp_path / "wires.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert main(["--archive", place, "add", str(tmp_path / "wires.jsonl")], with_words()) == 0
    capsys.readouterr()
    assert main(["--archive", place, "remove", "g1"], with_words()) == 0
    assert "\n  its longest sentences still stand in g2, g3, g4\n" in capsys.readouterr().out
    main(["--archive", place, "remove", "--json", "g2", "g3", "h1"], with_words())
    told = [json.loads(line)["still_in"] for line in capsys.readouterr().out.splitlines()]
    assert told == [["g4"], ["g4"], []]
    main(["--archive", place, "remove", "g4"], with_words())
    assert "\n  checked: no article has its longest sentences any more\n" in capsys.readouterr().out


def test_stats_count(archive: str, capsys: Captured) -> None:
    assert main(["--archive", archive, "stats", "--json"], with_words()) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 3
    assert main(["--archive", archive, "stats"], with_words()) == 0
    assert archive in capsys.readouterr().out


def test_the_doctor_finds_nothing_in_a_sound_archive(archive: str, capsys: Captured) -> None:
    main(["--archive", archive, "doctor", "--json"], with_words())
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    # The tests' model of words is in no folder and on no hub; nothing else may be found.
    assert [finding for finding in findings if "model" not in finding["what"]] == []


def test_the_doctor_s_serious_finding_is_exit_code_3(archive: str, capsys: Captured) -> None:
    with sqlite3.connect(Path(archive) / "archive.sqlite") as connection:
        connection.execute("UPDATE texts SET text = 'x' || text")
    connection.close()
    assert main(["--archive", archive, "doctor"], with_words()) == 3
    assert "its stored text was altered; to mend it: restore" in capsys.readouterr().out


def test_a_rebuild_embeds_nothing_again_unless_another_model_is_named(archive: str, capsys: Captured) -> None:
    assert main(["--archive", archive, "rebuild"], with_words()) == 0
    assert "0 of them embedded anew" in capsys.readouterr().out
    assert main(["--archive", archive, "rebuild", "--model", "others"], with_words()) == 0
    out = capsys.readouterr().out
    assert "0 of them" not in out


def test_an_archive_of_another_model_says_what_to_do(archive: str, folder: Path, capsys: Captured) -> None:
    assert main(["--archive", archive, "add", "--model", "others", str(folder)], with_words()) == 3
    assert "rashomon rebuild --model others" in capsys.readouterr().err


def test_a_shell_completes_keys(archive: str) -> None:
    words = f"rashomon --archive {archive} show p"
    done = subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()"],
        capture_output=True,
        text=True,
        env={**os.environ, "_RASHOMON_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "4"},
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.stdout.split() == ["plain,p1", "plain,p2"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--outlet", "skery post"], "no article is of an outlet called 'skery post'; is 'Skerry Post' meant?\n"),
        (["--outlet", "Nobody"], "no article is of an outlet called 'Nobody'; `rashomon articles` lists them\n"),
        (["--language", "xx"], "no article is in the language 'xx'; there are: en\n"),
        (["--outlet", "SKERRY POST"], ""),
    ],
)
def test_a_limit_that_no_article_is_within_is_said(
    archive: str, arguments: list[str], told: str, capsys: Captured
) -> None:
    class Silent(WordSession):
        def ask(self, question: str, filters: Filters, today: date) -> Answer:
            return unanswered()

    desk = Desk(opener=Silent, clock=lambda: NOW)
    assert main(["--archive", archive, "who?", *arguments], desk) == 1
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("command", ["stats", "add articles"])
def test_an_archive_that_is_a_file_is_told_so(command: str, folder: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "notes").write_text("mine")
    arguments = [str(tmp_path / each) if each == "articles" else each for each in command.split()]
    assert main(["--archive", str(tmp_path / "notes"), *arguments], with_words()) == 2
    assert "name another" in capsys.readouterr().err
    assert (tmp_path / "notes").read_text() == "mine"


@pytest.mark.parametrize("arguments", [["add", ""], ["--archive", "", "add", "articles"]])
def test_an_empty_name_is_not_the_folder_that_one_stands_in(
    arguments: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(folder.parent)
    before = sorted(folder.parent.rglob("*"))
    assert main(arguments, with_words()) == 2
    assert "an empty name" in capsys.readouterr().err
    assert sorted(folder.parent.rglob("*")) == before


@pytest.mark.parametrize(
    "command",
    [
        "ask who?",
        "chat",
        "show x",
        "report who? -o page.html",
        "log",
        "log show 1",
        "log again 1",
        "log search word",
        "eval questions.jsonl",
        "feedback",
        "feeds list",
        "feeds remove 1",
        "feeds poll",
        "articles",
        "changes",
        "edit x --outlet Post",
        "remove x",
        "stats",
        "doctor",
        "rebuild",
        "backup b.tar.gz",
        "mcp",
        "serve --port 0",
    ],
)
def test_a_command_that_does_not_add_makes_no_archive(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    gold = {"id": "q1", "question": "Who?", "kind": "person", "verdict": "unanswered", "positions": []}
    (tmp_path / "questions.jsonl").write_text(json.dumps(gold))
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert main(["--archive", "archive", *command.split()], with_words()) == 2
    assert capsys.readouterr().err.startswith("rashomon: archive: no archive there; make one with")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("absent.txt", None, "no such file"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "refused"),
        ("dots.txt", b"...\n", "nothing to quote"),
        ("lines.jsonl", b"no json\n[]\n", "refused"),
    ],
)
def test_an_add_that_takes_nothing_makes_no_archive(
    name: str, data: bytes | None, told: str, tmp_path: Path, capsys: Captured
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = sorted(tmp_path.rglob("*"))
    assert main(["--archive", str(tmp_path / "archive"), "add", str(tmp_path / name)], with_words()) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.out.startswith("0 added, ")
    assert sorted(tmp_path.rglob("*")) == before


def test_watching_what_is_no_folder_makes_no_archive(place: str, tmp_path: Path) -> None:
    assert main(["--archive", place, "add", "--watch", str(tmp_path / "absent")], with_words()) == 2
    assert not Path(place).exists()


def test_refusals_before_the_first_article_of_a_new_archive_are_counted_once(
    place: str, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "wires.jsonl"
    file.write_text('no json\n{"id": "p1", "text": "The mill was sold."}\nno json\n')
    assert main(["--archive", place, "add", str(file)], with_words()) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("1 added, 2 refused")
    assert captured.err.count("refused: ") == 2


def test_an_empty_archive_says_what_to_do(tmp_path: Path, capsys: Captured) -> None:
    class Silent(WordSession):
        def ask(self, question: str, filters: Filters, today: date) -> Answer:
            return unanswered()

    place, desk = tmp_path / "archive", Desk(opener=Silent, clock=lambda: NOW)
    LocalArchive.create(place).close()
    assert main(["--archive", str(place), "who?"], desk) == 1
    assert capsys.readouterr().err == "the archive is empty; fill it: rashomon add FILES\n"
