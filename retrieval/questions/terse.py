"""What a terse question asks for: "death toll in the harbour fire", "boats lost off Velm", "name of the pilot".

It reads no question words; `question_kind` does.
"""

import re
from collections.abc import Sequence

from index.regex import regex
from index.times.tense import PAST_ONLY
from retrieval.answer import BEARERS, Kind
from retrieval.questions.nouns import kind_of_nouns
from retrieval.questions.phrase import Asked, focus_of, until_verb, words_in
from retrieval.questions.words import AUXILIARIES, DETERMINERS, PLURALS, TOLLS

_STATED = regex(
    r"^\W*(?P<subject>(?:the\s+)?(?:(?!(?:that|who|which|where|each|every|both|the|an?|his|her|its|their)\b)[\w'’-]+\s+){1,3}?)"
    r"(?:(?:really|ever|also|already|still|never|\w+ly)\s+)*"
    rf"(?P<verb>{PAST_ONLY}|{'|'.join(AUXILIARIES)}|(?P<regular>[a-z]{{2,}}ed))\b(?P<rest>[^?]*)\?\W*$",
    re.IGNORECASE,
)
_ENDS_OPEN = regex(
    r"\b(?:of|in|at|for|on|from|to|by|with|after|about|into|than|and|or|is|are|was|were)\W*$", re.IGNORECASE
)
_BEFORE_REST = frozenset(
    "of in at for on from to by with after during behind aboard linked caused killed involved between who".split()
)
_FATES = frozenset(
    "killed injured wounded dead hurt missing arrested detained displaced hospitalised hospitalized rescued evacuated "
    "drowned sunk lost shot burnt burned homeless built sold stolen cut held freed left born".split()
)
_COUNTED = frozenset(
    "people persons cases survivors visitors spectators passengers migrants refugees troops soldiers jobs hectares "
    "acres houses homes copies votes seats casualties delegates arrests apprehensions infections".split()
)
_FATE_FIRST = frozenset(
    "killed injured wounded dead hurt missing arrested detained displaced hospitalised hospitalized drowned".split()
)


_FAR = 6
_SUMS = frozenset("toll fatalities casualties score turnout attendance magnitude".split())


def terse(words: list[str]) -> Asked:
    """The head noun stands before the first preposition, or first of all."""
    named_kind = named(words)
    if named_kind is not None:
        return named_kind
    number = _count(words)
    if number is not None:
        return number
    if words[0] == "date" or words[:2] == ["the", "date"]:
        return Kind.DATE, ()
    if frozenset(words[:_FAR]) & _SUMS:
        return Kind.NUMBER, focus_of(["people"])
    # "Her lead over him", but "over 300 people killed".
    until = next((i for i, w in enumerate(words) if w in _BEFORE_REST or (i and w == "over")), len(words))
    heads = [words[max(0, until - 2) : until], words[:3]] if until < len(words) else [words[:3], words[-2:]]
    year = next((i for i, w in enumerate(words) if w.isdecimal()), 0)
    heads.append(words[max(0, year - 2) : year])  # "median household income 2031, census figure"
    if until == len(words) and Kind.NUMBER in (kind_of_nouns(words[:2]), kind_of_nouns(words[-1:])):
        return Kind.NUMBER, counted(words)
    for head in heads:
        kind = kind_of_nouns(head)
        if kind is not None:
            return kind, counted(words) if kind is Kind.NUMBER else focus_of(head)
    return Kind.ACCOUNT, ()


def is_stated(asked: str) -> bool:
    """Whether it asks by stating: "Orla Venn took money?", "Venn acquitted?", "gates opened?", not "price she took?",
    "boats that sank off Velm?" or "boats damaged?"."""
    if _is_done_to(asked):
        return True
    stated = _STATED.match(asked)
    if stated is None or _ENDS_OPEN.search(asked):
        return False
    if stated["regular"] and (asked.isupper() or not stated["subject"].split()[-1][:1].isupper()):
        return False
    if stated["verb"].lower() in AUXILIARIES and not words_in(stated["rest"]):
        return False
    subject = words_in(stated["subject"])
    is_asked = any(kind_of_nouns([w]) in (Kind.NUMBER, Kind.DATE, Kind.NAME) or w in TOLLS for w in subject)
    return not is_asked and _count(words_in(asked)) is None


_DONE_TO = regex(
    r"^\W*(?P<thing>(?:(?!of\b|in\b|at\b|on\b|by\b|for\b|to\b|from\b|with\b|and\b|or\b|most\b|best\b)[\w'’-]+\s+){1,5}?)"
    r"(?:(?P<state>(?:re)?opened|closed|(?:un)?locked|shut|sealed|bolted|chained|lifted|warned|signed|ratified)|"
    r"(?P<deed>[a-z]{2,}ed|shot|held|sunk|burnt|hurt|beaten|found))"
    r"(?P<rest>(?:\s+(?:at|in|on|for|over|with|by|after|during|before|off|near)\s[^?,]+)?)\?\W*$",
    re.IGNORECASE,
)
_ANYONE = frozenset("anyone anybody anything".split())
_MASSES = frozenset(
    "money cash aid land ground forest rain snow oil fuel gas water grain gold food cargo stock time evidence".split()
)
# "Weapon used?" and "town hit?" ask which.
_CHOOSING = frozenset(
    "used involved affected hit struck attacked targeted shelled bombed raided named called given chosen "
    "visited".split()
)


