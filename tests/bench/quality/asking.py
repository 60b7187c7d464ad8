"""Asks one archive many questions, as `rashomon ask --batch` would, and keeps what the table needs.

It does not know what is right.
"""

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter

from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder
from index.found import Filters
from retrieval.answer import Answer, Position, Verdict
from retrieval.ask import ask
from retrieval.readers.reader import Reader
from retrieval.verify import verify


@dataclass(frozen=True, slots=True)
class Tools:
    """What every set is asked with; `data` is the folder of the sets, `kept` that of archives and answers."""

    data: Path
    kept: Path
    encoder: OnnxEncoder
    reader: Reader
    today: date


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure, how it was counted, and its target where the project has one."""

    set: str
    figure: str
    value: str
    target: str = ""


@dataclass(slots=True)
class Asker:
    """An archive with the seconds that its questions took; the answers go to a file of JSON lines beside it."""

    name: str
    archive: LocalArchive
    tools: Tools
    seconds: list[float] = field(default_factory=list)

    def answers(self, questions: Sequence[tuple[str, date | None]]) -> Iterator[Answer]:
        """The answers in order; a day is what the question is asked as of. The first is asked twice: once to warm."""
        for question, as_of in questions[:1]:
            self._ask(question, as_of)
        with (self.tools.kept / f"{self.name}.answers.jsonl").open("w", encoding="utf-8") as out:
            for number, (question, as_of) in enumerate(questions, 1):
                started = perf_counter()
                answer = self._ask(question, as_of)
                self.seconds.append(perf_counter() - started)
                out.write(answer.to_json() + "\n")
                print(f"\r{self.name}: {number}/{len(questions)}", end="", file=sys.stderr, flush=True)
                yield answer
        print(file=sys.stderr)

    def _ask(self, question: str, as_of: date | None) -> Answer:
        tools = self.tools
        filters = Filters(as_of=as_of)
        today = as_of or tools.today
        answer = ask(question, self.archive, tools.encoder, tools.reader, as_of=today, filters=filters)
        verify(answer, self.archive)
        return answer

    def time(self, label: str, targets: str = "") -> Row:
        """Milliseconds of a warm question, half of them and 99 of 100 below."""
        ordered = sorted(self.seconds)
        p50, p99 = (ordered[math.ceil(len(ordered) * share) - 1] * 1000 for share in (0.5, 0.99))
        return Row(label, "warm question, p50 / p99", f"{p50:.0f} / {p99:.0f} ms", targets)


def said(answer: Answer) -> tuple[Position, ...]:
    """The positions, none where the answer abstains."""
    return () if answer.verdict is Verdict.UNANSWERED else answer.positions


def forms(position: Position) -> tuple[str, ...]:
    """Every way a position states its value."""
    return (position.value, *position.also)


def share(part: float, whole: float) -> float:
    """Zero where there is nothing to count."""
    return part / whole if whole else 0.0


def percent(part: float, whole: float) -> str:
    """As a percentage with one decimal."""
    return f"{100 * share(part, whole):.1f}"


def precision_recall(hits: int, found: int, gold: int) -> str:
    """Precision, recall and F1 as the table shows them."""
    p, r = share(hits, found), share(hits, gold)
    return f"P {p:.2f}, R {r:.2f}, F1 {share(2 * p * r, p + r):.2f}"
