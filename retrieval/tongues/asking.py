"""What a question in another language asks for: which language it is in, the kind of answer, the words that carry it.

It decides by question words and small words; a few keywords without either are taken for English.
"""

import re
from dataclasses import dataclass
from functools import cache

from index.language import SMALL_WORDS
from index.regex import regex
from index.tongues.tongue import fold
from retrieval.answer import Kind
from retrieval.questions.words import AUXILIARIES, QUESTION_WORDS
from retrieval.stems import words_of
from retrieval.tongues.tables import wording
from retrieval.tongues.wording import Wording

_ASKING = {
    "de": frozenset(
        "wer wie was wo wann warum welche welcher welches welchem welchen wieso weshalb wieviele wem wen wessen "
        "woher hat wurde wurden ist sind gab gibt geschah".split()
    ),
    "fr": frozenset("qui que quoi quel quelle quels quelles combien où quand pourquoi comment est-ce qu est".split()),
    "es": frozenset(
        "quién quiénes qué cuál cuáles cuánto cuánta cuántos cuántas dónde cuándo cómo quien quienes cual cuales "
        "cuanto cuantos cuantas donde cuando fue fueron hubo".split()
    ),
}
_ENGLISH = QUESTION_WORDS | set(AUXILIARIES)
_UKRAINIAN = regex(r"[іїєґ]|(?<!\w)(?:чи|хто|де|коли|чому|що|скільки|яка|яке|яку)(?!\w)")
_WORD = regex(r"[^\W\d_]+")
_FOCUS_WORDS = 4
_DEATH = regex(
    r"starb\w*|getötet|ums leben|tot\b|mort\w*|tué\w*|péri|murieron|muert\w*|fallec\w*|погиб\w*|убит\w*|загину\w*|"
    r"вбит\w*|قتل\w*|ضحايا"
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A question as read: `english` is what the English rules for values are to be asked by, `nouns` what is counted,
    `carrying` the words that say something."""

    language: str
    kind: Kind
    english: str
    nouns: tuple[str, ...]
    carrying: tuple[str, ...]


def language_of(question: str) -> str:
    """ISO 639-1 code of one of the languages with a table, else "en"."""
    folded = fold(question)
    letters = [c for c in folded if c.isalpha()]
    if not letters:
        return "en"
    if sum("\u0600" <= c <= "\u06ff" for c in letters) * 2 > len(letters):
        return "ar"
    if sum("\u0400" <= c <= "\u04ff" for c in letters) * 2 > len(letters):
        return "uk" if _UKRAINIAN.search(folded) else "ru"
    return _latin(folded)


def _latin(folded: str) -> str:
    words = _WORD.findall(folded)
    english = sum((w in SMALL_WORDS["en"]) + 2 * (w in _ENGLISH) for w in words)
    scores = {code: _score(code, words) + 3 * (code == "es" and "¿" in folded) for code in _ASKING}
    best = max(scores, key=lambda code: (scores[code], code))
    return best if scores[best] > english and scores[best] >= 3 else "en"


def _score(code: str, words: list[str]) -> int:
    """Small words, twice those that are not English too, and question words."""
    small = SMALL_WORDS[code]
    common = sum((w in small) + (w in small and w not in SMALL_WORDS["en"]) for w in words)
    return common + 2 * sum(w in _ASKING[code] for w in words)


def read_foreign(question: str, language: str) -> Foreign | None:
    """The question read by its language's table; None for a language without one."""
    table = wording(language)
    if table is None:
        return None
    folded = fold(question)
    kind, english, end = _asked(table, folded)
    nouns = _nouns(table, folded, end) if kind is Kind.NUMBER else ()
    counted = " ".join(nouns) or ("things" if english == "how many" else "")
    small = SMALL_WORDS.get(language, frozenset())
    carrying = tuple(w for w in words_of(question) if _carries(table, fold(w), small))
    return Foreign(language, kind, f"{english} {counted}".strip(), nouns, carrying)


def _carries(table: Wording, word: str, small: frozenset[str]) -> bool:
    return len(word) > 1 and word not in small and not _asks_with(table).fullmatch(word)


@cache
def _asks_with(table: Wording) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each.words})" for each in table.asks))


@cache
def _asks(table: Wording) -> tuple[tuple[re.Pattern[str], Kind, str], ...]:
    return tuple((re.compile(rf"(?<!\w)[وفبل]?(?:{a.words})(?!\w)"), a.kind, a.english) for a in table.asks)


def _asked(table: Wording, folded: str) -> tuple[Kind, str, int]:
    """The kind, its English, and where the words that ask end: the first in the text, of two the earlier rule."""
    found = [
        (match.start(), order, match.end(), kind, english)
        for order, (pattern, kind, english) in enumerate(_asks(table))
        if (match := pattern.search(folded)) is not None
    ]
    first = min(found, default=None)
    opening = re.match(rf"\W*(?:{table.yes_no})(?!\w)", folded)
    asks = folded.rstrip(' "»”').endswith(("?", "؟"))
    if (
        opening is not None
        and asks
        and (first is None or first[0] >= opening.end() or table.code in ("ru", "uk", "ar"))
    ):
        return Kind.POLARITY, "", opening.end()
    return (first[3], first[4], first[2]) if first else (Kind.ACCOUNT, "", 0)


def _nouns(table: Wording, folded: str, end: int) -> tuple[str, ...]:
    """What is counted, in English: the first known noun or unit behind the words that ask; people where some died."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", folded[end:])
    for word in words[:_FOCUS_WORDS]:
        for pattern, english in table.nouns.items():
            if re.fullmatch(pattern, word):
                return (english,)
        if word in table.phrases and table.phrases[word].endswith("s"):
            return (table.phrases[word],)
    return ("people",) if _DEATH.search(folded) else ()
