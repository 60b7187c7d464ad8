"""A question without the days that it names its event by: what is asked when the date may be wrong.

It does not know which days an archive has.
"""

import re
from datetime import date

from index.regex import regex
from retrieval.questions.days import read_days

# A question names a day, or two with a border between them.
_TURNS = 4
_LEADING = regex(
    r"(?:\b(?:on|in|at|of|from|since|during|by|for|around|about|between|within|late|early|as of|until|till)\s+)+$",
    re.IGNORECASE,
)


def without_days(question: str, as_of: date) -> str:
    """`question`, asked on `as_of`, without its days; the same where it names none, "" where it is nothing else."""
    for _ in range(_TURNS):
        days = read_days(question, as_of)
        if days is None:
            break
        before = _LEADING.sub("", question[: days.start])
        # "Yesterday's strike" is the strike, whatever its day.
        after = re.sub(r"^['’]s\b", " the", question[days.end :])
        question = _mended(before, after)
    return question if re.search(r"\w", question) else ""


def _mended(before: str, after: str) -> str:
    """The two halves as one sentence: no doubled space or comma, no mark at its head."""
    whole = f"{before.rstrip()} {after.lstrip()}"
    whole = re.sub(r"\s+([?.!,;:])", r"\1", whole)
    whole = re.sub(r"[,;:]+([?.!])", r"\1", re.sub(r"([,;:])\s*[,;:]", r"\1", whole))
    return re.sub(r"^[\s,;:–-]+", "", re.sub(r"\s+", " ", whole)).strip()
