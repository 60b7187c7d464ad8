"""What stands below the heading of a box: other stories, the author's life, readers' comments, a mail's signature.

Its lines look like claims of the article ("Ten killed in bus crash"), and only the heading above tells that they are
not. It does not judge lines by themselves; `furniture` has.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.regex import regex

# Headings of boxes with other stories or the reader's own words: what follows belongs to them, up to the next sentence.
_BOX = regex(
    r"""\W*(?:(?:read|see)\ (?:more|also|next)|(?:related|recommended|popular|trending|suggested|sponsored)
    (?:\ (?:now|today|for\ you|articles?|stories|story|news|content|posts?|topics|links|coverage|videos?|reading))?
    |most\ (?:read|popular|viewed|shared|watched|commented)(?:\ (?:stories|articles|news|now|today))?
    |what\ (?:others|people)\ are\ (?:reading|saying)|what\ to\ read\ next|people\ also\ read
    |you\ (?:may|might)\ also\ (?:like|be\ interested\ in)|more\ (?:stories|news|articles|like\ this|on\ this(?:\ \w+)?)
    |more\ (?:from|on|in|about)\ [^.!?:]{2,40}|also\ (?:on|in)\ (?:the\ )?[A-Z][^.!?:]{2,30}|(?:don['’]t|do\ not)\ miss
    |editor['’]?s['’]?\ (?:picks?|choice)|(?:top|other)\ (?:stories|news)|about\ the\ authors?
    |lire\ aussi|à\ lire\ aussi|les\ plus\ lus|lesen\ sie\ auch|mehr\ zum\ thema|meistgelesen|lea\ también|lee\ también
    |lo\ más\ leído|noticias\ relacionadas|leggi\ anche|lees\ ook|leia\ também|читайте\ (?:также|також)|самое\ читаемое
    |найпопулярніше|материалы\ по\ теме)\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT_AUTHOR = regex(r"\W*about the authors?\W*", re.IGNORECASE)
_COMMENTS = regex(
    r"\W*(?:(?:reader|readers['’]|all|latest|top)\s)?(?:\d[\d,.]*\s)?(?:comments?|commentaires|kommentare|comentarios|commenti|"
    r"reacties|комментарии|коментарі)(?:\s?\W?\d[\d,.]*\W?)?\W*",
    re.IGNORECASE,
)
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


def is_box(line: str) -> bool:
    """Whether a line is the heading of a box with other stories, the author's life or readers' comments."""
    return _BOX.fullmatch(line) is not None or is_comments(line)


def is_comments(line: str) -> bool:
    """Whether a line is the heading above what readers write."""
    return _COMMENTS.fullmatch(line) is not None


def is_about_author(line: str) -> bool:
    """Whether a line is the heading above the author's life."""
    return _ABOUT_AUTHOR.fullmatch(line) is not None
