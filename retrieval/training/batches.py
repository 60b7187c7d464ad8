"""Examples as token ids, in batches of like length under a token budget.

Knows the tokeniser and the input's layout `[CLS] question [SEP] context | text [SEP]`; does not know the model.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.embedding.model import embedded_folder
from retrieval.readers.reader_input import joined
from retrieval.training.example import Example


@dataclass(frozen=True, slots=True)
class Encoded:
    """One example as ids. `answers`: token ranges, last included, one an annotator; `first`: the text's first token."""

    ids: NDArray[np.int32]
    second: int
    first: int
    answers: tuple[tuple[int, int], ...]
    denied: tuple[bool, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors (batch, length): ids, mask, types; start and end distributions, inside labels, readable tokens;
    `judged` are the tokens of answers to yes/no questions, `denies` those of answers that say no; `asked` (batch,)
    numbers the questions."""

    ids: torch.Tensor
    mask: torch.Tensor
    types: torch.Tensor
    start: torch.Tensor
    end: torch.Tensor
    inside: torch.Tensor
    readable: torch.Tensor
    judged: torch.Tensor
    denies: torch.Tensor
    asked: torch.Tensor


@cache
def tokenizer_cut_at(longest: int) -> Tokenizer:
    """The base's, for a question and a text that is cut so that both have `longest` tokens at most."""
    tokenizer = Tokenizer.from_file(str(embedded_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest, strategy="only_second")
    return tokenizer


def encode(examples: Sequence[Example], longest: int) -> list[Encoded]:
    """Tokenise; an example whose every answer is cut off at `longest` tokens is dropped, not taught as unanswerable."""
    tokenizer = tokenizer_cut_at(longest)
    kept: list[Encoded] = []
    for at in range(0, len(examples), 4096):
        chunk = examples[at : at + 4096]
        pairs = [(example.question[:300], joined(example.context, example.text)[0]) for example in chunk]
        for example, encoding in zip(chunk, tokenizer.encode_batch(pairs), strict=True):
            shift = joined(example.context, example.text)[1]
            types, offsets = encoding.type_ids, encoding.offsets
            second = types.index(1)
            asked = f"{example.group}: {example.question}"
            tokens = [i for i in range(second, len(types) - 1) if offsets[i][0] >= shift]
            ranges = [_tokens(span, shift, offsets, tokens) for span in example.answers]
            answers = tuple(found for found in ranges if found is not None)
            denied = tuple(no for no, found in zip(example.denied, ranges, strict=False) if found is not None)
            if tokens and (answers or not example.answers):
                kept.append(Encoded(np.array(encoding.ids, dtype=np.int32), second, tokens[0], answers, denied, asked))
    return kept


def _tokens(
    span: tuple[int, int], shift: int, offsets: Sequence[tuple[int, int]], tokens: Sequence[int]
) -> tuple[int, int] | None:
    held = [i for i in tokens if offsets[i][0] < span[1] + shift and span[0] + shift < offsets[i][1]]
    whole = bool(tokens) and span[1] + shift <= offsets[tokens[-1]][1]
    return (held[0], held[-1]) if held and whole else None


E = TypeVar("E")


def batches(examples: Sequence[E], budget: int, rng: random.Random, tokens: Callable[[E], int]) -> Iterator[list[E]]:
    """One pass over the examples, shuffled, each batch of like length and at most `budget` padded tokens."""
    order = list(examples)
    rng.shuffle(order)
    for at in range(0, len(order), 8192):
        block = sorted(order[at : at + 8192], key=tokens)
        cut: list[list[E]] = [[]]
        for example in block:
            if cut[-1] and (len(cut[-1]) + 1) * tokens(example) > budget:
                cut.append([])
            cut[-1].append(example)
        rng.shuffle(cut)
        yield from cut


def by_question(examples: Sequence[Encoded], budget: int, rng: random.Random) -> Iterator[list[Encoded]]:
    """One pass, shuffled, the windows of one question side by side: as many a batch as go into the budget.

    A batch may end inside a question; its windows that answer come first, so that they meet others.
    """
    asked: dict[str, list[Encoded]] = {}
    for example in examples:
        asked.setdefault(example.question, []).append(example)
    questions = list(asked.values())
    rng.shuffle(questions)
    batch: list[Encoded] = []
    for windows in questions:
        rng.shuffle(windows)
        for window in sorted(windows, key=lambda example: not example.answers):
            longest = max(len(each.ids) for each in (*batch, window))
            if batch and (len(batch) + 1) * longest > budget:
                yield batch
                batch = []
            batch.append(window)
    if batch:
        yield batch


def _answers(spans: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Spans that overlap are several people's borders of one answer; the others are further answers."""
    apart: list[list[tuple[int, int]]] = []
    for span in sorted(spans):
        if apart and span[0] <= max(last for _, last in apart[-1]):
            apart[-1].append(span)
        else:
            apart.append([span])
    return apart


def collate(examples: Sequence[Encoded]) -> Batch:
    """Pad to the longest and build the targets: each annotator's answer has an equal share of the probability."""
    shape = (len(examples), max(len(example.ids) for example in examples))
    ids, types = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    start, end, inside, judged, denies = (np.zeros(shape, np.float32) for _ in range(5))
    mask, readable = np.zeros(shape, np.int64), np.zeros(shape, bool)
    for row, example in enumerate(examples):
        size = len(example.ids)
        ids[row, :size], mask[row, :size], types[row, example.second : size] = example.ids, 1, 1
        readable[row, 0] = True
        readable[row, example.first : size - 1] = True
        for first, last in example.answers or ((0, 0),):
            start[row, first] += 1 / max(1, len(example.answers))
            end[row, last] += 1 / max(1, len(example.answers))
        for votes in _answers(example.answers):
            for first, last in votes:
                inside[row, first : last + 1] += 1 / len(votes)
        inside[row, 0] = float(bool(example.answers))
        for (first, last), no in zip(example.answers, example.denied, strict=False):
            judged[row, first : last + 1] = 1
            denies[row, first : last + 1] = float(no)
    numbers = {question: number for number, question in enumerate(dict.fromkeys(each.question for each in examples))}
    asked = np.array([numbers[example.question] for example in examples])
    arrays = (ids, mask, types, start, end, inside, readable, judged, denies, asked)
    return Batch(*(torch.from_numpy(array) for array in arrays))
