"""How a value is laid out where it stands: its words and no others are marked."""

import pytest
from tokenizers import Tokenizer

from retrieval.readers.onnx_reader import LONGEST_INPUT, WEIGHTS
from retrieval.readers.statement import Statement, StatementInput, laid_out

SENTENCE = "The mayor of Torv said 14 sailors were saved and 3 drowned."
QUESTION = "How many sailors drowned off Torv?"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    read = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    read.no_padding()
    read.enable_truncation(LONGEST_INPUT, strategy="only_second")
    return read


def marked(given: StatementInput, tokenizer: Tokenizer) -> str:
    return str(tokenizer.decode(given.ids[given.marked > 0].tolist()))


def of(value: str, before: str = "", context: str = "Ferry sinks. 3 May 2014", stance: str = "") -> Statement:
    start = SENTENCE.index(value)
    return Statement(context, before, SENTENCE, start, start + len(value), stance)


@pytest.mark.parametrize("before", ["", "It was the third wreck in 14 months.", "Café 🚢 " * 80])
@pytest.mark.parametrize("context", ["", "Ferry sinks. 3 May 2014"])
@pytest.mark.parametrize("value", ["14 sailors", "3", "The mayor of Torv", "drowned."])
def test_the_values_words_are_marked_wherever_they_stand(
    value: str, context: str, before: str, tokenizer: Tokenizer
) -> None:
    given = laid_out(QUESTION, of(value, before, context), tokenizer)
    assert marked(given, tokenizer).replace(" ", "") == value.lower().replace(" ", "")


def test_the_value_has_the_questions_type_and_the_rest_of_the_text_the_other(tokenizer: Tokenizer) -> None:
    given = laid_out(QUESTION, of("14 sailors"), tokenizer)
    text = given.ids[given.types == 1].tolist()
    assert "sailors" not in tokenizer.decode(text)
    assert "drowned" in tokenizer.decode(text)
    assert given.ids.shape == given.types.shape == given.marked.shape


def test_yes_or_no_is_asked_with_the_question(tokenizer: Tokenizer) -> None:
    told = tokenizer.decode(laid_out("Did sailors drown?", of("3 drowned", stance="no"), tokenizer).ids[0].tolist())
    assert "drown? no" in told


def test_of_a_long_sentence_before_the_end_is_kept(tokenizer: Tokenizer) -> None:
    before = "It began far away. " + "The wind rose and the sea with it. " * 30 + "Nobody was warned."
    told = tokenizer.decode(laid_out(QUESTION, of("3", before), tokenizer).ids[0].tolist())
    assert "nobody was warned" in told
    assert "far away" not in told


def test_a_value_that_is_cut_off_is_not_marked(tokenizer: Tokenizer) -> None:
    sentence = "and then the wind rose " * 100 + "and 3 drowned."
    start = sentence.index("3")
    given = laid_out(QUESTION, Statement("", "", sentence, start, start + 1), tokenizer)
    assert given.ids.size == LONGEST_INPUT
    assert not given.marked.any()
