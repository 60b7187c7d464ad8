"""Bare questions about an event: its toll, its people, its day and place, with hardly a word of the sentence in them.

A reader that learns only from questions made of the sentence's own words comes to take shared words for answers; these
share none but the event's name. Works on one sentence; `{event}` stands where the event's name goes.
"""

import random
import re
from collections.abc import Iterator

from retrieval.training.phrases import COUNTED, NAME, NUMBER, PLACE, WHEN, any_of, is_place
from retrieval.training.questions import Made

_DEAD = any_of("killed|killing|dead|died|deaths|death toll|lost their lives|fatalities|bodies|perished|slain|fatally")
_HURT = any_of("injured|injuring|wounded|wounding|hurt|injuries|hospitalized|hospital")
_HELD = any_of("arrested|detained|arrests|in custody|charged")
_TOLLS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "dead",
        _DEAD,
        (
            "death toll in the {event}?",
            "How many people died in the {event}?",
            "How many people were killed in the {event}?",
            "how many dead in the {event}",
            "{event}: how many were killed?",
            "What was the death toll of the {event}?",
        ),
    ),
    (
        "hurt",
        _HURT,
        (
            "How many people were injured in the {event}?",
            "How many were hurt in the {event}?",
            "number of wounded in the {event}",
            "how many people got hurt in the {event}?",
            "{event} how many injured",
        ),
    ),
    (
        "held",
        _HELD,
        (
            "How many people were arrested in the {event}?",
            "How many arrests were made over the {event}?",
            "how many detained after the {event}",
        ),
    ),
)
_COUNTS = (
    "How many {noun} were there in the {event}?",
    "How many {noun} were involved in the {event}?",
    "how many {noun} in the {event}",
    "number of {noun} in the {event}?",
)
_SAME_NOUN = (
    {"attackers", "gunmen", "assailants", "militants", "shooters"},
    {"officers", "police officers", "policemen", "cops"},
    {"children", "kids", "minors"},
    {"students", "pupils"},
    {"soldiers", "troops", "service members"},
    {"protesters", "demonstrators"},
    {"shots", "rounds", "bullets"},
    {"homes", "houses"},
)
_NO_COUNT = re.compile(
    any_of("years|months|weeks|days|hours|minutes|seconds|times|percent|points|dollars|others|miles|feet")
)
_ROLES = any_of(
    "gunman|shooter|attacker|bomber|suspect|driver|pilot|victim|hostage|officer|killer|assailant|leaker|whistleblower"
    "|plaintiff|winner|nominee|prosecutor|judge|sheriff|mayor|police chief|owner|founder|author"
)
_HAPPENED = re.compile(
    any_of(
        "attacked|attack|killed|exploded|crashed|struck|opened fire|happened|occurred|took place|began|arrested|hit"
        "|shot|detonated|erupted|voted|met|signed|ruled|announced|launched|started"
    )
)


def cores_on(sentence: str, rng: random.Random) -> list[Made]:
    """Bare questions that the sentence answers, `{event}` left open; `about` says what is asked."""
    if not 25 <= len(sentence) <= 320 or "?" in sentence:
        return []
    return [*_tolls(sentence, rng), *_counts(sentence, rng), *_roles(sentence, rng), *_settings(sentence, rng)]


def _tolls(sentence: str, rng: random.Random) -> Iterator[Made]:
    """The one figure for people beside a word for what became of them."""
    figures = list(re.finditer(rf"\b(?P<q>{NUMBER})(?: (?P<n>{COUNTED}))?\b(?! percent|%)", sentence, re.I))
    for about, words, templates in _TOLLS:
        near = [
            figure
            for figure in figures
            if re.search(rf"\b(?:{words})\b", sentence[max(0, figure.start() - 22) : figure.end() + 22], re.I)
            and not (figure["n"] and _NO_COUNT.search(figure["n"]))
            and not re.fullmatch(r"(?:19|20)\d\d", figure["q"])
        ]
        near = [figure for figure in near if _touches(sentence, figure, words)] if len(near) > 1 else near
        others = any(re.search(rf"\b(?:{other})\b", sentence, re.I) for name, other, _ in _TOLLS if name != about)
        if len(near) == 1 and (not others or len(figures) == 1 or _touches(sentence, near[0], words)):
            yield Made(rng.choice(templates), *near[0].span("q"), "number", f"core-{about}")


def _touches(sentence: str, figure: "re.Match[str]", words: str) -> bool:
    before, after = sentence[: figure.start()], sentence[figure.end() :]
    pattern = rf"(?:{words})"
    return bool(
        re.search(rf"{pattern} $", before, re.I) or re.match(rf" (?:were |was |have been )?{pattern}", after, re.I)
    )


def _counts(sentence: str, rng: random.Random) -> Iterator[Made]:
    for match in re.finditer(rf"\b(?P<q>{NUMBER}) (?P<n>{COUNTED})\b", sentence, re.I):
        noun = match["n"].removeprefix("of ")
        if _NO_COUNT.search(noun) or noun.split()[-1] in {"people", "was", "has", "is", "this"}:
            continue
        same = next((group for group in _SAME_NOUN if noun.split()[-1] in group), {noun})
        asked = rng.choice(_COUNTS).replace("{noun}", rng.choice(sorted(same)))
        yield Made(asked, *match.span("q"), "number", f"core-{noun.split()[-1]}")


def _roles(sentence: str, rng: random.Random) -> Iterator[Made]:
    pattern = rf"\b(?P<r>{_ROLES})(?:,| was| has been)? (?:identified (?:by [\w ]+ )?as |named (?:as )?)?(?P<n>{NAME})"
    for match in re.finditer(pattern, sentence):
        asked = rng.choice(
            ("Who was the {role} in the {event}?", "name of the {event} {role}", "Who is the {role} of the {event}?")
        )
        yield Made(asked.replace("{role}", match["r"]), *match.span("n"), "person", f"core-{match['r']}")


def _settings(sentence: str, rng: random.Random) -> Iterator[Made]:
    """When and where, of a sentence that says that something happened."""
    if not _HAPPENED.search(sentence):
        return
    days = list(re.finditer(rf"\b(?P<a>{WHEN})\b", sentence))
    if len(days) == 1:
        asked = rng.choice(("When did the {event} happen?", "When was the {event}?", "what day was the {event}"))
        yield Made(asked, *days[0].span("a"), "date", "core-when")
    found = re.finditer(rf"\b(?:in|near|at|outside) (?P<a>{PLACE})", sentence)
    places = [match for match in found if is_place(match["a"], sentence[match.end("a") :])]
    if len(places) == 1:
        asked = rng.choice(
            ("Where did the {event} happen?", "Where was the {event}?", "where did the {event} take place")
        )
        yield Made(asked, *places[0].span("a"), "place", "core-where")
