"""A day that belongs to another verb than the one whose day is asked.

"Who was hurt on Sunday died on Thursday", for when she died; "was remanded until 19 March", for when he was charged.
English, by the order of words; it does not parse.
"""

import re
from functools import lru_cache

from index.day import Day
from index.regex import regex
from index.times.expression import TimexKind
from index.times.timex import find_times
from index.tongues.tables import tongue
from retrieval.candidates import Candidate
from retrieval.stems import stem_of

_ASKS_DAY = regex(
    r"\b(?:[Ww]hen|(?:[Ww]hat|[Ww]hich) (?:\w+ )?(?:day|date|weekday|month|year)(?: of the \w+)?)\s"
    r"(?:did|was|were|had)\b(?P<rest>.*)"
)
_ASKS_END = regex(
    r"\b(?:until|till|end|ended|expired?|lift\w*|last|lasted|over|finish\w*|clos\w+|stop\w*|put off|moved)\b",
    re.IGNORECASE,
)
_UNTIL = regex(r"\b(?:until|till|up to)\s+(?:(?:the|early|late|at least|about)\s)?$")
_WORD = regex(r"[a-z]+")
_BORDER = regex(r"[,;:]|\b(?:who|which|that|and|after|before|when|since|until)\b")
_NEAR_CHARS = 45
_LAST_WORDS = 2  # of a question that may be its verb: "when did Ada Venn die", "when was the bridge opened again"
_PAST_OF = {
    past: verb
    for verb, *pasts in (
        forms.split()
        for forms in (
            "begin began begun|break broke broken|burn burnt|come came|fall fell fallen|find found|flee fled|give gave|"
            "go went gone|hit hit|hold held|leave left|lose lost|meet met|sell sold|send sent|shoot shot|shut shut|"
            "sink sank sunk|speak spoke|steal stole stolen|strike struck|take took taken|win won"
        ).split("|")
    )
    for past in pasts
}


def only_until(question: str, sentence: str, start: int) -> bool:
    """Whether the day at `start` (code points) says until when something was, and the question asks for no end."""
    asked = _ASKS_DAY.search(question)
    return asked is not None and _UNTIL.search(sentence, 0, start) is not None and not _ASKS_END.search(question)


def day_of_asked_verb(question: str, candidate: Candidate, start: int, end: int) -> tuple[int, int] | None:
    """Where the day of the asked verb stands, if it has one in its clause and `start` to `end` has another."""
    masthead = candidate.article.masthead
    asked = _ASKS_DAY.search(question)
    if asked is None or tongue(masthead.language) is not None:
        return None
    days, own = _days_in(candidate.text, _verbs(asked["rest"]), masthead.published_day)
    has_other = any(first < end and start < last for first, last in days if (first, last) not in own)
    return own[0] if own and has_other else None


def _verbs(rest: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in _WORD.findall(rest)[-_LAST_WORDS:])


_Places = tuple[tuple[int, int], ...]


@lru_cache(maxsize=256)
def _days_in(text: str, verbs: frozenset[str], published: Day | None) -> tuple[_Places, _Places]:
    """Where days stand, and which of them follow one of these verbs, in the past, in its own clause."""
    pasts = [w for w in _WORD.finditer(text) if stem_of(_PAST_OF.get(w[0], w[0])) in verbs and _is_past(w[0])]
    if not pasts:
        return (), ()
    days = tuple((t.start, t.end) for t in find_times(text, published) if t.kind is TimexKind.DAY)
    own = ((verb.end(), next((day for day in days if day[0] >= verb.end()), None)) for verb in pasts)
    return days, tuple(
        day
        for end, day in own
        if day is not None and day[0] - end <= _NEAR_CHARS and not _BORDER.search(text, end, day[0])
    )


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in _PAST_OF
