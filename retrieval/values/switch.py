"""What is on or off: lights, power, alarms, engines. "The lights were out" says no to "Were the lights on?".

The words that say so are too small to be stems, and what they say turns on a denial: who denies that they were out
says that they were on. An alarm that "went off" was on, and one that was silent was not. It reads English, and no
other states than these two.
"""

import re

from index.regex import regex

_THINGS = (
    r"lights?|lamps?|power|electricity|engines?|motors?|alarms?|sirens?|radars?|transponders?|beacons?|signals?|"
    r"heating|cameras?|pumps?|sonar|sprinklers?|air[- ]conditioning|bells?|horns?"
)
_BE = r"(?:was|were|is|are|been|be|being|stayed|remained|went)(?P<not>n['’]t)?"
# "On Monday", "on the pier", "off the coast", "out of order" are no states.
_ON = r"(?:lit|working|running|on(?!\s+(?:(?:the|an?|fire|board|its|their)\b|(?-i:[A-Z0-9]))))"
_OFF = (
    r"(?:dark|dead|(?:silent|mute|quiet)(?!\s+(?:about|on|over)\b)|"
    r"(?:out|off|down)(?!\s+(?:(?:of|the|an?|its|their)\b|(?-i:[A-Z0-9]))))"
)
_STATED = regex(
    rf"\b(?P<thing>{_THINGS})\b[^.;,]{{0,40}}?\b{_BE}\s+"
    rf"(?P<more>(?:(?:not|never|still|all|switched|turned|back)\s+){{0,3}})(?:(?P<on>{_ON})|(?P<off>{_OFF}))\b",
    re.IGNORECASE,
)
_ASKED = regex(
    rf"^\W*(?:was|were|is|are|did)\b(?:n['’]t)?[^.;,]{{0,60}}?\b(?P<thing>{_THINGS})\b[^.;,]{{0,40}}?"
    rf"\b(?:(?P<on>{_ON}|work)|(?P<off>{_OFF}))\b",
    re.IGNORECASE,
)
_SOUNDED = regex(
    r"\b(?P<thing>alarms?|sirens?|bells?|horns?)\b(?P<more>[^.;,“”\"]{0,40}?)"
    r"\b(?:sound(?:ed|ing)?|r[au]ng|ring(?:ing)?|wail(?:ed|ing)?|blar(?:e|ed|ing)|(?:go|goes|went|gone|going) off)\b",
    re.IGNORECASE,
)
_ASKS = regex(r"\W*(?:was|were|is|are|did|has|have|had|do|does)\b", re.IGNORECASE)
_DENIED = regex(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed)?|disput(?:es|ed)|not true|untrue|false)\b(?:\s+\w+){0,5}\s*$",
    re.IGNORECASE,
)
_NEGATED = regex(r"\b(?:not|never|no|fail\w*)\b|n['’]t\b", re.IGNORECASE)


def agrees(question: str, sentence: str) -> bool | None:
    """Whether what is asked to be on (or off) is said to be so; None where either speaks of nothing of the kind."""
    asked, stated = _asked(question), _stated(sentence)
    if asked is None or stated is None or _one(asked[0]) != _one(stated[0]):
        return None
    return asked[1] == stated[1]


def _asked(question: str) -> tuple[str, bool] | None:
    """The thing that is asked after, and whether it is asked to be on."""
    if _ASKS.match(question) and (found := _SOUNDED.search(question)):
        return found["thing"], _NEGATED.search(found["more"]) is None
    found = _ASKED.search(question)
    return None if found is None else (found["thing"], found["on"] is not None)


def _stated(sentence: str) -> tuple[str, bool] | None:
    """The thing that is said to be on or off, and whether it is on."""
    if found := _SOUNDED.search(sentence):
        is_on = _NEGATED.search(found["more"]) is None
    elif found := _STATED.search(sentence):
        is_on = (found["on"] is not None) ^ (found["not"] is not None or _NEGATED.search(found["more"]) is not None)
    else:
        return None
    return found["thing"], is_on ^ (_DENIED.search(sentence[: found.start()]) is not None)


def _one(thing: str) -> str:
    """One thing's one name: "Lights" and "light", "power" and "electricity"."""
    name = thing.lower().removesuffix("s")
    return "power" if name == "electricity" else name
