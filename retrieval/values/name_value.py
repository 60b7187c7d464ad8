"""The name of a span, as an answer to "who", "which group" or "what is it called".

It does not know who anybody is; words in small letters are a description ("a teacher").
"""

import re

from index.regex import regex
from retrieval.answer import Kind
from retrieval.values.capitals import in_small_letters, runs, whole_names
from retrieval.values.misfit import is_known_by_surname
from retrieval.values.name import HONORIFICS, fold, names_a_body, read_name, split_names
from retrieval.values.title import without_title
from retrieval.values.value import Names, QuestionFocus, Value

_ORDINAL = regex(r"\b\d{1,3}(?:st|nd|rd|th)\s+$")
_ONLY_FIGURES = regex(r"[\W\d_]*")
_SOURCE = regex(r",?\s+according\s+to\s")  # what follows says it, and is no part of the answer
# "Orn v. Velm, the court struck down a law": not "The Lion, the Witch and the Wardrobe".
_CLAUSE_BEHIND = regex(r"(?<=[^\W\d_]),\s+(?:the|an?|his|her|its|their|this|that|he|she|it|they|we)\s+(?=[a-z])")
_OWNER = regex(r"(?:[A-Z][\w.&-]*\s)*[A-Z][\w.&-]*(?:['’]s|s['’])\s+(?=[A-Z][\w.’'-]+\s[A-Z])")
_SMALL_WORD = regex(r"\b[a-z]{3}")
_CLAUSE = regex(r"(?:he|she|it|they|we|i)\s", re.IGNORECASE)
_SAYS_WE = regex(r"(?:[Ii]|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)(?:\s(?=[a-z])|['’]|$)|(?:us|[Mm]e|[Oo]urs?|[Mm]y|mine)$")
_HAS_VERB = regex(r"\b(?:will|was|were|is|are|has|had|would|did|does)\b")  # "candidates in the town were affected"


def name_value(kind: Kind, quote: str, start: int, end: int, question: QuestionFocus) -> Value | None:
    """What the span says; None where it names nobody and nothing."""
    behind = _SOURCE.search(quote, start + 1, end) or _CLAUSE_BEHIND.search(quote, start + 1, end)
    named = _named(kind, quote, start, end if behind is None else behind.start())
    if named is None:
        return None
    words, first, last = named
    items = tuple(n for part in split_names(words) if (n := read_name(part)) is not None)
    if not items:
        return None
    if not items[0].described:
        first, last = _named_range(quote, first, last)
        if kind is Kind.ORG and len(items) == 1 and (ordinal := _ORDINAL.search(quote, 0, first)):
            first = ordinal.start()  # the 42nd Brigade is not the 41st
            items = (read_name(quote[first:last]) or items[0],)
        if kind is Kind.PERSON and len(items) == 1:
            if owner := _OWNER.match(quote, first, last):  # "the Courier's Ada Venn"
                first = owner.end()
            first += without_title(quote[first:last])
            items = (read_name(_without_home(quote[first:last])) or items[0],)
            if is_known_by_surname(items[0], quote[first:last], question):
                return None
    return Value(kind, _shown(quote[first:last]), Names(items, question.spelling), first, last)


_OF_A_PLACE = HONORIFICS | frozenset("duke duchess earl count countess baron baroness emir sultan".split())
_OF_HOME = regex(r"(?P<name>(?:[A-Z]\S+\s)+(?P<last>[A-Z]\S+))\sof\s[A-Z]")


def _without_home(words: str) -> str:
    """ "Ada Venn of Kell" is Ada Venn; a duchess, and a board, are of a place by name."""
    found = _OF_HOME.match(words)
    if found is None or fold(found["last"]) in _OF_A_PLACE or names_a_body(found["name"]):
        return words
    return found["name"]


def _named(kind: Kind, quote: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The words that name, as they are to be read, and where they stand."""
    first, last = whole_names(quote, start, end)
    words = quote[first:last]
    if kind is Kind.NAME:
        return (quote[start:end].lower(), start, end) if _is_common(quote, start, end) else (words, first, last)
    if _ONLY_FIGURES.fullmatch(words):
        return None
    if _SAYS_WE.match(words):
        return None
    if any(a < end and start < b for a, b in runs(quote)):
        return words, first, last
    small = in_small_letters(words)
    if _CLAUSE.match(words) or _HAS_VERB.search(words) or (small != words and _SMALL_WORD.search(words) is None):
        return None
    return small, first, last


def _is_common(quote: str, start: int, end: int) -> bool:
    """Whether the span ends in a common noun ("Ostrian chef"): a sort of thing, not a name."""
    named = max((b for a, b in runs(quote) if a < end and start < b), default=start)
    return re.search(r"[^\W\d_]{3,}", quote[named:end]) is not None


def _named_range(quote: str, start: int, end: int) -> tuple[int, int]:
    """From the first capitalised run within to the last: what stands around the name is cut."""
    inside = [(max(a, start), min(b, end)) for a, b in runs(quote) if a < end and start < b]
    return (min(a for a, _ in inside), max(b for _, b in inside)) if inside else (start, end)


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return re.sub(r"['’]s$", "", words).strip("“”\"'‘’,;: ") or words
