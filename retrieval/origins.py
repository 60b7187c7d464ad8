"""Counts origins, not outlets: which pieces of evidence go back to one text, one agency's story or one mouth.

Two reports are independent only where nothing ties them (DESIGN, promise 4). It knows articles and attributions, not
how either was found.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Article
from index.origins.fingerprint import words_of
from index.regex import regex
from index.wires import agency_of
from retrieval.answer import Attribution
from retrieval.grammar import PREPOSITIONS
from retrieval.speech.antecedent import relayed_by
from retrieval.speech.fitting import described
from retrieval.speech.mouth import name_of_body, spoken_for
from retrieval.speech.reporting import ROLES
from retrieval.speech.who import TITLES, Who, kind_of

SAME_SENTENCE = 0.8  # of the shorter sentence's word pairs: copied, with a word changed
SENTENCE_WORDS = 10  # shorter sentences are alike by chance
EVENT_DAYS = 14  # "a US official told Reuters" is the same one only about one event

_MAY_BE_A_BODY = (Who.BODY, Who.NAME, Who.THING)
_ASIDE = regex(r",\s")
_GOVERNED = regex(rf"\s(?:{PREPOSITIONS})\s")
_FOR = regex(r"\s(?:for|at|from|in|with|to|on)\s")
_OFFICE = regex(
    r"(?:[Tt]he\s)?(?:(?P<owner>(?:[A-Z][\w-]*\s)*[A-Z][\w-]*)(?:['’]s|(?<=s)['’])?\s)?(?P<office>[a-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,3})"
)
_LEAD_CHARS = 400  # code points in which an article says whose coast guard is meant


@dataclass(frozen=True, slots=True)
class _Report:
    """What ties a piece of evidence to others."""

    text: int
    outlet: str | None
    wire: str | None
    story: int | None
    day: int | None
    attribution: Attribution | None
    kind: Who | None
    agency: str | None  # the speaker, where it is an agency
    body: str | None  # the name of the speaker, where it may be a body's
    mouth_of: str | None  # the name of the body that the speaker speaks for
    lead: str  # the beginning of the article, in lower case
    relayed: "_Report | None"  # who told it to the speaker: the police of "the mayor said police had told her"
    sentence: frozenset[tuple[str, str]]  # its word pairs


def group_origins(
    evidence: Sequence[tuple[Article, Attribution | None]], quotes: Sequence[str] | None = None
) -> list[str]:
    """A label for each, "o1", "o2" ... in the order in which they first appear; one origin has one label.

    `quotes` are the quoted sentences, in the same order; without them copied sentences are not seen.
    """
    said = quotes or [""] * len(evidence)
    reports = [_report(article, who, quote) for (article, who), quote in zip(evidence, said, strict=True)]
    group = list(range(len(reports)))
    for later, report in enumerate(reports):
        for earlier in range(later):
            if group[earlier] != group[later] and _tied(reports[earlier], report):
                group = [group[earlier] if g == group[later] else g for g in group]
    labels: dict[int, str] = {}
    return [labels.setdefault(g, f"o{len(labels) + 1}") for g in group]


def are_copies(a: tuple[Article, Attribution | None, str], b: tuple[Article, Attribution | None, str]) -> bool:
    """Whether two articles, with who says their quoted sentences, carry one text or one agency's story."""
    return _one_text(_report(*a), _report(*b))


def _report(article: Article, attribution: Attribution | None, quote: str) -> _Report:
    masthead = article.masthead
    words = words_of(quote)
    source = relayed_by(attribution.who, quote) if attribution else None
    kind = kind_of(attribution.who.split()) if attribution else None
    return _Report(
        text=article.origin if article.origin is not None else article.id,
        outlet=masthead.outlet.casefold() if masthead.outlet else None,
        wire=masthead.wire,
        story=article.story,
        day=masthead.published_day.first.toordinal() if masthead.published_day else None,
        attribution=attribution,
        kind=kind,
        agency=agency_of(attribution.who) if attribution else None,
        body=name_of_body(attribution.who, article.text) if attribution and kind in _MAY_BE_A_BODY else None,
        mouth_of=spoken_for(attribution.who, article.text) if attribution else None,
        lead=_plain(article.text[:_LEAD_CHARS]),
        relayed=_report(article, source, "") if source else None,
        sentence=frozenset(pairwise(words)) if len(words) >= SENTENCE_WORDS else frozenset(),
    )


def _tied(a: _Report, b: _Report) -> bool:
    if _one_text(a, b) or _same_newsroom(a, b):
        return True
    ours, theirs = (a, a.relayed), (b, b.relayed)
    return any(_same_mouth(one, other) for one in ours for other in theirs if one and other)


def _one_text(a: _Report, b: _Report) -> bool:
    return a.text == b.text or _same_wire_story(a, b) or _same_sentence(a, b)


def _same_sentence(a: _Report, b: _Report) -> bool:
    shorter = min(len(a.sentence), len(b.sentence))
    return shorter > 0 and len(a.sentence & b.sentence) >= SAME_SENTENCE * shorter


