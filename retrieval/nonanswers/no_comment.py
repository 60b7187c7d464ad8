"""Who says nothing says neither yes nor no: "did not return calls", "declined to comment".

Fixed expressions of reports; a question about speaking itself is answered by them.
"""

import re

from index.regex import regex
from retrieval.questions.question import Question

_SAYS_NOTHING = regex(
    r"\b(?:(?:did|does|do|has|have|had|would|could|was|were|is|are)(?: not|n['’]t)(?: immediately| yet| so far)? (?:"
    r"(?:respond|repl(?:y|ied)|comment|answer)(?:ed)?|(?:be|been) reached|"
    r"return(?:ed)? (?:\S+ ){0,2}?(?:calls?|messages?|e-?mails?|requests?|letters?)|"
    r"(?:immediately )?(?:available|reachable) (?:for|to) (?:\S+ )?(?:comment|speak|talk|answer|interviews?))|"
    r"(?:declin|refus)(?:ed|es|ing) (?:to )?(?:comment|answer|discuss|elaborate|respond|say)|"
    r"(?:no|without|not have|n['’]t have)(?: an| any)?(?: immediate)? (?:comment|response|reply))\b",
    re.IGNORECASE,
)
_ASKS_SPEECH = regex(
    r"\b(?:sa(?:y|ys|id)|sp(?:eak|oken|oke)|comment\w*|respon\w+|repl\w+|answer\w*|refus\w+|declin\w*|talk\w*|discuss\w*|"
    r"t(?:ell|old)|call(?:ed)?|contact\w*|reach\w*|statement|silent|explain\w*|available)\b",
    re.IGNORECASE,
)


def says_nothing(question: Question, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, read as yes or no, only has somebody not speak of what is asked."""
    said = _SAYS_NOTHING.search(text)
    return said is not None and said.start() < end and start < said.end() and _ASKS_SPEECH.search(question.text) is None
