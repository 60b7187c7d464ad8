"""Which parts of a text are the page around the article and not the article.

Furniture is masked: never indexed, never quoted, but never cut out either, so that offsets hold in the stored text.
It goes by the shape of lines (no end mark, few small words), by repetition, by script and by where a line stands
to the body, and by a fixed vocabulary (`interface`). What it cannot tell it leaves in: a stray line costs less than
a lost sentence.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from index.language import detect, main_script, small_words
from index.page.boxes import Row, boxed
from index.page.imprint import is_imprint
from index.page.interface import (
    is_advertised,
    is_byline,
    is_choice,
    is_contact,
    is_credit,
    is_label,
    is_site_talk,
    opens_like_a_pointer,
    words_of,
)
from index.page.mail import around_mail
from index.page.paragraphs import BREAK, paragraphs
from index.regex import regex
from index.times.monthnames import DATE_LABELS, MONTHS, WEEKDAYS

Range = tuple[int, int]

_END_MARK = regex(r"""[.!?…。！？؟۔।]["'”’»«›)\]」』]*[*_]{0,3}$""")
_ADDRESS = regex(r"^\W*(?:https?://|www\.)\S+\W*$", re.IGNORECASE)
_BULLET = regex(r"^(?:[•▪●◦‣]\s*|[-–—*·>]\s+|\d{1,3}[.)]\s+)")  # "*Name" is a form's field
_LABELLED = regex(r"^[^:]{2,40}: ?\S")
_SENTENCE = regex(r"""[^.!?…]*(?:[.!?…](?=\S)[^.!?…]*)*[.!?…]*["'”’»)\]]*\s*""")
_CJK = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_NUMBER = regex(r"\d+|\b(?:true|false|null|none|px|kb|mb)\b", re.IGNORECASE)
_LETTER = regex(r"[^\W\d_]")
_UNIT = regex(r"[$€£¥%]|\d\s?(?:km|kg|mm|cm|m|ft|mph)\b")

_BODY_WORDS = 5  # a line with an end mark and as many words is a sentence
_CUT_WORDS = 14  # a line without an end mark is still one if it has as many words, and small words among them
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
_TAG_WORDS = 3
_LIST_LINES = 12
_LONGEST_LIST = 200
_MOST_LINES = 50_000  # more lines than any article has: a table or a log, in which no line is furniture
_ENTRY_WORDS = 6  # headlines of other articles, the other long list at the foot of a page, have eight and more
_LEAST_KEPT = 0.08  # of the letters; if less stays, the rules have not understood this text


class _Kind(IntEnum):
    BODY = 0
    FRAGMENT = 1  # no sentence, or one too short to tell
    MASKED = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, or hard-wrapped lines that are one paragraph, without the blanks around it."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        return " ".join(self.text.casefold().split())

    @property
    def has_end_mark(self) -> bool:
        return _END_MARK.search(self.text[-8:]) is not None


@dataclass(frozen=True, slots=True)
class _Page:
    """What a rule may look at besides the line itself."""

    title: tuple[str, ...]
    script: str | None
    small: frozenset[str]
    counts: Counter[str]  # how often a line stands in the text
    wordings: frozenset[tuple[str, ...]]  # the words of every line


def furniture(text: str, title: str | None) -> tuple[Range, ...]:
    """Sorted, disjoint, non-empty ranges of `text` that are page furniture; () where nearly all of it would be.

    `title` is the article's own if the input stated one. Rules look at what earlier rules left, so they are applied
    until nothing more is found: the result for a text whose furniture is blanked out is ().
    """
    if len(BREAK.findall(text)) > _MOST_LINES:
        return ()
    found = around_mail(text)
    rest = _blanked(text, found)
    while new := _round(rest, title):
        found.extend(new)
        rest = _blanked(rest, new)
    if not found or not (_is_enough(text, rest) or not _LETTER.search(rest)):
        return ()
    return _joined(sorted(found), text)


