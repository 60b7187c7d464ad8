"""How a figure that a sentence states is written as a value.

It does not know what the figure counts.
"""

import re

from index.regex import regex
from retrieval.values.unit import MONEY_WORDS, UNITS

_OPENS_SENTENCE = regex(r"(?:^|[.!?…:]|\s[-–—])[\s“”\"'‘’«„(\[]*$")


def figure_words(quote: str, start: int, end: int, language: str | None) -> str:
    """A figure in words as it is written within a sentence: "seven", also where it begins one."""
    shown = re.sub(r"\s+", " ", quote[start:end]).strip()
    first = re.match(r"[^\W\d_]+", shown)
    is_word = (
        first is not None and first[0].istitle() and first[0].lower() not in {*UNITS, *MONEY_WORDS} and language != "de"
    )
    return shown[0].lower() + shown[1:] if is_word and _OPENS_SENTENCE.search(quote[:start]) else shown
