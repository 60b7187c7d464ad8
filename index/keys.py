"""The keys that an input may go under, what tells the same input again, and when two inputs are one article.

It does not know which keys the archive has; `add` asks for them in this order.
"""

import hashlib
from pathlib import Path

from index.article import Article, Incoming
from index.errors import Refused
from index.origins.copies import are_copies, view
from index.storable import plain_key
from index.web.address import canonical


def keys_of(one: Incoming) -> tuple[str, ...]:
    """The key to try, and those to take in turn where another article has the one before.

    A file's stem is told apart by its path. A key that the input itself brings is by the outlet first, which stays when
    the file is renamed; the last one is nobody else's. A text without a key has more of its hash, then the outlet.
    """
    if one.key is None:
        digest = hashlib.sha256(one.text.encode("utf-8", "surrogatepass")).hexdigest()
        told_by = (f"{digest[:8]}~{_hash8(words)}" for words in (one.source, one.place) if words)
        return (digest[:8], digest[:16], *told_by)
    longer = (one.place,) if is_stem(one) else (one.source, one.place, f"{one.place}\0{one.text}")
    return (one.key, *(f"{one.key}~{_hash8(words)}" for words in longer if words))


def is_stem(one: Incoming) -> bool:
    """Whether its key is no more than the name of its file."""
    return plain_key(Path(one.place).stem) == one.key


def input_sha256(one: Incoming) -> bytes:
    """Of all that an input says, so that the same bytes again are known."""
    parts = (one.text, one.title, one.source, one.url, one.date, *one.authors, one.language)
    joined = "\0".join("" if part is None else f"={part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).digest()


def are_one(a: Article, b: Article) -> bool:
    """Whether two that bear one key and came from two places are one article: they state one address, or one is the
    other's text and no other outlet is named. What was written anew throughout is another article."""
    if a.masthead.url and b.masthead.url and _spelling(a.masthead.url) == _spelling(b.masthead.url):
        return True
    return not have_other_outlets(a, b) and are_copies(view(a), view(b))


def have_other_outlets(a: Article, b: Article) -> bool:
    """Whether both name their outlet, and not the same."""
    names = {" ".join(each.masthead.outlet.casefold().split()) for each in (a, b) if each.masthead.outlet}
    return len(names) > 1


def _spelling(url: str) -> str:
    try:
        return canonical(url)
    except Refused:
        return url


def _hash8(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
