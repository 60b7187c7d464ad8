"""Every command on an archive on Milvus: it says what it says of one in a folder, or in one line why it cannot."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import read_settings
from index.errors import UsageError
from tests.bot.desks import with_words
from tests.index.keepers import milvus_or_skip

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, (outlet, day) in enumerate(
        [("Skerry Post", "2031-05-05"), ("Ormby Echo", "2031-05-06"), ("Ormby Echo", "")]
    ):
        text = (
            f"The ferry Gannet ran aground off Ormby on Sunday, the harbour office said. {number + 3} people were hurt."
        )
        row = {"id": f"p{number}", "text": text, "source": outlet, "date": day, "title": f"Ferry {number}"}
        (folder / f"{number}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return folder


@pytest.fixture
def places(tmp_path: Path) -> tuple[str, str]:
    milvus_or_skip()
    return str(tmp_path / "folder"), f"milvus:{tmp_path / 'file.db'}"


def told(place: str, arguments: tuple[str, ...], capsys: Captured) -> tuple[int, str, str]:
    """Exit code and words, without what may differ: the archive's name, its size, ids of groups."""
    code = main(["--archive", place, *arguments], with_words())
    found = capsys.readouterr()
    words = (
        re.sub(r"-?\b[\d.]+ [kM]B on disk|\"(?:origin|story|bytes)\": \d+", "...", each)
        for each in (found.out, found.err)
    )
    return code, *(each.replace(place, "PLACE") for each in words)  # type: ignore[return-value]  # two of them


def test_the_commands_say_the_same_on_both(
    places: tuple[str, str], articles: Path, tmp_path: Path, capsys: Captured
) -> None:
    changed = tmp_path / "changed.jsonl"
    row = {
        "id": "p1",
        "text": "The ferry Gannet ran aground off Ormby on Sunday. Nobody was hurt.",
        "date": "2031-05-06",
    }
    changed.write_text(json.dumps(row), encoding="utf-8")
    script: tuple[tuple[str, ...], ...] = (
        ("add", str(articles), "--json"),
        ("add", str(articles)),
        ("articles",),
        ("articles", "--json", "--undated"),
        ("show", "p1"),
        ("show", "p1@1:0-20"),
        ("verify", "the ferry Gannet ran aground [...] on Sunday"),
        ("verify", "The ferry Gannet ran aground off Orlen on Sunday", "--json"),
        ("show", "p2", "--days"),
        ("edit", "p2", "--date", "2031-05-07", "--outlet", "The Gull"),
        ("add", str(changed)),
        ("changes",),
        ("changes", "p1", "--json"),
        ("stats", "--json"),
        ("doctor",),
        ("remove", "p0", "--json"),
        ("show", "p0"),
        ("articles",),
        ("edit", "nobody", "--title", "x"),
        ("add", str(articles / "none.txt")),
    )
    codes = set()
    for arguments in script:
        folder, milvus = (told(place, arguments, capsys) for place in places)
        if arguments == ("doctor",):  # the model of words is no file
            assert "the archive's model cannot be found" in milvus[1]
            assert milvus[0] == folder[0]
            continue
        if arguments == ("changes", "p1", "--json"):  # when it was seen is another moment
            assert json.loads(milvus[1]).keys() == json.loads(folder[1]).keys()
            continue
        if arguments == ("changes",):
            assert milvus[1].split("\t")[1:] == folder[1].split("\t")[1:]
            continue
        assert milvus == folder, arguments
        codes.add(milvus[0])
    assert codes == {0, 1, 2}
    assert (tmp_path / "file.db").stat().st_mode & 0o077 == 0


