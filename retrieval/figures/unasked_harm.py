"""The dead and the hurt, where people are counted whom nothing need have happened to: "How many were aboard?" is not
answered by "killing at least seven".

It knows no figures; what those whom a figure counts suffered is read by `fates`.
"""

import re

from index.regex import regex
from retrieval.figures.fates import ALL, asked_fates, told_fates
from retrieval.questions.question import Question
from retrieval.values.counted import are_people

_ASKS_HARM = regex(
    r"\b(?:los[et]|loss(?:es)?|claim\w*|s(?:lain|hot|hoot\w*|tabbed|truck|uffer\w*)|hit|execut\w+|behead\w+|poison\w*|"
    r"harm\w*|affect\w*|attack(?:ed)?|treated|hospital\w*|admitted|sick\w*|infect\w*|fell|fallen|burn(?:t|ed)|crushed|left)\b",
    re.IGNORECASE,
)


def counts_the_harmed(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether the figure `sentence[start:end]` (code points) counts only the dead or the hurt and the question no such
    people. "Killing all 62 on board" counts everybody."""
    if question.language != "en":
        return False
    if asked_fates(question) - {"aboard"} or not are_people(question.focus) or _ASKS_HARM.search(question.text):
        return False
    told = told_fates(sentence, start, end)
    return bool(told) and told <= {"dead", "hurt"} and ALL.search(sentence, 0, start) is None
