"""From the words of a quote to a value, or to None where the words are of the wrong kind.

It does not decide whether the sentence speaks of the asked event.
"""

import re
from collections.abc import Sequence

from index.day import Day
from index.regex import regex
from retrieval.answer import Kind
from retrieval.stems import stem_of
from retrieval.tongues.tables import wording
from retrieval.values.account import read_account, told_from
from retrieval.values.asked import asked_measures, asks_magnitude, is_far_unit
from retrieval.values.bound import Bound
from retrieval.values.content import content_stems
from retrieval.values.counted import noun_fit
from retrieval.values.countries import SMALLER_THAN_A_COUNTRY, is_country
from retrieval.values.figure import figure_words
from retrieval.values.lapse import tells_when
from retrieval.values.misfit import is_no_place, restates
from retrieval.values.moment import read_moment, show_moment, within
from retrieval.values.name import Name, read_name, split_names, without_title
from retrieval.values.number import quantities
from retrieval.values.numeral import read_numeral
from retrieval.values.occasions import asks_how_often, is_multiple, occasions
from retrieval.values.part import parts_first
from retrieval.values.place import Place, in_small_letters, read_place, runs, whole_place
from retrieval.values.polarity import polarity
from retrieval.values.price import is_part, with_prices
from retrieval.values.quantity import Quantity, Sort
from retrieval.values.site import with_site
from retrieval.values.stance import Stance
from retrieval.values.stated import Stated
from retrieval.values.tally import with_tallies
from retrieval.values.tokens import tokens_of
from retrieval.values.unit import UNITS, Unit
from retrieval.values.unsaid_unit import with_unsaid_units, without_old
from retrieval.values.value import Names, QuestionFocus, Value

Span = tuple[int, int]


def read_value(
    kind: Kind,
    quote: str,
    span: Span,
    *,
    day: Day | None = None,
    published: Day | None = None,
    question: QuestionFocus,
    denies: float | None = None,
    language: str | None = None,
) -> Value | None:
    """What the span of the quote says, as an answer of this kind; None when it is of the wrong kind.

    `day` is the sentence's own day, `published` the publication day that weekdays are resolved against, `denies` a
    reader's log odds that the span says no to a yes/no question, `language` the quote's (ISO 639-1).
    """
    start, end = max(0, min(span[0], len(quote))), max(0, min(span[1], len(quote)))
    if kind is Kind.POLARITY:
        return _polarity(quote, (start, end), question, denies, language)
    if start >= end:
        return None
    if kind is Kind.NUMBER:
        return _number(quote, start, end, question, language)
    if kind is Kind.DATE:
        return _moment(quote, start, end, day, published, question, language)
    if kind is Kind.PLACE:
        return _place(quote, start, end, question)
    if kind is Kind.ACCOUNT:
        return _account(quote, start, end, question)
    return _names(kind, quote, start, end, question)


def candidates(kind: Kind, quote: str) -> tuple[Span, ...]:
    """All spans of a sentence that could be an answer of this kind, left to right."""
    if kind is Kind.NUMBER:
        return tuple((s.start, s.end) for s in quantities(quote))
    if kind is Kind.DATE:
        return _times(quote)
    if kind in (Kind.POLARITY, Kind.ACCOUNT):
        return ((0, len(quote)),) if quote.strip() else ()
    return tuple(runs(quote))


def _times(quote: str) -> tuple[Span, ...]:
    from index.timex import TimexKind, find_times

    kinds = (TimexKind.DAY, TimexKind.CLOCK)
    return tuple((t.start, t.end) for t in find_times(quote, None) if t.kind in kinds and not t.vague)


OLDEST = 130
"""More is nobody's age where no "years" stands behind it."""
LEAST_SUM = 100
"""Less is no sum of money where no currency stands beside it: of 140 such claims on gold questions none was right."""


def _is_no_age(quantity: Quantity, measures: frozenset[str]) -> bool:
    return "age" in measures and quantity.figure > OLDEST


def _is_no_sum(quantity: Quantity, measures: frozenset[str]) -> bool:
    return measures == {"money", "bare"} and quantity.figure < LEAST_SUM


STRONGEST = 10


