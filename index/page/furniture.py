"""Which parts of a text are the page around the article and not the article.

Furniture is masked: never indexed, never quoted, but never cut out either, so that offsets hold in the stored text.
It goes by the shape of lines (no end mark, few small words), by repetition, by script and by where a line stands
to the body, and by a fixed vocabulary (`interface`). What it cannot tell it leaves in: a stray line costs less than
a lost sentence.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from index.language import detect, main_script, small_words
from index.page.boxes import Row, boxed
from index.page.imprint import is_imprint
from index.page.interface import is_choice, words_of
from index.page.line import BODY_WORDS, BULLET, CUT_WORDS, LETTER, Kind, Line, Page, own_kind
from index.page.mail import around_mail
from index.page.paragraphs import BREAK, paragraphs
from index.page.site_talk import is_site_talk
from index.regex import regex

Range = tuple[int, int]

_SENTENCE = regex(r"""[^.!?…]*(?:[.!?…](?=\S)[^.!?…]*)*[.!?…]*["'”’»)\]]*\s*""")

_TAG_WORDS = 3
_LIST_LINES = 12
_LONGEST_LIST = 200
_MOST_LINES = 50_000  # more lines than any article has: a table or a log, in which no line is furniture
_ENTRY_WORDS = 6  # headlines of other articles, the other long list at the foot of a page, have eight and more
_LEAST_KEPT = 0.08  # of the letters; if less stays, the rules have not understood this text


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
    if not found or not (_is_enough(text, rest) or not LETTER.search(rest)):
        return ()
    return _joined(sorted(found), text)


def _round(text: str, title: str | None) -> list[Range]:
    lines = _lines(text)
    if len(lines) == 1:
        return [(lines[0].start, lines[0].end)] if is_choice(lines[0].text) else _site_talk(lines[0])
    language = detect(text)
    page = Page(
        title=tuple(words_of(title or "")),
        script=main_script(text),
        small=small_words(language),
        counts=Counter(line.key for line in lines),
        wordings=frozenset(line.words for line in lines),
    )
    kinds = [own_kind(line, page) for line in lines]
    _join_broken(lines, kinds)
    if Kind.BODY not in kinds:
        return [(lines[0].start, lines[-1].end)] if _is_page_alone(lines, kinds) else []
    for number in boxed([_row(line, kind) for line, kind in zip(lines, kinds, strict=True)]):
        kinds[number] = Kind.MASKED
    _mask_repeated(lines, kinds, page)
    _mask_around(lines, kinds, page)
    _mask_between(lines, kinds)
    found = [(line.start, line.end) for line, kind in zip(lines, kinds, strict=True) if kind is Kind.MASKED]
    for line, kind in zip(lines, kinds, strict=True):
        if kind is Kind.BODY:
            found.extend(_site_talk(line))
    return found


def _row(line: Line, kind: Kind) -> Row:
    is_teaser = BULLET.match(line.text) or (line.text.endswith("?") and len(line.words) < CUT_WORDS)
    is_sentence = (line.has_end_mark and not is_teaser) or len(line.words) > 2 * CUT_WORDS
    return Row(line.text, kind is Kind.BODY, kind is Kind.BODY and is_sentence)


def _is_page_alone(lines: Sequence[Line], kinds: Sequence[Kind]) -> bool:
    """Whether a text is a page's menu and notices and nothing else."""
    bare = all(
        kind is Kind.MASKED or (len(line.words) <= _TAG_WORDS and not line.has_end_mark and not line.states_figure)
        for line, kind in zip(lines, kinds, strict=True)
    )
    return bare and len(lines) >= _TAG_WORDS and 2 * kinds.count(Kind.MASKED) > len(lines)


def _lines(text: str) -> list[Line]:
    return [Line(start, end, text[start:end], tuple(words_of(text[start:end]))) for start, end in paragraphs(text)]