def _same_wire_story(a: _Report, b: _Report) -> bool:
    """Both agencies' copy on one story, or one of them an agency's copy that the other cites."""
    if a.wire is not None and a.wire == b.wire:
        return a.story == b.story if a.story is not None and b.story is not None else _near(a, b)
    a_names, b_names = a.agency or a.wire, b.agency or b.wire
    return (a.agency or b.agency) is not None and a_names == b_names and _near(a, b)


def _same_newsroom(a: _Report, b: _Report) -> bool:
    """An outlet's own word counts once."""
    return a.outlet is not None and a.outlet == b.outlet and a.attribution is None and b.attribution is None


def _same_mouth(a: _Report, b: _Report) -> bool:
    if a.attribution is None or b.attribution is None:
        return False
    if _speak_for_one(a, b):
        return True
    if a.attribution.anonymous and b.attribution.anonymous:
        return _same_unnamed(a, b)
    if a.attribution.anonymous or b.attribution.anonymous:
        return False
    if Who.NAME in {a.kind, b.kind}:
        return _same_person(_person(a.attribution.who), _person(b.attribution.who))
    return a.kind is b.kind is Who.BODY and _same_body(a, b)


def _speak_for_one(a: _Report, b: _Report) -> bool:
    """A body and its spokesman or leader, or two who speak for it: "the front", "the front's spokeswoman"."""
    ours, theirs = {a.mouth_of, a.body} - {None}, {b.mouth_of, b.body} - {None}
    return bool({a.mouth_of, b.mouth_of} & ours & theirs)


def _same_unnamed(a: _Report, b: _Report) -> bool:
    """Through one agency, about one event, described alike ("a US official", "security sources and a US official")."""
    if a.attribution is None or b.attribution is None or a.attribution.via is None:
        return False
    ours, theirs = described(a.attribution.who), described(b.attribution.who)
    alike = bool(ours & theirs & ROLES) and (ours <= theirs or theirs <= ours)
    return _same_outlet(a.attribution.via, b.attribution.via) and alike and _near(a, b)


def _same_outlet(a: str | None, b: str | None) -> bool:
    """One name, in full and short: "Norvel Press Agency" and "NPA", "Caldus News" and "Caldus"."""
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return short == long or short == "".join(word[0] for word in long.split()) or long.startswith(short + " ")


def _near(a: _Report, b: _Report) -> bool:
    return a.day is None or b.day is None or abs(a.day - b.day) <= EVENT_DAYS


def _same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """One surname, and given names that do not differ: "Mr. Harlan", "Sam Harlan", "S. Harlan"."""
    if not a or not b or a[-1] != b[-1]:
        return False
    return all(x.startswith(y) or y.startswith(x) for x, y in zip(a[:-1], b[:-1], strict=False))


def _person(who: str) -> tuple[str, ...]:
    """The words of the name in "police chief Sam Harlan of the Velm Guard, a former diver": sam, harlan."""
    asides = _ASIDE.split(who)
    own = max((_last_name(_GOVERNED.split(aside)[0]) for aside in asides), key=len)  # behind "of" another is named
    if len(own) > 1:
        return own
    return max((own, *(_last_name(aside) for aside in asides if not _FOR.search(aside))), key=len)


def _last_name(words: str) -> tuple[str, ...]:
    """The name that the words end in; none of a body ("Velm Port Company")."""
    name: list[str] = []
    for word in reversed(words.split()):
        bare = word.strip('.,“”"()').removesuffix("’s").removesuffix("'s")
        if not (bare[:1].isupper() or bare[:3].lower() == "al-") or bare in TITLES:
            break
        name.insert(0, bare)
    return () if name and kind_of(name[-2:]) is Who.BODY else tuple(map(_plain, name))


def _same_body(a: _Report, b: _Report) -> bool:
    """One body with a name of its own ("the Orlen Observatory"), or of one description in reports of some days ("the
    coast guard", "Orlen's coast guard"); "police" and "authorities" are everywhere."""
    if a.attribution is None or b.attribution is None:
        return False
    ours, theirs = a.attribution.who, b.attribution.who
    named = any(word[:1].isupper() for word in ours.split()[1:]) or ours.isupper()
    if named and _plain(ours).removeprefix("the ") == _plain(theirs).removeprefix("the "):
        return True
    (owner, office), (other, its) = _office(ours), _office(theirs)
    if office != its or " " not in office or not _near(a, b):
        return False
    if owner and other:
        return owner == other
    return not (owner or other) or (owner or other) in (b if owner else a).lead


def _office(who: str) -> tuple[str, str]:
    """Whose it is, and what: "Orlen's coast guard" is of Orlen; nothing for what is not all one body."""
    match = _OFFICE.fullmatch(who)
    return (_plain(match["owner"] or "").removeprefix("the "), match["office"]) if match else ("", "")


def _plain(text: str) -> str:
    """Lower case without accents or Arabic articles."""
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in marks if not unicodedata.combining(mark)).removeprefix("al-")
