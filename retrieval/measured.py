"""Whether a sentence has the words of what a question asks for: of its measure (a currency, metres, an hour of the
day), or of a cause.

English, and by words alone, for the sentences that are weighed are many; which figure answers is the values' business.
"""

import re
from functools import cache, lru_cache

from index.regex import regex
from retrieval.answer import Kind
from retrieval.questions.question import Question
from retrieval.values.asked import asked_measures
from retrieval.values.currency_names import DOUBTFUL_NAMES
from retrieval.values.unit import MONEY_SIGNS, MONEY_WORDS, PHRASES, UNITS
from retrieval.values.value import QuestionFocus

_WITH_WORDS = frozenset({"money", "length", "time", "mass", "area", "volume", "speed", "share", "points"})
_OTHER_WORDS = {
    "money": r"[$€£¥₹₽₪₩₺₴]|\d\s?(?:m|bn|k)\b|\b(?:thousand|million|billion|trillion)s?\b",
    "points": r"\bpoints?\b",
    "share": r"\b(?:hal(?:f|ves)|thirds?|quarters?|fifths?|tenths?|out of|(?:one|two|three|nine) in)\b",
}
_ASKS_CLOCK = regex(r"\b(?:what|which) (?:exact )?(?:time|hour)\b|\bwhen exactly\b", re.IGNORECASE)
_CLOCK = regex(
    r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}\s?[ap]\.?\s?m\b|\b(?:noon|midday|midnight)\b|o['’]clock\b|"
    r"\b\d{4} (?:hours|hrs|GMT)\b|"
    r"\b(?:half|quarter|five|ten|twenty|minutes?) (?:past|to)\b|\b(?:past|to) (?:noon|midnight)\b",
    re.IGNORECASE,
)
_ASKS_CAUSE = regex(
    r"\bwhy\b|\bcauses? of\b|\breasons?\b|"
    r"\bwhat (?:caused|triggered|sparked|started|set off|brought|led|made|ruined|drove|was the cause)\b",
    re.IGNORECASE,
)
_CAUSE = regex(
    r"\b(?:caus\w+|because|due to|blam\w+|leads? to|led to|set off|spark\w*|trigger\w*|started|reasons?|result\w*|"
    r"owing|thanks to|prompt\w*|fail(?:ed|ures?|s)|attribut\w+|brought (?:down|about)|so that|in order to|since|"
    r"cit(?:ed|ing)|why)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def words_asked_for(question: Question) -> re.Pattern[str] | None:
    """What a sentence that answers has words of; None where the question asks for nothing that has its own."""
    if question.kind is Kind.ACCOUNT:
        return _CAUSE if _ASKS_CAUSE.search(question.text) else None
    if question.kind is Kind.DATE:
        return _CLOCK if _ASKS_CLOCK.search(question.text) else None
    if question.kind is not Kind.NUMBER:
        return None
    measures = asked_measures(QuestionFocus(question.text)) - {"bare"}
    return _words_of(measures) if measures and measures <= _WITH_WORDS else None


@cache
def _words_of(measures: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(measure) for measure in sorted(measures)), re.IGNORECASE)


def _pattern(measure: str) -> str:
    words = {" ".join(phrase) for phrase, unit in PHRASES.items() if unit.measure == measure}
    words |= {word for word, unit in UNITS.items() if unit.measure == measure}
    if measure == "money":
        words |= {*MONEY_WORDS, *DOUBTFUL_NAMES, *(sign for sign in MONEY_SIGNS if sign.isalpha())}
    spelt = "|".join(sorted((re.escape(w) for w in words if len(w) > 2), key=len, reverse=True))
    signs = "|".join(sorted(re.escape(w) for w in words if len(w) <= 2))
    parts = [rf"(?<![^\W\d_])(?:{spelt})(?!\w)" if spelt else "", rf"\d\s?(?:{signs})(?!\w)" if signs else ""]
    return "|".join(part for part in (*parts, _OTHER_WORDS.get(measure, "")) if part)
