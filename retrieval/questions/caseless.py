"""A question without its capitals ("WHICH BASE IN JORREM WAS HIT?", "which base in jorrem was hit?"), with each word as
the reports write it.

Names are known by their capitals. It does not know which words are names: the reports do.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from index.regex import regex
from retrieval.questions.words import ASKING_WORDS, DETERMINERS

_WORD = regex(r"[^\W_]+(?:(?:[.-]|['’](?!s\b))[^\W_]+)*", re.IGNORECASE)
_WITHIN = regex(r"[\w,;)”’] [“‘(]?$")
"""Stands before a word that no sentence begins with."""
_RUNNING = regex(r"^(?:.*[.!?…][\"”’)]*|.{120,})$", re.MULTILINE)
"""A line of sentences: headings have capitals of their own."""

_LONGEST_LETTERS = 3
"""Of the letters that a body goes by and that spell a word, as "WHO"."""

Forms = dict[tuple[str, str, str], Counter[str]]
"""How a word is written behind another as that is written, before another ("" where any), and how often."""


def is_caseless(text: str) -> bool:
    """Whether it is all in capitals, or has none behind its first letter."""
    return text.isupper() or text[1:].islower()


def recased(text: str, reports: Iterable[str], is_a_word: Callable[[str], bool]) -> str:
    """The question with its words as the reports mostly write them beside the same words, else anywhere; what they have
    nowhere is a name where `is_a_word` knows no such word.

    One that begins with a capital may be written as it should be: there only what is no word, and has no "the" before
    it, may be a name.
    """
    first, is_as_it_should_be = text[:1], text[:1].isupper() and not text.isupper()
    text = text.lower()
    found = list(_WORD.finditer(text))
    words = [_alike(each[0]) for each in found]
    forms = _forms(reports, frozenset(words))
    out, end, before = "", 0, ""
    for each, word, after in zip(found, words, [*words[1:], ""], strict=True):
        is_thing = is_as_it_should_be and (is_a_word(word) or before in DETERMINERS)
        is_none = word.isdecimal() or word in ASKING_WORDS or is_thing
        written = each[0] if is_none else _as_written(before, word, after, forms) or _unwritten(word, is_a_word)
        if len(written) > _LONGEST_LETTERS and written.isupper() and is_a_word(word):
            written = word  # "HOW MANY WERE HURT?" makes no name of "many"
        out, end, before = out + text[end : each.start()] + written, each.end(), _alike(written)
    return (first if is_as_it_should_be else out[:1]) + out[1:] + text[end:]


def _alike(word: str) -> str:
    """ "3 May" is written as "6 May" is."""
    return "0" if word.isdecimal() else word


def _as_written(before: str, word: str, after: str, forms: Forms) -> str | None:
    behind, ahead = forms.get((before, word, ""), Counter()), forms.get(("", word, after), Counter())
    is_in_name = not before.islower() and before.isalpha()
    counts = (behind if is_in_name else ahead) or ahead or behind or forms.get(("", word, ""))
    return min(counts, key=lambda form: (-counts[form], not form.islower(), form)) if counts else None


def _unwritten(word: str, is_a_word: Callable[[str], bool]) -> str:
    return word if is_a_word(word) or not word.isalpha() else word.capitalize()


def _forms(reports: Iterable[str], asked: frozenset[str]) -> Forms:
    """Of each asked word inside of sentences."""
    forms: Forms = {}
    for line in (each[0] for text in reports for each in _RUNNING.finditer(text)):
        found = list(_WORD.finditer(line))
        for at, each in enumerate(found):
            word = _alike(each[0].lower())
            if word in asked and _WITHIN.search(line, max(0, each.start() - 3), each.start()):
                before = _alike(found[at - 1][0]) if at else ""
                after = _alike(found[at + 1][0].lower()) if at + 1 < len(found) else ""
                for key in {("", word, ""), (before, word, ""), ("", word, after)}:
                    forms.setdefault(key, Counter())[each[0]] += 1
    return forms
