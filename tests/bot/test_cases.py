"""Opinions made into candidate gold questions."""

import json
import sqlite3
from pathlib import Path

import pytest

from bot.cases import case_of, remark
from bot.cli import main
from bot.desk import Desk
from bot.history import History
from bot.session import Session
from bot.settings import Settings
from bot.telegram.incoming import Place
from bot.telegram.ledger import open_connection
from bot.telegram.opinions import Opinion, OpinionKind, Opinions
from index.found import Filters
from index.schema import DATABASE
from retrieval.answer import Answer, Days, Verdict
from retrieval.gold import read_gold
from tests.bot.answers import disputed, evidence, position, unanswered
from tests.bot.desks import NOW
from tests.fakes import CuedReader, WordEncoder
from tests.retrieval.newsroom import TODAY, answer_of, archive_of, report

Captured = pytest.CaptureFixture[str]
QUESTION = "How many sailors were rescued off Pellin?"
NEWS = (
    report("harbour", "Rescuers took 11 sailors off a barge near Pellin, the harbour master said.", day="2031-03-04"),
    report("coast", "The coast guard said that 14 sailors were rescued off Pellin.", day="2031-03-05"),
)
CUES = ("11", "14")


def test_what_is_right_becomes_the_gold_answer() -> None:
    case = case_of(4, disputed(), Filters(), "2031-05-06", [], ["right"])
    assert case is not None
    assert (case.id, case.verdict, case.why, case.as_of) == ("feedback-4", Verdict.DISPUTED, "right", None)
    assert [one.value for one in case.positions] == ["the Ormby light", "the north pier"]
    assert case.positions[0].accept == ("the ormby light", "the light at ormby")
    assert [one.article for one in case.positions[0].evidence] == ["pilot-1", "pilot-2"]


def test_a_wrong_quote_goes_and_its_position_with_it() -> None:
    (wrong,) = disputed().positions[1].evidence
    case = case_of(4, disputed(), Filters(), "2031-05-06", [wrong], [])
    assert case is not None
    assert [one.value for one in case.positions] == ["the Ormby light"]
    assert case.verdict is Verdict.SINGLE_SOURCE
    assert case.forbid == ("belt-9",)


def test_a_wrong_quote_of_an_article_that_is_right_elsewhere_forbids_nothing() -> None:
    wrong = disputed().positions[0].evidence[0]
    again = position(wrong.model_copy(update={"score": 0.2}), value="a rock")
    answer = disputed().model_copy(update={"positions": (position(wrong), again)})
    case = case_of(4, answer, Filters(), "2031-05-06", [wrong], [])
    assert case is not None
    assert case.forbid == ()


def test_no_position_accepts_words_that_stand_in_anothers_value() -> None:
    short = position(evidence(), value="11", also=("eleven", "11 sailors"))
    longer = position(evidence("belt-9", origin="o2"), value="11 sailors and a dog")
    answer = disputed().model_copy(update={"positions": (short, longer)})
    case = case_of(4, answer, Filters(), "2031-05-06", [], [])
    assert case is not None
    assert case.positions[0].accept == ("eleven",)


def test_yesterday_is_asked_as_on_its_day_and_a_date_as_on_any() -> None:
    day = Days(first=TODAY, last=TODAY, words="yesterday")
    answer = disputed().model_copy(update={"reading": disputed().reading.model_copy(update={"days": day})})
    case = case_of(4, answer, Filters(), "2031-05-06", [], [])
    assert case is not None
    assert case.as_of == "2031-05-06"


@pytest.mark.parametrize("limits", [{"outlet": "Kite"}, {"language": "en"}, {"since": TODAY}, {"until": TODAY}])
def test_a_limited_question_is_no_case(limits: dict[str, str]) -> None:
    assert case_of(4, disputed(), Filters(**limits), "2031-05-06", [], []) is None  # type: ignore[arg-type]  # mixed


def test_an_unanswered_question_with_a_missing_source_is_a_case() -> None:
    case = case_of(4, unanswered(), Filters(), "2031-05-06", [], [remark("missed a source", None, "see\nthe Gale")])
    assert case is not None
    assert (case.verdict, case.positions, case.why) == (Verdict.UNANSWERED, (), "missed a source: see the Gale")


class _Words(Session):
    """A real archive with an encoder of words."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.__dict__["reader"] = CuedReader(*CUES)

    def chosen_encoder(self) -> WordEncoder:
        return WordEncoder()


def run(folder: Path, *arguments: str) -> int:
    return main(["--archive", str(folder), *arguments], Desk(opener=_Words, clock=lambda: NOW))


def given(folder: Path, *opinions: tuple[OpinionKind, int, str | None]) -> Answer:
    """An archive whose one answer somebody has opinions on."""
    with archive_of(folder, NEWS) as archive:
        answer = answer_of(archive, QUESTION, *CUES)
    history, connection = History.open(folder), open_connection(folder)
    number = history.keep(answer, Filters(), TODAY, "telegram:22", NOW)
    history.close()
    with connection:
        for kind, item, words in opinions:
            place = Place(22, "private")
            Opinions(connection).add(Opinion(number, kind, item), place, 22, NOW)
            if words:
                Opinions(connection).put_words(words, place, 22, NOW)
    connection.close()
    return answer


def test_what_feedback_prints_is_what_eval_reads(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "archive"
    answer = given(folder, (OpinionKind.RIGHT, -1, None))
    assert run(folder, "feedback") == 0
    captured = capsys.readouterr()
    assert captured.err == "1 candidate test case\n"
    file = tmp_path / "cases.jsonl"
    file.write_text(captured.out, encoding="utf-8")
    (gold,) = read_gold(file)
    assert (gold.question, gold.verdict) == (QUESTION, answer.verdict)
    assert run(folder, "eval", str(file), "--json") == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert (figures["verdict_accuracy"], figures["position_f1"], figures["citation_precision"]) == (1.0, 1.0, 1.0)


def test_a_rejected_quote_lowers_the_figures_of_the_same_answer(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "archive"
    given(folder, (OpinionKind.WRONG_QUOTE, 0, "those were not sailors"))
    assert run(folder, "feedback") == 0
    line = capsys.readouterr().out
    wrong = json.loads(line)["forbid"][0]
    assert json.loads(line)["why"] == f"wrong quote ({wrong}): those were not sailors"
    file = tmp_path / "cases.jsonl"
    file.write_text(line, encoding="utf-8")
    run(folder, "eval", str(file), "--json")
    assert json.loads(capsys.readouterr().out)["figures"]["forbidden_citations"] == 1


def test_an_answer_whose_article_was_removed_is_left_out(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "archive"
    given(folder, (OpinionKind.RIGHT, -1, None))
    assert run(folder, "remove", "coast") == 0
    capsys.readouterr()
    assert run(folder, "feedback") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "0 candidate test cases; 1 left out (outdated, or limited by filters)\n"


def test_an_answer_whose_words_are_no_longer_the_archives_is_left_out(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "archive"
    given(folder, (OpinionKind.RIGHT, -1, None))
    connection = sqlite3.connect(folder / DATABASE)
    with connection:
        connection.execute("UPDATE texts SET text = replace(text, '14', '17')")
    connection.close()
    assert run(folder, "feedback") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "1 left out" in captured.err


def test_without_any_opinion_there_is_nothing_to_print(tmp_path: Path, capsys: Captured) -> None:
    archive_of(tmp_path / "archive", NEWS).close()
    assert run(tmp_path / "archive", "feedback") == 1
    assert capsys.readouterr().err.startswith("no feedback yet")
