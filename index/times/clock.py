"""Times of day, comparable across the zones that a text states: "7:15pm (17:15 GMT)".

It does not know days. A time without a zone stays local: nobody's offset is guessed from a place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from index.regex import regex
from index.times import calendar
from index.times.timewords import FULL_WEEKDAY, NUMBERS
from index.times.timex_pattern import GAP, NUMBER_WORD, compiled

DAY_MINUTES = 24 * 60
_HOUR_MINUTES = 60

# Minutes east of UTC. Names that several zones share (IST, AST, BST of Dhaka) are left out or read as in the news.
ZONES = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480,
    "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "PKT": 300,
    "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "Greenwich Mean Time": 0, "Moscow time": 180, "Beijing time": 480, "Tokyo time": 540, "Indian time": 330,
}  # fmt: skip
# Zones whose offset hangs on the day: minutes in winter, an hour more in summer by the rule of the United States.
AMERICAN = {
    "ET": -300, "CT": -360, "MT": -420, "PT": -480,
    "Eastern": -300, "Central": -360, "Mountain": -420, "Pacific": -480,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day: `text[start:end] == words`, `minutes` after local midnight.

    `utc_offset` is minutes east of UTC, None where the text states no zone.
    `half_open` where nothing tells the half of the day ("at five past eight"): `minutes` are then as written.
    """

    start: int
    end: int
    words: str
    minutes: int
    utc_offset: int | None = None
    half_open: bool = False

    @property
    def utc_minutes(self) -> int | None:
        """Minutes after midnight UTC, whichever day; None without a zone."""
        return None if self.utc_offset is None else (self.minutes - self.utc_offset) % DAY_MINUTES


def clock_times(text: str, day: date | None = None) -> tuple[ClockTime, ...]:
    """Times of day in order. `day` settles "ET" and the like, whose offset changes in summer.

    A time given twice, "7:15pm (17:15 GMT)", is two entries, and the stated zone settles the other's offset.
    """
    matches = list(pattern().finditer(text))
    found = [time for match in matches if (time := _read(match, day)) is not None]
    if any(match["h24"] and _is_of_24_hours(match) for match in matches):  # an outlet writes all its times alike
        found = [replace(time, half_open=time.half_open and not time.words[-2:].isdigit()) for time in found]
    return _paired(text, _ranged(text, found))


@cache
def pattern() -> re.Pattern[str]:
    """What a time of day looks like; what it matches may still be none (`is_clock`)."""
    half = r"(?P<half>[AaPp]\.?\s?[Mm]\b\.?)"
    word = "|".join(w for w, n in NUMBERS.items() if 1 <= n <= 12 and w not in ("a", "an", "couple", "dozen"))
    count = rf"\d{{1,2}}|(?:[Ff]ive|[Tt]en|[Tt]wenty|{NUMBER_WORD})(?:[- ]{NUMBER_WORD})?"
    zones = "|".join(re.escape(z) for z in sorted({*ZONES, *AMERICAN} - {"Z"}, key=lambda z: (-len(z), z)))
    zone = (
        rf"(?P<zone>(?:GMT|UTC)\s?[+-]\s?\d{{1,2}}(?::\d\d)?|(?:{zones})\b(?:{GAP}"
        rf"(?:[Ss]tandard|[Dd]aylight)?{GAP}?[Tt]ime)?|Z|[+-]\d\d:\d\d)"
    )

    return compiled(
        f"(?:(?P<near>[Aa]round|[Aa]bout|[Aa]pproximately|[Rr]oughly|[Ss]hortly{GAP}"
        f"(?:before|after)|[Jj]ust{GAP}(?:before|after)|[Nn]early|[Aa]lmost){GAP})?"
        rf"(?<![\d.:,$€£+])(?:(?P<h>\d{{1,2}})(?:[:.h](?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d{{1,6}})?)?)?{GAP}?{half}|"
        rf"(?P<h24>[01]?\d|2[0-3])[:h](?P<m24>[0-5]\d)(?::[0-5]\d(?:\.\d{{1,6}})?)?(?![:.]?\d)"
        rf"(?:{_part_of_day('part24')})?|"
        rf"(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?={GAP}?(?:GMT|UTC|[Hh]ours|hrs|h\b))(?:{GAP}?(?:hours|hrs|h))?|"
        rf"(?P<oclock>\d{{1,2}}|{word}){GAP}o['’]clock(?:{_part_of_day('part')})?|"
        rf"(?P<hour>\d{{1,2}}|{word})(?={GAP}(?:in|at|on|yesterday|this|that|last)\b){_part_of_day('part_hour')}|"
        rf"(?:(?P<past>[Hh]alf|(?:[Aa]{GAP})?[Qq]uarter|[Ff]ive|[Tt]en|[Tt]wenty(?:[- ]five)?)(?:{GAP}|-)|"
        rf"(?P<counted>{count}){GAP}minutes?{GAP})(?P<side>past|to){GAP}(?P<spoken>{word})"
        rf"(?:{_part_of_day('part_spoken')})?|"
        rf"(?:(?P<off>[Hh]alf|(?:[Aa]{GAP})?[Qq]uarter|[Ff]ive|[Tt]en|[Tt]wenty(?:[- ]five)?)"
        rf"(?:{GAP}(?P<off_side>past)|{GAP}minutes{GAP}(?P<off_minutes>past|to)|(?<=uarter){GAP}(?P<off_quarter>to)){GAP})?"
        rf"(?P<name>noon|midday|midnight))"
        rf"(?:{GAP}?(?P<open>\()?{zone}(?(open)\)))?"
    )


