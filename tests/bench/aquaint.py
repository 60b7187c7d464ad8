"""Time expressions measured on AQUAINT TimeML: `python -m tests.bench.aquaint [ARCHIVE] [--misses]`.

Prints span precision, recall and F1 (strict and overlapping) of TIMEX3 inside the stories' text, and how often the
value of a DATE or TIME is right among the spans that overlap, each given the story's own date.
"""

import re
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path

from index.day import Day
from index.times import calendar
from index.times.expression import Timex
from index.times.timex import find_times

ARCHIVE = Path(__file__).parents[2].parent / "shared/data/measure/aquaint/aquaint-timeml.tar.xz"
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated expression: where it stands, its TIMEX3 type and value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Story:
    """A story's text, the day it was written and its expressions."""

    name: str
    text: str
    written: Day
    gold: tuple[Gold, ...]


def stories(archive: Path) -> Iterator[Story]:
    """Every story of the archive whose date is known."""
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            handle = tar.extractfile(member) if member.name.endswith(".tml") else None
            if handle is not None:
                yield _story(member.name, handle.read().decode("utf-8", "replace"))


def _story(name: str, markup: str) -> Story:
    dct = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", markup, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", markup, re.DOTALL)
    if dct is None or body is None:
        raise ValueError(f"{name}: no date or no text")
    text, gold, opened = "", [], None
    for piece in re.split(r"(<[^>]+>)", body[1]):
        if piece.startswith("<TIMEX3"):
            opened = (len(text), _attribute(piece, "type"), _attribute(piece, "value"))
        elif piece == "</TIMEX3>" and opened:
            gold.append(Gold(opened[0], len(text), opened[1], opened[2]))
            opened = None
        elif not piece.startswith("<"):
            text += unescape(piece)
    return Story(name, text, Day.of(date.fromisoformat(dct[1])), tuple(gold))


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def gold_day(value: str) -> Day | None:
    """The days that a TIMEX3 value names; None for references and lengths of time."""
    value = re.sub(r"(T.*|TEV|TMO|TNI|TAF)$", "", value).replace("-XX", "")
    if re.fullmatch(r"\d{3}X", value):
        return calendar.years(int(value[:3] + "0"), int(value[:3] + "9"))
    week = re.fullmatch(r"(\d{4})-W(\d\d?)", value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return Day(monday, monday + timedelta(days=6))
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if season:
        return calendar.season(int(season[1]), SEASONS[season[2]])
    try:
        return Day.from_iso(value) if re.fullmatch(r"\d{4}(-\d\d)?(-\d\d)?", value) else None
    except ValueError:
        return None


def right(ours: Day | None, gold: Day | None) -> bool:
    """Equal, or no day on both sides, or ours a part of a month or year that the annotation leaves whole."""
    if ours is None or gold is None:
        return ours is gold
    return ours == gold or (not gold.is_one_day and gold.first <= ours.first and ours.last <= gold.last)


def ratio(part: float, whole: float) -> float:
    """Zero where there is nothing."""
    return part / whole if whole else 0.0


def f1(hits: int, found: int, gold: int) -> str:
    """Precision, recall and F1 in one line."""
    p, r = ratio(hits, found), ratio(hits, gold)
    return f"P {p:.3f}  R {r:.3f}  F1 {ratio(2 * p * r, p + r):.3f}"


def _overlapping(gold: Gold, found: tuple[Timex, ...]) -> Timex | None:
    touching = [t for t in found if t.start < gold.end and gold.start < t.end]
    return max(touching, key=lambda t: min(t.end, gold.end) - max(t.start, gold.start), default=None)


def main() -> None:
    """Print the table."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    misses = "--misses" in sys.argv
    found_count = gold_count = strict = touching = dated = value_right = contradicting = 0
    for story in stories(Path(arguments[0]) if arguments else ARCHIVE):
        found = find_times(story.text, story.written)
        found_count += len(found)
        gold_count += len(story.gold)
        matched: set[int] = set()
        for gold in story.gold:
            timex = _overlapping(gold, found)
            if timex is None:
                _say(misses, "MISSED", story, gold.start, gold.end, gold.value)
                continue
            matched.add(timex.start)
            touching += 1
            strict += (timex.start, timex.end) == (gold.start, gold.end)
            if (timex.start, timex.end) != (gold.start, gold.end):
                _say(misses, "SPAN", story, gold.start, gold.end, timex.words)
            if gold.kind in ("DATE", "TIME"):
                dated += 1
                wanted = gold_day(gold.value)
                ok = right(timex.day, wanted)
                value_right += ok
                contradicting += bool(timex.day and wanted and not timex.day.overlaps(wanted))
                if not ok:
                    ours = timex.day.iso() if timex.day else None
                    _say(misses, "VALUE", story, gold.start, gold.end, f"{gold.value} != {ours} ({timex.words})")
        for timex in found:
            if timex.start not in matched:
                _say(misses, "EXTRA", story, timex.start, timex.end, timex.kind.value)
    print(f"spans, strict      {f1(strict, found_count, gold_count)}  ({gold_count} annotated, {found_count} found)")
    print(f"spans, overlapping {f1(touching, found_count, gold_count)}")
    print(
        f"DATE/TIME values right {value_right}/{dated} = {ratio(value_right, dated):.3f}, contradicting {contradicting}"
    )


def _say(wanted: bool, what: str, story: Story, start: int, end: int, note: str) -> None:
    if wanted:
        around = " ".join(story.text[max(0, start - 60) : end + 40].split())
        print(f"{what:7}{story.written.iso()} [{story.text[start:end]}] {note}  … {around} …")


if __name__ == "__main__":
    main()
