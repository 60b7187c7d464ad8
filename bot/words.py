"""Every word that the program itself says on the command line: one place to read, check and translate.

Fixed templates only; it does not know where a value comes from or how it is shown.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.languages import called
from index.day import Day
from index.times.timewords import MONTH_NAMES, WEEKDAY_NAMES

if TYPE_CHECKING:
    from retrieval.answer import Reading

# Answers.

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


def count(number: int, singular: str, plural: str | None = None) -> str:
    """ "1 outlet", "2 outlets", "1,200 outlets"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def size_in_words(size: int) -> str:
    """ "12 kB", "3.4 MB", "1,234.5 MB"."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3)):,} kB"


def day_in_words(day: date) -> str:
    """ "Sunday 12 October 2031": the weekday lets a reader check "on Sunday" at a glance."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {plain_day(day)}"


def plain_day(day: date) -> str:
    """ "12 October 2031"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def days_in_words(iso: str) -> str:
    """An event's day as an Answer writes it (2024-04-21, 2024-04, 2024, first/last) in words; else as it is."""
    try:
        day = Day.from_iso(iso)
    except ValueError:
        return iso
    if day.is_one_day:
        return day_in_words(day.first)
    if day == Day.year(day.first.year):
        return str(day.first.year)
    if day == Day.month(day.first.year, day.first.month):
        return f"{MONTH_NAMES[day.first.month - 1]} {day.first.year}"
    return _from_to(day.first, day.last)


def _from_to(first: date, last: date) -> str:
    """ "9 to 10 March 2025", "28 March to 2 April 2025", "30 December 2024 to 2 January 2025"."""
    if first.year != last.year:
        return f"{plain_day(first)} to {plain_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTH_NAMES[first.month - 1]} to {plain_day(last)}"
    return f"{first.day} to {plain_day(last)}"


def asked_days(first: date, last: date) -> str:
    """The days that a question asks about."""
    return days_in_words(Day(first, last).iso())


def moment_in_words(published: str) -> str:
    """A publication date as an Answer writes it: a bare day, or a day and a UTC time."""
    if "T" not in published:
        return days_in_words(published)
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{day_in_words(moment.date())}, {moment:%H:%M} UTC"


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


# Options, messages and errors.

SEE_HELP = "Try: {} --help"
DASHED_KEY = "A key that begins with a dash stands behind two: {} -- KEY"
NO_SUCH_COMMAND = "no command is called '{0}'; did you mean '{1}'? To ask it: rashomon ask {0}"
ASKED_AS_QUESTION = "'{}' is no command and is asked as a question; see {}"
ASKED_TOO = "'{}' is no command and is asked with the rest; is `{}` meant?"
NOT_A_DAY = "'{}' is not a day; write it as 2024-04-21"
INTERRUPTED = "interrupted"
DATABASE_FAILED = "the archive's database failed ({}); see that its disk has room, then run `rashomon doctor`"
SYSTEM_FAILED = "{}; name another place, or see to its permissions, room and disk"
OUTPUT_FAILED = "standard output: {}; make room there, or send it elsewhere"
DEFECT = "a defect of the program ({}: {}); run it again with --debug and report what it prints"


ASK_ONE_WAY = "ask needs a question or --batch FILE, and not both; leave one out, or name one"
ARCHIVE_NAMELESS = "an empty name; name a folder"
ARCHIVE_EMPTY = "the archive is empty; fill it: rashomon add FILES"
SINCE_AFTER_UNTIL = "--since {} is after --until {}; nothing can be published in between, so change one"
SINCE_AFTER_AS_OF = "--since {} is after --as-of {}; nothing can be published in between, so change one"
NO_SUCH_LANGUAGE = "no article is in the language '{}'; there are: {}"
QUESTION_WORDLESS = "'{}': there is no word in the question; ask in words: who was hurt on 3 May?"
QUESTION_EMPTY = 'the question is empty; write it in quotes: rashomon ask "who ...?"'
QUESTION_LONG = "the question has {:,} characters, {:,} are the most; ask one thing at a time"
BATCH_UNREADABLE = "{}: cannot be read ({}); name a file of questions, or - for stdin"
LINE_NOT_UTF8 = "line {}: not UTF-8; save the file as UTF-8"
LINE_EMPTY = "line {}: empty; write a question"
LINE_NOT_JSON = "line {}: begins as an object but is not JSON ({}); mend it, or write the bare question"
LINE_NO_QUESTION = 'line {}: the object has no "question" of type string; add one'
LINE_NOT_A_DAY = 'line {}: "{}" {!r} is not a day; write it as 2024-04-21'
LINE_NO_NAME = 'line {}: "{}" {!r} is no name; write it in quotes'

CHAT_PROMPT = "? "
CHAT_HELLO = "Ask away. /new begins anew, /help lists the commands, Ctrl-D ends."
CHAT_HELP = "/without [what]: ask again without what was carried over · /new [question]: begin anew · /quit: end"
CHAT_NEW = "The next question stands alone."
CHAT_NO_COMMAND = "no command is called /{}; /help lists them"
CHAT_NOTHING_CARRIED = "nothing was carried over from an earlier question"
CHAT_NOT_CARRIED = "'{}' was not carried over; carried over: {}"
CARRIED = "kept from before: {}"
SLOTS = {
    "question": "the question",
    "event": "event",
    "place": "place",
    "day": "day",
    "outlet": "source",
    "answer": "its answer",
    "person": "person",
}


def carried(slots: Sequence[tuple[str, str]]) -> str:
    """What a follow-up took from the question before, each with its name."""
    return CARRIED.format(" · ".join(f"{SLOTS[slot]}: {told}" if told else SLOTS[slot] for slot, told in slots))


def no_such_variable(name: str, meant: str | None) -> str:
    """A variable of the environment that is called as settings are; `meant` is the one that is called alike."""
    return f"{name} is no setting and changes nothing; {f'is {meant} meant?' if meant else 'unset it'}"


def no_such_outlet(name: str, meant: str | None) -> str:
    """An outlet that nothing is of; `meant` is one that is called alike."""
    told = f"no article is of an outlet called '{name}'"
    return f"{told}; is '{meant}' meant?" if meant else f"{told}; `rashomon articles` lists them"


OUT_NOT_WRITTEN = "{}: cannot be written ({}); name another file"


def reported(place: str, verdict: str, positions: int) -> str:
    """What became of a report."""
    return f"{place}: {verdict.lower()}, {count(positions, 'position')}"


DEMO_QUESTIONS = (
    "How many people were killed in the explosion at the Qarn Tavil fuel depot?",
    "Was the port authority warned before the explosion?",
    "How many drivers went on strike in Port Ansel on 2 June?",
    "Which painting was stolen from the Maritime Museum?",
    "How many people were killed in Qarn Tavil on 5 May?",
)
DEMO_HAS_ITS_OWN = "the demo has an archive of its own; {} is not touched"
DEMO_OPENING = "{} by invented outlets about invented events in an invented country. Five questions:"
DEMO_ASKED = '$ {} "{}"'
DEMO_CLOSING = "Go on with these, or with articles of your own:"
DEMO_COMMANDS = (
    '{0} --archive {1} "Where did the fire begin?"',
    "{0} --archive {1} articles",
    "{0} --archive {1} show upland-post-karn-tawil",
    "{0} add FOLDER-OF-ARTICLES",
    '{0} "your question"',
)

ALL_WELL = "All is well: texts, vectors, full text and model fit together."
FIX = "to mend it: {}"
