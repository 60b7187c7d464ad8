"""What is on or off: lights, power, alarms, engines. "The lights were out" says no to "Were the lights on?".

The words that say so are too small to be stems, and what they say turns on a denial: who denies that they were out
says that they were on. It reads English, and no other states than these two.
"""

import re

_THINGS = (
    r"lights?|lamps?|power|electricity|engines?|motors?|alarms?|sirens?|radars?|transponders?|beacons?|signals?|"
    r"heating|cameras?|pumps?|sonar|sprinklers?|air[- ]conditioning"
)
_BE = r"(?:was|were|is|are|been|be|being|stayed|remained|went)(?P<not>n['’]t)?"
# "On Monday", "on the pier", "off the coast", "out of order" are no states.
_ON = r"(?:lit|working|running|on(?!\s+(?:(?:the|an?|fire|board|its|their)\b|(?-i:[A-Z0-9]))))"
_OFF = r"(?:dark|dead|(?:out|off|down)(?!\s+(?:(?:of|the|an?|its|their)\b|(?-i:[A-Z0-9]))))"
_STATED = re.compile(
    rf"\b(?P<thing>{_THINGS})\b[^.;,]{{0,40}}?\b{_BE}\s+"
    rf"(?P<more>(?:(?:not|never|still|all|switched|turned|back)\s+){{0,3}})(?:(?P<on>{_ON})|(?P<off>{_OFF}))\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"^\W*(?:was|were|is|are|did)\b(?:n['’]t)?[^.;,]{{0,60}}?\b(?P<thing>{_THINGS})\b[^.;,]{{0,40}}?"
    rf"\b(?:(?P<on>{_ON}|work)|(?P<off>{_OFF}))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed)?|disput(?:es|ed)|not true|untrue|false)\b(?:\s+\w+){0,5}\s*$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never)\b", re.IGNORECASE)


def agrees(question: str, sentence: str) -> bool | None:
    """Whether what is asked to be on (or off) is said to be so; None where either speaks of nothing of the kind."""
    asked, stated = _ASKED.search(question), _STATED.search(sentence)
    if asked is None or stated is None or _one(asked["thing"]) != _one(stated["thing"]):
        return None
    is_negated = stated["not"] is not None or _NEGATED.search(stated["more"]) is not None
    is_denied = _DENIED.search(sentence[: stated.start()]) is not None
    is_on = (stated["on"] is not None) ^ is_negated ^ is_denied
    return is_on == (asked["on"] is not None)


def _one(thing: str) -> str:
    """One thing's one name: "Lights" and "light", "power" and "electricity"."""
    name = thing.lower().removesuffix("s")
    return "power" if name == "electricity" else name
