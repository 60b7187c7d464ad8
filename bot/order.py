"""In which order positions are read, and which piece of evidence has which number.

It does not know how anything is shown; chat, picture and report number alike because they ask here.
"""

from dataclasses import dataclass

from retrieval.answer import Answer, Evidence
from retrieval.match import Match
from retrieval.verify import quoted_in


def reading_order(answer: Answer) -> tuple[int, ...]:
    """Indexes of the positions as people read them: as ranked, but a figure that rises or falls latest first, and of as
    many origins what is denied before its denial."""
    order = list(range(len(answer.positions)))
    for parting in answer.disagreements:
        if parting.kind in ("superseded", "polarity"):
            places = sorted(order.index(position) for position in parting.positions)
            for place, position in zip(places, parting.positions, strict=True):
                order[place] = position
    return tuple(order)


def number_of(answer: Answer, position: int) -> int:
    """A position's number as it is shown, from 1."""
    return reading_order(answer).index(position) + 1


def weak_matches(answer: Answer) -> list[int]:
    """The numbers, as shown, of the positions that match the question weakly."""
    shown = enumerate(reading_order(answer), 1)
    return [number for number, at in shown if answer.positions[at].match is Match.WEAK]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence with its number among all that the answer quotes (`quoted_in`), and its position's index."""

    item: int
    position: int | None
    evidence: Evidence


def exhibits(answer: Answer) -> tuple[Exhibit, ...]:
    """Everything quoted, numbered from 0."""
    owners: list[int | None] = [at for at, position in enumerate(answer.positions) for _ in position.evidence]
    owners += [None] * (len(answer.vague) + len(answer.nearest))
    return tuple(
        Exhibit(item, owner, evidence)
        for item, (owner, evidence) in enumerate(zip(owners, quoted_in(answer), strict=True))
    )


def supporting(answer: Answer) -> tuple[Exhibit, ...]:
    """What stands under a position, in the order in which positions are read."""
    place = {position: at for at, position in enumerate(reading_order(answer))}
    held = [(place[piece.position], piece) for piece in exhibits(answer) if piece.position is not None]
    return tuple(piece for _, piece in sorted(held, key=lambda each: (each[0], each[1].item)))


def origin_numbers(answer: Answer) -> dict[str, int]:
    """The number under which each origin is shown, the same wherever one is: as positions are read, from 1."""
    origins = [piece.evidence.origin for piece in (*supporting(answer), *exhibits(answer))]
    return {origin: number for number, origin in enumerate(dict.fromkeys(origins), 1)}
