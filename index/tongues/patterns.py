"""A language's table as compiled patterns, each with the reader of what it matches.

It knows how a table's words may stand together, not what day they mean (`senses`).
"""

import re
from dataclasses import dataclass
from functools import cache

from index.tongues.tongue import Tongue

GAP = r" {0,3}\n? {0,3}(?<=[ \n])"  # a line may be broken inside an expression, a paragraph not
DASH = r"[-–—]"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|[.,]\d)"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern and the name of the sense that `senses` reads it by."""

    name: str
    regex: re.Pattern[str]


def grouped(prefix: str, words: tuple[str, ...]) -> str:
    """One alternation that tells by its group which of the words it was: m1, m2 ..."""
    return "(?:" + "|".join(f"(?P<{prefix}{n}>{each})" for n, each in enumerate(words)) + ")"


def which(match: re.Match[str], prefix: str, count: int) -> int | None:
    """The number of the word that `grouped` found."""
    groups = match.groupdict()
    return next((n for n in range(count) if groups.get(f"{prefix}{n}") is not None), None)


@cache
def trigger(table: Tongue) -> re.Pattern[str]:
    """What every time expression has at least one of: a digit or one of the words."""
    words = [*table.months, *table.weekdays, *(r.words for r in table.relative), *table.units.values(),
             *table.duals.values(), *(words for words, _ in table.shifts), table.no_day]  # fmt: skip
    return re.compile(r"\d|" + "|".join(f"(?:{w})" for w in words))


@cache
def cues(table: Tongue) -> re.Pattern[str]:
    """Verbs that tell when, and what ends a clause."""
    return _words(rf"(?P<forward>{table.forward})|(?P<past>{table.past})", table)


@cache
def said(table: Tongue) -> re.Pattern[str]:
    """Verbs of reporting."""
    return _words(table.said, table)


@cache
def clause(table: Tongue) -> re.Pattern[str]:
    """Words and marks that part one clause from the next."""
    return re.compile(rf"[,;:!?؛،«»„“”\"()]|(?<!\w)(?:{table.clause})(?!\w)")


@cache
def habit(table: Tongue) -> re.Pattern[str]:
    """Words that make a sentence tell of lasting or repeated things."""
    return _words(table.habit, table)


@cache
def goes_on(table: Tongue) -> re.Pattern[str]:
    """How a sentence opens that points back to the one before it."""
    return re.compile(rf"[\"'“„«]?(?:{table.goes_on})(?!\w)")


@cache
def relations(table: Tongue) -> re.Pattern[str]:
    """What stands right before an expression and makes it a border."""
    names = {"since": table.since, "until": table.until, "before": table.before, "after": table.after}
    words = "|".join(f"(?P<{name}>{each})" for name, each in names.items())
    return re.compile(rf"(?<!\w){table.prefix}(?:{words})(?: (?:{table.hedge}))?(?: (?:{table.article}))? ?$")


@cache
def patterns(table: Tongue) -> tuple[Pattern, ...]:
    """In order of trust; where two match the same words the first is taken."""
    return (*_dates(table), *_relative(table), *_stretches(table))


def _words(pattern: str, table: Tongue) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){table.prefix}(?:{pattern})(?!\w)")


