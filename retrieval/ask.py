"""From a question to an Answer: read it, search, choose sentences, read them, join values, say where they part.

The clock is the caller's. It does not know where the archive lives or how an Answer is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.day import Day
from index.found import Filters
from retrieval.answer import SCHEMA, Answer, Kind, Reading, Respelt, Took, Whose
from retrieval.archive import Archive, Encoder
from retrieval.asked import Asked
from retrieval.candidates import Candidate, candidates
from retrieval.claim import Claim
from retrieval.claims import claims
from retrieval.compose import Composed, compose
from retrieval.day_fit import DayFit
from retrieval.denial import denial_in
from retrieval.disputed_after import disputed_after
from retrieval.elsewhere import set_back
from retrieval.positions import THRESHOLDS, Outcome, positions
from retrieval.questions.caseless import is_caseless, recased
from retrieval.questions.courtesy import without_courtesy
from retrieval.questions.other_spelling import may_be_spelt_otherwise, other_spellings
from retrieval.questions.part import part_that_asks
from retrieval.questions.question import Question, plainly, read_question
from retrieval.questions.respelling import Respelling, respellings, respelt
from retrieval.questions.whose_word import WhoseWord, whose_word
from retrieval.readers.reader import Reader
from retrieval.reading import asked_days, echo, held_against, with_named_outlet
from retrieval.reports import ARTICLES, by_article, reports
from retrieval.search import Found, search
from retrieval.second_reading import read_again
from retrieval.speaker_asked import Heard, heard_from
from retrieval.values.account import Account, Similar
from retrieval.values.place import NO_NESTINGS, Nestings, nestings
from retrieval.values.value import QuestionFocus
from retrieval.vocabulary import is_english
from retrieval.voices import voices
from retrieval.weighing import Weights, weigh
from retrieval.windows import copied_words

NO_FILTERS = Filters()
PASSAGES = 60
SENTENCES = 28
"""Different sentences read: 28 hold 87 % of the development set's positions, 40 hold 88 % at almost half as much time
again."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question with everything that is known before the reader reads: every candidate, best first."""

    asked: Asked
    filters: Filters
    candidates: tuple[Candidate, ...]

    def worth_reading(self) -> list[Candidate]:
        """The best candidates whose day does not contradict the question's, with the copies that outlets took over:
        these are told, but not read again."""
        kept: list[Candidate] = []
        different: set[tuple[str, str]] = set()
        texts: set[str] = set()  # what a sentence leans on is looked at only where its own words are the same
        for candidate in self.candidates:
            is_full = len(different) >= SENTENCES
            if candidate.day_fit is DayFit.CONTRADICTS or (is_full and candidate.text not in texts):
                continue
            words = copied_words(candidate)
            if words in different or not is_full:
                different.add(words)
                texts.add(candidate.text)
                kept.append(candidate)
        return kept


def ask(
    question: str, archive: Archive, encoder: Encoder, reader: Reader, *, as_of: date, filters: Filters = NO_FILTERS
) -> Answer:
    """The whole Answer; `as_of` is what "yesterday" is counted from. Same inputs: same Answer, `took_ms` aside."""
    started = perf_counter()
    wording, weighed = weigh_question(question, archive, encoder, as_of, filters)
    searched = perf_counter()
    found = claims_of(weighed, reader)
    read = perf_counter()
    answer = answer_to(question, wording, weighed, found, archive, encoder)
    return answer.model_copy(update={"took_ms": _took(started, searched, read)})


@dataclass(frozen=True, slots=True)
class Wording:
    """The `text` of a question that is read, and the `part` of its own words that asks; None where all of it does."""

    text: str
    part: str | None


def weigh_question(
    question: str, archive: Archive, encoder: Encoder, as_of: date, filters: Filters
) -> tuple[Wording, Weighed]:
    """What of the question is read, and `weigh_sentences` of it."""
    whole = plainly(question)
    asks = part_that_asks(whole)
    part = without_courtesy(asks)
    text = _in_its_case(part, partial(_look_up, archive=archive, encoder=encoder, as_of=as_of, filters=filters))
    wording = Wording(text, None if asks == whole else part)
    return wording, weigh_sentences(text, archive, encoder, as_of, filters)


