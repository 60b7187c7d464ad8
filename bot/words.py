"""Every word that the program itself says in an answer: one place to read, check and translate.

Fixed templates only; it does not know where a value comes from or how it is shown.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from bot.languages import called
from bot.written import count, days_in_words, moment_in_words, plain_day
from index.day import Day

if TYPE_CHECKING:
    from retrieval.answer import Reading

KINDS = {
    "number": "a number",
    "place": "a place",
    "name": "a name",
    "person": "a person",
    "org": "an organisation",
    "date": "a day or a time",
    "polarity": "yes or no",
    "account": "an account of what happened",
}
FILTERS = {
    "as_of": "asked as on {}",
    "since": "published since {}",
    "until": "published until {}",
    "outlet": "outlet {}",
    "language": "language {}",
    "speaker": "said by {}",
}
READ_AS = "read as"
VERDICTS = {
    "agreed": ("AGREED", "independent origins say the same"),
    "disputed": ("DISPUTED", "the sources do not say the same"),
    "single_source": ("ONE SOURCE", "no second origin in the archive confirms it"),
    "unanswered": ("NO ANSWER", "nothing in the archive answers this"),
}
HEARD = "several origins have it from this speaker, not each the same words"
PARTING_MARK = "≠"
WEAK_MARK = "?"
# A bar and no quotation marks: those that are seen are the article's own.
QUOTE_BAR = "│ "
OUTLET_UNKNOWN = "outlet unknown"
ITS_OWN_VOICE = "the outlet itself"
VAGUE_TITLE = "Fits more than one of these"
NEAREST_TITLE = "Nearest found, no answer"
NEAREST = "Nearest found:"
NOTHING_NEAR = "No report comes near."
LABELS = {
    "answer": "answer",
    "language": "language",
    "published": "published",
    "happened": "happened",
    "said_by": "said by",
    "also_in": "also in",
    "where": "find it",
    "why": "weighed",
    "quoted": "quoted",
    "nearest": "nearest",
    "left_out": "left out",
    "versions": "versions",
    "differs": "differs",
}
LABEL_COLUMNS = 11
OPEN_HINT = "Open an article at its quote:"


def verdict(name: str, reading: "Reading") -> tuple[str, str]:
    """The verdict and what it means; what one speaker said here and there is one answer that no two need have heard."""
    told, meaning = VERDICTS[name]
    is_of_one = name == "agreed" and reading.kind == "account" and "speaker" in reading.filters
    return told, HEARD if is_of_one else meaning


def limit(name: str, value: object) -> str:
    """One thing that a question was limited to: "published since 3 May 2031", "language German"."""
    told = str(value)
    if name in ("as_of", "since", "until"):
        with suppress(ValueError):
            told = plain_day(date.fromisoformat(told))
    elif name == "language":
        told = called(told)
    return FILTERS.get(name, name + " {}").format(told)


def asked_days(first: date, last: date) -> str:
    """The days that a question asks about."""
    return days_in_words(Day(first, last).iso())


def published(basis: str, when: str | None, origins: tuple[str, ...]) -> str:
    """When an article was published and how that is known."""
    if when is None:
        return "unknown"
    if basis == "inferred":
        source = f"; inferred from {', '.join(origins)}" if origins else "; inferred"
        return f"{moment_in_words(when)} (not stated{source})"
    return moment_in_words(when)


def apart(events: tuple[str, ...]) -> str:
    """What is said of a figure whose reports lie months apart."""
    *first, last = map(days_in_words, events)
    days = f"{', of '.join(first)} and of {last}"
    return f"its reports tell of {days}: perhaps of several events, which do not bear each other out; name the day"


def happened(day: str | None, day_from: str | None, words: str | None) -> str:
    """The event's day and where it was taken from."""
    if day is None:
        return "day not known"
    source = {
        "sentence": "day in these words",
        "context": "day from the sentence before",
        "lead": "day from the article's lead",
        "story": "day from the story it shares with dated articles",
    }.get(day_from or "", "")
    told = f"{source}: “{words}”" if source and words else source
    return f"{days_in_words(day)} ({told})" if told else days_in_words(day)


