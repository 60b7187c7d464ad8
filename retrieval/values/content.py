"""Stems of the words that carry meaning, for comparing what sentences tell.

Which of them are names, and in what order they stood, is no longer known.
"""

from functools import lru_cache

from retrieval.stems import content_words


@lru_cache(maxsize=16_384)
def content_stems(text: str) -> frozenset[str]:
    """Stems of a text's content words, stop words left out."""
    return frozenset(word.stem for word in content_words(text))


def lower_stems(text: str) -> frozenset[str]:
    """Stems of the words in small letters: what is told, not of whom."""
    return content_stems(" ".join(word for word in text.split() if word[:1].islower()))
