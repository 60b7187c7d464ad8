"""Prints how many answers are read as values, how many equal ones join and different ones part.

    python tests/bench/values.py ../shared/data/measure

On RAMDocs (answers that documents give, labelled) and QACC (answers that people marked as conflicting). It measures
values alone: spans are the labelled answers, no search and no reader.
"""

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from retrieval.questions.question import Question, read_question
from retrieval.values import QuestionFocus, Value, read_value, relation

_ASKED_ON = date(2024, 1, 1)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """One object a line."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def value_of(question: Question, text: str, answer: str) -> Value | None:
    """The answer read where it stands in the text; None where it is of the wrong kind or not there."""
    start = text.lower().find(answer.lower())
    if start < 0:
        return None
    focus = QuestionFocus(question.text, question.focus, question.spelling, question.alternatives)
    return read_value(question.kind, text, (start, start + len(answer)), question=focus)


def ramdocs(path: Path) -> Counter[str]:
    """Counts over documents: answers read, pairs with one label that join, pairs with two that part."""
    counts: Counter[str] = Counter()
    for row in rows(path):
        question = read_question(row["question"], _ASKED_ON)
        labelled: list[tuple[str, Value]] = []
        for document in row["documents"]:
            answer = document.get("answer")
            if not answer or answer == "unknown" or answer.lower() not in document["text"].lower():
                continue
            value = value_of(question, document["text"], answer)
            counts["answers"] += 1
            if value is not None:
                counts["read"] += 1
                labelled.append((answer, value))
        for (a, x), (b, y) in combinations(labelled, 2):
            counts[f"{'same' if a == b else 'different'} {relation(x, y)}"] += 1
    return counts


def qacc(path: Path) -> Counter[str]:
    """Counts over questions whose snippets conflict: the first two answers, read in their snippets."""
    counts: Counter[str] = Counter()
    for row in rows(path):
        if row["secondAnswerExist"] != "A" or not row["secondAnswer"]:
            continue
        question = read_question(row["question"], _ASKED_ON)
        found = []
        for answer in (row["firstAnswer"].strip(), row["secondAnswer"].strip()):
            text = next((c for c in row["contexts"] if answer.lower() in c.lower()), None)
            if text is None:
                continue
            value = value_of(question, text, answer)
            counts["answers"] += 1
            counts["read"] += value is not None
            found.append(value)
        differ = row["firstAnswer"].strip().lower() != row["secondAnswer"].strip().lower()
        if differ and len(found) == 2 and found[0] is not None and found[1] is not None:
            counts[f"different {relation(found[0], found[1])}"] += 1
    return counts


def show(name: str, counts: Counter[str]) -> None:
    """One line a set."""
    same = sum(n for key, n in counts.items() if key.startswith("same "))
    different = sum(n for key, n in counts.items() if key.startswith("different "))
    line = f"{name:8} read {counts['read']}/{counts['answers']}"
    line += f"  same joined {counts['same joins']}/{same}" if same else ""
    print(f"{line}  different parted {counts['different parts']}/{different} vague {counts['different vague']}")


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/measure")
    show("RAMDocs", ramdocs(folder / "ramdocs" / "ramdocs-a.jsonl.xz"))
    show("QACC", qacc(folder / "qacc" / "qacc-train-dev.jsonl.xz"))
