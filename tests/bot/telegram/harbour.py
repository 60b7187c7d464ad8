"""Answers that are hard to draw: many outlets, long and foreign names, undated articles, figures far apart."""

from datetime import datetime, timedelta

from retrieval.answer import Answer, Disagreement, Evidence, Kind, Position, Reading, Slice, Verdict
from tests.bot.answers import TOOK, evidence, position

START = datetime(2031, 5, 4, 6, 30)
LONG = "The Most Ancient and Honourable Gazette of the Harbours, Lights and Pilots of Greater Ormby and Skerry"
NAMES = (
    "Ormby Courier",
    "قناة أورمبي الإخبارية",
    "Вестник Скерри",
    "東京港湾新聞",
    "समाचार पत्र",
    LONG,
    "Skerry Post 🔥",
    "W" * 90,
)


def report(at: int, said: str, published: str | None = None, **changes: object) -> Evidence:
    """An article that says `said`, by an outlet of its own, some hours after the one before it."""
    text = f"It was {said}, the pilot said."
    when = published or (START + timedelta(hours=5 * at)).isoformat() + "Z"
    given: dict[str, object] = {
        "outlet": f"Ormby Outlet {at}",
        "published": when,
        "quote": Slice(start=0, end=len(text), text=text),
        "span": Slice(start=7, end=7 + len(said), text=said),
        "origin": f"o{at}",
    }
    return evidence(f"a{at}", **(given | changes))


def undated(at: int, said: str) -> Evidence:
    """The same without a day of publication."""
    return report(at, said, published="x").model_copy(update={"published": None, "published_basis": "unknown"})


def asking(kind: Kind, question: str, *held: Position, superseded: bool = False) -> Answer:
    """A question whose positions all part from one another."""
    apart = Disagreement(
        kind="superseded" if superseded else "number" if kind is Kind.NUMBER else "name",
        positions=tuple(reversed(range(len(held)))) if superseded else tuple(range(len(held))),
        words="They part.",
    )
    return Answer(
        question=question,
        reading=Reading(kind=kind),
        verdict=Verdict.DISPUTED if len(held) > 1 else Verdict.AGREED,
        positions=held,
        disagreements=(apart,) if len(held) > 1 else (),
        took_ms=TOOK,
    )


def figures(*said: str) -> Answer:
    """One report for each figure."""
    held = (position(report(at, words), value=words) for at, words in enumerate(said))
    return asking(Kind.NUMBER, "How many lamps went out along the coast?", *held)


def lanes(*counts: int) -> Answer:
    """Positions with so many outlets each."""
    at, held = 0, []
    for lane, count in enumerate(counts):
        value = f"the {('red', 'green', 'white', 'blue', 'old')[lane % 5]} light at pier {lane + 1}"
        held.append(position(*(report(at + each, value) for each in range(count)), value=value))
        at += count
    return asking(Kind.PLACE, "Which light did the ferry Ansgar strike on its way into Ormby?", *held)


def foreign() -> Answer:
    """Every name in other letters, or too long."""
    one = [report(at, "the light", outlet=name) for at, name in enumerate(NAMES)]
    other = report(9, "маяк Ормби", outlet=None)
    third = report(10, "東京湾の灯台", outlet="محطة", published_basis="inferred")
    return asking(
        Kind.PLACE,
        "ماذا ضربت العبارة? Что задела «Ансгар»? フェリーは何に?",
        position(*one, value="the light"),
        position(other, value="маяк Ормби, стоящий на самом дальнем и самом старом молу гавани"),
        position(third, undated(11, "東京湾の灯台"), value="東京湾の灯台"),
    )


HARD: dict[str, Answer] = {
    "rising": asking(
        Kind.NUMBER,
        "How many lamps went out?",
        position(report(0, "at least seven"), report(1, "seven"), value="seven"),
        position(report(3, "about 14"), value="about 14"),
        position(report(6, "between 20 and 30", published_basis="inferred"), undated(7, "25"), value="20 to 30"),
        superseded=True,
    ),
    "far_apart": figures("3", "at least 40", "1,200", "about 350,000", "fewer than 20", "2.5 million"),
    "money": figures("$2 million", "between $3 million and $5 million", "up to $9 million"),
    "forty_figures": figures(*(f"{at} lamps" for at in range(2, 42))),
    "one": lanes(1),
    "forty": lanes(13, 11, 9, 4, 3),
    "twelve_lanes": lanes(*[2] * 14),
    "foreign": foreign(),
    "undated_only": asking(Kind.NAME, "Who steered?", position(undated(0, "Ada Brook"), value="Ada Brook")),
    "undated_figures": asking(Kind.NUMBER, "How many lamps went out?", position(undated(0, "nine"), value="nine")),
    "years": asking(
        Kind.ACCOUNT,
        "How did it happen? " * 12,
        position(
            report(0, "fog", "2019"), report(1, "fog", "2024-03"), report(2, "fog", "2031-05-04"), value="fog " * 60
        ),
        position(report(3, "$\\frac{1}{0}$ drink"), value="$\\frac{1}{0}$ <b>drink</b> \u202e_{x}^"),
    ),
    "one_outlet": asking(
        Kind.POLARITY,
        "Was the light out?",
        position(*(report(at, "out", outlet="Ormby Courier") for at in range(6)), value="yes"),
        position(report(7, "not out", outlet="Ormby Courier"), value="no"),
    ),
}
