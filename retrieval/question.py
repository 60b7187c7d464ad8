"""What a question asks for, read by rules: the kind of answer, the thing counted or named, its days and its words.

It does not know the archive (`reading` does) and it understands no question: what it cannot place is an account.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from retrieval.answer import Kind
from retrieval.days import AskedDays, read_days
from retrieval.question_words import (
    ASKING_WORDS,
    AUXILIARIES,
    CLOSERS,
    CLOSING_WORDS,
    DETERMINERS,
    MEASURES,
    NOUNS,
    PLURALS,
    TOLLS,
)
from retrieval.stems import Stem, content_words

_ASKS_ACCOUNT = re.compile(r"\bwhat happened\b|\b(?:for )?what reasons?\b|\bwhat grounds?\b", re.IGNORECASE)
_COSTS = re.compile(r"^\W*what (?:did|does|do|will|would) .+ (?:cost|earn|weigh|measure|pay)\b", re.IGNORECASE)
_ASKING = re.compile(r"\b(who|whom|whose|where|when|why|how|which|what|whether)\b", re.IGNORECASE)
# "the Harbour fire: who ...?" and "Harbour fire, May 2016: was ...?" name the event first.
_TOPIC = re.compile(r"^[^?]{3,120}?(?::|\s[-–—])\s+(?=\w)")


_BEFORE_DAY = re.compile(r"[\s,(]*(?:\b(?:on|in|of|from|during|at))?[\s,(]*$", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:which|what|who) (?:were|are|was|is)?\s*(?:the )?(?:two|three|four|five|six|other|both)\b|"
    r"\b(?:which|what) \w+s (?:did|were|are|have|do)\b|\bwho were\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. `focus` are the stems of the noun asked for ("rockets", "base"); `words` its content words.

    `spelling` asks for the letters themselves; `alternatives` are the two sides of "A or B?"; `names` the runs of
    capitalised words, as written; `several` when the answer has more than one part ("which two bases").
    """

    text: str
    kind: Kind
    days: AskedDays | None
    focus: tuple[str, ...]
    words: tuple[Stem, ...]
    names: tuple[str, ...]
    spelling: bool = False
    alternatives: tuple[str, ...] = ()
    several: bool = False

    @property
    def without_days(self) -> str:
        """The question with the words of its day left out: days are held against sentences, not read from them."""
        if self.days is None:
            return self.text
        rest = _BEFORE_DAY.sub("", self.text[: self.days.start]) + self.text[self.days.end :]
        return re.sub(r"\s+([?,.:])", r"\1", " ".join(rest.split())).strip(" ,")


def read_question(text: str, as_of: date) -> Question:
    """Read it. `as_of` is the day that "last Sunday" is counted from."""
    asked = topic_and_rest(text.strip())[1]
    days = read_days(text, as_of)
    spelling = bool(re.search(r"\bspell(?:ed|ing|s|t)?\b", text, re.IGNORECASE))
    alternatives = _alternatives(asked)
    kind, focus = _kind_and_focus(asked, bool(alternatives))
    if spelling:
        kind = Kind.NAME
    outside_days = text if days is None else text[: days.start] + " " + text[days.end :]
    return Question(text, kind, days, focus, content_words(outside_days), _names(outside_days), spelling, alternatives)


def topic_and_rest(text: str) -> tuple[str, str]:
    """The event's name before a colon, "" where there is none, and the part that asks."""
    topic = _TOPIC.match(text)
    if topic and _asks(text[topic.end() :]):
        return topic[0].rstrip(" \t:-–—"), text[topic.end() :]
    return "", text