def _bounded(name: str, pattern: str) -> Pattern:
    return Pattern(name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"))


def _month(table: Tongue) -> str:
    """A month; in Arabic both of its names with a stroke between them."""
    return grouped("m", table.months) + (r"(?: ?/ ?\w+(?: (?:ال)?(?:اول|ثاني))?)?" if table.code == "ar" else "")


def _weekday(table: Tongue) -> str:
    return grouped("w", table.weekdays)


def _dates(table: Tongue) -> tuple[Pattern, ...]:
    any_weekday = "(?:" + "|".join(table.weekdays) + ")"
    of = rf"(?:(?:{table.of}){GAP})?"
    year = rf"(?:,?{GAP}{of}(?P<y>{YEAR})(?:{GAP}?(?:{table.year_after}))?)?"
    day = (
        rf"(?P<d>{DAY})(?:{table.ordinal})?(?:{GAP}?(?:{table.range_}){GAP}?(?:(?:{table.article}){GAP})?(?P<d2>{DAY})"
    )
    lead = rf"(?:{table.prefix}(?:{any_weekday})(?:{table.weekday_tail}),?{GAP}?(?:(?:{table.article}){GAP})?)?"
    clock = r"(?:[t ]\d{2}:\d{2}(?::\d{2})?z?)?"
    rules = [
        _bounded("iso", rf"(?<![/\d.-])(?P<y>\d{{4}})-(?P<mn>\d{{2}})-(?P<d>\d{{2}}){clock}(?![/\d-])"),
        _bounded("iso", r"(?<![/\d.-])(?P<d>\d{1,2})(?P<s>[/.-])(?P<mn>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![/\d])"),
        _bounded("date", rf"{lead}(?<![\d€$.,/:-]){day}(?:{table.ordinal})?)?{GAP}{of}{_month(table)}{year}"),
        _bounded("date", rf"{lead}(?P<first>{table.first}){GAP}{of}{_month(table)}{year}"),
        _bounded("month", rf"{table.prefix}{_month(table)},?{GAP}{of}(?P<y>{YEAR})(?:{GAP}?(?:{table.year_after}))?"),
        _bounded(
            "month",
            rf"{table.prefix}(?:{table.in_month})(?:{GAP}|(?<=[-']))(?P<t>{_month(table)}"
            rf"(?:{GAP}(?:(?P<last>{table.last})|(?P<next>{table.next})))?)(?!\.?{GAP}?\d)",
        ),
        _bounded("year", rf"{table.prefix}(?:{table.year_before}){GAP}(?P<t>(?P<y>{YEAR}))(?!{GAP}?(?:%|км|km))"),
        _bounded("year", rf"(?P<t>(?P<y>{YEAR}){GAP}?(?:{table.year_after}))"),
        _bounded("year", rf"(?<=\()(?P<y>{YEAR})(?=\))"),
        _bounded("years", rf"(?P<y>{YEAR}) ?{DASH} ?(?P<y2>{YEAR})"),
    ]  # fmt: skip
    if table.dotted_day:
        rules.append(Pattern("iso", re.compile(r"(?<![\w./-])(?P<d>\d{1,2})\.(?P<mn>\d{1,2})\.(?![\w.]|\d)")))
    return tuple(rules)


def _relative(table: Tongue) -> tuple[Pattern, ...]:
    p = table.prefix
    moved = rf"(?:(?P<last>{table.last})|(?P<this>{table.this})|(?P<next>{table.next}))"
    behind = rf"(?:(?P<last2>{table.last})|(?P<this2>{table.this})|(?P<next2>{table.next}))"
    units = "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in table.units.items()
                             if name in ("week", "weekend", "month", "year")) + ")"  # fmt: skip
    nights = (
        [_bounded("night", rf"{p}(?:{table.night_before}){GAP}(?:(?:{table.article}){GAP})?{_weekday(table)}"
                  rf"(?:{GAP}(?:{table.range_}){GAP}(?:(?:{table.article}){GAP})?(?:{_anyweekday(table)}))?")]
        if table.night_before else []
    )  # fmt: skip
    shifts = [_bounded(f"shift{days}", rf"{p}(?:{words})") for words, days in table.shifts]
    return (
        *nights,
        _bounded("relative", rf"{p}{grouped('r', tuple(r.words for r in table.relative))}"),
        _bounded("weekday", rf"{p}(?:{moved}{GAP})?{p}{_weekday(table)}(?:{table.weekday_tail})(?:{GAP}{behind})?"),
        _bounded("period", rf"{p}(?:{moved}){GAP}{units}"),
        _bounded("period", rf"{p}{units}{GAP}(?:{moved})"),
        *shifts,
        *_lengths(table),
    )


def _anyweekday(table: Tongue) -> str:
    return "|".join(table.weekdays)


def _lengths(table: Tongue) -> tuple[Pattern, ...]:
    p = table.prefix
    words = "|".join(sorted(table.numbers, key=len, reverse=True))
    number = rf"(?:(?P<n>\d{{1,3}})|(?P<nw>{words})|(?P<vague>{table.vague_numbers}))"
    units = "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in table.units.items()) + ")"
    length = rf"(?:{number}{GAP}(?:{table.hedge})?{units}"
    if table.duals:
        length += "|(?:" + "|".join(f"(?P<two_{name}>{words})" for name, words in table.duals.items()) + ")"
    length += rf"|(?P<one>(?:{table.units['week']}|{table.units['month']}|{table.units['year']})))"
    hedge = rf"(?:(?P<hedge>{table.hedge}){GAP})?" if table.hedge else ""
    counted = rf"(?:{number}{GAP}{units}" + (
        "|(?:" + "|".join(f"(?P<two_{name}>{words})" for name, words in table.duals.items()) + "))"
        if table.duals
        else ")"
    )
    return (
        _bounded("ago", rf"{p}(?:{table.ago_before}){GAP}{hedge}{length}"),
        _bounded("ago", rf"{hedge}{length}{GAP}(?:{table.ago_after})"),
        _bounded("shifted", rf"{hedge}{counted}{GAP}(?:(?P<earlier>{table.earlier})|(?P<later>{table.later}))"),
        _bounded("length", rf"{hedge}{counted}"),
    )


def _stretches(table: Tongue) -> tuple[Pattern, ...]:
    units = "|".join(table.units.values())
    rules = [
        _bounded("often", rf"{table.prefix}(?:{table.every}){GAP}(?:{units}|{_anyweekday(table)})"),
        _bounded("no_day", rf"{table.prefix}(?:{table.no_day})"),
        _bounded("clock", r"(?<![\d.:,])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:.]?\d)"),
    ]
    return (*rules, _bounded("clock", table.clock)) if table.clock else tuple(rules)
