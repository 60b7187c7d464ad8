"""Whether a sentence says that a figure rose or fell to what it states: "has risen to 14", "lowered the toll to 13".

English words before the figure; it does not know which figure stood before.
"""

import re

from index.regex import regex

LOOK_BACK = 90  # code points

_ROSE = (
    r"(?:rose|ris(?:en|es|ing)|climb(?:s|ed|ing)?|increas(?:ed|es|ing)|jump(?:s|ed|ing)?|grew|grow(?:n|s|ing)|"
    r"(?:went|gone|goes|going) up|soar(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|mount(?:s|ed|ing)|"
    r"rais(?:es|ed|ing)|revis(?:es|ed|ing) upwards?)"
)
REACHED = r"(?:reach(?:es|ed)?|hits?|pass(?:es|ed)|top(?:s|ped)|exceed(?:s|ed)?)"
"""How a figure that mounts is said to come to where it stands."""
_FELL = (
    r"(?:lower(?:s|ed|ing)?|cut(?:s|ting)?|reduc(?:es|ed|ing)|drop(?:s|ped|ping)?|fell|fall(?:s|en|ing)?|shr[aiu]nk\w*|"
    r"declin(?:es|ed|ing)|decreas(?:es|ed|ing))"
)
_COUNT = r"(?:tolls?|totals?|number|count|tally|figure)"
_BETWEEN = r"(?:(?!\bto\b)[^.;:])"
_RISES_TO = regex(
    rf"\b(?:{_ROSE}\b{_BETWEEN}{{0,40}}|(?:bring|brought|tak|took|push)\w*\b{_BETWEEN}{{0,30}}\b{_COUNT}\b{_BETWEEN}{{0,30}})\bto\s+$"
    rf"|\b{_COUNT}\b{_BETWEEN}{{0,50}}\b{REACHED}\s+$",
    re.IGNORECASE,
)
_FALLS_TO = regex(
    rf"\b{_FELL}\b{_BETWEEN}{{0,60}}\bto\s+$|\bdown(?:wards?)?\s+(?:from\s+[\w,.]+\s+)?to\s+$", re.IGNORECASE
)

_TOLL_ROSE = regex(
    rf"\b(?:death )?{_COUNT}\b{_BETWEEN}{{0,80}}\b(?:{_ROSE}|{REACHED}|stands?|stood)\b|"
    rf"\b(?:{_ROSE}|bring\w*|brought|tak\w+|took|push\w*)\b[^.;:]{{0,30}}\b{_COUNT}\b",
    re.IGNORECASE,
)


def tells_of_mounting(sentence: str) -> bool:
    """Whether it says that a count rose or where it has come to: "the toll has risen to 14, the ministry said"."""
    return _TOLL_ROSE.search(sentence) is not None


def rises_to(sentence: str, figure: int) -> bool:
    """Whether the words right before the figure that starts at `figure`, in code points, say that it rose to it."""
    words = sentence[max(0, figure - LOOK_BACK) : figure]
    return _RISES_TO.search(words) is not None and _FALLS_TO.search(words) is None


def falls_to(sentence: str, figure: int) -> bool:
    """The same, that it fell or was lowered to it."""
    return _FALLS_TO.search(sentence[max(0, figure - LOOK_BACK) : figure]) is not None
