"""Accounts: the clause that tells what happened, and whether two of them tell the same.

Meaning is the caller's `similar` (a cosine, 0 to 1); without one, shared stems decide. It does not know the event.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from retrieval.stems import stems_in
from retrieval.values.number import quantities
from retrieval.values.relation import Relation

Similar = Callable[[str, str], float]
_SAME = 0.62  # cosine of short clauses; calibrated on paraphrase pairs, see DECISIONS
_OVERLAP = 0.5
_BREAK = re.compile(
    r"[;:]|,\s+(?=(?:but|and|while|although|though|which|who|when|after|as|saying|according)\b)|\s[–—]\s|[“”\"]"
)
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|cannot|denied|denies|deny|rejected|dismissed|disputed)\b|n['’]t\b",
    re.IGNORECASE,
)
_OPPOSED = tuple(
    (frozenset(a.split()), frozenset(b.split()))
    for a, b in (
        ("strongest healthiest fittest best oldest", "weakest sickest worst youngest frailest"),
        ("first", "last"),
        ("suicide himself herself own themselves", "police officers shot gunfire"),
        ("accident accidental accidentally", "deliberate deliberately intentional attack sabotage"),
        ("before", "after"),
        ("won win wins", "lost lose loses"),
        ("increase increased rise rose", "decrease decreased fall fell"),
    )
)


@dataclass(frozen=True, slots=True)
class Account:
    """The words, their stems and whether they deny; `side` is the number of the alternative they tell, if any."""

    words: str
    stems: frozenset[str]
    denies: bool
    figures: frozenset[float]
    side: int | None = None


def read_account(
    quote: str, start: int, end: int, alternatives: tuple[str, ...] = ()
) -> tuple[Account, int, int] | None:
    """The account of the clause around the words; None for words that hold no content."""
    first, last = clause(quote, start, end)
    words = quote[first:last]
    stems = stems_in(words)
    if not stems:
        return None
    figures = frozenset(q.quantity.figure for q in quantities(words))
    account = Account(
        words, stems, _NEGATION.search(words) is not None, figures, _side(quote[start:end], words, alternatives)
    )
    return account, first, last


def clause(quote: str, start: int, end: int, most_words: int = 28) -> tuple[int, int]:
    """The clause that holds the words, inside the quote: from mark to mark, no longer than `most_words`."""
    borders = [0, *(b for m in _BREAK.finditer(quote) for b in (m.start(), m.end())), len(quote)]
    first = max((b for b in borders if b <= start), default=0)
    last = min((b for b in borders if b >= end), default=len(quote))
    if len(quote[first:last].split()) > most_words:
        first, last = start, end
    while first < last and (quote[first].isspace() or quote[first] in ",;:.-–—\"“”'"):
        first += 1
    while last > first and (quote[last - 1].isspace() or quote[last - 1] in ',;:.-–—"“”'):
        last -= 1
    return (first, last) if first < last else (start, end)


def _side(span: str, words: str, alternatives: tuple[str, ...]) -> int | None:
    """The alternative whose words it shares most; None on a tie."""
    if len(alternatives) < 2:
        return None
    for text in (span, words):
        shares = [len(stems_in(a) & stems_in(text)) / max(1, len(stems_in(a))) for a in alternatives]
        best = max(shares)
        if best > 0 and shares.count(best) == 1:
            return shares.index(best)
    return None


def relate_accounts(a: Account, b: Account, similar: Similar | None = None) -> Relation:
    """Whether both tell the same; symmetric. Conservative: what does not clearly join parts."""
    if a.side is not None and b.side is not None:
        return Relation.JOINS if a.side == b.side else Relation.PARTS
    if a.denies is not b.denies or _opposed(a.stems, b.stems, a.words, b.words):
        return Relation.PARTS
    if a.figures and b.figures and not a.figures & b.figures:
        return Relation.PARTS
    shared = len(a.stems & b.stems) / min(len(a.stems), len(b.stems))
    if similar is None:
        return Relation.JOINS if shared >= _OVERLAP else Relation.PARTS
    likeness = (similar(a.words, b.words) + similar(b.words, a.words)) / 2
    return Relation.JOINS if likeness + 0.25 * (shared - 0.3) >= _SAME else Relation.PARTS


def _opposed(a: frozenset[str], b: frozenset[str], first: str, second: str) -> bool:
    left, right = (set(re.findall(r"\w+", w.lower())) for w in (first, second))
    for x, y in _OPPOSED:
        if (left & x and right & y and not left & y and not right & x) or (
            left & y and right & x and not left & x and not right & y
        ):
            return True
    return False
