"""What a student is to say of a window, part what its teacher says and part what is known; and how far it is from it.

Everything is over the window's first token ("does it answer") and its own words, so that a question's length is nothing
to it. Knows tokens and the reader's four outputs; does not know archives.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from retrieval.readers.reader import Window
from retrieval.readers.reader_input import joined
from retrieval.training.model import ReaderModel
from retrieval.training.wordings import Known

LONGEST = 256  # tokens
GOLD = 0.6
"""Share of what is known in a target, where it is."""
BESIDE_OTHERS = 0.25


@dataclass(frozen=True, slots=True)
class Tokens:
    """A question and a window: ids, where the second segment begins, and the ranges in the window of its own words'
    tokens, which begin at `own`."""

    ids: tuple[int, ...]
    second: int
    own: int
    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """Probabilities, each of shape (1 + own tokens,): where an answer starts and ends, whether a token is inside one,
    whether it denies and how much that counts. `answers`: whether the window does, None where nobody has said."""

    start: Tensor
    end: Tensor
    inside: Tensor
    denies: Tensor
    counts: Tensor
    answers: bool | None


def tokenised(question: str, window: Window, by: Tokenizer) -> Tokens | None:
    """None where the title alone fills what may be read."""
    text, shift = joined(window.context, window.text)
    encoding = by.encode(question[:300], text)
    second, end = encoding.type_ids.index(1), len(encoding.ids) - 1
    own = next((n for n in range(second, end) if encoding.offsets[n][0] >= shift), None)
    if own is None:
        return None
    ranges = tuple((start - shift, stop - shift) for start, stop in encoding.offsets[own:end])
    return Tokens(tuple(encoding.ids), second, own, ranges)


def logits(model: ReaderModel, given: Sequence[Tokens]) -> list[Tensor]:
    """Of each, the reader's four outputs over the first token and the window's own: shape (1 + own tokens, 4)."""
    longest = max(len(each.ids) for each in given)
    ids, mask, types = (torch.zeros(len(given), longest, dtype=torch.int64) for _ in range(3))
    for row, each in enumerate(given):
        size = len(each.ids)
        ids[row, :size], mask[row, :size], types[row, each.second : size] = torch.tensor(each.ids), 1, 1
    outputs = torch.stack(model(ids, mask, types), -1)
    return [
        torch.cat([said[:1], said[each.own : each.own + len(each.ranges)]])
        for said, each in zip(outputs, given, strict=True)
    ]


def target(taught: Tensor, of: Tokens, known: Known) -> Target:
    """The teacher's reading, with as much of what is known as `GOLD` says; what is known of a cut-off answer is not."""
    start, end, inside, denies = (taught[:, 0].softmax(0), taught[:, 1].softmax(0), *taught[:, 2:].sigmoid().unbind(-1))
    counts = inside.clone()
    counts[0] = 0
    places = [_places(span, of.ranges) for span in known.answers or ()]
    spans = [place for place in places if place is not None]
    if known.answers is None or len(spans) < len(places):
        return Target(start, end, inside, denies, counts, None)
    for (first, last), no in zip(spans, known.denied, strict=False):
        denies[first : last + 1] = GOLD * no + (1 - GOLD) * denies[first : last + 1]
        counts[first : last + 1] = 1
    pairs = zip(_as_known(spans, len(start)), (start, end, inside), strict=True)
    start, end, inside = (GOLD * it + (1 - GOLD) * said for it, said in pairs)
    return Target(start, end, inside, denies, counts, bool(spans))


def _as_known(spans: Sequence[tuple[int, int]], size: int) -> tuple[Tensor, Tensor, Tensor]:
    """Where answers start, where they end, and what is inside one: at the first token where there is none."""
    start, end, inside = (torch.zeros(size) for _ in range(3))
    inside[0] = float(bool(spans))
    for first, last in spans or [(0, 0)]:
        start[first] += 1 / max(1, len(spans))
        end[last] += 1 / max(1, len(spans))
        inside[first : last + 1] = float(bool(spans))
    return start, end, inside


def _places(span: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """First and last token of a stretch, counted from the token before them; None where it is cut off."""
    held = [n for n, (start, stop) in enumerate(ranges, 1) if start < span[1] and span[0] < stop]
    return (held[0], held[-1]) if held and span[1] <= ranges[-1][1] else None


def apart(by: Target, said: Tensor, of: Tokens) -> Tensor:
    """Divergences of where answers start and end, of whether each token and the window answer, and whether what answers
    denies; weighed as the training on gold is. A longer question may cut the window: what both have counts."""
    size = min(len(by.start), len(of.ranges) + 1)
    spans = sum(
        functional.kl_div(said[:size, k].log_softmax(0), wanted[:size], reduction="sum")
        for k, wanted in enumerate((by.start, by.end))
    )
    right = by.inside[:size]
    inside = functional.binary_cross_entropy_with_logits(said[:size, 2], right, reduction="none")
    inside = inside - functional.binary_cross_entropy(right, right, reduction="none")
    denies = functional.binary_cross_entropy_with_logits(said[:size, 3], by.denies[:size], reduction="none")
    counts = by.counts[:size]
    stance = (denies * counts).sum() / counts.sum().clamp(min=1)
    return spans / 2 + 2 * inside[1:].mean() + 0.5 * inside[0] + 0.3 * stance


def beside(said: Sequence[Tensor], by: Sequence[Target]) -> Tensor:
    """Minus log of the share of the softmax on the windows that answer, among those known to answer or not (Karpukhin
    et al. 2020, as in `retrieval.training.train`)."""
    judged = [(each[0, 2], it.answers) for each, it in zip(said, by, strict=True) if it.answers is not None]
    right = [logit for logit, answers in judged if answers]
    if not right or len(right) == len(judged):
        return said[0].sum() * 0
    every = torch.stack([logit for logit, _ in judged])
    return BESIDE_OTHERS * (torch.logsumexp(every, 0) - torch.logsumexp(torch.stack(right), 0))
