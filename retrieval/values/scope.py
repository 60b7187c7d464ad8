"""Whether a sentence states or denies a proposition, by negation cues, their scope and a few opposites.

It does not know whether the sentence speaks of the asked event, and it reads English. "Could not be confirmed" and
"would not say" are no position.
"""

import re
from itertools import pairwise

from index.regex import regex
from retrieval.stems import content_words, stems_in
from retrieval.values.content import content_stems
from retrieval.values.denied import denies_another
from retrieval.values.negation import (
    DENIAL,
    DOUBLE,
    NEGATIVE,
    NO_NEGATION,
    NOT_KNOWN,
    REPORTED,
    REPORTS,
    UNCLEAR,
)
from retrieval.values.proposition import Proposition
from retrieval.values.stance import Polarity, Stance

# "Has not yet resigned" and "has yet to resign" are one clause.
_CLAUSE = regex(
    r";|[“”\"]|\s[–—-]\s|,?\s+\b(?:but|although|though|while|whereas|however|despite|because|"
    r"(?<!not )(?<!n't )(?<!n’t )yet(?! (?:to|been)\b))\b|,\s+(?=and\b)|,\s+(?=which\b|who\b)|:\s"
)


UNKNOWING = 0.0
"""The strength of a no from a plain statement that tells nothing of what a question negates ("she will speak" to "Would
she speak without a lawyer?"): it is wrong more often than right, and a reader decides."""
Span = tuple[int, int]
Reading = tuple[Stance, Span | None, float]


def by_rules(question: str, sentence: str, span: Span | None) -> Polarity:
    """What the clause that answers says, or another that takes it back; `span` is where a reader found the answer."""
    asked = Proposition.read(question)
    masked = NO_NEGATION.sub(lambda m: "·" * len(m.group()), sentence)
    clauses = _clauses(masked)
    deciding = _deciding(asked, masked, clauses, span)
    stance, cue, strength = _read_clause(asked, masked, *deciding)
    if stance is Stance.YES and cue is None:
        stance, cue, strength = _turned(asked, masked, clauses, deciding) or (stance, cue, strength)
    if asked.is_negative_beside(sentence) and stance is not Stance.UNCLEAR:
        is_of_it = cue is not None or not asked.negated or content_stems(sentence) & asked.under
        strength = strength if is_of_it else UNKNOWING
        stance = Stance.NO if stance is Stance.YES else Stance.YES
    return Polarity(stance, cue, strength)


def _deciding(asked: Proposition, sentence: str, clauses: list[Span], span: Span | None) -> Span:
    """The clauses that hold the span, else the one that shares most with the question, else the whole sentence."""
    if span is not None:
        held = [c for c in clauses if c[0] < span[1] and span[0] < c[1]]
        if held:
            return min(c[0] for c in held), max(c[1] for c in held)
    shares = [asked.share(sentence[a:b]) for a, b in clauses]
    if not shares or max(shares) == 0:
        return 0, len(sentence)
    return clauses[shares.index(max(shares))]


def _clauses(sentence: str) -> list[Span]:
    borders = [0, *(m.start() or m.end() for m in _CLAUSE.finditer(sentence)), len(sentence)]
    return [(a, b) for a, b in pairwise(borders) if sentence[a:b].strip(' ,;:"“”–—-')]


def _read_clause(asked: Proposition, sentence: str, start: int, end: int) -> Reading:
    clause = sentence[start:end]
    everything = asked.stems | asked.names
    strength = 0.5 + 0.5 * min(1.0, len(content_stems(clause) & everything) / max(1, len(everything)))
    if outright := _open_or_double(asked, clause):
        stance, found = outright
        return stance, _at(found, start), strength
    another = denies_another(asked.act, clause) if asked.act else None
    if another is not None:
        told = stems_in(clause[:another]) & (asked.act or frozenset())
        return _read_clause(asked, sentence, start, start + another) if told else (Stance.UNCLEAR, None, strength)
    if denied := _denied(asked, clause):
        return Stance.NO, _at(denied, start), strength
    if opposite := _opposite(asked, clause):
        return Stance.NO, _at(opposite, start), strength * 0.8
    return Stance.YES, None, strength


