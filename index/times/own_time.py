"""What one sentence says of its own event's time, in whatever language it says it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from index.day import Day

STORY_DAYS = 10  # a news event is at most that much older than its report; what is older is background
BETWEEN = " … "  # between the words of the days that a range was read from
SPREAD_DAYS = 7  # times of one sentence that are nearer than that are told as one range


class Status(StrEnum):
    """What a sentence's own words say about its day."""

    DATED = "dated"  # its own event has a day
    SHIFTED = "shifted"  # so many days from the day spoken of before
    OPEN = "open"  # nothing: it may take the day of its neighbours
    UNSURE = "unsure"  # it has a time or tense that may belong to another event: it takes no day
    BACKGROUND = "background"  # it turns to earlier or lasting things, and those after it may follow


@dataclass(frozen=True, slots=True)
class OwnTime:
    """The verdict on one sentence. `day` and `words` where DATED; `shift` (days) and `words` where SHIFTED.

    `recent`: near enough to the publication to be news. `is_old`: it speaks of an older event by the way. `reported`:
    the day of the statement, where it names one, and `reported_words`. `looks_ahead`: its shift is of what is to come.
    `also`: the words of the other days of a range.
    """

    status: Status
    day: Day | None = None
    words: str = ""
    shift: int = 0
    recent: bool = False
    reported: Day | None = None
    reported_words: str = ""
    is_old: bool = False
    looks_ahead: bool = False
    also: tuple[str, ...] = ()

    @property
    def all_words(self) -> str:
        """The words of every day that a range was read from."""
        return BETWEEN.join((self.words, *self.also))


def is_recent(day: Day, anchor: Day | None) -> bool:
    """Whether a day can be that of the news itself: no older than some days, no longer than a week."""
    if anchor is None:
        return False
    return (
        day.last >= anchor.first - timedelta(days=STORY_DAYS)
        and day.first <= anchor.last
        and (day.last - day.first).days <= SPREAD_DAYS
    )
