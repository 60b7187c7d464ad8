"""Telegram's limits, kept by booking ahead."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.pacing import Pace, Pacing

PACE = Pace()


def send(pacing: Pacing, chat: int, now: float, *, in_group: bool) -> float:
    """The moment at which a message goes out that is ready at `now`."""
    moment = max(
        pacing.until_free(chat, now, in_group=in_group, new_message=True),
        pacing.until_all(now),
    )
    while (later := max(pacing.until_all(moment), moment)) > moment:
        moment = later
    pacing.book(chat, moment, new_message=True)
    return moment


@given(st.lists(st.tuples(st.integers(1, 3), st.floats(0, 2)), min_size=1, max_size=120), st.booleans())
def test_no_limit_is_ever_passed(ready: list[tuple[int, float]], in_group: bool) -> None:
    pacing, now = Pacing(PACE), 0.0
    sent: list[tuple[int, float]] = []
    for chat, after in ready:
        now += after
        now = max(now, send(pacing, chat, now, in_group=in_group))
        sent.append((chat, now))
    moments = [moment for _, moment in sent]
    for first, moment in enumerate(moments):
        within = [other for other in moments[first:] if other < moment + 1.0 - 1e-6]
        assert len(within) <= PACE.all_second
    for chat in range(1, 4):
        own = [moment for number, moment in sent if number == chat]
        for first, moment in enumerate(own):
            burst = PACE.chat_burst
            assert len([other for other in own[first:] if other < moment + burst * PACE.chat_gap - 1e-6]) <= burst
            if in_group:
                assert len([other for other in own[first:] if other < moment + 60.0 - 1e-6]) <= PACE.group_minute


def test_a_chat_that_has_to_wait_holds_up_no_other() -> None:
    pacing = Pacing(PACE)
    pacing.stop(1, 30.0)
    assert pacing.until_free(1, 2.0, in_group=False, new_message=False) == 30.0
    assert pacing.until_free(2, 2.0, in_group=False, new_message=True) == 2.0


def test_changing_a_message_does_not_count_against_a_chats_messages() -> None:
    pacing = Pacing(PACE)
    for _ in range(10):
        pacing.book(1, 0.0, new_message=False)
    assert pacing.until_free(1, 0.0, in_group=True, new_message=True) == 0.0


def test_chats_of_long_ago_are_forgotten() -> None:
    pacing = Pacing(PACE)
    for chat in range(10_000):
        pacing.book(chat, float(chat), new_message=True)
    assert len(pacing._chats) < 5000