def test_what_makes_no_sense_there_is_one_line(
    places: tuple[str, str], articles: Path, tmp_path: Path, capsys: Captured
) -> None:
    _, place = places
    assert main(["--archive", place, "add", str(articles)], with_words()) == 0
    for arguments, line in (
        (("backup", str(tmp_path / "b")), f"rashomon: {place}: `rashomon backup` is for archives in a folder"),
        (("restore", str(tmp_path / "b")), f"rashomon: {place}: `rashomon restore` is for archives in a folder"),
        (("copy", "milvus:x.db"), f"rashomon: {place}: `rashomon copy` is for archives in a folder"),
        (("rebuild", "--model", "x"), f"rashomon: {place}: its vectors cannot be made anew in place"),
    ):
        capsys.readouterr()
        assert main(["--archive", place, *arguments], with_words()) == 2
        err = capsys.readouterr().err
        assert err.startswith(line)
        assert err.count("\n") == 1
    assert main(["--archive", place, "rebuild"], with_words()) == 0


def test_parts_and_a_copy_by_the_command_line(
    places: tuple[str, str], articles: Path, tmp_path: Path, capsys: Captured
) -> None:
    folder, milvus = places
    for part in ("1/3", "2/3", "3/3", "2/3"):
        assert main(["--archive", milvus, "add", str(articles), "--part", part], with_words()) == 0
    assert main(["--archive", folder, "add", str(articles)], with_words()) == 0
    capsys.readouterr()
    assert told(milvus, ("articles",), capsys) == told(folder, ("articles",), capsys)
    target = f"milvus:{tmp_path / 'copy.db'}"
    assert main(["--archive", folder, "copy", target], with_words()) == 0
    assert capsys.readouterr().out == "3 versions copied with 3 passages, none embedded\n"
    assert main(["--archive", folder, "copy", target], with_words()) == 0
    assert capsys.readouterr().out == "0 versions copied with 0 passages, none embedded; 3 there already\n"
    assert told(target, ("articles",), capsys) == told(folder, ("articles",), capsys)
    assert main(["--archive", folder, "copy", "elsewhere"], with_words()) == 2
    assert "elsewhere: not an address of Milvus" in capsys.readouterr().err
    assert main(["--archive", milvus, "add", str(articles), "--part", "4/3"], with_words()) == 2
    assert "--part 4/3: not a part; write K/N" in capsys.readouterr().err


def test_answers_feeds_and_chats_of_an_archive_on_milvus_lie_in_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    def folder_of(text: str) -> Path:
        return read_settings({"archive": text}, {}).archive

    assert folder_of(f"milvus:{tmp_path}/a.db") == tmp_path / "a.db.local"
    assert folder_of("milvus://db.example:19530/news").is_relative_to(tmp_path / "rashomon" / "milvus")
    by_variable = read_settings(
        {"archive": None}, {"RASHOMON_ARCHIVE": "milvus://h:1/x", "RASHOMON_MILVUS_TOKEN": "S3cret"}
    )
    assert by_variable.place == "milvus://h:1/x"
    assert by_variable.milvus is not None
    assert "articles = milvus://h:1/x" in by_variable.lines()
    assert "S3cret" not in "".join(by_variable.lines())
    with pytest.raises(UsageError, match="not an address of Milvus"):
        read_settings({"archive": "milvus://nowhere"}, {})


def test_help_and_a_question_to_a_folder_import_nothing_of_milvus(articles: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from bot.cli import main\n"
        "from tests.bot.desks import with_words\n"
        f"place = ['--archive', {str(tmp_path / 'folder')!r}]\n"
        "main(['--help']); main(['copy', '--help'])\n"
        f"assert main([*place, 'add', {str(articles)!r}], with_words()) == 0\n"
        "assert main([*place, 'ask', 'How many people were hurt?', '--json'], with_words()) in (0, 1)\n"
        "heavy = {'pymilvus', 'milvus_lite', 'grpc', 'pandas', 'pyarrow'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)


def test_without_the_extra_a_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    assert main(["--archive", "milvus://localhost:19530/x", "stats"], with_words()) == 2
    assert (
        "needs Milvus's client; in the checkout: pip install -c constraints.txt '.[milvus]'" in capsys.readouterr().err
    )
