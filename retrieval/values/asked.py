"""What a question measures in: years, money, a share, a count of people.

It does not know figures; `read` holds them against what is asked.
"""

import re
from itertools import takewhile

from index.regex import folded, regex
from retrieval.questions.words import SCALES
from retrieval.stems import words_of
from retrieval.values.currency_names import DOUBTFUL_NAMES
from retrieval.values.unit import MONEY_WORDS, UNITS, Unit
from retrieval.values.value import QuestionFocus

_PAID = regex(
    r"\b(?:pay|wages?|salar(?:y|ies)|pensions?|tax(?:es)?|prices?|rents?|fares?|fees?|tariffs?|dut(?:y|ies))\b"
)
_CHANGED = regex(
    r"\b(?:rises?|rose|risen|raises?|increase[sd]?|hikes?|hiked|cuts?|reductions?|reduced?|discounts?|growth|grow|grew|"
    r"drop(?:s|ped)?|falls?|fell|fallen|declined?|(?:go|goes|gone|went) (?:up|down)|"
    r"(?:more|higher|extra|less|lower) (?:pay|wages?|salar(?:y|ies)|pensions?|tax(?:es)?|rents?))\b"
)
_MONEY_OR_SHARE = frozenset({"money", "share", "points", "bare"})
_MAGNITUDE = (
    r"\b(?:what|which)(?: (?:is|was|were))?(?: the| its)? magnitude\b|\bmagnitude (?:of|did|was|is)\b|^\W*magnitude\b|"
    r"\bhow (?:strong|powerful) (?:was|is|were)\b.*\b(?:\w*quakes?|tremors?|\w*shocks?|temblors?)\b"
)
_ATTENDED = (
    r"\bturnout (?:of|at|for|in) (?:\S+ ){0,4}?(?:march|rally|protests?|demonstrations?|funeral|burial|vigil|parade|"
    r"festival|concert|match|game|marchers|protesters|demonstrators|mourners|supporters|fans)\b"
)
_MEASURE_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"\bhow old\b|\bwhat age\b|\bage of\b|\bwhat (?:is|was) .+['’]s? age\b", frozenset({"age", "time", "bare"})),
    (
        r"\b(?:how long|how much (?:\w+ )?time|lengths?|duration|sentence|terms?|(?:jail|prison|flight|flying) time)"
        r"\b.*\bin (?:seconds|minutes|hours|days|weeks|months|years)\b",
        frozenset({"time", "bare"}),
    ),
    (r"\bhow much (?:\w+ )?time\b|\b(?:what|which|the) duration\b|\blength of time\b", frozenset({"time"})),
    (
        r"\bfor how long\b|"
        r"\bhow long (?:did|does|do|has|have|had|will|would|until|before|after|an? (?:prison|jail))\b",
        frozenset({"time"}),
    ),
    (r"\bhow (?:long|tall|high)\b.*\bin (?:pages|words|lines|verses|storeys|stories|floors)\b", frozenset({"count"})),
    (r"\bhow long\b", frozenset({"time", "length"})),
    (
        r"\bhow (?:tall|deep|wide)\b|"
        r"\bwhat (?:(?:is|was|were) )?(?:(?:the|its) )?(?:height|depth|width|altitude)\b",
        frozenset({"length", "bare"}),
    ),
    (
        r"\bwhat (?:(?:is|was|were) )?(?:(?:the|its) )?(?:distance|length(?! in\b))\b",
        frozenset({"length", "time", "bare"}),
    ),
    (r"\bhow far\b", frozenset({"length", "time", "share", "points", "bare"})),  # "how far did shares fall"
    (r"\bby how much\b(?! money)", frozenset()),  # pay goes up by a share or by a sum, life by years
    (r"\b(?:hourly|daily|weekly|monthly|wage|pay) rate\b", _MONEY_OR_SHARE),
    (r"\bhow fast\b|\b(?:speed|winds?)\b", frozenset({"speed"})),
    (r"\bhow (?:hot|cold)\b|\btemperature\b", frozenset({"temperature", "degrees"})),
    (r"\b(?:what|which)(?: (?:is|was|were))?(?: the| its)? intensity\b", frozenset({"count"})),
    (_MAGNITUDE, frozenset({"count"})),
    (r"\bhow heavy\b|\bwhat weight\b|\bwhat (?:is|was) the weight\b", frozenset({"mass"})),
    (_ATTENDED, frozenset({"count"})),
    (
        r"\b(?:percentage|percent|per cent|proportion|turnout)\b|(?<!\bthat )(?<!\bthis )(?<!\bany )\brate\b|"
        r"\b(?:what|which)\s+(?:[\w-]+\s+)?share\b|\bshare (?:of|in|among)\b|^\W*(?:[\w-]+\s+)?share\b(?! price)|"
        r"(?:\b(?:the|market|his|her|its|their)|['’]s?)\s+share\b(?! price)",
        frozenset({"share", "points", "bare"}),
    ),
    (r"\bratio\b", frozenset({"score", "share", "count"})),
    (
        r"\bwhat (?:was|is|were) the (?:final |half-time |full-time )?score\b.*"
        r"\b(?:between|match|game|derby|final|semi-?final|quarter-?final|play-?off|cup|vs?|versus|against)\b",
        frozenset({"score"}),
    ),
    (
        r"\bhow (?:did|does) the (?:\S+ ){0,3}?vote\b(?! to\b)|\bvote split\b|\bsplit (?:among|between) the\b|"
        r"\b(?:score|result|tally)\b|\bwhat (?:was|were|is) the (?:final )?vote\b|\bby what vote\b|"
        r"\bvote (?:count|tally)\b",
        frozenset({"score", "count"}),
    ),
)
_MONEY = regex(
    r"\bhow much (?:money|cash)\b|\bhow much\b.*\b(?:pay|paid|spen[dt]|worth|charged?|owed?|demand(?:ed)?|donat\w+|"
    r"raised?|earn(?:ed)?|sold|sell|borrow(?:ed)?|stolen|stole)\b|\b(?:price|costs?|sum|fine|ransom|bail|budget|"
    r"salary|reward|bounty|dividend|shortfall)\b|\bfor how much\b|"
    r"\bhow much (?:is|are|was|were|did|does|do|has|have|had|will|would)\b.*\b(?:pay(?:s|ing)|offer(?:s|ed|ing)?|"
    r"bid(?:s|ding)?|fined?|withdr(?:aw|ew|awn)|(?:taken|take|took|pulled|pull) out|deposit(?:ed)?|invest(?:ed)?|"
    r"lend|lent)\b|\bwhat (?:is|are|was|were)\b.*\b(?:worth|valued at|insured for)\b|"
    r"\bwhat (?:did|does|do)\b.*\b(?:is|are|was|were) worth\b|"
    r"\bbill (?:for|at)\b|"
    r"\bwhat (?:is|are|was|were|did|does|do|has|have|had)\b.*\b(?:pay|paid (?:for|by|each|per|to)|spend on|earn|"
    r"donate)\b|"
    r"\bwhat (?:did|does|do|has|have|had)\b.*\b(?:bring in|rake in|fetch|gross|sell for)\b",
)
_PER_SHARE = regex(
    r"\b(?:(?i:per|each|every)|an?)(?: (?:[A-Z][\w.&-]*|[a-z]|class|ordinary|common|preferred|preference)){0,2} share\b"
    r"(?P<part> (?:of|in|among)\b)?"
)
"""A share that is traded: "paid 40 a share", "per B share"; "a share of the vote" is a proportion."""
_BY_VOTES = regex(r"\bby how many (?:[\w-]+ )?(?:votes|seats|goals|sets|ballots|judges|justices|members)\b")
"""What a lead answers and a result too: "by six votes to three"."""
_IN_SHARES = regex(r"\bhow many (?:per ?cents?|percentage points?)\b")
_POINTS = frozenset({"points", "share", "count"})
"""Of a poll or of a game: 'ahead by four points', 'scored 31 points'."""
_MANY = regex(
    r"\b(?:how many|what (?:is|was|were) (?:the|its) (?:\w+ )?number of|^number of) "
    r"((?:(?!(?:per|of|in|did|do|does|was|were|are|is|have|has|had|can|will|would|a|after|before|when|during)\b)"
    r"[\w-]+\s?){1,4})"
)


