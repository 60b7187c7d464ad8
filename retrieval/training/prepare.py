"""Make the training and held-out files: `python -m retrieval.training.prepare --data DIR --out DIR`.

Held out, by document: of QAMR every document whose SHA-1 falls into the first tenth, of SQuADShifts into the first
twentieth. Paragraphs of XQuAD are left out of the SQuAD 2.0 half.
"""

import argparse
import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from retrieval.training import sources
from retrieval.training.example import Asked, Example, write_examples
from retrieval.training.windows import (
    content_words,
    made_context,
    names_in,
    negative_window,
    positive_window,
    swapped,
    with_neighbours,
)

SEED = 20


def is_held_out(group: str, share: float) -> bool:
    """Whether this document is for measuring only."""
    return int(hashlib.sha1(group.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < share


def qamr_examples(folder: Path, rng: random.Random) -> Iterator[Example]:
    """Each QAMR pair alone or in a window; its question on a neighbour or look-alike, or with a name changed."""
    texts = {key: sources.detokenise(tokens)[0] for key, tokens in sources.wiki_sentences(folder).items()}
    words = {key: content_words(text) for key, text in texts.items()}
    names = names_in(list(texts.values()))
    asked_all = sorted(set(sources.qamr(folder)), key=lambda asked: (asked.title, asked.question))
    for asked in asked_all:
        held_out = is_held_out(asked.group, 0.1)
        title = texts.get(asked.title.rpartition(":")[0] + ":0", "")
        title = " ".join(title.split()[: rng.randint(4, 11)]) if rng.random() < 0.4 and title != asked.text else ""
        context = "" if held_out else made_context(title, rng)
        if held_out or rng.random() < 0.6:
            yield Example(asked.question, context, asked.text, asked.answers, "qamr", asked.group)
        else:
            yield with_neighbours(asked, texts, rng, context)
        if rng.random() < 0.55:
            yield from _qamr_negative(asked, texts, words, rng, context)
        if rng.random() < 0.6:
            other = swapped(asked.question, asked.text, names, rng)
            if other is not None:
                yield Example(other, context, asked.text, (), "qamr-swapped", asked.group)


def _qamr_negative(
    asked: Asked, texts: dict[str, str], words: dict[str, set[str]], rng: random.Random, context: str
) -> Iterator[Example]:
    document = asked.title.rsplit(":", 2)[0]
    sample = [key for key in texts if key.startswith(document + ":") and key != asked.title]
    sample = sample if rng.random() < 0.6 and sample else rng.sample(sorted(texts), 300)
    sample = [key for key in sample if is_held_out(key.rsplit(":", 2)[0], 0.1) == is_held_out(document, 0.1)]
    said = {asked.text[start:end].lower() for start, end in asked.answers}
    wanted = content_words(asked.question)
    kept = [key for key in sample if not any(answer in texts[key].lower() for answer in said)]
    if kept:
        best = max(kept, key=lambda key: (len(wanted & words[key]) + rng.random(), key))
        yield Example(asked.question, context, texts[best], (), "qamr-negative", asked.group)


def paragraph_examples(asked_all: Iterable[Asked], rng: random.Random, longest: int, whole: float) -> Iterator[Example]:
    """Paragraph questions whole (a share, up to `longest` characters), as windows, and on windows without an answer."""
    asked_all = list(asked_all)
    names = names_in([asked.text for asked in asked_all])
    for asked in asked_all:
        context = made_context(asked.title, rng)
        if len(asked.text) <= longest and rng.random() < whole:
            yield Example(asked.question, context, asked.text, asked.answers, f"{asked.source}-whole", asked.group)
        window = positive_window(asked, rng, context) if asked.answers else None
        if window is not None and window.answers and len(window.text) < 1200:
            yield window
            other = swapped(asked.question, window.text, names, rng) if rng.random() < 0.4 else None
            if other is not None:
                yield Example(other, context, window.text, (), f"{asked.source}-swapped", asked.group)
        if rng.random() < 0.6:
            negative = negative_window(asked, rng, context)
            if negative is not None:
                yield negative


def prepare(data: Path, xquad: Path | None) -> tuple[list[Example], list[Example]]:
    """The training and the held-out examples, in a fixed order."""
    rng = random.Random(SEED)
    train = data / "train"
    forbidden = {asked.text for asked in sources.xquad(xquad)} if xquad is not None and xquad.exists() else set()
    squad2 = [
        a for a in sources.squad(train / "squad2-dev/dev-v2.0.cs224n-half.json.xz", "squad2") if a.text not in forbidden
    ]
    shifts = [
        *sources.squad(train / "squadshifts/new_wiki_v1.0.json.xz", "new_wiki"),
        *sources.squad(train / "squadshifts/reddit_v1.0.json.xz", "reddit"),
    ]
    covid = list(sources.squad(train / "covidqa/200423_covidQA.json.xz", "covidqa"))
    made = [
        *qamr_examples(train / "qamr", rng),
        *paragraph_examples(shifts, rng, 1400, 0.7),
        *paragraph_examples(squad2, rng, 1400, 1.0),
        *paragraph_examples(sources.multispanqa(train / "multispanqa/valid.json.xz"), rng, 1400, 0.7),
        *paragraph_examples(sources.timeqa(train / "timeqa/human_annotated_train.json.xz"), rng, 1000, 1.0),
        *paragraph_examples(covid, rng, 0, 0.0),
    ]
    held = [example for example in made if _measures(example)]
    return [example for example in made if not _measures(example)], held


def _measures(example: Example) -> bool:
    source = example.kind.partition("-")[0]
    return is_held_out(example.group, {"qamr": 0.1, "new_wiki": 0.05, "reddit": 0.05}.get(source, 0.0))


def main() -> None:
    """Write train.jsonl and held.jsonl, and say what is in them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    xquad = options.data / "measure/xquad-en/xquad.en.json.xz"
    trained, held = prepare(options.data, xquad)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, examples in (("train", trained), ("held", held)):
        write_examples(options.out / f"{name}.jsonl", examples)
        print(name, len(examples), sorted(Counter(example.kind for example in examples).items()))


if __name__ == "__main__":
    main()
