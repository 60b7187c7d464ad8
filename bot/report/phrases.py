"""Every word that a report says for itself, beside those that the terminal says too (`bot.words`).

Fixed templates only; it does not know HTML.
"""

from datetime import date

from bot.words_timeline import INFERRED, UNDATED, short_day
from bot.written import count, days_in_words
from index.day import Day

NAME = "Rashomon"
KIND = "Answer from a news archive"
SKIP = "Skip to the answer"
CONTENTS = "On this page"
POSITIONS = "What is said"
VAGUE = "Fits more than one of these"
NEAREST = "Nearest found, no answer"
TABLE = "Who says what"
TIMELINE = "When it was published"
ARTICLES = "The articles"
OUTLET = "Outlet"
NOT_STATED = "says nothing of this"
POSITION = "Position"
IN_THE_ARTICLE = "Read it in the article"
ON_THE_LIVE_PAGE = "On the live page"
LEAVES = "leaves this page; the page there may have changed since"
OPEN_ALL = "Open all articles"
CLOSE_ALL = "Close all articles"
QUOTES_HERE = "{} from it above"
NO_TITLE = "Without a headline"
BACK_TO_POSITION = "Back to position {}"
BACK_TO_QUOTE = "Back to the quote above"
AUTHORS = "by"
WIRE = "wire"
LANGUAGE = "language"
ADDRESS = "address"
STORED_AS = "stored as"
CHECKSUM = "SHA-256"
HOW_TO_READ = "How to read this page"
EXPLAINED = (
    "Every quote is a slice of an article as the archive stores it; it was held against the stored text once more when "
    "this page was made. The program writes no prose of its own and gives no verdict on who is right.",
    "An origin is what several outlets may share: copies of one text, one agency's story, one source. Outlets of one "
    "origin do not confirm one another.",
    "“Happened” is the day of the event, read from the words that stand behind it; “published” is the day of the "
    "article. Faint text in an article is page furniture: menus, captions, links. It is never quoted.",
    "A place such as key@1:120-180 names the article's key in the archive, its version, and the quote's characters "
    "(code points) in the stored text. The checksum is that of the same text in UTF-8.",
    "Printed, the page shows those articles that are open.",
)
CHART_DAYS = "{}, by day of publication"
CHART_FIGURES = "{}, in the order of publication, on an axis of the figures that they state"


def made(when: str, articles: int, outlets: int) -> str:
    """When the page was made and what it quotes."""
    told = f"Asked {when}"
    return f"{told}; quotes {count(articles, 'article')} from {count(outlets, 'outlet')}" if articles else told


def left_out(chars: int) -> str:
    """What stands in place of a part of a very long article."""
    return f"{count(chars, 'character')} of the article are left out here"


def short_published(iso: str | None, basis: str) -> str:
    """A day of publication in a table."""
    if iso is None:
        return UNDATED
    try:
        day = Day.of(date.fromisoformat(iso[:10])) if "T" in iso else Day.from_iso(iso)
    except ValueError:
        return iso
    told = short_day(day.first) if day.is_one_day else days_in_words(iso)
    return f"{told} ({INFERRED})" if basis == "inferred" else told
