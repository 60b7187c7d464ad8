"""A value where it stands, laid out to be weighed: `[CLS] question [SEP] context | sentence before, sentence [SEP]`.

The value's tokens have the question's token type, so that a model sees which words are meant. The same in training and
when reading. Knows tokenisers; does not know models or claims.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.readers.reader_input import joined

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

BEFORE_CHARS = 300  # of the sentence before, its end


@dataclass(frozen=True, slots=True)
class Statement:
    """A value in its sentence: `sentence[start:end]`, code points.

    `context` is the article's title and day, `before` the sentence before; `stance` is the yes or no that the words are
    taken for, empty where no such question is asked.
    """

    context: str
    before: str
    sentence: str
    start: int
    end: int
    stance: str = ""


@dataclass(frozen=True, slots=True)
class StatementInput:
    """A statement as a model gets it, one row: ids and types (int64), `marked` (float32) 1 for the value's tokens."""

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    marked: NDArray[np.float32]


def segments(question: str, statement: Statement) -> tuple[str, str, int]:
    """Both segments, and where in the second (code points) the sentence begins. `question` is shortened before."""
    before = statement.before[-BEFORE_CHARS:]
    second, _ = joined(statement.context, f"{before} " if before else "")
    return f"{question} {statement.stance}".strip(), second + statement.sentence, len(second)


def laid_out(question: str, statement: Statement, tokenizer: "Tokenizer") -> StatementInput:
    """The statement as ids, what the tokeniser cuts off left out: nothing is marked where that is the value."""
    first, second, shift = segments(question, statement)
    return _input(tokenizer.encode(first, second), statement.start + shift, statement.end + shift)


def _input(encoding: "Encoding", start: int, end: int) -> StatementInput:
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    second = np.array([number == 1 for number in encoding.sequence_ids], dtype=bool)
    marked = second & (offsets[:, 0] < end) & (offsets[:, 1] > start)
    types = np.array(encoding.type_ids, dtype=np.int64)
    types[marked] = 0
    return StatementInput(np.array(encoding.ids, dtype=np.int64)[None], types[None], marked.astype(np.float32)[None])
