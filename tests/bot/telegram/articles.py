"""Articles made for tests of what stands around a quote."""

from index.article import Article, Masthead
from retrieval.answer import Answer, Slice
from tests.bot.answers import disputed, evidence, position


def article(text: str, version: int = 1) -> Article:
    """An article with nothing but its text."""
    return Article(1, "pilot-1", version, text, Masthead(outlet="Ormby Courier"))


def quoting(text: str, quoted: str, url: str | None = None) -> Answer:
    """An answer of one position whose quote is the first `quoted` in `text`."""
    start = text.index(quoted)
    quote = Slice(start=start, end=start + len(quoted), text=quoted)
    piece = evidence(quote=quote, span=quote, url=url)
    return disputed().model_copy(update={"positions": (position(piece),), "disagreements": ()})
