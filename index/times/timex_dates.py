"""Dates of the calendar: "12 Jun. 2016", "June 12", "in 2014", "11/21/2012", "Christmas Eve".

It does not know weekdays alone, nor anything relative (`timex_relative`).
"""

import re
from datetime import date, timedelta

from index.day import Day
from index.regex import folded
from index.times import calendar
from index.times.expression import Rule, Sense
from index.times.tense import is_planned, looks_back
from index.times.timewords import EASTER_OFFSETS, HOLIDAYS, MONTHS, SEASON_NAMES, WEEKDAYS
from index.times.timex_pattern import (
    ANY_WEEKDAY,
    CLEAR_MONTH,
    DASH,
    DAY,
    GAP,
    MONTH,
    OTHER_MONTH,
    OTHER_WEEKDAY,
    PART_OF_DAY,
    SEASON,
    WEEKDAY,
    YEAR,
    compiled,
    either,
)

NEAR_DAYS = 60
PLAN_DAYS = 120  # of what somebody agreed, voted or promised to do
FORWARD_DAYS = 300  # beyond that even "will" belongs to another verb

_RANGE = rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:and|or|to|through|until){GAP}(?:the{GAP})?)"
# "To end in March" is a verb: the noun has "of" or a dash behind it, or "by" before it.
_PART = (
    rf"(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id|(?:[Mm]iddle|[Bb]eginning|[Ss]tart|[Ee]nd)(?={DASH}|{GAP}of)"
    r"|(?<=\b[Bb]y\s)[Ee]nd)"
    rf"(?:{DASH}|{GAP}(?:in{GAP}|of{GAP})?))"
)
_OF_THAT_YEAR = rf",?{GAP}(?:of{GAP})?(?P<of>(?:last|this|next){GAP}year)"
_OF_YEAR = rf"(?:{_OF_THAT_YEAR})?"
_PREPOSITION = (
    "(?:in|since|until|till|by|during|from|through|of|last|next|this|early|late"
    "|mid|between|before|after|for|to|and|or|"
    r"early in|late in|as of|back in)"
)
# A number of that size after a preposition is a year unless it counts something: "in 2000 homes".
_NOT_COUNTING = (
    f"(?!{GAP}(?!(?:was|is|has|as|its|his|this|was|across|towards|unless|alas"
    r"|perhaps|besides|always|does|says|thus)\b)"
    rf"(?:[a-z]+s|people|men|women|children|percent|per|feet|km|troop|police)\b|{DASH}[a-z])"
)


def rules() -> tuple[Rule, ...]:
    """In order of trust; where two match the same words the first is taken."""
    return (
        Rule(compiled(rf"(?<![/\d.-])(?P<y>\d{{4}})(?P<s>[-/])(?P<m>\d{{2}})(?P=s)(?P<d>\d{{2}}){_ISO_TAIL}"), _iso),
        Rule(
            compiled(r"(?<![/\d.-])(?P<m>\d{1,2})(?P<s>[/.])(?P<d>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![/\d])"),
            _numeric,
        ),
        Rule(compiled(_day_month(MONTH, ANY_WEEKDAY, "of")), _full),
        Rule(compiled(_day_month(OTHER_MONTH, rf"(?i:{OTHER_WEEKDAY})", "de|del|di")), _full),
        Rule(compiled(_month_day()), _full),
        Rule(
            compiled(
                rf"(?:[Tt]he{GAP})?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast){GAP}(?P<weekday>{WEEKDAY}){GAP}"
                rf"(?:of|in){GAP}(?P<m>{MONTH}),?{GAP}(?P<y>{YEAR})"
            ),
            _nth_weekday,
        ),
        Rule(compiled(rf"{_PART}?(?P<m>{MONTH})(?:,?{GAP}(?:of{GAP})?)(?P<y>{YEAR})"), _month),
        Rule(
            compiled(
                f"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:{GAP}past)?){GAP})?{_PART}?(?P<m>"
                rf"{CLEAR_MONTH})(?!\.?{GAP}\d){_OF_YEAR}"
            ),
            _month,
        ),
        Rule(
            compiled(
                rf"(?i:{_PREPOSITION}){GAP}(?P<t>(?:(?P<which>last|next|this){GAP})?{_PART}?(?P<m>{MONTH}){_OF_YEAR})"
                rf"(?!['’]s|\.?{GAP}(?:\d|[A-Z][a-z]))"
            ),
            _month,
        ),
        Rule(compiled(rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his){GAP})(?P<m>{MONTH})(?!\.?{GAP}\d){_OF_YEAR}"), _month),
        *_year_rules(),
        Rule(
            compiled(rf"(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)(?:{DASH}|{GAP}(?:the{GAP})?))?(?P<y>1[5-9]\d0|20\d0)s"),
            _decade,
        ),
        Rule(
            compiled(
                rf"(?:on|On|until|by|since|after|before){GAP}(?P<t>the{GAP}(?P<d>{DAY}))(?=[,.;:)?!](?!\d)"
                rf"|(?<=[a-z]){GAP}(?:of{GAP}this|and|that|when|in|at)\b|$)"
            ),
            _month_day_alone,
        ),
        Rule(compiled(rf"(?P<name>{either(tuple(HOLIDAYS))})(?:,?{GAP}(?P<y>{YEAR}))?"), _holiday),
    )


