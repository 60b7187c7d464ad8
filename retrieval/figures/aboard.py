"""Figures that are only a part of what is counted: "57 passengers and five crew" of all aboard; and the treated, and
who were in the house, where the dead are asked for.

English; it adds nothing up, for a sum would be no source's words.
"""

import re

from index.regex import regex
from retrieval.figures.fates import asked_fates
from retrieval.questions.question import Question

_COUNTS = regex(r"\b(?:how many|number of)\b", re.IGNORECASE)
_PASSENGERS_AND_CREW = regex(
    r"(?P<one>\S+)\s+passengers\s+and\s+(?P<other>[\w-]+)(?:\s+\w+)?\s+(?:crew|attendants|sailors)\b", re.IGNORECASE
)
_ASKS_PART = regex(r"\b(?:passengers|crew|members|attendants|sailors|children|soldiers)\b", re.IGNORECASE)
_TREATED = regex(
    r"(?:\s+[\w’'-]+){0,4}?\s+(?:treated (?:for|in|at|on|by)|hospitali[sz]ed|on (?:the|a) ward|in intensive care|"
    r"in (?:an? |the )?(?:local |nearby )?hospitals?|in (?:an? )?(?:serious|critical|stable) condition|"
    r"(?:taken|rushed|brought) to (?:the |an? )?(?:local |nearby )?hospitals?)\b",
    re.IGNORECASE,
)
_UNTREATED = frozenset({"dead", "missing", "held", "saved"})
_INSIDE = regex(
    r"(?:\s+[\w’'-]+){0,3}?\s+(?:were|was|are|is|had been|have been)"
    r"(?:\s+(?:believed|thought|understood|said|known|reported))?(?:\s+to\s+(?:have been|be))?"
    r"\s+(?:in|inside)\s+the\s+(?:\w+\s+)?(?:house|home|building|flat|apartment|block|hall|hotel|room|car|bus|van|"
    r"vehicle|shop|theatre|theater|church|school|mine|market)\b(?=\s*[.,;”\"]|\s+(?:at|when|as)\b|\s*$)",
    re.IGNORECASE,
)


def counts_a_part(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether the figure `sentence[start:end]` (code points) counts the passengers beside the crew, or the crew,
    and the question all people; or the treated or all who were inside, and the question the dead."""
    if question.language != "en" or not _COUNTS.search(question.text):
        return False
    asked = asked_fates(question)
    if asked and asked <= _UNTREATED and (_TREATED.match(sentence, end) or _INSIDE.match(sentence, end)):
        return True
    parts = _PASSENGERS_AND_CREW.search(sentence)
    if parts is None or _ASKS_PART.search(question.text):
        return False
    return any(start < parts.end(name) and parts.start(name) < end for name in ("one", "other"))