def asks_magnitude(question: str) -> bool:
    """Whether it asks how strong an earthquake was, by its number."""
    text = question.lower()
    return "how many" not in text and re.search(_MAGNITUDE, text) is not None


def asked_measures(question: QuestionFocus) -> frozenset[str]:
    """The measures that an answer may have, empty when the question does not tell: "money" for any currency, "bare"
    for a figure without unit or noun where the unit goes without saying."""
    text = _said_in_full(question.text.lower())
    if _IN_SHARES.search(text):
        return frozenset({"share", "points", "bare"})
    many = _MANY.search(text)
    if many and many.group(1).split()[0] in SCALES:
        return frozenset()
    if many:
        units = {UNITS[w].measure for w in many.group(1).split() if w in UNITS and len(w) > 1}
        units |= _POINTS if "points" in many.group(1).split() else set()
        units |= {"money" for w in many.group(1).split() if w in MONEY_WORDS}
        units |= {m for w in many.group(1).split() if w in DOUBTFUL_NAMES for m in ("money", "count")}
        if {"cubic", "square"} & set(many.group(1).split()):
            units |= {"area", "volume"}
        if _BY_VOTES.search(text):
            return frozenset({"count", "score"})
        return frozenset({*units, "bare"}) if units else frozenset({"count"})
    if _is_per_share(question.text):
        return frozenset({"money", "bare"})
    for pattern, measures in _MEASURE_WORDS:
        if re.search(pattern, text) and "how many" not in text:
            return measures
    return _of_money_or_count(text)


