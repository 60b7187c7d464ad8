"""Follow-ups that ask the question before once more: for whose word its answer is, for the day before or after, for
another event ("and in the Pell bombing?"), or for another of a sort ("what about the Saint Oswin?" after the Saint
Odile).

Rules over words, English; it knows no archive.
"""

import re
from datetime import timedelta

from index.day import Day
from index.regex import regex
from retrieval.answer import Answer
from retrieval.followups.scene import NAMED_BEHIND
from retrieval.questions.words import DETERMINERS
from retrieval.reading import say
from retrieval.speech.who import Who, kind_of

_SAID = r"(?:says?|said|claims?|claimed|reports?|reported|told|tells)"
_WHOSE_WORD = regex(
    rf"(?:and |but |so )?(?:who {_SAID} (?:so|that|this|it)|{_SAID} who|according to whom?|"
    r"whose word is (?:that|this|it)|"
    r"(?:who|what)(?:'s|’s| is| are) (?:the|your) sources?)\W*",
    re.IGNORECASE,
)
_WHO_SAYS = regex(rf"(?:and |but |so )?who {_SAID} (?:that |it (?:is|was) )?(.+?)\W*", re.IGNORECASE)
_DAY_BESIDE = regex(
    r"(?:and |but |what about |how about )?(?:on )?the "
    r"(?:(next|following|previous) day|day (after|before|earlier|later))\W*",
    re.IGNORECASE,
)
_NAME = regex(r"\b[A-ZÀ-ÞЀ-Я][\w'’.-]*(?:[ -][A-ZÀ-ÞЀ-Я\d][\w'’-]*)+")
_WORD = r"[A-ZÀ-ÞЀ-Я][\w'’-]+"
_HEADED = regex(rf"\b(?P<noun>[a-z]{{3,}}) (?P<name>{_WORD}|\d+)\b(?! [A-ZÀ-ÞЀ-Я\d])")
_OPENING = "Which|What|Whose|Who|When|Where|How|Did|Does|Do|Was|Were|Is|Are|Has|Have|Had|Will|The|In|At|On|Of"
_TAILED = regex(rf"(?:^|(?<=\s))(?!(?:{_OPENING})\b)(?P<name>(?:{_WORD} )+)(?P<noun>[a-z]{{3,}})\b")
_PREPOSED = regex(
    rf"\b(?P<noun>on|by|to|for|against|with|of) (?P<name>(?:the )?(?:[a-z]+ )?{_WORD}(?: {_WORD})*)(?! [a-z]+ing\b)"
)
_SUBJECT = regex(rf"(?:[Tt]he )?{_WORD}(?: {_WORD})*")
_ASKED = regex(
    rf"\b(?i:did|does|do|was|is|were|are|has|have|had|will|would) ((?:the )?{_WORD}(?: {_WORD})*)(?= [a-z]|\W*$)"
)
_LAST = regex(rf"\b([a-z]+) ((?:the )?{_WORD}(?: {_WORD})*)$")
_BEFORE = r"in|at|after|before|during|by|from|of|about|on|over|for|to|against"


def asks_whose_word(text: str, before: Answer) -> bool:
    """Whether it asks who says what the answer shows; an answer names that beside each quote."""
    plain = " ".join(text.split())
    if _WHOSE_WORD.fullmatch(plain):
        return True
    told = _WHO_SAYS.fullmatch(plain)
    values = {each.casefold() for position in before.positions for each in (position.value, *position.also)}
    return told is not None and told[1].casefold() in values


def day_beside(text: str, before: Answer) -> str | None:
    """The day before or after the one that was asked about, in full, with its preposition."""
    days = before.reading.days
    asked = _DAY_BESIDE.fullmatch(" ".join(text.split()))
    if asked is None or days is None or days.first != days.last or days.first is None:
        return None
    is_earlier = (asked[1] or asked[2]).lower() in ("previous", "before", "earlier")
    moved = days.first + timedelta(days=-1 if is_earlier else 1)
    return f"on {say(Day(moved, moved))}"


def another_of_the_sort(new: str, question: str) -> str | None:
    """The question with a name of its own put in place of one that shares a word with it, stands beside the same noun
    or behind the same preposition ("flight 380", "the Velm mill", "on the Velda"), or is asked what it did; None where
    none does."""
    plain = new.rstrip(" ?.!")
    unprefixed = _without_article(re.sub(rf"^(?:{_BEFORE}) ", "", plain, flags=re.IGNORECASE))
    for shape, words in ((_HEADED, unprefixed), (_TAILED, unprefixed), (_PREPOSED, plain)):
        if (own := shape.fullmatch(words)) and (other := _beside_the_same(shape, own, question)):
            return other
    return (
        _asked_of_another(plain, question)
        or _with_another_end(plain, question)
        or _of_a_shared_word(_without_article(plain), question)
    )


def _beside_the_same(shape: re.Pattern[str], own: re.Match[str], question: str) -> str | None:
    old = [each for each in shape.finditer(question) if each["noun"].lower() == own["noun"].lower()]
    if len(old) != 1 or old[0]["name"] == own["name"]:
        return None
    return question[: old[0].start()] + own[0] + question[old[0].end() :]


def _asked_of_another(new: str, question: str) -> str | None:
    """ "And Olaf Penn?" after "How many votes did Ada Marsk get?"."""
    own, old = _SUBJECT.fullmatch(new), _ASKED.search(question)
    if own is None or old is None:
        return None
    alike = [each.lower().startswith("the ") for each in (own[0], old[1])]
    sizes = {len(each.split()) for each in (own[0], old[1])}
    persons = all(kind_of(each.split()) is Who.NAME for each in (own[0], old[1]))
    if len(set(alike)) > 1 or not (len(sizes) == 1 or persons):
        return None
    return question[: old.start(1)] + own[0] + question[old.end(1) :]


def _with_another_end(new: str, question: str) -> str | None:
    """ "And Velm?" after "How many shells hit Torv?"; a storm's name is no place."""
    own, old = _SUBJECT.fullmatch(new), _LAST.search(question)
    if own is None or old is None or old[1].lower() in NAMED_BEHIND or len(own[0].split()) != len(old[2].split()):
        return None
    return question[: old.start(2)] + own[0]


def _of_a_shared_word(new: str, question: str) -> str | None:
    own = _NAME.fullmatch(new)
    if own is None:
        return None
    words = own[0].split()
    for old in _NAME.findall(question):
        parts = old.split()
        if len(parts) == len(words) and parts != words and set(parts) & set(words):
            return question.replace(old, own[0])
    return None


def of_another_event(new: str, question: str, event: str) -> str | None:
    """The question with another event put in place of its own: "in the Pell bombing" for "in the Quint fire"."""
    old = re.search(rf"(?:\b({_BEFORE}) )?(?:(?:the|an?) )?{re.escape(event)}", question, re.IGNORECASE)
    own = re.match(rf"(?:({_BEFORE}) )?(.+)", new, re.IGNORECASE)
    if old is None or own is None:
        return None
    preposition = old[1] and (own[1] or old[1])
    return question[: old.start()] + " ".join(filter(None, (preposition, own[2]))) + question[old.end() :]


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in DETERMINERS and rest else words
