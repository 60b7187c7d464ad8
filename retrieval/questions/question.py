"""What a question asks for, read by rules: the kind of answer, the thing counted or named, its days and its words.

It does not know the archive (`reading` does) and it understands no question: what it cannot place is an account.
"""

import re
from dataclasses import dataclass
from datetime import date

from index.composed import plain
from index.regex import regex
from retrieval.answer import Kind
from retrieval.questions.asking_word import ASKING
from retrieval.questions.choice import alternatives
from retrieval.questions.days import AskedDays, read_days
from retrieval.questions.kind import kind_and_focus
from retrieval.questions.told_first import meant, told_and_asked
from retrieval.questions.words import ASKING_WORDS, AUXILIARIES
from retrieval.stems import Stem, content_words, stem_of
from retrieval.tongues.asking import Foreign, language_of, read_foreign

# "the Harbour fire: who ...?" and "Harbour fire, May 2016: was ...?" name the event first.
_TOPIC = regex(r"^[^?]{3,120}?(?::|\s[-–—])\s+(?=\w)")
_BEFORE_DAY = regex(r"[\s,(]*(?:\b(?:on|in|of|from|during|at))?[\s,(]*$", re.IGNORECASE)
_BEFORE_DAY_ABROAD = regex(
    r"[\s,(]*(?:\b(?:am|im|vom|den|le|du|en|el|del|la|в|во|у|на|з|с|في|يوم))?[\s,(]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. `focus` are the stems of the noun asked for ("rockets", "base"); `words` its content words.

    `spelling` asks for the letters themselves; `alternatives` are the two sides of "A or B?"; `names` the runs of
    capitalised words, as written. `language` is ISO 639-1; `in_english` what a question in another language asks for,
    as the rules for values know it ("how many").
    """

    text: str
    kind: Kind
    days: AskedDays | None
    focus: tuple[str, ...]
    words: tuple[Stem, ...]
    names: tuple[str, ...]
    spelling: bool = False
    alternatives: tuple[str, ...] = ()
    language: str = "en"
    in_english: str = ""

    @property
    def without_days(self) -> str:
        """The question with the words of its day left out: days are held against sentences, not read from them."""
        if self.days is None:
            return self.text
        before = _BEFORE_DAY if self.language == "en" else _BEFORE_DAY_ABROAD
        rest = before.sub("", self.text[: self.days.start]) + self.text[self.days.end :]
        return re.sub(r"\s+([?,.:])", r"\1", " ".join(rest.split())).strip(" ,")


_PICTURES = regex("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\u20e3]+")


def plainly(text: str) -> str:
    """A question's words composed, without emoji and with one mark at most where many stand: to a reader those are
    words that it does not know, and the question another one."""
    text = plain(text)
    if _PICTURES.search(text):
        text = re.sub(r"\s+([?.,:!])", r"\1", " ".join(_PICTURES.sub(" ", text).split()))
    return re.sub(r"[?!]{2,}", lambda marks: "?" if "?" in marks[0] else "!", text)


def read_question(text: str, as_of: date) -> Question:
    """Read it. `as_of` is the day that "last Sunday" is counted from."""
    foreign = read_foreign(text, language_of(text))
    if foreign is not None:
        return _abroad(text.strip(), foreign, as_of)
    told, asked = told_and_asked(topic_and_rest(text.strip())[1])
    days = read_days(text, as_of)
    spelling = bool(re.search(r"\bspell(?:ed|ing|s|t)?\b(?!\s+out)", text, re.IGNORECASE))
    sides = alternatives(asked)
    kind, focus = meant(told, asked) or kind_and_focus(asked, bool(sides))
    if spelling:
        kind = Kind.NAME
    outside_days = text if days is None else text[: days.start] + " " + text[days.end :]
    return Question(text, kind, days, focus, content_words(outside_days), _names(outside_days), spelling, sides)


def _abroad(text: str, foreign: Foreign, as_of: date) -> Question:
    """A question in a language with a table of its own."""
    days = read_days(text, as_of, foreign.language)
    outside = text if days is None else text[: days.start] + " " + text[days.end :]
    words = tuple(w for w in content_words(outside) if w.word in foreign.carrying)
    focus = tuple(stem_of(noun) for noun in foreign.nouns)
    names = _names(
        outside[:1].lower() + outside[1:] if outside[:1] not in "¿" else "¿" + outside[1:2].lower() + outside[2:]
    )
    return Question(
        text, foreign.kind, days, focus, words, names, language=foreign.language, in_english=foreign.english
    )


def topic_and_rest(text: str) -> tuple[str, str]:
    """The event's name before a colon, "" where there is none, and the part that asks."""
    topic = _TOPIC.match(text)
    if topic and _asks(text[topic.end() :]):
        return topic[0].rstrip(" \t:-–—"), text[topic.end() :]
    return "", text


def _asks(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower() if text.split() else ""
    return first in AUXILIARIES or bool(ASKING.search(text))


def _names(text: str) -> tuple[str, ...]:
    """Runs of capitalised words, asking words aside, and figures ("flight 752"); all capitals name nothing."""
    figures = tuple(re.findall(r"\b\d+\b", text))
    if text.upper() == text:
        return figures
    runs = re.findall(
        r"(?:\b[A-ZÀ-ÞЀ-Я][\w'’.-]*|\b\d+[A-Z]\w*)(?:\s+(?:(?:of|al|el|bin|de|van|der)\s+)?[A-ZÀ-ÞЀ-Я][\w'’.-]*)*", text
    )
    asking = ASKING_WORDS | set(AUXILIARIES)
    names: list[str] = []
    for run in runs:
        words = run.split()
        while words and words[0].lower() in asking:
            words = words[1:]
        if words:
            names.append(" ".join(words).strip(".'’-"))
    return tuple(name for name in names if name) + tuple(f for f in figures if not any(f in name for name in names))