def _is_done_to(asked: str) -> bool:
    """ "Fire exits locked?", "anyone arrested?", "suspect charged?": but several who were hurt, wrecked or sold are
    counted ("boats damaged?"), and behind one and a deed with more to it somebody is sought ("man held in Velm?")."""
    done = _DONE_TO.match(asked)
    words = words_in(done["thing"]) if done else []
    if done is None or not words or frozenset(words) & frozenset(AUXILIARIES):
        return False
    if words[-1] in _ANYONE:
        return True
    kinds = [kind_of_nouns([word]) for word in words]
    if (
        words[0].isdecimal()
        or {Kind.NUMBER, Kind.DATE} & set(kinds)
        or words[-1] in _MASSES
        or frozenset(words) & TOLLS
    ):
        return False
    if kinds[-1] is Kind.NAME:
        return False
    if done["state"]:
        return words[-1] not in _COUNTED
    return not (_is_plural(words[-1]) or done["rest"] or done["deed"].lower() in _CHOOSING)


def _count(words: list[str]) -> Asked | None:
    """ "Boats lost off Velm", "injured Velm stadium", "cholera cases in Velm": a count that no noun announces."""
    if words[0] in _FATE_FIRST and (len(words) == 1 or kind_of_nouns(words[1:2]) is None):
        return Kind.NUMBER, focus_of(["people"])
    if words[0] == "area" and _is_fate(words[1:2]):
        return Kind.NUMBER, ()
    if _is_fate(words[:1]) and len(words) > 1 and _is_plural(words[1]):
        return Kind.NUMBER, focus_of(words[1:2])
    for at, word in enumerate(words[:4]):
        if word in _BEFORE_REST or word in AUXILIARIES:
            return None
        if not _is_plural(word):
            continue
        after = words[at + 1 : at + 3]
        is_thing = kind_of_nouns([word]) in (None, Kind.PLACE)
        if word in _COUNTED or (_is_fate(after) and is_thing) or frozenset(after) & _FATE_FIRST - {"arrested"}:
            return Kind.NUMBER, focus_of(words[: at + 1])
    return None


def _is_fate(words: Sequence[str]) -> bool:
    return any(w in _FATES or re.fullmatch(r"\w{3,}ed", w) is not None for w in words)


def _is_plural(word: str) -> bool:
    return word in PLURALS or re.fullmatch(r"\w+[^s'’u]s", word) is not None


def named(words: Sequence[str]) -> Asked | None:
    """ "name of the man driving the bus", "the names of the two brothers": what it is the name of tells the kind."""
    start = 1 if words[:1] == ["the"] else 0
    if len(words) < start + 3 or words[start] not in ("name", "names") or words[start + 1] != "of":
        return None
    phrase = until_verb([word for word in words[start + 2 :] if word not in DETERMINERS])
    if words[start + 2 + len(phrase) :] and "old" in words[start + 2 : start + 8]:  # "the nine year old boy"
        after = words.index("old") + 1
        phrase = until_verb(words[after:])
    kind = kind_of_nouns(phrase)
    if "who" in words or "whom" in words:
        return Kind.PERSON, focus_of(phrase[-1:])
    return (kind if kind in BEARERS else Kind.NAME), focus_of(phrase[-1:])


def counted(words: Sequence[str]) -> tuple[str, ...]:
    """What "death toll", "number of boats" and "share of voters" count: people, boats, voters."""
    if any(word in TOLLS for word in words[:4]):
        return focus_of(["people"])
    words = words[: next((at for at in range(len(words)) if list(words[at : at + 2]) == ["as", "of"]), len(words))]
    until = next((at for at, word in enumerate(words) if at and word in AUXILIARIES), len(words))
    of = list(words).index("of") + 1 if "of" in words[:until] else len(words)
    return focus_of(until_verb([word for word in words[of : of + 4] if word not in DETERMINERS]))


_SUBJECTS = DETERMINERS | frozenset("he she they it we you i".split())


def head_of_relative(asked: str, found: re.Match[str]) -> Asked | None:
    """ "Age of the girl who was hit", "depth at which they dived": the question word only opens a clause on the noun.

    None where the question word asks.
    """
    before = words_in(re.split(r"[.,:;?!—]", asked[: found.start()])[-1])
    after = words_in(asked[found.end() :])
    if not before or not after or found[0].lower() not in ("who", "whom", "whose", "which", "where", "when"):
        return None
    if frozenset(before) & frozenset(AUXILIARIES) or kind_of_nouns(before[:4]) is None:
        return None
    if before[-1] in ("at", "in", "on", "from", "by", "to", "with", "of", "for", "under"):
        is_time = kind_of_nouns(before[-2:-1]) is Kind.DATE  # "day on which Ada left"
        if (after[0] not in _SUBJECTS and not is_time) or len(before) == 1:
            return None
        before = before[:-1]
    if before[0] in ("in", "at", "on", "from", "by", "to", "with", "for", "after", "before", "under", "and", "or"):
        return None
    kind, focus = terse(before)
    if kind is Kind.NAME and found[0].lower() in ("who", "whom"):
        kind = Kind.PERSON
    return None if kind is Kind.ACCOUNT else (kind, focus)
