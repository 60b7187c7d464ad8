"""A text that comes after an answer: can it stand alone, and if not, what does it lean on?

It sees the new text and the words of the old question, no more. Careful on one side: what names an event, a person or
a place of its own is a question of its own, because an old event that slips into it would answer another question.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from index.regex import regex
from retrieval.answer import Kind
from retrieval.followups.chatter import is_chatter
from retrieval.followups.newcomer_words import BARE, GENERIC, PREPOSITIONS
from retrieval.followups.scene import EVENTS, NAMED_BEHIND, NEAR
from retrieval.questions.courtesy import without_courtesy
from retrieval.questions.days import read_days
from retrieval.questions.words import AUXILIARIES, DETERMINERS, NOUNS, QUESTION_WORDS
from retrieval.speech.reporting import ROLES
from retrieval.speech.who import Who, kind_of
from retrieval.stems import STOP_WORDS, stem_of, stems_in


class Form(Enum):
    """What a new text is beside the old question."""

    OWN = "a question of its own, or none"
    DAY = "the same, another day"
    PLACE = "the same, another place"
    OUTLET = "the same, as another source has it"
    EVENT = "the same, of another event"
    PART = "words without a verb: another part of it"
    WHOLE = "a question about the same event"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """The new text as read. `asks` is it without "and", "what about"; the rest says what it leans on."""

    form: Form
    asks: str = ""
    asks_something: bool = False
    is_bare: bool = False
    counts: bool = False
    points_at_clause: bool = False
    means_person: bool = False
    means_place: bool = False
    means_thing: bool = False
    has_day: bool = False
    has_place: bool = False
    speaker: str | None = None


MOST_WORDS = 30
TOLL_WORDS = frozenset(
    "injured wounded dead killed missing hurt arrested detained displaced homeless rescued evacuated hospitalised "
    "hospitalized trapped unaccounted charged released survivors victims".split()
)
_BESIDE_DAY = r"\W|\b(?:on|in|of|from|during|at|the)\b"
ALONE_WORDS, LEANING_WORDS = 2, 6
"""New words of its own, beyond which a text is a question of its own; more where "and" or "it" shows that it leans."""
OWN = Newcomer(Form.OWN)

_OPENER = regex(
    r"(?:and|but|so|or|also|then|plus|ok|okay|no|sorry|well|actually|i mean|i meant|what about|how about|what of|"
    r"as for|same for|same question for|(?:\w+ )?(?:the|that) (?:other )?one (?=in |at |on |near |from ))\b[\s,:]*",
    re.IGNORECASE,
)
_TO_THE_BOT = regex(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_SAYS_LITTLE = STOP_WORDS | QUESTION_WORDS | GENERIC
_PERSONS = frozenset("he she him her his hers".split())
_PLURALS = frozenset("they them their theirs those these".split())
_THAT = regex(
    rf"\b(?:that|this)(?:$|\s+(?:{'|'.join(AUXILIARIES)})\b)|\b(?:say|said|deny|confirm)\s+(?:that|this)$", re.I
)
# Neither "is it true that" nor "of those killed at the mill" points at anything said before.
_PRONOUN = regex(
    r"\b(?:he|she|him|her|his|(?<!^is )(?<!^was )it|its|they|them|their|"
    r"(?:those|these)(?!\s+(?:who|\w+ed|in|at|on)\b))\b",
    re.IGNORECASE,
)
# "How long after his arrest did Ada Venn speak?"
_WITH_NAME = regex(rf"(?:\s+\w+){{1,3}}?\s+(?:{'|'.join(AUXILIARIES)})\s+[A-ZÀ-ÞЀ-Я]")
# "Which airline ... its planes": what is asked for is what the pronoun means.
_OWNED = regex(r"his|her|its|their", re.IGNORECASE)
_ASKED_NOUN = regex(r"(?:who|(?:which|what)\s+(?!did|do|does|is|was|are|were|has|have)\w+)\b", re.IGNORECASE)
_COUNTING = regex(r"\bhow (?:many|much)\b", re.IGNORECASE)
_SPEECH = (
    "say|said|tell|told|claim|report|write|think|announce|respond|react|comment|deny|confirm|admit|state|reply|explain"
)
_SPEAKER = regex(
    rf"\b(?:did|does|do|has|have)\s+((?:(?!(?:an?|his|her|its|their)\s)[\w'’.-]+\s+){{1,5}}?)(?:{_SPEECH})\b\s*(.*)$",
    re.IGNORECASE,
)
_OUTLET = regex(r"according to\s+\S+(?:\s+\S+){0,4}$", re.IGNORECASE)
_NAME = regex(r"(?<![.?!:]\s)(?<!^)\b[A-ZÀ-ÞЀ-Я][\w'’.-]*(?:\s+[A-ZÀ-ÞЀ-Я\d][\w'’.-]*)*")
_PLACE = regex(rf"\b(?:{'|'.join(sorted(NEAR))})\s+(?:the\s+)?[A-ZÀ-ÞЀ-Я][\w'’-]*(?:\s+[A-ZÀ-ÞЀ-Я\d][\w'’-]*)*$")
_COUNTED = regex(r"^(?:the )?(?:number|count|toll) of ", re.IGNORECASE)
_NUMBERED = regex(
    r"\b(?:flight|train|tram|bus|line|route|pier|reactor|unit|runway|shaft|highway|brigade|battalion|regiment) \d+\b",
    re.IGNORECASE,
)
_FRAGMENT = regex(
    rf"(?:{'|'.join(sorted(NEAR))}|by|to|for|of|on|about|against|during|before|after|since|with|among)\b", re.IGNORECASE
)


def read_newcomer(text: str, known: str, as_of: date, *, replying: bool) -> Newcomer:
    """Read it; `known` are the words of the old question and of its answers."""
    plain = without_courtesy(" ".join(text.split()))
    words = plain.split()
    if not words or len(words) > MOST_WORDS or is_chatter(plain) or _TO_THE_BOT.search(plain):
        return OWN
    asks, opened = _without_openers(plain)
    if not asks or is_chatter(asks):
        return OWN
    leans = opened or replying
    if _is_whole(asks):
        return _whole(_lowered(asks), known, as_of, leans, replying)
    return _fragment(asks, known, as_of, leans)


def _without_openers(text: str) -> tuple[str, bool]:
    opened = False
    while found := _OPENER.match(text):
        if found.end() == len(text):
            break
        text, opened = text[found.end() :], True
    return text, opened


def _lowered(text: str) -> str:
    """A question's first word is no name."""
    return text[:1].lower() + text[1:]


