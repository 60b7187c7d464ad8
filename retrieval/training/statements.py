"""Yes/no questions from sentence pairs: `python -m retrieval.training.statements --data DIR --out DIR`.

A hypothesis becomes a question on its premise: entailed, the premise says yes; contradicted, it says no; neutral, it
does not answer. Does not know what is learned from them.
"""

import argparse
import json
import lzma
import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retrieval.training.example import Example, write_examples

SEED = 22
_NEGATED = re.compile(r"\b(?:not|no|never|nor|neither|without)\b|n't\b", re.I)
# Contradictions that only swap one name or figure for another tell of another thing; they deny nothing.
SHARE = {"entailment": 0.5, "neutral": 0.25, "contradiction": 0.1}
DENIED_SHARE = 0.6
CATEGORIES = {"antonyms": 0.5, "antonyms_wordnet": 0.5, "synonyms": 0.7}


def conjunctions(data: Path, rng: random.Random) -> Iterator[Example]:
    """ConjNLI's pairs that make a question."""
    with lzma.open(data / "train/conjnli/adversarial_train_15k.tsv.xz", "rt", encoding="utf-8-sig") as lines:
        next(lines)
        for line in lines:
            premise, hypothesis, label = line.rstrip("\n").split("\t")[:3]
            denied = bool(_NEGATED.search(premise)) != bool(_NEGATED.search(hypothesis))
            if rng.random() < (DENIED_SHARE if denied and label == "contradiction" else SHARE[label]):
                yield from asked(premise, hypothesis, label, "conjnli")


def one_word(data: Path, rng: random.Random) -> Iterator[Example]:
    """Breaking NLI's pairs that differ in a synonym or an antonym."""
    with zipfile.ZipFile(data / "train/breaking-nli/breaking_nli_dataset.zip") as archive:
        for line in archive.read("data/dataset.jsonl").decode().splitlines():
            row = json.loads(line)
            if rng.random() < CATEGORIES.get(row["category"], 0.0):
                yield from asked(row["sentence1"], row["sentence2"], row["gold_label"], "onewordnli")


def asked(premise: str, hypothesis: str, label: str, source: str) -> Iterator[Example]:
    """The pair as an example, if the hypothesis can be asked."""
    question = as_question(hypothesis)
    if question is None:
        return
    verb = re.search(rf" {question.split()[0].lower()} ", premise)
    span = (verb.start() + 1 if verb else 0, len(premise.rstrip(" .")))
    answers = () if label == "neutral" else (span,)
    denied = (label == "contradiction",) if answers else ()
    yield Example(question, "", premise, answers, f"{source}-{label}", f"{source}:{premise[:40]}", denied)


def as_question(statement: str) -> str | None:
    """ "The base was hit." as "Was the base hit?"; None without a form of be, have or a modal verb."""
    match = re.match(
        r"(?P<s>[^,;:]{2,60}?) (?P<v>was|were|is|are|has|had|will|can|could|would|did) (?:not )?(?P<r>[^;]+?)\.?$",
        statement,
    )
    if match is None or len(match["s"].split()) > 8:
        return None
    first, _, rest = match["s"].partition(" ")
    subject = f"{first.lower()} {rest}".rstrip() if first in _LOWERED else match["s"]
    return f"{match['v'].capitalize()} {subject} {match['r']}?"


_LOWERED = frozenset("The A An In It He She They His Her This These There Two Three Several Some Many".split())


def main() -> None:
    """Write statements.jsonl."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    rng = random.Random(SEED)
    made = [*conjunctions(given.data, rng), *one_word(given.data, rng)]
    write_examples(given.out / "statements.jsonl", made)
    print(len(made), sorted(Counter(example.kind for example in made).items()))


if __name__ == "__main__":
    main()
