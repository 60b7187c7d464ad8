"""Sentences in other languages that count the dead or the injured: the counterpart of `tolls`.

The reader that ships with the program reads English. What is asked most, how many died and how many were hurt, is told
in few words in every language: the figure that stands beside them is taken, whatever language the question is in.
"""

import re
from functools import cache

from index.regex import regex
from index.tongues.tongue import fold
from retrieval.figures.fate_words import DEATH_STEMS, HURT_STEMS
from retrieval.questions.question import Question
from retrieval.stems import stem_of
from retrieval.tongues.tables import wording
from retrieval.tongues.wording import Wording
from retrieval.values.number import quantities
from retrieval.values.stated import Stated

REACH = 60  # characters between a figure and what is said of it
_VICTIMS = frozenset(stem_of(w) for w in "people person dead death victim injured wounded hurt".split())
_PEOPLE = frozenset({"people", "dead", "injured", "soldiers", "children", "policemen"})
_PARTS = regex(r"[;:]|[.!?](?=\s)")


def victims(question: Question, text: str, language: str | None) -> tuple[int, int] | None:
    """Where the sentence says how many died or were hurt, as asked, half-open, code points; None where it does not."""
    table = wording(language)
    asked = _asked(question) if table is not None else None
    if table is None or asked is None:
        return None
    folded = fold(text)
    cues = [(m.span(), m.lastgroup == asked) for m in _cues(table).finditer(folded)]
    found: list[tuple[int, int, Stated]] = []
    for stated in quantities(text, language):
        if stated.quantity.unit.measure != "count" or (
            stated.quantity.noun and stated.quantity.noun[-1] not in _PEOPLE
        ):
            continue
        near = [(_gap(folded, cue, stated), -is_asked, cue[0]) for cue, is_asked in cues]
        gap, is_other, _ = min(near, default=(REACH + 1, 0, 0))
        if gap <= REACH and is_other:
            found.append((gap, stated.start, stated))
    best = min(found, key=lambda each: each[:2], default=None)
    return (best[2].start, best[2].end) if best else None


def speaks_of_others(question: Question, text: str, language: str | None) -> bool:
    """Whether the dead or the hurt are asked for and the sentence, in another language, has no word of them at all."""
    table = wording(language)
    if table is None or not set(question.focus[-1:]) <= _VICTIMS:
        return False
    asked = _asked(question)
    return asked is not None and asked not in {m.lastgroup for m in _cues(table).finditer(fold(text))}


def _asked(question: Question) -> str | None:
    """Whether the dead or the hurt are asked for."""
    if question.language == "en":
        stems = {stem.stem for stem in question.words}
        return "dying" if stems & DEATH_STEMS else "hurting" if stems & HURT_STEMS else None
    table = wording(question.language)
    match = _cues(table).search(fold(question.text)) if table else None
    return match.lastgroup if match else None


@cache
def _cues(table: Wording) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:(?P<dying>{table.dying})|(?P<hurting>{table.hurting}))(?!\w)")


def _gap(folded: str, cue: tuple[int, int], stated: Stated) -> int:
    """Characters between them, a comma counting for ten; too many where the clause ends between."""
    if cue[0] < stated.noun_end and stated.start < cue[1]:
        return 0
    between = folded[cue[1] : stated.start] if cue[1] <= stated.start else folded[stated.noun_end : cue[0]]
    return REACH + 1 if _PARTS.search(between) else len(between) + 10 * sum(between.count(mark) for mark in ",،")
