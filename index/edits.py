"""What a user sets by hand on an article: outlet, title, date. It wins over what the text says, in every version."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from index.article import Masthead
from index.day import Day
from index.errors import UsageError
from index.limits import DAYS_AHEAD, OLDEST_YEAR


def with_edits(masthead: Masthead, edits: Mapping[str, str]) -> Masthead:
    """The masthead as the user set it. Raises UsageError."""
    if "outlet" in edits:
        masthead = replace(masthead, outlet=edits["outlet"])
    if "title" in edits:
        masthead = replace(masthead, title=edits["title"])
    if "date" in edits:
        masthead = with_date(masthead, edits["date"])
    return masthead


def with_date(masthead: Masthead, text: str) -> Masthead:
    """The masthead with that publication day or time. Raises UsageError."""
    words = text.strip()
    try:
        if len(words) <= len("2024-04-21"):
            return replace(masthead, published=None, published_day=Day.from_iso(words), clock_known=False)
        moment = datetime.fromisoformat(words)
        utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            f"--date {text}: not a date; write it as 2024-04-21, 2024-04 or 2024-04-21T18:30+03:00"
        ) from error
    return replace(masthead, published=utc, published_day=Day.of(moment.date()), clock_known=True)


def cleaned(values: Mapping[str, str | None]) -> dict[str, str]:
    """The fields that were given. Raises UsageError for none, or for an empty one."""
    given = {field: value.strip() for field, value in values.items() if value is not None}
    if not given:
        raise UsageError("nothing to edit; name at least one of --outlet, --title, --date")
    for field, value in given.items():
        if not value:
            raise UsageError(f"--{field}: empty; give it a value")
    if "date" in given:
        day = with_date(Masthead(), given["date"]).published_day
        if day is not None and day.first.year < OLDEST_YEAR:
            raise UsageError(f"--date {given['date']}: is before {OLDEST_YEAR}; write the day it was published")
    return given


def refuse_no_publication(text: str, today: date) -> None:
    """A day on which no newspaper can have been published is a typing error: one that is still to come would hide the
    article from whoever asks as of a day. Raises UsageError, as `with_date` does.

    Held against the clock once, when it is typed: what was set stays set, wherever the archive is opened.
    """
    day = with_date(Masthead(), text).published_day
    if day is not None and day.first.year < OLDEST_YEAR:
        raise UsageError(
            f"--date {text.strip()}: is before {OLDEST_YEAR}; write it as 2024-04-21, 2024-04 or 2024-04-21T18:30+03:00"
        )
    if day is not None and day.first > today + timedelta(days=DAYS_AHEAD):
        raise UsageError(
            f"--date {text.strip()}: lies in the future; it may be {DAYS_AHEAD} days after today ({today}) at the most"
        )