def _is_whole(asks: str) -> bool:
    words = re.findall(r"[\w'’-]+", asks.lower())
    return bool(words) and (words[0] in AUXILIARIES or bool(set(words) & QUESTION_WORDS))


def _fragment(asks: str, known: str, as_of: date, leans: bool) -> Newcomer:
    """Words without a verb."""
    bare = asks.rstrip(" ?.!")
    words = bare.split()
    day = read_days(bare, as_of)
    if day is not None and not re.sub(_BESIDE_DAY, "", bare[: day.start] + bare[day.end :]):
        return Newcomer(Form.DAY, asks=f"on {bare}" if bare == day.words and bare[:1].isdigit() else bare)
    if len(words) > 8:
        return OWN
    if _has_event_of_its_own(bare, known):
        return Newcomer(Form.EVENT, asks=bare) if leans else OWN
    if _OUTLET.match(bare):
        return Newcomer(Form.OUTLET, asks=bare)
    if _names_place(bare, leans):
        return Newcomer(Form.PLACE, asks=bare)
    new_name = bool(_NAME.search(" " + bare)) and not _is_known(bare, known)
    is_toll = all(word.lower() in TOLL_WORDS for word in words)
    asked = asks.endswith("?") or leans or is_toll
    another_speaker = leans and kind_of(words) in (Who.BODY, Who.ROLE)
    in_small = not new_name and not another_speaker and _named_in_small(_COUNTED.sub("", bare), known)
    if len(words) > 5 or not asked or (new_name and not leans) or in_small:
        return OWN
    return Newcomer(Form.PART, asks=asks, has_day=day is not None)


def _names_place(bare: str, leans: bool) -> bool:
    """ "In Quint", "at the Quint shipyard" after "and"; one name alone may be a place, `following` decides."""
    if not _FRAGMENT.match(bare):
        return False
    place = _PLACE.search(bare)
    if place is not None and place[0] == bare:
        return True
    return leans and bare.split()[0].lower() in NEAR and bool(_NAME.search(bare)) and len(bare.split()) <= 5


def _whole(asks: str, known: str, as_of: date, leans: bool, replying: bool) -> Newcomer:
    """A question with its verb."""
    bare = asks.rstrip(" ?.!")
    day = read_days(bare, as_of)
    undated = bare if day is None else (bare[: day.start] + bare[day.end :]).strip()
    speech = _SPEAKER.search(undated)
    speaker = speech[1].strip() if speech else None
    rest = undated if speech is None else undated[: speech.start(1)] + undated[speech.start(2) :]
    if speech is None and (told := re.search(r"according to ([^,]+)$", undated)):
        speaker, rest = told[1], undated[: told.start()]
    if _has_event_of_its_own(rest, known):
        return OWN
    words = re.findall(r"[\w'’-]+", undated.lower())
    elliptic = _is_elliptic(words)
    points = _points(undated if speech and _NAME.search(" " + speech[1]) else rest, words, known)
    place = _PLACE.search(rest)
    if not replying and _stands_alone(rest, known, leans, elliptic, points, bool(place)):
        return OWN
    if day is not None and not (leans or elliptic or points):
        return OWN
    content = _content(rest, known)
    if len(content) > (LEANING_WORDS if leans or points else ALONE_WORDS):
        return OWN
    return Newcomer(
        Form.WHOLE,
        asks=asks,
        asks_something=True,
        is_bare=len(words) <= 2 and not set(words) - QUESTION_WORDS - {"so", "not", "by", "for", "from", "else"},
        counts=bool(_COUNTING.search(asks)),
        points_at_clause=bool(set(words) & _PLURALS or _THAT.search(bare)),
        means_person=bool(set(words) & _PERSONS),
        means_place="there" in words[-1:]
        or bool(re.search(r"\b(?:there|that place)\b(?!\s+(?:any|a|an|no|some))", rest)),
        means_thing="it" in words or (len(words) <= 3 and words[:1] == ["was"]),
        has_day=day is not None,
        has_place=place is not None,
        speaker=speaker,
    )


