"""How long, how often and no day in particular: "three weeks", "every Sunday", "in recent years", "now".

It resolves a stretch that ends with the publication ("over the past two weeks") and nothing else.
"""

import re
from datetime import date

from index.times import clock
from index.times.expression import Rule, Sense, TimexKind
from index.times.timex_pattern import DASH, GAP, NUMBER, UNIT, WEEKDAY, compiled

_PLURAL = r"(?:seconds|minutes|hours|days|nights|weeks|weekends|months|years|decades|centuries)"


def rules() -> tuple[Rule, ...]:
    """In order of trust; where two match the same words the first is taken. One piece: a table, not steps."""
    hedge = rf"(?:(?:more{GAP}than|less{GAP}than|over|at{GAP}least|up{GAP}to){GAP})?"
    return (
        Rule(clock.pattern(), _clock),
        Rule(
            compiled(
                f"{hedge}(?P<n>{NUMBER})(?:{GAP}(?:more|consecutive|straight|full|long|and"
                f"{GAP}a{GAP}half))?{GAP}(?P<unit>{UNIT})(?!{DASH}?{GAP}?old)",
                ignore_case=True,
            ),
            _length,
        ),
        Rule(
            compiled(
                rf"(?P<n>\d{{1,3}}|[a-z]{{3,9}}){DASH}(?P<unit>second|minute|hour|day|night"
                f"|week|month|year|decade)(?:{DASH}long)?(?!{DASH}old)",
                ignore_case=True,
            ),
            _hyphened,
        ),
        Rule(
            compiled(
                f"(?:(?P<t>(?:the{GAP})?(?:past|last|next|coming|recent|previous|first)(?:"
                f"{GAP}{NUMBER})?{GAP}{_PLURAL}))",
                ignore_case=True,
            ),
            _stretch,
        ),
        Rule(
            compiled(
                f"(?:every|each)(?:{GAP}(?:single|other|few))?{GAP}(?:{UNIT}|morning|afternoon"
                f"|evening|{WEEKDAY}|summer|winter|spring|autumn)",
                ignore_case=True,
            ),
            _often,
        ),
        Rule(compiled(r"daily|weekly|monthly|yearly|annually|nightly|hourly|biweekly", ignore_case=True), _often),
        Rule(
            compiled(
                rf"(?:once|twice|times|\d|visits){GAP}(?P<t>(?:a|per|each){GAP}(?:day|week"
                "|month|year|night))",
                ignore_case=True,
            ),
            _often,
        ),
        Rule(compiled(rf"{WEEKDAY}s"), _often),
        Rule(
            compiled(
                f"now|currently|recently|nowadays|lately|at{GAP}present|right{GAP}now|the"
                f"{GAP}(?:near{GAP})?future|the{GAP}past",
                ignore_case=True,
            ),
            _no_day,
        ),
        Rule(compiled(rf"(?:the{GAP})?(?:1[0-9]|20|21)th{DASH}?{GAP}?[Cc]entury"), _no_day),
        Rule(
            compiled(
                f"(?:for|in|after|over){GAP}(?P<t>(?:many{GAP})?(?:years|months|weeks|days|hours|decades|centuries))",
                ignore_case=True,
            ),
            _length,
        ),
        Rule(
            compiled(
                f"(?P<t>(?:hours|days|weeks|months|years|decades|minutes))(?={GAP}(?:ago"
                r"|earlier|later|before|after)\b)",
                ignore_case=True,
            ),
            _no_day,
        ),
    )


def _clock(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    return Sense(kind=TimexKind.CLOCK) if clock.is_clock(match) else None


_NOT_LENGTHS = frozenset(
    {"mid", "per", "multi", "birth", "holi", "same", "all", "every", "first", "last", "new", "man"}
)


def _length(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    groups = match.groupdict()
    if (groups.get("n") or "").lower() in ("a", "an") and (groups.get("unit") or "").lower() in (
        "second",
        "day",
        "night",
    ):
        return None  # "a day", "a night": rarely a length
    return Sense(kind=TimexKind.DURATION)


def _hyphened(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    return None if match["n"].lower() in _NOT_LENGTHS else Sense(kind=TimexKind.DURATION)


def _stretch(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    return Sense(kind=TimexKind.DURATION, vague=True)


def _often(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    return Sense(kind=TimexKind.RECURRING)


def _no_day(match: re.Match[str], anchor: date | None, forward: bool) -> Sense | None:
    return Sense(vague=True)
