"""Values that stand in a sentence and answer nothing."""

from pathlib import Path

import pytest

from tests.fakes import CuedReader
from tests.retrieval.newsroom import archive_of, report
from tests.retrieval.test_claims import found, stated

OPENED = "When did the Pellin lighthouse museum open?"


def read(folder: Path, question: str, cue: str, *sentences: str) -> list[str]:
    with archive_of(folder / "archive", [report("page", *sentences)]) as archive:
        return stated(found(archive, question, CuedReader(cue)))


def test_a_date_that_stands_alone_states_nothing(tmp_path: Path) -> None:
    around = ("The Pellin lighthouse museum opened its doors.", "Visitors came.")
    assert read(tmp_path / "alone", OPENED, "Feb 27, 2031", around[0], "Feb 27, 2031 ...", around[1]) == []
    in_words = "The Pellin lighthouse museum opened on Feb 27, 2031."
    assert read(tmp_path / "told", OPENED, "Feb 27, 2031", in_words, *around) == ["Thursday 27 February 2031"]


def test_the_day_of_a_cut_out_is_not_the_day_it_tells_of(tmp_path: Path) -> None:
    cut = "Mar 13, 2031 ... the Pellin lighthouse museum opened to the public and was praised."
    assert read(tmp_path / "cut", OPENED, "Mar 13, 2031", cut) == []
    diary = "13 March 2031: the Pellin lighthouse museum opened to the public."
    assert read(tmp_path / "diary", OPENED, "13 March 2031", diary) == ["Thursday 13 March 2031"]


def test_what_the_outlet_takes_back_is_no_evidence_and_what_sets_it_right_is(tmp_path: Path) -> None:
    asked = "How many berths has the Pellin marina?"
    told = "An earlier version of our report on the Pellin marina gave its berths as 12."
    assert read(tmp_path / "wrong", asked, "12", f"{told} It has nine.") == []
    assert read(tmp_path / "right", asked, "nine", f"{told} It has nine.") == ["nine"]
    one = "We reported on 3 May that the Pellin marina had 12 berths; it has nine berths."
    assert read(tmp_path / "before", asked, "12", one) == []
    assert read(tmp_path / "behind", asked, "nine", one) == ["nine"]
    report = "The harbour board's report on Friday gave the berths of the Pellin marina as 12. It has nine."
    assert read(tmp_path / "board", asked, "12", report) == ["12"]


@pytest.mark.parametrize(
    "asked", ["Was the Pellin marina closed in May?", "How did the harbour board close the Pellin marina?"]
)
@pytest.mark.parametrize("mark", ["", "**"])
def test_what_an_interviewer_asks_is_neither_yes_nor_how_it_was(tmp_path: Path, asked: str, mark: str) -> None:
    cue = "Did the harbour board close the Pellin marina in May by a chain"
    assert read(tmp_path / "asked", asked, cue, f"{mark}{cue}?{mark}", "It did.") == []


@pytest.mark.parametrize("line", ["B: Ada Venn.", "* Ada Venn", "“Ada Venn”."])
def test_a_name_alone_on_its_line_is_no_statement(tmp_path: Path, line: str) -> None:
    about = "Who opened the Pellin lighthouse museum?"
    others = ("The Pellin lighthouse museum was opened by the one who is named below.", "Crowds came.")
    assert read(tmp_path, about, "Ada Venn", others[0], line, others[1]) == []


def test_a_body_is_no_answer_to_which_officer(tmp_path: Path) -> None:
    said = "The Pellin Rowing Association, said Ada Venn, opened the Pellin lighthouse museum."
    which, who = "Which officer opened the Pellin lighthouse museum?", "Who opened the Pellin lighthouse museum?"
    assert read(tmp_path / "which", which, "Pellin Rowing Association", said) == []
    assert read(tmp_path / "who", who, "Pellin Rowing Association", said) == ["Pellin Rowing Association"]
    assert read(tmp_path / "person", which, "Ada Venn", said) == ["Ada Venn"]


