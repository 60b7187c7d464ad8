"""Addresses of live pages: which of them may become a link, and the link that leads to the very words.

It does not fetch anything: whether the page still stands there, or still says so, nobody has looked.
"""

import re
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from bot.visible import visible

# What any browser still opens.
_LONGEST = 2_000
_CANNOT_BE_IN_ONE = re.compile(r"[\s\"'<>\\^`{|}]")
# A fragment quotes this much in full; of longer words it names the first and the last ones.
_WHOLE_CHARS = 120
_END_WORDS = 5
_AROUND_WORDS = 3
_MOST_AROUND = 24
_BLANK = re.compile(r"\s+")


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
    before, behind = _around(text, start, end)
    words = text[start:end].strip()
    first, last = _ends(words)
    parts = [f"{_encoded(before)}-,"] if before else []
    parts.append(_encoded(first))
    parts += [f",{_encoded(last)}"] if last else []
    parts += [f",-{_encoded(behind)}"] if behind else []
    return "".join(parts)


def _ends(words: str) -> tuple[str, str | None]:
    """All of the words, or the first and last ones: a browser finds a stretch over several paragraphs only so."""
    pieces = words.split()
    if len(words) <= _WHOLE_CHARS and "\n" not in words:
        return words, None
    first, last = words.splitlines()[0].split()[:_END_WORDS], words.splitlines()[-1].split()[-_END_WORDS:]
    if len(pieces) < len(first) + len(last):
        return words, None
    return " ".join(first), " ".join(last)


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
