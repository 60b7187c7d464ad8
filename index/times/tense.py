"""What the verbs of a clause say about time: forward, past, reporting, background.

English, by word lists and endings; it does not parse. Used where a tagger would be too heavy to start.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from index.regex import regex
from index.times.timewords import ENGLISH

_SCHEDULED = regex(
    # Verbs of a programme right before their day, in a sentence that ends ("The trial resumes on Monday."): there the
    # present tense tells of what is to come. A headline's present tells of the past as well.
    r"\b(?:(?:re)?opens|(?:re)?starts|closes|shuts|resumes|ends|lifts|expires|concludes|meets|reconvenes|"
    r"[A-Za-z-]{3,}s (?:(?:re)?open|(?:re)?start|begin|close|shut|resume|end|expire|conclude|meet|return|reconvene))"
    r"(?:\sagain)?(?:\sat\s[\w:.]+(?:\s[ap]\.?m\.?)?)?(?:,?\son)?\s*$"
)
_SENTENCE_ENDS = regex(r"[.!?][”\"’')]*\s*$")

REACH_CHARS = 90  # how far from a time expression its verb is looked for

_FORWARD = (
    r"(?:will|shall|must|won['’]t|['’]ll|(?:would|could|should|may|might)(?! have))(?: not| also| \w+ly)?(?: be \w+)?|"
    r"as (?:soon|early) as(?! in\b)|going to|upcoming|forthcoming|scheduled|slated|due|"
    r"(?:is|are|be|be(?:en)?|was|were) (?:set|expected|planned|supposed|likely) (?:to|for|in|on)|"
    r"(?:is|are) to|plans? for|planned for|planning|"
    r"(?:plan|expect|hope|intend|want|aim)(?:s|n?ed|d)? (?:(?!to\b)[\w'’]+ ){0,4}?to(?: have)?|"
    r"begins|starts|opens|takes place|expires?|deadline"
)
# A day that is put off to, or that a court has set, lies ahead though its verb is of the past: "adjourned to 3 June".
# So does the day of what somebody has promised, for the perfect tense takes no day of the past.
_MONTH, _WEEKDAY = (rf"(?:{'|'.join(names)})\b" for names in (ENGLISH.months, ENGLISH.weekdays))
_DATE_NEXT = (
    rf"(?=\s+(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of )?(?-i:{_MONTH})|next (?!door\b)|"
    rf"(?-i:{_MONTH}\.?(?:\s+(?:\d|at|or|and|next)|[,.;]|$)|{_WEEKDAY})))"
)
_PUT_OFF = (
    r"(?:adjourned|postponed|deferred|delayed|rescheduled|moved|(?:put|pushed)(?: [\w'’]+){0,5} (?:back|off)|pushed|"
    r"brought forward|remanded|bailed|extended|prolonged)"
    rf"(?: (?!(?:to|until|till)\b)[\w'’]+){{0,6}} (?:to|until|till){_DATE_NEXT}|"
    r"(?:(?:is|are|remains?|stays?|kept?|runs?|lasts?|has|have)(?: (?!(?:been|had|until|till)\b)[\w'’]+){0,4}|"
    rf"g[ai]ven?(?: [\w'’]+){{1,4}}) (?:until|till){_DATE_NEXT}|"
    rf"(?:set|listed|fixed|called|arranged|rearranged|timetabled|booked)(?: \w+){{0,2}} for{_DATE_NEXT}|"
    r"(?:bailed|summoned|summonsed|ordered|told|required) to (?:re)?(?:appear|return|attend|surrender|stand trial)|"
    r"(?:until|before|once|when)(?: (?!is\b|are\b)[\w'’]+){1,4} (?:is|are) (?:next |formally |finally )?"
    r"(?:[a-z]{2,}ed|[a-z]{2,}en|[a-z]{2,}wn|made|held|heard|sent|paid|met|built|due|back|born)"
    r"\b(?!,)|"
    r"(?:has|have) (?:now |also |since |already )?(?:offered|promised|pledged|agreed) (?:to|an?|the|each|every|all|its|"
    r"their|his|her|\d[\d,.]*)|"
    r"takes effect|goes into (?:effect|force)|(?<!not )(?:comes?|enters?) into (?:effect|force)"
)
_PLAN = (
    # What somebody has bound himself or others to. The verbs of what came about are not here: "managed", "forced".
    r"(?:agree|vote|decide|resolve|order|promise|pledge|vow|threaten|offer|propose|instruct|oblige|consent|"
    r"permit(?:t(?=ed))?|allow|ask|urge|advise|invite|clear|authori[sz]e)[sd]?(?:ed|d)?|told|called on|"
    r"(?:was|were)(?= to\b)|"
    r"agreements?|accords?|deals?|decisions?|proposals?|permission|approval|ultimatum|threat|bid|invitation|motion"
)
PAST_ONLY = (
    "was|were|did|came|took|went|began|fell|broke|saw|became|wrote|rose|drove|blew|gave|sank|tore|threw|flew|rode|rang|sang|"
    "sprang|swam|swore|stole|spoke|shook|shrank|grew|drew|chose|froze|woke|withdrew|overran|overthrew|undertook"
)
"""The alternatives of a pattern: past forms without -ed that are nothing else."""
PAST_FORMS = (
    f"{PAST_ONLY}|had|said|told|got|made|left|won|lost|met|held|sent|brought|fought|struck|shot|hit|found|led|killed|died|"
    "swept|burst|fled|sold|bought|built|burnt|ran|stood|stuck|swung|slid|kept|caught|paid|spent|sought|taught|thought|"
    "flung|hung|dug|crept|wept|slept|heard|owned|knew"
)
"""With those that are participles too, and none that is as often something else ("put", "set")."""
_PAST = rf"{PAST_FORMS}|has|have|according|ago|(?-i:[a-z]{{3,}}ed)"


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<forward>{_FORWARD}|{_PUT_OFF})|(?P<past>{_PAST}))\b|(?P<end>(?:[;!?“”]|(?<!\b[A-Z])"
        r"(?<!\b[A-Z][a-z]{2})\.)(?=[\s'”\"]|$))",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Cues:
    """Verbs and clause ends of a text in order: where each starts and ends, and its kind."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: tuple[str, ...]


