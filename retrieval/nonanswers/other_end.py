"""The day or hour that something began where it is asked when it ended, that it lasted until where it is asked when it
was done, and the hour that only names a train.

English, and the clause before the time; it does not know what began.
"""

import re

from index.regex import regex

_ASKS_END = regex(
    r"^\W*(?:when|(?:on |at |by )?(?:what|which) (?:day|date|time|hour|month|year)|until when)\b.*"
    r"(?:\b(?:end(?:ed|s)?|stop(?:ped)?|finish(?:ed)?|(?:give|gave|given) up|"
    r"call(?:ed)? off|lift(?:ed)?|extinguished)\b|"
    r"(?<!break )(?<!set )(?<!come )(?<!go )(?<!find )(?<!turn )(?<!get )(?<!carried )(?<!read )(?<!given )"
    r"\b(?:over|out)(?: for good)?\W*$)",
    re.IGNORECASE,
)
_BEGAN = regex(
    r"\b(?:began|begun|started|broke out|erupted|flared(?: up)?|ignited)(?! to\b)"
    r"(?: (?!(?:and|but|or|until|till|after|before|was|were|is|had|has|over|ended|stopped)\b)[^\s,;:]+){0,8} $"
)
_UNTIL = regex(r"\b(?:until|till) (?:(?:at least|about|around|the|late|early|on|end of|evening of|morning of) )*$")
_NOT_BEFORE = regex(r"\b(?:not|never|no|nobody|nothing|none|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
_CLAUSE = regex(r"[;:“”\"]|\b(?:and|but|while|after|that|which|who)\b", re.IGNORECASE)
_WAS_DONE = regex(
    r"^\W*(?:when|(?:on |at )?(?:what|which) (?:day|date|time|hour|month|year)) (?:was|were|did)\b(?!.*\b(?:"
    r"end|stop|finish|over|out|off|up|expire|last|lose|leave|left|resign|resigned|quit|step|reopen|reopened|open|resume|"
    r"resumed|return|due|free|freed|released|lift|lifted|clos\w+|held|valid|replaced|cease|hearing|deadline|shut|stay|"
    r"remain|until|cut|postponed|extended|adjourned|suspended|set)\b)",
    re.IGNORECASE,
)
_NAMES_A_TRAIN = regex(r"(?: [ap]\.?m\.?)? (?:from|to|train|express|bus|coach|flight|ferry|boat|tram|service)\b")
_THE = regex(r"\b[Tt]he (?:early |late |delayed )?$")
_CLOCK = regex(r"\d{1,2}[:.]\d\d")


def is_of_the_beginning(question: str, text: str, start: int) -> bool:
    """Whether what stands at `start` (code points) is when something began, and the question asks for an end."""
    return _BEGAN.search(text, 0, start) is not None and _ASKS_END.search(question) is not None


def is_only_until(question: str, text: str, start: int) -> bool:
    """Whether what stands at `start` (code points) is how long something lasted, and the question asks when a deed was
    done: "remanded until 3 May", to when he was charged. "Not until 3 May" is when it was."""
    if _UNTIL.search(text, 0, start) is None or _WAS_DONE.search(question) is None:
        return False
    return _NOT_BEFORE.search(_CLAUSE.split(text[:start])[-1]) is None


def names_a_train(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is a train by its hour: "the 6:05 from Velm"."""
    clock = _CLOCK.match(text, start)
    return (
        clock is not None
        and _THE.search(text, 0, start) is not None
        and _NAMES_A_TRAIN.match(text, min(end, clock.end())) is not None
    )
