"""Parts of what a sentence counts."""

import pytest

from retrieval.figures.some_of_them import counts_some_of_them
from retrieval.questions.question import read_question
from tests.retrieval.newsroom import TODAY


def _is_part(question: str, sentence: str, figure: str) -> bool:
    start = sentence.index(figure)
    return counts_some_of_them(read_question(question, TODAY), sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many sailors were hurt?", "Eighteen sailors were hurt, five of them badly.", "five"),
        ("How many kites were sent up?", "It counted 40 kites and said 31 of them had come down.", "31"),
        ("How many people died in Velm?", "In all 46 people were killed, seven of them pilots.", "seven"),
        ("How many children died in Velm?", "In all 46 children were killed, seven of them boys.", "seven"),
        ("How many people were on the tram?", "A tram with 60 people overturned, killing 12 of them.", "12"),
        ("How many bolts were shot?", "Thirteen bolts were shot, of which nine came from one tower.", "nine"),
        ("How many people were held?", "It counted 40 who were held, among them four cooks.", "four"),
        ("How many people died in Velm?", "In all 46 people were killed, including about seven pilots.", "about seven"),
    ],
)
def test_some_of_them_are_not_how_many_there_were(question: str, sentence: str, figure: str) -> None:
    assert _is_part(question, sentence, figure)


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many sailors were badly hurt?", "Eighteen sailors were hurt, five of them badly.", "five"),
        (
            "How many kites came down, how many had come?",
            "It counted 40 kites and said 31 of them had come down.",
            "31",
        ),
        ("How many died on the tram?", "A tram with 60 people overturned, killing 12 of them.", "12"),
        ("How many sailors were hurt?", "Eighteen sailors were hurt, five of them badly.", "Eighteen"),
        ("How many swans were hurt?", "Five of them limped.", "Five"),
        ("How many singers had the fever?", "Ninety singers sued, among them 17 who had caught the fever.", "17"),
        ("children among the hurt in Velm", "In all 2,760 were hurt, of whom 1,015 were children.", "1,015"),
        ("How many cooks were held?", "It counted 40 who were held, among them four cooks.", "four"),
        ("How many children died in Velm?", "The storm killed 46 villagers, seventeen of them under 18.", "seventeen"),
        ("How many pilots died in Velm?", "In all 46 people were killed, seven of them pilots.", "seven"),
        (
            "How many people working for Ansel Lines lost their lives?",
            "The storm killed 24 people, seven of them stewards of Ansel Lines.",
            "seven",
        ),
    ],
)
def test_what_is_asked_of_the_part_or_has_no_whole_counts(question: str, sentence: str, figure: str) -> None:
    assert not _is_part(question, sentence, figure)