def _is_magnitude(quote: str, stated: Stated) -> bool:
    """A bare figure up to ten, in digits but for "magnitude six": no kilometres, no "eleven aftershocks"."""
    is_figure = quote[stated.figure_start].isdigit() or quote[: stated.start].lower().endswith("magnitude ")
    return is_figure and stated.quantity.figure <= STRONGEST


def _fits(quantity: Quantity, measures: frozenset[str]) -> bool:
    if quantity.sort is Sort.ORDINAL and measures:
        return False
    bare = quantity.unit.measure == "count" and not quantity.noun and "bare" in measures
    if bare and (_is_no_age(quantity, measures) or _is_no_sum(quantity, measures)):
        return False
    return bare or not measures or quantity.unit.measure.split(":")[0] in measures


def _number(quote: str, start: int, end: int, question: QuestionFocus, language: str | None) -> Value | None:
    measures = asked_measures(question)
    stated = quantities(quote, language)
    if asks_how_often(question.text) and wording(language) is None:  # in Spanish "once" is eleven
        stated = tuple(s for s in (*stated, *occasions(quote)) if not is_multiple(quote, s.end))
    if "money" in measures:
        stated = with_prices(quote, stated)
    if wording(language) is None:
        stated = with_unsaid_units(quote, stated, measures)
    if not measures or "score" in measures:
        stated = with_tallies(quote, stated)
    told = parts_first(quote, stated, question.text)
    found = [
        s
        for s in _with_units(told, measures)
        if _fits(s.quantity, measures)
        and not ("time" in measures and tells_when(quote, s, question.text))
        and not is_far_unit(question.text, s.quantity.unit)
        and not _is_stretch(quote, s, measures)
    ]
    if "money" in measures:
        found = [s for s in found if not is_part(quote, s)]
    if asks_magnitude(question.text):
        found = [s for s in found if _is_magnitude(quote, s)]
    if _ASKS_SIZE.search(question.text):
        found = [s for s in found if not (s.quantity.unit.measure == "length" and _WAY.match(quote, s.end))]
    inside = [s for s in found if s.start < end and start < s.end] or [
        s for s in found if s.start < end and start < s.noun_end
    ]
    if not inside and any(s.start < end and start < s.end for s in stated):
        return None
    if not inside:
        return _lone_figure(quote, start, end, measures, language)
    inside = without_old(quote, inside, question.text)
    best = max(
        inside,
        key=lambda s: (
            noun_fit(s.quantity, question.nouns),
            _is_named(quote, s, inside, question),
            _covered(s, start, end),
            -s.start,
        ),
    )
    shown = best.shown or figure_words(quote, best.start, best.end, language)
    return Value(Kind.NUMBER, shown, best.quantity, best.start, best.end)


def _with_units(stated: Sequence[Stated], measures: frozenset[str]) -> list[Stated]:
    """The figures, without bare ones where the sentence states one with the asked unit: "3.4" is no depth beside "9
    km". Ages do leave it out ("she was 14, he 32 years old"), and points as a rule.
    """
    units = [s for s in stated if s.quantity.unit.measure.split(":")[0] in measures]
    if "bare" not in measures or measures & {"age", "count"} or not units:
        return list(stated)
    return units


_ASKED_NOUN = regex(
    r"\b(?:what|which)\s+(?:(?:is|was|were|are)\s+)?(?:(?:the|its|his|her|their)\s+)?(?P<noun>[\w-]+)"
    r"(?=\s+(?:of|in|at|for|on|did|does|was|were|is|are|had|has)\b|\s*\?|$)",
    re.IGNORECASE,
)
_WORDS_BEHIND = 4


def _is_named(quote: str, stated: Stated, others: Sequence[Stated], question: QuestionFocus) -> bool:
    """Whether the asked noun leads to the figure, with none between: "the width is 3.4 and the depth 9"."""
    asked = _ASKED_NOUN.search(question.text)
    if asked is None:
        return False
    last = max((s.end for s in others if s.end <= stated.start), default=0)
    return stem_of(asked["noun"].lower()) in content_stems(
        " ".join(quote[last : stated.start].split()[-_WORDS_BEHIND:])
    )


_ASKS_SIZE = regex(
    r"\bhow (?:deep|tall|high|wide)\b|\b(?:depth|height|width) (?:of|is|was)\b|\bwhat (?:depth|height|width)\b",
    re.IGNORECASE,
)
# What follows a way rather than a size: "some two miles east of the lock" is no depth.
_WAY = regex(
    r",?\s+(?:to the\s+|due\s+|further\s+)?(?:(?:north|south)(?:[-\s]?(?:east|west))?|east|west|off|from|away|inland|"
    r"offshore|upstream|downstream|upriver|downriver)(?:ern|wards?)?\b",
    re.IGNORECASE,
)


