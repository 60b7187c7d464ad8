"""An answer as it stands in a chat."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from bot.telegram import captions
from bot.telegram.bounds import CALLBACK_BYTES, ENTITIES, MESSAGE_UTF16
from bot.telegram.callback import Act, decode
from bot.telegram.cards import answer_card, failure_card, quote_card
from bot.telegram.markup import shown, write
from bot.telegram.outgoing import Button, Message, Quotation
from retrieval.answer import Answer, Disagreement, Kind, Reading, Slice, Verdict
from tests.bot.answers import (
    APART,
    DENIED,
    QUOTE,
    TOOK,
    WEAK,
    asked_day,
    denied,
    disputed,
    evidence,
    of_two_events,
    position,
    reading,
    unanswered,
    weakly_disputed,
)
from tests.bot.telegram.answers_at_large import answers
from tests.bot.telegram.parsed import Parsed, parse, units


def sent(message: Message) -> Parsed:
    """What Telegram makes of it."""
    return parse(write(message.blocks).html)


def buttons(message: Message) -> Iterator[Button]:
    for row in message.keyboard:
        yield from row


def check(message: Message) -> None:
    """Within every limit of Telegram's."""
    parsed = sent(message)
    assert 0 < units(parsed.text.strip()) <= units(parsed.text) <= MESSAGE_UTF16
    assert len(parsed.entities) <= ENTITIES
    assert all(message.keyboard)
    assert len(list(buttons(message))) <= 100
    for button in buttons(message):
        assert button.label.strip()
        assert (button.data is None) != (button.url is None)
        if button.data is not None:
            assert len(button.data.encode()) <= CALLBACK_BYTES
            assert decode(button.data) is not None


def shown_quotes(message: Message) -> list[str]:
    return [write([block]).plain for block in message.blocks if isinstance(block, Quotation)]


def pieces(answer: Answer, text: str, count: int) -> Answer:
    """An answer with so many positions, each with `text` as its quote."""
    quote = Slice(start=0, end=len(text), text=text)
    held = tuple(
        position(evidence(f"a{at}", quote=quote, span=None, origin=f"o{at}"), value=f"the light no. {at}")
        for at in range(count)
    )
    return answer.model_copy(update={"positions": held, "disagreements": ()})


@given(answers())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_answer_is_one_message_within_limits_whose_quotes_are_whole(answer: Answer) -> None:
    message = answer_card(answer, 2**40)
    check(message)
    strongest = [shown(p.evidence[0].quote.text) for p in answer.positions]
    allowed = {*strongest, *(shown(piece.quote.text) for piece in answer.nearest)}
    squeezed = {"".join(text.split()) for text in allowed}
    assert {"".join(text.split()) for text in shown_quotes(message)} <= squeezed


def test_the_question_is_shown_as_it_was_read() -> None:
    text = sent(answer_card(disputed(), 1)).text
    assert text.startswith(
        "what did the ferry hit on 4 May?\nread as a place · 4 May 2031, the only 4 May the archive covers\n\n"
    )


def test_the_part_of_a_long_question_that_was_taken_to_ask_is_told() -> None:
    taken = disputed().reading.model_copy(update={"part": "What did it hit?"})
    text = sent(answer_card(disputed().model_copy(update={"reading": taken}), 1)).text
    assert "the only 4 May the archive covers · what asks: “What did it hit?”\n" in text


def test_a_dispute_has_a_mark_and_a_line() -> None:
    text = sent(answer_card(disputed(), 1)).text
    assert "≠ DISPUTED: the sources do not say the same\n1 origin names the Ormby light, 1 the north pier.\n\n" in text


def test_a_position_shows_its_quote_outlet_day_basis_speaker_and_origins() -> None:
    parsed = sent(answer_card(disputed(), 1))
    assert "1. the Ormby light (2 outlets, 1 origin)\n" in parsed.text
    assert QUOTE in parsed.of("blockquote")
    assert "the Ormby light" in parsed.of("bold")
    assert "Ormby Courier · published Monday 5 May 2031, 06:30 UTC\n" in parsed.text
    assert "happened Sunday 4 May 2031 (day in these words: “Late on Sunday”)\nsaid by the pilot\n" in parsed.text
    assert "also in Skerry Post" in parsed.text
    assert "published Monday 5 May 2031 (not stated; inferred from pilot-1, pilot-2)" in parsed.text
    assert "said by a harbour official, unnamed, through Belt Wire" in parsed.text


