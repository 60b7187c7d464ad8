"""What a report shows of an answer, in which order, and what it refuses to show."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.report import dossier as module
from bot.report.dossier import Dossier, Source, checksum, dossier
from index.errors import ArchiveBroken
from retrieval.answer import Answer, Slice
from tests.bot.answers import (
    APART,
    DENIED,
    QUOTE,
    WEAK,
    denied,
    disputed,
    evidence,
    of_two_events,
    position,
    unanswered,
    weakly_disputed,
)
from tests.bot.report.articles import source, sources_of
from tests.bot.telegram.harbour import HARD, report

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


def made(answer: Answer) -> Dossier:
    return dossier(answer, sources_of(answer), NOON)


def test_claims_have_their_numbers_support_and_one_card_an_origin() -> None:
    shown = made(disputed())
    assert [(claim.number, claim.value, claim.support) for claim in shown.claims] == [
        (1, "the Ormby light", "2 outlets, 1 origin"),
        (2, "the north pier", "1 outlet, 1 origin"),
    ]
    (only,) = shown.claims[0].evidence
    assert only.quote == QUOTE
    assert only.span is not None
    assert QUOTE[slice(*only.span)] == "the Ormby light"
    assert [copy.outlet for copy in only.copies] == ["Skerry Post"]
    assert shown.claims[1].evidence[0].said_by == "a harbour official, unnamed, through Belt Wire"


def test_a_weak_match_is_told_once_and_with_the_support() -> None:
    shown = made(weakly_disputed())
    assert shown.weak == WEAK
    assert [claim.support for claim in shown.claims] == ["2 outlets, 1 origin", "1 outlet, 1 origin; weak match"]
    assert made(disputed()).weak is None


def test_reports_of_days_months_apart_are_said_to_be_perhaps_of_several_events() -> None:
    assert made(of_two_events()).claims[0].support == f"2 outlets, 1 origin; {APART}"


def test_a_denial_stands_as_a_claim_of_its_own() -> None:
    shown = made(denied())
    claim = shown.claims[1]
    assert (claim.number, claim.value, shown.nearest) == (2, "The ferry did not hit the Ormby light", ())
    assert [(cited.outlet, cited.span) for cited in claim.evidence] == [("Belt Post", (0, len(claim.value)))]
    assert shown.partings == (("polarity", DENIED),)


def test_a_rising_figure_is_read_latest_first() -> None:
    shown = made(HARD["rising"])
    assert [claim.value for claim in shown.claims] == ["20 to 30", "about 14", "seven"]


def test_the_table_has_a_row_an_outlet_and_a_cell_a_claim() -> None:
    rows = made(disputed()).rows
    assert [row.outlet for row in rows] == ["Ormby Courier", "Skerry Post", "outlet unknown (belt-9)"]
    assert [[len(cell) for cell in row.cells] for row in rows] == [[1, 0], [1, 0], [0, 1]]
    said = rows[2].cells[1][0]
    assert (said.words, said.when) == ("the north pier", "5 May 2031 (inferred)")


def test_an_outlet_that_says_two_things_has_both_in_its_row() -> None:
    (row,) = made(HARD["one_outlet"]).rows
    assert [len(cell) > 0 for cell in row.cells] == [True, True]


def test_origins_beyond_the_third_are_folded_not_lost() -> None:
    answer = HARD["foreign"]
    claim = made(answer).claims[0]
    assert (len(claim.evidence), len(claim.more)) == (3, 5)


def test_near_misses_mark_nothing_and_ask_nobody() -> None:
    shown = made(unanswered(evidence("pilot-1", attribution=None)))
    assert (shown.claims, shown.rows) == ((), ())
    assert shown.chart is None
    assert shown.missed == "Nothing for 9 June; the closest report is of Sunday 4 May 2031."
    undated = unanswered(evidence("pilot-1", day=None))
    undated = undated.model_copy(update={"reading": undated.reading.model_copy(update={"days": None})})
    assert made(undated).missed is None  # their heading says that they are the nearest
    (near,) = shown.nearest
    assert (near.span, near.said_by) == (None, None)
    bits = [bit for excerpt in shown.articles[0].excerpts for paragraph in excerpt.paragraphs for bit in paragraph]
    assert any(bit.quoted for bit in bits)
    assert not any(bit.answers for bit in bits)


def test_two_positions_on_the_same_words_share_their_place_in_the_article() -> None:
    both = disputed().model_copy(
        update={"positions": (position(evidence()), position(evidence(span=None), value="not the pier"))}
    )
    shown = made(both)
    assert {claim.evidence[0].anchor for claim in shown.claims} == {"q1"}
    assert [claim.evidence[0].card for claim in shown.claims] == ["e1", "e2"]
    (article,) = shown.articles
    assert article.quotes == 1
    assert article.backs["q1"].label == "Back to position 1"


def test_articles_stand_in_the_order_in_which_they_were_published() -> None:
    sources = sources_of(HARD["undated_figures"]) + sources_of(disputed())
    answer = disputed().model_copy(update={"vague": HARD["undated_figures"].positions[0].evidence})
    shown = dossier(answer, sources, NOON)
    assert [article.published == "unknown" for article in shown.articles] == [False, False, False, True]


def test_a_report_of_a_bare_day_stands_behind_the_morning_s_in_table_and_list_as_on_the_timeline() -> None:
    held = position(evidence("bare", outlet="Bare", published="2031-05-05"), evidence("early", outlet="Early"))
    shown = made(disputed().model_copy(update={"positions": (held,), "disagreements": ()}))
    assert [row.outlet for row in shown.rows] == ["Early", "Bare"]
    assert [article.outlet for article in shown.articles] == ["Early", "Bare"]


@pytest.mark.parametrize("text", ["", "x" * 5, QUOTE * 9])
def test_a_quote_that_is_not_where_it_says_is_refused(text: str) -> None:
    answer = disputed()
    first, *others = sources_of(answer)
    false = Source(replace(first.article, text=text))
    with pytest.raises(ArchiveBroken, match="pilot-1@1:100-181: the quote is not in its stored text"):
        dossier(answer, [false, *others], NOON)


def test_a_quote_whose_article_is_not_given_is_refused() -> None:
    with pytest.raises(ArchiveBroken, match="belt-9"):
        dossier(disputed(), sources_of(disputed())[:-1], NOON)


def test_a_very_long_article_is_shown_around_its_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ARTICLE_CHARS", 5_000)
    monkeypatch.setattr(module, "AROUND_CHARS", 500)
    text = "Gulls cried.\n" * 4_000
    at = 26_000
    text = text[:at] + QUOTE + text[at:]
    quote = Slice(start=at, end=at + len(QUOTE), text=QUOTE)
    answer = unanswered(evidence("long", quote=quote, span=None))
    (article,) = dossier(answer, [source("long", text)], NOON).articles
    (excerpt,) = article.excerpts
    shown = "\n".join("".join(bit.text for bit in paragraph) for paragraph in excerpt.paragraphs)
    assert QUOTE in shown
    assert excerpt.left_out + len(shown) + article.left_out == len(text)
    assert len(shown) < 2_000


def test_an_article_says_where_it_stands_and_what_it_is() -> None:
    answer = unanswered(evidence("pilot-1"))
    (article,) = made(answer).articles
    facts = dict(article.facts)
    assert facts["stored as"] == "pilot-1@1"
    assert facts["SHA-256"] == checksum(sources_of(answer)[0].article.text)
    assert len(checksum("")) == 64


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    for url, links in (("https://courier.example/a", True), ("javascript:alert(1)", False)):
        (article,) = made(unanswered(evidence("pilot-1", url=url))).articles
        assert dict(article.facts)["address"] == url
        assert (article.live is not None) is links


def test_an_answer_that_nothing_supports_is_still_a_page() -> None:
    shown = made(unanswered())
    assert shown.articles == ()
    assert shown.made == "Asked Tuesday 6 May 2031, 12:00 UTC"


@pytest.mark.parametrize("name", HARD)
def test_every_card_and_place_has_a_name_of_its_own(name: str) -> None:
    shown = made(HARD[name])
    cards = [
        each.card
        for claim in shown.claims
        for cited in (*claim.evidence, *claim.more)
        for each in (cited, *cited.copies)
    ]
    assert len(cards) == len(set(cards)) == sum(len(p.evidence) for p in HARD[name].positions)
    opened = [
        anchor
        for article in shown.articles
        for excerpt in article.excerpts
        for paragraph in excerpt.paragraphs
        for bit in paragraph
        for anchor in bit.opens
    ]
    assert len(opened) == len(set(opened))
    assert shown.chart is not None
    signs = [sign.card for group in shown.chart.groups for track in group.tracks for sign in track.signs]
    assert set(signs) <= set(cards)


def test_one_report_alone_is_no_dispute() -> None:
    answer = HARD["one"]
    assert made(answer).partings == ()
    assert made(answer).claims[0].evidence[0].quote == report(0, "the red light at pier 1").quote.text