def _is_elliptic(words: list[str]) -> bool:
    """ "How many were wounded", "who", "how many in total": what is counted or asked of is left out."""
    if len(words) <= 2 and set(words) & QUESTION_WORDS:
        return True
    return words[:2] in (["how", "many"], ["how", "much"]) and (
        len(words) == 2 or words[2] in {*AUXILIARIES, "in", "more", "of"}
    )


def _points(rest: str, words: list[str], known: str) -> bool:
    """Whether a pronoun points out of the text: nothing of its own stands before it that it could point at."""
    found = _PRONOUN.search(rest)
    if found is not None and not (_OWNED.fullmatch(found[0]) and _ASKED_NOUN.match(rest)):
        before = rest[: found.start()]
        if _NAME.search(" " + before) or _NUMBERED.search(before) or _WITH_NAME.match(rest[found.end() :]):
            return False
        # "The doctors ... their strike": what is owned is mostly theirs who were just named.
        return len(_content(before, known)) <= (0 if _OWNED.fullmatch(found[0]) else ALONE_WORDS)
    if re.search(r"\bthere\b(?!\s+(?:any|a|an|no|some)\b)", rest) and not re.search(
        r"\b(?:is|are|was|were) there\b", rest
    ):
        return True
    return words[-1:] in (["that"], ["this"], ["then"], ["next"], ["afterwards"], ["there"], ["else"])


def _stands_alone(rest: str, known: str, leans: bool, elliptic: bool, points: bool, has_place: bool) -> bool:
    """Whether names of its own make it a question of its own."""
    names = [name for name in _NAME.findall(" " + rest) + _NUMBERED.findall(rest) if not _is_known(name, known)]
    if not names and not _named_in_small(rest, known):
        shared = _NAME.search(" " + rest) is not None
        return shared and not (leans or elliptic or points)
    if points and not _named_in_small(rest, known):
        return False
    return not (leans and (elliptic or has_place) and not _content(_PLACE.sub("", rest), known))


def _is_known(name: str, known: str) -> bool:
    stems = stems_in(known)
    return all(stem_of(word) in stems for word in re.findall(r"[\w'’-]+", name))


def _has_event_of_its_own(text: str, known: str) -> bool:
    """A noun for an event with a name or another noun before it, or a place or matter behind it, not from before."""
    stems = stems_in(known)
    words = re.findall(r"[\w'’-]+", text)
    for at, word in enumerate(words):
        if word.lower() not in EVENTS:
            continue
        before = words[at - 1] if at else ""
        described = bool(before) and before.lower() not in _SAYS_LITTLE | DETERMINERS
        after = words[at + 1 : at + 4]
        if word.lower() in NAMED_BEHIND and after and after[0][:1].isupper():
            if stem_of(after[0]) not in stems:
                return True
            continue
        placed = (
            bool(after)
            and after[0].lower() in PREPOSITIONS
            and any(
                stem_of(w) not in stems and w.lower() not in STOP_WORDS and w.lower() not in BARE for w in after[1:]
            )
        )
        if (described and stem_of(before) not in stems) or placed:
            return True
    return False


def _named_in_small(text: str, known: str) -> bool:
    """A noun right behind a preposition, no article, not from before: a name typed in small letters. Or "the fishing
    union": a thing described as one would who names it for the first time."""
    stems = stems_in(known)
    words = [word.lower() for word in re.findall(r"[\w'’-]+", text)]
    for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        named = word if word not in NOUNS[Kind.PERSON] else after  # "of queen ilna"
        if before in PREPOSITIONS and _is_new_noun(named, stems) and named not in BARE | GENERIC:
            return True
    for found in re.finditer(r"\bthe ((?:[a-z'’-]+ ){1,3}[a-z'’-]+)$", text):
        described = [word for word in found[1].split() if word not in STOP_WORDS]
        if (
            len(described) >= 2
            and all(_is_new_noun(w, stems) for w in described)
            and described[-1] not in ROLES | EVENTS
        ):
            return described[-2] not in GENERIC
    return False


def _is_new_noun(word: str, stems: frozenset[str]) -> bool:
    return (
        word.isalpha()
        and len(word) > 2
        and word not in STOP_WORDS
        and word not in DETERMINERS
        and stem_of(word) not in stems
    )


def _content(text: str, known: str) -> list[str]:
    """Words that carry a meaning of their own: not from before, not what any event has."""
    stems = stems_in(known)
    found = (word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*", text))
    return [word for word in found if word not in _SAYS_LITTLE and stem_of(word) not in stems]
