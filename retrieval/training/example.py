"""What the reader learns from: a question, a text and the stretches of it that answer.

It knows nothing of tokens, models or of where a question came from beyond a label.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that people asked of a text, with every annotator's answer.

    `answers` are half-open code-point ranges, one an annotator (so an answer that two gave is there twice); none where
    nobody found one. `group` is the document: questions of one group are on one side of the held-out split.
    """

    question: str
    text: str
    answers: tuple[tuple[int, int], ...]
    source: str
    group: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to read: `context` goes before `text` and is never an answer. `kind` says how it was made.

    `denied` says of each answer to a yes/no question whether it says no; it is empty for other questions.
    """

    question: str
    context: str
    text: str
    answers: tuple[tuple[int, int], ...]
    kind: str
    group: str
    denied: tuple[bool, ...] = ()


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write one JSON object a line; return how many."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for example in examples:
            out.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
            count += 1
    return count


def read_examples(path: Path) -> Iterator[Example]:
    """Read what `write_examples` wrote."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            row["answers"] = tuple((int(start), int(end)) for start, end in row["answers"])
            row["denied"] = tuple(row.get("denied", ()))
            yield Example(**row)
