"""Groups an article's sentences into the passages that are embedded.

It knows sentences and blank lines only, not vectors.
"""

from collections.abc import Sequence

from index.article import Passage, Sentence
from index.regex import regex

WORDS = 120  # all-MiniLM-L6-v2 reads 256 word pieces; 120 words of news with a title stay below that
_INSIDE_PARAGRAPH = 0.12  # cost of ending a passage inside a paragraph, against ((WORDS - words) / WORDS) ** 2
_EACH = 0.05  # cost of one more passage
_BLANK_LINE = regex(r"\n[^\S\n]*\n|\u2029")


def cut(text: str, sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """Passages of whole sentences, at most `WORDS` words each, that cover every sentence once and in order.

    A sentence over the limit is a passage of its own. Borders prefer blank lines, and sizes are balanced, so that no
    tail of a few words is left. No passage reaches over furniture: between two sentences of one passage stands no
    letter or digit, so `text[start:end]` can be indexed as it is.
    """
    found: list[Passage] = []
    first = 0
    for number in range(1, len(sentences) + 1):
        if number == len(sentences) or _furniture_between(text, sentences[number - 1], sentences[number]):
            found.extend(_cut_run(text, sentences, first, number))
            first = number
    return tuple(found)


def _furniture_between(text: str, before: Sentence, after: Sentence) -> bool:
    return any(mark.isalnum() for mark in text[before.end : after.start])


def _cut_run(text: str, sentences: Sequence[Sentence], first: int, last: int) -> list[Passage]:
    """The cheapest borders for sentences `first` to `last` (exclusive), by dynamic programming."""
    words = [len(text[s.start : s.end].split()) for s in sentences[first:last]]
    single_lines = not any(_paragraph_ends(text, sentences, n, False) for n in range(first, last - 1))
    best: list[tuple[float, int]] = [(0.0, 0)]  # per end: cost so far, where its passage begins
    for end in range(1, len(words) + 1):
        number = first + end - 1
        inside = number < last - 1 and not _paragraph_ends(text, sentences, number, single_lines)
        border = _EACH + (_INSIDE_PARAGRAPH if inside else 0.0)
        begin, total = end - 1, words[end - 1]
        choice = (best[begin][0] + border + _size_cost(total), begin)
        while begin > 0 and total + words[begin - 1] <= WORDS:
            begin -= 1
            total += words[begin]
            choice = min(choice, (best[begin][0] + border + _size_cost(total), begin))
        best.append(choice)
    return _passages(sentences, first, best)


def _passages(sentences: Sequence[Sentence], first: int, best: Sequence[tuple[float, int]]) -> list[Passage]:
    found: list[Passage] = []
    end = len(best) - 1
    while end > 0:
        begin = best[end][1]
        begin_at, end_at = sentences[first + begin].start, sentences[first + end - 1].end
        found.append(Passage(begin_at, end_at, first + begin, first + end))
        end = begin
    return found[::-1]


def _size_cost(words: int) -> float:
    return max(0.0, (WORDS - words) / WORDS) ** 2


def _paragraph_ends(text: str, sentences: Sequence[Sentence], number: int, single_lines: bool) -> bool:
    gap = text[sentences[number].end : sentences[number + 1].start]
    return ("\n" in gap) if single_lines else bool(_BLANK_LINE.search(gap.replace("\r", "")))
