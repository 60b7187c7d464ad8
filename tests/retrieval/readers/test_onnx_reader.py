"""The embedded reader: offsets in code points, nothing across sentences, the same result in any company."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnknownModel
from retrieval.readers.choosing import load_reader
from retrieval.readers.onnx_reader import WEIGHTS, OnnxReader, read_manifest
from retrieval.readers.reader import Window
from retrieval.readers.statement import Statement

QUESTION = "How many sailors were rescued off Tennick?"
TEXTS = (
    (
        "Rescuers pulled nine sailors from the sea off Tennick on Friday.",
        "The mayor said the ship had left Orvale a day before.",
    ),
    ("The harbour of Orvale was closed.",),
    ("🚢🚢 “Neun” — say 14 sailors were rescued off Tennick 🌊, officials said…", "Nobody was hurt.", "Ça suffit !"),
)


def _window(sentences: tuple[str, ...], context: str = "") -> Window:
    text, ranges = "", []
    for sentence in sentences:
        text += " " if text else ""
        ranges.append((len(text), len(text) + len(sentence)))
        text += sentence
    return Window(text, context, tuple(ranges))


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    if not (WEIGHTS / "reader.int8.onnx").exists():
        pytest.skip("the reader's weights are not in this checkout")
    return OnnxReader()


def test_the_number_that_answers_is_read(reader: OnnxReader) -> None:
    (spans,) = reader.read(QUESTION, [_window(TEXTS[0], "Ship sinks off Tennick | 4 May 2019")])
    assert "nine" in TEXTS[0][0][spans[0].start : spans[0].end]
    assert spans[0].sentence == 0


@pytest.mark.parametrize(
    "asked", [f"{'Tell me, please: ' * 60}{QUESTION}", f"{QUESTION} {'That is all I need. ' * 60}"]
)
def test_of_a_long_question_the_part_that_asks_is_read(asked: str, reader: OnnxReader) -> None:
    (spans,) = reader.read(asked, [_window(TEXTS[0])])
    assert "nine" in TEXTS[0][0][spans[0].start : spans[0].end]


def test_a_sentence_that_answers_is_more_probable_than_one_that_does_not(reader: OnnxReader) -> None:
    answering, other = reader.read(QUESTION, [_window(TEXTS[0][:1]), _window(TEXTS[1])])
    assert answering[0].answers > 0.5 > other[0].answers


def test_offsets_are_code_points_after_emoji_and_typographic_marks(reader: OnnxReader) -> None:
    window = _window(TEXTS[2])
    (spans,) = reader.read(QUESTION, [window])
    assert any("14" in window.text[span.start : span.end] for span in spans if span.sentence == 0)


def test_a_windows_result_does_not_depend_on_the_other_windows(reader: OnnxReader) -> None:
    windows = [_window(text, context) for text in TEXTS for context in ("", "Storm in the gulf | 2019-05-04")]
    together = reader.read(QUESTION, windows)
    assert together == [reader.read(QUESTION, [window])[0] for window in windows]
    assert together == list(reversed(reader.read(QUESTION, list(reversed(windows)))))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), min_size=1, max_size=4),
    st.text(max_size=30),
    st.text(max_size=40),
)
def test_any_text_gives_spans_inside_its_sentences(sentences: list[str], context: str, question: str) -> None:
    if not (WEIGHTS / "reader.int8.onnx").exists():
        pytest.skip("the reader's weights are not in this checkout")
    window = _window(tuple(sentences), context)
    (spans,) = load_reader(None).read(question, [window])
    for span in spans:
        start, end = window.sentences[span.sentence]
        assert start <= span.start < span.end <= end


def test_a_window_longer_than_the_model_is_read_to_its_end(reader: OnnxReader) -> None:
    padding = ("The council of Orvale talked about the price of bread and of coal all day long.",) * 40
    window = _window((*padding, TEXTS[0][0]))
    (spans,) = reader.read(QUESTION, [window])
    assert "nine" in window.text[spans[0].start : spans[0].end]


def test_a_very_long_question_is_cut_and_read(reader: OnnxReader) -> None:
    (spans,) = reader.read(QUESTION + " and then" * 400, [_window(TEXTS[0])])
    assert spans


def test_no_windows_give_no_results(reader: OnnxReader) -> None:
    assert reader.read(QUESTION, []) == []


def test_missing_weights_are_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnknownModel, match="no usable weights") as caught:
        read_manifest(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_manifest_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reader.json").write_text(json.dumps({"format": "rashomon.reader/99"}))
    with pytest.raises(UnknownModel):
        read_manifest(tmp_path)


def test_reading_imports_neither_torch_nor_transformers(reader: OnnxReader) -> None:
    code = (
        "import sys; from retrieval.readers.choosing import load_reader; from retrieval.readers.reader import Window;"
        "load_reader(None).read('who?', [Window('Ann won.', '', ((0, 8),))]);"
        "print(sorted({'torch', 'transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


DROWNED = "The mayor of Orvale said that nine sailors had drowned and 14 were rescued off Tennick."


def _statement(value: str, sentence: str = DROWNED) -> Statement:
    start = sentence.index(value)
    return Statement("Ship sinks off Tennick. 4 May 2019", "", sentence, start, start + len(value))


def test_read_again_the_value_that_answers_weighs_more_than_its_neighbour(reader: OnnxReader) -> None:
    rescued, drowned = reader.weigh(QUESTION, [_statement("14"), _statement("nine")])
    assert rescued > drowned + 0.5


def test_a_statements_weight_is_the_same_in_any_company(reader: OnnxReader) -> None:
    alone = reader.weigh(QUESTION, [_statement("14")])
    assert reader.weigh(QUESTION, [_statement("nine"), _statement("14"), _statement("Orvale")])[1:2] == alone
    assert reader.weigh(QUESTION, []) == []


def test_of_a_value_that_is_cut_off_it_has_no_opinion(reader: OnnxReader) -> None:
    assert reader.weigh(QUESTION, [_statement("14", "and then the wind rose " * 100 + DROWNED)]) == [0.0]


def test_without_the_second_readers_weights_it_is_said_what_helps(tmp_path: Path, reader: OnnxReader) -> None:
    for name in ("reader.json", "tokenizer.json", "reader.int8.onnx"):
        (tmp_path / name).symlink_to(WEIGHTS / name)
    with pytest.raises(UnknownModel, match=r"second\.int8\.onnx.*install the program again"):
        OnnxReader(tmp_path).weigh(QUESTION, [_statement("14")])
