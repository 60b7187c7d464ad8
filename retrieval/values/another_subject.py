"""Whether a sentence says the asked deed of somebody else alone: "Venn's deputy was released" to "Was Venn released?",
"Somebody ordered this" to "Did Venn order it?".

Only where somebody is asked about by name. It goes by the words right before the verb, in English; who is only
described ("the chairwoman was released") may be the asked one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.regex import regex
from retrieval.values.deeds import SAME
from retrieval.values.same_name import same_word

_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Dame Lady Lord President Prime Minister Mayor Judge Captain Colonel".split())
_NAME = r"[A-Z][\w’'-]*\w(?:\s+(?:(?:de|van|von|bin|al|el|la|du)\s+)?[A-Z][\w’'-]*\w)*"
_ASKED = regex(
    r"^\W*(?P<aux>[Dd]id|[Hh]as|[Hh]ave|[Hh]ad|[Ww]as|[Ww]ere|[Ii]s|[Ww]ill)\s+"
    rf"(?:(?:the\s+)?(?:(?!(?:of|at|in|on|for|from|and|any|some|most|all)\b)[a-z-]+\s+){{0,4}})?(?P<name>{_NAME})(?<!['’]s)\s+"
    r"(?:(?:ever|still|later|really|also|been|be|now|then|again|being)\s+)*(?P<rest>[a-z].*?)\W*$"
)
_KIN = (
    r"(?:wife|husband|widow|widower|son|daughter|brother|sister|mother|father|parents|children|deputy|deputies|lawyers?|"
    r"colleagues?|partner|aides?|assistant|secretary|predecessor|successor|driver|bodyguards?|rivals?|friends?|allies|ally|"
    r"nephew|niece|cousin|uncle|aunt|chauffeur|cook|neighbours?|neighbors?|boss|employer|accountant)"
)
_AUXILIARIES = regex(
    r"(?:(?:^|\s+)(?:was|were|is|are|be|been|being|has|have|had|also|later|then|already|both|himself|herself|\w+ly))+\s*$"
)
_AND = regex(r"\s+(?:was|were|been|being)\s+(?:[^\s,;:]+\s+){1,4}and(?:\s+\w+ly)*\s*$")
""" "Was questioned and" released."""
_IS_DONE = regex(r"\b(?:was|were|is|are|been|being|be)\b")
_BORDER = regex(
    r"[;:“”\"()]|\s[–—-]\s|\b(?:but|although|though|while|whereas|after|before|when|because|since|until|that|and|or|if|as|"
    r"where|said|says)\b"
)
"""What parts clauses; a comma may only set off who somebody is."""
_RELATIVE = regex(r",\s+(?:who|whom|whose|which)\b[^,;:“”\"]*(?:,|$)")
_NAMED = regex(rf"(?<![\w’'-]){_NAME}")
_ENDS = regex(r"(?:\s*,(?:[^,;]*,)?)?\s*$")
_OF = regex(r"\b(?:of|in|on|at|by|for|from|to|into|with|against|near|about|over|than)\s+(?:the\s+)?$")
_OTHER_DEEDS = ("order(?:ed)?", "sign(?:ed)?", "die[ds]?|perished|drowned", "apologi[sz]e[ds]?", "kill(?:ed)?")
_NOBODY_KNOWN = regex(r"\b(?:somebody|someone|some people|others|those|these people)\s*$", re.IGNORECASE)
"""Who did it, where it is not known who, and they to whom it is only said to be done: "those detained"."""
_SOMEBODY = regex(r"\b(?:he|she|they|it|who|I|we)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose deed is asked after (the words of the name), what tells it, and whether it is one that is done to him."""

    name: frozenset[str]
    deed: re.Pattern[str]
    is_done_to: bool


def says_of_another(question: str, sentence: str) -> bool:
    """Whether the sentence has the asked deed, and each time another for its subject."""
    asked = _read(question)
    if asked is None:
        return False
    found = [_is_anothers(asked, sentence, deed) for deed in asked.deed.finditer(sentence)]
    return bool(found) and all(found)


@lru_cache(maxsize=8)
def _read(question: str) -> _Asked | None:
    form = _ASKED.match(question)
    if form is None:
        return None
    words = frozenset(form["name"].split()) - _TITLES
    if re.match(r"fired? (?:on|at|upon)\b", form["rest"]):
        return None
    same = [told.words for asking, told in SAME if re.match(rf"(?:{asking.words})\b", form["rest"])]
    same += [forms for forms in _OTHER_DEEDS if re.match(rf"(?:{forms})\b", form["rest"])]
    if not same:
        return None
    deed = re.compile(rf"\b(?:{'|'.join(same)})\b")
    is_done_to = form["aux"].lower() in ("was", "were", "is") or re.search(r"\bbeen\b|\bbe\b", question) is not None
    return _Asked(words, deed, is_done_to) if words else None


def _is_anothers(asked: _Asked, sentence: str, deed: re.Match[str]) -> bool:
    """Whether the words before the deed name another subject, or one who only belongs to the asked one."""
    before = sentence[: deed.start()]
    auxiliaries = _AND.search(before) or _AUXILIARIES.search(before)
    said = auxiliaries.group() if auxiliaries else ""
    subject = before[: auxiliaries.start()] if auxiliaries else before
    if _NOBODY_KNOWN.search(subject):
        return not said or asked.is_done_to
    if asked.is_done_to is (_IS_DONE.search(said) is None):
        return False
    clause = _RELATIVE.sub(",", subject)[-160:]
    clause = _BORDER.split(clause)[-1]
    return _belongs(asked, clause) or _is_named_otherwise(asked, clause)


def _belongs(asked: _Asked, clause: str) -> bool:
    """ "Venn's deputy", "his lawyer, Sten Hale," where Venn is named no other way."""
    names = "|".join(re.escape(word) for word in asked.name)
    owned = re.search(rf"\b(?:(?:{names})['’]s?|[Hh]is|[Hh]er|[Tt]heir)\s+(?:[a-z-]+\s+){{0,2}}{_KIN}\b", clause)
    if owned is None or re.search(rf"\b(?:{names})\b(?!['’])", clause):
        return False
    return not re.search(r"\b(?:said|told)\b", clause)


def _is_named_otherwise(asked: _Asked, clause: str) -> bool:
    """Whether the clause ends in another's name, with or without who that is."""
    names = list(_NAMED.finditer(clause))
    last = next((name for name in reversed(names) if _is_subject(clause, name)), None)
    if last is None or _SOMEBODY.search(clause):
        return False
    words = {word for name in names for word in re.findall(r"[\w-]+", name.group())}
    is_asked = any(same_word(word.lower(), own.lower()) for word in words for own in asked.name)
    return not is_asked and bool(set(last.group().split()) - _TITLES)


def _is_subject(clause: str, name: re.Match[str]) -> bool:
    """Whether the clause ends with this name and who that is; a first word may be capital for that alone."""
    is_first_word = " " not in name.group() and not clause[: name.start()].strip()
    return not is_first_word and _ENDS.match(clause, name.end()) is not None and not _OF.search(clause, 0, name.start())
