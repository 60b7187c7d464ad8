"""The Python API: its names, its weight, its examples, and what it promises."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import retrieval
from index.archive import LocalArchive
from index.errors import ArchiveBroken, NoArchive, UnknownArticle, UsageError
from retrieval import Answer, OpenArchive, RashomonError, Slice, Verdict, open_archive
from retrieval.readers.reader import Reader

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
ASKED = "Was the port authority warned before the explosion?"


@pytest.fixture
def opened(sample_archive: LocalArchive, own_reader: Reader) -> OpenArchive:
    return open_archive(sample_archive.folder, today=lambda: date(2026, 1, 2))


def test_the_public_names_are_these() -> None:
    assert retrieval.__all__ == [
        "SCHEMA", "Answer", "Attribution", "Days", "Disagreement", "Evidence", "Kind", "OpenArchive", "Position",
        "RashomonError", "Reading", "Slice", "Took", "Verdict", "open_archive",
    ]  # fmt: skip
    assert all(hasattr(retrieval, name) for name in retrieval.__all__)


def test_importing_it_loads_no_model_library() -> None:
    code = "import sys, retrieval; print(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    loaded = _python("-c", code).split()
    assert not {"faiss", "onnxruntime", "torch", "numpy", "transformers", "sentence_transformers", "bot"} & set(loaded)


def test_three_lines_lead_to_an_answer(sample_archive: LocalArchive, own_reader: Reader) -> None:
    with open_archive(str(sample_archive.folder)) as archive:
        answer = archive.ask(ASKED)
    assert answer.verdict is Verdict.DISPUTED
    assert {position.value for position in answer.positions} == {"yes", "no"}


def test_filters_limit_what_is_seen(opened: OpenArchive) -> None:
    with opened:
        outlet = opened.outlets()[0]
        answer = opened.ask(ASKED, outlet=outlet, language="en", until=date(2030, 1, 1))
        assert {e.outlet for p in answer.positions for e in p.evidence} <= {outlet}
        nothing = opened.ask(ASKED, as_of=date(1999, 1, 1), since=date(1998, 1, 1))
        assert nothing.verdict is Verdict.UNANSWERED


def test_a_quote_leads_to_its_article(opened: OpenArchive) -> None:
    with opened:
        evidence = opened.ask(ASKED).positions[0].evidence[0]
        text = opened.article(evidence.article, evidence.version).text
        assert text[evidence.quote.start : evidence.quote.end] == evidence.quote.text
        assert evidence.article in {listed.key for listed in opened.articles()}
        with pytest.raises(UnknownArticle):
            opened.article("nowhere")


def test_an_answer_is_held_against_the_archive(opened: OpenArchive) -> None:
    with opened:
        answer = opened.ask(ASKED)
        opened.verify(answer)
        with pytest.raises(ArchiveBroken):
            opened.verify(_altered(answer))


def test_no_answer_is_given_that_the_archive_does_not_bear_out(
    opened: OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened:
        false = _altered(opened.ask(ASKED))
        monkeypatch.setattr("retrieval.ask.ask", lambda *_, **__: false)
        with pytest.raises(ArchiveBroken):
            opened.ask(ASKED)


def _altered(answer: Answer) -> Answer:
    """The same answer with a word in a quote that was never said."""
    position = answer.positions[0]
    evidence = position.evidence[0]
    quote = Slice(start=evidence.quote.start, end=evidence.quote.end, text=evidence.quote.text[:-1] + "!")
    false = evidence.model_copy(update={"quote": quote})
    return answer.model_copy(update={"positions": (position.model_copy(update={"evidence": (false,)}),)})


def test_what_cannot_be_asked_says_why(opened: OpenArchive, tmp_path: Path) -> None:
    with opened, pytest.raises(UsageError, match="the question is empty"):
        opened.ask(" \n ")
    with pytest.raises(NoArchive):
        open_archive(tmp_path / "nowhere")
    assert issubclass(NoArchive, RashomonError)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_says_what_it_is_and_how_to_run_it(example: Path) -> None:
    text = example.read_text(encoding="utf-8")
    assert f"python examples/{example.name} " in text
    assert {line.split()[1].partition(".")[0] for line in text.splitlines() if line.startswith("from ")} <= {
        "pathlib",
        "retrieval",
    }


def test_the_first_example_prints_the_positions(sample_archive: LocalArchive, own_reader: Reader) -> None:
    out = _example("ask.py", str(sample_archive.folder), ASKED)
    assert out.startswith("DISPUTED\n")
    assert "no: " in out
    assert "yes: " in out


def test_the_second_example_lists_what_is_disputed(
    sample_archive: LocalArchive, own_reader: Reader, tmp_path: Path
) -> None:
    questions = tmp_path / "questions.txt"
    questions.write_text(f"{ASKED}\n\nHow many people were killed in Qarn Tavil on 5 May?\n", encoding="utf-8")
    lines = _example("disputed.py", str(sample_archive.folder), str(questions)).splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{ASKED}\t") for line in lines)


def test_the_third_example_finds_words_that_are_gone(opened: OpenArchive, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    with opened:
        answer = opened.ask(ASKED)
    answers.write_text(answer.to_json() + "\n", encoding="utf-8")
    folder = str(opened._archive.folder)
    assert _example("still_there.py", folder, str(answers)) == ""
    answers.write_text(f"{answer.to_json()}\n{_altered(answer).to_json()}\n", encoding="utf-8")
    out = _example("still_there.py", folder, str(answers), code=1)
    assert out.count("\n") == 1
    assert out.startswith(ASKED)


def _example(name: str, *arguments: str, code: int = 0) -> str:
    return _python(str(ROOT / "examples" / name), *arguments, code=code)


def _python(*arguments: str, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:__main__", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout
