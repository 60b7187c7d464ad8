"""Positions into what an Answer shows: evidence with named origins, the order of positions, verdict, disagreements.

It does not know how positions were found or how an Answer is rendered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.day import Day
from retrieval.answer import NAMED, Disagreement, Evidence, Kind, Position, Verdict
from retrieval.apart import events
from retrieval.candidates import Candidate
from retrieval.citing import Cited, cited, nearest, published_at
from retrieval.claim import Claim
from retrieval.disagreement import denial, disagreements
from retrieval.leading import led
from retrieval.match import match_of
from retrieval.origins import group_origins
from retrieval.positions import Grouped, Outcome
from retrieval.side import Side, Witness
from retrieval.values.moment import Moment
from retrieval.values.precision import shown_value
from retrieval.values.rising import falls_to, rises_to
from retrieval.values.value import QuestionFocus


@dataclass(frozen=True, slots=True)
class Composed:
    """The parts of an Answer that say something about the world."""

    verdict: Verdict
    positions: tuple[Position, ...]
    disagreements: tuple[Disagreement, ...]
    vague: tuple[Evidence, ...]
    nearest: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    position: Position
    side: Side


def compose(
    kind: Kind, outcome: Outcome, focus: QuestionFocus, weighed: Sequence[Candidate], days: Sequence[Day]
) -> Composed:
    """Everything that is shown. Origins are named o1, o2 ... in the order in which they first appear."""
    groups = [*outcome.positions, *(denied.grouped for denied in outcome.denials)]
    in_positions = [[cited(claim) for claim in grouped.claims] for grouped in groups]
    vague = [cited(claim) for claim in outcome.vague]
    misses = [] if outcome.positions else nearest(weighed, outcome.short, days)
    named = _Origins([c for cs in in_positions for c in cs] + vague + misses)
    found = [_shown(kind, g, cs, named, focus) for g, cs in zip(groups, in_positions, strict=True)]
    order = sorted(range(len(found)), key=lambda at: _rank(found[at]))
    shown = [found[at] for at in order]
    sides = [s.side for s in shown]
    apart = disagreements(kind, sides, focus)
    apart += tuple(denial(sides, *pair) for pair in _denied(outcome, order))
    # What disputes nothing and bears nothing out is no position of its own.
    shown, beside = (shown, []) if apart else _first_of(shown)
    return Composed(
        _verdict(shown, bool(apart)),
        tuple(s.position for s in shown),
        apart,
        (*(c.evidence(named.of(c)) for c in vague), *(each for s in beside for each in s.position.evidence)),
        tuple(c.evidence(named.of(c)) for c in misses),
    )


def _rank(each: _Shown) -> tuple[int, float, str]:
    """By origins, then the score that a reader sees, that of the surest piece, then the article's key."""
    position = each.position
    return -position.origins, -max(evidence.score for evidence in position.evidence), position.evidence[0].article


def _first_of(shown: Sequence[_Shown]) -> tuple[list[_Shown], list[_Shown]]:
    """The one that answers, and the others: of times with as many origins one that is dated, not "before the fair"."""
    order = sorted(shown, key=lambda each: (-each.position.origins, _is_undated(each)))
    return order[:1], order[1:]


def _is_undated(each: _Shown) -> bool:
    told = (witness.value.meaning for witness in each.side.witnesses)
    return all(isinstance(meaning, Moment) and bool(meaning.words) for meaning in told)


def _denied(outcome: Outcome, order: Sequence[int]) -> list[tuple[int, int]]:
    """Where each denied position and its denial stand; `order` is of the positions and, after them, the denials."""
    own = enumerate(outcome.denials, len(outcome.positions))
    return sorted((order.index(claimed), order.index(at)) for at, denied in own for claimed in denied.of)


class _Origins:
    """Which origin each piece of evidence is counted in."""

    def __init__(self, everything: Sequence[Cited]) -> None:
        quotes = [c.candidate.text for c in everything]
        labels = group_origins([(c.article, c.attribution) for c in everything], quotes)
        self._by_identity = {id(c): label for c, label in zip(everything, labels, strict=True)}

    def of(self, each: Cited) -> str:
        return self._by_identity[id(each)]


def _shown(kind: Kind, grouped: Grouped, evidence: Sequence[Cited], named: _Origins, focus: QuestionFocus) -> _Shown:
    origins = [named.of(c) for c in evidence]
    shown = tuple(c.evidence(origin) for c, origin in zip(evidence, origins, strict=True))
    values = [claim.value for claim in grouped.claims]
    # An account has no normal form, nor has a denial of a figure or a day: they are told in words, as a name is.
    in_words = kind in NAMED or kind is Kind.ACCOUNT or values[0].kind is not kind
    value = _best_supported(grouped.claims) if in_words else shown_value(values)
    told_of = events(kind, focus.text, evidence, origins)
    others = {v.shown for v in values} - {value}
    position = Position(
        value=value,
        also=tuple(sorted(others, key=lambda form: (form.lower(), form))),
        outlets=len({e.outlet.lower() if e.outlet else f"?{e.origin}" for e in shown}),
        origins=len({e.origin for e in shown}),
        evidence=tuple(shown[at] for at in led(evidence, origins)),
        events=tuple(event.day.iso() for event in told_of),
        match=match_of(max(e.score for e in shown)),
    )
    return _Shown(position, Side(value, _witnesses(grouped.claims, shown)))


def _best_supported(claims: Sequence[Claim]) -> str:
    """The form that the surest evidence uses, all of it together: of names the longest is often an odd one, of accounts
    the shortest a piece of one."""
    support: dict[str, float] = {}
    for claim in claims:
        support[claim.value.shown] = support.get(claim.value.shown, 0.0) + claim.score
    return min(support, key=lambda shown: (-round(support[shown], 6), shown))


def _witnesses(claims: Sequence[Claim], shown: Sequence[Evidence]) -> tuple[Witness, ...]:
    return tuple(
        Witness(
            claim.value,
            claim.candidate.article.key,
            evidence.origin,
            published_at(claim.candidate.article),
            claim.candidate.article.masthead.clock_known,
            rises_to(claim.candidate.text, claim.value.start),
            falls_to(claim.candidate.text, claim.value.start),
            evidence.outlet,
        )
        for claim, evidence in zip(claims, shown, strict=True)
    )


def _verdict(shown: Sequence[_Shown], disputed: bool) -> Verdict:
    if not shown:
        return Verdict.UNANSWERED
    if disputed:
        return Verdict.DISPUTED
    return Verdict.AGREED if shown[0].position.origins > 1 else Verdict.SINGLE_SOURCE