def _open_or_double(asked: Proposition, clause: str) -> tuple[Stance, re.Match[str]] | None:
    """A denied denial or opposite, or what is left open; a no where it is asked whether it is known."""
    for pattern, stance in ((DOUBLE, Stance.YES), (UNCLEAR, Stance.UNCLEAR)):
        if found := pattern.search(clause):
            return Stance.NO if asked.knowledge and NOT_KNOWN.search(found.group()) else stance, found
    negation = None if DENIAL.search(clause) else NEGATIVE.search(clause)
    behind = content_stems(clause[negation.end() :]) if negation else frozenset()
    if negation and behind & asked.unless and not behind & asked.synonyms:
        return Stance.YES, negation
    return None


def _denied(asked: Proposition, clause: str) -> re.Match[str] | None:
    found = DENIAL.search(clause)
    if found and not _is_asked(found.group(), asked):
        return found
    found = NEGATIVE.search(clause)
    return found if found and _covers(clause, found, asked) else None


def _at(match: re.Match[str], start: int) -> Span:
    return start + match.start(), start + match.end()


def _is_asked(cue: str, asked: Proposition) -> bool:
    """Whether the denial is the very thing asked about ("Did she deny it?")."""
    return len(cue.split()) <= 3 and bool(content_stems(cue) & asked.stems)


_OF_WHICH = regex(r"\b(?:in|during|at|by|for|after|on|of|with|from|under) (?:which|whom)\s+$")
"""Before a "not": it tells more of what was, "an operation in which not a shot was fired"."""


def _covers(clause: str, negation: re.Match[str], asked: Proposition) -> bool:
    """Whether what is asked stands under the negation: a word of it behind, or all of it elsewhere."""
    behind = content_stems(clause[negation.end() :])
    before = content_stems(clause[: negation.start()])
    if behind & (asked.stems | asked.opposites):
        return True
    if before & asked.stems and _OF_WHICH.search(clause, 0, negation.start()):
        return False
    return not before & asked.stems or len(clause[negation.end() :].split()) <= 6


def _opposite(asked: Proposition, clause: str) -> re.Match[str] | None:
    word = next((word.word for word in content_words(clause) if word.stem in asked.opposites), None)
    return None if word is None else re.search(rf"\b{re.escape(word)}\b", clause)


_TURN = regex(r"\W*(?:but|although|though|while|whereas|however|yet|despite|and)\b", re.IGNORECASE)


def _turned(asked: Proposition, sentence: str, clauses: list[Span], deciding: Span) -> Reading | None:
    """A plain statement that another clause takes back: "he was held, but later released", "the report is false"."""
    stated = content_stems(sentence[slice(*deciding)])
    for start, end in clauses:
        clause = sentence[start:end]
        if (start, end) == deciding or start < deciding[0] or not _TURN.match(clause):
            continue
        if opposite := _opposite(asked, clause):
            return Stance.NO, _at(opposite, start), 0.6
        negation = NEGATIVE.search(clause)
        if negation and (content_stems(clause[negation.end() :]) & asked.stems) - stated:
            return Stance.NO, _at(negation, start), 0.6
    return _outside(sentence, *deciding)


def _outside(sentence: str, start: int, end: int) -> Reading | None:
    """A denial of the whole that the clause alone does not show: "called the claim false", "the report that ... is
    false". A dispute over X's claim ("but police disputed that account") leaves X's claim standing."""
    cue = REPORTED.search(sentence)
    if cue is None:
        return None
    reported = REPORTS.search(sentence[:start]) is not None and (start, end) != (0, len(sentence))
    return (Stance.NO, (cue.start(), cue.end()), 0.6) if reported or start <= cue.start() < end else None
