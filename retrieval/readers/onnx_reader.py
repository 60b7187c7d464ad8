"""The reader that comes with the program: our own MiniLM in ONNX Runtime, int8, and a second one that reads again.

Every window is a run of its own, on one thread, several at a time: batching won nothing on a CPU (5.8 ms a window of 60
tokens alone, 5.6 in eights) and int8 scales would make a window's result depend on its neighbours in the batch.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from index.errors import UnknownModel
from retrieval.readers.decoding import Calibration, TokenLogits, spans_of
from retrieval.readers.onnx_session import session_of
from retrieval.readers.reader import ReadSpan, Window
from retrieval.readers.reader_input import STRIDE, Piece, pieces, shortened
from retrieval.readers.statement import Statement, StatementInput, laid_out

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parents[1] / "weights"
SECOND_WEIGHTS = "second.int8.onnx"
LONGEST_INPUT = 320  # tokens; a longer window is read in overlapping pieces


class ReaderCalibration(BaseModel):
    """`Calibration` as the manifest keeps it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    score: float
    window: float
    inside: float


class ReaderManifest(BaseModel):
    """weights/reader.json: what the weights are, from which base they come, and how their scores are read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: Literal["rashomon.reader/1"]
    base: str
    base_sha256: str
    weights_sha256: str
    threshold: float
    calibration: ReaderCalibration


class OnnxReader:
    """Reads with a folder of reader.int8.onnx, tokenizer.json and reader.json. Safe to use from several threads."""

    def __init__(self, folder: Path = WEIGHTS, weights: str = "reader.int8.onnx") -> None:
        manifest = read_manifest(folder)
        given = manifest.calibration
        self.calibration = Calibration(given.bias, given.score, given.window, given.inside)
        self._tokenizer, self._plain = _tokenizers(folder / "tokenizer.json")
        self._pool = ThreadPoolExecutor(min(4, os.cpu_count() or 1), thread_name_prefix="reader")
        self._second = self._pool.submit(session_of, folder / SECOND_WEIGHTS)
        self._session = session_of(folder / weights)

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        """Per window its spans, best first; a window's result does not depend on the other windows.

        All are cut before the first is run and decoded after the last: between two runs, each of which fills the
        processor's caches with the model's weights, the same work took three times as long.
        """
        asked = shortened(question, self._plain)
        cut = [list(pieces(asked, window, self._tokenizer)) for window in windows]
        longest_first = sorted((piece for each in cut for piece in each), key=lambda piece: -piece.ids.size)
        run = {
            id(piece): logits
            for piece, logits in zip(longest_first, self._pool.map(self._run, longest_first), strict=True)
        }
        return [
            spans_of(window, [run[id(piece)] for piece in each], self.calibration)
            for window, each in zip(windows, cut, strict=True)
        ]

    def weigh(self, question: str, statements: Sequence[Statement]) -> list[float]:
        """Per statement the log odds that its value answers, beside what the first reading says; 0 where the statement
        is so long that its value was cut off."""
        asked = shortened(question, self._plain)
        inputs = [laid_out(asked, statement, self._tokenizer) for statement in statements]
        return list(self._pool.map(self._weight, inputs))

    def _weight(self, given: StatementInput) -> float:
        if not given.marked.any():
            return 0.0
        inputs = {
            "input_ids": given.ids,
            "attention_mask": given.ids * 0 + 1,
            "token_type_ids": given.types,
            "marked": given.marked,
        }
        return float(self._second.result().run(None, inputs)[0][0])

    def logits(self, question: str, window: Window) -> list[TokenLogits]:
        """The raw logits of each piece of the window: what calibration is fitted on."""
        return [self._run(piece) for piece in pieces(shortened(question, self._plain), window, self._tokenizer)]

    def _run(self, piece: Piece) -> TokenLogits:
        mask = piece.ids * 0 + 1
        inputs = {"input_ids": piece.ids, "attention_mask": mask, "token_type_ids": piece.types}
        start, end, inside, *denies = (output[0] for output in self._session.run(None, inputs))
        at = piece.readable
        none = float(start[0]) + float(end[0])
        said = denies[0][at] if denies else None
        return TokenLogits(piece.offsets, start[at], end[at], none, inside[at], float(inside[0]), said)


def read_manifest(folder: Path) -> ReaderManifest:
    """The folder's manifest. Raises UnknownModel where it is missing or of another format."""
    try:
        return ReaderManifest.model_validate_json((folder / "reader.json").read_bytes())
    except (OSError, ValidationError) as error:
        raise UnknownModel(f"reader: no usable weights in {folder}; install the program again") from error


def _tokenizers(path: Path) -> tuple["Tokenizer", "Tokenizer"]:
    """The tokeniser that cuts pairs into pieces, and one that cuts nothing."""
    from tokenizers import Tokenizer

    pairs = Tokenizer.from_file(str(path))
    pairs.no_padding()
    pairs.enable_truncation(LONGEST_INPUT, stride=STRIDE, strategy="only_second")
    plain = Tokenizer.from_file(str(path))
    plain.no_padding()
    plain.no_truncation()
    return pairs, plain


@lru_cache(maxsize=1)
def embedded_reader() -> OnnxReader:
    """The program's own reader, loaded once a process."""
    return OnnxReader()
