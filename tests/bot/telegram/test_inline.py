"""Sharing one verified quote into any chat."""

from pathlib import Path

import pytest

from bot.telegram import phrases
from bot.telegram.limits import Work
from bot.telegram.markup import write
from bot.telegram.outgoing import Offer
from retrieval.answer import Slice
from tests.bot.answers import disputed, evidence, position
from tests.bot.telegram.talk import ANNA, BORIS, HIT, HOME, Talk, talk_of


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return talk_of(tmp_path / "archive", allow="11")


def texts(offer: Offer) -> list[str]:
    return [write(result.message.blocks).plain for result in offer.results]


def test_each_position_offers_its_strongest_quote_first(talk: Talk) -> None:
    offer = talk.seek(HIT)
    assert [result.title.split(" · ")[0] for result in offer.results[:2]] == ["Lantern", "Mill"]
    lantern, mill = texts(offer)[:2]
    assert "Rockets hit the Lantern base near Quorin on 3 March 2031, a spokesman said." in lantern
    assert all(words in lantern for words in ("Kite Herald", "published Tuesday 4 March 2031", "a spokesman"))
    assert "a farmer" in mill
    assert offer.personal
    assert len({result.key for result in offer.results}) == len(offer.results)


def test_a_shared_quote_has_no_buttons_that_would_lead_to_a_private_answer(talk: Talk) -> None:
    assert all(result.message.keyboard == () for result in talk.seek(HIT).results)


def test_the_same_words_offer_the_same_results(talk: Talk) -> None:
    assert talk.seek(HIT) == talk.seek(HIT)


def test_strangers_are_offered_nothing_but_whom_to_ask(talk: Talk) -> None:
    offer = talk.seek(HIT, by=BORIS)
    assert (offer.results, offer.hint) == ((), phrases.NOT_ALLOWED_INLINE)
    assert talk.session.reader.questions == []  # type: ignore[attr-defined]  # the tests' reader counts


def test_being_in_an_allowed_group_allows_no_inline_use(tmp_path: Path) -> None:
    with talk_of(tmp_path / "archive", allow="-100500") as talk:
        assert talk.seek(HIT, by=ANNA).hint == phrases.NOT_ALLOWED_INLINE


@pytest.mark.parametrize(
    ("typed", "hint"), [("", "INLINE_EMPTY"), ("  ", "INLINE_EMPTY"), ("Which base", "INLINE_SHORT")]
)
def test_half_a_question_is_not_asked(talk: Talk, typed: str, hint: str) -> None:
    offer = talk.seek(typed)
    assert (offer.results, offer.hint) == ((), getattr(phrases, hint))
    assert talk.session.reader.questions == []  # type: ignore[attr-defined]  # the tests' reader counts


def test_nothing_found_is_said(talk: Talk) -> None:
    assert talk.seek("How many kilograms of saffron did Quillon weigh?").hint == phrases.INLINE_NOTHING


def test_typing_is_limited_apart_from_asking(talk: Talk) -> None:
    for _ in range(Work.INLINE.limits[0].times):
        assert talk.seek(HIT).results
    assert "wait 60 seconds" in (talk.seek(HIT).hint or "")
    assert talk.say(HIT)
    talk.later(seconds=61)
    assert talk.seek(HIT).results


def test_a_person_s_own_settings_count(talk: Talk) -> None:
    talk.say("outlet Belt Herald", command="settings", at=HOME)
    assert [result.title for result in talk.seek(HIT).results] == ["Mill · Belt Herald"]


def test_an_archive_that_is_gone_is_said(talk: Talk) -> None:
    (talk.folder / "archive.sqlite").rename(talk.folder / "aside")
    assert talk.seek(HIT).hint == phrases.INLINE_FAILED


def test_what_is_typed_is_not_kept(talk: Talk) -> None:
    talk.seek(HIT)
    assert talk.history.latest(5) == []


def test_a_quote_that_fits_into_no_message_is_not_offered_in_part() -> None:
    from bot.telegram.inline import shareable

    long = "word " * 2000
    huge = evidence("long", quote=Slice(start=0, end=len(long), text=long), span=None, origin="o9")
    answer = disputed().model_copy(update={"positions": (position(huge), *disputed().positions)})
    shared = list(shareable(answer))
    assert len(shared) == 2
    assert all("word word" not in write(result.message.blocks).plain for result in shared)


@pytest.mark.parametrize(
    "typed", ["<b> & </b> x", "\ud800 half a pair", "w" * 5000, "a b " * 2000, "‮ x y z", "\x00 \x1b y"]
)
def test_hostile_typing_is_answered(talk: Talk, typed: str) -> None:
    talk.seek(typed)
