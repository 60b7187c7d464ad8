"""The licensed question sets, each read into `Asked`.

Knows the files' formats; does not know what is made of the questions. Licences: see weights/MODEL_CARD.md.
"""

import json
import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from retrieval.training.example import Asked

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_GLUED_LEFT = {
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    ")",
    "]",
    "}",
    "%",
    "''",
    "'s",
    "n't",
    "'re",
    "'ve",
    "'ll",
    "'d",
    "'m",
    "...",
}
_GLUED_RIGHT = {"(", "[", "{", "$", "``", "#", "£", "€"}


def detokenise(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join Penn Treebank tokens as people write them: the text, and each token's range in it."""
    text = ""
    ranges: list[tuple[int, int]] = []
    glued = True
    for token in tokens:
        shown = '"' if token in {"``", "''"} else _BRACKETS.get(token, token)
        if not (glued or token in _GLUED_LEFT or shown in _GLUED_LEFT):
            text += " "
        ranges.append((len(text), len(text) + len(shown)))
        text += shown
        glued = token in _GLUED_RIGHT or shown in _GLUED_RIGHT
    return text, ranges


def _json(path: Path) -> Any:  # the files have six shapes; each reader below takes its own apart
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def wiki_sentences(folder: Path) -> dict[str, list[str]]:
    """QAMR's sentences as tokens, by id (document:paragraph:sentence)."""
    with lzma.open(folder / "wiki-sentences.tsv.xz", "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return {row[0]: row[1].split(" ") for row in rows}


def qamr(folder: Path) -> Iterator[Asked]:
    """QAMR dev and test. The group is the wiki document, the title the sentence's id (to find its neighbours)."""
    sentences = wiki_sentences(folder)
    for name in ("dev.tsv.xz", "test.tsv.xz"):
        with lzma.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                text, ranges = detokenise(sentences[fields[0]])
                votes = [fields[6], *(answer.partition(":")[2] for answer in fields[7:])]
                spans = tuple(_span(vote, ranges) for vote in votes if vote.strip())
                yield Asked(fields[5].strip(), text, spans, "qamr", fields[0].rsplit(":", 2)[0], fields[0])


def _span(vote: str, ranges: Sequence[tuple[int, int]]) -> tuple[int, int]:
    indices = [int(index) for index in vote.split()]
    return ranges[min(indices)][0], ranges[max(indices)][1]


def squad(path: Path, source: str) -> Iterator[Asked]:
    """Any file in SQuAD's format; questions without answers have none."""
    for article in _json(path)["data"]:
        title = str(article.get("title", "")).replace("_", " ")
        for number, paragraph in enumerate(article["paragraphs"]):
            text = paragraph["context"]
            one_title = len(article["paragraphs"]) > 500  # reddit: one "article" of unrelated comments
            name = title or text[:60]
            group = f"{source}:{name}:{number}" if one_title else f"{source}:{name}"
            for qa in paragraph["qas"]:
                spans = tuple(span for answer in qa["answers"] if (span := _found(text, answer)) is not None)
                if spans or not qa["answers"]:
                    yield Asked(qa["question"].strip(), text, spans, source, group, "" if one_title else title)


def _found(text: str, answer: dict[str, Any]) -> tuple[int, int] | None:
    words = answer["text"].strip()
    start = int(answer["answer_start"]) + len(answer["text"]) - len(answer["text"].lstrip())
    return (start, start + len(words)) if words and text[start : start + len(words)] == words else None


def multispanqa(path: Path) -> Iterator[Asked]:
    """MultiSpanQA: several spans answer together."""
    for row in _json(path)["data"]:
        text, ranges = detokenise(row["context"])
        spans: list[tuple[int, int]] = []
        for (start, end), label in zip(ranges, row["label"], strict=True):
            if label == "B":
                spans.append((start, end))
            elif label == "I" and spans:
                spans[-1] = (spans[-1][0], end)
        question = detokenise(row["question"])[0] + "?"
        yield Asked(question, text, tuple(spans), "multispanqa", f"multispanqa:{row['id']}")


def timeqa(path: Path) -> Iterator[Asked]:
    """TimeQA's human part: a question with each paragraph that answers it; unanswerable ones with one paragraph."""
    for row in _json(path):
        paragraphs = [str(paragraph) for paragraph in row["paras"]]
        title = row["link"].removeprefix("/wiki/").replace("_", " ")
        for question, answers in row["questions"]:
            by_paragraph: dict[int, list[tuple[int, int]]] = {}
            for answer in answers:
                if answer.get("answer"):
                    by_paragraph.setdefault(answer["para"], []).append((answer["from"], answer["end"]))
            if not by_paragraph:
                long = [p for p in paragraphs if len(p) > 150]
                by_paragraph = {paragraphs.index(long[0]): []} if long else {}
            for number, spans in by_paragraph.items():
                yield Asked(question, paragraphs[number], tuple(spans), "timeqa", f"timeqa:{title}", title)


def xquad(path: Path) -> list[Asked]:
    """XQuAD's questions, for measuring and for keeping its paragraphs out of the training data."""
    return list(squad(path, "xquad"))
