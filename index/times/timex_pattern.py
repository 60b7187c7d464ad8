"""The pieces that the patterns of time expressions are made of.

It knows spellings, not meanings. Every piece is bounded, so no pattern can run away on a long text.
"""

import re
from functools import cache

from index.regex import folded, regex
from index.times.timewords import (
    AMBIGUOUS_MONTHS,
    ENGLISH,
    MONTH_NAMES,
    NUMBERS,
    OTHERS,
    PARTS_OF_DAY,
    SEASON_NAMES,
    VAGUE_NUMBERS,
    spellings,
)


def either(words: list[str] | tuple[str, ...] | dict[str, int] | dict[str, str]) -> str:
    """An alternation, longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _with_capitals(names: list[str]) -> list[str]:
    return names + [name.upper() for name in names]


GAP = r"(?:[^\S\n]{1,5}\n?[^\S\n]{0,5}|\n[^\S\n]{0,5})"  # a line may be broken inside an expression, a paragraph not
DASH = r"[-‐‑–—]"

_MONTHS = spellings(ENGLISH.months)
_FULL_MONTHS = _with_capitals([*MONTH_NAMES])
_SHORT_MONTHS = _with_capitals([name for group in ENGLISH.months for name in group.split("|")[1:]])
MONTH = rf"(?:{either(_FULL_MONTHS)}|{either(_SHORT_MONTHS)}\b\.?)"
CLEAR_MONTH = either(_with_capitals([n for n in _MONTHS if n.casefold() not in AMBIGUOUS_MONTHS and len(n) > 3]))
OTHER_MONTH = "(?i:" + either([n for language in OTHERS for n in spellings(language.months)]) + r"\b\.?)"

_WEEKDAY_NAMES = spellings(ENGLISH.weekdays)
WEEKDAY = either(_with_capitals([n for n in _WEEKDAY_NAMES if n.endswith("day")]))
ANY_WEEKDAY = either(_with_capitals(_WEEKDAY_NAMES)) + r"\b\.?"
OTHER_WEEKDAY = either([n for language in OTHERS for n in spellings(language.weekdays)])

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?<![\d$€£¥#])(?:1[5-9]\d\d|20\d\d)(?![\d%]|[,.:]\d)"
PART_OF_DAY = either(PARTS_OF_DAY)
SEASON = either(SEASON_NAMES)
NUMBER_WORD = either([w for w in NUMBERS if w not in ("zero", "none", "a", "an")])
NUMBER = (
    rf"(?:\d{{1,4}}(?:\.\d)?(?![\d,.]\d)|an?(?:{GAP}(?:few|couple(?:{GAP}of)?|dozen|hundred))?|half an?|"
    rf"{NUMBER_WORD}(?:[- ]{NUMBER_WORD})?|{either(VAGUE_NUMBERS)})"
)
UNIT = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|year|decade|centur(?:y|ie))s?"


def compiled(pattern: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    """The pattern with a word border at both ends."""
    return re.compile(rf"(?<!\w)(?=\w)(?:{pattern})(?!\w)", re.IGNORECASE if ignore_case else 0)


_DIGIT = regex(r"\d")


def has_trigger(text: str) -> bool:
    """Whether it has what every time expression has one of: most sentences have none, and are done with at once.

    Plain words looked for one by one take a tenth of the time of one pattern.
    """
    if _DIGIT.search(text) is not None:
        return True
    lower = folded(text)
    return any(word in lower for word in _triggers())


@cache
def _triggers() -> tuple[str, ...]:
    """Parts of words, in small letters; none that holds another."""
    names = [*_MONTHS, *_WEEKDAY_NAMES, *(n for o in OTHERS for n in spellings((*o.months, *o.weekdays)))]
    words = (
        "day|night|noon|week|month|year|hour|minute|second|decade|centur|annual|dawn|dusk|morning|evening|morrow|now|"
        "current|recent|lately|present|future|past|hallowe|thanksg|christmas|easter|july|dail|clock"
    )
    every = {word.lower() for word in (*words.split("|"), *SEASON_NAMES, *names)}
    return tuple(sorted(word for word in every if not any(other != word and other in word for other in every)))