def _asks(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower() if text.split() else ""
    return first in AUXILIARIES or bool(_ASKING.search(text))


def _alternatives(asked: str) -> tuple[str, ...]:
    """The sides of "a mine or the storm?", when the question is a choice and not a plain yes or no."""
    tail = re.split(r"[:,]\s", asked)[-1].rstrip("? ")
    side = r"(?:(?:the|a|an|by|his|her|its|their)\s+)?(?:[\w'’-]+\s+){0,2}?[\w'’-]+"
    choice = re.search(rf"(?:^|\b(?:was it|were|by|from|in)\s+)({side})\s*,?\s+or\s+({side})$", tail, re.IGNORECASE)
    if choice is None or tail.lower().split()[0] in AUXILIARIES:
        choice = re.search(r"\b(the [\w-]+) or (the [\w-]+)\b", asked, re.IGNORECASE)
    if choice is None or {*choice.group(2).lower().split()} & CLOSING_WORDS:
        return ()
    return choice.group(1).strip(), choice.group(2).strip()


def _kind_and_focus(asked: str, is_choice: bool) -> tuple[Kind, tuple[str, ...]]:
    words = re.findall(r"[\w'’-]+", asked.lower())
    if not words:
        return Kind.ACCOUNT, ()
    if words[0] in AUXILIARIES:
        return (Kind.ACCOUNT if is_choice else Kind.POLARITY), ()
    found = _ASKING.search(asked)
    if found is None:
        return _terse(words)
    rest = re.findall(r"[\w'’-]+", asked[found.end() :].lower())
    if _ASKS_ACCOUNT.search(asked):
        return Kind.ACCOUNT, ()
    if found.group(1).lower() == "what" and _COSTS.search(asked):
        return Kind.NUMBER, ()
    if is_choice and found.group(1).lower() == "what":
        return Kind.ACCOUNT, ()
    return _BY_WORD[found.group(1).lower()](rest)


def _terse(words: list[str]) -> tuple[Kind, tuple[str, ...]]:
    """ "death toll in the harbour fire": the head noun stands before the first preposition, or first of all."""
    named = _named(words)
    if named is not None:
        return named
    until = next((i for i, w in enumerate(words) if w in _BEFORE_REST), len(words))
    heads = [words[max(0, until - 2) : until], words[:3]] if until < len(words) else [words[:3], words[-2:]]
    for head in heads:
        kind = _kind_of_nouns(head)
        if kind is not None:
            return kind, _counted(words) if kind is Kind.NUMBER else _focus_of(head)
    return Kind.ACCOUNT, ()


_BEFORE_REST = frozenset(
    "of in at for on from to by with after during behind aboard linked caused killed involved between who".split()
)


def _named(words: Sequence[str]) -> tuple[Kind, tuple[str, ...]] | None:
    """ "name of the man driving the bus", "the names of the two brothers": what it is the name of tells the kind."""
    start = 1 if words[:1] == ["the"] else 0
    if len(words) < start + 3 or words[start] not in ("name", "names") or words[start + 1] != "of":
        return None
    phrase = _until_verb([word for word in words[start + 2 :] if word not in DETERMINERS])
    return (_kind_of_nouns(phrase) or Kind.NAME), _focus_of(phrase[-1:])


def _counted(words: list[str]) -> tuple[str, ...]:
    """What "death toll", "number of boats" and "share of voters" count: people, boats, voters."""
    if any(word in TOLLS for word in words[:4]):
        return _focus_of(["people"])
    of = words.index("of") + 1 if "of" in words else len(words)
    return _focus_of(_until_verb([word for word in words[of : of + 4] if word not in DETERMINERS]))


def _who(rest: list[str]) -> tuple[Kind, tuple[str, ...]]:
    return Kind.PERSON, ()


def _where(rest: list[str]) -> tuple[Kind, tuple[str, ...]]:
    return Kind.PLACE, ()


def _when(rest: list[str]) -> tuple[Kind, tuple[str, ...]]:
    return Kind.DATE, ()


def _account(rest: list[str]) -> tuple[Kind, tuple[str, ...]]:
    return Kind.ACCOUNT, ()


def _how(rest: list[str]) -> tuple[Kind, tuple[str, ...]]:
    if not rest or rest[0] not in MEASURES:
        named = bool(rest) and any(w.startswith("spel") for w in rest)
        return (Kind.NAME if named else Kind.ACCOUNT), ()
    if rest[0] == "far" and len(rest) > 1 and rest[1] == "back":
        return Kind.DATE, ()
    if rest[0] == "long" and len(rest) > 1 and rest[1] == "ago":
        return Kind.DATE, ()
    counted = rest[1:6] if rest[0] in ("many", "much") else []
    return Kind.NUMBER, _focus_of(_until_plural(_until_verb(counted)))


def _which(rest: list[str]) -> tuple[Kind, tuple[str, ...]]:
    """The noun that the question word stands before, else the noun it asks about ("what was the name of")."""
    phrase = _until_verb(rest)
    if len(phrase) == 1 and len(rest) > 1 and rest[1] in DETERMINERS:  # "what sank the ferry"
        phrase = []
    kind = _kind_of_nouns(phrase)
    if phrase and kind is None and rest[: len(phrase)] == phrase and len(phrase) <= 4:
        return Kind.NAME, _focus_of(phrase)
    if kind is not None:
        return kind, _counted(rest) if kind is Kind.NUMBER else _focus_of(phrase)
    if "called" in rest or "named" in rest or _calls(rest):
        return Kind.NAME, ()
    if rest[:3] in (["is", "the", "name"], ["was", "the", "name"], ["are", "the", "names"], ["were", "the", "names"]):
        return _named(rest[2:]) or (Kind.NAME, ())
    after_copula = _after_copula(rest)
    kind = _kind_of_nouns(after_copula) if after_copula else None
    if kind is Kind.NUMBER:
        return kind, _counted(rest)
    return (kind, _focus_of(after_copula)) if kind else (Kind.ACCOUNT, ())


def _calls(rest: list[str]) -> bool:
    return bool(rest) and rest[0] in ("did", "do", "does") and "call" in rest


def _after_copula(rest: list[str]) -> list[str]:
    if not rest or rest[0] not in ("is", "was", "are", "were", "'s"):
        return []
    phrase: list[str] = []
    for word in rest[1:]:
        if word in ("of", "in", "at", "for", "on", "that", "who", "which", "used", "by", "to", "from", "with"):
            break
        phrase.append(word)
    return phrase[-3:]


def _until_verb(rest: list[str]) -> list[str]:
    """The noun phrase at the head of `rest`: up to an auxiliary, a preposition or a word that looks like a verb."""
    phrase: list[str] = []
    for word in rest[:5]:
        if word in AUXILIARIES or word in CLOSERS or (phrase and re.fullmatch(r"\w{3,}ed|\w+ing", word)):
            break
        phrase.append(word)
    return phrase


def _until_plural(phrase: list[str]) -> list[str]:
    """What is counted ends with its plural: "rescue boats", not "boats lost"."""
    plural = (i for i, w in enumerate(phrase) if w in PLURALS or re.fullmatch(r"\w+[^s'’u]s", w))
    return phrase[: next(plural, len(phrase)) + 1]


def _kind_of_nouns(phrase: list[str]) -> Kind | None:
    """The kind of the last noun that has one: "death toll", "police officer", "church group"."""
    for word in reversed(phrase):
        for kind, nouns in NOUNS.items():
            if word in nouns:
                return kind
    return None


def _focus_of(phrase: list[str]) -> tuple[str, ...]:
    return tuple(stem.stem for stem in content_words(" ".join(phrase)))


_BY_WORD = {
    "who": _who,
    "whom": _who,
    "whose": _who,
    "where": _where,
    "when": _when,
    "why": _account,
    "whether": lambda rest: (Kind.POLARITY, ()),
    "how": _how,
    "which": _which,
    "what": _which,
}


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
