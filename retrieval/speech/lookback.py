"""The sentences before one that speaks of "he" or "the official", nearest first, and which of them count.

Who is meant by it is `antecedent`'s business.
"""

from collections.abc import Iterator, Sequence

from index.regex import regex
from retrieval.speech import quotation
from retrieval.speech.frames import find_frames

LOOK_BACK = 8  # sentences; a pronoun further from its name is not clear
CLEAR = 2  # within so many sentences the nearest speaker is meant; further back only a sole one
_PRONOUN = {
    pronoun: regex(rf"(?:^|[,;”\"]\s|\b(?:and|but|that)\s)(?i:{pronoun})\b") for pronoun in ("he", "she", "it", "they")
}


def backwards(before: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each with its place, as far back as anybody is looked for."""
    for number in range(len(before) - 1, max(-1, len(before) - 1 - LOOK_BACK), -1):
        yield number, before[number]


def unquoted(sentence: str, before: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The sentences before, nearest first, without those that are all quoted."""
    is_inside = quotation.begins_within(sentence)
    for number, text in backwards(before):
        opens = quotation.opens(text)
        if is_inside:
            is_inside, is_quoted = opens is None, opens is None or (opens and text[0] in '“"')
        else:
            is_inside = quotation.begins_within(text)
            is_quoted = text[0] in '“"' and opens is False and not find_frames(text)
        if not is_quoted:
            yield number, text


def goes_on(text: str, pronoun: str) -> bool:
    """Whether the sentence goes on with the same one: "He left.", "..., he said"."""
    return bool(pronoun) and _PRONOUN[pronoun].search(text) is not None


def others(sentence: str, pronoun: str, before: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The sentences before, nearest first, that are neither quoted nor go on with the pronoun."""
    for number, text in unquoted(sentence, before):
        if text[0] not in '“"' and not goes_on(text, pronoun):
            yield number, text
