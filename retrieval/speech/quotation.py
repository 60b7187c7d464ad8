"""Where quotations open and close, within a sentence and over its neighbours.

English marks, curly or straight. It does not know who speaks.
"""

from collections.abc import Sequence
from functools import lru_cache

from index.regex import regex

_MARK = regex(r'[“”"]')
_BEFORE_OPENING = regex(r"[\s(\[—–‘'-]")
_AFTER_OPENING = regex(r"[\w(\[‘'’.…$€£]")


def opens(sentence: str) -> bool | None:
    """Whether a quotation is open at the sentence's end, as far as its own marks say; None where it has none."""
    found = _marks(sentence)
    return found[-1][1] if found else None


def runs_on(sentence: str, span: tuple[int, int] | None, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the span (or the sentence's beginning) stands in a quotation that only a later sentence closes.

    A sentence without a mark does where one before it opens the quotation. Does not see paragraphs: a quotation that is
    never closed ends at the next one that opens.
    """
    start, end = span or (0, 1)
    marks = _marks(sentence)
    if any(at >= end for at, _ in marks) or closing(after) is None:
        return False
    own = [opening for at, opening in marks if at <= start]
    if own or marks:
        return bool(own) and own[-1] and marks[-1][1]  # "“We stay,” she said": closed within the span
    return _is_open(before)


def ends(sentence: str, span: tuple[int, int] | None, before: Sequence[str]) -> bool:
    """Whether the words stand before a mark that closes what a sentence before has opened.

    A curly mark says so itself; a straight one does where the last mark before it opens.
    """
    marks = _marks(sentence)
    if not marks or marks[0][1] or marks[0][0] < (span[1] if span else 0):
        return False
    return sentence[marks[0][0]] == "”" or _is_open(before)


def behind(sentence: str, span: tuple[int, int], end: int) -> int:
    """Where the quotation ends that the span stands in, if it does before `end`, else the span's end: of "one fell, but
    we held," she said, all is hers."""
    marks = _marks(sentence)
    is_inside = is_within(sentence, span[0])
    following = next((mark for mark in marks if span[1] <= mark[0] < end), None)
    return following[0] + 1 if is_inside and following and not following[1] else span[1]


def beginning(sentence: str, start: int, at: int) -> int:
    """Where the quotation begins, from `start` on, that `at` stands in; `at` where none does."""
    marks = [mark for mark in _marks(sentence) if start <= mark[0] < at]
    return marks[-1][0] if marks and marks[-1][1] else at


def is_within(sentence: str, at: int) -> bool:
    """Whether a mark of the sentence itself has opened a quotation that `at` stands in."""
    return [opening for mark, opening in _marks(sentence) if mark < at][-1:] == [True]


def begins_within(sentence: str) -> bool:
    """Whether a mark closes there what a sentence before has opened."""
    marks = _marks(sentence)
    return bool(marks) and not marks[0][1]


def _is_open(before: Sequence[str]) -> bool:
    return next((state for earlier in reversed(before) if (state := opens(earlier)) is not None), False)


def closing(after: Sequence[str]) -> tuple[int, int] | None:
    """Which of the sentences closes a quotation that runs on into them, and behind which offset it is closed.

    A paragraph of a running quotation may open it again.
    """
    for number, sentence in enumerate(after):
        marks = _marks(sentence)
        if marks and marks[0] == (0, True):
            marks = marks[1:]
        if marks:
            return None if marks[0][1] else (number, marks[0][0] + 1)
    return None


@lru_cache(maxsize=4_096)
def _marks(sentence: str) -> tuple[tuple[int, bool], ...]:
    """Every mark's offset, and whether it opens: a straight one does before a word, behind a blank."""
    return tuple((match.start(), _is_opening(sentence, match.start())) for match in _MARK.finditer(sentence))


def _is_opening(sentence: str, at: int) -> bool:
    if sentence[at] != '"':
        return sentence[at] == "“"
    follows_blank = at == 0 or _BEFORE_OPENING.match(sentence, at - 1) is not None
    return follows_blank and _AFTER_OPENING.match(sentence, at + 1) is not None
