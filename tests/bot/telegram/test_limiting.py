"""/settings: what questions of a chat are limited to."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram import phrases
from bot.telegram.callback import Act, Press, decode
from bot.telegram.chats import Settings
from bot.telegram.limiting import PER_PAGE, Choices, chooser, chosen, overview, read
from bot.telegram.outgoing import Change, Message, Notice
from index import changes
from tests.bot.telegram.talk import ANNA, CHIEF, DESK, HIT, HOME, ROCKETS, Talk, button, buttons, plain, talk_of

TODAY = date(2031, 5, 6)
OUTLETS = tuple(sorted(f"Outlet {number:02}" for number in range(20)))
CHOICES = Choices((*OUTLETS, "Skerry Post"), ("de", "en"), TODAY)


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return talk_of(tmp_path / "archive")


def presses(message: Message) -> list[Press]:
    found = [decode(each.data or "") for row in message.keyboard for each in row]
    assert None not in found
    return [press for press in found if press is not None]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("outlet skerry POST", Settings(outlet="Skerry Post")),
        ("language EN", Settings(language="en")),
        ("since 2031-01-02", Settings(since=date(2031, 1, 2))),
        ("UNTIL 2031-01-02", Settings(until=date(2031, 1, 2))),
        ("outlet any", Settings()),
        ("clear", Settings()),
    ],
)
def test_settings_are_set_by_words(words: str, wanted: Settings) -> None:
    assert read(words, Settings(), CHOICES) == wanted


def test_one_setting_leaves_the_others() -> None:
    assert read("language any", Settings(outlet="Skerry Post", language="en"), CHOICES) == Settings(
        outlet="Skerry Post"
    )


def test_an_outlet_that_is_called_any_can_be_chosen() -> None:
    assert read("outlet any", Settings(), Choices(("Any",), (), TODAY)) == Settings(outlet="Any")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("outlet Nowhere Times", "No article in the archive is from “Nowhere Times”"),
        ("language xx", "there are: de, en"),
        ("since yesterday", "“yesterday” is not a day"),
        ("since 2031-02-30", "is not a day"),
        ("colour blue", "no setting “colour”"),
        ("outlet", "Write a value after “outlet”"),
        ("until 2030-01-01", "The first day would lie after the last"),
    ],
)
def test_what_cannot_be_set_is_one_line(words: str, told: str) -> None:
    said = read(words, Settings(since=date(2031, 1, 2)), CHOICES)
    assert isinstance(said, str)
    assert told in said


@given(st.text(max_size=300))
def test_any_words_set_something_or_say_why_not(words: str) -> None:
    said = read(words, Settings(), CHOICES)
    assert isinstance(said, Settings) or (len(said) < 300 and "\n" not in said)


def test_every_outlet_can_be_chosen_by_turning_pages() -> None:
    page, seen = 0, set()
    while True:
        shown = chooser(3, page, Settings(), CHOICES)
        picks = [press for press in presses(shown) if press.item is not None]
        assert len(picks) <= PER_PAGE
        for press in picks:
            changed = chosen(press, Settings(), CHOICES)
            assert changed is not None
            seen.add(changed.outlet)
        turns = [press.page for press in presses(shown) if press.subject == 3 and press.page is not None]
        if page + 1 not in turns:
            break
        page += 1
    assert seen == set(CHOICES.outlets)


def test_a_choice_of_days_says_which_day_it_is_and_stores_that_day() -> None:
    shown = chooser(1, 0, Settings(), CHOICES)
    week = next(each for row in shown.keyboard for each in row if "7 days" in each.label)
    press = decode(week.data or "")
    assert press is not None
    later = Choices(CHOICES.outlets, CHOICES.languages, date(2031, 9, 9))
    changed = chosen(press, Settings(), later)
    assert changed == Settings(since=date(2031, 4, 29))
    assert "2031-04-29" in week.label


def test_clearing_clears_one_or_all() -> None:
    both = Settings(outlet="Skerry Post", language="en")
    assert chosen(Press(Act.SETTINGS, 3, 0), both, CHOICES) == Settings(language="en")
    assert chosen(Press(Act.SETTINGS, 0, 0), both, CHOICES) == Settings()
    assert Press(Act.SETTINGS, 0, 0) in presses(overview(both))
    assert Press(Act.SETTINGS, 0, 0) not in presses(overview(Settings()))


@given(st.none() | st.integers(0, 2**60), st.none() | st.integers(0, 2**60), st.none() | st.integers(0, 2**60))
def test_forged_choices_choose_nothing_that_is_not_there(
    subject: int | None, item: int | None, page: int | None
) -> None:
    changed = chosen(Press(Act.SETTINGS, subject, item, page), Settings(since=TODAY), CHOICES)
    if changed is not None:
        assert changed.outlet in (None, *CHOICES.outlets)
        assert changed.language in (None, *CHOICES.languages)
        assert changed.since is None or changed.until is None or changed.since <= changed.until


def test_hostile_outlet_names_become_one_short_label() -> None:
    hostile = Choices(("<b>x</b>‮" + "w" * 100_000, "a\n\nb\x00"), (), TODAY)
    labels = [each.label for row in chooser(3, 0, Settings(), hostile).keyboard for each in row]
    assert all(len(label) <= 40 and "\n" not in label and "‮" not in label for label in labels)


def test_questions_of_the_chat_are_limited_from_then_on(talk: Talk) -> None:
    (shown,) = talk.say("outlet Belt Herald", command="settings")
    assert "outlet: Belt Herald" in plain(shown)
    told = plain(*talk.say(HIT))
    assert "Mill" in told
    assert "Lantern" not in told
    assert "Lantern" in plain(*talk.say(HIT, at=DESK))
    with talk.restarted() as again:
        assert "Lantern" not in plain(*again.say(HIT))


def test_settings_are_set_by_buttons_in_one_message(talk: Talk) -> None:
    (shown,) = talk.say("", command="settings", at=DESK)
    assert phrases.SETTINGS_NONE in plain(shown)
    _, outlets = talk.press(button("outlet", shown), at=DESK, message=30, by=CHIEF)
    assert isinstance(outlets, Change)
    assert outlets.target == 30
    _, back = talk.press(button("Belt Herald", outlets), at=DESK, message=30, by=CHIEF)
    assert "outlet: Belt Herald" in plain(back)
    assert "Lantern" not in plain(*talk.say(HIT, at=DESK, by=ANNA))
    _, none = talk.press(button("Clear all", back), at=DESK, message=30, by=CHIEF)
    assert phrases.SETTINGS_NONE in plain(none)


def test_in_a_group_only_admins_limit_what_everybody_asks(talk: Talk) -> None:
    (shown,) = talk.say("", command="settings", at=DESK)
    assert plain(*talk.say("since 2031-06-01", command="settings", at=DESK)) == phrases.SETTINGS_NOT_YOU
    _, outlets = talk.press(button("outlet", shown), at=DESK)
    (refused,) = talk.press(button("Belt Herald", outlets), at=DESK)
    assert isinstance(refused, Notice)
    assert refused.text == phrases.SETTINGS_NOT_YOU
    assert talk.newsroom.chats.settings(DESK.chat) == Settings()
    talk.press(button("Belt Herald", outlets), at=DESK, by=CHIEF)
    assert talk.newsroom.chats.settings(DESK.chat).outlet == "Belt Herald"


def test_where_no_admin_is_named_everybody_may_set_limits(tmp_path: Path) -> None:
    with talk_of(tmp_path / "archive", admins="") as talk:
        talk.say("outlet Belt Herald", command="settings", at=DESK)
        assert talk.newsroom.chats.settings(DESK.chat).outlet == "Belt Herald"


def test_a_choice_that_is_no_longer_there_is_said(talk: Talk) -> None:
    (shown,) = talk.say("", command="settings")
    _, outlets = talk.press(button("outlet", shown))
    belt = button("Belt Herald", outlets)
    changes.remove(talk.newsroom.archive, "belt")
    assert plain(*talk.press(belt)) == phrases.SETTINGS_STALE
    assert talk.newsroom.chats.settings(ANNA) == Settings()


def test_since_hides_what_was_printed_before(talk: Talk) -> None:
    talk.say("since 2031-06-01", command="settings")
    told = plain(*talk.say(f"{ROCKETS}?"))
    assert "Tarn" in told
    assert "Lantern" not in told


def test_the_overview_has_a_button_for_each_setting(talk: Talk) -> None:
    assert len(buttons(*talk.say("", command="settings", at=HOME))) == 4
