"""How often one may send: Telegram's limits, as moments that are booked ahead, for each chat and for all together.

It does not know what is sent, and does not wait itself. Figures: core.telegram.org/bots/faq, "hitting limits".
"""

from collections import deque
from dataclasses import dataclass

CHAT_GAP_SECONDS = 1.0  # "avoid sending more than one message per second"
CHAT_BURST = 3  # "short bursts that go over this limit" are allowed
GROUP_MINUTE = 20  # "not be able to send more than 20 messages per minute" to one group
ALL_SECOND = 30  # "about 30 messages per second" in all


@dataclass(frozen=True, slots=True)
class Pace:
    """The limits; a self-hosted server may have others."""

    chat_gap: float = CHAT_GAP_SECONDS
    chat_burst: int = CHAT_BURST
    group_minute: int = GROUP_MINUTE
    all_second: int = ALL_SECOND


class Pacing:
    """Books moments, in seconds of a clock that never goes back. A chat that must wait holds up no other."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._all: deque[float] = deque(maxlen=max(1, pace.all_second))
        self._chats: dict[int, deque[float]] = {}
        self._stopped: dict[int, float] = {}

    def stop(self, chat: int, until: float) -> None:
        """Telegram said that this chat has to wait."""
        self._stopped[chat] = max(until, self._stopped.get(chat, 0.0))

    def until_free(self, chat: int, now: float, *, in_group: bool, new_message: bool) -> float:
        """The first moment at which this chat may be sent something; a new message counts for more than a change."""
        moment = max(now, self._stopped.get(chat, 0.0))
        sent = self._chats.get(chat)
        if not sent or not new_message:
            return moment
        if len(sent) >= self._pace.chat_burst:
            moment = max(moment, sent[-self._pace.chat_burst] + self._pace.chat_gap * self._pace.chat_burst)
        if in_group and len(sent) >= self._pace.group_minute:
            moment = max(moment, sent[-self._pace.group_minute] + 60.0)
        return moment

    def until_all(self, now: float) -> float:
        """The first moment at which anything may be sent."""
        return max(now, self._all[0] + 1.0) if len(self._all) == self._all.maxlen else now

    def book(self, chat: int, moment: float, *, new_message: bool) -> None:
        """Something is sent at this moment."""
        self._all.append(moment)
        if new_message:
            self._chats.setdefault(chat, deque(maxlen=self._pace.group_minute)).append(moment)
            self._forget(moment)

    def _forget(self, now: float) -> None:
        """Chats of whom nothing counts any more; now and then, so that memory stays flat."""
        if len(self._chats) + len(self._stopped) > 4096:
            self._chats = {chat: sent for chat, sent in self._chats.items() if sent[-1] > now - 60.0}
            self._stopped = {chat: until for chat, until in self._stopped.items() if until > now}
