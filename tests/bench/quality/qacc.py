"""QACC (Liu et al. 2024): web questions whose snippets people marked as conflicting or not.

One archive holds the snippets of all questions, so that those of the others are in the way.
"""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.answer import Answer, Verdict
from tests.bench.quality.archives import Page, opened
from tests.bench.quality.asking import Asker, Row, Tools, forms, percent, precision_recall, said
from tests.bench.quality.saying import holds, states

NAME = "QACC"
_ORDINALS = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its snippets, (domain, text), and the answers that people found in them."""

    number: int
    text: str
    conflicting: bool
    answers: tuple[str, ...]
    snippets: tuple[tuple[str, str], ...]


def questions(folder: Path) -> list[Question]:
    """All questions."""
    with lzma.open(folder / "qacc-train-dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [_question(number, line) for number, line in enumerate(lines)]


def _question(number: int, line: str) -> Question:
    row = json.loads(line)
    answers = (row[f"{ordinal}Answer"] for ordinal in _ORDINALS)
    return Question(
        number,
        row["question"],
        row["secondAnswerExist"] == "A",
        tuple(dict.fromkeys(answer.strip() for answer in answers if answer and answer.strip())),
        tuple(zip(row["sources"], row["contexts"], strict=True)),
    )


def pages(asked: list[Question]) -> Iterator[Page]:
    """Every snippet as an article, its domain as outlet."""
    for question in asked:
        for number, (source, text) in enumerate(question.snippets):
            if text.strip():
                yield Page(id=f"{question.number:03}-{number:02}", text=text, source=source)


def surfaced(gold: str, answer: Answer) -> bool:
    """Whether a position states the answer and cites a snippet, of whichever question, that says it."""
    stating = [position for position in said(answer) if states(forms(position), gold)]
    return any(
        holds(e.quote.text, gold) or _says(e.span.text if e.span else "", gold) for p in stating for e in p.evidence
    )


def _says(span: str, gold: str) -> bool:
    return bool(span) and states((span,), gold)


def measure(tools: Tools) -> list[Row]:
    """The set's rows of the table."""
    asked = questions(tools.data / "data/measure/qacc")
    asker = Asker("qacc", opened(tools.kept / "qacc", tools.encoder, pages(asked)), tools)
    conflicting = flagged = both = answers = found = answered = own = citations = 0
    for question, answer in zip(asked, asker.answers([(q.text, None) for q in asked]), strict=True):
        disputed = answer.verdict is Verdict.DISPUTED
        conflicting += question.conflicting
        flagged += disputed
        both += disputed and question.conflicting
        answers += len(question.answers)
        found += sum(surfaced(gold, answer) for gold in question.answers)
        answered += bool(said(answer))
        cited = [e.article for p in said(answer) for e in p.evidence]
        citations += len(cited)
        own += sum(key.startswith(f"{question.number:03}-") for key in cited)
    return [
        Row(NAME, "conflict flagged", precision_recall(both, flagged, conflicting), "F1 0.50"),
        Row(NAME, "annotated answers surfaced with a right citation", percent(found, answers), "60"),
        Row(NAME, "answered", percent(answered, len(asked))),
        Row(NAME, "citations of the question's own snippets", percent(own, citations)),
        asker.time(NAME),
    ]
