"""What one speaker says in one article is one answer, unless a part takes the other back."""

from dataclasses import replace
from datetime import date

import pytest

from index.article import Article, Basis, Masthead, Sentence
from index.day import Day
from retrieval.answer import Attribution, Kind
from retrieval.claim import Claim
from retrieval.one_voice import is_one_voice
from retrieval.values.read import read_value
from retrieval.values.value import QuestionFocus
from tests.retrieval.newsroom import candidate
from tests.retrieval.test_compose import claim

FOCUS = QuestionFocus("Why did the barn burn?")
VENN, FENN = (Attribution(who=who, anonymous=False) for who in ("Ada Venn", "Milo Fenn"))


def told(kind: Kind, text: str, words: str, *, by: Attribution | None = VENN, key: str = "a") -> Claim:
    start = text.index(words)
    value = read_value(kind, text, (start, start + len(words)), published=Day.of(date(2031, 9, 5)), question=FOCUS)
    assert value is not None
    article = Article(
        1, key, 1, text, Masthead(language="en"), Basis.STATED, origin=1, sentences=(Sentence(0, len(text)),)
    )
    return replace(claim("11", key), candidate=candidate(article), value=value, attribution=by)


def account(words: str, *, by: Attribution | None = VENN, key: str = "a") -> Claim:
    return told(Kind.ACCOUNT, words, words, by=by, key=key)


SPARK = account("a spark from the stove set light to the hay")
WIND = "the door had been open to the wind all night"


def test_two_accounts_of_one_speaker_in_one_article_are_one() -> None:
    """They were DISPUTED: different accounts."""
    assert is_one_voice([SPARK], [account(WIND)])
    assert is_one_voice([SPARK, account(WIND, by=FENN, key="b")], [account(WIND)])


@pytest.mark.parametrize(
    "other",
    [
        account(WIND, by=FENN),
        account(WIND, by=None),
        account(WIND, key="b"),
        account("no spark from the stove had set light to anything"),
    ],
)
def test_other_speakers_articles_and_denials_are_not(other: Claim) -> None:
    assert not is_one_voice([SPARK], [other])
    assert not is_one_voice([SPARK], [account(WIND), other])


@pytest.mark.parametrize(("again", "is_one"), [("again ", True), ("", False)])
def test_days_on_which_it_happened_again_are_one(again: str, is_one: bool) -> None:
    march = told(Kind.DATE, "The union warned the owner in March.", "March")
    july = told(Kind.DATE, f"It warned him {again}in July.", "July")
    assert is_one_voice([march], [july]) is is_one


def test_figures_of_one_speaker_part() -> None:
    assert not is_one_voice([claim("11", "a", said=VENN)], [claim("30", "a", said=VENN)])
