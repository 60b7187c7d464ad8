"""Whether some words may be meant by "he" or by "she": by titles, kinship and given names.

It knows common given names only; whoever it knows nothing of may be either.
"""

from collections.abc import Iterator, Sequence

from index.regex import regex
from retrieval.grammar import PREPOSITIONS
from retrieval.speech.given_names import MEN, WOMEN
from retrieval.speech.who import TITLES

_WOMEN = frozenset("mrs ms miss lady dame queen princess mother wife daughter sister aunt niece widow girl".split())
_MEN = frozenset("mr sir lord king prince father husband son brother uncle nephew widower boy man".split())
_GOVERNED = regex(rf"\s(?:{PREPOSITIONS})\b")
_FULL_NAME = regex(r"(?<!\bSt\. )(?<!\bSan )(?<!\bSanta )(?<!\bSt )\b(?P<given>[A-Z][\w’'-]+)\s(?=[A-Z])")
_OWNER = regex(r".*[’']s?\s")  # "Mr Harlan's lawyer, Ada Venn"
_INITIAL = regex(r"[A-Z]\.")
_OTHER = {"he": "she", "she": "he"}


def agrees(who: str, pronoun: str, texts: Sequence[str] = ()) -> bool:
    """Whether nothing says that "he" or "she" is somebody else ("a spokeswoman", "Mr Harlan", "Eva Harlan").

    `texts` are sentences that may name in full whom the words call by their last name.
    """
    wholes = [_OWNER.sub("", part) for part in who.split(",")]
    parts = [_GOVERNED.split(part)[0] for part in wholes]
    told = {_of_words(part) for part in parts} - {None}
    names = (" ".join(part.split()[-2:]) for part in wholes)  # the Holt of "Secretary of the Navy Per Holt"
    told = told or {_of_given(part) for part in (*parts, *names)} - {None} or _elsewhere(parts[0], texts)
    return told != {_OTHER[pronoun]}


def told_of(name: str) -> str | None:
    """Which of the two can mean a name by itself."""
    return _of_words(name) or _of_given(name)


def is_known(who: str, texts: Sequence[str] = ()) -> bool:
    """Whether the words, or the full name in a sentence of `texts`, tell that one or the other can mean them."""
    name = who.partition(",")[0]
    return bool(_of_words(name) or _of_given(name) or _elsewhere(name, texts))


def _of_words(words: str) -> str | None:
    bare = {word.strip('.“”"(') for word in words.lower().split()}
    if bare & _WOMEN or any(word.endswith("woman") for word in bare):
        return "she"
    return "he" if bare & _MEN else None


def _of_given(words: str) -> str | None:
    given = {match["given"] for match in _FULL_NAME.finditer(words)}
    women, men = bool(given & WOMEN), bool(given & MEN)
    return None if women == men else "she" if women else "he"


def _elsewhere(words: str, texts: Sequence[str]) -> set[str | None]:
    """As which of the two other sentences name somebody of the same last name: "Ms. Harlan", "Sam T. Harlan"."""
    *others, last = words.strip('.“”" ').split(" ")
    if not last[:1].isupper() or (others and others[-1][:1].isupper() and others[-1].strip(".") not in TITLES):
        return set()  # "Eva Harlan" is not the "Mr Harlan" of another sentence
    return {told for text in texts if last in text and (told := _named(text, last))}


def _named(text: str, last: str) -> str | None:
    told = {_of_words(words) or _of_given(f"{words} {last}") for words in words_before(text, last)} - {None}
    return told.pop() if len(told) == 1 else None


def words_before(text: str, last: str) -> Iterator[str]:
    """The capitalised word before each mention of a last name, but for an initial."""
    for start in mentions(text, last):
        words = text[:start].split()
        if len(words) > 1 and _INITIAL.fullmatch(words[-1]):
            words.pop()
        word = words[-1].lstrip('“"‘(') if words else ""
        if word[:1].isupper():
            yield word


def mentions(text: str, last: str) -> Iterator[int]:
    """Where the word begins in the text."""
    start = text.find(last) if last else -1
    while start >= 0:
        end = start + len(last)
        if not (text[start - 1 : start] or " ").isalnum() and not (text[end : end + 1] or " ").isalnum():
            yield start
        start = text.find(last, end)
