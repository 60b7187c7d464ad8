"""Every word that the program itself says on the command line: one place to read, check and translate.

Fixed templates only; it does not know where a value comes from or how it is shown.
"""

from datetime import date, datetime

from index.day import Day

# Help of the command line: one line a command, in the order and groups that `--help` lists them.

PROGRAM = (
    "Answers from a news archive: who said what, in the source's own words, and where the sources disagree.\n\n"
    'A bare question is asked:  rashomon "how many were hurt on 3 May?"'
)
COMMANDS: dict[str, dict[str, str]] = {
    "Asking": {
        "ask": "Ask a question (the default command).",
        "show": "Print an article, or open it at a quote.",
        "eval": "Measure answers against questions with known answers.",
        "demo": "Ask a small sample archive about invented events.",
    },
    "The archive": {
        "add": "Take in files, folders, .jsonl, .html, or - for stdin.",
        "articles": "List what the archive holds.",
        "edit": "Say what an article's file did not say, or said wrong.",
        "remove": "Remove articles for good, with everything made from them.",
        "stats": "Count what the archive holds.",
        "doctor": "Check that everything in the archive fits together.",
        "rebuild": "Make the derived files again from the stored articles.",
    },
    "The shell": {
        "completion": "Print the script that completes commands and keys in a shell.",
    },
}
EXIT_CODES = (
    "Exit codes: 0 answered or done, 1 nothing answers, 2 usage or nothing could be added, 3 the archive is broken, "
    "130 interrupted."
)

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
}
READ_AS = "read as"
VERDICTS = {
    "agreed": ("AGREED", "independent origins say the same"),
    "disputed": ("DISPUTED", "the sources do not say the same"),
    "single_source": ("ONE SOURCE", "no second origin in the archive confirms it"),
    "unanswered": ("NO ANSWER", "nothing in the archive answers this"),
}
PARTING_MARK = "≠"
ALSO_WRITTEN = "also written: "
OUTLET_UNKNOWN = "outlet unknown"
ITS_OWN_VOICE = "the outlet itself"
VAGUE_TITLE = "Fits more than one of these"
NEAREST_TITLE = "Close, but no answer"
OTHER_ORIGINS = "More origins say this"
LABELS = {
    "answer": "answer",
    "published": "published",
    "happened": "happened",
    "said_by": "said by",
    "also_in": "also in",
    "where": "find it",
    "why": "weighed",
}
LABEL_COLUMNS = 11
OPEN_HINT = "Open an article at its quote: rashomon show '{}'"

