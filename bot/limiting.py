"""What a person limits a question to: made once from the options, and held against the archive when nothing answers.

It does not know how an archive is narrowed.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot import words_console
from index.errors import UsageError

if TYPE_CHECKING:
    from index.found import Filters
    from index.holdings import Holdings


def filters_of(
    since: date | None, until: date | None, as_of: date | None, outlet: str | None, language: str | None
) -> "Filters":
    """Raises UsageError for days between which nothing can have been published."""
    from index.found import Filters

    if since is not None and until is not None and since > until:
        raise UsageError(words_console.SINCE_AFTER_UNTIL.format(since, until))
    if since is not None and as_of is not None and since > as_of:
        raise UsageError(words_console.SINCE_AFTER_AS_OF.format(since, as_of))
    return Filters(since=since, until=until, as_of=as_of, outlet=outlet, language=language)


def limits_of(filters: "Filters") -> Iterator[tuple[str, date | str]]:
    """What it limits, by name, and to what."""
    for name in ("as_of", "since", "until", "outlet", "language"):
        value = getattr(filters, name)
        if value is not None:
            yield name, value


def why_nothing(filters: "Filters", archive: "Holdings") -> str | None:
    """Why nothing can answer, whatever is asked; None where something can."""
    if not archive.coverage().articles:
        return words_console.ARCHIVE_EMPTY
    if filters.outlet is not None and not _is_outlet(filters.outlet, outlets := archive.outlets()):
        close = get_close_matches(filters.outlet.casefold(), [each.casefold() for each in outlets], n=1)
        meant = next((each for each in outlets if close and each.casefold() == close[0]), None)
        return words_console.no_such_outlet(filters.outlet, meant)
    if filters.language is not None and not _is_among(filters.language, languages := archive.languages()):
        return words_console.NO_SUCH_LANGUAGE.format(filters.language, ", ".join(languages) or "none")
    return None


def _is_outlet(name: str, outlets: Sequence[str]) -> bool:
    from retrieval.reading import bare_name

    return _is_among(bare_name(name), [bare_name(each) for each in outlets])


def _is_among(name: str, names: Sequence[str]) -> bool:
    return name.casefold() in {each.casefold() for each in names}
