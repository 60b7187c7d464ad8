"""Who says so: claims that say yes or no become claims of whose word that is, for "who denies that ...?".

A speaker counts where the quote names him; the outlet's own word is nobody's. All who say it are one answer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.regex import regex
from retrieval.answer import Kind
from retrieval.claim import Claim, surest_first
from retrieval.speech.subject import side_in
from retrieval.speech.who import is_name
from retrieval.values.name import read_name
from retrieval.values.name_value import name_value
from retrieval.values.number import quantities
from retrieval.values.value import Names, QuestionFocus, Value
from retrieval.windows import adjoin, quoted

_PART = regex(r"[^,\s][^,]*")


def voices(found: Sequence[Claim], asked: str, focus: QuestionFocus) -> list[Claim]:
    """The claims of the asked stance ("yes" or "no"), each with its speaker as value, as sure as it was. Who says both
    in one article says what the surer of the two sentences does; a yes to a figure names it."""
    told = [(claim, who) for claim in surest_first(_with_rejections(found)) if (who := _teller(claim)) is not None]
    says: dict[tuple[int, str], str] = {}
    for claim, who in told:
        says.setdefault((claim.candidate.article.id, who), claim.value.shown)
    meant = [(c, who) for c, who in told if c.value.shown == asked == says[c.candidate.article.id, who]]
    if asked == "yes":
        meant = [(claim, who) for claim, who in meant if _names_figures(claim, focus.text)]
    heard = (_voice(claim, who, focus) for claim, who in meant)
    return [claim for claim in heard if claim is not None]


def _teller(claim: Claim) -> str | None:
    """Who says it, or quotes nothing and takes a side: the port of "the port rejected the claim"."""
    said = claim.attribution or side_in(claim.candidate.text)
    return said.who if said is not None else None


def _names_figures(claim: Claim, question: str) -> bool:
    """Whether the sentence has every figure of the question, or none and the one before it has: who says that nine were
    aboard does not say that eight were."""
    asked = _figures(question)
    return asked <= (_figures(claim.candidate.text) or _figures(claim.candidate.before))


def _figures(text: str) -> frozenset[float]:
    return frozenset(each.quantity.figure for each in quantities(text) if each.quantity.figure > 1)


_REJECTS_IT = regex(
    r"\b(?:denie[sd]|reject(?:s|ed)|dispute[sd]|dismiss(?:es|ed)|contradict(?:s|ed)|refute[sd])\s(?:this|that|it|"
    r"(?:the|that|this)\s(?:claim|accusation|allegation|charge|account|suggestion|report|assertion|version)s?)"
    r"(?=[.,;]|\s(?:as|on|in|with|and|saying)\b)",
    re.IGNORECASE,
)
_AS_SURELY = 0.6
_LOOK_BACK = 3  # sentences: the claim is often borne out by a quotation before it is rejected


def _with_rejections(found: Sequence[Claim]) -> list[Claim]:
    """With "the port rejected the claim" nearly as sure as the claim before it: it has no word of what is asked."""
    sure = {(c.candidate.article.id, c.candidate.number): c.score for c in found if c.value.shown == "yes"}
    return [replace(c, score=max(c.score, _AS_SURELY * _rejected(c, sure))) for c in found]


def _rejected(claim: Claim, sure: Mapping[tuple[int, int], float]) -> float:
    """How sure that is which the sentence rejects without its words; 0 where it rejects no such."""
    if claim.value.shown != "no" or not _REJECTS_IT.search(claim.candidate.text):
        return 0.0
    article, number = claim.candidate.article.id, claim.candidate.number
    return max(sure.get((article, number - back), 0.0) for back in range(1, _LOOK_BACK + 1))


def _voice(claim: Claim, who: str, focus: QuestionFocus) -> Claim | None:
    text = claim.candidate.article.text
    for first, last in _places(claim):
        at = text.find(who, first, last)
        value = _named(text[first:last], at - first, who, focus) if at >= 0 else None
        if value is not None:
            return replace(claim, start=first + value.start, end=first + value.end, value=value)
    return None


def _named(quote: str, at: int, who: str, focus: QuestionFocus) -> Value | None:
    """The person's own name in "a spokeswoman for the port, Ada Venn"; else all the words: "the port of Velm" is not
    Velm."""
    persons = [part for part in _PART.finditer(who) if is_name(part[0])]
    if len(persons) == 1:
        return name_value(Kind.PERSON, quote, at + persons[0].start(), at + persons[0].end(), focus)
    name = read_name(who)
    return Value(Kind.PERSON, " ".join(who.split()), Names((name,)), at, at + len(who)) if name is not None else None


def _places(claim: Claim) -> Iterator[tuple[int, int]]:
    """Where the speaker may be named: in the quote, else in the sentence after it, which a quotation may go on into."""
    article, number = claim.candidate.article, claim.candidate.number
    yield quoted(article, number)
    if number + 1 < len(article.sentences) and adjoin(article, number, number + 1):
        yield article.sentences[number + 1].start, article.sentences[number + 1].end