def said_by(who: str, anonymous: bool, via: str | None) -> str:
    """Who the outlet says said it, and through whom."""
    told = [who]
    if anonymous and not re.search(r"unnamed|anonym|not to be named", who, re.IGNORECASE):
        told.append("unnamed")
    return ", ".join([*told, f"through {via}"] if via else told)


def language(code: str) -> str:
    """ "German (de)": its name, and the code that --language takes."""
    return code if called(code) == code else f"{called(code)} ({code})"


def in_original(language: str) -> str:
    """The label of a quote that stands in another language than English."""
    return f"{called(language)}, as it stands there"


def asked_in(language: str) -> str:
    """What language a question was taken to be in."""
    return f"in {called(language)}"


def respelt(asked: str, read: str, *, also: bool) -> str:
    """A word that the archive has nowhere, or in another spelling `also`, and what it was read as."""
    return f"“{asked}” also as “{read}”" if also else f"“{asked}” as “{read}”"


def asked_whose(says: str, question: str) -> str:
    """Whose word is asked for, and on what."""
    return f"who says {says} to “{question}”"


def also(reading: "Reading") -> str:
    """Before the other forms of a value, the other words of an account, or others who give the asked word too."""
    if reading.whose is not None:
        return "also said by: "
    return "also told: " if reading.kind == "account" else "also written: "


def asked_by(part: str) -> str:
    """The words of a long question that were taken to ask."""
    return f"what asks: “{part}”"


def support(outlets: int, origins: int, match: str | None = None) -> str:
    """How many outlets carry a position, how many origins they come from, and whether its match is weak."""
    told = f"{count(outlets, 'outlet')}, {count(origins, 'origin')}"
    return f"{told}; weak match" if match == "weak" else told


def weak(numbers: Sequence[int], positions: int) -> str:
    """What a weak match is, once for an answer of so many positions; the shares were measured (`retrieval.match`)."""
    *first, last = map(str, numbers)
    which = f"Positions {', '.join(first)} and {last} are weak matches" if first else f"Position {last} is a weak match"
    if len(numbers) == positions > 1:
        which = f"{'Both' if positions == 2 else f'All {positions:,}'} positions are weak matches"
    return f"{which}: of such, 4 in 10 answer what was asked, of all others 8 in 10. Read the quote first."


def more_origins(number: int) -> str:
    """Above those that there is no room for in full."""
    return f"{count(number, 'more origin')} {'says' if number == 1 else 'say'} this"


def nearest_miss(asked: str | None, closest: str | None, *, is_asked: bool = False) -> str:
    """What an unanswered question is told about the nearest report; `is_asked`: it is of a day that was asked for."""
    if asked and is_asked:
        return f"No report of {_bare(asked)} answers it; nearest found:"
    if asked is None:
        return NEAREST if closest else NOTHING_NEAR
    if closest is None:
        return f"Nothing for {_bare(asked)}, and no report comes near."
    return f"Nothing for {_bare(asked)}; the closest report is of {days_in_words(closest)}."


def nothing_near(asked: str | None) -> str:
    """As `nearest_miss` where no day was asked for, or the first near report has none: it may be near in words only."""
    return f"Nothing for {_bare(asked)}; nearest found:" if asked else NEAREST


def _bare(asked: str) -> str:
    """ "on 5 May" as it stands after "for"."""
    return re.sub(r"^(?:on|in|at|during)\s+", "", asked, flags=re.IGNORECASE)


def weighed(score: float, origin: str) -> str:
    """What --explain adds to a piece of evidence."""
    return f"score {score:.3f}, origin {origin}"


def took(total: int, search: int, read: int) -> str:
    """What --explain adds to an answer."""
    return f"{total} ms in all: search {search} ms, reading {read} ms"
