"""The design's eight promises, each with a test that fails when it is broken.

Where a promise has a whole file of its own, that is named here and this is only its shortest form.
"""

import ast
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import retrieval.disagreement
from bot.cli import main
from bot.desk import Desk
from bot.settings import Settings
from index.archive import LocalArchive
from index.article import Incoming
from index.embedding.encoder import Encoder
from index.rebuild import rebuild
from index.schema import DATABASE
from retrieval.answer import Answer, Kind, Verdict
from retrieval.readers.reader import Reader, ReadSpan, Window
from retrieval.verify import quoted_in
from tests.bot.desks import NOW, WordSession
from tests.fakes import CuedReader, HastyReader, WordEncoder
from tests.retrieval.newsroom import answer_of, archive_of, cited, report, values

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[1]
QUESTION = "How many sailors were rescued off Pellin?"
HARBOUR = report(
    "harbour", "Rescuers took 11 sailors off a barge near Pellin, the harbour master said.", day="2031-03-04"
)
COAST = report("coast", "The coast guard said that 14 sailors were rescued off Pellin.", day="2031-03-05")


class Reading(WordSession):
    """Archives with an encoder of words, read by the reader that it is given."""

    def __init__(self, settings: Settings, reader: Reader) -> None:
        super().__init__(settings)
        self.__dict__["reader"] = reader

    def chosen_encoder(self) -> WordEncoder:
        return WordEncoder()


def desk(reader: Reader) -> Desk:
    return Desk(opener=lambda settings: Reading(settings, reader), clock=lambda: NOW)


def made(folder: Path, *articles: Incoming) -> Path:
    archive_of(folder, articles).close()
    return folder


