"""Figures that their own sentence gives as another sort than is asked: how many live there, so many a day, what was
expected before, how old somebody is, by how much it is more, what somebody faces.

English, by form; it does not know what the question counts.
"""

import re

from index.regex import regex

_HEDGE = r"(?:(?:about|around|roughly|nearly|almost|some|just|over|under|more than|fewer than|only)\s+)*"
_LIVING_IN = regex(
    r"\b(?:town|city|village|county|country|community|district|province|island|suburb|nation|hamlet)s?\s+of\s+"
    rf"{_HEDGE}$",
    re.IGNORECASE,
)
_ASKS_LIVING = regex(r"\b(?:populat|inhabit|live|living|resident|citizen)", re.IGNORECASE)
# "A girl of six was dug out": how old she is.
_SOMEBODY_OF = regex(
    r"\b(?:girl|boy|man|woman|child|baby|toddler|teenager|pensioner|widow(?:er)?|(?:grand)?(?:son|daughter|mother|father))"
    rf"\s+of\s+{_HEDGE}$",
    re.IGNORECASE,
)
_ASKS_YEARS = regex(r"\b(?:old|age|aged|ages|years?)\b", re.IGNORECASE)
# "A year" is left out: a deficit is told by it, too.
_A_DAY = regex(
    r"(?:\s+[\w-]+){0,4}?\s+(?:each|every|per)\s+(?:hour|day|night|week|month|year)\b"
    r"|[ -]an?[ -](?:hour|day|night|week)\b(?!\s+(?:ago|earlier|later|before|after|from|of)\b)",
    re.IGNORECASE,
)
_ASKS_RATE = regex(
    r"\b(?:an?|each|every|per|any one)\s+(?:single\s+)?(?:hour|day|night|week|month|year)\b|\brate\b|"
    r"\b(?:hour|dai|night|week|month|year)ly\b|\bannual|"
    r"\b(?:salar(?:y|ies)|wages?|rent|pension|allowance|interest|fees?|paid|pays?|earn\w*)\b|\bdo(?:es)?\b.*\bcost\b",
    re.IGNORECASE,
)
_TURNOUT = regex(
    r"\b(?:turn-?out|(?:voter|electoral) participation|participation of (?:the )?(?:voters|electorate))\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
_ASKS_TURNOUT = regex(
    r"\bturn(?:ed)?[- ]?out\b|\b(?:voters?|electorate|took part|take part|cast|ballots?|polling|participat\w+|"
    r"attend\w*|crowd|marched|gathered|came|who voted|people voted|of\b.*\bvoted)\b",
    re.IGNORECASE,
)
_MARGIN_OF_ERROR = regex(r"\bmargins? of error\b[^,;.]{0,40}$", re.IGNORECASE)
_ASKS_ERROR = regex(r"\b(?:margin|error|accura)", re.IGNORECASE)
# "All of the dead were over 70", "he was 41": how old they were, and no count.
_SOMEBODY_WAS = regex(
    r"\b(?:he|she|man|woman|men|women|boy|girl|victims?|dead|who died|them|both|youngest|oldest|suspects?|driver|"
    r"mother|father)\s+(?:was|were|is|are)\s+(?:(?:all|both|only|just|aged|about|over|under|in|now|then|between)\s+)*$",
    re.IGNORECASE,
)
_NOTHING_COUNTED = regex(r"\s*(?:[.,;]|$|when\b|years? old\b|at the time|or older|or younger)", re.IGNORECASE)
_EXPECTED = regex(
    r"\bhad\s+(?:\w+ly\s+)?(?:predicted|forecast|expected|projected|anticipated|reckoned with)\b[^;:]{0,120}$",
    re.IGNORECASE,
)
_ASKS_EXPECTED = regex(
    r"\b(?:predict|forecast|expect|project|anticipat|estimat|fores|reckon|would|will|plan|suppos|hop)", re.IGNORECASE
)
# "Half a million more than the mayor": a difference. Not "killed 19 less than a week later".
_MORE_THAN = regex(
    r"\s+(?:more|fewer|less|higher|lower|larger|smaller|greater)\s+than\b"
    r"(?!\s+(?:an?|one|two|three|four|five|six|\d+)\s+(?:second|minute|hour|day|week|month|year|met(?:re|er)|kilomet|mile))",
    re.IGNORECASE,
)
_ASKS_MORE = regex(
    r"\b(?:more|fewer|less|differ\w*|gap|by how (?:much|many)|compar\w+|margin|lead|ahead|exceed\w*|short\w*|above|"
    r"below|over|under)\b",
    re.IGNORECASE,
)
# "Raised the number of infections to 112" is no sum and no age.
_NUMBER_OF = regex(
    rf"\bnumber of [^\d.;:]{{3,80}}?\s(?:to|at|is|was|of|as|reached|exceeded)\s+(?:now\s+)?{_HEDGE}$", re.IGNORECASE
)
_ASKS_NO_NUMBER = regex(
    r"\bhow (?:much|old|long|far|tall|deep|fast|heavy)\b|\bwhat (?:sum|price|share|percentage|age)\b", re.IGNORECASE
)
_PRISON = r"(?:prison|jail|imprisonment|behind bars)"
_FACES = regex(
    r"\b(?:fac(?:e|es|ing|ed)|risk(?:s|ing|ed)?|carr(?:y|ies)|punishable by|threatened with|maximum (?:of|is)|"
    r"could (?:get|receive|be (?:sentenced|jailed)(?: to| for)?))\s+(?:(?:up to|as much as|a maximum of|at least|"
    r"another|an?|(?:prison|jail) (?:sentence|term) of|sentence of|term of|between)\s+)*$",
    re.IGNORECASE,
)
_ASKS_FACED = regex(
    r"\b(?:fac(?:e|es|ed|ing)|could|may|might|would|can|maximum|up to|at most|risk\w*|threat\w*|potential\w*|"
    r"possibl\w+|carr(?:y|ies)|punish\w*|penalt\w+)\b",
    re.IGNORECASE,
)
_ASKS_PRISON = regex(rf"\b(?:{_PRISON}|sentence\w*|jailed|term)\b", re.IGNORECASE)
# No share, head or litre costs millions.
_ASKS_APIECE = regex(
    r"\b(?:per|an?|each|every) (?:\S+ )?(?:share|litre|liter|gallon|barrel|kilo|tonne|ton|ticket|night)\b(?! of\b)",
    re.IGNORECASE,
)
_MILLIONS = regex(r"(?:million|billion|trillion|bn)\b", re.IGNORECASE)

# "Licensed for 38", "certified to carry 38": who may be there, and not who was.
_ROOM_FOR = regex(
    r"(?:\b(?:licen[sc]ed|certified|designed|built|equipped|approved|meant|intended|allowed|authori[sz]ed)\s+"
    r"(?:for|to (?:carry|hold|seat|house|accommodate|transport))|\bcapacity (?:of|for|is|was|to \w+)|"
    r"\b(?:can|could) (?:carry|hold|seat|accommodate|house)|\b(?:room|space|seats?|beds|berths) for|"
    rf"\bspace made for)\s+(?:(?:up to|no more than|at most|a maximum of)\s+)?{_HEDGE}$",
    re.IGNORECASE,
)
_LASTS = regex(r"\S+(?: \w+)?[- ](?:second|minute|hour|day|night|week|month|year)s?\b", re.IGNORECASE)
_ASKS_ROOM = regex(
    r"\b(?:capacit|licen|allow|permit|limit|maxim|hold|carr|can|could|seats?|room|space|certif|design|built|beds|"
    r"berths|accommodat|places|approv|meant|intend|suppos|may|authori|equip|house|much)",
    re.IGNORECASE,
)
# "Demanded 20 million for their release": a sum whose currency is left out.
_SUM = regex(
    r"\b(?:pa(?:y|ys|ying|id)|demand(?:s|ed|ing)?|ask(?:s|ed|ing)? (?:\w+ )?for|ransoms? of|offer(?:s|ed|ing)?|worth|"
    rf"cost(?:s|ing)?|fined?|bribes? of|donat\w+|rewards? of|spen[dt](?:ing)?)\s+{_HEDGE}$",
    re.IGNORECASE,
)
_NO_SUM = regex(r"\b(?:pa(?:y|id)|demand|ask|ransom|offer|worth|cost|fine|bribe|donat|reward|spen[dt]|much|sum)", re.I)
_BARE_THOUSANDS = regex(
    r"(?:[\d,.]+|[a-z]+)\s(?:thousand|million|billion)\s*(?=[.,;:)”\"]|$|(?:for|to|in|from|by|on|at|and|as)\b)", re.I
)

_TOLD_BEFORE = (
    (_LIVING_IN, _ASKS_LIVING),
    (_EXPECTED, _ASKS_EXPECTED),
    (_SOMEBODY_OF, _ASKS_YEARS),
    (_TURNOUT, _ASKS_TURNOUT),
    (_MARGIN_OF_ERROR, _ASKS_ERROR),
)
"""What stands before a figure of such a sort, and what asks for that sort."""


def is_other_figure(question: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is such a figure and the question asks for none of that sort."""
    is_told_before = any(
        told.search(text, 0, start) is not None and asks.search(question) is None for told, asks in _TOLD_BEFORE
    )
    return (
        is_told_before
        or (_A_DAY.match(text, end) is not None and _ASKS_RATE.search(question) is None)
        or (_MORE_THAN.match(text, end) is not None and _ASKS_MORE.search(question) is None)
        or (_NUMBER_OF.search(text, 0, start) is not None and _ASKS_NO_NUMBER.search(question) is not None)
        or (_MILLIONS.search(text, start, end) is not None and _ASKS_APIECE.search(question) is not None)
        or _is_only_faced(question, text, start)
        or _is_sum(question, text, start)
        or _is_room(question, text, start)
        or _is_bare_age(question, text, start, end)
        or _is_age_of_another(question, text, start, end)
    )


def _is_sum(question: str, text: str, start: int) -> bool:
    is_told = _SUM.search(text, 0, start) is not None and _BARE_THOUSANDS.match(text, start) is not None
    return is_told and _COUNTS.search(question) is not None and _NO_SUM.search(question) is None


def _is_room(question: str, text: str, start: int) -> bool:
    is_told = _ROOM_FOR.search(text, 0, start) is not None and _LASTS.match(text, start) is None
    return is_told and _ASKS_ROOM.search(question) is None


def _is_only_faced(question: str, text: str, start: int) -> bool:
    """ "He faces ten years in prison", where it is asked how many he got."""
    if _FACES.search(text, 0, start) is None or _ASKS_PRISON.search(question) is None:
        return False
    return _ASKS_FACED.search(question) is None


def _is_bare_age(question: str, text: str, start: int, end: int) -> bool:
    if _SOMEBODY_WAS.search(text, 0, start) is None or _NOTHING_COUNTED.match(text, end) is None:
        return False
    return _COUNTS.search(question) is not None and _ASKS_YEARS.search(question) is None


_COUNTS = regex(r"\bhow many\b", re.IGNORECASE)
_ASKS_AGE = regex(r"\bhow old (?:is|was|are|were)\b(?P<a>.+)|\bage of\b(?P<b>.+)", re.IGNORECASE)
_PERSON = r"(?:[A-Z][\w’'.-]*\s+)+[A-Z][\w’'-]+"
_NAMED_BEFORE = regex(rf"(?P<name>{_PERSON}),\s+(?:(?:aged|an?|the)\s+)?$")
_NAMED_BEHIND = regex(rf"(?:[- ]years?[- ]old)?\s+(?P<name>{_PERSON})")
_YEARS_OLD = regex(r"[- ]years?[- ]old\b|[,;)]")
_WORD = regex(r"[^\W\d_]{2,}")


def _is_age_of_another(question: str, text: str, start: int, end: int) -> bool:
    """ "Tam Kell, a 57-year-old", where the age of Ada Venn is asked for by her name."""
    asked = _ASKS_AGE.search(question)
    if asked is None or re.match(r"\s*(?:[A-Z][\w’'.-]*\s+)*[A-Z]", asked["a"] or asked["b"]) is None:
        return False
    before = _NAMED_BEFORE.search(text, 0, start)
    if before is not None and not (_YEARS_OLD.match(text, end) or text[start:end].rstrip().endswith("old")):
        before = None
    holder = before or _NAMED_BEHIND.match(text, end)
    return holder is not None and not _words(holder["name"]) & _words(question)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
