"""Which words are English: those that the reader's vocabulary has whole (30,522 word pieces, of BERT's).

Read at the first need of it, some 20 ms; it does not know inflections that the vocabulary cuts in two.
"""

import json
from functools import cache
from pathlib import Path


def is_english(word: str) -> bool:
    """Whether the word, in small letters, is one."""
    return word in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    place = Path(__file__).parent / "weights" / "tokenizer.json"
    return frozenset(json.loads(place.read_text(encoding="utf-8"))["model"]["vocab"])