def _part_of_day(name: str) -> str:
    """Behind the time; behind a weekday it is only looked at, for the day is read by others."""
    parts = "morning|afternoon|evening|night"
    day = rf"(?:on{GAP})?(?:(?:the{GAP})?{FULL_WEEKDAY}|yesterday|this|that|last){GAP}"
    return rf"(?:{GAP}(?:in{GAP}the|at){GAP}(?P<{name}>{parts})|(?={GAP}{day}(?P<{name}_of_day>{parts})\b))"


@cache
def _clock_context() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:at|around|about|by|until|till|from|since|after|before|approximately|between|to|and)\s+|[(-]\s?|(?-i:T))$",
        re.I,
    )


def is_clock(match: re.Match[str]) -> bool:
    """Whether what `pattern` matched is a time of day: "3:16" alone may be a verse or a score."""
    if match["spoken"]:
        return _is_spoken_clock(match)
    if match["hour"]:
        return _is_hour(match)
    if _part(match, "part24"):
        return True
    if match["h24"] is None or match["zone"] or match["near"] or len(match["h24"]) == 2:
        return match["h"] is None or 1 <= int(match["h"]) <= 12 or (int(match["h"]) <= 23 and match["m"] is not None)
    before = match.string[max(0, match.start() - 16) : match.start()]
    return bool(_clock_context().search(before))


def _part(match: re.Match[str], name: str) -> str | None:
    part: str | None = match[name] or match[f"{name}_of_day"]
    return part


_HOUR_OPENS = regex(r"\b(?:at|until|till|by|since|before|after|from)\s+$", re.IGNORECASE)


def _is_hour(match: re.Match[str]) -> bool:
    """ "At four in the morning"; "killed four on Friday night" counts."""
    opens = _HOUR_OPENS.search(match.string, max(0, match.start() - 16), match.start())
    return opens is not None or (match["near"] is not None and match["part_hour"] is not None)


_OPENS = regex(r"\b(?:at|until|till|since|it (?:was|is))\s+$", re.IGNORECASE)
_TAKEN_FROM = regex(r"\b(?:from|of|within|about|to)\s+$", re.IGNORECASE)
_BREAKS_OFF = regex(r"\s*(?:[.,;:)]|$)")
_GOES_ON = regex(r"\s+(?:on|when|as|and|by)\b")


def _is_spoken_clock(match: re.Match[str]) -> bool:
    """ "Ten to twelve" may count people, "a quarter to one" be a share, "ten minutes to five" what a wait was cut from;
    only "past" leaves no doubt."""
    if match["counted"] and _spoken_minutes(match["counted"]) >= _HOUR_MINUTES:
        return False
    if match["side"] == "past" or _part(match, "part_spoken"):
        return match["past"] is None or match["past"].lower() != "half" or match["side"] == "past"
    if match["past"] and match["past"].lower() == "half":
        return False
    near = max(0, match.start() - 16)
    opens = _OPENS.search(match.string, near, match.start()) is not None
    breaks_off = _BREAKS_OFF.match(match.string, match.end()) is not None
    if match["counted"] or match["past"].endswith("uarter"):
        return opens or (breaks_off and not _TAKEN_FROM.search(match.string, near, match.start()))
    return opens and (breaks_off or _GOES_ON.match(match.string, match.end()) is not None)


