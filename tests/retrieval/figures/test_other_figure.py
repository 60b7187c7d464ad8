"""Figures that their own sentence gives as another sort."""

import pytest

from retrieval.figures.other_figure import is_other_figure


def _is_other(question: str, sentence: str, figure: str) -> bool:
    start = sentence.index(figure)
    return is_other_figure(question, sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many were led out of Tarn?", "Tarn, a railway town of 20,000, is held by the army.", "20,000"),
        ("How many came to hear her?", "Thousands filled the town of roughly 9,000 to hear her.", "9,000"),
        ("How many were arrested on 3 May?", "About 70 people were arrested each day.", "About 70"),
        ("How many jobs were lost in May?", "Analysts had predicted that 9,000 jobs would go.", "9,000"),
        ("How many jobs were lost in May?", "Venn had predicted that Gov. Kell, a miner, would cut 9,000.", "9,000"),
        ("What did the raid cost?", "The mine brings in two million dollars a day.", "two million dollars"),
        ("How many were arrested on 3 May?", "They arrested 70 a day.", "70"),
        ("What did the raid cost?", "The mine makes a $2 million-a-day profit.", "$2 million"),
        ("How old is Ada Venn?", "With Venn stood Tam Kell, a 57-year-old baker.", "57-year-old"),
        ("How old is Ada Venn?", "With Venn stood 57-year-old Tam Kell.", "57"),
        ("age of Ada Venn", "Tam Kell, 31, and she are in prison.", "31"),
        ("How many bodies were found?", "A girl of six was dug out of the mud.", "six"),
        ("What share of the vote did the Reed party get?", "Turnout stood at 54 percent at noon.", "54 percent"),
        ("What share did the Reed party get?", "The participation of voters was 54 per cent.", "54 per cent"),
        ("By how much does Venn lead?", "The poll has a margin of error of three points.", "three points"),
        ("How many died of the fever?", "All of the dead were over 60.", "over 60"),
        ("How many died of the fever?", "The man who died was 71.", "71"),
        ("How many crates were found?", "Venn spoke of 90 crates, twenty more than the customs office.", "twenty"),
        ("How much did the farm get?", "That day the number of people who fell ill rose to 112.", "112"),
        ("How old was the bridegroom?", "The office put the number of dead at 43.", "43"),
        ("How many years in prison did Venn get?", "Venn faces up to ten years in prison.", "up to ten years"),
        ("How many were aboard?", "The ferry was licensed for 38 passengers.", "38"),
        ("How many were aboard?", "The boat, certified to carry up to 38, was new.", "38"),
        ("How many are held there?", "Men sleep in turns, in space made for 640.", "640"),
        ("How many were kidnapped?", "They demanded 20 million for their release.", "20 million"),
        (
            "What is Orn paying per Venn share?",
            "Orn is preparing an offer of 4.1 billion crowns.",
            "4.1 billion crowns",
        ),
    ],
)
def test_who_lives_there_what_was_expected_and_anothers_age_are_no_answer(
    question: str, sentence: str, figure: str
) -> None:
    assert _is_other(question, sentence, figure)


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How old was the girl who was dug out?", "A girl of six was dug out of the mud.", "six"),
        ("What was the turnout in Tarn?", "Turnout stood at 54 percent at noon.", "54 percent"),
        ("How many of the dead were over 60?", "Nine of the dead were over 60.", "Nine"),
        ("How old was the man who died?", "The man who died was 71.", "71"),
        ("What is the population of Tarn?", "Tarn, a railway town of 20,000, is held by the army.", "20,000"),
        (
            "What does the mine bring in each day?",
            "The mine brings in two million dollars a day.",
            "two million dollars",
        ),
        ("What do they earn?", "They earn 40 dollars an hour.", "40 dollars"),
        ("What do they earn?", "They earn 40 dollars per hour.", "40 dollars"),
        ("How many were arrested?", "They had arrested 70 a day later.", "70"),
        ("How many come each day?", "About 70 people come each day.", "About 70"),
        ("How many jobs were expected to go?", "Analysts had predicted that 9,000 jobs would go.", "9,000"),
        ("How many jobs were lost in May?", "Analysts had predicted none; 9,000 went.", "9,000"),
        ("How old is Ada Venn?", "With Kell stood Ada Venn, a 57-year-old baker.", "57-year-old"),
        ("How old is the baker?", "With Venn stood Tam Kell, a 57-year-old baker.", "57-year-old"),
        ("How old is Ada Venn?", "Venn was 57 when Tam Kell, a baker, left.", "57"),
        ("How many more crates were found?", "They found twenty more than the customs office.", "twenty"),
        ("How many did the fever kill?", "It killed 19 less than two weeks after the first fell ill.", "19"),
        ("How many fell ill?", "The number of people who fell ill rose to 112.", "112"),
        ("How many years in prison does Venn face?", "Venn faces up to ten years in prison.", "up to ten years"),
        ("What is Orn paying for Venn?", "Orn is preparing to offer 4.1 billion crowns.", "4.1 billion crowns"),
        ("How many may the ferry carry?", "The ferry was licensed for 38 passengers.", "38"),
        ("How old is the inn?", "There was room for 40 years of grief.", "40 years"),
        ("How many did they demand?", "They demanded 20 million for their release.", "20 million"),
        ("How many doses were sent?", "Donors paid for two million doses.", "two million"),
    ],
)
def test_what_is_asked_for_is_let_through(question: str, sentence: str, figure: str) -> None:
    assert not _is_other(question, sentence, figure)
