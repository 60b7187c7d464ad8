"""What a sentence denies, where it is another act than the asked one: "Did Holt resign?", "He denied that he stole".

Only for acts whose other words are few: who is asked to have warned, known, admitted, resigned or apologised. That "the
group received cash" denies that ransom was paid no list of words tells, and of such acts every denial is taken as one.
"""

import re

from index.regex import regex
from retrieval.stems import stems_in

_TOLD = (
    "tell told say said speak spoke spoken talk discuss mention inform notify brief communicate communication contact"
)
_ACTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (stems_in(asked), stems_in(f"{asked} {others}"))
    for asked, others in (
        (
            "warn alert caution",
            f"{_TOLD} warning advise signal threaten know knew known aware hear heard receive received notice danger",
        ),
        (
            "know aware",
            f"{_TOLD} knew known knowledge learn learned learnt hear heard awareness warn alert see saw seen read "
            "order authorise authorize approve involve involved involvement",
        ),
        (
            "admit acknowledge confess concede",
            f"{_TOLD} admitted admission confession guilt guilty plead accept take responsibility",
        ),
        (
            "resign quit",
            "resignation leave left leaving step stepping stepped down depart departure retire retirement go going "
            "gone stay remain oust removed dismiss dismissed fire fired sack sacked force forced give gave up office "
            "post job stand successor",
        ),
        (
            "apologise apologize",
            f"{_TOLD} apology sorry regret retract withdraw wrong mistake owe",
        ),
    )
)
_ANYTHING = stems_in(
    "true truth accurate case so such happen happened occur occurred place report claim allegation account accusation "
    "story anything something conversation discussion exchange meeting message call charge"
)
_DENIED = regex(r"\bden(?:y|ied|ies|ying)\b(?:\s+(?!that\b)[^\s,;]+){0,4}?\s+that\s", re.IGNORECASE)
_ASKS = regex(r"\W*(?:(?P<base>did|does|do|will)|has|have|had|was|were|is|are)\b", re.IGNORECASE)
_PAST = ("aware", "quit")
_VERB = regex(r"(?<!\w)(?<!\bthe )(?<!\ban )(?<!\ba )[a-z]+\b")


def act_asked(question: str) -> frozenset[str] | None:
    """Stems of all that the asked act may be called, where it is one of those whose names are few."""
    asks = _ASKS.match(question)
    if asks is None:
        return None
    for verb in _VERB.findall(question, asks.end()):
        is_past = verb.endswith("ed") or verb in _PAST
        for asked, names in _ACTS:
            if stems_in(verb) & asked and is_past is (asks["base"] is None or verb == "quit"):
                return names
    return None


def denies_another(act: frozenset[str], clause: str) -> int | None:
    """Where the denial of another act begins; None where there is none, or what follows may be about the asked one."""
    found = _DENIED.search(clause)
    if found is None or stems_in(clause[found.end() :]) & (act | _ANYTHING):
        return None
    return found.start()