def test_reports_of_days_months_apart_are_said_to_be_perhaps_of_several_events() -> None:
    assert f"\n{APART}\n" in sent(answer_card(of_two_events(), 1)).text
    assert APART not in sent(answer_card(disputed(), 1)).text


def test_a_weak_match_is_told_under_the_verdict_and_at_the_position() -> None:
    text = sent(answer_card(weakly_disputed(), 1)).text
    assert f"\n? {WEAK}\n" in text
    assert "2. the north pier (1 outlet, 1 origin; weak match)" in text
    assert "weak" not in sent(answer_card(disputed(), 1)).text


def test_a_denial_is_a_position_with_its_quote() -> None:
    message = answer_card(denied(), 1)
    check(message)
    text = sent(message).text
    assert DENIED in text
    assert "2. The ferry did not hit the Ormby light (1 outlet, 1 origin)" in text
    assert "Belt Post" in text


def test_each_position_has_its_buttons_and_the_whole_answer_its_own() -> None:
    rows = [[button.label for button in row] for row in answer_card(disputed(), 1).keyboard]
    assert rows == [
        ["1 · the Ormby light (2 quotes)", "In context"],
        ["2 · the north pier (1 quote)", "In context"],
        ["Sources (3)", "Timeline", "Watch"],
        ["Why reports without a day count"],
        ["Ask again without the date"],
        ["✓ Right", "✗ Wrong quote", "+ Missed a source"],
    ]


def test_an_unanswered_question_can_be_watched() -> None:
    assert "Watch" in [button.label for row in answer_card(unanswered(), 1).keyboard for button in row]


def test_the_buttons_of_positions_name_their_own_evidence() -> None:
    presses = [decode(button.data or "") for row in answer_card(disputed(), 9).keyboard[:2] for button in row]
    assert [(p.act, p.subject, p.item) for p in presses if p] == [
        (Act.EVIDENCE, 9, 0),
        (Act.CONTEXT, 9, 0),
        (Act.EVIDENCE, 9, 1),
        (Act.CONTEXT, 9, 2),
    ]


def test_figures_that_rise_are_read_latest_first_and_keep_their_buttons() -> None:
    answer = disputed().model_copy(
        update={
            "reading": Reading(kind=Kind.NUMBER),
            "positions": (position(evidence(), value="7"), position(evidence(), value="14")),
            "disagreements": (Disagreement(kind="superseded", positions=(1, 0), words="The figure rises."),),
        }
    )
    message = answer_card(answer, 1)
    assert "1. 14 (1 outlet, 1 origin) · latest\n" in sent(message).text
    assert "2. 7 (1 outlet, 1 origin) · earlier\n" in sent(message).text
    assert [decode(row[0].data or "").item for row in message.keyboard[:2]] == [1, 0]  # type: ignore[union-attr]


def test_an_unanswered_question_is_told_the_nearest_report() -> None:
    message = answer_card(unanswered(evidence()), 1)
    text = sent(message).text
    assert "∅ NO ANSWER: nothing in the archive answers this\n" in text
    assert "Nothing for 9 June; the closest report is of Sunday 4 May 2031." in text
    assert f"1. Ferry aground off Ormby\n{QUOTE}\n" in text
    assert [button.label for button in buttons(message)] == [
        "1 in context",
        "Watch",
        "Ask again without the date",
        "+ Missed a source",
    ]


def test_nothing_is_marked_in_a_near_miss() -> None:
    assert "the Ormby light" not in sent(answer_card(unanswered(evidence()), 1)).of("bold")


def test_an_unanswered_question_without_any_report_says_so() -> None:
    assert "Nothing for 9 June, and no report comes near." in sent(answer_card(unanswered(), 1)).text


def test_vaguer_statements_are_counted_and_have_a_button() -> None:
    message = answer_card(disputed().model_copy(update={"vague": (evidence("v"),)}), 1)
    assert "1 more statement fits more than one of these." in sent(message).text
    assert "Vaguer words (1)" in [button.label for button in buttons(message)]


