"""One piece of evidence as it stands in a message: the quote, who published it when, when it happened, who said it.

It does not know which card it stands on. A quote is shown whole or not at all; names and titles may be shortened.
"""

from collections.abc import Iterator

from bot.languages import called
from bot.telegram import captions
from bot.telegram.markup import made_visible, paragraph, quotation
from bot.telegram.outgoing import Block, Look, Paragraph, Quotation, Words
from bot.telegram.pages import shortened
from retrieval.answer import Evidence, Slice

NAME_UNITS = 80  # an outlet or speaker; longer ones are made up, or a caption that was taken for one
TITLE_UNITS = 140
# Telegram folds a long quotation to three lines; under this it is read at a glance.
LONG_QUOTE_CHARS = 320
SIGNS = 6
KEYS = 3


def outlet(evidence: Evidence) -> str:
    """The outlet's name, or that it is unknown."""
    return shortened(evidence.outlet or captions.OUTLET_UNKNOWN, NAME_UNITS)


def masthead(evidence: Evidence) -> Words:
    """The outlet, a link to the article where it has an address."""
    return Words(outlet(evidence), Look.STRONG, evidence.url)


def quote(evidence: Evidence, *, near: bool = False) -> Quotation:
    """The whole quote, the words that answer marked; those of a near miss answer nothing."""
    text, span = evidence.quote.text, None if near else evidence.span
    return quotation(*marked(text, evidence.quote, span), long=len(text) > LONG_QUOTE_CHARS)


def marked(text: str, stretch: Slice, mark: Slice | None) -> tuple[Words, ...]:
    """`text`, which begins where `stretch` does, with `mark` marked in it."""
    if mark is None:
        return (Words(text),)
    start, end = mark.start - stretch.start, mark.end - stretch.start
    return (Words(text[:start]), Words(text[start:end], Look.MARK), Words(text[end:]))


def exhibited(evidence: Evidence, *, near: bool = False, title: bool = False) -> Iterator[Block]:
    """A piece of evidence in full."""
    yield quote(evidence, near=near)
    yield from hidden(evidence.quote.text)
    yield source(evidence)
    if title and evidence.title:
        yield paragraph(Words(shortened(evidence.title, TITLE_UNITS), Look.FAINT))
    is_known = evidence.day is not None
    yield paragraph(f"{captions.LABELS['happened']} {happened(evidence)}" if is_known else captions.DAY_UNKNOWN)
    if evidence.attribution or not near:
        yield paragraph(f"{captions.LABELS['said_by']} ", Words(said_by(evidence)))


def source(evidence: Evidence) -> Paragraph:
    """Outlet, the language where it is not English, day of publication and how that is known."""
    language = "" if evidence.language is None else f" · {called(evidence.language)}"
    return paragraph(masthead(evidence), f"{language} · {captions.LABELS['published']} {published(evidence)}")


def published(evidence: Evidence) -> str:
    """As on a terminal, but of many articles that a date was inferred from the first few."""
    keys = tuple(shortened(key, NAME_UNITS) for key in evidence.published_from[:KEYS])
    more = len(evidence.published_from) - KEYS
    if more > 0:
        keys = (*keys, captions.MORE_OUTLETS.format(more))
    return captions.published(evidence.published_basis, evidence.published, keys)


def happened(evidence: Evidence) -> str:
    """The event's day and where it was taken from."""
    told = None if evidence.day_words is None else shortened(evidence.day_words, NAME_UNITS)
    return captions.happened(evidence.day, evidence.day_from, told)


def said_by(evidence: Evidence) -> str:
    """Who the outlet says said it."""
    said = evidence.attribution
    if said is None:
        return captions.ITS_OWN_VOICE
    via = None if said.via is None else shortened(said.via, NAME_UNITS)
    return captions.said_by(shortened(said.who, TITLE_UNITS), said.anonymous, via)


def hidden(text: str) -> Iterator[Paragraph]:
    """Which characters of a quote nobody would have seen; nothing for nearly every quote."""
    signs = made_visible(text)
    if signs:
        told = captions.made_visible(signs[:SIGNS], len(signs) - SIGNS if len(signs) > SIGNS else 0)
        yield paragraph(Words(told, Look.FAINT))
