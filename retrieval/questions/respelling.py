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

SHORTEST, LONG = 5, 8
"""Letters of a word that may be misspelt, and from which on in two places instead of one."""


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
    typed = [word for word in unknown if len(word) >= SHORTEST and word.isalpha() and not is_a_word(word.lower())]
    if not typed:
        return ()
    counts = Counter(word for text in texts for word in words_of(text))
    found = ((word, _nearest(word, counts)) for word in typed)
    return tuple(Respelling(word, near) for word, near in found if near is not None)


def respelt(text: str, read: Sequence[Respelling]) -> str:
    """The question with its words as they are read."""
    for each in read:
        text = re.sub(rf"(?<!\w){re.escape(each.asked)}(?!\w)", each.read, text)
    return text


def _nearest(typed: str, counts: Counter[str]) -> str | None:
    from rapidfuzz.distance import OSA

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
