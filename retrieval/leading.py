"""Which copy of a text is shown as its origin's quote: the agency's own, else the earliest, else the surest.

It does not know what ties two reports to one origin (`origins` does), nor how a quote is shown.
"""

from collections.abc import Sequence
from datetime import UTC

from index.article import Article, Basis
from index.wires import agency_of
from retrieval.answer import Attribution
from retrieval.citing import Cited
from retrieval.origins import are_copies

AS_SURE = 0.75
"""Of the surest copy's score. Copies of one text score .81 to .97 of it, for their days and first words (sample
archive); what scores less is another sentence of the text, or a doubtful reading of it."""
_UNKNOWN = float("inf")


def led(evidence: Sequence[Cited], origins: Sequence[str]) -> list[int]:
    """Indexes of `evidence`, which is given the surest first, with the copy that is to be shown before its others.

    Only copies of a text change places: what is one origin for being one outlet's or one person's word stays as it is,
    and so do the places of the origins.
    """
    order = list(range(len(evidence)))
    for origin in dict.fromkeys(origins):
        own = [at for at in order if origins[at] == origin]
        chosen = min(_copies(evidence, own), key=lambda at: _rank(evidence[at].article, at))
        place = order.index(own[0])
        order.remove(chosen)
        order.insert(place, chosen)
    return order


def _copies(evidence: Sequence[Cited], own: Sequence[int]) -> list[int]:
    """The surest piece, and the copies of its text that are about as sure."""
    surest = evidence[own[0]]
    return [
        at
        for at in own
        if at == own[0]
        or (evidence[at].score >= AS_SURE * surest.score and are_copies(_told(surest), _told(evidence[at])))
    ]


def _told(piece: Cited) -> tuple[Article, Attribution | None, str]:
    return piece.article, piece.attribution, piece.candidate.text


def _rank(article: Article, at: int) -> tuple[bool, float, float, int]:
    """Least for the one to be shown. A day without a clock comes after that day's clocks: nobody knows its hour."""
    masthead = article.masthead
    agency = agency_of(masthead.outlet) if masthead.outlet else None
    is_own = agency is not None and agency == masthead.wire
    if masthead.published_day is None or article.published_basis is not Basis.STATED:
        return not is_own, _UNKNOWN, 0.0, at
    moment = masthead.published.astimezone(UTC).timestamp() if masthead.published and masthead.clock_known else _UNKNOWN
    return not is_own, masthead.published_day.first.toordinal(), moment, at
