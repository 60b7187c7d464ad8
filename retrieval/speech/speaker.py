"""The words of a sentence that name someone who speaks, freed of what leads to them and trails behind them.

It sees one range of one sentence; where the verb stands is known to `beside`.
"""

import re
from dataclasses import dataclass

from index.regex import regex
from index.times.timewords import FULL_WEEKDAY
from retrieval.speech.reporting import BODIES, FILED, INVERTED, PRONOUNS
from retrieval.speech.sound import is_sound
from retrieval.speech.who import Who, kind_of

MOST_WORDS = 12
PAPER = r"(?:statement|interview|tweet|report|memo|letter|speech|e-?mail|post|release|filing)"
_DATELINE = regex(r"\s*\([^()]{1,25}\)\s")  # "(Reuters) Port officials said"
_LEADING = regex(
    r"(?:(?:and|but|or|so|yet|also|meanwhile|however|then|later|still|instead|indeed|even|once|now)\s+"
    rf"|(?:(?:late|early)\s)?(?:on|last|this|late|early|earlier)\s(?:{FULL_WEEKDAY}|week|month|year)"
    r"(?:\s(?:morning|afternoon|evening|night))?\s+"
    rf"|(?:{FULL_WEEKDAY}|yesterday|today|earlier|later)\s(?:morning|afternoon|evening|night)?\s*"
    rf"|in (?:an?|his|her|its|their|the) (?:\w+\s){{0,2}}{PAPER}\s+"
    r"|(?:in|on|by|at)\s\d{4}\s+)+",
    re.IGNORECASE,
)
_STATEMENT_OF = regex(
    r"(?:an?|the|one|in an?|in the|another)?\s*(?:[\w-]+\s){0,3}?"
    r"(?:statement|post|release|message|tweet|letter|memo|bulletin|e-?mail|briefing)\s"
    r"(?:issued |released |published |posted |sent )?(?:from|by)\s(?P<of>.+)$",
    re.IGNORECASE,
)
_KEPT_BACK = regex(r"\s(?:who (?:was|were|is|are) )?not (?:be )?authori[sz]ed\b.*", re.DOTALL)
_FILED = regex(rf"(?P<paper>[\w-]+)(?P<filed>\s(?:{'|'.join(sorted(FILED))}))$")
# The hour of an entry of a live page, whole or cut at its colon: "17:15 A guard tells us".
_STAMP = regex(r"(?:\d{1,2}[:.]|(?<=\d:))\d{2}\s+")
_AGE = regex(r"(?<=\w),\s\d\d$")  # "Venn, 52"


@dataclass(frozen=True, slots=True)
class Speaker:
    """`text[start:end]` names who speaks."""

    start: int
    end: int
    kind: Who


def speaker(text: str, start: int, end: int) -> Speaker | None:
    """The range without leading clauses and white space, if it can be someone who speaks."""
    if match := _DATELINE.match(text, start, end):
        start = match.end()
    start, end = trimmed(text, start, end)
    if match := _STAMP.match(text, start, end):
        start = match.end()
    if match := _LEADING.match(text, start, end):
        start = match.end()
    slash = text.find("/ ", start, end)
    if slash >= 0:  # "Orlen News/ A source said"
        start = slash + 2
    if (verb := text[start:end].split(" ", 1)[0]) in INVERTED:  # "announced port officials who say"
        start += len(verb)
    start, end = trimmed(text, start, end)
    if match := _STATEMENT_OF.match(text[start:end]):
        start, end = trimmed(text, start + match.start("of"), end)
    if match := _KEPT_BACK.search(text, start, end):
        end = match.start()
    if (filed := _FILED.search(text, start, end)) and filed["paper"].lower() in BODIES:
        end = filed.start("filed")
    words = text[start:end].split()
    if len(words) > 1 and words[-1] in PRONOUNS:  # "a blind spot they say is old"
        start, words = end - len(words[-1]), words[-1:]
    if len(words) > MOST_WORDS and " and " in text[start:end]:  # the nearer of two, rather than none
        start = text.rindex(" and ", start, end) + 5
        words = text[start:end].split()
        if kind_of(words or ["of"]) is not Who.NAME:
            return None
    if not words or len(words) > MOST_WORDS:
        return None
    kind = kind_of(words)
    return Speaker(start, end, kind) if kind and is_sound(text, start, end) else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space, marks and the age at its ends."""
    while start < end and (text[start].isspace() or text[start] in "“”\"‘'(,"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    aged = _AGE.search(text, start, end)
    return start, aged.start() if aged else end
