"""Answers made for tests: a harbour that nobody can visit, told by outlets that nobody can read."""

from datetime import date

from retrieval.answer import (
    Answer,
    Attribution,
    Days,
    Disagreement,
    Evidence,
    Kind,
    Position,
    Reading,
    Slice,
    Took,
    Verdict,
)
from retrieval.match import Match

QUOTE = "Late on Sunday the pilot said the ferry had struck the Ormby light, not the pier."
TOOK = Took(total=40, search=8, read=25)


def evidence(article: str = "pilot-1", **changes: object) -> Evidence:
    """One piece of evidence whose quote is `QUOTE`, standing at 100, with the answer marked in it."""
    start = QUOTE.index("the Ormby light")
    whole: dict[str, object] = {
        "article": article,
        "version": 1,
        "outlet": "Ormby Courier",
        "title": "Ferry aground off Ormby",
        "url": None,
        "published": "2031-05-05T06:30:00Z",
        "published_basis": "stated",
        "published_from": (),
        "day": "2031-05-04",
        "day_from": "sentence",
        "day_words": "Late on Sunday",
        "quote": Slice(start=100, end=100 + len(QUOTE), text=QUOTE),
        "span": Slice(start=100 + start, end=100 + start + 15, text="the Ormby light"),
        "attribution": Attribution(who="the pilot", anonymous=False, via=None),
        "origin": "o1",
        "score": 0.875,
    }
    return Evidence.model_validate(whole | changes)


def position(*pieces: Evidence, value: str = "the Ormby light", also: tuple[str, ...] = ()) -> Position:
    """A position that counts its evidence's outlets and origins."""
    return Position(
        value=value,
        also=also,
        outlets=len({piece.outlet for piece in pieces}),
        origins=len({piece.origin for piece in pieces}),
        evidence=pieces,
    )


def reading(days: Days | None = None, **filters: str) -> Reading:
    """A question after a place."""
    return Reading(kind=Kind.PLACE, days=days, filters=filters)


def asked_day(note: str | None = "4 May 2031, the only 4 May the archive covers") -> Days:
    """ "4 May", as read."""
    return Days(first=date(2031, 5, 4), last=date(2031, 5, 4), words="4 May", note=note)


APART = (
    "its reports tell of Sunday 4 May 2031 and of September 2031: perhaps of several events, which do not bear each "
    "other out; name the day"
)


def of_two_events() -> Answer:
    """The first position's reports tell of days months apart; `APART` says so."""
    answer = disputed()
    first, *others = answer.positions
    held = (first.model_copy(update={"events": ("2031-05-04", "2031-09")}), *others)
    return answer.model_copy(update={"positions": held})


WEAK = (
    "Position 2 is a weak match: of such, 4 in 10 answer what was asked, of all others 8 in 10. Read the quote first."
)


def weakly_disputed() -> Answer:
    """The second position matches the question weakly, the first well; `WEAK` says so."""
    answer = disputed()
    first, second = answer.positions
    held = (
        first.model_copy(update={"match": Match.STRONG}),
        second.model_copy(update={"match": Match.WEAK}),
    )
    return answer.model_copy(update={"positions": held})


DENIED = "1 origin says the Ormby light, 1 denies it: a claim and its denial."


def denied() -> Answer:
    """A position, and what `belt-9` says: that it was not so."""
    answer = disputed()
    quote = "The ferry did not hit the Ormby light, an official said."
    words = "The ferry did not hit the Ormby light"
    against = evidence(
        "belt-9",
        outlet="Belt Post",
        quote=Slice(start=7, end=7 + len(quote), text=quote),
        span=Slice(start=7, end=7 + len(words), text=words),
        attribution=Attribution(who="an official", anonymous=True, via=None),
        origin="o2",
        score=0.75,
    )
    return answer.model_copy(
        update={
            "positions": (answer.positions[0], position(against, value=words)),
            "disagreements": (Disagreement(kind="polarity", positions=(0, 1), words=DENIED),),
        }
    )


def disputed() -> Answer:
    """Two positions, the first with a copy of its first origin."""
    other = "A harbour official, who would not be named, told Belt Wire the ferry hit the north pier."
    start = other.index("the north pier")
    against = evidence(
        "belt-9",
        outlet=None,
        title=None,
        published="2031-05-05",
        published_basis="inferred",
        published_from=("pilot-1", "pilot-2"),
        day_from="lead",
        day_words="on Sunday",
        quote=Slice(start=7, end=7 + len(other), text=other),
        span=Slice(start=7 + start, end=7 + start + 14, text="the north pier"),
        attribution=Attribution(who="a harbour official", anonymous=True, via="Belt Wire"),
        origin="o2",
        score=0.75,
    )
    return Answer(
        question="what did the ferry hit on 4 May?",
        reading=reading(asked_day()),
        verdict=Verdict.DISPUTED,
        positions=(
            position(evidence(), evidence("pilot-2", outlet="Skerry Post"), also=("the light at Ormby",)),
            position(against, value="the north pier"),
        ),
        disagreements=(
            Disagreement(kind="place", positions=(0, 1), words="1 origin names the Ormby light, 1 the north pier."),
        ),
        took_ms=TOOK,
    )


def unanswered(*nearest: Evidence) -> Answer:
    """Nothing for the day asked about."""
    return Answer(
        question="what did the ferry hit on 9 June?",
        reading=reading(Days(first=date(2031, 6, 9), last=date(2031, 6, 9), words="9 June", note=None)),
        verdict=Verdict.UNANSWERED,
        nearest=nearest,
        took_ms=TOOK,
    )
