"""Times that count from the publication day or from the day spoken of: "early on Tuesday", "three weeks ago".

It does not know dates of the calendar (`timex_dates`).
"""

import re
from datetime import date

from index.day import Day
from index.regex import folded, regex
from index.times import calendar
from index.times.expression import Rule, Sense
from index.times.tense import looks_back
from index.times.timewords import (
    NAME_AFTER_WEEKDAY,
    NAME_BEFORE_WEEKDAY,
    NUMBERS,
    SEASON_NAMES,
    VAGUE_NUMBERS,
    WEEKDAYS,
)
from index.times.timex_pattern import (
    DASH,
    GAP,
    NUMBER,
    OTHER_WEEKDAY,
    PART_OF_DAY,
    SEASON,
    UNIT,
    WEEKDAY,
    compiled,
    either,
)

_HEDGE = (
    f"(?:(?:about|around|nearly|almost|some|roughly|more{GAP}than|less{GAP}than"
    f"|over|at{GAP}least|just|just{GAP}over){GAP})"
)

_AGO = rf"(?P<n>{NUMBER}){GAP}(?P<unit>{UNIT})"


def rules() -> tuple[Rule, ...]:
    """In order of trust; where two match the same words the first is taken."""
    return (
        Rule(compiled(_weekday_pattern()), _weekday),
        Rule(compiled(rf"(?P<w>{OTHER_WEEKDAY})"), _weekday),
        Rule(compiled(_deictic_pattern(), ignore_case=True), _deictic),
        Rule(compiled(_period_pattern(), ignore_case=True), _period),
        Rule(
            compiled(
                f"(?P<hedge>{_HEDGE})?{_AGO}{GAP}ago(?:{GAP}(?:today|tonight|this{GAP}{UNIT}))?", ignore_case=True
            ),
            _ago,
        ),
        Rule(
            compiled(
                f"(?P<hedge>{_HEDGE})?(?:{_AGO}|(?:the|a|an){GAP}(?P<one>day|night|week|month"
                f"|year|morning|evening)){GAP}"
                rf"(?P<way>earlier|later|before(?!hand)|after|prior|previously)",
                ignore_case=True,
            ),
            _shifted,
        ),
        Rule(
            compiled(
                f"(?:on{GAP})?(?P<t>(?:(?:earlier|later|early|late){GAP})?(?:the{GAP}(?:very"
                f"{GAP})?(?P<way>previous|next|following|same|preceding)|"
                f"(?P<that>that)(?:{GAP}same)?){GAP}(?P<unit>day|night|morning|afternoon"
                f"|evening|week|weekend|month|year|{WEEKDAY}))",
                ignore_case=True,
            ),
            _pointing,
        ),
    )


def _weekday_pattern() -> str:
    before, after = either(tuple(NAME_BEFORE_WEEKDAY)), either(tuple(NAME_AFTER_WEEKDAY))
    return (
        rf"(?:(?P<edge>[Ee]arly|[Ll]ate){GAP}(?:on{GAP})?)?"
        f"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:{GAP}(?:past|coming))?|[Pp]ast|[Cc]oming"
        f"|[Pp]revious|[Ff]ollowing){GAP})?"
        rf"(?<!{DASH})(?P<name>{before}{GAP})?(?P<w>{WEEKDAY})(?P<plural>s)?"
        rf"(?:{GAP}(?P<pod>{PART_OF_DAY})|{GAP}(?:at{GAP}midnight))?"
        f"(?:{GAP}?(?:{DASH}|and|or|to|through|until){GAP}?(?:(?:early|late){GAP}"
        f"(?:on{GAP})?)?(?P<w2>{WEEKDAY})(?:{GAP}{PART_OF_DAY})?)?"
        rf"(?:{GAP}(?:of{GAP})?(?P<week>(?:last|this|next){GAP}week))?"
        rf"(?P<paper>{GAP}{after}\b|{GAP}Night{GAP}[A-Z])?"
    )


def _deictic_pattern() -> str:
    times = r"(?:morning|afternoon|evening|night)"
    return (
        rf"(?:(?:earlier|later|early|late){GAP})?"
        f"(?P<word>the{GAP}day{GAP}before{GAP}yesterday|the{GAP}day{GAP}after{GAP}tomorrow"
        f"|the{GAP}night{GAP}before{GAP}last|"
        f"today|yesterday|tomorrow|tonight|overnight|last{GAP}night|this{GAP}{times}"
        f"|(?:yesterday|tomorrow){GAP}{times})"
    )


