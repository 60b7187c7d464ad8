"""A sentence that says it was not so supports nothing."""

from datetime import date
from pathlib import Path

import pytest

from retrieval.answer import Verdict
from retrieval.denial import denying
from retrieval.questions.question import read_question
from tests.retrieval.newsroom import answer_of, archive_of, report, values

AS_OF = date(2031, 6, 1)


def denied(question: str, sentence: str, name: str) -> str | None:
    """The words that deny."""
    start = sentence.index(name)
    words = denying(read_question(question, AS_OF), sentence, (start, start + len(name)))
    return sentence[slice(*words)] if words else None


@pytest.mark.parametrize(
    ("question", "sentence", "name", "words"),
    [
        (
            "who resigned?",
            "Ruth Kell has not resigned, a spokesman said on Saturday.",
            "Ruth Kell",
            "Ruth Kell has not resigned",
        ),
        (
            "who resigned?",
            "A spokesman said on Saturday that Ruth Kell had not resigned as mayor.",
            "Ruth Kell",
            "Ruth Kell had not resigned as mayor",
        ),
        (
            "who resigned?",
            "Milo Fenn resigned, although Ruth Kell has not resigned; the council meets today.",
            "Ruth Kell",
            "Ruth Kell has not resigned",
        ),
        (
            "Which mayor resigned in Eastbay?",
            "Ruth Kell hasn't yet formally resigned.",
            "Ruth Kell",
            "Ruth Kell hasn't yet formally resigned",
        ),
        (
            "Who attacked the base?",
            "The Gull Brigade denied that its men had attacked the base.",
            "The Gull Brigade",
            "The Gull Brigade denied that its men had attacked the base",
        ),
        (
            "Who killed Ada Venn?",
            "Milo Fenn denied killing Ada Venn.",
            "Milo Fenn",
            "Milo Fenn denied killing Ada Venn",
        ),
        ("Which base was hit?", "Rmel base was never hit, officials said.", "Rmel", "Rmel base was never hit"),
        (
            "Where did the ferry sink?",
            "The ferry did not sink off Pellin, the owner said.",
            "Pellin",
            "The ferry did not sink off Pellin",
        ),
        (
            "Who is the mayor of Eastbay?",
            "Kell is not the mayor of Eastbay.",
            "Kell",
            "Kell is not the mayor of Eastbay",
        ),
        ("How many drones hit it?", "Three drones, not two, hit it, a fire officer said.", "two", "not two"),
        (
            "Who attacked the base?",
            "The base was attacked by the Gull Brigade, not by the army.",
            "army",
            "not by the army",
        ),
        ("When was it hit?", "It was hit on 1 June, not on 2 June.", "2 June", "not on 2 June"),
        (
            "How many barges did the militia sink?",
            "The militia denied on Friday that its men had sunk two barges off Pell.",
            "two",
            "The militia denied on Friday that its men had sunk two barges off Pell",
        ),
        (
            "How many barges were sunk?",
            "The port dismissed reports that two barges had been sunk, and blamed the fog.",
            "two",
            "The port dismissed reports that two barges had been sunk",
        ),
        (
            "How many barges did it lose?",
            "The port denied losing two barges.",
            "two",
            "The port denied losing two barges",
        ),
        (
            "When did the lock close?",
            "The owner rejected the claim that the lock had closed in May.",
            "May",
            "The owner rejected the claim that the lock had closed in May",
        ),
        (
            "Who sank the barge?",
            "The port rejected on Friday the union's claim that Fenn had sunk the barge.",
            "Fenn",
            "The port rejected on Friday the union's claim that Fenn had sunk the barge",
        ),
    ],
)
def test_what_is_asked_is_denied_of_the_name_in_these_words(
    question: str, sentence: str, name: str, words: str
) -> None:
    assert denied(question, sentence, name) == words


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
        ("How many barges sank?", "The port denied that the storm in which two barges sank was foreseen.", "two"),
        ("How many drowned?", "The port denied that the two who drowned had been drunk.", "two"),
        ("How many drowned?", "It denied that the lock was shut, and said that two men had drowned.", "two"),
        ("How many drowned?", "It did not deny that two men had drowned.", "two"),
        ("How many were left dead?", "The navy denied a raid that left two men dead.", "two"),
        ("How many barges did it deny losing?", "The port denied losing two barges.", "two"),
        ("On what day is it alleged to have sunk?", "The port denied that it sank on 2 May.", "2 May"),
        ("When was Kell refused?", "Kell was denied boarding on 2 May.", "2 May"),
        ("Who turned down the offer?", "Ruth Kell denied that she would leave if the offer failed.", "Ruth Kell"),
    ],
)
def test_what_is_said_of_the_name_is_no_denial(question: str, sentence: str, name: str) -> None:
    assert denied(question, sentence, name) is None


