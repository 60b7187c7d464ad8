"""What buttons do: the card they open, who may press them, and what they say once the archive has changed."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.telegram import captions, phrases
from bot.telegram.bounds import NOTICE_CHARS
from bot.telegram.callback import Act, Press, encode
from bot.telegram.incoming import Place
from bot.telegram.limits import Work
from bot.telegram.outgoing import Change, Notice, Outgoing, Picture, Say
from index import changes
from tests.bot.telegram.talk import (
    ANNA,
    BORIS,
    BORIS_HOME,
    DESK,
    HIT,
    ROCKETS,
    Talk,
    button,
    buttons,
    plain,
    talk_of,
)
from tests.retrieval.newsroom import archive_of, report


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return talk_of(tmp_path / "archive")


def opened(said: list[Outgoing]) -> Say:
    """A press that opened a card: the spinner stops, and the card replies to the answer."""
    notice, card = said
    assert notice == Notice("q")
    assert isinstance(card, Say)
    return card


def test_a_position_opens_all_its_evidence_and_leaves_the_answer_as_it_is(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    evidence = opened(talk.press(button("Lantern", card), message=70))
    assert evidence.reply_to == 70
    assert all(words in plain(evidence) for words in ("a spokesman", "a nurse at the clinic"))
    assert "a farmer" not in plain(evidence)


def test_a_quote_is_opened_in_its_article_and_pages_turn_in_place(tmp_path: Path) -> None:
    sentence = "Rockets hit the Lantern base near Quorin on 3 March 2031, a spokesman said."
    long = report("long", *(["Nothing else happened there that day."] * 90), sentence, day="2031-03-04")
    with talk_of(tmp_path / "archive", (long,)) as talk:
        (card,) = talk.say(HIT)
        context = opened(talk.press(button("context", card)))
        assert sentence in plain(context)
        notice, turned = talk.press(button("before", context), message=71)
        assert notice == Notice("q")
        assert isinstance(turned, Change)
        assert turned.target == 71
        assert sentence not in plain(turned)


def test_a_page_of_a_message_that_telegram_forgot_is_sent_anew(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    assert isinstance(card, Say)
    said = talk.press(encode(Press(Act.SOURCES, card.answer, page=0)), message=None)
    assert isinstance(said[1], Say)


DATED = "Rockets hit the Vossmark base near Quorin at 9:50 p.m. on Monday, Colonel Brandel said. {} lorries burned."
STORY = (
    report("kite", DATED.format("Fourteen"), "Brandel spoke in Harnow. The Ellquist road was shut.", day="2031-03-05"),
    report("post", DATED.format("Fourteen"), "The Ellquist road was shut, Harnow police said.", day="2031-03-05"),
    report("bare", DATED.format("14"), "Police in Harnow shut the Ellquist road. The Mill base burned.", day=None),
)


def test_why_an_undated_article_counts_is_told_in_the_words_it_shares_with_dated_ones(tmp_path: Path) -> None:
    with talk_of(tmp_path / "archive", STORY, cues=("Mill", "Vossmark")) as talk:
        assert talk.newsroom.archive.article("bare").published_from
        (card,) = talk.say(f"{ROCKETS}?")
        told = plain(opened(talk.press(button("without a day", card))))
        assert "Bare Herald" in told
        shared = next(line for line in told.splitlines() if line.startswith("• like Kite Herald of Wednesday 5 March"))
        assert all(words in shared for words in ("Brandel", "Ellquist", "14 lorries", "21:50", "Monday"))


def test_the_timeline_button_sends_the_picture(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    notice, picture = talk.press(button("Timeline", card), message=70)
    assert notice == Notice("q")
    assert isinstance(picture, Picture)
    assert picture.reply_to == 70


def test_asking_without_the_date_asks_of_any_day(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    anew = opened(talk.press(button("without the date", card)))
    assert "Tarn" in plain(anew)
    assert talk.history.latest(1)[0].answer.question == f"{ROCKETS}?"


def test_buttons_work_after_a_restart(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    with talk.restarted() as again:
        for each in buttons(card):
            if each.label[0] not in "✓✗+" and each.label != captions.BUTTON_WATCH:
                _, *shown = again.press(each)
                assert shown, each.label


def test_an_answer_is_shown_in_its_own_chat_only(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    for place, person in ((BORIS_HOME, BORIS), (DESK, ANNA)):
        for each in buttons(card):
            (notice,) = talk.press(each, at=place, by=person)
            assert isinstance(notice, Notice)
            assert "Lantern" not in notice.text
            assert notice.text in (phrases.ANSWER_GONE, phrases.BUTTON_UNKNOWN)


def test_a_removed_article_s_answer_is_gone_and_can_be_asked_again(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    changes.remove(talk.newsroom.archive, "belt")
    talk.history.forget("belt")
    notice, offer = talk.press(button("Lantern", card))
    assert isinstance(notice, Notice)
    assert notice.alert
    assert "a farmer" not in plain(offer)
    anew = opened(talk.press(button(phrases.AGAIN, offer)))
    assert "Lantern" in plain(anew)
    assert "a farmer" not in plain(anew)


def test_an_article_removed_behind_the_history_s_back_is_not_quoted(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    changes.remove(talk.newsroom.archive, "belt")
    for label in ("Lantern", "Sources", "Timeline"):
        said = talk.press(button(label, card))
        assert phrases.ANSWER_FORGOTTEN in plain(*said)
        assert "a farmer" not in plain(*said)
        assert not any(isinstance(each, Picture) for each in said)
    assert plain(*talk.say("", command="timeline")) == phrases.ANSWER_FORGOTTEN


def test_a_newer_version_of_a_quoted_article_is_said(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    talk.add(
        report("belt", "Rockets missed the Mill base near Quorin on 3 March 2031, a farmer said.", day="2031-03-05")
    )
    evidence = opened(talk.press(button("Mill", card)))
    assert "Outdated: the archive has a newer version of belt." in plain(evidence)
    assert "missed" in plain(opened(talk.press(button(phrases.AGAIN, evidence))))


def test_an_archive_that_changed_elsewhere_is_said_too_and_an_unchanged_one_is_not(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    assert phrases.ANSWER_ARCHIVE_CHANGED not in plain(*talk.press(button("Sources", card)))
    talk.add(report("other", "The mill at Ormby was sold.", day="2031-03-05"))
    shown = opened(talk.press(button("Sources", card)))
    assert plain(shown).startswith(phrases.ANSWER_ARCHIVE_CHANGED)
    assert button(phrases.AGAIN, shown)


def test_asking_again_means_the_same_yesterday(talk: Talk) -> None:
    talk.add(
        report("eve", "Rockets hit the Cobble base near Quorin on 30 December 2031, a baker said.", day="2031-12-31")
    )
    (card,) = talk.say(f"{ROCKETS} yesterday?")
    assert "a baker" in plain(card)
    talk.later(days=3)
    talk.add(report("other", "The mill at Ormby was sold.", day="2031-03-05"))
    shown = opened(talk.press(button("Sources", card)))
    assert "a baker" in plain(opened(talk.press(button(phrases.AGAIN, shown))))


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("archive.sqlite", "UPDATE texts SET text = replace(text, 'Lantern', 'Lantorn')"),
        ("history.sqlite", "UPDATE answers SET answer = replace(answer, 'hit the Lantern', 'hit the Lantorn')"),
    ],
)
def test_what_was_tampered_with_is_never_quoted(talk: Talk, file: str, change: str) -> None:
    (card,) = talk.say(HIT)
    with sqlite3.connect(talk.folder / file) as connection:
        connection.execute(change)
    connection.close()
    (notice,) = talk.press(button("Lantern", card))
    assert notice == Notice("q", phrases.ARCHIVE_BROKEN, alert=True)


def test_an_archive_that_is_gone_is_said(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    (talk.folder / "archive.sqlite").rename(talk.folder / "aside")
    (notice,) = talk.press(button("Sources", card))
    assert isinstance(notice, Notice)
    assert notice.text == phrases.ARCHIVE_NONE


def test_strangers_may_press_nothing_and_learn_their_id(tmp_path: Path) -> None:
    with talk_of(tmp_path / "archive", allow="11") as talk:
        (card,) = talk.say(HIT, at=DESK)
        (notice,) = talk.press(button("Lantern", card), at=DESK, by=BORIS)
        assert isinstance(notice, Notice)
        assert notice.alert
        assert notice.text == phrases.NOT_ALLOWED_BUTTON.format(BORIS)


def test_presses_are_limited(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    for _ in range(Work.PRESS.limits[0].times):
        talk.press(button("Sources", card))
    (notice,) = talk.press(button("Sources", card))
    assert isinstance(notice, Notice)
    assert "wait 60 seconds" in notice.text
    talk.later(seconds=61)
    assert len(talk.press(button("Sources", card))) == 2


def test_every_notice_fits_into_one(talk: Talk) -> None:
    lines = [
        value
        for name, value in vars(phrases).items()
        if name.startswith(("ARCHIVE", "ANSWER", "MODEL", "NOT_", "BUTTON", "REMOVED"))
    ]
    assert len(lines) > 10
    assert all(len(line.format("9" * 19)) <= NOTICE_CHARS for line in lines if isinstance(line, str))


NUMBERS = st.none() | st.integers(0, 60) | st.integers(0, 2**60)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    talk = talk_of(tmp_path_factory.mktemp("talk") / "archive")
    talk.say(HIT)
    talk.say(HIT, by=BORIS, at=BORIS_HOME)
    return talk


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None
)
@given(act=st.sampled_from(Act), subject=NUMBERS, item=NUMBERS, page=NUMBERS, message=st.none() | st.integers(1, 9))
def test_forged_buttons_never_raise_nor_show_another_chat_s_answer(
    shared: Talk, act: Act, subject: int | None, item: int | None, page: int | None, message: int | None
) -> None:
    shared.later(minutes=10)
    stranger = Place(77, "private")
    said = shared.press(encode(Press(act, subject, item, page)), by=77, at=stranger, message=message)
    assert sum(isinstance(each, Notice) for each in said) == 1
    assert "Lantern" not in plain(*said)
    own = shared.press(encode(Press(act, 1, item, page)), message=message)
    assert sum(isinstance(each, Notice) for each in own) == 1


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.text(max_size=64) | st.from_regex(r"1[a-z][0-9a-z]{0,13}\.[0-9a-z]{0,13}\.[0-9a-z]{0,13}", fullmatch=True))
def test_garbage_in_a_button_never_raises(shared: Talk, data: str) -> None:
    shared.later(minutes=10)
    said = shared.press(data, by=77, at=Place(77, "private"))
    assert isinstance(said[0], Notice)
    assert "Lantern" not in plain(*said)


def test_a_question_asked_by_button_counts_like_any_other(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    for _ in range(9):
        talk.press(button("without the date", card))
    assert "wait" in plain(*talk.press(button("without the date", card)))
    talk.later(seconds=61)
    assert "Tarn" in plain(*talk.press(button("without the date", card)))


def test_an_archive_restored_in_place_is_what_buttons_are_held_against(talk: Talk, tmp_path: Path) -> None:
    (card,) = talk.say(HIT)
    archive_of(tmp_path / "other", [report("sold", "The mill at Ormby was sold.")]).close()
    for name in ("archive.sqlite", "archive.sqlite-wal", "archive.sqlite-shm"):
        (talk.folder / name).unlink(missing_ok=True)
    (tmp_path / "other" / "archive.sqlite").rename(talk.folder / "archive.sqlite")
    assert phrases.ANSWER_FORGOTTEN in plain(*talk.press(button("Lantern", card)))


def test_an_answer_that_waited_is_not_sent_once_it_does_not_stand(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    assert isinstance(card, Say)
    assert card.answer is not None
    assert talk.conversation.stands(card.answer)
    changes.remove(talk.newsroom.archive, "belt")
    assert not talk.conversation.stands(card.answer)
    assert not talk.conversation.stands(999)
