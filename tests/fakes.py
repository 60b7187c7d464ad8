"""Stand-ins that ship with the tests: no model, no network, the same on every machine."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from index.article import Incoming, Masthead
from index.day import Day
from index.manifest import ModelId
from index.origins.stories import Assigned
from index.passages import cut
from index.sentences import split
from index.steps import Ranges, Steps
from retrieval.readers.reader import ReadSpan, Window


class WordEncoder:
    """Every word has a fixed direction; a text is the sum of its words. Texts that share words lie near."""

    def __init__(self, dimension: int = 64, name: str = "words") -> None:
        self._dimension = dimension
        self._name = name
        self._known: dict[str, NDArray[np.float32]] = {}

    @property
    def model(self) -> ModelId:
        return ModelId(self._name, hashlib.sha256(self._name.encode()).hexdigest(), self._dimension)

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()) or [""]:
                row += self._direction(word)
        lengths: NDArray[np.float32] = np.linalg.norm(rows, axis=1, keepdims=True).astype(np.float32)
        return rows / lengths

    def _direction(self, word: str) -> NDArray[np.float32]:
        if word not in self._known:
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
            self._known[word] = np.random.default_rng(seed).standard_normal(self._dimension).astype(np.float32)
        return self._known[word]


class CuedReader:
    """Finds the words that it was told to find, and is sure of them; `questions` are those that it was asked."""

    def __init__(self, *cues: str) -> None:
        self._cue = re.compile("|".join(map(re.escape, cues))) if cues else None
        self.questions: list[str] = []

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        self.questions.append(question)
        return [tuple(self._spans(window)) for window in windows]

    def _spans(self, window: Window) -> Iterator[ReadSpan]:
        for number, (start, end) in enumerate(window.sentences):
            for found in list(self._cue.finditer(window.text, start, end) if self._cue else ())[:2]:
                yield ReadSpan(number, found.start(), found.end(), 9.0, 0.97)


class HastyReader:
    """Takes two stretches of every sentence for an answer, anywhere and with any confidence, the same every time."""

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        return [tuple(self._spans(question, window)) for window in windows]

    def _spans(self, question: str, window: Window) -> Iterator[ReadSpan]:
        for number, (start, end) in enumerate(window.sentences):
            for turn in range(2):
                seed = hashlib.sha256(f"{turn}{question}{window.text[start:end]}".encode()).digest()
                first = start + int.from_bytes(seed[:4], "big") % (end - start)
                last = first + 1 + int.from_bytes(seed[4:8], "big") % (end - first)
                yield ReadSpan(number, first, last, seed[8] / 16 - 4, seed[9] / 255)


TOWNS = ("Varnholt", "Ostrelle", "Kemmin", "Duarva", "Pell", "Sorrow Bay", "Quint", "Maridd")
THINGS = ("a ferry", "the grain silo", "a bus depot", "the old bridge", "a water tower", "the radio mast")


def invented(number: int, key: str | None = None, words: str = "") -> Incoming:
    """An article about nothing real, different for every number; some share towns and things."""
    town, thing = TOWNS[number % len(TOWNS)], THINGS[number % len(THINGS)]
    text = (
        f"Fire reached {thing} in {town} at dawn, the fire service said. {words}\n\n"
        f"Some {number + 2} people were led out of nearby houses, according to witness number {number}.\n\n"
        f"The mayor of {town} said repairs would take {number % 9 + 2} weeks."
    )
    name = key or f"report-{number}"
    day = f"2031-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    outlet = ("Daily Kite", "Nachtpost")[number % 2]
    place = f"/desk/{name}.txt"
    return Incoming(place, text, key=name, title=f"Fire at {town}", source=outlet, date=day, language="en")


def plain_steps() -> Steps:
    """The real cutting; no furniture, no days in sentences, no grouping; outlet and date as the input has them."""
    return Steps(
        furniture=lambda text, title: (),
        masthead=_masthead,
        split=split,
        cut=cut,
        date_sentences=lambda sentences, text, masthead: tuple(sentences),
        assign=lambda store, ids: Assigned(),
    )


def _masthead(one: Incoming, masked: Ranges, today: date) -> Masthead:
    day = Day.of(date.fromisoformat(one.date)) if one.date else None
    return Masthead(outlet=one.source, title=one.title, url=one.url, published_day=day, language=one.language)


def noon() -> datetime:
    """A clock that stands still."""
    return datetime(2031, 12, 31, 12, tzinfo=UTC)
