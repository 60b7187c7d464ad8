"""A sentence that says it was not so supports nothing."""

from datetime import date
from pathlib import Path

import pytest

from retrieval.answer import Verdict
from retrieval.denial import denies
from retrieval.question import read_question
from tests.retrieval.newsroom import answer_of, archive_of, cited, report, values

AS_OF = date(2031, 6, 1)


def denied(question: str, sentence: str, name: str) -> bool:
    start = sentence.index(name)
    return denies(read_question(question, AS_OF), sentence, (start, start + len(name)))


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        ("who resigned?", "Ruth Kell has not resigned, a spokesman said on Saturday.", "Ruth Kell"),
        ("Which mayor resigned in Eastbay?", "Ruth Kell hasn't yet formally resigned.", "Ruth Kell"),
        ("Who attacked the base?", "The Gull Brigade denied that its men had attacked the base.", "The Gull Brigade"),
        ("Who killed Ada Venn?", "Milo Fenn denied killing Ada Venn.", "Milo Fenn"),
        ("Which base was hit?", "Rmel base was never hit, officials said.", "Rmel"),
        ("Where did the ferry sink?", "The ferry did not sink off Pellin, the owner said.", "Pellin"),
        ("Who is the mayor of Eastbay?", "Kell is not the mayor of Eastbay.", "Kell"),
        ("How many drones hit it?", "Three drones, not two, hit it, a fire officer said.", "two"),
        ("Who attacked the base?", "The base was attacked by the Gull Brigade, not by the army.", "army"),
        ("When was it hit?", "It was hit on 1 June, not on 2 June.", "2 June"),
    ],
)
def test_what_is_asked_is_denied_of_the_name(question: str, sentence: str, name: str) -> None:
    assert denied(question, sentence, name)


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        ("Who attacked the base?", "Police did not say why the Gull Brigade attacked the base.", "Gull Brigade"),
        ("Who attacked the base?", "The base was attacked by the Gull Brigade, not by the army.", "Gull Brigade"),
        ("Who attacked the base?", "It was not the army but the Gull Brigade that attacked it.", "Gull Brigade"),
        ("Which base was hit?", "The rockets did not reach Rmel, but hit Tarn base.", "Tarn"),
        ("Who resigned?", "Kell, who had not been well, resigned.", "Kell"),
        ("Who resigned?", "Kell not only resigned but left the town.", "Kell"),
        ("Who did not resign?", "Kell has not resigned.", "Kell"),
        ("Who denied it?", "Kell denied it.", "Kell"),
        ("How many drones hit it?", "Three drones, not two, hit it, a fire officer said.", "Three"),
        ("How many drones hit it?", "Not less than 10 drones hit it.", "10"),
        ("How many resigned?", "Kell and two others have not resigned.", "two"),
        ("Who was arrested?", "Fenn, who police said killed Venn, was arrested; he denied it.", "Fenn"),
        ("Who resigned?", "", ""),
    ],
)
def test_what_is_said_of_the_name_is_no_denial(question: str, sentence: str, name: str) -> None:
    assert not denied(question, sentence, name)


def test_who_is_said_not_to_have_done_it_does_not_make_two_origins_agree(tmp_path: Path) -> None:
    """It was shown as AGREED, 2 origins."""
    articles = [
        report("courier", "The mayor of Eastbay, Ruth Kell, resigned on Friday, her office said."),
        report("gull", "Ruth Kell has not resigned as mayor of Eastbay, a spokesman said on Saturday."),
    ]
    with archive_of(tmp_path / "both", articles) as archive:
        answer = answer_of(archive, "Which mayor of Eastbay resigned?", "Ruth Kell")
    assert (values(answer), cited(answer)) == (["Ruth Kell"], {"courier"})
    assert answer.verdict is Verdict.DISPUTED
    (parting,) = answer.disagreements
    assert (parting.kind, parting.positions) == ("polarity", (0,))
    assert parting.words == "1 origin says Ruth Kell, 1 denies it: a claim and its denial."
    assert [piece.article for piece in answer.nearest] == ["gull"]
    assert answer.is_denied
    with archive_of(tmp_path / "denial", articles[1:]) as archive:
        answer = answer_of(archive, "Which mayor of Eastbay resigned?", "Ruth Kell")
    assert answer.verdict is Verdict.UNANSWERED
    assert [piece.article for piece in answer.nearest] == ["gull"]
    assert not answer.is_denied
