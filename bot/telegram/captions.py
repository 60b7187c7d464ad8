"""The words on an answer: labels, marks, cards, buttons, and what has changed in it since.

Fixed templates only; it does not know where a value comes from or how it is shown. What the command line says as well
is handed on from its own lists. Together with `phrases`, it holds every word that the bot says in a chat. The
exceptions are the articles' own words, the line that an Answer says of its disagreement, and the reason for which an
input is refused: they come with the thing itself.
"""

from typing import TYPE_CHECKING

from bot import words, words_timeline, written

if TYPE_CHECKING:
    from retrieval.answer import Reading

# Said on the command line as well.

ITS_OWN_VOICE = words.ITS_OWN_VOICE
KINDS = words.KINDS
LABELS = words.LABELS
OUTLET_UNKNOWN = words.OUTLET_UNKNOWN
PARTING_MARK = words.PARTING_MARK
WEAK_MARK = words.WEAK_MARK
READ_AS = words.READ_AS
asked_by = words.asked_by
asked_days = words.asked_days
asked_whose = words.asked_whose
count = written.count
respelt = words.respelt
day_in_words = written.day_in_words
days_in_words = written.days_in_words
apart = words.apart
happened = words.happened
limit = words.limit
moment_in_words = written.moment_in_words
nearest_miss = words.nearest_miss
nothing_near = words.nothing_near
published = words.published
said_by = words.said_by
support = words.support
verdict = words.verdict
weak = words.weak
HOLLOW = words_timeline.HOLLOW
INFERRED = words_timeline.INFERRED
MORE_OUTLETS = words_timeline.MORE_OUTLETS
MULTIPLES = words_timeline.MULTIPLES
MORE_POSITIONS = words_timeline.MORE_POSITIONS
OPEN_ENDED = words_timeline.OPEN_ENDED
OUTLET_NUMBER = words_timeline.OUTLET_NUMBER
POSITION_NUMBER = words_timeline.POSITION_NUMBER
PUBLISHED_AXIS = words_timeline.PUBLISHED_AXIS
RANGED = words_timeline.RANGED
UNDATED = words_timeline.UNDATED
drawn = words_timeline.drawn
figure_axis = words_timeline.figure_axis
short_moment = words_timeline.short_moment

# Messages as such.

NOTHING_TO_SHOW = "(nothing to show)"
CUT = "…"


def page_of(page: int, pages: int) -> str:
    """Where one is; pages count from 0."""
    return f"page {page + 1} of {pages}"


# Answers.

MARKS = {"agreed": "=", "disputed": "≠", "single_source": "•", "unanswered": "∅"}
LATEST = "latest"
EARLIER = "earlier"
MARKED_WORDS = "the marked words"


def also_in(outlets: tuple[str, ...], more: int) -> str:
    """Other outlets that carry a position."""
    return f"also in {', '.join(outlets)}{f' and {more:,} more' if more else ''}"


def also(forms: tuple[str, ...], more: int, reading: "Reading") -> str:
    """Other forms of a value."""
    return f"{words.also(reading)}{', '.join(forms)}{f' and {more:,} more' if more else ''}"


def quote_elsewhere(chars: int, number: int) -> str:
    """Instead of a quote that there is no room for: quotes are shown whole or not at all."""
    return f"its quote has {count(chars, 'character')}: button {number} opens it"


def quote_in_context(chars: int, number: int) -> str:
    """The same on a card that lists quotes."""
    return f"the quote has {count(chars, 'character')}: “{number} in context” shows it"


def more_positions(number: int) -> str:
    """What a message has no room for."""
    return f"and {count(number, 'position')} more: “All positions” lists them"


def vaguer(number: int) -> str:
    """Statements that fit several positions."""
    return f"{count(number, 'more statement fits', 'more statements fit')} more than one of these."


def parting_in_short(positions: tuple[int, ...], why: str) -> str:
    """Which positions part, where their values are too long to be repeated."""
    return f"positions {', '.join(map(str, positions))}: {why}"


PARTINGS = {
    "number": "different figures",
    "name": "different names",
    "place": "different places",
    "time": "different times",
    "actor": "different names",
    "polarity": "a claim and its denial",
    "account": "different accounts",
    "superseded": "the figure changes from report to report, latest first",
}


def made_visible(signs: tuple[str, ...], more: int) -> str:
    """Said below a quote that has characters which nobody would see."""
    return f"hidden characters of the source, shown as signs: {' '.join(signs)}{' …' if more else ''}"


# Cards that a button opens.