def answer_to(
    question: str, wording: Wording, weighed: Weighed, found: Sequence[Claim], archive: Archive, encoder: Encoder
) -> Answer:
    """What was `found`, as the Answer to what was read; it does not know what it took."""
    asked = weighed.asked
    heard = heard_from(wording.text, asked.kind, found) if weighed.filters.outlet is None else Heard(found)
    outcome = joined(weighed, heard.claims, encoder, statements=heard.statements)
    composed = compose(asked.kind, outcome, asked.focus, weighed.candidates, asked.days)
    return _answer(question, _reading(weighed, archive, heard.speaker, wording.part), composed)


def _reading(weighed: Weighed, archive: Archive, speaker: str | None, part: str | None) -> Reading:
    """The reading as it is echoed."""
    asked = weighed.asked
    plain = echo(asked.question, asked_days(asked.question, archive), weighed.filters, archive)
    filters = plain.filters | ({"speaker": speaker} if speaker else {})
    whose = asked.whose and Whose(says=asked.whose.says, question=asked.whose.asks)
    respelt = tuple(Respelt(asked=each.asked, read=each.read, also=each.also) for each in asked.respelt)
    own = {"kind": asked.kind, "filters": filters, "whose": whose, "respelt": respelt, "part": part}
    return plain.model_copy(update=own)


def weigh_sentences(text: str, archive: Archive, encoder: Encoder, as_of: date, filters: Filters) -> Weighed:
    """Read the question, search, and weigh every sentence of the articles that tell of it; once more where a word of
    it is nearly one of theirs, or another spelling of one."""
    look_up = partial(_look_up, archive=archive, encoder=encoder, as_of=as_of)
    looked = look_up(text, filters=filters)
    read = _misspelt(looked)
    if read:
        text = respelt(text, read)
        looked = look_up(text, filters=filters)
    also = _spelt_otherwise(looked, partial(look_up, text))
    if also:
        looked = look_up(text, filters=filters, also=also)
    question, days, weights = looked.question, looked.days, looked.weights
    weighed = candidates(question, days, reports(looked.found, weights, days, question.language, also), weights)
    words = f"{question.text} {question.in_english}".strip()
    together = looked.whose is not None
    focus = QuestionFocus(words, question.focus, question.spelling, question.alternatives, together=together)
    asked = Asked(question, focus, days, weights, looked.filters.as_of, looked.whose, (*read, *also))
    return Weighed(asked, looked.filters, tuple(weighed))


@dataclass(frozen=True, slots=True)
class _LookedUp:
    question: Question
    whose: WhoseWord | None
    filters: Filters
    days: tuple[Day, ...]
    weights: Weights
    found: Sequence[Found]


def _look_up(
    text: str,
    archive: Archive,
    encoder: Encoder,
    as_of: date,
    filters: Filters,
    also: Sequence[Respelling] = (),
) -> _LookedUp:
    """The question as read, and the passages nearest to it, in either spelling of what is `also` spelt otherwise."""
    whose = whose_word(text)
    text = whose.asks if whose else text
    question = read_question(text, as_of)
    filters = with_named_outlet(question, archive, filters)
    days = held_against(question, asked_days(question, archive))
    wordings = [text, respelt(text, also)] if also else [text]
    found = search(question, days, encoder.encode(wordings), archive, filters, PASSAGES, [each.read for each in also])
    return _LookedUp(question, whose, filters, days, weigh(question, archive), found)


def _in_its_case(text: str, look_up: Callable[[str], _LookedUp]) -> str:
    """The question with capitals where it has none; what is only misspelt is no name."""
    if not is_caseless(text):
        return text
    looked = look_up(text)
    misspelt = {each.asked.lower() for each in _misspelt(looked)}
    is_a_word = (lambda word: word in misspelt or is_english(word)) if looked.question.language == "en" else bool
    reports = (f"{each.text}\nSo says {each.masthead.outlet or ''}." for each in _best_articles(looked))
    return recased(text, reports, is_a_word)


def _misspelt(looked: _LookedUp) -> tuple[Respelling, ...]:
    """The words that stand nowhere in the archive and nearly in what was found. A spelling that is asked for, and
    words of another language, are as they are."""
    question = looked.question
    nowhere = [stem.word for stem in question.words if stem.stem in looked.weights.nowhere]
    if not nowhere or question.spelling or question.language != "en":
        return ()
    texts = (
        f"{each.stored.article.masthead.title or ''} {each.stored.article.text}" for each in looked.found[:ARTICLES]
    )
    return respellings(nowhere, texts, is_english)


