"""Cuts an article's text into sentences that are slices of it.

It works by rules: where lines belong together, then which end marks end a sentence. It knows nothing of days or
passages. English news comes first; languages with a table (`tongues`) have abbreviations of their own, scripts with
their own full stops and languages with other quotes work too, only their abbreviations are less well known.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.abbreviations import BEFORE_FIGURES, CLOCK, MONTHS_ABROAD, OPENERS, TIME_GOES_ON, may_end
from index.article import Sentence
from index.regex import regex
from index.tongues.stops import full_stop_ends, goes_on_after_dash
from index.tongues.tables import tongue
from index.tongues.tongue import Tongue

LONGEST = 600  # characters; longer runs are cut at a semicolon or comma

_OPEN = "\"'“‘«„‚([{¿¡‹"
_LINE = regex(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_BULLET = regex(r"(?:[-–—•*·▪●◦‣►»>]+[ \t\u00a0]+|\d{1,3}[.)][ \t\u00a0]+|[•▪●◦‣►])")
_SYMBOL_BULLET = regex(r"(?:#{1,6}[ \t]+|[-–—•*·▪●◦‣►>]+[ \t\u00a0]+|[•▪●◦‣►]+)")
_ENDS_LINE = regex(r"[.!?…。！？؟۔।:][\"'”’»)\]“]*$")
_MARK = regex(
    r"(?P<mark>\.(?:[ \u00a0]?\.)+|[.!?…]+|[。！？｡؟۔।॥]+)"
    r"(?P<closers>(?:[\"'”’»)\]]|\[\d{1,3}\]|“(?=[\s,;:.)]|$)|[ \u00a0\u202f]»)*)"
)
_SPACE = regex(r"\s")
# How far from a mark without a space the signs of an address are looked for: what has no spaces at all has many marks.
_TOKEN_CHARS = 300
_OWN_STOPS = frozenset("。！？｡؟۔।॥")
_WORD_BEFORE = regex(r"[^\s\"'“”‘’«»()\[\]{},;:!?…—–/]+$")
_WORD_AFTER = regex(r"[^\W_]+")
_SAID = regex(r"(?:\S+\s){0,4}?(?:said|says|asked|asks|wrote|shouted|cried|added|replied|told|tweeted|yelled)\b")
_DANGLES = regex(r"(?<![^\s])(?:the|an?|of|to|in|on|at|for|and|or|with|by|from|that|than|estimated)$")
_BLANK = " \t\n\r\x0b\x0c\x85\u00a0\u2028\u2029\u200b\u200e\u200f\ufeff"


def split(text: str, masked: Sequence[tuple[int, int]], language: str | None = None) -> tuple[Sentence, ...]:
    """Sentences of `text` outside the `masked` ranges, in order, disjoint, trimmed, each with a letter or digit.

    `masked` is sorted and disjoint, in code points; `language` is the article's. Days are left None.
    """
    table = tongue(language)
    found: list[Sentence] = []
    for start, end in _unmasked(masked, len(text)):
        for block_start, block_end in _blocks(text, start, end):
            for first, last in _cut_block(text, block_start, block_end, table):
                found.extend(Sentence(a, b) for a, b in _shortened(text, first, last))
    return tuple(found)


def _unmasked(masked: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in masked:
        if start > at:
            yield at, min(start, length)
        at = max(at, end)
    if at < length:
        yield at, length


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges that no sentence crosses: a paragraph, a headline, a bullet, with hard-wrapped lines joined."""
    lines = [range_ for match in _LINE.finditer(text, start, end) if (range_ := _trim(text, *match.span()))]
    if not lines:
        return
    width = _wrap_width(text, lines)
    block_start, block_end = lines[0]
    for line_start, line_end in lines[1:]:
        if not _goes_on(text, (block_start, block_end), (line_start, line_end), width):
            yield block_start, block_end
            block_start = line_start
        block_end = line_end
    yield block_start, block_end


