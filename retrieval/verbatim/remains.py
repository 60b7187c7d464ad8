"""What still says the words of an article that is gone: its copies, or what was left of it by a defect.

It looks for the longest sentences only, which nobody writes twice by chance.
"""

from typing import TYPE_CHECKING

from index.article import Article
from index.limits import QUESTION_CHARS
from retrieval.verbatim.looking import look_up

if TYPE_CHECKING:
    from index.holdings import Holdings

SENTENCES = 3
FEWEST_WORDS = 6


def telling(article: Article) -> tuple[str, ...]:
    """The sentences to look for, to be taken before the article goes."""
    every = (article.words(number) for number in range(len(article.sentences)))
    told = {each for each in every if len(each.split()) >= FEWEST_WORDS and len(each) <= QUESTION_CHARS}
    return tuple(sorted(told, key=lambda each: (-len(each), each))[:SENTENCES])


def still_saying(sentences: tuple[str, ...], archive: "Holdings") -> tuple[str, ...]:
    """Keys of the articles that have one of the sentences, in any version."""
    return tuple(sorted({place.article for each in sentences for place in look_up(each, archive).places}))