ASKED = "Which mayor of Eastbay resigned?"
CLAIM = report("courier", "The mayor of Eastbay, Ruth Kell, resigned on Friday, her office said.")
DENIAL = report("gull", "Ruth Kell has not resigned as mayor of Eastbay, a spokesman said on Saturday.")


def test_a_claim_and_its_denial_by_name_are_two_positions(tmp_path: Path) -> None:
    """They were AGREED, 2 origins; then one position, in a disagreement with nothing."""
    with archive_of(tmp_path / "archive", [CLAIM, DENIAL]) as archive:
        answer = answer_of(archive, ASKED, "Ruth Kell")
    assert answer.verdict is Verdict.DISPUTED
    assert values(answer) == ["Ruth Kell", "Ruth Kell has not resigned as mayor of Eastbay"]
    (parting,) = answer.disagreements
    assert (parting.kind, parting.positions) == ("polarity", (0, 1))
    assert parting.words == "1 origin says Ruth Kell, 1 denies it: a claim and its denial."
    (piece,) = answer.positions[1].evidence
    assert piece.span is not None
    assert piece.attribution is not None
    assert (piece.article, piece.span.text, piece.attribution.who) == ("gull", values(answer)[1], "a spokesman")
    assert answer.nearest == ()


def test_denials_of_one_name_are_one_position_and_go_first_where_more_origins_bear_them_out(tmp_path: Path) -> None:
    other = report("skerry", "Mayor Ruth Kell denied that she had resigned, and went to work in Eastbay on Saturday.")
    with archive_of(tmp_path / "archive", [CLAIM, DENIAL, other]) as archive:
        answer = answer_of(archive, ASKED, "Ruth Kell")
    assert [{piece.article for piece in position.evidence} for position in answer.positions] == [
        {"gull", "skerry"},
        {"courier"},
    ]
    denied, claimed = answer.positions
    assert (denied.origins, claimed.value) == (2, "Ruth Kell")
    assert {denied.value, *denied.also} == {
        "Ruth Kell has not resigned as mayor of Eastbay",
        "Mayor Ruth Kell denied that she had resigned",
    }
    (parting,) = answer.disagreements
    assert parting.positions == (0, 1)
    assert parting.words == "1 origin says Ruth Kell, 2 deny it: a claim and its denial."


def test_denials_of_two_names_part_from_their_claims_and_not_from_each_other(tmp_path: Path) -> None:
    articles = [
        CLAIM,
        DENIAL,
        report("dredger", "The mayor of Eastbay, Milo Fenn, resigned on Friday, the council said."),
        report("skerry", "Milo Fenn has not resigned as mayor of Eastbay, his lawyer said on Saturday."),
    ]
    with archive_of(tmp_path / "archive", articles) as archive:
        answer = answer_of(archive, ASKED, "Ruth Kell", "Milo Fenn")
    said = values(answer)
    partings = {(parting.kind, *(said[at] for at in parting.positions)) for parting in answer.disagreements}
    by_kind = {kind: {frozenset(rest) for name, *rest in partings if name == kind} for kind in ("actor", "polarity")}
    assert by_kind["polarity"] == {
        frozenset({name, f"{name} has not resigned as mayor of Eastbay"}) for name in ("Ruth Kell", "Milo Fenn")
    }
    assert by_kind["actor"] == {frozenset({"Ruth Kell", "Milo Fenn"})}
    assert len(partings) == len(answer.disagreements) == 3


