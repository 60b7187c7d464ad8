"""RealTime QA (Kasai et al. 2023): quiz questions on the news, asked as of their day of one archive of all pages.

The quiz's choices are not given to the program.
"""

import json
import lzma
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from index.found import Filters
from retrieval.questions.question import read_question
from retrieval.reading import asked_days
from retrieval.search import search
from tests.bench.quality.archives import Page, opened
from tests.bench.quality.asking import Asker, Row, Tools, forms, percent, said
from tests.bench.quality.saying import exact, f1, holds

NAME = "RealTime QA"
FIRST = 10


class Question(BaseModel):
    """A quiz question and its right choice."""

    model_config = ConfigDict(frozen=True)
    question: str
    as_of: date
    answer: str


def questions(folder: Path) -> list[Question]:
    """All of the quiz."""
    with lzma.open(folder / "questions.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [Question.model_validate_json(line) for line in lines]


def pages(folder: Path) -> Iterator[Page]:
    """All pages."""
    with lzma.open(folder / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield Page(**json.loads(line))


def measure(tools: Tools) -> list[Row]:
    """The set's rows of the table."""
    folder = tools.data / "data/measure/realtimeqa"
    asker = Asker("realtimeqa", opened(tools.kept / "realtimeqa", tools.encoder, pages(folder)), tools)
    quiz = questions(folder)
    answered = first_exact = also = anywhere = found = held = 0
    first_f1 = 0.0
    for each, answer in zip(quiz, asker.answers([(q.question, q.as_of) for q in quiz]), strict=True):
        positions = said(answer)
        answered += bool(positions)
        if positions:
            first_exact += exact(positions[0].value, each.answer)
            first_f1 += f1(positions[0].value, each.answer)
            also += any(exact(form, each.answer) for form in forms(positions[0]))
            anywhere += any(exact(form, each.answer) for p in positions for form in forms(p))
        in_passage, in_article = searched(each, asker)
        found += in_passage
        held += in_article
    count = len(quiz)
    return [
        Row(NAME, "first position, EM / F1", f"{percent(first_exact, count)} / {percent(first_f1, count)}", "25 / 33"),
        Row(NAME, "EM by the first position's other forms too", percent(also, count)),
        Row(NAME, "EM by any position", percent(anywhere, count)),
        Row(NAME, "answered; EM of those", f"{percent(answered, count)}; {percent(first_exact, answered)}"),
        Row(NAME, f"answer in the first {FIRST} passages / their articles", f"{percent(found, count)} / "
            f"{percent(held, count)}"),
        asker.time(NAME),
    ]  # fmt: skip


def searched(each: Question, asker: Asker) -> tuple[bool, bool]:
    """Whether one of the first passages of the search holds the answer; whether one of their articles does."""
    archive = asker.archive
    question = read_question(each.question, each.as_of)
    days = asked_days(question, archive)
    vector = asker.tools.encoder.encode([each.question])[0]
    hits = search(question, days, vector, archive, Filters(as_of=each.as_of), FIRST)
    texts = [(h.stored.article.text, h.stored.passage) for h in hits]
    in_passage = any(holds(text[p.start : p.end], each.answer) for text, p in texts)
    return in_passage, in_passage or any(holds(text, each.answer) for text, _ in texts)