def _round(text: str, title: str | None) -> list[Range]:
    lines = _lines(text)
    if len(lines) == 1:
        return [(lines[0].start, lines[0].end)] if is_choice(lines[0].text) else _site_talk(lines[0])
    language = detect(text)
    page = _Page(
        title=tuple(words_of(title or "")),
        script=main_script(text),
        small=small_words(language),
        counts=Counter(line.key for line in lines),
        wordings=frozenset(line.words for line in lines),
    )
    kinds = [_own_kind(line, page) for line in lines]
    _join_broken(lines, kinds)
    if _Kind.BODY not in kinds:
        return [(lines[0].start, lines[-1].end)] if _is_page_alone(lines, kinds) else []
    for number in boxed([_row(line, kind) for line, kind in zip(lines, kinds, strict=True)]):
        kinds[number] = _Kind.MASKED
    _mask_repeated(lines, kinds, page)
    _mask_around(lines, kinds, page)
    _mask_between(lines, kinds)
    found = [(line.start, line.end) for line, kind in zip(lines, kinds, strict=True) if kind is _Kind.MASKED]
    for line, kind in zip(lines, kinds, strict=True):
        if kind is _Kind.BODY:
            found.extend(_site_talk(line))
    return found


def _row(line: _Line, kind: _Kind) -> Row:
    is_teaser = _BULLET.match(line.text) or (line.text.endswith("?") and len(line.words) < _CUT_WORDS)
    is_sentence = (line.has_end_mark and not is_teaser) or len(line.words) > 2 * _CUT_WORDS
    return Row(line.text, kind is _Kind.BODY, kind is _Kind.BODY and is_sentence)


def _is_page_alone(lines: Sequence[_Line], kinds: Sequence[_Kind]) -> bool:
    """Whether a text is a page's menu and notices and nothing else."""
    bare = all(
        kind is _Kind.MASKED or (len(line.words) <= _TAG_WORDS and not line.has_end_mark and not _states_figure(line))
        for line, kind in zip(lines, kinds, strict=True)
    )
    return bare and len(lines) >= _TAG_WORDS and 2 * kinds.count(_Kind.MASKED) > len(lines)


def _lines(text: str) -> list[_Line]:
    return [_Line(start, end, text[start:end], tuple(words_of(text[start:end]))) for start, end in paragraphs(text)]


def _own_kind(line: _Line, page: _Page) -> _Kind:
    """What a line is by itself, wherever it stands."""
    if not _LETTER.search(line.text):
        is_figure = bool(_UNIT.search(line.text)) or _BULLET.match(line.text) is not None
        return _Kind.FRAGMENT if is_figure else _Kind.MASKED
    if _ADDRESS.match(line.text) or _is_stamp(line) or is_contact(line.text) or _is_number_debris(line):
        return _Kind.MASKED
    if _is_imprint(line) or is_advertised(line.text):
        return _Kind.MASKED
    if len(line.words) > 1 and is_label(line.text):
        return _Kind.MASKED
    if len(line.words) <= _NOTICE_WORDS and is_choice(line.text):
        return _Kind.MASKED
    if not line.has_end_mark:
        is_short = len(line.words) <= 30
        if is_label(line.text) or (is_short and (opens_like_a_pointer(line.text) or is_credit(line.text))):
            return _Kind.MASKED
        if is_byline(line.text) or _is_keyword_list(line) or (is_short and is_site_talk(line.text)):
            return _Kind.MASKED
        if page.title and line.words == page.title and not _states_figure(line):
            return _Kind.MASKED
        if line.words[:1] in _TITLE_LABELS and line.words[1:] in page.wordings:
            return _Kind.MASKED  # "title: ..." above the headline itself
    return _Kind.BODY if _is_sentence(line, page) else _Kind.FRAGMENT


