"""Speakers with an aside between commas: "Ada Venn, a nurse, said", "the mayor, Ada Venn, told us".

It tells an aside that names or describes from one in passing; it does not know what stands before a verb else.
"""

import re

from index.regex import regex
from retrieval.speech.finite import FINITE, last_clause
from retrieval.speech.speaker import MOST_WORDS, Speaker, speaker, trimmed
from retrieval.speech.who import Who, is_name, is_one_person, kind_of

_PASSING_ASIDE = regex(
    r"(?:who|which|whose|speaking|citing|referring|in|on|at|after|while|when|as|according|aged|adding|using|under|for|"
    r"from|like|including|both|all|meanwhile|again|though|however|too|instead|also|then|thus|likewise|nevertheless|"
    r"nonetheless|still|indeed|perhaps|\d)\b",
    re.IGNORECASE,
)
_DESCRIBING_ASIDE = regex(
    r"(?:an?|the|his|her|its|their|one of(?! (?:whom|them|which)\b)|chief|head|director|president|"
    r"chair\w*|spokes\w+|senior|former|leader|"
    r"founder|co-\w+|professor|deputy|assistant|executive|vice|managing|editor|secretary|minister|mayor|sheriff|"
    r"governor|owner|author|commander|general|D-|R-)\b"
)
_PLACE_OPENERS = frozenset("New North South East West Central San Santa Saint St. Los Las Port Fort Mount".split())
_FULL_NAME = regex(r"(?<![\w’'-])(?:[A-Z][\w’'.-]*\s){1,5}[A-Z][\w’'-]*[a-z]$")
_LED = regex(
    r"(?:in|at|on|near|after|before|under|with|for|to|according|during|despite|by|from|as|when|while|like|unlike)\b"
    r"|(?:.*\s)?(?:in|at|near|outside|on)$",
    re.IGNORECASE,
)


def apposed(text: str, aside: Speaker, *, led: bool) -> Speaker:
    """The Venn of "Ada Venn, a nurse who said", for whom only the aside was taken; with `led` words may lead to her."""
    comma = aside.start - 2
    if text[max(0, comma) : aside.start] != ", " or not _DESCRIBING_ASIDE.match(text, aside.start):
        return aside
    start = max(text.rfind(mark, 0, comma) for mark in ',;:“”"') + 1
    name = _FULL_NAME.search(text, start, comma)
    lead = text[start : name.start()].strip() if name else ""
    who = speaker(text, name.start(), comma) if name and not (lead and (not led or _LED.match(lead))) else None
    if who is None or who.kind is not Who.NAME:
        return aside
    return Speaker(who.start, aside.end, Who.NAME) if len(text[who.start : aside.end].split()) <= MOST_WORDS else who


def with_aside(text: str, who: Speaker, start: int, end: int) -> Speaker:
    """The speaker with the aside `text[start:end]` behind them, where it names or describes them."""
    aside = text[start:end].strip()
    if FINITE.search(aside) or len(text[who.start : end].split()) > MOST_WORDS:
        return who
    if not (_DESCRIBING_ASIDE.match(aside) or _names(text[who.start : who.end], who.kind, aside)):
        return who
    named = is_name(aside) or kind_of(aside.split()) is Who.NAME
    return Speaker(who.start, trimmed(text, who.start, end)[1], Who.NAME if named else who.kind)


def _names(who: str, kind: Who, aside: str) -> bool:
    """Whether an aside names the person before it: "the mayor, Ada Venn", not "the mayor of Pell, New Holm"."""
    if kind is Who.ROLE:
        return is_name(aside)
    words = aside.split()
    if kind is Who.NAME or len(words) < 2 or words[0] in _PLACE_OPENERS or not is_one_person(who):
        return False
    return is_name(aside) and kind_of(words) is Who.NAME


_QUOTED_TO = regex(r".*[,.?!…][”\"»’]\s+", re.DOTALL)
"""Up to where a quotation's last words end."""


def before_aside(text: str, start: int, comma: int) -> Speaker | None:
    """The speaker before "..., an aside, said": with the aside where it names or describes them."""
    opening = text.rfind(", ", start, comma)
    if (quoted := _QUOTED_TO.match(text, max(start, opening), comma)) is not None:
        return speaker(text, quoted.end(), comma)  # "... now,” Ada Venn of Torv, said": the comma closes no aside
    if opening < 0:
        return None
    segment = last_clause(text, start, opening)
    head = speaker(text, *segment)
    if head is None and not FINITE.search(text, *segment):
        head = before_aside(text, start, opening)
    if _PASSING_ASIDE.match(text, opening + 2, comma):
        return head
    own = speaker(text, opening + 2, comma)
    if head is None or head.kind is Who.PRONOUN:
        return own
    _, comma = trimmed(text, head.start, comma)
    if len(text[head.start : comma].split()) <= MOST_WORDS and (own is None or own.kind is not Who.PRONOUN):
        named = Who.NAME in {head.kind, own.kind if own else None}
        return Speaker(head.start, comma, Who.NAME if named else head.kind)
    return own if own and own.kind is Who.NAME and head.kind is not Who.NAME else head
