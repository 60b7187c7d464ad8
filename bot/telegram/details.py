"""The cards that buttons open: all evidence of a position, a quote in its article, the sources, why undated ones count.

It does not know who pressed what. Every card is one message; what does not fit is on its next page, which the card's
own buttons turn to.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.order import Exhibit, exhibits, number_of, origin_numbers, reading_order, supporting
from bot.telegram import captions
from bot.telegram.buttons import Row, in_rows, pressing, publisher, turning, undated
from bot.telegram.callback import Act
from bot.telegram.context import Windows, trimmed, window_words, windows
from bot.telegram.exhibit import (
    KEYS,
    NAME_UNITS,
    TITLE_UNITS,
    exhibited,
    happened,
    hidden,
    masthead,
    outlet,
    published,
    source,
)
from bot.telegram.markup import paragraph, quotation
from bot.telegram.outgoing import Block, Button, Look, Message, Words
from bot.telegram.pages import fit_together, shortened
from retrieval.answer import Answer, Evidence

if TYPE_CHECKING:
    from index.article import Article
    from index.origins.grounds import Ground

# Room below Telegram's limit for the card's heading.
_BODY_UTF16 = 3300
_EXHIBITS_ON_A_PAGE = 6
_VALUE_UNITS = 160
_FORMS = 12
_SHARED, _SHARED_UNITS = 10, 40


@dataclass(frozen=True, slots=True)
class _Part:
    """Blocks that stay together, and the buttons that belong to them."""

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()


def evidence_card(answer: Answer, kept: int, group: int, page: int = 0) -> Message | None:
    """All evidence of the position with that index; behind the last position come the vaguer statements. None where
    there is no such position or page."""
    if not 0 <= group <= len(answer.positions) or (group == len(answer.positions) and not answer.vague):
        return None
    owner = group if group < len(answer.positions) else None
    own = [piece for piece in exhibits(answer) if piece.position == owner][
        : len(answer.vague) if owner is None else None
    ]
    parts = list(_by_origin(own, kept, origin_numbers(answer)))
    head = _position_head(answer, group) if owner is not None else (paragraph(Words(captions.VAGUE, Look.STRONG)),)
    return _paged(kept, (head, parts), (Act.EVIDENCE, group, page))


def _position_head(answer: Answer, index: int) -> tuple[Block, ...]:
    position = answer.positions[index]
    value = Words(shortened(position.value, _VALUE_UNITS), Look.STRONG)
    support = f" ({captions.support(position.outlets, position.origins, position.match)})"
    lines = [paragraph(f"{number_of(answer, index)}. ", value, support)]
    if position.also:
        forms = tuple(shortened(form, NAME_UNITS) for form in position.also[:_FORMS])
        more = max(0, len(position.also) - _FORMS)
        lines.append(paragraph(Words(captions.also(forms, more, answer.reading), Look.FAINT)))
    return tuple(lines)


def _by_origin(pieces: Sequence[Exhibit], kept: int, origins: Mapping[str, int]) -> Iterator[_Part]:
    """One part an origin: its first quote in full, then who else carries it."""
    grouped: dict[str, list[Exhibit]] = {}
    for piece in pieces:
        grouped.setdefault(piece.evidence.origin, []).append(piece)
    number = 0
    for origin, (first, *copies) in grouped.items():
        number += 1
        yield _Part(_first_of_origin(first, origins[origin], number), (_opening(number, first, kept),))
        for copy in copies:
            number += 1
            line = paragraph(
                f"{number}. ", masthead(copy.evidence), f" · {captions.LABELS['published']} {published(copy.evidence)}"
            )
            yield _Part((line,), (_opening(number, copy, kept),))


def _first_of_origin(piece: Exhibit, origin: int, number: int) -> tuple[Block, ...]:
    heading = paragraph(f"{number}. ", Words(captions.ORIGIN.format(origin), Look.FAINT), gap=True)
    full = (heading, *exhibited(piece.evidence, title=True))
    if fit_together(full, _BODY_UTF16):
        return full
    told = captions.quote_in_context(len(piece.evidence.quote.text), number)
    return (heading, source(piece.evidence), paragraph(told))


def _opening(number: int, piece: Exhibit, kept: int) -> Button:
    return pressing(captions.button_context(number), Act.CONTEXT, kept, piece.item)


def _paged(
    kept: int, content: tuple[tuple[Block, ...], Sequence[_Part]], at: tuple[Act, int | None, int]
) -> Message | None:
    """One page of a card: as many parts as fit, with a button for each quote among them."""
    head, parts = content
    act, item, page = at
    sheets = list(_sheets(parts))
    if not 0 <= page < len(sheets):
        return None
    if len(sheets) > 1:
        head = (*head, paragraph(Words(captions.page_of(page, len(sheets)), Look.FAINT)))
    opening = [button for part in sheets[page] for button in part.buttons]
    blocks = (*head, *(block for part in sheets[page] for block in part.blocks))
    return Message(blocks, (*in_rows(opening, 3), *turning(act, kept, item, page, len(sheets))))


def _sheets(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    sheet: list[_Part] = []
    for part in parts:
        buttons = sum(len(each.buttons) for each in sheet)
        blocks = [block for each in (*sheet, part) for block in each.blocks]
        if sheet and (buttons + len(part.buttons) > _EXHIBITS_ON_A_PAGE or not fit_together(blocks, _BODY_UTF16)):
            yield sheet
            sheet = []
        sheet.append(part)
    yield sheet


@dataclass(frozen=True, slots=True)
class Opened:
    """The article that a quote stands in, as stored: what is page furniture in it, and the version that is current."""

    article: "Article"
    current: int
    furniture: tuple[tuple[int, int], ...] = ()


def context_card(answer: Answer, kept: int, item: int, opened: Opened, page: int | None = None) -> Message | None:
    """A quote in its article, a window a page; without `page` the one where the quote is. None where there is none."""
    pieces = exhibits(answer)
    if not 0 <= item < len(pieces):
        return None
    evidence, text = pieces[item].evidence, opened.article.text
    quote = (evidence.quote.start, evidence.quote.end)
    cut = windows(text, quote)
    at = cut.first if page is None else page
    if not 0 <= at < len(cut.stretches):
        return None
    blocks = _context_blocks(evidence, opened, at, cut)
    return Message(blocks, tuple(_context_rows(pieces[item], kept, at, (cut.first, len(cut.stretches)))))


def _context_blocks(evidence: Evidence, opened: Opened, page: int, cut: Windows) -> tuple[Block, ...]:
    text, window = opened.article.text, cut.stretches[page]
    quote = (evidence.quote.start, evidence.quote.end)
    head = tuple(_context_head(evidence, opened, page, len(cut.stretches)))
    foot = tuple(hidden(text[slice(*window)]))
    body = quotation(*trimmed(window_words(text, window, quote, opened.furniture)))
    if not fit_together((*head, body, *foot)):
        # Furniture between all lines makes more stretches than Telegram lets stand out.
        body = quotation(*trimmed(window_words(text, window, quote)))
    return (*head, body, *foot)


def _context_head(evidence: Evidence, opened: Opened, page: int, pages: int) -> Iterator[Block]:
    yield source(evidence)
    yield paragraph(Words(shortened(evidence.title or captions.NO_TITLE, TITLE_UNITS), Look.STRONG))
    key = shortened(evidence.article, NAME_UNITS)
    address = f"{key}@{evidence.version}:{evidence.quote.start}-{evidence.quote.end}"
    yield paragraph(Words(address, Look.CODE), f" · {captions.page_of(page, pages)}")
    if opened.current != evidence.version:
        yield paragraph(Words(captions.newer_version(evidence.version, opened.current), Look.STRONG))


def _context_rows(piece: Exhibit, kept: int, page: int, of: tuple[int, int]) -> Iterator[Row]:
    first, pages = of
    row = []
    if page > 0:
        row.append(pressing(captions.BUTTON_EARLIER_TEXT, Act.CONTEXT, kept, piece.item, page - 1))
    if page + 1 < pages:
        row.append(pressing(captions.BUTTON_LATER_TEXT, Act.CONTEXT, kept, piece.item, page + 1))
    if row:
        yield tuple(row)
    if page != first:
        yield (pressing(captions.BUTTON_QUOTE, Act.CONTEXT, kept, piece.item, first),)
    yield from publisher(piece)


def sources_card(answer: Answer, kept: int, page: int = 0) -> Message | None:
    """Every article that is quoted, copies of one origin together, with the positions that it supports."""
    head = (paragraph(Words(captions.SOURCES, Look.STRONG)),)
    parts = list(_sources(answer, supporting(answer) or exhibits(answer)))
    return _paged(kept, (head, parts), (Act.SOURCES, None, page))


def _sources(answer: Answer, pieces: Sequence[Exhibit]) -> Iterator[_Part]:
    origins = origin_numbers(answer)
    supported: dict[tuple[str, str], list[Exhibit]] = {}
    for piece in sorted(pieces, key=lambda piece: origins[piece.evidence.origin]):
        supported.setdefault((piece.evidence.origin, piece.evidence.article), []).append(piece)
    last = ""
    for (origin, _), own in supported.items():
        opening: tuple[Block, ...] = ()
        if origin != last:
            opening = (paragraph(Words(captions.ORIGIN.format(origins[origin]), Look.FAINT), gap=True),)
        last = origin
        yield _Part((*opening, *_listed(answer, own)))


def _listed(answer: Answer, own: Sequence[Exhibit]) -> Iterator[Block]:
    """An article in the list of sources."""
    evidence = own[0].evidence
    numbers = sorted({number_of(answer, piece.position) for piece in own if piece.position is not None})
    yield paragraph(masthead(evidence), f" · {captions.supports(tuple(numbers))}")
    if evidence.title:
        yield paragraph(Words(shortened(evidence.title, TITLE_UNITS)))
    yield paragraph(Words(f"{captions.LABELS['published']} {published(evidence)}", Look.FAINT))


def why_undated_card(
    answer: Answer, kept: int, page: int = 0, explain: "Callable[[Evidence], Sequence[Ground]]" = lambda evidence: ()
) -> Message | None:
    """For each article without a stated day, what is known of its day and why it counts; `explain` gives the words
    that it shares with the articles that its date was inferred from."""
    head = (paragraph(Words(captions.WHY_UNDATED, Look.STRONG)), paragraph(captions.WHY_UNDATED_RULE))
    seen: dict[str, Exhibit] = {}
    for piece in undated(answer):
        seen.setdefault(piece.evidence.article, piece)
    parts = [_why(number, piece, kept, explain(piece.evidence)) for number, piece in enumerate(seen.values(), 1)]
    return _paged(kept, (head, parts), (Act.WHY_UNDATED, None, page)) if parts else None


def _why(number: int, piece: Exhibit, kept: int, grounds: "Sequence[Ground]") -> _Part:
    evidence = piece.evidence
    lines = [paragraph(f"{number}. ", masthead(evidence), gap=True)]
    if evidence.published_basis == "inferred" and evidence.published is not None:
        when = captions.moment_in_words(evidence.published)
        lines.append(paragraph(captions.why_inferred(when, len(evidence.published_from))))
        keys = tuple(shortened(key, NAME_UNITS) for key in evidence.published_from[:KEYS])
        if keys:
            told = captions.keys_named(keys, max(0, len(evidence.published_from) - KEYS))
            lines.append(paragraph(Words(told, Look.FAINT)))
        lines += [paragraph(_ground(ground)) for ground in grounds if ground.shared]
    elif evidence.published_basis != "stated":
        lines.append(paragraph(captions.WHY_UNKNOWN))
    lines.append(paragraph(captions.WHY_NO_DAY if evidence.day is None else captions.why_day(happened(evidence))))
    return _Part(tuple(lines), (_opening(number, piece, kept),))


def _ground(ground: "Ground") -> str:
    told = captions.shares(
        tuple(shortened(words, _SHARED_UNITS) for words in ground.shared[:_SHARED]),
        max(0, len(ground.shared) - _SHARED),
        shortened(ground.outlet or ground.key, NAME_UNITS),
        ground.published.iso() if ground.published else None,
    )
    return f"• {told}"


def positions_card(answer: Answer, kept: int, page: int = 0) -> Message | None:
    """Every position by number, for answers that have more than one message holds."""
    head = (paragraph(Words(captions.ALL_POSITIONS, Look.STRONG)),)
    parts = []
    for number, index in enumerate(reading_order(answer), 1):
        position = answer.positions[index]
        value = Words(shortened(position.value, _VALUE_UNITS), Look.STRONG)
        support = f" ({captions.support(position.outlets, position.origins, position.match)})"
        first = next(piece for piece in exhibits(answer) if piece.position == index)
        line = paragraph(f"{number}. ", value, support, f" · {outlet(first.evidence)}")
        opening = pressing(captions.button_quotes_of(number, len(position.evidence)), Act.EVIDENCE, kept, index)
        parts.append(_Part((line,), (opening,)))
    return _paged(kept, (head, parts), (Act.POSITIONS, None, page)) if parts else None
