"""What a button carries: which kept answer and what of it to show, in at most 64 bytes.

It does not know what is shown. Anybody can send such data without a button, so it names nothing that a person may not
see: whoever takes it checks that the answer was given in this chat.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.telegram.bounds import CALLBACK_BYTES
from index.regex import regex

_VERSION = "1"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Act(StrEnum):
    """What a button does. A letter that was in use once is never given to something else: old messages keep it."""

    EVIDENCE = "e"  # item: a position's index; page
    CONTEXT = "c"  # item: a quote's number in `quoted_in` order; page
    WHY_UNDATED = "w"  # page
    SOURCES = "s"  # page
    TIMELINE = "t"
    WITHOUT_DAYS = "d"
    RIGHT = "r"
    WRONG_QUOTE = "q"
    MISSED_SOURCE = "m"
    DROP_CARRIED = "f"  # of a follow-up: ask the bare question
    UNDO_ADDING = "u"  # subject: the receipt
    UNWATCH = "n"  # subject: the standing question
    WATCH = "b"
    POSITIONS = "p"  # page
    TAKE = "k"  # subject: what was sent in; item: 0 adds it to the archive, 1 asks it
    AGAIN = "a"  # the same question, of the archive as it is now
    SETTINGS = "g"  # subject: a setting, 0 for all; item: what it is set to; page: of what it can be set to


@dataclass(frozen=True, slots=True)
class Press:
    """A button's data. `subject` is a kept answer's id (or what the act says); a `page` means: in the same message."""

    act: Act
    subject: int | None = None
    item: int | None = None
    page: int | None = None

    def __post_init__(self) -> None:
        if any(number is not None and number < 0 for number in (self.subject, self.item, self.page)):
            raise ValueError(f"a button's numbers count from 0: {self}")


_NUMBER = "([0-9a-z]{0,12})"
_DATA = regex(rf"{_VERSION}([a-z]){_NUMBER}\.{_NUMBER}\.{_NUMBER}")
_ACTS = {act.value: act for act in Act}


def encode(press: Press) -> str:
    """The button's data. Raises ValueError where a number is too large to carry."""
    numbers = ".".join(map(_base36, (press.subject, press.item, press.page)))
    data = f"{_VERSION}{press.act}{numbers}"
    if len(data) > CALLBACK_BYTES or decode(data) != press:
        raise ValueError(f"this does not fit into a button: {press}")
    return data


def decode(data: str) -> Press | None:
    """What the data says; None for anything that `encode` did not make."""
    found = _DATA.fullmatch(data)
    if found is None or found[1] not in _ACTS:
        return None
    numbers = found.groups()[1:]
    press = Press(_ACTS[found[1]], *map(_number, numbers))
    # One spelling only: "00" and "0" must not be two buttons.
    return press if all(_base36(_number(digits)) == digits for digits in numbers) else None


def _base36(number: int | None) -> str:
    """A number in base 36; nothing for what is left out."""
    if number is None:
        return ""
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if not number:
            return digits


def _number(digits: str) -> int | None:
    return int(digits, 36) if digits else None
