"""How alike two short answers are: SQuAD's exact match and F1 (Rajpurkar et al. 2016), and which states which.

It does not know where the answers come from.
"""

import re
import string
from collections import Counter
from collections.abc import Iterable

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_MARKS = str.maketrans("", "", string.punctuation + "’‘“”–—")


def plain(text: str) -> list[str]:
    """The words of an answer, lower case, without articles and punctuation."""
    return _ARTICLES.sub(" ", text.lower().translate(_MARKS)).split()


def exact(said: str, right: str) -> bool:
    """Whether both are the same words."""
    return plain(said) == plain(right)


def f1(said: str, right: str) -> float:
    """Harmonic mean of the shares of words in common."""
    a, b = plain(said), plain(right)
    if not a or not b:
        return float(a == b)
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b))


def holds(text: str, answer: str) -> bool:
    """Whether the answer's words stand in the text, in a row."""
    words = plain(answer)
    return bool(words) and f" {' '.join(words)} " in f" {' '.join(plain(text))} "


def states(forms: Iterable[str], answer: str) -> bool:
    """Whether one of the forms of a value is the answer: half its words, or one stands in the other whole."""
    return any(f1(form, answer) >= 0.5 or holds(form, answer) or holds(answer, form) for form in forms)