class _Altering:
    """Somebody changes a stored text while the question is being read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        connection = sqlite3.connect(self._folder / DATABASE)
        with connection:
            connection.execute("UPDATE texts SET text = replace(text, '11', '17')")
        connection.close()
        return CuedReader("11").read(question, windows)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_1_no_quote_is_shown_that_is_not_a_slice_of_the_stored_text(
    options: list[str], tmp_path: Path, capsys: Captured
) -> None:
    """tests/retrieval/test_verify.py and the property in tests/retrieval/test_ask.py."""
    folder = made(tmp_path / "archive", HARBOUR)
    assert main(["--archive", str(folder), "ask", *options, QUESTION], desk(CuedReader("11"))) == 0
    assert "11 sailors" in capsys.readouterr().out
    assert main(["--archive", str(folder), "ask", *options, QUESTION], desk(_Altering(folder))) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("rashomon: harbour: ")


def test_1_the_stored_text_is_the_inputs_text_unchanged(tmp_path: Path, capsys: Captured) -> None:
    text = "Share this\r\n\n  Rescuers took  11 sailors\u00a0off Pellin 🚢, he said. \n\nComments (3)\n\x0b"
    folder = made(tmp_path / "archive", Incoming("/x.txt", text, key="x"))
    assert main(["--archive", str(folder), "show", "x", "--raw"], desk(CuedReader())) == 0
    assert capsys.readouterr().out == text


STATEMENTS = (
    HARBOUR,
    COAST,
    report("quay", "“We pulled out two dozen sailors off Pellin,” said Ada Venn, a pilot, on Tuesday at 9:50 p.m."),
    report("denial", "The ministry denied that any sailors had been rescued off Pellin. Nobody swam, it said."),
)
CUES = ("11", "14", "two dozen", "Ada Venn", "Pellin", "pulled", "denied", "rescued", "Tuesday at 9:50 p.m.")
ASKED = (
    (QUESTION, Kind.NUMBER),
    ("Who pulled sailors out off Pellin?", Kind.PERSON),
    ("Which town was the barge near?", Kind.PLACE),
    ("How were the sailors rescued off Pellin?", Kind.ACCOUNT),
    ("Were sailors rescued off Pellin?", Kind.POLARITY),
    ("When were sailors pulled out off Pellin?", Kind.DATE),
)


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> LocalArchive:
    return archive_of(tmp_path_factory.mktemp("promises") / "archive", STATEMENTS)


@pytest.mark.parametrize(("question", "kind"), ASKED)
def test_2_every_value_is_said_in_its_own_quotes(statements: LocalArchive, question: str, kind: Kind) -> None:
    readers: list[Reader] = [HastyReader(), *map(CuedReader, CUES)]
    answers = [answer_of(statements, question, reader=reader) for reader in readers]
    assert any(answer.positions for answer in answers)
    for answer in answers:
        assert answer.reading.kind is kind
        for position in answer.positions:
            quotes = words_in(" ".join(e.quote.text for e in position.evidence))
            days = words_in(" ".join(f"{e.day} {e.published}" for e in position.evidence))
            said = words_in(" ".join((position.value, *position.also)))
            if kind is Kind.POLARITY:
                assert said <= {"yes", "no"}
            elif kind is Kind.DATE:
                figures = {word.lstrip("0") for word in said if word.isdigit()}
                assert figures <= {word.lstrip("0") for word in quotes | days}
            else:
                assert said <= quotes


@pytest.mark.parametrize("question", [QUESTION, "Were sailors rescued off Pellin?"])
def test_2_what_the_program_says_itself_is_from_templates(statements: LocalArchive, question: str) -> None:
    answer = answer_of(statements, question, "11", "14", "two dozen", "rescued")
    assert answer.disagreements
    source = ast.parse(Path(retrieval.disagreement.__file__).read_text(encoding="utf-8"))
    literals = " ".join(n.value for n in ast.walk(source) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    names = " ".join(f"{e.article} {e.outlet}" for e in quoted_in(answer))
    stated = " ".join(form for p in answer.positions for form in (p.value, *p.also))
    for apart in answer.disagreements:
        invented = words_in(apart.words) - words_in(f"{literals} {names} {stated}")
        assert {word for word in invented if not word.isdigit()} == set()


def two_officials() -> Incoming:
    return report(
        "quarrel",
        "The harbour master said that 11 sailors were rescued off Pellin.",
        "The coast guard said that 14 sailors were rescued off Pellin.",
    )


def test_3_two_officials_in_one_article_are_two_positions_and_both_are_shown(tmp_path: Path, capsys: Captured) -> None:
    """tests/retrieval/test_disagreement.py, tests/retrieval/values/test_grouping.py."""
    folder = made(tmp_path / "archive", two_officials())
    assert main(["--archive", str(folder), "ask", "--json", QUESTION], desk(CuedReader("11", "14"))) == 0
    answer = Answer.model_validate_json(capsys.readouterr().out)
    assert answer.verdict is Verdict.DISPUTED
    assert len(answer.positions) == 2
    assert main(["--archive", str(folder), "ask", QUESTION], desk(CuedReader("11", "14"))) == 0
    out = capsys.readouterr().out
    assert "DISPUTED" in out
    assert all(value in out for value in values(answer))


def test_4_one_unnamed_official_through_one_agency_is_one_origin_in_two_outlets(tmp_path: Path) -> None:
    """tests/retrieval/test_origins.py, tests/index/origins/test_copies.py, tests/index/test_wires.py."""
    told = "told Reuters on condition of anonymity"
    kite = report("kite", f"A port official {told} that 11 sailors were rescued off Pellin.")
    post = report("post", f"Off Pellin 11 sailors were rescued, a port official {told}.")
    pilot = report("pilot", "A pilot, Ada Venn, said 11 sailors were rescued off Pellin.")
    with archive_of(tmp_path / "together", [kite, post]) as archive:
        (position,) = answer_of(archive, QUESTION, "11").positions
    assert (position.outlets, position.origins) == (2, 1)
    with archive_of(tmp_path / "apart", [HARBOUR, pilot]) as archive:
        (position,) = answer_of(archive, QUESTION, "11").positions
    assert (position.outlets, position.origins) == (2, 2)


def test_5_the_day_is_the_events_and_it_is_said_where_it_was_taken_from(tmp_path: Path) -> None:
    """tests/index/times/test_dating.py, tests/index/origins/test_stories.py, tests/retrieval/test_candidates.py."""
    article = report(
        "kite",
        "A barge sank off Pellin on Sunday evening, the coast guard said.",
        "It said that 11 sailors were rescued off Pellin.",
        day="2031-03-05",  # a Wednesday
    )
    with archive_of(tmp_path / "archive", [article]) as archive:
        (position,) = answer_of(archive, f"{QUESTION[:-1]} on 2 March 2031?", "11").positions
        (shown,) = position.evidence
        assert shown.day == "2031-03-02"
        assert shown.day_from in ("context", "lead")
        assert shown.published == "2031-03-05"
        assert answer_of(archive, f"{QUESTION[:-1]} on 5 March 2031?", "11").positions == ()


def test_6_it_says_so_when_nothing_answers_and_shows_the_nearest_miss(tmp_path: Path, capsys: Captured) -> None:
    april = report("kite", "On 21 April 2031, 11 sailors were rescued off Pellin.", day="2031-04-22")
    folder = made(tmp_path / "archive", april)
    question = f"{QUESTION[:-1]} on 5 May 2031?"
    assert main(["--archive", str(folder), "ask", "--json", question], desk(CuedReader("11"))) == 1
    answer = Answer.model_validate_json(capsys.readouterr().out)
    assert (answer.verdict, answer.positions) == (Verdict.UNANSWERED, ())
    assert [e.day for e in answer.nearest] == ["2031-04-21"]
    assert main(["--archive", str(folder), "ask", question], desk(CuedReader("11"))) == 1
    assert "21 April 2031" in capsys.readouterr().out


def test_7_what_is_not_sqlite_can_be_lost_and_made_again_without_embedding(tmp_path: Path) -> None:
    """tests/index/test_crash.py kills a write anywhere; tests/index/test_doctor.py rebuilds."""
    folder = made(tmp_path / "archive", HARBOUR, COAST)

    def said() -> tuple[list[str], set[str]]:
        with LocalArchive.open(folder) as archive:
            answer = answer_of(archive, QUESTION, "11", "14")
        return values(answer), cited(answer)

    before = said()
    assert before[1] == {"harbour", "coast"}
    for path in folder.iterdir():
        if not path.name.startswith(DATABASE):
            path.unlink()
    assert said() == before
    with LocalArchive.open(folder) as archive:
        assert rebuild(archive, None).embedded == 0
    assert said() == before


OFFLINE = """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        print("CALLED OUT", event, arguments, file=sys.stderr)
        raise OSError("no network in this test")