def _is_sentence(line: _Line, page: _Page) -> bool:
    if main_script(line.text) != page.script:
        return False
    if _CJK.search(line.text):
        return line.has_end_mark and len(_LETTER.findall(line.text)) >= 10
    if line.has_end_mark:
        return len(line.words) >= _BODY_WORDS
    small = sum(word in page.small for word in line.words)
    return len(line.words) >= _CUT_WORDS and small >= _SMALL_SHARE * len(line.words)


def _is_stamp(line: _Line) -> bool:
    """A date, a clock time, an age ("3 hours ago") and nothing else."""
    words = line.words
    return (
        len(words) <= 16
        and any(character.isdigit() for character in line.text)
        and all(word in MONTHS or word in WEEKDAYS or word in DATE_LABELS for word in words)
    )


def _is_imprint(line: _Line) -> bool:
    """A line in emphasis that has a date and few words, or a release's: "*Velm Courier, 4 May 2031. By Ada Brook*"."""
    return len(line.words) <= _IMPRINT_WORDS and _IMPRINT.match(line.text.strip()) is not None


def _is_number_debris(line: _Line) -> bool:
    """Sizes and flags that fell out of a page's markup."""
    if len(line.words) > 6 or not _NUMBER.search(line.text) or _UNIT.search(line.text):
        return False
    return not _LETTER.search(_NUMBER.sub("", line.text))


def _is_keyword_list(line: _Line) -> bool:
    items = [item.strip() for item in line.text.split(",")]
    items = items[:-1] if not items[-1] else items
    if len(items) < 5 or not all(items) or max(len(item.split()) for item in items) > 9:
        return False
    return all(item == item.lower() for item in items) or (line.text.rstrip().endswith(",") and len(items) > 5)


def _join_broken(lines: Sequence[_Line], kinds: list[_Kind]) -> None:
    """A fragment whose sentence goes on in the next line is a sentence that a break cut in two."""
    for number, (line, after) in enumerate(pairwise(lines)):
        if kinds[number] is _Kind.FRAGMENT and kinds[number + 1] is _Kind.BODY:
            goes_on = after.text[0].islower() or line.text[-1] in ",;—–"
            if goes_on and len(line.words) >= _BODY_WORDS:
                kinds[number] = _Kind.BODY


def _mask_repeated(lines: Sequence[_Line], kinds: list[_Kind], page: _Page) -> None:
    """Fragments that come again are no news wherever they stand; of a repeated sentence the first is kept."""
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if not line.words or page.counts[line.key] < 2 or kinds[number] is _Kind.MASKED:
            continue
        is_bare = kinds[number] is _Kind.FRAGMENT and not line.has_end_mark
        is_copy = line.key in seen and (is_bare or kinds[number] is _Kind.BODY)
        if is_copy or (is_bare and not _holds_content(line)):
            kinds[number] = _Kind.MASKED
        seen.add(line.key)


def _mask_around(lines: Sequence[_Line], kinds: list[_Kind], page: _Page) -> None:
    """Fragments before the first sentence and after the last are the page's head and foot.

    A headline with a figure stays: it is a claim, and the figure may stand nowhere else.
    """
    first = kinds.index(_Kind.BODY)
    last = len(kinds) - 1 - kinds[::-1].index(_Kind.BODY)
    ends_in_list = _are_entries(
        [line for line, kind in zip(lines[last:], kinds[last:], strict=True) if kind is _Kind.FRAGMENT]
    )
    for number, line in enumerate(lines):
        if kinds[number] is not _Kind.FRAGMENT:
            continue
        is_foreign = bool(line.words) and main_script(line.text) != page.script
        if number < first:
            tells = _states_figure(line) or (line.has_end_mark and len(line.words) > 2)
            is_apart = is_foreign or not tells or is_imprint(line.text)
        elif number > last:
            is_apart = is_foreign or not (ends_in_list or _is_listed(lines, kinds, number)) or is_imprint(line.text)
        else:
            is_apart = is_foreign and not line.has_end_mark
        if is_apart:
            kinds[number] = _Kind.MASKED


