"""The particulars by which two reports of one event are known: rare names, counted things, times, weekdays.

It does not compare them (`inference`) and reads capitals as names.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from index.article import Sentence
from index.regex import folded, regex
from index.times.clock import clock_times
from index.times.expression import Relation, Timex, TimexKind
from index.times.said_time import is_reporting
from index.times.timewords import MONTHS, NUMBERS, WEEKDAYS
from index.times.timex import find_times

DocumentFrequency = Callable[[Sequence[str]], Sequence[int]]  # in how many passages each word stands

LEAD_SENTENCES = 6
FACT_SENTENCES = 14  # further down an article turns to the background that look-alike events share
RARE_PASSAGES = 12  # in a small archive; in a large one the limit grows with the root of its size
RAREST_PASSAGES = 20  # of names that may date an article; a public figure's name is in the news of every week
LONGEST_NUMBER = 7  # digits


@dataclass(frozen=True, slots=True)
class Facts:
    """What two reports of one event have in common.

    `names` are rare names (lower case), `rarest` those that hardly another story has, `numbers` figures with the noun
    they count ("34 servic"), `clocks` minutes of the day, `weekdays` of the lead (Monday is 0), `later` weekdays named
    further down.
    """

    names: frozenset[str] = frozenset()
    rarest: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    clocks: frozenset[int] = frozenset()
    weekdays: tuple[int, ...] = ()
    later: tuple[int, ...] = ()


def facts(
    text: str,
    sentences: Sequence[Sentence],
    document_frequency: DocumentFrequency,
    passages: int,
    language: str | None = None,
) -> Facts:
    """Facts of an article; a name is rare by how few of the archive's `passages` it stands in."""
    words = [text[s.start : s.end] for s in sentences]
    news = words[:FACT_SENTENCES]
    times = [find_times(sentence, None, language) for sentence in words]
    weekdays, later = _weekdays(words, times, language)
    names = sorted({name for sentence in news for name in _names(sentence)})
    frequencies = dict(zip(names, document_frequency(names), strict=True))
    return Facts(
        names=_rare(frequencies, max(RARE_PASSAGES, int(3 * sqrt(passages)))),
        rarest=_rare(frequencies, max(RAREST_PASSAGES, int(sqrt(passages) / 2))),
        numbers=frozenset(number for sentence in news for number in _numbers(sentence)),
        clocks=frozenset(c.minutes for sentence in news for c in clock_times(sentence) if c.minutes % 60),
        weekdays=weekdays,
        later=later,
    )


def _rare(frequencies: Mapping[str, int], limit: int) -> frozenset[str]:
    return frozenset(name for name, count in frequencies.items() if count <= limit)


_NAME = regex(r"(?<![\w’'])[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ][\w’'-]{2,40}")


def _names(sentence: str) -> Iterator[str]:
    """Capitalised words but the first of a sentence or quotation, which may be any word; no months, no weekdays."""
    for match in _NAME.finditer(sentence):
        before = sentence[: match.start()].rstrip()
        if not before or before[-1] in "“\"‘'.:!?":
            continue
        name = re.sub(r"['’]s?$", "", match[0]).casefold()
        if name not in MONTHS and name not in WEEKDAYS and len(name) > 2:
            yield name


_COUNTED = regex(
    rf"(?<![\w.,$€£-])(?P<n>\d{{1,{LONGEST_NUMBER}}}(?:,\d{{3}})*|"
    + "|".join(w for w, n in NUMBERS.items() if n > 1)
    + r")(?:\s|-)(?P<noun>[a-z]{4,})",
    re.IGNORECASE,
)
_NOT_COUNTED = frozenset("years year days months month weeks week hours hour minutes minute percent other more".split())


def _numbers(sentence: str) -> Iterator[str]:
    return (number for number, _ in counted(sentence))


def counted(sentence: str) -> Iterator[tuple[str, str]]:
    """ "five boats" as "5 boat", figures and words alike, and its words; no lengths of time, which every report has."""
    for match in _COUNTED.finditer(sentence):
        noun = folded(match["noun"])
        if noun in _NOT_COUNTED:
            continue
        figure = folded(match["n"]).replace(",", "")
        yield f"{int(figure) if figure.isdigit() else NUMBERS[figure]} {noun[:6]}", match[0]


def _weekdays(
    words: Sequence[str], times: Sequence[Sequence[Timex]], language: str | None
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Weekdays of the lead event in order of naming, then every weekday named anywhere."""
    lead: list[int] = []
    said: list[int] = []
    every: list[int] = []
    for at, (sentence, found) in enumerate(zip(words, times, strict=True)):
        for timex in found:
            if timex.weekday is None or timex.kind is not TimexKind.DAY or timex.relation is not Relation.AT:
                continue
            every.append(timex.weekday)
            if at < LEAD_SENTENCES:
                (said if is_reporting(sentence, timex, language) else lead).append(timex.weekday)
    return tuple(dict.fromkeys(lead or said)), tuple(dict.fromkeys(every))