_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def count(number: int, singular: str, plural: str | None = None) -> str:
    """ "1 outlet", "2 outlets", "1,200 outlets"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def day_in_words(day: date) -> str:
    """ "Sunday 21 April 2024": the weekday lets a reader check "on Sunday" at a glance."""
    return f"{_WEEKDAYS[day.weekday()]} {_plain(day)}"


def _plain(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


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
        return f"{_MONTHS[day.first.month - 1]} {day.first.year}"
    return f"{_plain(day.first)} to {_plain(day.last)}"


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
    return ", ".join([who, *(["unnamed"] if anonymous else []), *([f"through {via}"] if via else [])])


def support(outlets: int, origins: int) -> str:
    """How many outlets carry a position and how many origins they come from."""
    return f"{count(outlets, 'outlet')}, {count(origins, 'origin')}"


def nearest_miss(asked: str | None, closest: str | None) -> str:
    """What an unanswered question is told about the nearest report."""
    nothing = f"Nothing for {asked}" if asked else "Nothing that answers it"
    if closest is None:
        return f"{nothing}, and no report comes near."
    return f"{nothing}; the closest report is about {days_in_words(closest)}."


def nothing_near(asked: str | None) -> str:
    """As `nearest_miss` where the near reports have no day that could be named."""
    return f"Nothing for {asked}; the closest reports:" if asked else "The closest reports:"


def weighed(score: float, origin: str) -> str:
    """What --explain adds to a piece of evidence."""
    return f"score {score:.3f}, origin {origin}"


def took(total: int, search: int, read: int) -> str:
    """What --explain adds to an answer."""
    return f"{total} ms in all: search {search} ms, reading {read} ms"


# Options, messages and errors.

OPTION_ARCHIVE = "The archive's folder; else RASHOMON_ARCHIVE, else the platform's data folder."
OPTION_DEBUG = "Print the settings, and the whole traceback of an error."
OPTION_VERSION = "Print the version."
SEE_HELP = "Try: {} --help"
NO_SUCH_COMMAND = "no command is called '{0}'; did you mean '{1}'? To ask it: rashomon ask {0}"
NOT_A_DAY = "'{}' is not a day; write it as 2024-04-21"
INTERRUPTED = "interrupted"
DEFECT = "a defect of the program ({}: {}); run it again with --debug and report what it prints"

OPTION_JSON = "JSON, schema rashomon.answer/1, one line."
OPTION_BATCH = (
    'Ask every line of FILE (- for stdin): a question, or {"question": ..., "as_of": DAY}. JSON, a line each.'
)
OPTION_AS_OF = "Ask as on that day: articles published later, or undated, are not seen."
OPTION_SINCE = "Only articles published on that day or later."
OPTION_UNTIL = "Only articles published on that day or earlier."
OPTION_OUTLET = "Only this outlet."
OPTION_LANGUAGE = "Only articles in this language (en, de, ...)."
OPTION_EXPLAIN = "Show every piece of evidence in full, its score and origin, and where the time went."
OPTION_READER = "A Hugging Face question-answering model in place of the reader that ships with the program."
OPTION_MODEL = "A sentence-transformers model in place of the one that ships with the program."

ASK_HELP = (
    'Ask the archive a question. Days are read from its words ("on 21 April", "last Sunday") and shown as read.\n\n'
    "Exit code 1 when nothing answers."
)
COMPLETION_HELP = (
    'Print the completion script of a shell. For bash, put  eval "$(rashomon completion bash)"  into ~/.bashrc; '
    "zsh likewise; for fish save it as ~/.config/fish/completions/rashomon.fish."
)
ASK_ONE_WAY = "ask needs a question or --batch FILE, and not both"
QUESTION_EMPTY = 'the question is empty; write it in quotes: rashomon ask "who ...?"'
QUESTION_LONG = "the question has {:,} characters, {:,} are the most; ask one thing at a time"
BATCH_UNREADABLE = "{}: cannot be read ({}); name a file of questions, or - for stdin"
LINE_NOT_UTF8 = "line {}: not UTF-8; save the file as UTF-8"
LINE_EMPTY = "line {}: empty; write a question"
LINE_NOT_JSON = "line {}: begins as an object but is not JSON ({}); mend it, or write the bare question"
LINE_NO_QUESTION = 'line {}: the object has no "question" of type string; add one'
LINE_AS_OF = 'line {}: "as_of" {!r} is not a day; write it as 2024-04-21'

SHOW_HELP = (
    "Print an article. KEY may be an address as answers give it, KEY@VERSION:START-END: the quote is then marked.\n\n"
    "What is page furniture (menus, share counts, tags) is faint; answers never quote it."
)
OPTION_ARTICLE_VERSION = "This version; else the latest."
OPTION_RAW = "The stored text and nothing else, unchanged to the character."
OPTION_DAYS = "Each sentence with its place, the day of its event and where that was taken from."
STRETCH_OUTSIDE = "{}: the stored text has {:,} characters and that stretch is not within it; leave out the numbers"
HEAD_OUTLET = "outlet"
HEAD_AUTHORS = "authors"
HEAD_WIRE = "wire"
HEAD_LANGUAGE = "language"
HEAD_URL = "address"
HEAD_KEY = "key"


def version(key: str, number: int) -> str:
    """An article's key and which of its versions this is."""
    return f"{key}, version {number}"
