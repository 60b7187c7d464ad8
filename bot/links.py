"""Addresses of live pages: which of them may become a link, and the link that leads to the very words.

It does not fetch anything: whether the page still stands there, or still says so, nobody has looked.
"""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from bot.visible import visible
from index.regex import regex

# What any browser still opens.
_LONGEST = 2_000
_CANNOT_BE_IN_ONE = regex(r"[\s\"'<>\\^`{|}]")
# A fragment quotes this much in full; of longer words it names the first and the last ones.
_WHOLE_CHARS = 120
_END_WORDS = 5
_AROUND_WORDS = 3
_MOST_AROUND = 24
_BLANK = regex(r"\s+")


def live_link(url: str | None) -> str | None:
    """The address, if it is one that a reader may be sent to: http or https with a host, and nothing hidden in it."""
    if url is None or len(url) > _LONGEST or _CANNOT_BE_IN_ONE.search(url) or visible(url) != url:
        return None
    try:
        parts = urlsplit(url)
        opens = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return url if opens and parts.username is None else None


def link_to_words(url: str | None, text: str, start: int, end: int) -> str | None:
    """The address with a text fragment for `text[start:end]`; None where there is no address to send a reader to.

    Where the words stand more than once, as many words before and behind are named as tell the place apart.
    """
    page = live_link(url)
    words = text[start:end].strip()
    if page is None or not words:
        return page
    base, _, anchor = page.partition("#")
    anchor = anchor.partition(":~:")[0]
    fragment = f"{base}#{anchor}:~:text={_directive(text, start, end)}"
    return fragment if len(fragment) <= _LONGEST else page


def _directive(text: str, start: int, end: int) -> str:
    first, last = _ends(text, start, end)
    before, behind = _around(text, start, end) if last is None else (_lead(text, start, first), "")
    parts = [f"{_encoded(before)}-,"] if before else []
    parts.append(_encoded(first))
    parts += [f",{_encoded(last)}"] if last else []
    parts += [f",-{_encoded(behind)}"] if behind else []
    return "".join(parts)


def _ends(text: str, start: int, end: int) -> tuple[str, str | None]:
    """All of the words, or the first and last ones: a browser finds a stretch over several paragraphs only so.

    It takes the first place where the first ones stand and the next one of the last ones: so many of them are named
    that they stand nowhere before.
    """
    words = text[start:end].strip()
    if len(words) <= _WHOLE_CHARS and "\n" not in words:
        return words, None
    head, tail = words.splitlines()[0].split(), words.splitlines()[-1].split()
    above, whole = _plain(text[:start], 0)[0], _plain(words, 0)[0]
    first = _shortest((head[:count] for count in range(_END_WORDS, len(head))), head, lambda one: one not in above)
    rest = whole[len(_plain(first, 0)[0]) :]
    last = _shortest((tail[-count:] for count in range(_END_WORDS, len(tail))), tail, lambda one: rest.count(one) == 1)
    if len(words.split()) < len(first.split()) + len(last.split()):
        return words, None
    return first, last


def _shortest(choices: Iterable[list[str]], longest: list[str], tells: Callable[[str], bool]) -> str:
    """The first of the choices that tells the place; else the longest."""
    joined = (" ".join(words) for words in choices)
    return next((one for one in joined if tells(_plain(one, 0)[0])), " ".join(longest))


def _lead(text: str, start: int, first: str) -> str:
    """The words before that tell this place from those above where the first words stand too."""
    above, words = _plain(text[:start], 0)[0], _plain(first, 0)[0]
    others = [found.start() for found in re.finditer(f"(?={re.escape(words)})", above)]
    for count in range(_AROUND_WORDS, _MOST_AROUND + 1, _AROUND_WORDS) if others else ():
        before = _before(text, start, count)
        if not any(above[:other].rstrip().endswith(_plain(before, 0)[0]) for other in others):
            return before
    return _before(text, start, _MOST_AROUND) if others else ""


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and behind that tell this place from every other where the same words stand."""
    plain, at = _plain(text, start)
    words, _ = _plain(text[start:end].strip(), 0)
    others = [found.start() for found in re.finditer(f"(?={re.escape(words)})", plain) if found.start() != at]
    if not others:
        return "", ""
    for count in range(_AROUND_WORDS, _MOST_AROUND + 1, _AROUND_WORDS):
        before, behind = _before(text, start, count), _behind(text, end, count)
        seen = _plain(before, 0)[0], _plain(behind, 0)[0]
        if not any(_stands_at(plain, other, words, seen) for other in others):
            break
    return before, behind


def _stands_at(plain: str, at: int, words: str, around: tuple[str, str]) -> bool:
    before, behind = around
    return plain[:at].rstrip().endswith(before) and plain[at + len(words) :].lstrip().startswith(behind)


def _before(text: str, start: int, count: int) -> str:
    """The last words before, of one line: what a browser looks for must stand in one paragraph."""
    lines = text[:start].rstrip().splitlines()
    return " ".join(lines[-1].split()[-count:]) if lines else ""


def _behind(text: str, end: int, count: int) -> str:
    lines = text[end:].lstrip().splitlines()
    return " ".join(lines[0].split()[:count]) if lines else ""


def _plain(text: str, at: int) -> tuple[str, int]:
    """The text as a browser compares it, without case and with single spaces, and where `at` is in that."""
    head = _BLANK.sub(" ", text[:at].casefold())
    return _BLANK.sub(" ", text.casefold()), len(head)


def _encoded(words: str) -> str:
    """Percent-encoded, and the signs of the directive itself too."""
    plain = _BLANK.sub(" ", words).encode("utf-8", "replace")
    return percent_encoded(plain, safe="").replace("-", "%2D")