@lru_cache(maxsize=4)
def _cues(text: str) -> _Cues:
    """Scanned once a text, for a text asks about each of its times."""
    found = [(m.start(), m.end(), m.lastgroup or "") for m in _verbs().finditer(text)]
    return _Cues(tuple(f[0] for f in found), tuple(f[1] for f in found), tuple(f[2] for f in found))


def _before(text: str, start: int) -> str | None:
    """Kind of the verb nearest to the left of `start` within the clause."""
    cues = _cues(text)
    left = bisect_right(cues.ends, start) - 1
    if left >= 0 and cues.starts[left] >= start - REACH_CHARS and cues.kinds[left] != "end":
        return cues.kinds[left]
    return None


def _nearest(text: str, start: int, end: int) -> str | None:
    """Kind of the verb nearest to `text[start:end]`: to its left within the clause, else to its right."""
    if kind := _before(text, start):
        return kind
    cues = _cues(text)
    right = bisect_left(cues.starts, end)
    if right < len(cues.kinds) and cues.ends[right] <= end + REACH_CHARS and cues.kinds[right] != "end":
        return cues.kinds[right]
    return None


def looks_forward(text: str, start: int, end: int) -> bool:
    """Whether the time expression `text[start:end]` lies ahead: "will vote on Monday"."""
    return _nearest(text, start, end) == "forward" or _is_scheduled(text, start, end)


def _is_scheduled(text: str, start: int, end: int) -> bool:
    """Whether a programme's verb in the present stands right before it, and none of the past in its clause."""
    before = text[max(0, start - REACH_CHARS) : start]
    is_present = _SCHEDULED.search(before) is not None and _SENTENCE_ENDS.search(text, end) is not None
    return is_present and _before(text, start) != "past"


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_PLAN})(?: (?!to\b)[\w'’]+,?){{0,8}} (?P<to>to) (?=[a-z])", re.IGNORECASE)


_NAMED = regex(
    r"\b(?:named|proposed|suggested|set|fixed|mentioned|picked|chosen?|given|gave|floated|offered)\s(?:the\s)?$"
)
"""A date right behind it, without "on", is what was chosen: "others named 24 June"."""


def is_planned(text: str, start: int) -> bool:
    """Whether what stands at `start` may be the time of a plan: "voted to close the pool on 1 August". No verb of the
    past comes after the plan's "to". It says less than `looks_forward`: "voted to close it on Monday" was Monday."""
    reach = max(0, start - REACH_CHARS)
    if _NAMED.search(text, reach, start):
        return True
    if (plan := _plans().search(text, reach, start)) is None:
        return False
    cues = _cues(text)
    return all(
        cues.kinds[i] == "forward"
        for i in range(bisect_left(cues.starts, plan.start("to")), bisect_left(cues.starts, start))
    )


def looks_back(text: str, start: int, end: int) -> bool:
    """Whether its verb is in the past: "was hit this Monday"."""
    return _nearest(text, start, end) == "past"