def _join_broken(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """A fragment whose sentence goes on in the next line is a sentence that a break cut in two."""
    for number, (line, after) in enumerate(pairwise(lines)):
        if kinds[number] is Kind.FRAGMENT and kinds[number + 1] is Kind.BODY:
            goes_on = after.text[0].islower() or line.text[-1] in ",;—–"
            if goes_on and len(line.words) >= BODY_WORDS:
                kinds[number] = Kind.BODY


def _mask_repeated(lines: Sequence[Line], kinds: list[Kind], page: Page) -> None:
    """Fragments that come again are no news wherever they stand; of a repeated sentence the first is kept."""
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if not line.words or page.counts[line.key] < 2 or kinds[number] is Kind.MASKED:
            continue
        is_bare = kinds[number] is Kind.FRAGMENT and not line.has_end_mark
        is_copy = line.key in seen and (is_bare or kinds[number] is Kind.BODY)
        if is_copy or (is_bare and not line.holds_content):
            kinds[number] = Kind.MASKED
        seen.add(line.key)


def _mask_around(lines: Sequence[Line], kinds: list[Kind], page: Page) -> None:
    """Fragments before the first sentence and after the last are the page's head and foot.

    A headline with a figure stays: it is a claim, and the figure may stand nowhere else.
    """
    first = kinds.index(Kind.BODY)
    last = len(kinds) - 1 - kinds[::-1].index(Kind.BODY)
    ends_in_list = _are_entries(
        [line for line, kind in zip(lines[last:], kinds[last:], strict=True) if kind is Kind.FRAGMENT]
    )
    for number, line in enumerate(lines):
        if kinds[number] is not Kind.FRAGMENT:
            continue
        is_foreign = bool(line.words) and main_script(line.text) != page.script
        if number < first:
            tells = line.states_figure or (line.has_end_mark and len(line.words) > 2)
            is_apart = is_foreign or not tells or is_imprint(line.text)
        elif number > last:
            is_apart = is_foreign or not (ends_in_list or _is_listed(lines, kinds, number)) or is_imprint(line.text)
        else:
            is_apart = is_foreign and not line.has_end_mark
        if is_apart:
            kinds[number] = Kind.MASKED


def _is_listed(lines: Sequence[Line], kinds: Sequence[Kind], number: int) -> bool:
    """Whether a fragment is an entry of a list that belongs to the article, or speech of few words."""
    line = lines[number]
    if line.holds_content or line.has_end_mark:
        return True
    for before in range(number - 1, max(-1, number - 1 - _LONGEST_LIST), -1):
        if kinds[before] is not Kind.FRAGMENT or lines[before].text.endswith(":"):
            return kinds[before] is not Kind.MASKED and lines[before].text.endswith(":")
    return False


def _are_entries(fragments: Sequence[Line]) -> bool:
    """Whether an article ends in a list (of winners, of closed shops): long, and of names, not of headlines."""
    lengths = sorted(len(line.words) for line in fragments)
    return len(lengths) >= _LIST_LINES and 2 <= lengths[len(lengths) // 2] <= _ENTRY_WORDS


def _mask_between(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Headings and tag lists among the sentences."""
    number = 0
    while number < len(kinds):
        if kinds[number] is not Kind.FRAGMENT:
            number += 1
            continue
        end = number
        while end < len(kinds) and kinds[end] is Kind.FRAGMENT:
            end += 1
        run = lines[number:end]
        follows_colon = number > 0 and lines[number - 1].text.endswith(":") and kinds[number - 1] is not Kind.MASKED
        is_heading = len(run) <= 2 and number > 0 and end < len(lines) and not follows_colon
        are_tags = len(run) > 2 and _are_tags(run)
        for at in range(number, end):
            if are_tags or (is_heading and lines[at].is_heading):
                kinds[at] = Kind.MASKED
        number = end


def _are_tags(run: Sequence[Line]) -> bool:
    return all(line.text == line.text.lower() and 0 < len(line.words) <= _TAG_WORDS + 1 for line in run) and (
        sum(len(line.words) for line in run) <= _TAG_WORDS * len(run)
    )


def _site_talk(line: Line) -> list[Range]:
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
        line.has_end_mark or len(line.words) >= BODY_WORDS for line in _lines(rest)
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
