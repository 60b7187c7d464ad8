"""The line that a wire report opens with, "VELM, May 4 (NPA) -": its date is the report's, not the event's.

It does not know what an agency is called (`page.credits`), nor dates the report (`page.masthead`).
"""

from index.regex import regex
from index.times.expression import Timex

_PLACE = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_PLACES = regex(rf"[\W_]*{_PLACE}(?:[ \u00a0,/]+(?:{_PLACE}|de|del|al|el|la|of|the))*[,.]?\s+")
_AGENCY = regex(r",?\s*[(\[/]\s?[^\W\d_a-z][^()\[\]/]{1,40}[)\]/]+\s*(?:—|–|--|-|−|:)\s")
_DASH = regex(r"\s*(?:—|–|--|-|−)\s")
_OPENS = regex(r"[\W_]*(?:On|In|At|By|Since|From|Until|Before|After|During|Of|The|A|An)\b")
_LONGEST = 60  # characters before the date


def is_dateline(sentence: str, timex: Timex) -> bool:
    """Whether the time is that of the dateline: behind it an agency in brackets, or a place before it and a dash.

    "May 4 - A bomb kills two" and "Velm, 4 May: two dead" are entries of a list, and tell of that day.
    """
    before = sentence[: timex.start]
    if timex.start > _LONGEST or _OPENS.match(before):
        return False
    has_place = _PLACES.fullmatch(before) is not None
    if _AGENCY.match(sentence, timex.end):
        return has_place or not before.strip("*_ ")
    return has_place and _DASH.match(sentence, timex.end) is not None
