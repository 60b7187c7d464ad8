"""The place of a span, as an answer to "where" or "which town".

It does not know where places lie, nor whether something happened there.
"""

from index.regex import regex
from retrieval.answer import Kind
from retrieval.values.capitals import whole_names
from retrieval.values.countries import SMALLER_THAN_A_COUNTRY, is_country
from retrieval.values.misfit import is_no_place
from retrieval.values.name import read_name
from retrieval.values.place import Place, read_place, whole_place
from retrieval.values.site import with_site
from retrieval.values.value import QuestionFocus, Value

_LETTER = regex(r"[^\W\d_]")
_SORT = regex(r"\s(?:base|district|province|village|airport|city|region|county|island|camp)\b")


def place_value(quote: str, start: int, end: int, question: QuestionFocus) -> Value | None:
    """What the span says; None where it names no place."""
    start, end = whole_place(quote, start, end)
    found = read_place(quote, *_without_office(quote, start, end))
    if found is None or _LETTER.search(quote, start, end) is None:
        return None
    place, first, last = _whole(*found, quote, start, end)
    if _is_country_for_less(quote[first:last], question) or is_no_place(place, quote, first, last, question.nouns):
        return None
    place, last = with_site(place, quote, first, last, question.nouns)
    sort = _SORT.match(quote, last) if not place.inner.described else None
    shown = " ".join(quote[first:last].split())
    return Value(Kind.PLACE, shown, place, first, last if sort is None else sort.end())


def _without_office(quote: str, start: int, end: int) -> tuple[int, int]:
    """The whole names of the span; "Mayor of Tarn": a span that is only the town does not mean its mayor."""
    first, last = whole_names(quote, start, end)
    return max(first, quote.rfind(" of ", first, start) + len(" of ")) if " of " in quote[first:start] else first, last


def _whole(place: Place, first: int, last: int, quote: str, start: int, end: int) -> tuple[Place, int, int]:
    """ "Norwegian society": the adjective is no place, the whole may be."""
    if last < end and is_no_place(place, quote, first, last, ()):
        return Place(read_name(quote[start:end].lower()) or place.inner), start, end
    return place, first, last


def _is_country_for_less(words: str, question: QuestionFocus) -> bool:
    """Whether it is a country where a town or the like is asked for."""
    return bool(question.nouns) and question.nouns[-1] in SMALLER_THAN_A_COUNTRY and is_country(words)
