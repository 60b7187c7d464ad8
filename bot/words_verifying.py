"""What `rashomon verify` says of a quote.

Fixed templates only; it does not know how a quote is looked up.
"""

from bot.written import count

QUOTE_LONG = "the quote has {:,} characters, {:,} are the most; look a part of it up"
FOUND = "FOUND", "word for word in {}"
NOT_TO_THE_LETTER = "FOUND", "but for capitals or punctuation, in {}"
ALTERED = "ALTERED", "word for word in {}, but not in its latest version"
DIFFERENTLY = "DIFFERENTLY", "no article has these words; what comes nearest:"
ABSENT = "ABSENT", "no article has these words, nor most of them in this order"
IN_HEADLINE = "a headline"
PUT_IN = "“{}” is not there"
LEFT_OUT = "“{}” stands there besides"
OTHERWISE = "“{}” is “{}” there"
GONE = "the outlet has changed it since: version {} does not have these words"


def where(articles: int, origins: int) -> str:
    """How widely a quote is printed."""
    return f"{count(articles, 'article')} of {count(origins, 'origin')}"


def left_out(words: int) -> str:
    """What the quote leaves out of a place, where it says so."""
    return f"{count(words, 'word')}, where the quote says that it leaves some out"


def lacking(versions: tuple[int, ...]) -> str:
    """Versions of the article without the words."""
    return f"not in {'version' if len(versions) == 1 else 'versions'} {', '.join(map(str, versions))}"


def difference(quote: str, article: str) -> str:
    """Where a passage parts from the quote."""
    if not article:
        return PUT_IN.format(quote)
    return OTHERWISE.format(quote, article) if quote else LEFT_OUT.format(article)
