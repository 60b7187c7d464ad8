"""Words of a question that the archive has nowhere, read as the word of the found passages that they nearly are:
"Kesmor wharehouse" is the Kessmor warehouse.

Edit distance with transpositions (Damerau 1964; `rapidfuzz`). A word that is a word of English is never read as
another: "fined" is not "fired", whatever the archive has.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from retrieval.stems import stem_of, words_of
from retrieval.values.name import fold
from retrieval.values.spelling import distance, skeleton

SHORTEST, LONG = 5, 8
"""Letters of a word that may be misspelt, and from which on in two places instead of one."""
SHORTEST_SOUND, SOUNDS_ALIKE = 4, 0.18
"""Letters of a name that may be spelt by another ear, and how far apart the two may sound."""


@dataclass(frozen=True, slots=True)
class Respelling:
    """A word as it was typed and as it was read; `also`: read both ways, for the archive has both."""

    asked: str
    read: str
    also: bool = False


def respellings(
    unknown: Sequence[str], texts: Iterable[str], is_a_word: Callable[[str], bool]
) -> tuple[Respelling, ...]:
    """For each of the `unknown` words its one near neighbour in the texts; none where there is none or a second."""
    typed = [word for word in unknown if len(word) >= SHORTEST_SOUND and word.isalpha() and not is_a_word(word.lower())]
    if not typed:
        return ()
    counts = Counter(word for text in texts for word in words_of(text))
    found = ((word, _nearest(word, counts) or _sounding(word, counts, is_a_word)) for word in typed)
    return tuple(Respelling(word, near) for word, near in found if near is not None)


def respelt(text: str, read: Sequence[Respelling]) -> str:
    """The question with its words as they are read."""
    for each in read:
        text = re.sub(rf"(?<!\w){re.escape(each.asked)}(?!\w)", each.read, text)
    return text


def _sounding(typed: str, counts: Counter[str], is_a_word: Callable[[str], bool]) -> str | None:
    """The name that sounds like it: "Djorem" is the reports' Jorrem, whatever letters the two share."""
    word = fold(typed)
    near: dict[str, tuple[float, int, str]] = {}
    for name, count in counts.items():
        own = fold(name)
        if name[0].isupper() and skeleton(own) == skeleton(word) and not is_a_word(own):
            near[own] = min(near.get(own, (9.0, 0, "")), (distance(word, own), -count, name))
    ranked = sorted(near.values())
    if not ranked or ranked[0][0] > SOUNDS_ALIKE:
        return None
    is_doubtful = len(ranked) > 1 and 0 < ranked[1][0] < ranked[0][0] + SOUNDS_ALIKE / 2
    return None if is_doubtful else ranked[0][2]


def _nearest(typed: str, counts: Counter[str]) -> str | None:
    from rapidfuzz.distance import OSA

    if len(typed) < SHORTEST:
        return None
    most = 2 if len(typed) >= LONG else 1
    near: dict[str, list[tuple[int, int, str]]] = {}
    for word, count in counts.items():
        if word[:1].lower() != typed[:1].lower() or abs(len(word) - len(typed)) > most or not word.isalpha():
            continue
        distance = OSA.distance(typed.lower(), word.lower(), score_cutoff=most)
        if distance <= most:
            near.setdefault(stem_of(word), []).append((distance, -count, word))
    if not near or stem_of(typed) in near:  # another form of it stands there
        return None
    ranked = sorted(min(forms) for forms in near.values())
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][2]