def _said_in_full(text: str) -> str:
    return re.sub(r"\bwhat['’]s\b", "what is", text)


_COUNT = regex(
    r"\b(?:toll|head ?count|(?<!by what )(?<!final )count)\b (?:of|from|in|at|for|among|after|when)\b|"
    r"\bsize of (?:\S+ ){1,4}?(?:crowd|force|army|audience|crew|group|staff|team|workforce|squad)\b|"
    r"\b(?:estimated|final|official|first|latest) (?:\w+ )?toll\b"
)


def _of_money_or_count(text: str) -> frozenset[str]:
    """Money, which a rise or a cut of it may state in percent as well, or a count."""
    is_changed = _CHANGED.search(text) is not None
    if "how many" not in text and (_MONEY.search(text) or (is_changed and _PAID.search(text))):
        return _MONEY_OR_SHARE if is_changed else frozenset({"money", "bare"})
    if re.search(r"\b(?:how many|death toll|number of|casualties|total of)\b", text) or _COUNT.search(text):
        return frozenset({"count"})
    return frozenset()


_HOW_MANY_OF = regex(
    r"\bhow many (?:more |whole |full )?(?P<unit>(?:second|minute|hour|day|week|month|year|decade)s)\b", re.IGNORECASE
)
_SHORT_TO_LONG = ("second", "minute", "hour", "day", "week", "month", "year", "decade")


def is_far_unit(question: str, unit: Unit) -> bool:
    """Whether a time is told in no unit near the one that is asked for: minutes where it is "how many years"."""
    asked = _HOW_MANY_OF.search(question)
    if asked is None or unit.measure != "time" or unit.name not in _SHORT_TO_LONG:
        return False
    name = UNITS[folded(asked["unit"])].name
    return abs(_SHORT_TO_LONG.index(name) - _SHORT_TO_LONG.index(unit.name)) > 1


HOW_MANY = regex(r"\bhow many\b", re.IGNORECASE)
# What stands behind these is not what is counted: "how many people fled after", "how many of the dead".
_TURNS = frozenset(
    "of that who whom whose which when while where as after before since until following despite because for about "
    "with against over".split()
)


def counting_words(question: str) -> tuple[str, ...]:
    """The words that say what a question counts: behind "how many" up to where it turns to something else; all of them
    where it does not ask so."""
    many = HOW_MANY.search(question)
    if many is None:
        return tuple(words_of(question))
    return tuple(takewhile(lambda word: word.lower() not in _TURNS, words_of(question[many.end() :])))


def _is_per_share(question: str) -> bool:
    found = _PER_SHARE.search(question)
    return found is not None and (found["part"] is None or _MONEY.search(question.lower()) is not None)
