"""What a number, a name, a day or a subject looks like in an English news sentence, as patterns.

Knows words only; `questions.py` decides what is asked about them.
"""

import re
from collections.abc import Mapping

from index.times.timewords import MONTH_NAMES, WEEKDAY_NAMES
from retrieval.training.verbs import is_past


def any_of(words: str) -> str:
    """An alternation of the words (of the phrases, where there is a bar)."""
    return "|".join(words.split("|")) if "|" in words else "|".join(words.split())


_ABOUT = any_of(
    "at least|about|around|some|nearly|almost|more than|over|up to|fewer than|as many as|roughly|approximately"
    "|an estimated"
)
_COUNT_WORDS = any_of(
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|a dozen|two dozen|dozens|hundreds|thousands|several"
)
_TENS = any_of("twenty thirty forty fifty sixty seventy eighty ninety")
_WORDS = rf"(?:(?:{_TENS})(?:-[a-z]+)?|{_COUNT_WORDS})"
NUMBER = rf"(?:(?:{_ABOUT}) )?(?:\d+(?:,\d{3})*(?:\.\d+)?(?: (?:million|billion|thousand))?|{_WORDS})"
MONEY = r"\$\d[\d.,]*(?: (?:million|billion|trillion))?"
COUNTED = r"(?:of )?(?:[a-z][a-z-]+ ){0,2}?(?:people|children|men|women|police|civilians|[a-z]{3,}s)"
NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col)\. )?[A-Z][\w’'-]+(?: (?:al-|de |of |bin )?[A-Z][\w’'.-]+){0,4}"
SUBJECT = r"(?P<s>[^,;:()“”\"]{3,70}?)"
MONTHS, DAYS = "|".join(MONTH_NAMES), "|".join(WEEKDAY_NAMES)
WHEN = "|".join(
    (
        rf"(?:on (?:{DAYS})(?: (?:morning|night|evening|afternoon))?",
        rf"on (?:{MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?",
        rf"in (?:{MONTHS})(?: \d{{4}})?",
        r"in \d{4}",
        rf"(?:early |late )?(?:{DAYS})(?: (?:morning|night|evening))?",
        r"last (?:week|month|year))",
    )
)
PLACE = rf"(?:the )?(?:(?:town|city|village|province|district|state) of )?{NAME}(?:, {NAME})?"

_NO_PLACE = re.compile(rf"(?:{MONTHS}|{DAYS}|{any_of('Mr Mrs Ms Dr I He She It They We The This That Congress')})\b")
_NO_SUBJECT = any_of(
    "He She It They We I You This That There These Those But And In On At If When As While After Before His Her Its"
    " Their Who What So Yet Still For With By From One Some Many Most Even Now Then Here Not No"
)
_STARTS_ODDLY = re.compile(rf"(?:{_NO_SUBJECT})\b")
_LOOSE_END = any_of(
    "the a an of and or to in on at for by with his her their its have had has be been being who that which not was"
    " were is are from as"
)
_SUBJECT_TAIL = re.compile(rf"(?:^|\s)(?:{_LOOSE_END})$", re.I)
_SETTING = re.compile(rf"(?:{any_of('in on at of after during shortly before when to as by for last this earlier')})\b")
_AFTER_PLACE = any_of("on after when and during before by for to as while last this where in with since")
_PLACE_ENDS = re.compile(rf"$|[,.;]|(?: (?:{_AFTER_PLACE})\b)")
_SHORT_FORMS = any_of("[A-Z] Mr Mrs Ms Dr Sen Rep Gov Gen Jr St Fla Calif Jan Feb Aug Sept Oct Nov Dec No")
_CUT_SHORT = re.compile(rf"\b(?:{_SHORT_FORMS})\?$")
_CLAUSE_WORDS = frozenset(
    "that who which said says when if because how what whether where while would could will can may".split()
)
_STOP = re.compile(
    r"[,;:—–()\"“”]|\.\s|\.$| -- | (?:while|although|but|which|who|as|according)\b"
    r"| and (?:he|she|it|they|was|were|said)\b"
)
_DANGLES = any_of(
    "the a an of and or to in on at for by with his her their from that its was were is after when more than s"
)
_DANGLING = re.compile(rf"(?:{_DANGLES})", re.I)


def tail(words: str, most: int = 12) -> str:
    """What follows a predicate, up to where a question would stop."""
    kept = _STOP.split(words)[0].split()[:most]
    while kept and _DANGLING.fullmatch(kept[-1]):
        kept.pop()
    return " ".join(kept)


def is_complete(question: str) -> bool:
    """Whether the question has a fair length and does not stop at an abbreviation."""
    return 12 <= len(question) <= 160 and not _CUT_SHORT.search(question)


def is_whole(sentence: str, start: int, end: int) -> bool:
    """Whether the answer does not stop at the full stop of an abbreviation."""
    answer = sentence[start:end]
    cut = (
        sentence[end : end + 1] == "." and end + 1 < len(sentence) and re.search(r"(?:^|[\s.])[A-Z][a-z]{0,3}$", answer)
    )
    return bool(answer.strip()) and not cut


def starts_oddly(sentence: str) -> bool:
    """Whether it begins with a pronoun or another word that names nobody."""
    return _STARTS_ODDLY.match(sentence) is not None


def starts_with_setting(clause: str) -> bool:
    """Whether a said clause begins with where or when it was said."""
    return _SETTING.match(clause) is not None


def is_subject(words: str) -> bool:
    """Whether the words before a verb look like one whole subject."""
    parts = words.split()
    if starts_oddly(words) or _SUBJECT_TAIL.search(words) or len(parts) > 9 or not words[0].isupper():
        return False
    return not any(part in _CLAUSE_WORDS or (at > 1 and is_past(part)) for at, part in enumerate(parts))


def is_place(words: str, after: str) -> bool:
    """Whether a name stands as a place does, not before a noun ("the Springfield mayor")."""
    return not _NO_PLACE.match(words) and _PLACE_ENDS.match(after) is not None


def is_known(name: str, names: Mapping[str, int]) -> bool:
    """Whether every part of the name also stands inside sentences, so that its capital is not a sentence's."""
    return all(names.get(part, 0) > 1 for part in name.split() if part[0].isupper() and not part.endswith("."))


def inside(subject: str, names: Mapping[str, int]) -> str:
    """The subject as it stands inside a question: without a capital unless it is a name."""
    first, _, rest = subject.partition(" ")
    if first.endswith(".") or (names.get(first, 0) > 1 and first not in {"The", "A", "An"}):
        return subject
    return f"{first.lower()} {rest}".rstrip()
