"""The shipped weights, read back, read as they did: whoever goes on from them goes on from the reader that ships."""

import numpy as np
import torch
from tokenizers import Tokenizer

from retrieval.onnx_reader import WEIGHTS, OnnxReader
from retrieval.reader import Window
from retrieval.reader_input import pieces
from retrieval.training.recover import recovered


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
