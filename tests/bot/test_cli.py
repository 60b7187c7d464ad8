"""The command line as a whole: help, slips of the hand, failures, completion."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot import manual
from bot.cli import DEFECT, main
from bot.desk import Desk
from retrieval.answer import Answer
from tests.bot.answers import disputed
from tests.bot.desks import scripted

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
COMMANDS = [name for group in manual.COMMANDS.values() for name in group]
PROGRAM = "import sys; from bot.cli import main; sys.exit(main())"


def reply(_: str) -> Answer:
    return disputed()


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


def test_help_lists_every_command_with_its_line(capsys: Captured) -> None:
    assert main(["--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    for group in manual.COMMANDS.values():
        for name, line in group.items():
            assert f"{name} {line}" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(command: str, capsys: Captured) -> None:
    assert main([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Usage: rashomon {command}")
    assert "--archive" in out


@pytest.mark.parametrize("module", ["bot", "bot.cli"])
def test_the_program_runs_as_a_module(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "--archive", os.devnull + "/none", "stats"],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("rashomon: ")


def test_no_arguments_show_the_help(capsys: Captured) -> None:
    assert main([]) == 0
    assert "Usage: rashomon" in capsys.readouterr().out


def test_a_slip_of_the_hand_is_not_asked(capsys: Captured) -> None:
    assert main(["articels"], scripted(reply)) == 2
    assert "did you mean 'articles'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("search", "'search' is no command and is asked as a question; see rashomon ask\n"),
        ("List", "'List' is no command and is asked as a question; see rashomon articles\n"),
        ("Ormby", "'Ormby' is no command and is asked as a question; see rashomon --help\n"),
        ("Ormby?", ""),
        ("which light?", ""),
    ],
)
def test_a_lone_word_that_is_no_command_is_asked_and_told_so(word: str, told: str, capsys: Captured) -> None:
    main([word], scripted(reply))
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(("word", "meant"), [("aks", "ask"), ("verfy", "verify"), ("check", "verify"), ("What", None)])
def test_a_word_before_a_quoted_question_is_asked_with_it_and_told_so_where_a_command_is_near(
    word: str, meant: str | None, capsys: Captured
) -> None:
    main([word, "which light did it hit?"], scripted(reply))
    told = f"'{word}' is no command and is asked with the rest; is `rashomon {meant}` meant?\n"
    assert capsys.readouterr().err == (told if meant else "")


def test_every_other_programs_name_stands_for_a_command_of_ours() -> None:
    assert {meant.split()[0] for meant in manual.ELSEWHERE.values()} <= {*COMMANDS, "--help", "--version"}
    assert not set(manual.ELSEWHERE) & set(COMMANDS)


def test_options_of_the_program_may_stand_after_the_command(tmp_path: Path, capsys: Captured) -> None:
    assert main(["stats", "--archive", str(tmp_path / "none")]) == 2
    assert str(tmp_path / "none") in capsys.readouterr().err


def test_a_defect_is_one_line_and_its_own_exit_code(capsys: Captured) -> None:
    def broken(_: str) -> Answer:
        raise ZeroDivisionError("7 by\n0")

    assert main(["ask", "who?"], scripted(broken)) == DEFECT
    err = capsys.readouterr().err
    assert err.startswith("rashomon: a defect of the program (ZeroDivisionError: 7 by 0)")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (
            sqlite3.OperationalError("database or disk is full"),
            3,
            "database or disk is full); see that its disk has room",
        ),
        (
            PermissionError(13, "Permission denied", "/x/archive"),
            2,
            "rashomon: /x/archive: Permission denied; name another place, or see to its permissions",
        ),
    ],
)
def test_a_failing_disk_is_one_line(error: Exception, code: int, told: str, capsys: Captured) -> None:
    def failing(_: str) -> Answer:
        raise error

    assert main(["ask", "who?"], scripted(failing)) == code
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1


def test_debug_prints_settings_and_traceback(capsys: Captured) -> None:
    def broken(_: str) -> Answer:
        raise ZeroDivisionError("7")

    assert main(["--debug", "ask", "who?"], scripted(broken)) == DEFECT
    err = capsys.readouterr().err
    assert "archive = " in err
    assert "Traceback" in err


def test_an_interrupt_is_one_line_and_130(capsys: Captured) -> None:
    def interrupted(_: str) -> Answer:
        raise KeyboardInterrupt

    assert main(["ask", "who?"], scripted(interrupted)) == 130
    assert capsys.readouterr().err.strip() == "interrupted"


def test_a_hostile_error_message_cannot_reach_the_terminal(capsys: Captured) -> None:
    main(["--archive", "/no/\x1b[31m\u202e", "stats"])
    err = capsys.readouterr().err
    assert not {"\x1b", "\u202e"} & set(err)


def test_a_hostile_error_message_cannot_reach_the_terminal_with_debug_either(capsys: Captured) -> None:
    main(["--debug", "--archive", "/no/\x1b[31m\u202e", "stats", "\x1b[2J"])
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert not {"\x1b", "\u202e"} & set(err)


@pytest.mark.parametrize("command", ["show", "edit", "remove", "changes"])
def test_a_key_that_begins_with_a_dash_is_told_how_to_be_named(command: str, capsys: Captured) -> None:
    assert main([command, "-late"]) == 2
    assert f"stands behind two: rashomon {command} -- KEY\n" in capsys.readouterr().err


def test_a_slip_in_a_long_option_is_no_key(capsys: Captured) -> None:
    assert main(["show", "--wrong"]) == 2
    assert capsys.readouterr().err.endswith("Try: rashomon show --help\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["demo"], "Try: rashomon demo --help"),
        (["ask", "who?", "--since"], "Try: rashomon ask --help"),
        (["feeds"], "Try: rashomon feeds --help"),
        (["feeds", "poll", "--every"], "Try: rashomon feeds poll --help"),
        (["ask", "--batch"], "name a file of questions, or - for stdin"),
        (["stats", "--archive"], "File name too long; name another place, or see to its permissions, room and disk"),
    ],
)
def test_what_was_typed_is_not_repeated_at_length(before: list[str], after: str, capsys: Captured) -> None:
    long = "pasted \x1b[31m" * 500
    assert main([*before, long], scripted(reply) if "--archive" not in before else Desk()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert len(err) < 600
    assert "\x1b" not in err
    assert err.rstrip().endswith(after)


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f'"{sys.executable}" -c "{PROGRAM}" --help | true; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("place", ["/dev/full", "/dev/full 2>&1"])
def test_standard_output_that_is_full_is_one_line_that_says_so(place: str) -> None:
    command = f'"{sys.executable}" -c "{PROGRAM}" completion bash > {place}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
    told = "rashomon: standard output: No space left on device; make room there, or send it elsewhere\n"
    assert (done.returncode, done.stderr) == (2, "" if "&1" in place else told)


def test_help_imports_nothing_heavy() -> None:
    heavy = ("faiss", "onnxruntime", "torch", "telegram", "rich", "pydantic", "numpy", "sqlite3", "trafilatura")
    code = f"import sys; from bot.cli import main; main(['--help']); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout.startswith("rashomon ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_completion_script(shell: str, capsys: Captured) -> None:
    assert main(["completion", shell]) == 0
    assert "_RASHOMON_COMPLETE" in capsys.readouterr().out


def test_a_shell_completes_commands() -> None:
    done = run(_RASHOMON_COMPLETE="bash_complete", COMP_WORDS="rashomon re", COMP_CWORD="1")
    assert done.stdout.split() == ["plain,report", "plain,remove", "plain,rebuild", "plain,restore"]


def test_text_that_the_terminals_encoding_lacks_is_escaped_not_refused() -> None:
    code = f"from bot.output import emit; emit('{chr(0x2260)} parted\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert done.stdout == b"\\u2260 parted\n"