@pytest.mark.parametrize(
    "nobody", ["No group", "No one", "None of the gangs", "Nobody", "Neither side", "A man", "One unidentified woman"]
)
def test_who_is_not_answered_by_nobody(tmp_path: Path, nobody: str) -> None:
    said = f"{nobody} has claimed responsibility for the attack on the Pellin lighthouse museum, the police said."
    assert read(tmp_path, "Who attacked the Pellin lighthouse museum?", nobody, said) == []


def test_since_when_something_holds_is_not_the_day_of_the_event(tmp_path: Path) -> None:
    who = "Who attacked the Pellin lighthouse museum on 4 March 2031?"
    told = "The Saltmen, who have fought the state since 2019, claimed the attack on the Pellin lighthouse museum."
    assert read(tmp_path / "since", who, "Saltmen", told) == ["Saltmen"]
    earlier = "It was the worst attack on the Pellin lighthouse museum since 2019, when the Saltmen blew up its gate."
    assert read(tmp_path / "when", who, "Saltmen", earlier) == []


def test_a_name_that_begins_like_nobody_is_a_name(tmp_path: Path) -> None:
    said = "Nonesuch Choir sang at the Pellin lighthouse museum on Sunday, the organisers said."
    who = "Which choir sang at the Pellin lighthouse museum?"
    assert read(tmp_path, who, "Nonesuch Choir", said) == ["Nonesuch Choir"]


def test_a_word_beside_a_figure_is_enough(tmp_path: Path) -> None:
    about = "How many people visited the Pellin lighthouse museum?"
    others = ("The Pellin lighthouse museum gave out its figures.", "People came by boat.")
    assert read(tmp_path, about, "4,100", others[0], "Visitors to the museum: 4,100", others[1]) == ["4,100"]


KILLED = "Was anyone killed at the Kessel refinery?"
STRUCK = "Two drones struck the Kessel refinery on Sunday, the governor said."


@pytest.mark.parametrize(
    ("question", "cue", "sentences", "says"),
    [
        ("Was anyone killed when two drones struck the Kessel refinery?", "said", (STRUCK, "It rained."), []),
        (KILLED, "No one was killed", (STRUCK, "No one was killed."), ["no"]),
        (KILLED, "killed", ("A worker was killed at the Kessel refinery, her family said.", STRUCK), ["yes"]),
    ],
)
def test_whether_anyone_was_killed_is_told_by_a_sentence_that_speaks_of_harm(
    tmp_path: Path, question: str, cue: str, sentences: tuple[str, ...], says: list[str]
) -> None:
    """ "No one was killed." was passed over, and a sentence that tells of drones alone was a yes."""
    assert read(tmp_path, question, cue, *sentences) == says


@pytest.mark.parametrize(
    ("sentences", "cue", "says"),
    [
        (("A guard was killed at the Kessel refinery, the union said.", "The governor denied that."), "denied", ["no"]),
        (
            ("A guard was killed at the Kessel refinery, the union said.", "The owner rejected the claim on Monday."),
            "rejected",
            ["no"],
        ),
        (("Six guards were killed at the Kessel refinery.", "“We know of no such case,” he said."), "such", ["no"]),
        ((STRUCK, "“We know of no such case,” he said."), "such", []),
        ((STRUCK, "The army denied that."), "denied", []),
        (("A guard was killed at the Kessel refinery.", "The governor denied the union a visit."), "denied", []),
        ((STRUCK, "Guards shot at whatever they saw over the refinery."), "shot", []),
        ((STRUCK, "Residents posted a video shot from a roof near the refinery."), "shot", []),
        ((STRUCK, "A worker was shot at close range in the refinery."), "shot", ["yes"]),
        ((STRUCK, "Among them was the old warden of the refinery."), "Among", []),
        ((STRUCK, "The keeper of the refinery came away with bruises."), "bruises", ["yes"]),
    ],
)
def test_a_short_denial_is_of_the_harm_that_the_sentence_before_tells_of(
    tmp_path: Path, sentences: tuple[str, ...], cue: str, says: list[str]
) -> None:
    """It was passed over, and who shot at a drone had killed somebody."""
    assert read(tmp_path, KILLED, cue, *sentences) == says


