"""What a site's robots.txt lets this program fetch, and how slowly (RFC 9309).

It does not fetch: whoever asks brings the way to get one file. A site that has none allows everything; one whose
robots.txt fails on the server's side allows nothing until it answers again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.limits import LONGEST_CRAWL_DELAY

if TYPE_CHECKING:
    from protego import Protego

AGENT = "Rashomon"
KEPT_SECONDS = 3_600.0


@dataclass(frozen=True, slots=True)
class Rules:
    """One site's rules; `file` is None where there is no robots.txt, and `is_down` says that it cannot be had now."""

    file: "Protego | None"
    is_down: bool = False

    def allow(self, url: str) -> bool:
        """Whether this program may fetch it."""
        return not self.is_down and (self.file is None or bool(self.file.can_fetch(url, AGENT)))

    @property
    def seconds_between(self) -> float:
        """How long the site wants us to wait between two requests."""
        stated = float((self.file.crawl_delay(AGENT) if self.file else None) or 0.0)
        return min(stated, LONGEST_CRAWL_DELAY) if stated > 0 else 0.0  # "nan" is more than nothing to nobody


def read_rules(status: int, body: bytes) -> Rules:
    """What an answer for /robots.txt means."""
    if status >= 500 or status == 429:
        return Rules(None, is_down=True)
    if not 200 <= status < 300:
        return Rules(None)
    from protego import Protego

    return Rules(Protego.parse(body.decode("utf-8-sig", "replace")))


class Robots:
    """Rules by site, kept for an hour. `load` gives status and body of a robots.txt, and raises what it likes."""

    def __init__(self, load: Callable[[str], tuple[int, bytes]], now: Callable[[], float] = time.monotonic) -> None:
        self._load, self._now = load, now
        self._known: dict[str, tuple[float, Rules]] = {}

    def of(self, origin: str) -> Rules:
        """The rules of "https://host[:port]"."""
        at, rules = self._known.get(origin, (0.0, None))
        if rules is None or self._now() - at > KEPT_SECONDS:
            rules = read_rules(*self._load(f"{origin}/robots.txt"))
            self._known[origin] = (self._now(), rules)
        return rules