def test_words_that_deny_two_names_are_one_position(tmp_path: Path) -> None:
    articles = [
        CLAIM,
        report("dredger", "The mayor of Eastbay, Milo Fenn, resigned on Friday, the council said."),
        report("gull", "Neither is true: Ruth Kell and Milo Fenn have not resigned as mayor of Eastbay, a clerk said."),
    ]
    with archive_of(tmp_path / "archive", articles) as archive:
        answer = answer_of(archive, ASKED, "Ruth Kell", "Milo Fenn")
    denials = [position for position in answer.positions if "not resigned" in position.value]
    assert [position.value for position in denials] == ["Ruth Kell and Milo Fenn have not resigned as mayor of Eastbay"]
    assert sum(parting.kind == "polarity" for parting in answer.disagreements) == 2


def test_what_nobody_claims_and_somebody_denies_is_no_answer(tmp_path: Path) -> None:
    """That Kell has not resigned does not answer who has."""
    with archive_of(tmp_path / "archive", [DENIAL]) as archive:
        answer = answer_of(archive, ASKED, "Ruth Kell")
    assert (answer.verdict, answer.positions) == (Verdict.UNANSWERED, ())
    assert [piece.article for piece in answer.nearest] == ["gull"]


def test_a_figure_that_is_said_not_to_be_so_is_denied_in_the_words_that_say_it(tmp_path: Path) -> None:
    articles = [
        report("courier", "Two drones hit the depot in Eastbay on Friday, the mayor said."),
        report("gull", "It was not two drones that hit the depot in Eastbay on Friday, a fire officer said."),
    ]
    with archive_of(tmp_path / "archive", articles) as archive:
        answer = answer_of(archive, "How many drones hit the depot in Eastbay?", "Two", "two")
    said = values(answer)
    assert said == ["two", "not two"]
    assert [(parting.kind, parting.positions) for parting in answer.disagreements] == [("polarity", (0, 1))]


def test_a_figure_that_is_given_instead_of_another_is_the_one_position(tmp_path: Path) -> None:
    """ "Not two" was a position beside three."""
    articles = [
        report("courier", "Two drones hit the depot in Eastbay on Friday, the mayor said."),
        report("gull", "Three drones, not two, hit the depot in Eastbay on Friday, a fire officer said."),
    ]
    with archive_of(tmp_path / "archive", articles) as archive:
        answer = answer_of(archive, "How many drones hit the depot in Eastbay?", "Two", "Three", "two")
    assert sorted(values(answer)) == ["three", "two"]
    assert [parting.kind for parting in answer.disagreements] == ["number"]


def test_a_figure_that_somebody_denies_is_not_borne_out_by_the_denial(tmp_path: Path) -> None:
    """It was AGREED, 2 origins."""
    articles = [
        report("courier", "The militia sank two barges off Pell on Friday, a pilot said."),
        report("gull", "The militia denied that its men had sunk two barges off Pell."),
    ]
    with archive_of(tmp_path / "archive", articles) as archive:
        answer = answer_of(archive, "How many barges did the militia sink off Pell?", "two")
    assert answer.verdict is Verdict.DISPUTED
    assert [(position.value, position.origins) for position in answer.positions] == [
        ("two", 1),
        ("The militia denied that its men had sunk two barges off Pell", 1),
    ]
    assert [parting.kind for parting in answer.disagreements] == ["polarity"]
