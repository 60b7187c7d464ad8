"""Accounts: the clause that tells what happened, and whether two of them tell the same.

Meaning is the caller's `similar` (a cosine, 0 to 1); without one, shared stems decide. It does not know the event.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.regex import regex
from index.times.stamp import behind_stamp
from retrieval.stems import stems_in
from retrieval.values.content import content_stems
from retrieval.values.list_number import behind_list_number
from retrieval.values.negation import UNCLEAR
from retrieval.values.number import quantities
from retrieval.values.quantity import Quantity, Sort
from retrieval.values.rejection import rejections
from retrieval.values.relation import Relation
from retrieval.values.tally import with_tallies

Similar = Callable[[str, str], float]
# Clauses that answer one question about one event are all near each other: signs of conflict decide first. Then the
# cosine and the share of answering stems together, fitted on 3,290 pairs of gold accounts.
_TOGETHER = 0.52
_OVERLAP = 0.5
# What is explained is no part of its cause: "did not ring because the batteries were flat".
_BREAK = regex(
    r";|:(?!\d)|\s+(?=because\s(?!of\b))|(?<=\bbecause)\s(?!of\b)|"
    r",\s+(?=(?:but|and|while|although|though|which|who|when|after|as|saying|according)\b)|\s[–—]\s|[“”\"]"
)
_OPENING = regex(r"[\s,;:.\-–—\"“”]*(?:(?:and|but|that|which|who|while|as)\s+)*", re.IGNORECASE)
# Words that tell little: "set on purpose" and "set light to the foam" have no cause in common, nor have "stuck after 40
# seconds" and "the second fault".
_LIGHT = stems_in(
    "one two three four five six seven eight nine ten half first second third fourth fifth sixth last next minute hour "
    "day week month year "
    "set setting make made making take took taken taking give gave given get got go went gone going come came coming "
    "put keep kept let bring brought begin began begun start started happen happened say said says tell told"
)
_NEGATION = regex(
    r"\b(?:no|not|never|none|neither|nor|without|cannot|denied|denies|deny|rejected|dismissed|disputed)\b|n['’]t\b",
    re.IGNORECASE,
)
# "Not only because" does not deny it.
_NO_CAUSE = regex(
    r"\bnot\s+(?:because|due\s+to|owing\s+to|as\s+a\s+result\s+of|on\s+account\s+of)\b(?:(?!\bbut\b)[^,;:.“”\"—])*",
    re.IGNORECASE,
)
_OPPOSED = tuple(
    (frozenset(a.split()), frozenset(b.split()))
    for a, b in (
        (
            "strongest stronger strong healthiest healthier healthy fittest fitter fit best oldest",
            "weakest weaker weak sickest sicker sick worst youngest frailest frail",
        ),
        ("first", "last"),
        ("accident accidental accidentally", "deliberate deliberately intentional attack sabotage"),
        ("before", "after"),
        ("won win wins", "lost lose loses"),
        ("increase increased rise rose", "decrease decreased fall fell"),
    )
)


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """`words` is the clause, `told` the stems that answer (of the span, the question's own left out), `denies` whether
    the clause denies."""

    words: str
    told: frozenset[str]
    stems: frozenset[str]
    denies: bool
    figures: frozenset[tuple[float, float]]

    def __repr__(self) -> str:
        """The same in every process, for values are told apart and put in order by it; a set's own order is not."""
        return f"Account({self.words!r}, {sorted(self.told)}, {self.denies})"


def read_account(quote: str, start: int, end: int, question: str = "") -> tuple[Account, int, int] | None:
    """The account of the clause around the words; None for words that hold no content."""
    first, last = clause(quote, start, end)
    rejected_at = told_from(quote, start, end)
    first = min(first, rejected_at)
    words, span = quote[first:last], quote[start:end]
    stems = content_stems(words)
    if not stems:
        return None
    asked = content_stems(question)
    told = content_stems(span) - asked - _LIGHT or content_stems(span) - asked or stems - asked or stems
    figures = frozenset(_figures(s.quantity) for s in with_tallies(span, quantities(span)))
    denies = rejected_at < start or _NEGATION.search(UNCLEAR.sub(" ", words)) is not None
    return Account(words, told, stems, denies, figures), first, last


def told_from(quote: str, start: int, end: int) -> int:
    """Where the words begin with what rejects them: "denied that there was a fire" is no account of a fire, nor "not
    because I lied" of a lie."""
    rejected = (each.words[0] for each in rejections(quote) if each.holds((start, end)))
    no_cause = (each.start() for each in _NO_CAUSE.finditer(quote) if each.start() <= start < each.end())
    return min((*rejected, *no_cause), default=start)


def behind_label(quote: str) -> int:
    """Where the words begin behind the number of a list's item, or the hour of a live report's entry: "4. The valve
    stuck" tells that the valve stuck. 0 where there is neither."""
    return behind_list_number(quote) or behind_stamp(quote)


def _figures(quantity: Quantity) -> tuple[float, float]:
    """A result as both its figures, so that 87 to 74 is not 88 to 74."""
    return (quantity.low, quantity.high) if quantity.sort is Sort.SCORE else (quantity.figure, quantity.figure)


def clause(quote: str, start: int, end: int, most_words: int = 28) -> tuple[int, int]:
    """The clause that holds the words, inside the quote: from mark to mark, no longer than `most_words`."""
    borders = [0, *(b for m in _BREAK.finditer(quote) for b in (m.start(), m.end())), len(quote)]
    first = max((b for b in borders if b <= start), default=0)
    last = min((b for b in borders if b >= end), default=len(quote))
    if len(quote[first:last].split()) > most_words:
        first, last = start, end
    opening = _OPENING.match(quote, first, start)
    first = opening.end() if opening else first
    while first < last and (quote[first].isspace() or quote[first] in ",;:.-–—\"“”'"):
        first += 1
    while last > first and (quote[last - 1].isspace() or quote[last - 1] in ',;:.-–—"“”'):
        last -= 1
    return (first, last) if first < last else (start, end)


def _words_in(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def relate_accounts(a: Account, b: Account, similar: Similar | None = None) -> Relation:
    """Whether both tell the same; symmetric. They part on a sign of conflict, or when nothing makes them one."""
    if contradict(a, b):
        return Relation.PARTS
    shared = _shared(a, b)
    if shared >= _OVERLAP:
        return Relation.JOINS
    near = similar is not None and (similar(a.words, b.words) + similar(b.words, a.words)) / 2 + shared >= _TOGETHER
    return Relation.JOINS if near else Relation.PARTS


_ON_ONE_THING = 0.34
"""Of one account's answering stems, what the other must have to contradict it where both are of one speaker."""


def relate_statements(a: Account, b: Account) -> Relation:
    """Whether one speaker can have said both: all that does not contradict what he says of the same thing."""
    parts = contradict(a, b) and _shared(a, b) >= _ON_ONE_THING
    return Relation.PARTS if parts else Relation.JOINS


def _shared(a: Account, b: Account) -> float:
    return max(len(a.told & b.stems) / len(a.told), len(b.told & a.stems) / len(b.told))


def contradict(a: Account, b: Account) -> bool:
    """Whether one denies, gives other figures, or has words opposite to the other's; symmetric."""
    if a.denies is not b.denies or _opposed(a.words, b.words):
        return True
    return bool(a.figures and b.figures) and not a.figures & b.figures


def _opposed(first: str, second: str) -> bool:
    """Whether one has a word and the other, which has it not, a word of the opposite kind."""
    left, right = _words_in(first), _words_in(second)
    return any(_holds_only(left, x, y) and _holds_only(right, y, x) for a, b in _OPPOSED for x, y in ((a, b), (b, a)))


def _holds_only(words: frozenset[str], these: frozenset[str], not_these: frozenset[str]) -> bool:
    return bool(words & these) and not words & not_these
