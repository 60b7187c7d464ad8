"""Who says so: claims that say yes or no become claims of whose word that is, for "who denies that ...?".

A speaker counts where the quote names him; the outlet's own word is nobody's. All who say it are one answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.regex import regex
from retrieval.answer import Kind
from retrieval.claim import Claim, surest_first
from retrieval.speech.who import is_name
from retrieval.values.name import read_name
from retrieval.values.name_value import name_value
from retrieval.values.value import Names, QuestionFocus, Value
from retrieval.windows import adjoin, quoted

_PART = regex(r"[^,\s][^,]*")


def voices(found: Sequence[Claim], asked: str, focus: QuestionFocus) -> list[Claim]:
    """The claims of the asked stance ("yes" or "no"), each with its speaker as value, as sure as it was. Who says both
    in one article says what the surer of the two sentences does."""
    says: dict[tuple[int, str], str] = {}
    for claim in surest_first(found):
        if claim.attribution is not None:
            says.setdefault((claim.candidate.article.id, claim.attribution.who), claim.value.shown)
    meant = (c for c in found if c.attribution and says[c.candidate.article.id, c.attribution.who] == asked)
    heard = (_voice(claim, focus) for claim in meant if claim.value.shown == asked)
    return [claim for claim in heard if claim is not None]


def _voice(claim: Claim, focus: QuestionFocus) -> Claim | None:
    if claim.attribution is None:
        return None
    text, who = claim.candidate.article.text, claim.attribution.who
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
