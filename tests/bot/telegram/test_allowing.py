"""Who may use the bot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.allowing import Guests
from bot.telegram.incoming import Place
from index.errors import UsageError

ANNA, BORIS, CHIEF = 11, 12, 99
DESK, ELSEWHERE = Place(-100500, "supergroup"), Place(-100600, "supergroup")


def private(person: int) -> Place:
    return Place(person, "private")


def test_nobody_is_allowed_unless_listed() -> None:
    guests = Guests.read("", "")
    assert not guests.may_use(ANNA, private(ANNA))
    assert not guests.may_use(ANNA, DESK)
    assert not guests.may_use(ANNA, None)


def test_a_listed_person_may_use_it_anywhere_and_inline() -> None:
    guests = Guests.read("11", "")
    assert all(guests.may_use(ANNA, place) for place in (private(ANNA), ELSEWHERE, None))
    assert not any(guests.may_use(BORIS, place) for place in (private(BORIS), ELSEWHERE, None))


def test_a_listed_group_lets_its_members_ask_there_and_only_there() -> None:
    guests = Guests.read("-100500", "")
    assert guests.may_use(ANNA, DESK)
    assert guests.may_use(ANNA, Place(-100500, "supergroup", 7))
    assert not any(guests.may_use(ANNA, place) for place in (private(ANNA), ELSEWHERE, None))


def test_a_listed_topic_does_not_open_its_group() -> None:
    guests = Guests.read("-100500/7", "")
    assert guests.may_use(ANNA, Place(-100500, "supergroup", 7))
    assert not guests.may_use(ANNA, Place(-100500, "supergroup", 8))
    assert not guests.may_use(ANNA, DESK)


def test_a_group_s_id_is_never_taken_for_a_person_s() -> None:
    assert not Guests.read("-100500", "").may_use(-100500, private(-100500))


def test_everybody_is_everybody() -> None:
    assert Guests.read("*", "").may_use(ANNA, None)


def test_admins_need_not_be_listed() -> None:
    guests = Guests.read("", "99, 98 99")
    assert guests.admins == (99, 98)
    assert guests.may_use(CHIEF, ELSEWHERE)
    assert guests.is_admin(CHIEF)
    assert not guests.is_admin(ANNA)


def test_a_group_that_became_a_supergroup_stays_allowed() -> None:
    guests = Guests.read("-500,-500/3", "").moved(-500, -100777)
    assert guests.may_use(ANNA, Place(-100777, "supergroup"))
    assert Guests.read("-500/3", "").moved(-500, -100777).may_use(ANNA, Place(-100777, "supergroup", 3))
    assert not Guests.read("-1", "").moved(-500, -100777).may_use(ANNA, Place(-100777, "supergroup"))


@pytest.mark.parametrize("wrong", ["anna", "@desk", "0", "-", "1/2", "-5/0", "-5/-1", "1e3", "١٢", "**", "9" * 30])
def test_what_is_no_id_is_one_line(wrong: str) -> None:
    with pytest.raises(UsageError, match="ALLOW"):
        Guests.read(f"11,{wrong}", "")


@pytest.mark.parametrize("wrong", ["chief", "-5", "-5/3", "*", "0"])
def test_only_persons_are_admins(wrong: str) -> None:
    with pytest.raises(UsageError, match="ADMINS"):
        Guests.read("", wrong)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_setting_is_read_or_refused_in_one_line(allow: str, admins: str) -> None:
    assert "\n" not in told_of(allow, admins)


def told_of(allow: str, admins: str) -> str:
    try:
        Guests.read(allow, admins)
    except UsageError as error:
        return str(error)
    return ""
