"""Figures that are dealt out, each to its own."""

import pytest

from retrieval.answer import Kind
from retrieval.figures.paired import is_anothers, own_instead
from retrieval.questions.question import read_question
from tests.retrieval.newsroom import TODAY
from tests.retrieval.values.test_read import read

SENTENCED = (
    "The skipper, Ada Venn, got nine years, the harbour's pilot, Tam Kell, four, and the owner, Ilja Roe, a suspended "
    "sentence of ten months."
)
SOUGHT = "The prosecutor had sought nine years for Venn and four for Kell."
POLLED = "With 90 percent counted, the Reed League of Ada Venn had 36 percent and the Tarn Union 23 percent."
BREACHES = "Monitors counted 36 breaches of the truce, 19 by Roe's men and 17 by the army."
DEAD = "Thirty people died in Tarn, twelve in Pellin and nine in Orlen."


@pytest.mark.parametrize(
    ("question", "sentence", "words", "own"),
    [
        ("How many years did Tam Kell get?", SENTENCED, "nine years", "four"),
        ("How many years did Ada Venn get?", SENTENCED, "four", "nine years"),
        ("How long must Ilja Roe go to prison?", SENTENCED, "nine years", "ten months"),
        ("What did the prosecutor seek for Venn?", SOUGHT, "four", "nine years"),
        ("What did the prosecutor seek for Kell?", SOUGHT, "nine years", "four"),
        ("What percentage did the Tarn Union get?", POLLED, "36 percent", "23 percent"),
        ("How many people died in Orlen?", DEAD, "twelve", "nine"),
        ("How many breaches are Roe's men blamed for?", BREACHES, "36", "19"),
        ("How many breaches did the army commit?", BREACHES, "36", "17"),
        ("How many breaches by the army were counted?", BREACHES, "36", "17"),
    ],
)
def test_the_figure_of_another_is_no_answer_and_ones_own_is(question: str, sentence: str, words: str, own: str) -> None:
    asked, start = read_question(question, TODAY), sentence.index(words)
    found = own_instead(asked, sentence, (start, start + len(words)))
    assert found is not None
    assert sentence[slice(*found)] == own
    assert is_anothers(asked, sentence, start, start + len(words))
    assert not is_anothers(asked, sentence, *found)


def test_a_figure_that_leaves_its_unit_to_the_one_dealt_before_has_it() -> None:
    assert _shown("How many years did the prosecutor seek for Kell?", SOUGHT, "four") == "four years"
    assert _shown("How many years did Tam Kell get?", SENTENCED, "four") == "four years"


def _shown(question: str, sentence: str, words: str) -> str | None:
    value = read(Kind.NUMBER, sentence, words, question)
    return None if value is None else value.shown


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("How many years did the jury give Oda Lund?", SENTENCED, "nine years"),
        ("By how much did the Tarn Union trail?", POLLED, "36 percent"),
        ("How many years did Tam Kell get?", "Venn got nine years, and Kell said that four was enough.", "nine years"),
        ("How many died in Tarn?", "Nine died in the fire, and in Tarn four were hurt.", "Nine"),
        ("How many breaches were counted in Tarn?", BREACHES, "36"),
        ("How much did Roe offer?", "Venn sought 40 florins, with Roe offering 20 florins.", "40 florins"),
    ],
)
def test_what_is_not_dealt_out_is_left_alone(question: str, sentence: str, words: str) -> None:
    start = sentence.index(words)
    assert not is_anothers(read_question(question, TODAY), sentence, start, start + len(words))
