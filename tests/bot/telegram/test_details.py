"""The cards behind the buttons."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from bot.telegram.callback import Act, decode
from bot.telegram.details import Opened, context_card, evidence_card, positions_card, sources_card, why_undated_card
from bot.telegram.markup import shown
from bot.telegram.outgoing import Message
from retrieval.answer import Answer, Disagreement
from tests.bot.answers import QUOTE, disputed, evidence, position, unanswered
from tests.bot.telegram.answers_at_large import answers
from tests.bot.telegram.articles import article, quoting
from tests.bot.telegram.test_cards import buttons, check, sent, shown_quotes

Turned = Callable[[int], Message | None]


def all_pages(card: Turned) -> list[Message]:
    """Every page, by the numbers that its buttons carry."""
    found: list[Message] = []
    while (page := card(len(found))) is not None:
        found.append(page)
        assert len(found) < 500
    return found


@given(answers())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_page_of_every_card_is_one_message_within_limits(answer: Answer) -> None:
    turned: list[Turned] = [
        lambda page: sources_card(answer, 1, page),
        lambda page: why_undated_card(answer, 1, page),
        lambda page: positions_card(answer, 1, page),
        lambda page: evidence_card(answer, 1, 0, page),
        lambda page: evidence_card(answer, 1, len(answer.positions), page),
    ]
    for card in turned:
        for page in all_pages(card):
            check(page)


def many(count: int) -> Answer:
    held = tuple(evidence(f"a{at}", origin=f"o{at // 2}", outlet=f"Outlet {at}") for at in range(count))
    return disputed().model_copy(update={"positions": (position(*held),), "disagreements": ()})


def test_all_evidence_is_there_each_with_its_own_button() -> None:
    pages = all_pages(lambda page: evidence_card(many(30), 1, 0, page))
    opened = [decode(b.data or "") for page in pages for b in buttons(page) if b.label.endswith("in context")]
    assert [press.item for press in opened if press] == list(range(30))
    assert {press.act for press in opened if press} == {Act.CONTEXT}


def test_one_origin_is_quoted_once_and_its_copies_are_named() -> None:
    text = sent(evidence_card(disputed(), 1, 0) or Message(())).text
    assert text.count(QUOTE) == 1
    assert "1. Origin 1\n" in text
    assert "2. Skerry Post · published Monday 5 May 2031, 06:30 UTC" in text


def test_pages_are_turned_in_the_same_message() -> None:
    first = evidence_card(many(30), 1, 0)
    assert first is not None
    assert "page 1 of " in sent(first).text
    last_row = first.keyboard[-1]
    assert [(button.label, decode(button.data or "").page) for button in last_row] == [("page 2 ›", 1)]  # type: ignore[union-attr]


@pytest.mark.parametrize(("group", "page"), [(2, 0), (-1, 0), (0, 9), (0, -1), (99, 0)])
def test_a_button_for_what_is_not_there_opens_nothing(group: int, page: int) -> None:
    assert evidence_card(disputed(), 1, group, page) is None


def test_vaguer_statements_stand_behind_the_last_position() -> None:
    answer = disputed().model_copy(update={"vague": (evidence("v", outlet="Vague Post"),)})
    text = sent(evidence_card(answer, 1, 2) or Message(())).text
    assert text.startswith("Fits more than one position\n")
    assert "Vague Post" in text


def test_sources_are_grouped_by_origin_and_say_what_they_support() -> None:
    text = sent(sources_card(disputed(), 1) or Message(())).text
    assert text.startswith("Sources\n\nOrigin 1\nOrmby Courier · position 1\nFerry aground off Ormby\n")
    assert "Skerry Post · position 1" in text
    assert "Origin 2\noutlet unknown · position 2\n" in text


def test_an_origin_has_one_number_on_every_card_and_the_first_position_read_has_the_first() -> None:
    held = tuple(position(evidence(f"a{at}", origin=f"o{at}", outlet=f"Post {at}")) for at in range(3))
    rising = Disagreement(kind="superseded", positions=(2, 0, 1), words="It rises.")
    answer = disputed().model_copy(update={"positions": held, "disagreements": (rising,)})
    told = sent(sources_card(answer, 1) or Message(())).text
    assert re.findall(r"Origin (\d)\nPost (\d)", told) == [("1", "2"), ("2", "0"), ("3", "1")]
    assert "1. Origin 3\n" in sent(evidence_card(answer, 1, 1) or Message(())).text


def test_an_article_dated_by_its_story_says_so() -> None:
    text = sent(why_undated_card(disputed(), 1) or Message(())).text
    assert "It tells the story of 2 dated articles, hence Monday 5 May 2031." in text
    assert "from pilot-1, pilot-2" in text
    assert "When it happened: Sunday 4 May 2031 (day from the article's lead: “on Sunday”)." in text


def test_an_article_without_any_day_says_that_nothing_is_known() -> None:
    piece = evidence(published=None, published_basis="unknown", day=None, day_from=None, day_words=None)
    answer = disputed().model_copy(update={"positions": (position(piece),), "disagreements": ()})
    text = sent(why_undated_card(answer, 1) or Message(())).text
    assert "no dated article tells the same story." in text
    assert "Nothing says on which day it happened." in text


def test_an_answer_with_stated_days_only_has_nothing_to_explain() -> None:
    assert why_undated_card(many(2), 1) is None
    assert why_undated_card(unanswered(evidence()), 1) is None


TEXT = "The ferry left at dusk. " * 300 + "It struck the Ormby light." + " The pilot was heard on Monday." * 300


def context(page: int | None = None, current: int = 1, url: str | None = None) -> Message | None:
    answer = quoting(TEXT, "It struck the Ormby light.", url)
    return context_card(answer, 5, 0, Opened(article(TEXT), current), page)


def test_a_quote_is_opened_in_its_article_and_marked() -> None:
    card = context()
    assert card is not None
    check(card)
    parsed = sent(card)
    assert "It struck the Ormby light." in parsed.of("bold")
    (body,) = parsed.of("blockquote")
    assert body.startswith("The ferry left at dusk.")
    assert body.rstrip().endswith("Monday.")
    start = TEXT.index("It struck")
    assert f"pilot-1@1:{start}-{start + 26}" in parsed.of("code")


def test_its_pages_together_are_the_whole_article() -> None:
    pages = all_pages(context)
    assert " ".join(" ".join(shown_quotes(page)) for page in pages).split() == shown(TEXT).split()
    for page in pages:
        check(page)


def test_a_quotation_has_no_empty_lines_at_its_ends() -> None:
    text = "Share.\n\n" * 200 + "It struck the Ormby light.\n\n" + "Share.\n\n" * 200
    card = context_card(quoting(text, "It struck the Ormby light."), 5, 0, Opened(article(text), 1))
    assert card is not None
    assert shown_quotes(card) == [quote.strip() for quote in shown_quotes(card)]


def test_one_can_turn_to_the_text_before_and_after_and_back_to_the_quote() -> None:
    opened, first = context(), context(0)
    assert opened is not None
    assert first is not None
    assert [b.label for b in buttons(opened)] == ["‹ Text before", "Text after ›"]
    assert [b.label for b in buttons(first)] == ["Text after ›", "Back to the quote"]
    back = decode(list(buttons(first))[-1].data or "")
    assert back is not None
    assert context(back.page) == opened


def test_an_article_that_was_changed_since_says_so() -> None:
    assert "quoted from version 1; the archive has version 3 now" in sent(context(current=3) or Message(())).text


def test_the_publishers_page_is_a_button_only_where_there_is_a_web_address() -> None:
    card = context(url="https://ormby.example/ferry")
    assert card is not None
    assert list(buttons(card))[-1].url == "https://ormby.example/ferry"
    other = context(url="javascript:alert(1)")
    assert other is not None
    assert [b.url for b in buttons(other)] == [None, None]


def test_furniture_between_all_the_lines_does_not_make_two_messages() -> None:
    text = "Share. Read on. " * 200 + "It struck the Ormby light. " + "Share. Read on. " * 200
    furniture = tuple((at, at + 6) for at in range(0, 3200, 16))
    answer = quoting(text, "It struck the Ormby light.")
    card = context_card(answer, 5, 0, Opened(article(text), 1, furniture))
    assert card is not None
    check(card)


@pytest.mark.parametrize(("item", "page"), [(9, None), (-1, None), (0, 9999), (0, -1)])
def test_a_context_that_is_not_there_is_none(item: int, page: int | None) -> None:
    answer = quoting(TEXT, "It struck the Ormby light.")
    assert context_card(answer, 5, item, Opened(article(TEXT), 1), page) is None