def _read(match: re.Match[str], day: date | None) -> ClockTime | None:
    minutes = _minutes(match) if is_clock(match) else None
    if minutes is None:
        return None
    half_open = _is_half_open(match)
    part = _PART_BEFORE.search(match.string, max(0, match.start() - 40), match.start()) if half_open else None
    if part is not None:
        minutes = _hour(minutes // 60, part[1].lower()) * 60 + minutes % 60
    return ClockTime(
        match.start(),
        match.end(),
        match[0],
        minutes,
        _offset(match["zone"], day),
        half_open=half_open and part is None,
    )


_PART_BEFORE = regex(
    r"\b(morning|afternoon|evening|night),?\s+(?:(?:at|around|about|by|before|after|until|from|just|shortly)\s+){0,3}$",
    re.IGNORECASE,
)


def _is_of_24_hours(match: re.Match[str]) -> bool:
    """ "14:40", "07:05", and the time that an entry opens with."""
    opens = not match.string[: match.start()].rpartition("\n")[2].strip()
    return opens or int(match["h24"]) > 12 or match["h24"][0] == "0"


def _is_half_open(match: re.Match[str]) -> bool:
    """Whether nothing in it tells morning from evening."""
    if match["zone"]:
        return False
    if match["h24"]:
        return not _is_of_24_hours(match) and not _part(match, "part24")
    oclock, spoken = match["oclock"], match["spoken"]
    return bool((oclock and not _part(match, "part")) or (spoken and not _part(match, "part_spoken")))


def _minutes(match: re.Match[str]) -> int | None:
    if match["name"]:
        away = _spoken_minutes(match["off"]) if match["off"] else 0
        is_before = "to" in (match["off_minutes"], match["off_quarter"])
        return ((0 if match["name"] == "midnight" else 12 * 60) + (-away if is_before else away)) % DAY_MINUTES
    if match["four"]:
        return int(match["four"][:2]) * 60 + int(match["four"][2:])
    if match["h24"]:
        hour = int(match["h24"])
        part = _part(match, "part24")
        return (_hour(hour, part) if part else hour) * 60 + int(match["m24"])
    if whole := match["oclock"] or match["hour"]:
        hour = int(whole) if whole.isdigit() else NUMBERS[whole]
        part = _part(match, "part" if match["oclock"] else "part_hour")
        return _hour(hour, part) * 60 if 1 <= hour <= 12 else None
    if match["spoken"]:
        hour = _hour(NUMBERS[match["spoken"]], _part(match, "part_spoken"))
        away = _spoken_minutes(match["past"] or match["counted"])
        return (hour * 60 + (away if match["side"] == "past" else -away)) % DAY_MINUTES
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if hour > 12:
        return hour * 60 + minute  # "21:50 p.m." says it twice
    return (hour % 12 + (12 if match["half"][0] in "Pp" else 0)) * 60 + minute


def _hour(hour: int, part: str | None) -> int:
    """Of twelve hours those of the day; "two at night" is early, "eleven at night" late. "20" of "20:30 in the evening"
    says it twice."""
    if hour > 12:
        return hour
    is_late = part in ("afternoon", "evening") or (part == "night" and 5 < hour < 12)
    return hour % 12 + (12 if is_late else 0)


def _spoken_minutes(words: str) -> int:
    if words.lower() == "half":
        return 30
    if words.isdigit():
        return int(words)
    return 15 if words.endswith("uarter") else sum(NUMBERS[word] for word in re.split(r"[-\s]+", words.lower()))


def _offset(zone: str | None, day: date | None) -> int | None:
    if zone is None:
        return None
    signed = re.fullmatch(r"(?:GMT|UTC)?\s?([+-])\s?(\d{1,2})(?::(\d\d))?", zone)
    if signed:
        minutes = int(signed[2]) * 60 + int(signed[3] or 0)
        return minutes if signed[1] == "+" else -minutes
    if zone in ZONES:
        return ZONES[zone]
    name = zone.split()[0]
    if name not in AMERICAN:
        return ZONES.get(name)
    if "tandard" in zone:
        return AMERICAN[name]
    if "aylight" in zone:
        return AMERICAN[name] + 60
    return None if day is None else AMERICAN[name] + (60 if _american_summer(day) else 0)


def _american_summer(day: date) -> bool:
    """From the second Sunday of March to the first of November (Energy Policy Act of 2005)."""
    first, last = calendar.nth_weekday(day.year, 3, 6, 2), calendar.nth_weekday(day.year, 11, 6, 1)
    return first is not None and last is not None and first <= day < last


_TO = regex(r"\s*(?:to|and|until|till|-|–|—)\s*")


def _ranged(text: str, times: Sequence[ClockTime]) -> list[ClockTime]:
    """ "Between 9:15 and 10:45 p.m.": the end of a stretch tells the half of the day that it begins in, for what begins
    at 11:30 and ends at 1:15 p.m. begins in the other."""
    result = list(times)
    for at, (one, other) in enumerate(pairwise(times)):
        if one.half_open and not other.half_open and _TO.fullmatch(text, one.end, other.start):
            turn = DAY_MINUTES // 2
            away = (other.minutes - one.minutes) % turn
            result[at] = replace(one, minutes=(other.minutes - away) % DAY_MINUTES, half_open=False)
    return result


def _paired(text: str, times: Sequence[ClockTime]) -> tuple[ClockTime, ...]:
    """A local time and the same in a zone, one in brackets, tell the local offset."""
    result = list(times)
    for at in range(len(result) - 1):
        one, other = result[at], result[at + 1]
        if not re.fullmatch(r"(?:\s*local(?: time)?)?,?\s*[(/;]\s*", text[one.end : other.start]):
            continue
        if one.utc_offset is None and other.utc_offset is not None:
            result[at] = replace(one, utc_offset=_offset_of(one, other), half_open=False)
        elif other.utc_offset is None and one.utc_offset is not None:
            result[at + 1] = replace(other, utc_offset=_offset_of(other, one), half_open=False)
    return tuple(result)


def _offset_of(local: ClockTime, stated: ClockTime) -> int:
    """Minutes east of UTC that make both the same moment, from -12 to +14 hours."""
    offset = (local.minutes - (stated.utc_minutes or 0)) % DAY_MINUTES
    return offset if offset <= 14 * 60 else offset - DAY_MINUTES
