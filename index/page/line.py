"""What a line of a page is by itself, wherever it stands: a sentence, a fragment, or no part of any article.

It goes by shape (no end mark, few small words), by script and by a fixed vocabulary (`interface`). What stands around a
line is `furniture`'s business.
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from index.language import main_script
from index.page.interface import (
    is_advertised,
    is_byline,
    is_choice,
    is_contact,
    is_credit,
    is_label,
    opens_like_a_pointer,
)
from index.page.site_talk import is_site_talk
from index.regex import regex
from index.times.monthnames import DATE_LABELS, MONTHS, WEEKDAYS

_END_MARK = regex(r"""[.!?…。！？؟۔।]["'”’»«›)\]」』]*[*_]{0,3}$""")
_ADDRESS = regex(r"^\W*(?:https?://|www\.)\S+\W*$", re.IGNORECASE)
BULLET = regex(r"^(?:[•▪●◦‣]\s*|[-–—*·>]\s+|\d{1,3}[.)]\s+)")  # "*Name" is a form's field
_LABELLED = regex(r"^[^:]{2,40}: ?\S")
_CJK = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_NUMBER = regex(r"\d+|\b(?:true|false|null|none|px|kb|mb)\b", re.IGNORECASE)
LETTER = regex(r"[^\W\d_]")
_UNIT = regex(r"[$€£¥%]|\d\s?(?:km|kg|mm|cm|m|ft|mph)\b")

BODY_WORDS = 5  # a line with an end mark and as many words is a sentence
CUT_WORDS = 14  # a line without an end mark is still one if it has as many words, and small words among them
_SMALL_SHARE = 0.15
_IMPRINT = regex(
    r"(?P<mark>[*_]{1,2})(?=[^*_\n]*(?:\b\d{1,2}\.?\s[^\W\d]+|[^\W\d]+\s\d{1,2}),?\s(?:19|20)\d\d\b)[^*_\n]+(?P=mark)$"
    r"|[*_]{0,2}for immediate release\b",
    re.IGNORECASE,
)
_IMPRINT_WORDS = 16
_NOTICE_WORDS = 120  # a notice that asks for leave has no more; a whole article in one line has
_TITLE_LABELS = (("title",), ("headline",))
_HEADING_WORDS = 9


class Kind(IntEnum):
    """Whether a line is the article's."""

    BODY = 0
    FRAGMENT = 1  # no sentence, or one too short to tell
    MASKED = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or hard-wrapped lines that are one paragraph, without the blanks around it."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """What lines that are told apart by capitals and blanks alone have in common."""
        return " ".join(self.text.casefold().split())

    @property
    def has_end_mark(self) -> bool:
        """Whether it ends as a sentence does."""
        return _END_MARK.search(self.text[-8:]) is not None

    @property
    def states_figure(self) -> bool:
        """Digits among words."""
        return len(self.words) >= 3 and any(character.isdigit() for character in self.text)

    @property
    def holds_content(self) -> bool:
        """A bullet, a figure with words, "label: what it says"."""
        if BULLET.match(self.text) and len(self.words) >= 2:
            return True
        if _LABELLED.match(self.text) and len(self.words) >= 3:
            return True
        return self.states_figure

    @property
    def is_heading(self) -> bool:
        """Few words that hold no content and end in no mark."""
        bare = not self.holds_content and not self.has_end_mark and not self.text.endswith((":", ","))
        return bare and 0 < len(self.words) <= _HEADING_WORDS


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule may look at besides the line itself."""

    title: tuple[str, ...]
    script: str | None
    small: frozenset[str]
    counts: Counter[str]  # how often a line stands in the text
    wordings: frozenset[tuple[str, ...]]  # the words of every line


def own_kind(line: Line, page: Page) -> Kind:
    """What a line is by itself, wherever it stands."""
    if not LETTER.search(line.text):
        is_figure = bool(_UNIT.search(line.text)) or BULLET.match(line.text) is not None
        return Kind.FRAGMENT if is_figure else Kind.MASKED
    if _ADDRESS.match(line.text) or _is_stamp(line) or is_contact(line.text) or _is_number_debris(line):
        return Kind.MASKED
    if _is_imprint(line) or is_advertised(line.text):
        return Kind.MASKED
    if len(line.words) > 1 and is_label(line.text):
        return Kind.MASKED
    if len(line.words) <= _NOTICE_WORDS and is_choice(line.text):
        return Kind.MASKED
    if not line.has_end_mark:
        is_short = len(line.words) <= 30
        if is_label(line.text) or (is_short and (opens_like_a_pointer(line.text) or is_credit(line.text))):
            return Kind.MASKED
        if is_byline(line.text) or _is_keyword_list(line) or (is_short and is_site_talk(line.text)):
            return Kind.MASKED
        if page.title and line.words == page.title and not line.states_figure:
            return Kind.MASKED
        if line.words[:1] in _TITLE_LABELS and line.words[1:] in page.wordings:
            return Kind.MASKED  # "title: ..." above the headline itself
    return Kind.BODY if _is_sentence(line, page) else Kind.FRAGMENT


def _is_sentence(line: Line, page: Page) -> bool:
    if main_script(line.text) != page.script:
        return False
    if _CJK.search(line.text):
        return line.has_end_mark and len(LETTER.findall(line.text)) >= 10
    if line.has_end_mark:
        return len(line.words) >= BODY_WORDS
    small = sum(word in page.small for word in line.words)
    return len(line.words) >= CUT_WORDS and small >= _SMALL_SHARE * len(line.words)


def _is_stamp(line: Line) -> bool:
    """A date, a clock time, an age ("3 hours ago") and nothing else."""
    words = line.words
    return (
        len(words) <= 16
        and any(character.isdigit() for character in line.text)
        and all(word in MONTHS or word in WEEKDAYS or word in DATE_LABELS for word in words)
    )


def _is_imprint(line: Line) -> bool:
    """A line in emphasis that has a date and few words, or a release's: "*Velm Courier, 4 May 2031. By Ada Brook*"."""
    return len(line.words) <= _IMPRINT_WORDS and _IMPRINT.match(line.text.strip()) is not None


def _is_number_debris(line: Line) -> bool:
    """Sizes and flags that fell out of a page's markup."""
    if len(line.words) > 6 or not _NUMBER.search(line.text) or _UNIT.search(line.text):
        return False
    return not LETTER.search(_NUMBER.sub("", line.text))


def _is_keyword_list(line: Line) -> bool:
    items = [item.strip() for item in line.text.split(",")]
    items = items[:-1] if not items[-1] else items
    if len(items) < 5 or not all(items) or max(len(item.split()) for item in items) > 9:
        return False
    return all(item == item.lower() for item in items) or (line.text.rstrip().endswith(",") and len(items) > 5)