_ISO_TAIL = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![/\d-])"


def _day_month(month: str, weekday: str, of: str) -> str:
    """ "Sunday, the 12th of October 2031", "12 and 13 October", "3-5 May"; "12. Oktober" in other languages."""
    return (
        rf"(?:(?P<weekday>{weekday})[,.]?{GAP}(?P<pod>{PART_OF_DAY}{GAP})?(?:the{GAP}|le{GAP})?)?"
        rf"(?<![\d$€£.,/:-])(?P<d>{DAY})\.?(?:{_RANGE}(?P<d2>{DAY})\.?)?{GAP}(?:(?:{of}){GAP})?(?P<m>{month})"
        rf"(?:,?{GAP}(?:(?:de|del){GAP})?(?P<y>{YEAR})|{_OF_THAT_YEAR})?"
    )


def _month_day() -> str:
    """ "Sunday, Jun. 12th, 2016", "October 12-14", "October 12 and 13"."""
    return (
        rf"(?:(?P<weekday>{ANY_WEEKDAY}),?{GAP}(?:{PART_OF_DAY},?{GAP})?(?:the{GAP})?)?"
        rf"(?P<m>{MONTH}){GAP}(?:the{GAP})?(?P<d>{DAY})(?!%|[,.:]\d|{GAP}(?:percent|per{GAP}cent|million)\b)"
        rf"(?:{_RANGE}(?P<d2>{DAY})(?!%|[,.:]\d|{GAP}(?:{MONTH}|[ap]\.?m|[a-z]+s\b|people)))?"
        rf"(?:,?{GAP}(?P<y>{YEAR}){_NOT_COUNTING}|{_OF_THAT_YEAR})?"
    )