def _wrap_width(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """The width at which the text was wrapped by hand; 0 when it was not."""
    single = [(before, after) for before, after in pairwise(lines) if not _blank_line(text, before[1], after[0])]
    wrapped = [b for b, a in single if not _ENDS_LINE.search(text[b[1] - 4 : b[1]]) and text[a[0]].islower()]
    if len(wrapped) < 2 or len(wrapped) * 4 < len(single):
        return 0
    return max(end - start for start, end in wrapped)


def _goes_on(text: str, block: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether `line` goes on the sentence that `block` ends in."""
    last_break = max(text.rfind("\n", block[0], block[1]), text.rfind("\r", block[0], block[1]))
    last_line = block[1] - max(block[0], last_break + 1)
    if _BULLET.match(text, line[0], line[1]):
        return False
    blank = _blank_line(text, block[1], line[0])
    if width and not blank and last_line > 0.6 * width and width < 200:
        return True
    if text[block[1] - 1] in "–—" or _ENDS_LINE.search(text[max(block[0], block[1] - 4) : block[1]]):
        return False
    if _DANGLES.search(text, max(block[0], block[1] - 12), block[1]):
        return last_line >= 30
    first = text[line[0]]
    if blank:  # tags and menus are lower-case lines too, but short ones without an end mark
        line_goes_on = first.islower() or (text[block[1] - 1] == "," and first in _OPEN)
        return line_goes_on and last_line >= 30 and bool(_ENDS_LINE.search(text[max(line[0], line[1] - 4) : line[1]]))
    return first.islower() or text[block[1] - 1] == ","


def _blank_line(text: str, start: int, end: int) -> bool:
    gap = text[start:end].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\n\r\u2029") > 1 or "\u2029" in gap


def _cut_block(text: str, start: int, end: int, table: Tongue | None) -> Iterator[tuple[int, int]]:
    at = start
    for match in _MARK.finditer(text, start, end):
        if match.end() >= end or _is_end(text, at, match, end, table):
            if trimmed := _trim(text, at, match.end()):
                yield trimmed
            at = match.end()
    if trimmed := _trim(text, at, end):
        yield trimmed


def _is_end(text: str, start: int, match: re.Match[str], end: int, table: Tongue | None) -> bool:
    """Whether the mark that was found ends the sentence that began at `start`."""
    after = match.end()
    if match["mark"][0] in _OWN_STOPS:
        return True
    if not text[after].isspace():
        return _is_glued_end(text, start, match, end)
    while after < end and (text[after].isspace() or text[after] in _OPEN or text[after] in _BLANK):
        after += 1
    if after >= end or text[after].islower():
        return False
    if match["closers"] and match["mark"][0] in "!?" and _SAID.match(text, after, min(end, after + 80)):
        return False  # "Stop!" Harlan said.
    if table is not None and match["closers"] and goes_on_after_dash(text, after):
        return False
    if match["mark"] != ".":
        return True
    if match["closers"].strip(")]") and text[after - 1] != "(":
        return True
    return _full_stop_ends(text, start, match.start("mark"), after, end, table)


def _full_stop_ends(text: str, start: int, stop: int, after: int, end: int, table: Tongue | None) -> bool:
    """Whether the full stop at `stop`, with the next word at `after`, is one and not an abbreviation's."""
    found = _WORD_BEFORE.search(text, max(start, stop - 30), stop)
    word = found[0] if found else ""
    following = _WORD_AFTER.match(text, after, end)
    then = following[0] if following else ""
    if table is not None:
        opens = found is not None and found.start() == start
        return full_stop_ends(table, word, then, opens=opens, figure=text[after].isdigit())
    if word.isdigit() and len(word) <= 3:
        return not (found and found.start() == start) and then.lower() not in MONTHS_ABROAD  # "3. The", "3. Januar"
    if word in BEFORE_FIGURES and text[after].isdigit():
        return False
    decided = may_end(word.rpartition("-")[2] if "." not in word else word)
    if decided is not None:
        return decided
    if word in CLOCK:
        return then not in TIME_GOES_ON and text[after - 1] not in "([" and not then.isdigit()
    return then in OPENERS or text[after - 1] in "\"'“‘«„"


def _is_glued_end(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether a mark with no space behind it ends a sentence: "Herald.It was", but not "St.Ives" or "site.Com"."""
    after = match.end()
    if text[after] == "*":  # a footnote: "cited by the agency.*The group is banned."
        after += 1
    if after >= end or (not text[after].isupper() and text[after] not in "“«„‘"):
        return False
    first, last = max(start, match.start() - _TOKEN_CHARS), min(end, after + _TOKEN_CHARS)
    token_start = max(text.rfind(" ", first, match.start()), text.rfind("\n", first, match.start()), first - 1) + 1
    token_end = _SPACE.search(text, after, last)
    token = text[token_start : token_end.start() if token_end else last]
    if any(mark in token for mark in ("/", "@", "www.", "_")):
        return False
    if text[after] in "“«„‘":
        return True
    following = _WORD_AFTER.match(text, after, end)
    then = following[0] if following else ""
    if match["mark"] != "." or match["closers"]:
        return then in OPENERS or (len(then) > 1 and then[1:].islower())
    found = _WORD_BEFORE.search(text, max(start, match.start() - 30), match.start())
    word = found[0] if found else ""
    if len(word) < 2 or may_end(word) is not True or then.lower() in {"com", "org", "net", "js", "io", "tv", "gov"}:
        return False
    if then in OPENERS:
        return True
    return word[-1].islower() and len(then) > 1 and then[1:].islower()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without surrounding white space and bullets; None when no letter or digit is left."""
    while start < end and (text[start].isspace() or text[start] in _BLANK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    return (start, end) if any(mark.isalnum() for mark in text[start:end]) else None


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, without a bullet before it, in pieces of at most `LONGEST` characters."""
    if bullet := _SYMBOL_BULLET.match(text, start, end):
        start = bullet.end()
    while end - start > LONGEST:
        cut = _best_cut(text, start, start + LONGEST)
        if trimmed := _trim(text, start, cut):
            yield trimmed
        start = cut
    if trimmed := _trim(text, start, end):
        yield trimmed


def _best_cut(text: str, start: int, end: int) -> int:
    floor = start + LONGEST // 3
    for mark in ("\n", "; ", " — ", ", ", " "):
        at = text.rfind(mark, floor, end)
        if at >= 0:
            return at + len(mark)
    return end