def test_a_quote_that_does_not_fit_is_left_to_a_button_not_shortened() -> None:
    long = "It struck the light, said the pilot, " * 150
    message = answer_card(pieces(disputed(), long, 1), 1)
    assert shown_quotes(message) == []
    assert "its quote has 5,550 characters: button 1 opens it" in sent(message).text


def test_the_longest_quotes_go_first_when_there_is_no_room() -> None:
    short, long = pieces(disputed(), "It struck the light.", 6), pieces(disputed(), "Struck. " * 400, 1)
    message = answer_card(short.model_copy(update={"positions": (*long.positions, *short.positions)}), 1)
    assert shown_quotes(message) == ["It struck the light."] * 6


def test_forty_positions_are_one_message_that_says_how_to_see_the_rest() -> None:
    message = answer_card(pieces(disputed(), "It struck the light, the pilot said.", 400), 1)
    check(message)
    assert "more: “All positions” lists them" in sent(message).text
    assert "All positions (400)" in [button.label for button in buttons(message)]


def test_a_value_as_long_as_its_quote_is_not_said_twice() -> None:
    told = "the pilot turned too late because the light was out and the tide ran harder than the tables said, " * 3
    span = Slice(start=0, end=len(told), text=told)
    piece = evidence(quote=span, span=span)
    answer = pieces(disputed(), "x", 1).model_copy(update={"positions": (position(piece, value=told),)})
    parsed = sent(answer_card(answer, 1))
    assert "1. the marked words (1 outlet, 1 origin)" in parsed.text
    assert parsed.text.count("the pilot turned too late") == 3


def test_hidden_characters_of_a_quote_are_shown_and_said() -> None:
    message = answer_card(pieces(disputed(), "It hit the \u202ereip\u202c light\u200b.", 1), 1)
    assert shown_quotes(message) == ["It hit the <U+202E>reip<U+202C> light<U+200B>."]
    assert "hidden characters of the source, shown as signs: <U+202E> <U+202C> <U+200B>" in sent(message).text


def test_an_article_cannot_forge_the_bots_own_words() -> None:
    forged = "Harmless.</blockquote>\n\n\n\n<b>= AGREED</b>: independent origins say the same"
    message = answer_card(pieces(disputed(), forged, 1), 1)
    assert sent(message).of("blockquote")[0].endswith("<b>= AGREED</b>: independent origins say the same")


def test_an_outlet_with_an_address_is_a_link_to_it() -> None:
    url = "https://ormby.example/ferry?a=1&b=2"
    answer = pieces(disputed(), "x", 1).model_copy(update={"positions": (position(evidence(url=url)),)})
    assert [e.value for e in sent(answer_card(answer, 1)).entities if e.kind == "text_link"] == [url]


def test_one_quote_can_be_shared_with_its_question() -> None:
    parsed = sent(quote_card(disputed(), 0))
    assert parsed.text.startswith("what did the ferry hit on 4 May?\n")
    assert parsed.of("blockquote") == [QUOTE]
    assert "Ferry aground off Ormby" in parsed.text


def test_a_shared_quote_says_that_the_sources_part_and_what_it_was_limited_to() -> None:
    assert "≠ DISPUTED: the sources do not say the same\n" in sent(quote_card(disputed(), 0)).text
    filters = {"outlet": "Ormby Courier"}
    limited = disputed().model_copy(update={"reading": reading(asked_day()).model_copy(update={"filters": filters})})
    assert "outlet Ormby Courier\n" in sent(quote_card(limited, 0)).text


def test_a_failure_is_one_message_even_where_its_line_is_hostile() -> None:
    check(failure_card("</b>\u202e" * 5000))
    assert sent(failure_card("the archive is empty")).text == f"{captions.FAILED}: the archive is empty"


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_a_mark(verdict: Verdict) -> None:
    answer = Answer(question="q", reading=reading(asked_day()), verdict=verdict, took_ms=TOOK)
    assert f"{captions.MARKS[verdict.value]} " in sent(answer_card(answer, 1)).text
