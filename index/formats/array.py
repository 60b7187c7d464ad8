"""The items of JSON arrays, one by one, from a text that is read as it goes.

It knows no articles: an item is the text between its first and last character. JSON cannot be picked up again after an
error in it, so an error is the last that it tells.
"""

import json
import re
from collections.abc import Iterator
from io import TextIOWrapper

from index.errors import Refused
from index.limits import RECORD_CHARS
from index.regex import regex
from index.storable import BLANK

_CHUNK = 1 << 16
_BLANKS = regex(f"[{BLANK}]*")
_BETWEEN_ITEMS = regex(f"[{BLANK},]*")


def items(text: TextIOWrapper, begun: str, place: str) -> Iterator[tuple[str, str] | Refused]:
    """Each item with the words for where it stands. `begun` was read from `text` before, and begins with the bracket of
    an array; others may follow it, as where lists were joined into one file."""
    ahead = _Ahead(text, begun)
    number = 1
    while ahead.takes("["):
        while not ahead.takes("]", _BETWEEN_ITEMS):
            where = f"{place}, item {number}"
            item = ahead.item()
            if item is None:
                yield Refused(where, f"{ahead.why_not()}; nothing after it was read")
                return
            yield item, where
            number += 1
    if ahead.is_more():
        yield Refused(place, "more than arrays in it; nothing was read from the end of the last one on")


class _Ahead:
    """A text that is read ahead of where it is looked at."""

    def __init__(self, text: TextIOWrapper, begun: str) -> None:
        self._text, self._waiting, self._at, self._is_all = text, begun, 0, False
        self._scan = json.JSONDecoder()

    def takes(self, mark: str, between: re.Pattern[str] = _BLANKS) -> bool:
        """Whether that mark is next, behind what may stand between; it is passed then."""
        is_next = self.is_more(between) and self._waiting[self._at] == mark
        self._at += is_next
        return is_next

    def is_more(self, between: re.Pattern[str] = _BLANKS) -> bool:
        """Whether anything is left behind what may stand between."""
        while True:
            found = between.match(self._waiting, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._waiting):
                return True
            if not self._reads(_CHUNK):
                return False

    def item(self) -> str | None:
        """The next item; None where it is none, or too long."""
        wanted = _CHUNK
        while True:
            try:
                _, end = self._scan.raw_decode(self._waiting, self._at)
                if end < len(self._waiting) or self._is_all:  # else a number may go on
                    item, self._at = self._waiting[self._at : end], end
                    return item
            except RecursionError:
                return None
            except ValueError:
                pass
            if self._is_all or self._is_too_long():
                return None
            self._reads(wanted)
            wanted *= 2  # so that an item of any length is scanned few times

    def why_not(self) -> str:
        """What is wrong with the item that could not be read."""
        if self._is_too_long():
            return f"an item of over {RECORD_CHARS // 1_000_000} MB, or not JSON: split it"
        return "not JSON" if self._at < len(self._waiting) else 'not JSON: the array has no "]"'

    def _is_too_long(self) -> bool:
        return len(self._waiting) - self._at > RECORD_CHARS

    def _reads(self, chars: int) -> bool:
        """Reads on, and lets go of what was passed; False at the end."""
        more = self._text.read(chars)
        self._waiting, self._at, self._is_all = self._waiting[self._at :] + more, 0, not more
        return bool(more)
