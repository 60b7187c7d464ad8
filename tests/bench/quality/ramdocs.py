"""RAMDocs (Wang et al. 2025): ambiguous questions with documents that are right, misinformed or noise.

One archive holds the documents of all questions.
"""

import json
import lzma
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.answer import Answer
from tests.bench.quality.archives import Page, opened
from tests.bench.quality.asking import Asker, Row, Tools, forms, percent, precision_recall, said
from tests.bench.quality.saying import plain, states

NAME = "RAMDocs"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its documents, (type, text), and the different answers that they give."""

    number: int
    text: str
    answers: tuple[str, ...]
    documents: tuple[tuple[str, str], ...]


def questions(folder: Path) -> list[Question]:
    """All questions."""
    with lzma.open(folder / "ramdocs-a.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [_question(number, line) for number, line in enumerate(lines)]


def _question(number: int, line: str) -> Question:
    row = json.loads(line)
    answers = {" ".join(plain(answer)): answer for answer in (*row["gold_answers"], *row["wrong_answers"])}
    documents = tuple((document["type"], document["text"]) for document in row["documents"])
    return Question(number, row["question"], tuple(answers.values()), documents)


def pages(asked: list[Question]) -> Iterator[Page]:
    """Every document as an article; they have neither outlet nor date."""
    for question in asked:
        for number, (_, text) in enumerate(question.documents):
            if text.strip():
                yield Page(id=f"{question.number:03}-{number:02}", text=text)


def surfaced(question: Question, answer: Answer) -> int:
    """How many different answers are stated, each by a position of its own."""
    left = list(question.answers)
    for position in said(answer):
        stated = next((gold for gold in left if states(forms(position), gold)), None)
        if stated is not None:
            left.remove(stated)
    return len(question.answers) - len(left)


def cited_types(question: Question, answer: Answer) -> Counter[str]:
    """What the citations cite: correct, misinfo or noise documents of the question, or another question's."""
    types = {f"{question.number:03}-{n:02}": kind for n, (kind, _) in enumerate(question.documents)}
    return Counter(types.get(e.article, "other") for position in said(answer) for e in position.evidence)


def measure(tools: Tools) -> list[Row]:
    """The set's rows of the table."""
    asked = questions(tools.data / "data/measure/ramdocs")
    asker = Asker("ramdocs", opened(tools.kept / "ramdocs", tools.encoder, pages(asked)), tools)
    found = positions = answers = answered = 0
    cited: Counter[str] = Counter()
    for question, answer in zip(asked, asker.answers([(q.text, None) for q in asked]), strict=True):
        found += surfaced(question, answer)
        positions += len(said(answer))
        answers += len(question.answers)
        answered += bool(said(answer))
        cited += cited_types(question, answer)
    noise = f"{percent(cited['noise'], cited.total())} / {percent(cited['other'], cited.total())}"
    return [
        Row(NAME, "different answers surfaced", precision_recall(found, positions, answers), "P 0.70, R 0.70"),
        Row(NAME, "answered", percent(answered, len(asked))),
        Row(NAME, "citations of noise / of another question's documents", noise, "few"),
        asker.time(NAME),
    ]
