"""The shipped weights, read back, read as they did: whoever goes on from them goes on from the reader that ships."""

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from retrieval.readers.onnx_reader import SECOND_WEIGHTS, WEIGHTS, OnnxReader
from retrieval.readers.reader import Window
from retrieval.readers.reader_input import pieces
from retrieval.readers.statement import Statement, laid_out
from retrieval.training.recover import recovered, recovered_second
from retrieval.training.statement_model import padded


def test_weights_read_back_give_the_logits_of_those_that_ship(own_reader: OnnxReader) -> None:
    text = "The mayor, Ola Berg, said 14 people had died when the ferry sank off Torv late on Monday."
    window = Window(text, "Ferry sinks | 3 May 2014", ((0, len(text)),))
    question = "How many people died when the ferry sank?"
    shipped = own_reader.logits(question, window)[0]
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_padding()
    (piece,) = pieces(question, window, tokenizer)
    with torch.no_grad():
        ids, types = torch.from_numpy(piece.ids), torch.from_numpy(piece.types)
        start, end, inside, _ = recovered(WEIGHTS / "reader.int8.onnx").eval()(ids, torch.ones_like(ids), types)
    for ours, theirs in ((start, shipped.start), (end, shipped.end), (inside, shipped.inside)):
        assert theirs is not None
        assert np.abs(ours[0].numpy()[piece.readable] - theirs).max() < 1.0


def test_the_second_readers_weights_read_back_weigh_as_those_that_ship(own_reader: OnnxReader) -> None:
    question, context = "How many people died when the ferry sank?", "Ferry sinks. 3 May 2014"
    told = [
        Statement(context, "The storm came late.", "At least 14 people died when the ferry sank off Torv.", 9, 11),
        Statement(context, "", "The ferry had room for 220 people.", 23, 26),
        Statement("Mayor resigns. 4 May 2014", "", "He is 61.", 6, 8),
    ]
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_padding()
    model = recovered_second(WEIGHTS / SECOND_WEIGHTS).eval()
    with torch.no_grad():
        weights = model(*padded([laid_out(question, each, tokenizer) for each in told]).all()).numpy()
    assert np.abs(weights - own_reader.weigh(question, told)).max() < 0.4
    assert weights.argmax() == 0


def test_one_readers_weights_are_not_taken_for_the_others() -> None:
    with pytest.raises(ValueError, match="not a first reader"):
        recovered(WEIGHTS / SECOND_WEIGHTS)
