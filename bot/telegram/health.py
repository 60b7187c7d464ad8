"""How the bot is doing, counted: a page for a watchdog and one for Prometheus.

It does not know how a figure comes about. Written by hand: the Prometheus client would be a dependency of two hundred
kilobytes for thirty lines of text.
"""

import json
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.telegram.api import ApiTrouble
from bot.telegram.listening import Request, Response

PREFIX = "rashomon_telegram"
BUCKETS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
# Telegram answers every poll within half a minute, and no question takes so long.
SILENT_SECONDS = 120.0
STUCK_SECONDS = 120.0
_HELP = {
    "updates_total": "Updates received, duplicates not counted.",
    "duplicates_total": "Updates that came again.",
    "answered_total": "Updates answered.",
    "posts_total": "Messages and calls delivered.",
    "troubles_total": "Calls that failed, by reason.",
}


@dataclass(slots=True)
class Health:
    """Counters of one run. `clock` gives seconds that never go back."""

    clock: Callable[[], float]
    waiting: Callable[[], int]
    silence_is_ill: bool = True
    counts: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)
    answers: Counter[float] = field(default_factory=Counter)
    answer_seconds: float = 0.0
    heard: float = field(init=False)
    working_since: float | None = None

    def __post_init__(self) -> None:
        self.hear()

    def hear(self) -> None:
        """Telegram was there."""
        self.heard = self.clock()

    def trouble(self, error: ApiTrouble) -> None:
        """A call failed."""
        self.troubles[error.trouble.value] += 1

    def begin(self) -> None:
        """The worker begins with an update."""
        self.working_since = self.clock()

    def count(self, name: str, number: int = 1) -> None:
        """Something happened."""
        self.counts[name] += number

    def answered(self, seconds: float) -> None:
        """The worker is done with it."""
        self.working_since = None
        self.counts["answered_total"] += 1
        self.answer_seconds += seconds
        self.answers[next((bucket for bucket in BUCKETS if seconds <= bucket), float("inf"))] += 1

    def ill(self) -> str | None:
        """What is wrong, in one word; None while all is well."""
        now = self.clock()
        if self.silence_is_ill and now - self.heard > SILENT_SECONDS:
            return "unreachable"
        if self.working_since is not None and now - self.working_since > STUCK_SECONDS:
            return "stuck"
        return None

    async def page(self, request: Request) -> Response:
        """/health and /metrics."""
        if request.method not in ("GET", "HEAD"):
            return Response(405)
        if request.path == "/health":
            return self._health()
        if request.path == "/metrics":
            return Response(200, "\n".join(self._metrics()) + "\n", "text/plain; version=0.0.4; charset=utf-8")
        return Response(404)

    def _health(self) -> Response:
        ill = self.ill()
        told = {
            "status": ill or "ok",
            "waiting": self.waiting(),
            "silent_seconds": round(self.clock() - self.heard, 1),
            "working_seconds": round(self.clock() - self.working_since, 1) if self.working_since is not None else 0.0,
        }
        return Response(503 if ill else 200, json.dumps(told) + "\n", "application/json")

    def _metrics(self) -> Iterator[str]:
        for name, told in _HELP.items():
            yield f"# HELP {PREFIX}_{name} {told}"
            yield f"# TYPE {PREFIX}_{name} counter"
            if name == "troubles_total":
                yield from (f'{PREFIX}_{name}{{reason="{why}"}} {n}' for why, n in sorted(self.troubles.items()))
            else:
                yield f"{PREFIX}_{name} {self.counts[name]}"
        yield from self._gauge("waiting", "Updates that wait for an answer.", self.waiting())
        yield from self._gauge("silent_seconds", "Since Telegram was last heard.", round(self.clock() - self.heard, 3))
        yield from self._gauge("resident_bytes", "Memory in use.", resident_bytes())
        yield f"# HELP {PREFIX}_answer_seconds Time that answering an update took the worker."
        yield f"# TYPE {PREFIX}_answer_seconds histogram"
        below = 0
        for bucket in BUCKETS:
            below += self.answers[bucket]
            yield f'{PREFIX}_answer_seconds_bucket{{le="{bucket:g}"}} {below}'
        total = self.counts["answered_total"]
        yield f'{PREFIX}_answer_seconds_bucket{{le="+Inf"}} {total}'
        yield f"{PREFIX}_answer_seconds_sum {self.answer_seconds:.3f}"
        yield f"{PREFIX}_answer_seconds_count {total}"

    def _gauge(self, name: str, told: str, value: float) -> Iterator[str]:
        yield f"# HELP {PREFIX}_{name} {told}"
        yield f"# TYPE {PREFIX}_{name} gauge"
        yield f"{PREFIX}_{name} {value}"


def resident_bytes() -> int:
    """Memory of this process; where the system does not tell the present figure, the highest so far."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
