"""What a button carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.bounds import CALLBACK_BYTES
from bot.telegram.callback import Act, Press, decode, encode

numbers = st.one_of(st.none(), st.integers(0, 2**60))
presses = st.builds(Press, st.sampled_from(Act), numbers, numbers, numbers)


@given(presses)
def test_a_button_gives_back_what_was_put_into_it_within_64_bytes(press: Press) -> None:
    data = encode(press)
    assert decode(data) == press
    assert 1 <= len(data.encode()) <= CALLBACK_BYTES


@given(presses, presses)
def test_two_buttons_are_never_confused(one: Press, other: Press) -> None:
    assert (encode(one) == encode(other)) == (one == other)


@given(st.text(max_size=80))
def test_what_no_button_carries_is_refused(data: str) -> None:
    press = decode(data)
    assert press is None or encode(press) == data


@pytest.mark.parametrize(
    "data", ["", "1", "0e1..", "2e1..", "1z1..", "1e01..", "1e1", "1e-1..", "1E1..", "1e1..\n", "1e١.."]
)
def test_garbage_is_refused(data: str) -> None:
    assert decode(data) is None


def test_a_number_that_is_too_large_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        encode(Press(Act.EVIDENCE, 36**12))
    with pytest.raises(ValueError, match="from 0"):
        Press(Act.EVIDENCE, -1)
