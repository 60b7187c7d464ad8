"""Figures of a whole of which the sentence tells the part that is asked for: "29 were hurt, seven of them badly" are no
29 badly hurt, and "of the 23 families four were paid" is no 23.

English; where all are asked for, the part is ruled out instead (`some_of_them`). It adds and takes away nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from index.regex import regex
from retrieval.figures.fates import asked_fates, told_fates
from retrieval.figures.some_of_them import BEHIND_PART, LEADS_TO_PART
from retrieval.figures.sort_asked import tells_the_sort
from retrieval.questions.question import Question
from retrieval.values.content import content_stems, lower_stems
from retrieval.values.number import quantities
from retrieval.values.stated import Stated

_TO_PART = regex(rf"[^.;]{{0,60}}?{LEADS_TO_PART.pattern}", LEADS_TO_PART.flags)
_OF_WHOLE = regex(
    r"(?:^|[.;:,“”\"(]\s*|\b(?:and|but)\s+)[Oo]f\s+(?:(?:the|its|their|his|her|our|those|these|all|some)\s+)?$"
)
_WHOLE_TO_PART = regex(r"[^.;]{0,60}")
_PART_OF_WHOLE = regex(
    r"\s*(?:[\w'’-]+\s+){0,2}?(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|all|a total of|[\w'’-]+['’]s?)\s+){0,2}"
)
_VERB = regex(
    r"\s*(?:(?:who|that|which)\s+(?:[\w’'-]+\s+){1,8}?)?(?P<verb>had|have|has|was|were|would|will|are|is|did|do|could|must|may|can|voted|cast|failed|lost|died|left|got|took)\b"
)
_LIST = regex(r"\s*(?:[\w’'-]+\s*){0,2}?[:,(–—-]\s*(?:all\s+|with\s+)?")
_CLAUSE = regex(r"[^,;:()“”\"]*")
_WHERE = regex(r"\W*(?:(?:in|on|from|by|off) (?:the\b|[A-Z])|(?:inside|at|near|outside)\b)")
"""Where some of them were is seldom what is asked of them: "twelve died, ten of them inside the palace"."""


def counts_the_whole(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether the figure `sentence[start:end]` (code points) counts all, and the question asks for those whom the
    sentence counts as a part of them."""
    return _only_some_hold(question, sentence, start, end) or any(
        whole.start < end and start < whole.end and not (part.start < end and start < part.end)
        for whole, part, told in _parts(sentence)
        if _asks_of(question, sentence, whole, part, told)
    )


_ONLY = regex(
    r"\s+(?:[\w’'-]+\s+)?(?P<told>(?:that|which|listed|claimed|alleged|charged|reported|named)\b[^,.;]*),"
    r"[^.;]{0,120}?\b(?:only|just|merely|no more than)\s+"
)


def _only_some_hold(question: Question, sentence: str, start: int, end: int) -> bool:
    """ "Of the 40 million that the charge lists, the court held only 30 to be proven": 40 is another's figure, which
    only a question with his words asks for."""
    only = _ONLY.match(sentence, end) if _OF_WHOLE.search(sentence, 0, start) else None
    if only is None or not any(s.start < only.end() + 1 < s.end + 1 for s in quantities(sentence)):
        return False
    counted = next((s.quantity.noun for s in quantities(sentence) if s.start < end and start < s.end), ())
    told = content_stems(only["told"]) - content_stems(" ".join(counted))
    return not told & lower_stems(question.text)


def _asks_of(question: Question, sentence: str, whole: Stated, part: Stated, told: str) -> bool:
    """Whether the question has words of what is told of the part alone, or names what befell it alone."""
    noun = " ".join(whole.quantity.noun)
    if tells_the_sort(question, told) and not tells_the_sort(question, noun):
        return True
    known = content_stems(noun) | content_stems(sentence[: min(whole.start, part.start)])
    if (lower_stems(question.text) - known) & content_stems(told):
        return True
    asked, of_all = asked_fates(question), sentence[: part.start] if whole.start < part.start else sentence
    suffered = asked & told_fates(sentence, part.start, part.end)
    return bool(suffered) and not asked & told_fates(of_all, whole.start, whole.end)


def _parts(sentence: str) -> Iterator[tuple[Stated, Stated, str]]:
    """Every whole with a part of it, and what is told of the part."""
    counts = [s for s in quantities(sentence) if s.quantity.unit.measure == "count" and s.quantity.low >= 1]
    for at, part in enumerate(counts):
        behind = counts[at + 1] if at + 1 < len(counts) else None
        if behind is not None and part.quantity.low < behind.quantity.low:
            between = sentence[part.end : behind.start]
            verb = _VERB.match(sentence, behind.noun_end)  # "of the 12 divers had", "of the twelve are"
            if verb is not None and _PART_OF_WHOLE.fullmatch(between):
                yield behind, part, _clause(sentence, verb.start("verb"))
        whole = next((each for each in reversed(counts[:at]) if each.quantity.low > part.quantity.low), None)
        if whole is not None and (told := _told_behind(sentence, whole, part)):
            yield whole, part, told
    yield from _added_up(sentence, counts)


def _added_up(sentence: str, counts: Sequence[Stated]) -> Iterator[tuple[Stated, Stated, str]]:
    """Every whole with those of the figures behind it that make it up: "19 dead: eleven women, eight men"."""
    for at, whole in enumerate(counts[:-2]):
        sums = accumulate(each.quantity.low for each in counts[at + 1 :])
        length = next((n for n, added in enumerate(sums, 1) if n > 1 and added == whole.quantity.low), 0)
        if length and _LIST.fullmatch(sentence[whole.end : counts[at + 1].start]):
            yield from ((whole, part, _clause(sentence, part.end)) for part in counts[at + 1 : at + 1 + length])


def _told_behind(sentence: str, whole: Stated, part: Stated) -> str | None:
    """What is told of a part that stands behind its whole; None where it is no part of it."""
    behind, between = BEHIND_PART.match(sentence, part.end), sentence[whole.end : part.start]
    is_part = (
        behind is not None
        or _TO_PART.fullmatch(between)
        or (_OF_WHOLE.search(sentence, 0, whole.start) and _WHOLE_TO_PART.fullmatch(between))
    )
    if not is_part or _WHERE.match(sentence, behind.end() if behind else part.end):
        return None
    return _clause(sentence, part.end)


def _clause(sentence: str, start: int) -> str:
    found = _CLAUSE.match(sentence, start)
    return found.group() if found else ""
