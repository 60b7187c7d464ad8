"""How a question's window is laid out for a reader: `[CLS] question [SEP] context | text [SEP]`.

The same in training and when reading. Knows tokenisers and offsets; does not know models.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.readers.reader import Window

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

SEPARATOR = " | "
LONGEST_QUESTION = 64  # tokens; the rest of a longer one is not read
STRIDE = 48  # tokens that two pieces of an overlong window share


@dataclass(frozen=True, slots=True)
class Piece:
    """A window, or as much of it as goes into the model at once, as token ids (int64, one row).

    `readable` are the positions whose tokens are the window's own text, `offsets` their half-open ranges in it.
    """

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    readable: NDArray[np.int64]
    offsets: NDArray[np.int64]


def joined(context: str, text: str) -> tuple[str, int]:
    """The second segment, and where in it (code points) the window's own text begins."""
    before = context.strip()
    before = before + SEPARATOR if before else ""
    return before + text, len(before)


def shortened(question: str, tokenizer: "Tokenizer") -> str:
    """The question, or so much of it as is read: its end where it ends by asking, else its beginning. The tokeniser
    must not truncate."""
    offsets = tokenizer.encode(question, add_special_tokens=False).offsets
    if len(offsets) <= LONGEST_QUESTION:
        return question
    if question.rstrip().endswith(("?", "؟")):
        return question[offsets[-LONGEST_QUESTION][0] :]
    return question[: offsets[LONGEST_QUESTION - 1][1]]


def pieces(question: str, window: Window, tokenizer: "Tokenizer") -> Iterator[Piece]:
    """The window as one piece, or as overlapping ones where the tokeniser truncates. `question` is shortened before."""
    second, shift = joined(window.context, window.text)
    encoding = tokenizer.encode(question, second)
    for part in (encoding, *encoding.overflowing):
        yield _piece(part, shift)


def _piece(encoding: "Encoding", shift: int) -> Piece:
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    second = np.array([number == 1 for number in encoding.sequence_ids], dtype=bool)
    readable = np.flatnonzero(second & (offsets[:, 0] >= shift) & (offsets[:, 1] > offsets[:, 0]))
    return Piece(
        np.array(encoding.ids, dtype=np.int64)[None, :],
        np.array(encoding.type_ids, dtype=np.int64)[None, :],
        readable,
        offsets[readable] - shift,
    )
