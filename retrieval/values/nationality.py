"""Whether a name is only an adjective: "Orskan officials", "in Orskan waters".

Many places end as adjectives do ("in Belmari on Sunday"), and there is no list of either: the words around tell. It is
English.
"""

import re

from index.regex import regex
from index.times.tense import PAST_FORMS
from index.times.timewords import NUMBERS
from retrieval.answer import Kind
from retrieval.questions.words import AUXILIARIES, NOUNS
from retrieval.stems import STOP_WORDS

_SHAPE = regex(r"[^\W\d_]+(?:an|ish|ese|i)")
_OF_A_PEOPLE = regex(r"[^\W\d_]+(?:ian|ean|ese|ish)")  # of a hundred such words hardly one is a place
_NEXT = regex(r"\s+([^\W\d_][\w'’-]*)")
_NAMED = regex(r"\b(?P<noun>[a-z]+)\s+(?:of|called|named|known as)\s+$")
_DETERMINED = regex(r"\b(?:the|an?|one|two|three|several|another|his|her|its|their|some|many)\s+$", re.IGNORECASE)
_ANY = regex(r"\b(?:an?|another|its|their)\s+$", re.IGNORECASE)
_KIND = regex(r"\s+(?:district|province|region|county|airport)\b")
# In the singular and without an article they have a name before them: "on Belmari beach".
_FEATURE = regex(
    r"\s+(?:airport|base|beach|bridge|camp|city|county|dam|district|harbou?r|island|junction|market|port|province|"
    r"region|square|stadium|station|street|village)\b"
)
# They go on with a clause, or with the next phrase of it; a noun does not come before them without its article.
_GOES_ON = (
    STOP_WORDS - frozenset({"report", "reports"})
    | frozenset(AUXILIARIES)
    | frozenset(PAST_FORMS.split("|"))
    | frozenset(NUMBERS)
    | frozenset(
        "itself still now even amid despite like today yesterday tomorrow tonight again ago earlier later near "
        "around across along toward towards behind while outside inside next last alone early late hours days weeks "
        "months minutes hit killing leaving wounding injuring".split()
    )
)
_BEFORE_NOUNS = frozenset(
    "armed backed based born controlled flagged occupied owned registered united red family assembly ally rally".split()
)


def is_adjective(quote: str, start: int, end: int) -> bool:
    """Whether `quote[start:end]` only says whose the thing is that the next words name."""
    if not quote[start].isupper() or _SHAPE.fullmatch(quote, start, end) is None:
        return False
    named = _NAMED.search(quote, max(0, start - 40), start)
    if named is not None and named["noun"] in NOUNS[Kind.PLACE]:
        return False  # "the town of Belmari"
    if _KIND.match(quote, end) and _OF_A_PEOPLE.fullmatch(quote, start, end) is None:
        return _ANY.search(quote, max(0, start - 10), start) is not None
    behind = _NEXT.match(quote, end)
    if behind is None or behind[1][0].isupper():
        return False
    if _DETERMINED.search(quote, max(0, start - 10), start) is not None:
        return True
    return _FEATURE.match(quote, end) is None and not ends_phrase(quote, end)


def ends_phrase(quote: str, end: int) -> bool:
    """Whether the word behind belongs to no noun: "Orskan and Belmic forces" has one, "Belmari and Tarn" none."""
    behind = _NEXT.match(quote, end)
    if behind is None:
        return True
    word = behind[1]
    if word in ("and", "or"):
        other = _NEXT.match(quote, behind.end())
        if other is not None and other[1][0].isupper():
            return not (other[1].isupper() or is_adjective(quote, other.start(1), other.end()))
        return ends_phrase(quote, behind.end())
    return word in _GOES_ON or (word.endswith(("ed", "ly")) and word not in _BEFORE_NOUNS)
