"""Questions in two wordings, with the windows that either brings and what is known of each: gold to learn from.

The other wordings are the project's own, written by people who saw neither reports nor answers: `reworded.jsonl` beside
the dossiers and `news_reworded.jsonl` beside the clippings. Knows archives and gold; does not know models.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder
from index.found import Filters
from retrieval.answer import Kind
from retrieval.ask import weigh_question
from retrieval.readers.reader import Window
from retrieval.training.dossiers import ALIKE, FOLDER, Dossier, Question
from retrieval.training.written import TODAY, Gold, gold_of, hints, inside
from retrieval.windows import Placed, by_words, windows

OTHER_WORDS, OTHER_WORDS_NEWS = ALIKE / "reworded.jsonl", FOLDER / "news_reworded.jsonl"


@dataclass(frozen=True, slots=True)
class Known:
    """A window and the stretches of it that answer: none where it is silent, None where nobody has said. `denied`:
    whether each says no to a yes/no question; empty for others."""

    window: Window
    answers: tuple[tuple[int, int], ...] | None
    denied: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Wordings:
    """A question as the reader gets it in both wordings, and the windows that either brings; of the event `event`."""

    first: str
    other: str
    windows: tuple[Known, ...]
    event: str = ""


def read_reworded(path: Path) -> dict[str, str]:
    """The other wording by the question's id."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return {row["id"]: row["question"] for row in rows}


def wordings(
    dossier: Dossier, others: Mapping[str, str], archive: LocalArchive, encoder: OnnxEncoder
) -> Iterator[Wordings]:
    """The dossier's questions that have another wording; one that quotes what is not there is told and left out."""
    texts = {report.id: report.text for report in dossier.articles}
    for question in dossier.questions:
        if question.id not in others:
            continue
        try:
            gold = gold_of(question, texts)
        except ValueError as error:
            print(f"left out: {question.id}: {error}")
            continue
        (first, placed), (other, more) = (
            _read(words, archive, encoder) for words in (question.question, others[question.id])
        )
        both = {(each.window.context, each.window.text): each for each in (*more, *placed)}
        yield Wordings(
            first, other, tuple(_known(each, question, gold, dossier) for each in both.values()), dossier.name
        )


def _read(question: str, archive: LocalArchive, encoder: OnnxEncoder) -> tuple[str, list[Placed]]:
    weighed = weigh_question(question, archive, encoder, TODAY, Filters())[1]
    return weighed.asked.question.without_days, windows([same[0] for same in by_words(weighed.worth_reading())])


def _known(placed: Placed, question: Question, gold: Gold, dossier: Dossier) -> Known:
    answers = inside(placed, gold)
    if answers:
        denied = tuple(answers.values()) if question.kind is Kind.POLARITY else ()
        return Known(placed.window, tuple(answers), denied)
    return Known(placed.window, () if _is_silent(placed, question, dossier) else None)


def _is_silent(placed: Placed, question: Question, dossier: Dossier) -> bool:
    """Whether somebody who read the reports would say that this window answers nothing."""
    if placed.article.key in question.forbid:
        return True
    if not question.positions:
        return not dossier.told_elsewhere
    asked = {report.id for report in dossier.articles} - set(question.forbid)
    may_tell = placed.article.key in asked or dossier.told_elsewhere
    if question.kind is Kind.POLARITY:
        return not may_tell
    return not may_tell or not hints(placed, question, {placed.article.key})
