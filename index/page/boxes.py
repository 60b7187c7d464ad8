"""What stands below the heading of a box: other stories, the author's life, readers' comments, a mail's signature.

Its lines look like claims of the article ("Ten killed in bus crash"), and only the heading above tells that they are
not. It does not judge lines by themselves; `furniture` has.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.page.interface import is_about_author, is_box, is_comments

_SIGNATURE_LINES = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, whether it is of the article's body as far as its form tells, and whether a sentence with its
    end."""

    text: str
    is_body: bool
    is_sentence: bool


def boxed(rows: Sequence[Row]) -> set[int]:
    """The rows of boxes, by number, their headings with them; none above the article's first sentence."""
    found: set[int] = set()
    told = 0
    for number, row in enumerate(rows):
        if told and not row.is_sentence:
            found.update(_box(rows, number, told))
        if row.is_body and number not in found:
            told += len(row.text)
    return found


def _box(rows: Sequence[Row], number: int, told: int) -> Iterator[int]:
    """The box that row `number` heads, if it does; `told` is how much of the article stands above."""
    heading, below = rows[number].text, rows[number + 1 :]
    if heading.strip() == "--":
        is_end = len(below) <= _SIGNATURE_LINES
        yield from range(number, len(rows)) if is_end else ()
    elif is_comments(heading):
        # Above an article stands a button of that name.
        is_end = told >= sum(len(row.text) for row in below if row.is_body)
        yield from range(number, len(rows) if is_end else number + 1)
    elif is_box(heading):
        yield number
        after = number + 1
        if is_about_author(heading) and after < len(rows):
            yield after
            after += 1
        while after < len(rows) and not rows[after].is_sentence:
            yield after
            after += 1