def _period_pattern() -> str:
    unit = rf"(?P<unit>week|weekend|month|year|decade|century|{SEASON})"
    which = rf"(?P<which>last|this|next|past|previous|coming|current|the{GAP}past|the{GAP}last)"
    return (
        rf"(?:(?P<edge>earlier|later|early|late|mid|(?:middle|beginning|start|end)(?={DASH}|{GAP}of))(?:"
        f"{DASH}|{GAP}(?:in{GAP}|of{GAP}|on{GAP})?))?"
        rf"(?:{which}{GAP}{unit}|(?P<weekend>(?<!every )the{GAP}weekend))(?!{DASH}|{GAP}(?:before|after)\b)"
    )


def _one(day: date | None, *, weekday: int | None = None) -> Sense:
    return Sense(day=Day.of(day) if day else None, weekday=weekday)


def _weekday(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    groups = match.groupdict()
    if groups.get("name") or groups.get("paper") or groups.get("plural"):
        return None
    weekday = WEEKDAYS[folded(groups["w"])]
    which = folded(groups.get("which") or "")
    if anchor is None or which in ("previous", "following"):
        return Sense(weekday=weekday)
    if groups.get("week"):
        back = {"last": -1, "this": 0, "next": 1}[folded(groups["week"].split()[0])]
        week = calendar.week_shifted(anchor, back)
        return _one(calendar.weekday_from(week.first, weekday) if week else None, weekday=weekday)
    if groups.get("w2"):
        return _weekday_range(anchor, weekday, WEEKDAYS[folded(groups["w2"])], forward)
    return _one(_which_weekday(match, anchor, weekday, which, forward), weekday=weekday)


def _which_weekday(match: re.Match[str], anchor: date, weekday: int, which: str, forward: bool) -> date | None:
    """The latest on or before the anchor, unless the words look ahead."""
    if which.endswith("coming") or which == "next":
        tomorrow = calendar.shifted(anchor, 1)
        return calendar.weekday_from(tomorrow, weekday) if tomorrow else None
    if which.endswith("past") or which == "last":
        yesterday = calendar.shifted(anchor, -1)
        return calendar.weekday_until(yesterday, weekday) if yesterday else None
    modifies = re.match(r"['’]s?\b", match.string[match.end() : match.end() + 3])  # "Wednesday's ruling" has been
    if (forward and not modifies) or (which == "this" and not looks_back(match.string, match.start(), match.end())):
        return calendar.weekday_from(anchor, weekday)
    return calendar.weekday_until(anchor, weekday)


def _weekday_range(anchor: date, first: int, last: int, forward: bool) -> Sense:
    end = calendar.weekday_from(anchor, last) if forward else calendar.weekday_until(anchor, last)
    start = calendar.weekday_until(end, first) if end else None
    return Sense(day=Day(start, end) if start and end else None, weekday=first)


def _deictic(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    word = " ".join(folded(match["word"]).split())
    before = match.string[max(0, match.start() - 12) : match.start()]
    if match["word"][0].isupper() and re.search(r"[A-Z]\w*\s$", before):
        return None  # the name of a paper or a show
    if anchor is None:
        return Sense()
    if word == "overnight":
        yesterday = calendar.shifted(anchor, -1)
        return Sense(day=Day(yesterday, anchor) if yesterday else None)
    if word.startswith("the "):
        days = {"the day before yesterday": -2, "the day after tomorrow": 2, "the night before last": -2}[word]
    elif word.startswith("yesterday") or word == "last night":
        days = -1
    else:
        days = 1 if word.startswith("tomorrow") else 0
    return _one(calendar.shifted(anchor, days))


def _period(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    which = folded(match["which"] or "the").split()[-1]
    unit = folded(match["unit"] or "weekend")
    if anchor is None:
        return Sense(vague=True)
    back = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1}[which]
    is_past = looks_back(match.string, match.start(), match.end())
    day = _season(anchor, unit, back, is_past) if unit in SEASON_NAMES else _unit(anchor, unit, back, which, forward)
    edge = folded(match["edge"] or "")
    return Sense(day=_edged(day, edge, anchor) if day else None, has_year=unit == "year")


def _unit(anchor: date, unit: str, back: int, which: str, forward: bool) -> Day | None:
    match unit:
        case "week":
            return calendar.week_shifted(anchor, back)
        case "weekend":
            if which == "the":  # "over the weekend" is the one that has begun
                back = 0 if forward or anchor.weekday() >= 5 else -1
            return calendar.weekend_shifted(anchor, back)
        case "month":
            return calendar.month_shifted(anchor, back)
        case "year":
            return calendar.in_year(anchor.year + back)
        case "decade":
            first = anchor.year - anchor.year % 10 + 10 * back
            return calendar.years(first, first + 9) if first > 0 else None
        case _:
            return None


def _season(anchor: date, unit: str, back: int, is_past: bool) -> Day | None:
    """Of what has happened "this winter" is the latest that has begun; so it is in the middle of one."""
    name = SEASON_NAMES[unit]
    if back < 0:
        return calendar.season_until(anchor, name, over=True)
    begun = calendar.season_until(anchor, name)
    if back == 0 and begun is not None and (is_past or begun.last >= anchor):
        return begun
    return calendar.season(anchor.year + back, name)


def _edged(day: Day, edge: str, anchor: date) -> Day:
    """ "Earlier this week" ends with the publication, "later this week" begins there."""
    if edge == "earlier" and day.first <= anchor <= day.last:
        return Day(day.first, anchor)
    if edge == "later" and day.first <= anchor <= day.last:
        return Day(anchor, day.last)
    names = {"beginning": "early", "start": "early", "end": "late", "earlier": "early", "later": "late"}
    return calendar.part(day, names.get(edge, edge))


def _count(words: str) -> int | None:
    """None where the number is no number: "several"."""
    lower = folded(words)
    if any(vague in lower.split() for vague in VAGUE_NUMBERS) or lower.startswith("half"):
        return None
    if lower[0].isdigit():
        return int(float(lower))
    parts = [p for p in re.split(r"[-\s]+", lower) if p in NUMBERS]
    if len(parts) > 1 and parts[0] in ("a", "an"):
        parts = parts[1:]
    return sum(NUMBERS[p] for p in parts) if parts else None


def _ago(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    count, unit = _count(match["n"]), folded(match["unit"]).rstrip("s")
    if anchor is None or count is None:
        return Sense(vague=True)
    rough = bool(match["hedge"]) or "couple" in folded(match["n"])
    day = calendar.ago(anchor, count, unit)
    if day and rough and unit in ("day", "night"):
        day = calendar.hull(day, calendar.ago(anchor, count + 1, unit))
    return Sense(day=day, vague=day is None)


# "The night before the vote"; "the boats that sank the night before had been old" goes on with its verb.
_NAMES_EVENT = regex(r"\s+(?!(?:had|has|have|was|were)\b)[\w“\"‘]")


def _shifted(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    """ "Two days earlier" counts from the day spoken of; "two days after the blast" from an event we do not resolve."""
    unit = folded(match["unit"] or match["one"]).rstrip("s")
    count = _count(match["n"]) if match["n"] else 1
    way = folded(match["way"])
    if way in ("prior", "previously") and match["one"]:
        return None
    if way in ("before", "after") and _NAMES_EVENT.match(match.string, match.end()):
        return Sense(vague=True)
    days = {"day": 1, "night": 1, "morning": 1, "evening": 1, "week": 7}.get(unit)
    if days is None or count is None:
        return Sense(vague=True)
    sign = 1 if way in ("later", "after") else -1
    return Sense(shift=sign * days * count)


def _pointing(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    unit = folded(match["unit"])
    if unit in WEEKDAYS:
        if match["that"] and match.string[match.end() : match.end() + 1] in ("'", "’"):
            return None  # "said that Sunday's blast": the conjunction
        return Sense(weekday=WEEKDAYS[unit])
    if unit in ("week", "weekend", "month", "year"):
        return Sense(vague=True)
    shift = {"previous": -1, "preceding": -1, "next": 1, "following": 1}.get(folded(match["way"] or "same"), 0)
    return Sense(shift=shift)
