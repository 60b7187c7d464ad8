"""Of a question that comes with its whole story, the part that asks.

Search weighs every word alike, so that a question of sixty words is about everything that it mentions.
"""

import re

from index.regex import regex
from retrieval.questions.words import AUXILIARIES

LONG = 40
"""Words; a shorter question is taken as it is."""
BARE = 4
"""Words without which nothing is asked of anything."""

_SENTENCE_END = regex(r"(?<=[.!?…])[\"”’)]*\s+")
_ASKS = r"(?:(?:in|on|at|from|to|by|for|of|with)\s+)?(?:who|whom|whose|where|when|why|how|which|what)\b"
_CLAUSE = regex(rf"(?:[,;:]|\s[-–—])\s+(?={_ASKS}|(?:{'|'.join(AUXILIARIES)})\b)", re.IGNORECASE)
_ANYWHERE = regex(rf"\s(?={_ASKS})", re.IGNORECASE)


def part_that_asks(text: str) -> str:
    """A long text's last question; with the sentence before where it names nothing itself, and of a long sentence the
    last clause that asks. The text itself where it is not long or no part asks."""
    if not _is_long(text):
        return text
    sentences = [each for each in _SENTENCE_END.split(text.strip()) if each]
    asking = [number for number, each in enumerate(sentences) if each.rstrip('"”’) ').endswith("?")]
    if not asking:
        return _last_clause(text)
    last = asking[-1]
    part = _last_clause(sentences[last])
    if last and not _names(part) and not _is_long(sentences[last - 1]):
        return f"{sentences[last - 1]} {part}"
    return part


def _last_clause(text: str) -> str:
    for starts in (_CLAUSE, _ANYWHERE):
        if not _is_long(text):
            return text
        parts = [text[found.end() :] for found in starts.finditer(text)]
        whole = [part for part in parts if len(part.split()) >= BARE]
        text = whole[-1] if whole else text
    return text


def _is_long(text: str) -> bool:
    return len(text.split()) > LONG


def _names(part: str) -> bool:
    """Whether it has a name or a figure behind its first word."""
    return re.search(r"[A-ZÀ-ÞЀ-Я]|\d", " ".join(part.split()[1:])) is not None
