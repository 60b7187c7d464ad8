"""Which share of each kind of example the last phase trains on, and how often: the rare and hard ones more than once.

python -m retrieval.training.mix --read train.jsonl --news news-train.jsonl --out mix.jsonl
"""

import argparse
import json
import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

KEPT: Mapping[str, float] = {
    "qamr": 0.72,
    "qamr-window": 0.8,
    "qamr-negative": 0.6,
    "qamr-swapped": 0.7,
    "new_wiki-whole": 0.7,
    "new_wiki-window": 0.7,
    "new_wiki-negative": 0.6,
    "reddit-whole": 0.25,
    "reddit-window": 0.4,
    "reddit-negative": 0.3,
    "squad2-whole": 0.8,
    "squad2-window": 0.8,
    "squad2-negative": 0.5,
}
KEPT_OTHERS = 0.7
KEPT_NEWS: Mapping[str, float] = {
    "news-own": 0.7,
    "news-alike": 0.4,
    "news-sibling": 0.7,
    "news-swapped": 0.6,
    "news-otherday": 0.7,
    "conjnli-neutral": 0.6,
    "conjnli-entailment": 0.8,
}
TIMES: Mapping[str, int] = {"news-elsewhere": 3, "news-detail": 2}
_ASKS_WHEN = re.compile(r"when|where|what day", re.IGNORECASE)
_EMPTY = frozenset("when where what happen take place".split())


def mixed(read: Path, news: Path, seed: int) -> list[str]:
    """The lines to train on, shuffled."""
    chance = random.Random(seed)
    lines = [line for line, kind in _lines(read) if chance.random() <= KEPT.get(kind, KEPT_OTHERS)]
    for line, kind in _lines(news):
        if chance.random() <= KEPT_NEWS.get(kind, 1.0) and (kind != "news-core" or _is_sound(line)):
            lines += [line] * TIMES.get(kind, 1)
    chance.shuffle(lines)
    return lines


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line, str(json.loads(line)["kind"])


def _is_sound(line: str) -> bool:
    """Whether a question made from an event's core ends its answer well and shares a word with its sentence."""
    example = json.loads(line)
    start, end = example["answers"][0]
    if example["text"][start:end].endswith((",", ".")):
        return False
    if not _ASKS_WHEN.match(example["question"]):
        return True
    words = [w for w in re.findall(r"\w{4,}", example["question"].lower()) if w not in _EMPTY]
    return any(word in example["text"].lower() for word in words)


def main() -> None:
    """Write the mix."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    given.out.write_text("".join(mixed(given.read, given.news, given.seed)), encoding="utf-8")


if __name__ == "__main__":
    main()