sys.addaudithook(refuse)
from bot.cli import main
code = max(main(command.split(" ")) for command in sys.argv[1].split(" THEN "))
heavy = sorted({"torch", "sentence_transformers", "telegram"} & set(sys.modules))
print("HEAVY", heavy, file=sys.stderr)
sys.exit(code)
"""


def offline(*commands: str) -> subprocess.CompletedProcess[str]:
    """One after another in a process that may not call out."""
    run = [sys.executable, "-c", OFFLINE, " THEN ".join(commands)]
    return subprocess.run(run, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)


def test_8_asking_calls_nobody_and_needs_no_torch(
    sample_archive: LocalArchive, own_reader: Reader, own_encoder: Encoder
) -> None:
    """tests/bench/start.py measures how long it takes."""
    done = offline(f"--archive {sample_archive.folder} ask --json Who was arrested?")
    assert done.returncode in (0, 1), done.stderr
    assert json.loads(done.stdout)["schema"] == "rashomon.answer/1"
    assert done.stderr.strip() == "HEAVY []"


def test_8_whatever_else_is_done_with_files_of_ones_own_calls_nobody(tmp_path: Path, own_encoder: Encoder) -> None:
    page = (
        "<html><head><link rel=canonical href=https://kite.example/a></head><body><article><p>{}</p></article></body>"
    )
    (tmp_path / "page.html").write_text(page.format(HARBOUR.text * 3), encoding="utf-8")
    (tmp_path / "coast.txt").write_text(COAST.text, encoding="utf-8")
    place = tmp_path / "archive"
    done = offline(
        *(
            f"--archive {place} {command}"
            for command in (
                f"add {tmp_path}/page.html {tmp_path}/coast.txt",
                "verify 14 sailors were rescued",
                f"report How many sailors were rescued? -o {tmp_path}/answer.html",
                "edit coast --date 2021-03-04",
                "articles",
                "show coast",
                "rebuild",
                f"backup {tmp_path}/kept.tar.gz",
                "remove coast",
                f"restore --replace {tmp_path}/kept.tar.gz",
                "doctor",
            )
        )
    )
    assert done.returncode == 0, done.stderr
    assert "CALLED OUT" not in done.stderr
    assert "2 added" in done.stdout
    assert (tmp_path / "answer.html").is_file()