VAGUE = "Fits more than one position"
SOURCES = "Sources"
ALL_POSITIONS = "All positions"
NO_TITLE = "no title"
ORIGIN = "Origin {}"
WHY_UNDATED = "Why reports without a day count"
WHY_UNDATED_RULE = (
    "A report is left out only where its day contradicts the question. One whose day nobody states stays in, after "
    "the dated ones; what is known of its day is said here."
)


def supports(positions: tuple[int, ...]) -> str:
    """Which positions an outlet supports, by their numbers in the answer."""
    if not positions:
        return "supports none"
    return f"{'position' if len(positions) == 1 else 'positions'} {', '.join(map(str, positions))}"


def why_inferred(when: str, articles: int) -> str:
    """An article dated by its story."""
    told = f"It tells the story of {count(articles, 'dated article')}" if articles else "It shares a dated story"
    return f"Its file states no publication day. {told}, hence {when}."


WHY_UNKNOWN = "Its file states no publication day, and no dated article tells the same story."
DAY_UNKNOWN = "day of the event not known"
WHY_NO_DAY = "Nothing says on which day it happened."


def why_day(happened: str) -> str:
    """The event's day, which an undated article may still tell."""
    return f"When it happened: {happened}."


def keys_named(keys: tuple[str, ...], more: int) -> str:
    """The articles that a date was inferred from."""
    return f"from {', '.join(keys)}{f' and {more:,} more' if more else ''}"


def shares(words: tuple[str, ...], more: int, outlet: str, day: str | None) -> str:
    """What an undated article has in common with one that it was dated by."""
    told = f"{', '.join(words)}{f' and {more:,} more' if more else ''}"
    return f"like {outlet}{f' of {days_in_words(day)}' if day else ''} it says: {told}"


def newer_version(shown: int, latest: int) -> str:
    """The article was changed after it was quoted."""
    return f"quoted from version {shown}; the archive has version {latest} now"


# Pictures.


LETTERS_NOT_DRAWN = "In letters that the picture has no font for:"


def named_beside(label: str, name: str) -> str:
    """A name that the picture shows by a number."""
    return f"{label}: {name}"


# Buttons.

BUTTON_IN_CONTEXT = "In context"
BUTTON_SOURCES = "Sources ({})"
BUTTON_TIMELINE = "Timeline"
BUTTON_WATCH = "Watch"
BUTTON_WHY_UNDATED = WHY_UNDATED
BUTTON_WITHOUT_DAYS = "Ask again without the date"
BUTTON_ALL_POSITIONS = "All positions ({})"
BUTTON_VAGUE = "Vaguer words ({})"
BUTTON_RIGHT = "✓ Right"
BUTTON_WRONG_QUOTE = "✗ Wrong quote"
BUTTON_MISSED_SOURCE = "+ Missed a source"
BUTTON_BEFORE = "‹ page {}"
BUTTON_AFTER = "page {} ›"
BUTTON_EARLIER_TEXT = "‹ Text before"
BUTTON_LATER_TEXT = "Text after ›"
BUTTON_QUOTE = "Back to the quote"
BUTTON_PUBLISHER = "Open at the publisher"


def button_quotes(number: int, value: str, quotes: int) -> str:
    """Opens a position's evidence."""
    return f"{number} · {value} ({count(quotes, 'quote')})"


def button_quotes_of(number: int, quotes: int) -> str:
    """The same beside a list of the positions."""
    return f"{number} · {count(quotes, 'quote')}"


def button_context(number: int) -> str:
    """Opens one quote's article."""
    return f"{number} in context"


# Failures.

FAILED = "Not answered"


# What has changed in an answer.


def new_positions(values: tuple[str, ...]) -> str:
    """Values that nobody had stated."""
    return f"{'new position' if len(values) == 1 else 'new positions'}: {', '.join(values)}"


def joined_by(outlets: tuple[str, ...], value: str) -> str:
    """Outlets that took up a position."""
    return f"{', '.join(outlets)} now {'says' if len(outlets) == 1 else 'say'} {value}"


def more_origins(value: str, origins: int) -> str:
    """A position that more origins support."""
    return f"{value} now has {count(origins, 'origin')}"


def positions_gone(number: int) -> str:
    """Positions that the answer had: an article may have gone, or others weigh more now."""
    return f"{count(number, 'position')} no longer in the answer"


def verdict_now(before: str, now: str) -> str:
    """The verdict before and after, by their names."""
    return f"{now.lower()}, was {before.lower()}"


WATCH_READ_ON = "read as on {}"
