"""From a question on a text to examples: windows that answer it and look-alike windows that do not.

Every text here is a slice of what a source said; every random choice comes from the generator that is passed in.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from index.times.timewords import MONTH_NAMES
from retrieval.training.example import Asked, Example

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Jr|Sr|No|vs|Inc|Co|Corp|U\.S|U\.N|U\.K|a\.m|p\.m)|\b[A-Z])\.$"
)
_NAME = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAY_FORMATS = ("{d} {m} {y}", "{m} {d}, {y}", "{y}-{n:02d}-{d:02d}", "{d} {m} {y}")


def sentences(text: str) -> list[tuple[int, int]]:
    """Ranges of the text's sentences: simple, since a wrong border only makes an odd window."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for end in [*_SENTENCE_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        if end and _ABBREVIATION.search(text[max(0, stop - 6) : stop]):
            continue
        closing = len(end.group()) - len(end.group().lstrip("\"”’')]")) if end else 0
        stop += closing
        if text[start:stop].strip():
            ranges.append((start, stop))
        start = end.end() if end else stop
    return ranges


def spoken_day(day: date, rng: random.Random) -> str:
    """A day as some outlet or context line writes it."""
    return rng.choice(_DAY_FORMATS).format(d=day.day, m=MONTH_NAMES[day.month - 1], y=day.year, n=day.month)


def random_day(rng: random.Random) -> date:
    """A day between 2004 and 2026."""
    return date(2004, 1, 1) + timedelta(days=rng.randrange(365 * 22))


def cut(asked: Asked, first: int, last: int, ranges: Sequence[tuple[int, int]], kind: str, context: str) -> Example:
    """The window of sentences `first` to `last` (inclusive); answers outside it are left out."""
    start, end = ranges[first][0], ranges[last][1]
    inside = tuple((a - start, b - start) for a, b in asked.answers if start <= a and b <= end)
    return Example(asked.question, context, asked.text[start:end], inside, f"{asked.source}-{kind}", asked.group)


def positive_window(asked: Asked, rng: random.Random, context: str) -> Example | None:
    """A window of one to four sentences around the most frequent answer."""
    ranges = sentences(asked.text)
    answer = max(set(asked.answers), key=lambda span: (asked.answers.count(span), -span[0]))
    held = [i for i, (start, end) in enumerate(ranges) if start < answer[1] and answer[0] < end]
    if not held or held[-1] - held[0] > 2:
        return None
    before, after = rng.choice(((0, 0), (0, 0), (1, 0), (0, 1), (1, 1), (0, 2), (2, 0)))
    return cut(asked, max(0, held[0] - before), min(len(ranges) - 1, held[-1] + after), ranges, "window", context)


def negative_window(asked: Asked, rng: random.Random, context: str) -> Example | None:
    """The window of the same text most like the question among those in which no annotator found an answer."""
    ranges = sentences(asked.text)
    words = content_words(asked.question)
    said = {asked.text[start:end].lower() for start, end in asked.answers}
    best: tuple[float, Example] | None = None
    for first in range(len(ranges)):
        last = min(len(ranges) - 1, first + rng.choice((0, 0, 1, 2)))
        start, end = ranges[first][0], ranges[last][1]
        text = asked.text[start:end]
        touched = any(a < end and start < b for a, b in asked.answers)
        if touched or len(text) < 30 or any(words_of in text.lower() for words_of in said):
            continue
        score = len(words & content_words(text)) / (len(words) + 1) + 0.3 * rng.random()
        if best is None or score > best[0]:
            best = (score, cut(asked, first, last, ranges, "negative", context))
    return replace(best[1], answers=()) if best else None


def content_words(text: str) -> set[str]:
    """Lower-case words of four letters or more, and figures: what two texts can share that means something."""
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3 or word.isdigit()}


def swapped(question: str, text: str, names: Sequence[str], rng: random.Random) -> str | None:
    """The question with a name or year that `text` has replaced by one that it has not: another event's question."""
    found = [match for match in _NAME.finditer(question) if match.start() > 0 and match.group() in text]
    found += [match for match in _YEAR.finditer(question) if match.group() in text]
    if not found:
        return None
    match = rng.choice(found)
    word = match.group()
    if word.isdigit():
        other = str(int(word) + rng.choice((-12, -5, -3, -2, -1, 1, 2, 3, 7)))
    else:
        width = word.count(" ")
        other = next((n for n in rng.choices(names, k=40) if n.count(" ") == width), word)
    if other in text or other == word:
        return None
    return question[: match.start()] + other + question[match.end() :]


def names_in(texts: Sequence[str]) -> list[str]:
    """Capitalised names that stand inside sentences, sorted."""
    return sorted({match.group() for text in texts for match in _NAME.finditer(text) if match.start() > 0})


def made_context(title: str, rng: random.Random) -> str:
    """What may stand before a window: nothing, the title, a day, or both, in the forms that outlets use."""
    day = spoken_day(random_day(rng), rng)
    return rng.choice(("", "", title, day, f"{title} | {day}" if title else day, f"{title} | {day}" if title else ""))


def with_neighbours(asked: Asked, tokens: Mapping[str, str], rng: random.Random, context: str) -> Example:
    """A single-sentence question (its id in `title`) in a window with the sentences around it in its document."""
    paragraph, _, number = asked.title.rpartition(":")
    before = tokens.get(f"{paragraph}:{int(number) - 1}", "") if rng.random() < 0.6 else ""
    after = tokens.get(f"{paragraph}:{int(number) + 1}", "") if rng.random() < 0.6 else ""
    shift = len(before) + 1 if before else 0
    text = " ".join(part for part in (before, asked.text, after) if part)
    spans = tuple((start + shift, end + shift) for start, end in asked.answers)
    return Example(asked.question, context, text, spans, "qamr-window", asked.group)
