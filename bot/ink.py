"""Lines of styled text, and the one step that turns them into what a terminal or a pipe receives.

It does not know what the lines say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from unicodedata import category, east_asian_width


class Style(Enum):
    """What a run of words is, not how it looks."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    MARK = "mark"  # the words of a quote that answer
    AGREED = "agreed"
    DISPUTED = "disputed"
    SINGLE = "single"


# Only the sixteen colours that follow the user's own light or dark theme; words carry the meaning, colour repeats it.
_CODES = {
    Style.STRONG: "1",
    Style.FAINT: "2",
    Style.MARK: "1;4",
    Style.AGREED: "1;32",
    Style.DISPUTED: "1;31",
    Style.SINGLE: "1;34",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """One line before wrapping: it begins after `indent` columns, its continuations after `hang`.

    `lead` stands, faint, before each of its rows: the bar beside a quote. `whole`: never wrapped, as a command that is
    to be copied, which a terminal breaks without a line end.
    """

    runs: tuple[Run, ...] = ()
    indent: int = 0
    hang: int = 0
    lead: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on. `columns` None: a pipe or file, where nothing is wrapped or altered."""

    columns: int | None = None
    colour: bool = False

    @property
    def is_terminal(self) -> bool:
        """Whether a person's terminal shows it."""
        return self.columns is not None


def cells(text: str) -> int:
    """Columns that `text` takes on a terminal: none for combining marks, two for wide East Asian characters."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def paint(lines: Iterable[Line], paper: Paper) -> str:
    """The text to write, each line ended by a line break."""
    return "".join(
        _row([Run(line.lead, Style.FAINT), *row], indent, paper.colour) + "\n"
        for line in lines
        for indent, row in _rows(line, paper.columns)
    )


def _row(runs: Sequence[Run], indent: int, colour: bool) -> str:
    inked = "".join(_inked(run) if colour else run.text for run in runs)
    return " " * indent + inked if inked else ""


def _inked(run: Run) -> str:
    code = _CODES.get(run.style)
    return f"\x1b[{code}m{run.text}\x1b[0m" if code and run.text else run.text


def _rows(line: Line, columns: int | None) -> Iterator[tuple[int, list[Run]]]:
    if columns is None or line.whole:
        yield line.indent, list(line.runs)
        return
    indent, used, row = line.indent, 0, list[Run]()
    for word in _words(line.runs):
        width = sum(cells(run.text) for run in word)
        gap = 1 if word[0].text[:1] == " " else 0
        if row and indent + cells(line.lead) + used + width > columns:
            yield indent, _joined(row)
            indent, used, row = line.hang, 0, []
        if not row and gap:
            word, width = [Run(word[0].text[1:], word[0].style), *word[1:]], width - 1
        row.extend(word)
        used += width
    yield indent, _joined(row)


def _words(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Pieces that may not be broken: a word, with the space before it, in the styles that its letters have."""
    word: list[Run] = []
    for run in runs:
        for piece in re.findall(r" ?[^ ]*", run.text):
            if piece.startswith(" ") and word:
                yield word
                word = []
            if piece:
                word.append(Run(piece, run.style))
    if word:
        yield word


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one style as one run, so that a highlighted span is one stretch of ink."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].style is run.style:
            joined[-1] = Run(joined[-1].text + run.text, run.style)
        else:
            joined.append(run)
    return joined