_AGED = regex(r"\b(?:aged?|old|of)\W*$", re.IGNORECASE)


def _is_stretch(quote: str, stated: Stated, measures: frozenset[str]) -> bool:
    """Whether an age is asked for and "five months" lasted; "three months old" is an age, "14 years" may be one."""
    unit = stated.quantity.unit
    short = "age" in measures and unit.measure == "time" and unit.factor < UNITS["year"].factor
    return short and _AGED.search(quote[: stated.start]) is None


def _lone_figure(quote: str, start: int, end: int, measures: frozenset[str], language: str | None) -> Value | None:
    """A span that is a numeral and nothing else counts even where its surroundings speak against it ("one of four")."""
    tokens = tokens_of(quote[start:end])
    if not tokens or tokens[0].is_number or (measures and not measures & {"count", "bare"}):
        return None
    numeral = read_numeral(tokens, 0)
    if numeral is None or numeral.after < len(tokens) or numeral.vague:
        return None
    quantity = Quantity(numeral.low, numeral.low, Bound.EXACT, Unit("count", ""), numeral.low)
    return Value(Kind.NUMBER, figure_words(quote, start, end, language), quantity, start, end)


def _covered(stated: Stated, start: int, end: int) -> int:
    return min(stated.end, end) - max(stated.figure_start, start)