def _spelt_otherwise(looked: _LookedUp, look_up: Callable[..., _LookedUp]) -> tuple[Respelling, ...]:
    """The names that reports of the event spell in two ways. Where only an outlet's are looked at, and those have
    another spelling, the other outlets' tell that it is one."""
    question = looked.question
    if question.spelling or question.alternatives or question.language != "en":
        return ()
    articles = _best_articles(looked)
    if looked.filters.outlet is not None and may_be_spelt_otherwise(question.names, articles):
        beyond = _best_articles(look_up(filters=replace(looked.filters, outlet=None)))
        articles = list({article.id: article for article in (*articles, *beyond)}.values())
    return other_spellings(question.names, articles, is_english)


def _best_articles(looked: _LookedUp) -> list[Article]:
    return [found[0].stored.article for found in by_article(looked.found)[:ARTICLES]]


def claims_of(weighed: Weighed, reader: Reader) -> list[Claim]:
    """What the sentences worth reading state, the surest first."""
    found = read_again(weighed.asked, claims(weighed.asked, weighed.worth_reading(), reader), reader)
    found = set_back(weighed.asked, {c.article.id: c.article for c in weighed.candidates}.values(), found)
    whose = weighed.asked.whose
    return found if whose is None else voices(found, whose.says, weighed.asked.focus)


def joined(weighed: Weighed, found: Sequence[Claim], encoder: Encoder, *, statements: bool = False) -> Outcome:
    """The claims as positions; `statements` where all are of the one speaker whose words are asked for."""
    found = [_as_stored(claim) for claim in found]
    near, alike = joining(weighed, encoder, told_accounts(found))
    denies = partial(denial_in, weighed.asked.question)
    focus = replace(weighed.asked.focus, statements=statements)
    return positions(found, focus, nestings=near, similar=alike, denies=denies, disputes=disputed_after)


def _as_stored(claim: Claim) -> Claim:
    """With its value in its article's own spelling."""
    shown = claim.candidate.as_stored(claim.value.shown)
    return claim if shown == claim.value.shown else replace(claim, value=replace(claim.value, shown=shown))


def joining(weighed: Weighed, encoder: Encoder, told: Sequence[str] = ()) -> tuple[Nestings, Similar | None]:
    """What joins values beyond their words: which place lies in which, and how alike two accounts are, of which `told`
    are those that will be asked for."""
    kind = weighed.asked.question.kind
    if kind is Kind.PLACE:
        return nestings(candidate.text for candidate in weighed.candidates[: 3 * SENTENCES]), None
    return NO_NESTINGS, _similar(encoder, told) if kind is Kind.ACCOUNT else None


def told_accounts(found: Sequence[Claim]) -> list[str]:
    """The words of the accounts that are weighed."""
    meanings = (c.value.meaning for c in found if c.score >= THRESHOLDS.claim)
    return [meaning.words for meaning in meanings if isinstance(meaning, Account)]


def _similar(encoder: Encoder, told: Sequence[str]) -> Similar:
    """Cosine of two accounts, each encoded once. All that are told at the first need of one, on every core: one by one
    twenty-six took 250 ms of one, the longest wait of any question."""
    known: dict[str, NDArray[np.float32]] = {}

    def vector(text: str) -> NDArray[np.float32]:
        if text not in known:
            missing = [text] if known else list(dict.fromkeys((text, *told)))
            known.update(zip(missing, encoder.encode(missing), strict=True))
        return known[text]

    return lambda a, b: float(vector(a) @ vector(b))


def _took(started: float, searched: float, read: float) -> Took:
    return Took(
        total=round((perf_counter() - started) * 1000),
        search=round((searched - started) * 1000),
        read=round((read - searched) * 1000),
    )


def _answer(question: str, reading: Reading, composed: Composed) -> Answer:
    return Answer(
        schema=SCHEMA,
        question=question,
        reading=reading,
        verdict=composed.verdict,
        positions=composed.positions,
        disagreements=composed.disagreements,
        vague=composed.vague,
        nearest=composed.nearest,
        took_ms=Took(total=0, search=0, read=0),
    )
