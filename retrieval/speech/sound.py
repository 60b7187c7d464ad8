"""Whether words can name a speaker at all: "the company" can, "45 minutes earlier than the company" cannot.

It sees the words and what stands before them, and knows no speakers. English.
"""

from index.regex import regex
from retrieval.grammar import AUXILIARIES, PREPOSITIONS, RELATIVES
from retrieval.speech.reporting import FIGURE

_CLAUSE = regex(rf",?\s(?:{RELATIVES})\s")
# "The union wants the minister": a verb of the main clause. Not "people it has asked", "those said to have left".
_VERB = regex(
    r"(?<!\bhe\s)(?<!\bit\s)(?<!\bshe\s)(?<!\bwe\s)(?<!\bthey\s)(?<!\bto\s)(?<![-’'.\w])"
    rf"(?:(?:{AUXILIARIES})(?:n[’']t)?|won[’']t|wants?|seems?|"
    r"denied|rejected|disputed|contradicted)\s"
)
_ENDS_SHORT = regex(rf"\s(?:{PREPOSITIONS}|than|and|or|the|an?|its|their|his|whether|I)$")
_THAN = regex(r"\bthan\s+(?:the\s+one\s+)?$")
_COMPARES = regex(rf"\bthan\s(?!{FIGURE}|half\b|a\s)")


def is_sound(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` has no verb of its own, no end cut short and compares nothing."""
    head = _CLAUSE.search(text, start, end)
    stop = head.start() if head else end
    if _VERB.search(text, start, stop) or _ENDS_SHORT.search(text, start, end):
        return False
    if text.find("than", max(0, start - 20), stop) < 0:
        return True
    return not (_THAN.search(text, max(0, start - 20), start) or _COMPARES.search(text, start, stop))
