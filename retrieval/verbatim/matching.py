"""Where the words of a quote stand in a text, all of them or most of them.

It knows words and no articles.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.verbatim.wording import Word

Stretch = tuple[int, int]  # numbers of words, half-open
Pair = tuple[Stretch, Stretch]  # of the quote, of the text
Parts = Sequence[Sequence[Word]]

# Words that a quote may leave out between two of its parts: past them it is two quotes put together.
MOST_LEFT_OUT = 100
# Of a quote's words, and of their weight, what a passage must have in the same order to be shown as the nearest.
LEAST_SHARE, LEAST_WEIGHT = 0.6, 0.5
# So few words at an end, with more than that put in before the rest, are no part of it.
STRAY = 2


@dataclass(frozen=True, slots=True)
class Nearly:
    """A stretch of a text and where it parts from a quote: stretches of both, one of them perhaps empty."""

    stretch: Stretch
    differences: tuple[tuple[Stretch, Stretch], ...]
    share: float


def standing(parts: Parts, text: Sequence[Word]) -> list[tuple[Stretch, ...]]:
    """Every place where the parts stand, one after the other; of places that overlap the shortest."""
    said = _said(text)
    runs = [run for first in _every(_said(parts[0]), said, 0, len(said)) if (run := _followed(first, parts[1:], said))]
    kept: list[tuple[Stretch, ...]] = []
    for run in sorted(runs, key=lambda run: (run[-1][1] - run[0][0], run[0][0])):
        at = bisect(kept, run)
        if (at == 0 or kept[at - 1][-1][1] <= run[0][0]) and (at == len(kept) or run[-1][1] <= kept[at][0][0]):
            kept.insert(at, run)
    return kept


def _said(words: Sequence[Word]) -> list[str]:
    return [word.said for word in words]


def _every(wanted: list[str], said: list[str], start: int, stop: int) -> Iterator[Stretch]:
    """Where it begins from `start` on and before `stop`."""
    while True:
        try:
            start = said.index(wanted[0], start, stop)
        except ValueError:
            return
        if said[start : start + len(wanted)] == wanted:
            yield start, start + len(wanted)
        start += 1


def _followed(first: Stretch, others: Parts, said: list[str]) -> tuple[Stretch, ...] | None:
    run = [first]
    for part in others:
        after = next(_every(_said(part), said, run[-1][1], run[-1][1] + MOST_LEFT_OUT + 1), None)
        if after is None:
            return None
        run.append(after)
    return tuple(run)


def nearly(quote: Sequence[Word], text: Sequence[Word], weight: Callable[[str], float]) -> Nearly | None:
    """The stretch of the text that has most of the quote's words in their order; None where it has too few."""
    from rapidfuzz.distance import LCSseq

    wanted, said = _said(quote), _said(text)
    # Twice the quote's length, for words that are put in; each begins within a third of it.
    width, step = 2 * len(wanted), max(1, len(wanted) // 3)
    starts = range(0, max(1, len(said) - len(wanted) + 1), step)
    first = max(starts, key=lambda at: LCSseq.similarity(wanted, said[at : at + width]))
    last = first + width
    if whole := _words_left_out(wanted, said, text, (first, min(last, len(said)))):
        return Nearly(*_between(whole, len(wanted), text), 1.0)
    steps = [each for each in LCSseq.opcodes(wanted, said[first:last]) if each.tag == "equal"]
    equal = _close([((s.src_start, s.src_end), (first + s.dest_start, first + s.dest_end)) for s in steps])
    if not equal:
        return None
    kept = [word for (start, end), _ in equal for word in wanted[start:end]]
    share = len(kept) / len(wanted)
    if share < LEAST_SHARE or sum(map(weight, kept)) < LEAST_WEIGHT * sum(map(weight, wanted)):
        return None
    stretch, differences = _between(equal, len(wanted), text)
    # A stray word that was taken off an end may be the very one that stands in its place.
    differences = tuple(pair for pair in differences if wanted[slice(*pair[0])] != said[slice(*pair[1])])
    return Nearly(stretch, differences, share)


def _words_left_out(wanted: list[str], said: list[str], text: Sequence[Word], within: Stretch) -> list[Pair] | None:
    """The two ends of a quote that leaves out words of one sentence, which may turn it round ("I left because I lied"
    of "I left because I was tired, not because I lied"). None where no sentence that touches `within` has both."""
    opening = [at for at in range(within[1]) if at == 0 or text[at].opens]
    for at, start in enumerate(opening):
        end = opening[at + 1] if at + 1 < len(opening) else _next_opening(text, within[1])
        if end <= within[0] or end - start <= len(wanted):
            continue
        for size in range(len(wanted) - 1, 0, -1):
            head = next(_every(wanted[:size], said, start, end), None)
            tail = head and next(_every(wanted[size:], said, head[1], end), None)
            if head and tail and tail[1] <= end:
                return [((0, size), head), ((size, len(wanted)), tail)]
    return None


def _next_opening(text: Sequence[Word], start: int) -> int:
    return next((at for at in range(start, len(text)) if text[at].opens), len(text))


def _close(equal: list[Pair]) -> list[Pair]:
    """Without a lone "the" at either end that stands far from the rest."""
    while len(equal) > 1 and _is_stray(equal[0], equal[0], equal[1]):
        equal = equal[1:]
    while len(equal) > 1 and _is_stray(equal[-1], equal[-2], equal[-1]):
        equal = equal[:-1]
    return equal


def _is_stray(one: Pair, before: Pair, after: Pair) -> bool:
    put_in = (after[1][0] - before[1][1]) - (after[0][0] - before[0][1])
    return one[0][1] - one[0][0] <= STRAY and put_in > STRAY


def _between(
    equal: list[Pair], length: int, text: Sequence[Word]
) -> tuple[Stretch, tuple[tuple[Stretch, Stretch], ...]]:
    """The whole stretch and what parts its equal ones. In place of words at either end of the quote that it has not
    stand as many of the same sentence."""
    begin, end = equal[0][1][0], equal[-1][1][1]
    for _ in range(equal[0][0][0]):
        begin -= begin > 0 and not text[begin].opens
    for _ in range(length - equal[-1][0][1]):
        end += end < len(text) and not text[end].opens
    differences = []
    quote_at, text_at = 0, begin
    for of_quote, of_text in [*equal, ((length, length), (end, end))]:
        if quote_at < of_quote[0] or text_at < of_text[0]:
            differences.append(((quote_at, of_quote[0]), (text_at, of_text[0])))
        quote_at, text_at = of_quote[1], of_text[1]
    return (begin, end), tuple(differences)
