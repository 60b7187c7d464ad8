"""The claims of an answer as CSV, a row for each piece of evidence, for a spreadsheet.

Near misses are left out: they claim nothing of what was asked. It does not know which program opens the file, but that
some take a cell for a formula.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from bot import words
from bot.links import link_to_words
from bot.order import exhibits, number_of
from bot.report.dossier import Source, checksum
from retrieval.answer import Answer, Evidence

COLUMNS = (
    "kind", "position", "value", "outlet", "title", "published", "published_basis", "happened", "happened_from",
    "said_by", "origin", "quote", "quote_start", "quote_end", "words", "words_start", "words_end", "article",
    "version", "url", "link", "sha256", "guarded",
)  # fmt: skip
CLAIM, VAGUE = "claim", "vague"
# A spreadsheet takes a cell that begins so for a formula, some of them in full width too; the apostrophe says "text".
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"
# Without it the best known spreadsheet reads a file of UTF-8 as one of its own country's letters.
_BYTE_ORDER_MARK = "\ufeff"


def spreadsheet(answer: Answer, sources: Sequence[Source]) -> str:
    """The rows with a head, lines ended as RFC 4180 says. `sources` are the articles that the answer quotes."""
    texts = {(each.article.key, each.article.version): each.article.text for each in sources}
    sums = {place: checksum(text) for place, text in texts.items()}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for kind, number, value, evidence in _claims(answer):
        place = evidence.article, evidence.version
        link = link_to_words(evidence.url, texts[place], evidence.quote.start, evidence.quote.end)
        writer.writerow(_guarded((kind, number, value, *_told(evidence), link or "", sums[place])))
    return _BYTE_ORDER_MARK + out.getvalue()


def _claims(answer: Answer) -> Iterator[tuple[str, str, str, Evidence]]:
    pieces = exhibits(answer)
    claims = [piece for piece in pieces if piece.position is not None]
    for piece in sorted(claims, key=lambda piece: (number_of(answer, piece.position or 0), piece.item)):
        at = piece.position or 0
        yield CLAIM, str(number_of(answer, at)), answer.positions[at].value, piece.evidence
    for evidence in answer.vague:
        yield VAGUE, "", "", evidence


def _told(evidence: Evidence) -> tuple[str, ...]:
    """The columns from outlet to url."""
    quote, span, said = evidence.quote, evidence.span, evidence.attribution
    return (
        evidence.outlet or "",
        evidence.title or "",
        evidence.published or "",
        evidence.published_basis,
        evidence.day or "",
        evidence.day_from or "",
        words.said_by(said.who, said.anonymous, said.via) if said else "",
        evidence.origin,
        quote.text,
        str(quote.start),
        str(quote.end),
        span.text if span else "",
        str(span.start) if span else "",
        str(span.end) if span else "",
        evidence.article,
        str(evidence.version),
        evidence.url or "",
    )


def _guarded(cells: Sequence[str]) -> list[str]:
    """The cells, those that look like a formula behind an apostrophe, and last the names of their columns."""
    unsafe = [at for at, cell in enumerate(cells) if cell.lstrip(" \u00a0").startswith(_FORMULA)]
    told = [_GUARD + cell if at in unsafe else cell for at, cell in enumerate(cells)]
    return [*told, " ".join(COLUMNS[at] for at in unsafe)]
