"""Any Hugging Face question-answering model, by name or folder, behind the same decoding as our own reader.

Only safetensors weights are read and no code of the model's repository is run. Without an "answers" head the
probability comes from the sign of span minus no-answer alone, so models trained with unanswerable questions (SQuAD 2.0)
serve best.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedding.hub import from_hub
from index.embedding.silence import silence
from index.errors import UnknownModel
from retrieval.readers.decoding import Calibration, TokenLogits, spans_of
from retrieval.readers.reader import ReadSpan, Window
from retrieval.readers.reader_input import LONGEST_QUESTION, STRIDE, Piece, pieces, shortened

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer
    from transformers import PreTrainedModel

LONGEST_INPUT = 384
BATCH = 16


class HubReader:
    """Reads with a transformers model that has start and end logits."""

    def __init__(self, name: str) -> None:
        self._model, self._tokenizer, self._plain = _load(name)

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        """Per window its spans, best first."""
        asked = shortened(question, self._plain)
        cut = [(at, piece) for at, window in enumerate(windows) for piece in pieces(asked, window, self._tokenizer)]
        cut.sort(key=lambda pair: (pair[1].ids.shape[1], pair[0]))
        runs: list[list[TokenLogits]] = [[] for _ in windows]
        for first in range(0, len(cut), BATCH):
            group = cut[first : first + BATCH]
            for (at, _), run in zip(group, self._run([piece for _, piece in group]), strict=True):
                runs[at].append(run)
        return [spans_of(window, found, Calibration()) for window, found in zip(windows, runs, strict=True)]

    def _run(self, group: Sequence[Piece]) -> Iterator[TokenLogits]:
        import torch

        longest = max(piece.ids.shape[1] for piece in group)
        inputs = {
            "input_ids": torch.from_numpy(_padded([piece.ids for piece in group], longest)),
            "attention_mask": torch.from_numpy(_padded([piece.ids * 0 + 1 for piece in group], longest)),
        }
        if "token_type_ids" in self._model.forward.__code__.co_varnames:
            inputs["token_type_ids"] = torch.from_numpy(_padded([piece.types for piece in group], longest))
        with torch.inference_mode():
            output = self._model(**inputs)
        starts, ends = output.start_logits.float().numpy(), output.end_logits.float().numpy()
        for row, piece in enumerate(group):
            at = piece.readable
            none = float(starts[row, 0]) + float(ends[row, 0])
            yield TokenLogits(piece.offsets, starts[row, at], ends[row, at], none)


def _padded(rows: "Sequence[NDArray[np.int64]]", longest: int) -> "NDArray[np.int64]":
    import numpy as np

    return np.concatenate([np.pad(row, ((0, 0), (0, longest - row.shape[1]))) for row in rows])


def _folder(name: str) -> str:
    folder = Path(name).expanduser()
    try:
        return str(folder if folder.is_dir() else from_hub(name))
    except UnknownModel as error:
        raise UnknownModel(f"--reader {error}") from error


def _load(name: str) -> "tuple[PreTrainedModel, Tokenizer, Tokenizer]":
    """The model and its fast tokeniser twice, for pairs and for plain text. Raises UnknownModel."""
    silence()
    place = _folder(name)
    from tokenizers import Tokenizer
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    try:
        model = AutoModelForQuestionAnswering.from_pretrained(place, use_safetensors=True, trust_remote_code=False)
        backend = AutoTokenizer.from_pretrained(place, use_fast=True, trust_remote_code=False).backend_tokenizer
    except (OSError, ValueError, KeyError, AttributeError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise UnknownModel(
            f"--reader {name}: not a question-answering model that can be loaded ({reason}); check the name"
        ) from error
    longest = min(LONGEST_INPUT, int(getattr(model.config, "max_position_embeddings", LONGEST_INPUT)))
    if longest <= LONGEST_QUESTION + STRIDE + 8:
        raise UnknownModel(
            f"--reader {name}: it reads only {longest} tokens at once; choose one that reads 128 or more"
        )
    plain = Tokenizer.from_str(backend.to_str())
    plain.no_padding()
    plain.no_truncation()
    pairs = Tokenizer.from_str(backend.to_str())
    pairs.no_padding()
    pairs.enable_truncation(longest, stride=STRIDE, strategy="only_second")
    return model.eval(), pairs, plain