@pytest.mark.parametrize(
    ("sentence", "cue", "says"),
    [
        ("The coast guard found no proof that the Ostra Front sank the ferry Marla.", "Ostra Front", []),
        ("There was no evidence so far that either side sank the ferry Marla.", "either side", []),
        ("It was said in port that either side sank the ferry Marla.", "either side", []),
        ("Any pirate could have sunk the ferry Marla.", "Any pirate", []),
        ("The coast guard has proof that the Ostra Front sank the ferry Marla.", "Ostra Front", ["Ostra Front"]),
    ],
)
def test_of_whom_there_is_no_proof_did_not_do_it(tmp_path: Path, sentence: str, cue: str, says: list[str]) -> None:
    """It was named as who did it."""
    assert read(tmp_path, "Which group sank the ferry Marla?", cue, sentence, "The ferry sailed in May.") == says


def test_a_question_about_a_killing_asks_after_nobodys_harm(tmp_path: Path) -> None:
    asked = "Was the warden of the Pellin lighthouse museum told of the killing?"
    told = "The warden of the Pellin lighthouse museum was told of it by a clerk."
    assert read(tmp_path / "told", asked, "was told of it", told) == ["yes"]


@pytest.mark.parametrize(
    "question",
    [
        "Did Ada Venn quarrel with the keeper of the Pellin lighthouse museum on the evening he died?",
        "Did Ada Venn visit the victims at the Pellin lighthouse museum?",
        "Did Ada Venn apologise for the deaths at the Pellin lighthouse museum?",
        "Did Ada Venn name the keeper who was killed at the Pellin lighthouse museum?",
    ],
)
def test_who_is_known_to_be_dead_is_no_harm_asked_after(tmp_path: Path, question: str) -> None:
    said = "Ada Venn of the Pellin lighthouse museum did not."
    assert read(tmp_path, question, "did not", said) == ["no"]


def test_a_figure_too_high_for_years_is_no_age(tmp_path: Path) -> None:
    asked = "How old is Ada Venn of the Pellin lighthouse museum?"
    for figure, ages in (("41,190", []), ("41", ["41"])):
        told = f"Ada Venn of the Pellin lighthouse museum finished on {figure}."
        assert read(tmp_path / figure, asked, figure, told) == ages


def test_the_day_that_something_was_to_have_happened_is_not_when_it_did(tmp_path: Path) -> None:
    told = "The Pellin lighthouse museum was to have opened on 3 May 2030."
    assert read(tmp_path / "did", "When did the Pellin lighthouse museum open?", "3 May 2030", told) == []
    due = "When was the Pellin lighthouse museum due to open?"
    assert len(read(tmp_path / "due", due, "3 May 2030", told)) == 1


def test_a_few_without_a_currency_are_no_sum_of_money(tmp_path: Path) -> None:
    asked = "What were the lamps of the Pellin lighthouse museum worth?"
    for words, sums in (("four", []), ("40 million", ["40 million"]), ("four euros", ["four euros"])):
        told = f"The lamps of the Pellin lighthouse museum were worth {words}."
        assert read(tmp_path / words.replace(" ", ""), asked, words, told) == sums


@pytest.mark.parametrize("asked", ["18:40 Did the Pellin ferry carry rafts?", "“Did the Pellin ferry carry rafts?”"])
def test_a_question_says_neither_yes_nor_no(tmp_path: Path, asked: str) -> None:
    question = "Did the Pellin ferry carry rafts?"
    assert read(tmp_path / "asked", question, asked, asked) == []
    told = "The Pellin ferry did carry rafts."
    assert read(tmp_path / "told", question, told, told) == ["yes"]


def test_a_month_before_its_day_is_nobody_and_jan_is_somebody(tmp_path: Path) -> None:
    who = "Who reached the Pellin lighthouse museum first?"
    told = "It was Jan who reached the Pellin lighthouse museum first."
    assert read(tmp_path / "who", who, "Jan", told) == ["Jan"]
    month = "They reached the Pellin lighthouse museum first on Jan. 20 and stayed."
    assert read(tmp_path / "month", who, "Jan", month) == []
