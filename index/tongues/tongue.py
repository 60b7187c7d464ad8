"""What the time reading and the sentence splitter know of a language other than English: a table of words.

Words are patterns over folded text (`fold`): lower case, Arabic digits as 0-9, one apostrophe, alef and yo in one form.
To add a language, write a table and name it in `tables`. What the words mean is read in `times`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Relative:
    """Words that count from the publication day: `night` is the one from that day to the next."""

    words: str
    days: int
    night: bool = False


@dataclass(frozen=True, slots=True, eq=False)  # one of each language: compared by identity, so that it can be a key
class Tongue:
    """The table. Patterns are alternations without groups; months begin with January, weekdays with Monday.

    `of` stands between day and month, month and year; `ordinal` behind a day's figure; `first` for "the first of".
    `lower_weekdays`: a capital makes a weekday a name ("Domingo"). `weekday_tail` may follow a weekday in one word.
    `last`, `this`, `next` stand before or behind a unit or weekday. `units`: day, week, month, year and so on.
    `ago_before` or `ago_after` a length of time make it count back; `earlier` and `later` count from the day spoken of.
    `said` are verbs of reporting, `clause` the words that open a clause, `past` and `forward` verbs that tell when.
    `never_end`, `figure_next`: abbreviations before the rest of a name, before a figure. `stops`: words too common to
    show that two sentences share a topic.
    """

    code: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    relative: tuple[Relative, ...]
    units: Mapping[str, str]
    duals: Mapping[str, str]
    numbers: Mapping[str, int]
    vague_numbers: str
    of: str
    ordinal: str
    first: str
    article: str
    last: str
    this: str
    next: str
    ago_before: str
    ago_after: str
    earlier: str
    later: str
    shifts: tuple[tuple[str, int], ...]
    since: str
    until: str
    before: str
    after: str
    in_month: str
    year_before: str
    year_after: str
    every: str
    no_day: str
    said: str
    clause: str
    past: str
    forward: str
    habit: str
    goes_on: str
    prefix: str = ""
    weekday_tail: str = ""
    lower_weekdays: bool = False
    night_before: str = ""
    range_: str = r"[-–—]"
    clock: str = ""
    hedge: str = ""
    never_end: frozenset[str] = field(default_factory=frozenset)
    figure_next: frozenset[str] = field(default_factory=frozenset)
    may_end: frozenset[str] = field(default_factory=frozenset)
    openers: frozenset[str] = field(default_factory=frozenset)
    ordinal_stop: bool = False
    dotted_day: bool = False


_FOLDED = {
    **{0x0660 + n: str(n) for n in range(10)},
    **{0x06F0 + n: str(n) for n in range(10)},
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    **dict.fromkeys(map(ord, "’ʼ`´‘"), "'"),
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2009"), " "),
    ord("ё"): "е",
    ord("Ё"): "е",
    ord("٫"): ".",
    ord("٬"): ",",
}


def fold(text: str) -> str:
    """The text as tables write it, every offset unchanged."""
    lower = text.lower()
    if len(lower) != len(text):  # one letter of Turkish grows
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_FOLDED)
