"""Whether a sentence in a language with a table has the shape of a figure or a time.

It weighs whole sentences before they are read: which figure, and of what, it does not know.
"""

import re
from functools import cache

from index.tongues.patterns import trigger
from index.tongues.tables import tongue
from index.tongues.tongue import fold
from retrieval.answer import Kind
from retrieval.tongues.tables import wording


def could_hold_abroad(kind: Kind, text: str, language: str | None) -> bool:
    """As `outline.could_hold`, for numbers and dates."""
    folded = fold(text)
    if kind is Kind.NUMBER:
        return _figures(language or "").search(folded) is not None
    table = tongue(language)
    return table is not None and trigger(table).search(folded) is not None


@cache
def _figures(language: str) -> re.Pattern[str]:
    table = wording(language)
    if table is None:
        raise ValueError(f"no table of words for the language {language}")
    counted = ("dozens", "hundreds", "thousands", "several", "nobody", "thousand", "million", "about 10", "about 20")
    words = [*table.numbers, *(p for p, english in table.phrases.items() if english in counted)]
    inside = r"|(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert)" if language == "de" else ""
    return re.compile(rf"\d|(?<!\w)[وفبل]?(?:{'|'.join(map(re.escape, words))})(?!\w){inside}")