def _year_rules() -> tuple[Rule, ...]:
    preposition = (
        r"(?i:in|since|until|till|by|from|to|of|during|before|after|between|and|or|through|circa|around|year|for|"
        r"early|late|mid|early in|late in|back in|as of|as early as|than|class of)"
    )
    return (
        Rule(
            compiled(f"(?:{preposition}){GAP}(?:the{GAP}year{GAP})?(?P<t>(?:{_PART})?(?P<y>{YEAR})){_NOT_COUNTING}"),
            _year,
        ),
        Rule(compiled(rf"(?P<t>{_PART}(?P<y>{YEAR})){_NOT_COUNTING}"), _year),
        Rule(
            compiled(
                r"(?:[Tt]he|[Aa]|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|\w['’]s|(?:[Pp]re|[Pp]ost)"
                rf"{DASH})(?:{GAP})?(?P<t>(?P<y>(?:19|20)\d\d))(?=(?:['’]s)?{GAP}[A-Za-z])"
                rf"(?!{GAP}(?:people|men|women|children|soldiers|troops|police)\b)"
            ),
            _year,
        ),
        Rule(compiled(r"(?<=\()(?P<y>(?:19|20)\d\d)(?=\)|[-–—](?:19|20)?\d\d\))"), _year),
        Rule(compiled(r"(?<=\d\d\d\d, )(?P<y>(?:19|20)\d\d)(?=,|\s(?:and|or)\s)"), _year),
        Rule(compiled(r"(?P<y>(?:19|20)\d\d)\s?[-–—]\s?(?P<y2>(?:19|20)\d\d)(?![\d,.]\d)"), _year),
        Rule(compiled(r"(?P<y>(?:19|20)\d\d)(?=['’]s\b)|(?<=^)(?P<y3>(?:19|20)\d\d)(?=\s*[:,]\s)"), _year),
        Rule(
            compiled(
                f"(?:(?:[Ii]n|[Dd]uring|[Ss]ince|[Bb]y|[Oo]f|[Tt]he){GAP})?(?P<t>(?P<season>"
                f"{SEASON})(?:{GAP}of)?{GAP}(?P<y>{YEAR}))"
            ),
            _season,
        ),
    )


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _month_number(words: str) -> int:
    return MONTHS[folded(words).rstrip(".")]


def _known(day: Day | None) -> Sense | None:
    return Sense(day=day, has_year=True) if day else None