def _shown(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


_ASKS_CLOCK = regex(r"\b(?:what|which|at what) (?:exact )?(?:time|hour)\b", re.IGNORECASE)
_ASKS_DAY = regex(r"\b(?:what|which|on which|on what) (?:day|date|year|month|week|weekday)\b", re.IGNORECASE)


_ASKS_UNIT = regex(r"\b(?:what|which) (?P<unit>month|year)\b", re.IGNORECASE)


_LOOSE_MINUTES = 120  # "in the evening" does not answer "at what time"


def _moment(
    quote: str,
    start: int,
    end: int,
    day: Day | None,
    published: Day | None,
    question: QuestionFocus,
    language: str | None,
) -> Value | None:
    clock, asks_day = bool(_ASKS_CLOCK.search(question.text)), bool(_ASKS_DAY.search(question.text))
    found = read_moment(quote, start, end, published, day=day, language=language, asks_clock=clock)
    if found is None:
        return None
    moment, first, last = found
    loose = moment.minutes is None or moment.minutes[1] - moment.minutes[0] > _LOOSE_MINUTES
    if (clock and loose) or (asks_day and not moment.has_day and not moment.words):
        return None
    unit = _ASKS_UNIT.search(question.text)
    moment = within(moment, unit["unit"].lower()) if unit is not None else moment
    shown = show_moment(moment, clock=not asks_day, day=not clock) or _shown(quote[first:last])
    return Value(Kind.DATE, shown, moment, first, last)


def _place(quote: str, start: int, end: int, question: QuestionFocus) -> Value | None:
    start, end = whole_place(quote, start, end)
    first, last = _whole_names(quote, start, end)
    # "Mayor of Tarn": a span that is only the town does not mean its mayor.
    first = max(first, quote.rfind(" of ", first, start) + len(" of ")) if " of " in quote[first:start] else first
    found = read_place(quote, first, last)
    if found is None or not re.search(r"[^\W\d_]", quote[start:end]):
        return None
    place, first, last = found
    if last < end and is_no_place(place, quote, first, last, ()):
        # "Norwegian society": the adjective is no place, the whole may be.
        place, first, last = Place(read_name(quote[start:end].lower()) or place.inner), start, end
    if question.nouns and question.nouns[-1] in SMALLER_THAN_A_COUNTRY and is_country(quote[first:last]):
        return None
    if is_no_place(place, quote, first, last, question.nouns):
        return None
    place, last = with_site(place, quote, first, last, question.nouns)
    if _is_asked_already((place.inner,), question):
        return None
    shown = _shown(quote[first:last])
    kind_word = re.match(r"\s(?:base|district|province|village|airport|city|region|county|island|camp)\b", quote[last:])
    return Value(
        Kind.PLACE, shown, place, first, last + (kind_word.end() if kind_word and not place.inner.described else 0)
    )


_MOST_WORDS_GROWN = 2


def _whole_names(quote: str, start: int, end: int) -> Span:
    """The span, grown to the ends of the capitalised runs that it cuts; by two words at most, for a heading is one run
    of capitals."""
    first, last = start, end
    for a, b in runs(quote):
        if a < end and start < b:
            first = min(first, a) if len(quote[a:start].split()) <= _MOST_WORDS_GROWN else first
            last = max(last, b) if len(quote[end:b].split()) <= _MOST_WORDS_GROWN else last
    return first, last


_TELLING_WORDS = 3
_ONLY_FIGURES = regex(r"[\W\d_]*")
_SOURCE = regex(r",?\s+according\s+to\s")  # what follows says it, and is no part of the answer
_SMALL_WORD = regex(r"\b[a-z]{3}")
_CLAUSE = regex(r"(?:he|she|it|they|we|i)\s", re.IGNORECASE)


def _names(kind: Kind, quote: str, start: int, end: int, question: QuestionFocus) -> Value | None:
    source = _SOURCE.search(quote, start + 1, end)
    end = end if source is None else source.start()
    first, last = _whole_names(quote, start, end)
    words = quote[first:last]
    if _ONLY_FIGURES.fullmatch(words) and kind is not Kind.NAME:
        return None
    if kind is not Kind.NAME and not any(a < end and start < b for a, b in runs(quote)):
        small = in_small_letters(words)
        if _CLAUSE.match(words) or (small != words and _SMALL_WORD.search(words) is None):
            return None
        words = small
    if kind is Kind.NAME and _is_common(quote, start, end):
        words, first, last = quote[start:end].lower(), start, end
    items = tuple(n for part in split_names(words) if (n := read_name(part)) is not None)
    if not items:
        return None
    if kind is not Kind.NAME and _is_asked_already(items, question):
        return None
    if not items[0].described:
        first, last = _named_range(quote, first, last)
        if kind is Kind.PERSON and len(items) == 1:
            first += without_title(quote[first:last])
            items = (read_name(quote[first:last]) or items[0],)
    return Value(kind, _shown_name(quote[first:last]), Names(items, question.spelling), first, last)


def _is_common(quote: str, start: int, end: int) -> bool:
    """Whether the span ends in a common noun ("Ostrian chef"): a sort of thing, not a name."""
    named = max((b for a, b in runs(quote) if a < end and start < b), default=start)
    return re.search(r"[^\W\d_]{3,}", quote[named:end]) is not None


def _is_asked_already(items: tuple[Name, ...], question: QuestionFocus) -> bool:
    """Whether the words only say the question's again; not where it offers names or asks for a spelling."""
    if question.spelling or question.alternatives:
        return False
    return all(restates(item, question.text) for item in items)


def _named_range(quote: str, start: int, end: int) -> Span:
    """From the first capitalised run within to the last: what stands around the name is cut."""
    inside = [(max(a, start), min(b, end)) for a, b in runs(quote) if a < end and start < b]
    return (min(a for a, _ in inside), max(b for _, b in inside)) if inside else (start, end)


def _shown_name(words: str) -> str:
    return re.sub(r"['’]s$", "", _shown(words)).strip("“”\"'‘’,;: ") or _shown(words)


def _polarity(
    quote: str, span: Span, question: QuestionFocus, denies: float | None, language: str | None
) -> Value | None:
    found = polarity(question.text, quote, span if span[0] < span[1] else None, denies, language)
    if found.stance is Stance.UNCLEAR:
        return None
    start, end = found.cue or (span if span[0] < span[1] else (0, len(quote)))
    return Value(Kind.POLARITY, found.stance.value, found, min(start, span[0]), max(end, span[1]))


def _account(quote: str, start: int, end: int, question: QuestionFocus) -> Value | None:
    found = read_account(quote, start, end, question.text, question.alternatives)
    if found is None:
        return None
    account, first, last = found
    start = told_from(quote, start, end)
    # A word or two ("himself") tell nothing without their clause.
    shown = quote[start:end] if len(quote[start:end].split()) >= _TELLING_WORDS else account.words
    return Value(Kind.ACCOUNT, _shown(shown), account, first, last)