def _is_listed(lines: Sequence[_Line], kinds: Sequence[_Kind], number: int) -> bool:
    """Whether a fragment is an entry of a list that belongs to the article, or speech of few words."""
    line = lines[number]
    if _holds_content(line) or line.has_end_mark:
        return True
    for before in range(number - 1, max(-1, number - 1 - _LONGEST_LIST), -1):
        if kinds[before] is not _Kind.FRAGMENT or lines[before].text.endswith(":"):
            return kinds[before] is not _Kind.MASKED and lines[before].text.endswith(":")
    return False


def _are_entries(fragments: Sequence[_Line]) -> bool:
    """Whether an article ends in a list (of winners, of closed shops): long, and of names, not of headlines."""
    lengths = sorted(len(line.words) for line in fragments)
    return len(lengths) >= _LIST_LINES and 2 <= lengths[len(lengths) // 2] <= _ENTRY_WORDS


def _holds_content(line: _Line) -> bool:
    """A bullet, a figure with words, "label: what it says"."""
    if _BULLET.match(line.text) and len(line.words) >= 2:
        return True
    if _LABELLED.match(line.text) and len(line.words) >= 3:
        return True
    return _states_figure(line)


def _states_figure(line: _Line) -> bool:
    return len(line.words) >= 3 and any(character.isdigit() for character in line.text)


def _mask_between(lines: Sequence[_Line], kinds: list[_Kind]) -> None:
    """Headings and tag lists among the sentences."""
    number = 0
    while number < len(kinds):
        if kinds[number] is not _Kind.FRAGMENT:
            number += 1
            continue
        end = number
        while end < len(kinds) and kinds[end] is _Kind.FRAGMENT:
            end += 1
        run = lines[number:end]
        follows_colon = number > 0 and lines[number - 1].text.endswith(":") and kinds[number - 1] is not _Kind.MASKED
        is_heading = len(run) <= 2 and number > 0 and end < len(lines) and not follows_colon
        are_tags = len(run) > 2 and _are_tags(run)
        for at in range(number, end):
            if are_tags or (is_heading and _is_heading(lines[at])):
                kinds[at] = _Kind.MASKED
        number = end


def _is_heading(line: _Line) -> bool:
    bare = not _holds_content(line) and not line.has_end_mark and not line.text.endswith((":", ","))
    return bare and 0 < len(line.words) <= _HEADING_WORDS


def _are_tags(run: Sequence[_Line]) -> bool:
    return all(line.text == line.text.lower() and 0 < len(line.words) <= _TAG_WORDS + 1 for line in run) and (
        sum(len(line.words) for line in run) <= _TAG_WORDS * len(run)
    )


def _site_talk(line: _Line) -> list[Range]:
    """The sentences of a paragraph in which the page speaks to its reader."""
    found: list[Range] = []
    for match in _SENTENCE.finditer(line.text):
        words = match.group().rstrip()
        if words and len(words) <= 400 and is_site_talk(words):
            found.append((line.start + match.start(), line.start + match.start() + len(words)))
    return found


def _blanked(text: str, ranges: Sequence[Range]) -> str:
    """`text` with spaces in place of every masked character but line breaks, so that offsets stay."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(ranges):
        pieces.append(text[at:start])
        pieces.append(re.sub(r"[^\n\r\x0b\x0c\x85\u2028\u2029]", " ", text[start:end]))
        at = end
    return "".join([*pieces, text[at:]])


def _is_enough(text: str, rest: str) -> bool:
    """Whether what stays is an article: some sentence, and a fair part of the letters."""
    kept, all_letters = (sum(count for sign, count in Counter(part).items() if sign.isalpha()) for part in (rest, text))
    return kept >= _LEAST_KEPT * all_letters and any(
        line.has_end_mark or len(line.words) >= _BODY_WORDS for line in _lines(rest)
    )


def _joined(ranges: Sequence[Range], text: str) -> tuple[Range, ...]:
    """Ranges with nothing but blanks between them made one."""
    found: list[Range] = []
    for start, end in ranges:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
