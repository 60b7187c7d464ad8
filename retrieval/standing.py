"""What an answer comes to, kept without its words, and what is different in a later answer to the same question.

Only what a reader would call news counts: a position, the verdict, an outlet, an origin, a rising toll; not the order,
a score or a spelling. It keeps digests, so that nothing of an article is left where this is stored.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from retrieval.answer import Answer, Position, Verdict

_DIGEST_CHARS = 16


class Held(BaseModel):
    """One position: digests of its value's forms, of the places that state it, of its outlets; how many origins."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    forms: tuple[str, ...]
    places: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int


class Standing(BaseModel):
    """An answer's verdict and positions, without their words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: Verdict
    held: tuple[Held, ...]

    def to_json(self) -> str:
        """The same answer gives the same bytes."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str) -> "Standing | None":
        """None where another version of the program wrote it."""
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            return None


@dataclass(frozen=True, slots=True)
class Change:
    """What is different. `new` and `joined` index the later answer's positions: positions that were not there, and
    (position, outlets) where outlets took up one that was. `gone` counts positions that the answer has no more,
    `confirmed` are positions with more origins; `verdict` is the one before, if it is another now; `superseded` the
    sentence that tells a toll's rise, if a new figure is its latest."""

    new: tuple[int, ...] = ()
    joined: tuple[tuple[int, tuple[str, ...]], ...] = ()
    confirmed: tuple[int, ...] = ()
    gone: int = 0
    verdict: Verdict | None = None
    superseded: str | None = None

    @property
    def is_news(self) -> bool:
        """Whether there is anything to tell."""
        return self != Change()


def standing_of(answer: Answer) -> Standing:
    """What the answer comes to."""
    return Standing(verdict=answer.verdict, held=tuple(_held(position) for position in answer.positions))


def _held(position: Position) -> Held:
    places = (f"{e.article}@{e.version}:{e.span.start if e.span else e.quote.start}" for e in position.evidence)
    return Held(
        forms=_digests(form.casefold() for form in (position.value, *position.also)),
        places=_digests(places),
        outlets=_digests(outlets_of(position)),
        origins=position.origins,
    )


def _digests(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(map(_digest, texts))))


def outlets_of(position: Position) -> tuple[str, ...]:
    """The outlets that carry a position, in the order of its evidence; an unknown one is its article."""
    return tuple(dict.fromkeys(e.outlet or e.article for e in position.evidence))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_CHARS]


def change(before: Standing, now: Answer) -> Change:
    """What a reader of the answer before would want to be told."""
    pairs = _pairs(before.held, now.positions)
    joined = tuple(
        (at, outlets)
        for at, old in pairs.items()
        if (outlets := tuple(o for o in outlets_of(now.positions[at]) if _digest(o) not in old.outlets))
    )
    confirmed = tuple(at for at, old in pairs.items() if now.positions[at].origins > old.origins)
    met = [old for old in before.held if any(_same(old, _held(position)) for position in now.positions)]
    new = tuple(at for at in range(len(now.positions)) if at not in pairs)
    return Change(
        new=new,
        joined=joined,
        confirmed=confirmed,
        gone=len(before.held) - len(met),
        verdict=before.verdict if before.verdict is not now.verdict else None,
        superseded=_superseded(now, new),
    )


def _pairs(before: Sequence[Held], positions: Sequence[Position]) -> dict[int, Held]:
    """Each later position with the earlier one that it goes on from; of several the one that shares most."""
    found: dict[int, Held] = {}
    for at, position in enumerate(positions):
        held = _held(position)
        alike = [old for old in before if _same(old, held)]
        if alike:
            found[at] = max(alike, key=lambda old: _in_common(old, held))
    return found


def _same(one: Held, other: Held) -> bool:
    return any(_in_common(one, other))


def _in_common(one: Held, other: Held) -> tuple[int, int]:
    return len(set(one.forms) & set(other.forms)), len(set(one.places) & set(other.places))


def _superseded(now: Answer, new: Sequence[int]) -> str | None:
    risen = (d for d in now.disagreements if d.kind == "superseded" and d.positions and d.positions[0] in new)
    return next((disagreement.words for disagreement in risen), None)