def _iso(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    year, month, day = (int(match[g]) for g in ("y", "m", "d"))
    return _known(calendar.in_month(year, month, day)) if 1000 <= year <= 2100 else None


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


def _nth_weekday(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    """ "The first Friday of October 2019"."""
    weekday, nth = WEEKDAYS[folded(match["weekday"])], _NTH[folded(match["nth"])]
    day = calendar.nth_weekday(int(match["y"]), _month_number(match["m"]), weekday, nth)
    return _known(Day.of(day)) if day else None


def _numeric(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    """With slashes the month comes first unless that is impossible; with dots the day does, as in Europe."""
    one, two, year = (int(match[g]) for g in ("m", "d", "y"))
    if match["s"] == "." and len(match["y"]) == 2:
        return None  # a version or a score
    if year < 100:
        year += 2000 if year < 70 else 1900
    month_first = match["s"] == "/"
    first = calendar.in_month(year, one, two) if month_first else calendar.in_month(year, two, one)
    other = calendar.in_month(year, two, one) if month_first else calendar.in_month(year, one, two)
    return _known(first or other)


def _full(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    month, day = _month_number(match["m"]), _number(match["d"])
    last = _number(match["d2"]) if match["d2"] else day
    if calendar.in_month(2000, month, day) is None or calendar.in_month(2000, month, last) is None:
        return None
    if match["y"]:
        return _known(_days(calendar.in_month(int(match["y"]), month, day), last))
    if anchor is None:
        return Sense(month=month, month_day=day)
    if match["of"]:
        return _known(_days(calendar.in_month(_year_told(match["of"], anchor), month, day), last))
    back, ahead = calendar.month_until(anchor, month, day), calendar.month_from(anchor, month, day)
    found = ahead if _lies_ahead(match, anchor, ahead, forward) else back
    weekday = WEEKDAYS.get(folded(match["weekday"] or "").rstrip("."))
    if weekday is not None:  # "Monday, Oct. 26" settles the year
        fit = [d for d in (found, back, ahead) if d is not None and d.first.weekday() == weekday]
        found = fit[0] if fit else found
    return Sense(day=_days(found, last), month=month, month_day=day)


def _lies_ahead(match: re.Match[str], anchor: date, ahead: Day | None, forward: bool) -> bool:
    """Ten months back and so two ahead, with no verb of the past: a writer would have named last year. A plan may lie
    four ahead whatever the tense of the verb."""
    if ahead is None:
        return False
    days = (ahead.first - anchor).days
    if forward:
        return days <= FORWARD_DAYS
    is_near = 0 < days <= NEAR_DAYS and not looks_back(match.string, *match.span())
    return is_near or (0 < days <= PLAN_DAYS and is_planned(match.string, match.start()))


def _days(first: Day | None, last: int) -> Day | None:
    """From a day to the next `last` of a month."""
    if first is None or first.first.day == last:
        return first
    end = calendar.in_month(first.first.year, first.first.month, last)
    return Day(first.first, end.first) if end and end.first > first.first else first


def _month(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    groups = match.groupdict()
    month, which = _month_number(groups["m"]), folded(groups.get("which") or "")
    if groups.get("y"):
        return _parted(calendar.in_month(int(groups["y"]), month, None), groups["part"], has_year=True)
    if anchor is None:
        return Sense(month=month)
    if groups.get("of"):
        year = _year_told(groups["of"], anchor)
        return _parted(calendar.in_month(year, month, None), groups.get("part"), has_year=True)
    back, ahead = calendar.month_until(anchor, month, None), calendar.month_from(anchor, month, None)
    current = back is not None and back == ahead
    if which == "next" or (which != "last" and _lies_ahead(match, anchor, ahead, forward)):
        found = calendar.month_from(_month_border(anchor, 1), month, None) if which == "next" and current else ahead
    else:
        found = calendar.month_until(_month_border(anchor, -1), month, None) if which == "last" and current else back
    sense = _parted(found, groups.get("part"), has_year=False)
    return sense and Sense(day=sense.day, month=month)


def _year_told(words: str, anchor: date) -> int:
    """ "Last year", "of this year"."""
    return anchor.year + {"last": -1, "this": 0, "next": 1}[folded(words.split()[0])]


def _month_border(anchor: date, direction: int) -> date:
    """A day of the month after or before the anchor's."""
    month = calendar.month_shifted(anchor, direction)
    return month.first if month else anchor


def _parted(day: Day | None, part: str | None, *, has_year: bool) -> Sense | None:
    if day is None:
        return None
    names = {"beginning": "early", "start": "early", "end": "late"}
    which = names.get((part or "").lower(), (part or "").lower())
    return Sense(day=calendar.part(day, which), has_year=has_year)


def _year(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    groups = match.groupdict()
    year = int(groups["y"] or groups.get("y3") or 0)
    if groups.get("y2"):
        return _known(calendar.years(year, int(groups["y2"])))
    return _parted(calendar.in_year(year), groups.get("part"), has_year=True)


def _decade(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    year = int(match["y"])
    return _parted(calendar.years(year, year + 9), match["part"], has_year=True)


def _season(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    return _known(calendar.season(int(match["y"]), SEASON_NAMES[match["season"]]))


def _month_day_alone(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    day = _number(match["d"])
    return Sense(day=calendar.month_day_until(anchor, day) if anchor else None, month_day=day)


def _holiday(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    name = match["name"]
    if match["y"]:
        return _known(_holiday_in(int(match["y"]), name))
    if anchor is None:
        return Sense(vague=True)
    years = range(anchor.year, anchor.year + 2) if forward else range(anchor.year, anchor.year - 2, -1)
    days = [day for day in (_holiday_in(year, name) for year in years) if day]
    fit = [day for day in days if (day.first >= anchor if forward else day.first <= anchor)]
    return Sense(day=fit[0] if fit else None)


def _holiday_in(year: int, name: str) -> Day | None:
    if name in EASTER_OFFSETS:
        return Day.of(calendar.easter(year) + timedelta(days=EASTER_OFFSETS[name]))
    where = HOLIDAYS[name]
    if len(where) == 2:
        return calendar.in_month(year, where[0], where[1])
    day = calendar.nth_weekday(year, where[0], where[1], where[2])
    return Day.of(day) if day else None
