"""Whether the words that an outlet has for a speaker are those that a question names him by: "the harbour union" and
"the union's chairman, Per Holt", "Ada Venn" and "Venn", but not "the finance minister" and "the minister of health".

It sees the two phrases alone. English.
"""

from index.regex import regex
from retrieval.grammar import PREPOSITIONS
from retrieval.speech.reporting import DETERMINERS
from retrieval.speech.who import TITLES, is_one_person
from retrieval.stems import STOP_WORDS, stem_of, words_of
from retrieval.values.content import content_stems
from retrieval.values.same_name import same_word

_GOVERNED = regex(rf"\s(?:{PREPOSITIONS})\s")
_WORD = regex(r"[\w-]+(?:['’]s?)?")
_SPEAKS_FOR = regex(
    r"\s+(?:(?:[\w-]+\s+){0,4}?(?:spokes\w+|(?:co-)?chair\w*|head|director|president|secretary|chief|leader|manager|"
    r"executive|boss|governor|commander|coordinator|statement|representative|office|report)\b|[A-Z])"
)


def is_named_as(asked: str, told: str) -> bool:
    """Whether `told` has all that the question calls him, or his last word and no other word before it."""
    wanted = content_stems(asked)
    if not wanted:
        return False
    noun, *behind = _GOVERNED.split(asked, maxsplit=1)
    if wanted <= content_stems(told):
        return not _is_an_owner(noun, told)
    if behind and _other_names(behind[0], _GOVERNED.split(told, maxsplit=1)[1:]):
        return False
    return _have_one_head(words_of(noun), words_of(told))


def before_preposition(phrase: str) -> str:
    """The noun and what stands before it, without "of the hospital"."""
    return _GOVERNED.split(phrase, maxsplit=1)[0]


def _have_one_head(asked: list[str], told: list[str]) -> bool:
    """Whether the last asked word is told too, behind the same word or behind one that says nothing: Ada Venn is Venn
    and spokeswoman Venn, not Per Venn; the labour minister is the minister, not the health minister."""
    before = _word_before(asked, len(asked) - 1)
    return any(
        _is_word(asked[-1], word) and not (before and _is_elses(before, told, at)) for at, word in enumerate(told)
    )


def _is_word(asked: str, word: str) -> bool:
    is_spelled = len(word) > 1 and word[0].isupper() and same_word(word.lower(), asked.lower())
    return stem_of(word) == stem_of(asked) or is_spelled


def _is_elses(before: str, told: list[str], at: int) -> bool:
    """Whether the word at `at` goes with others than the asked one, `before` it: "House Speaker" beside White House."""
    other = _word_before(told, at)
    if other is None:
        return before[0].isupper() and told[at][0].isupper() and at + 1 < len(told) and told[at + 1][0].isupper()
    return other[0].isupper() == told[at][0].isupper() and not _fit(before, other)


def _word_before(words: list[str], at: int) -> str | None:
    word = words[at - 1] if at else ""
    is_none = not word or word in TITLES or word.lower() in DETERMINERS or word.lower() in STOP_WORDS
    return None if is_none else word


def _fit(one: str, other: str) -> bool:
    """Whether the words may be one first name or one field: "A" and "Ada", "labour" and "Labour"."""
    a, b = one.lower(), other.lower()
    return stem_of(a) == stem_of(b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _is_an_owner(noun: str, told: str) -> bool:
    """Whether somebody of theirs is told who does not speak for them: "the minister's sister", not "the union's
    chairman" or "the union's Per Holt"."""
    stems = {stem_of(word) for word in words_of(noun)}
    heads = [word for word in _WORD.finditer(told) if stem_of(word[0]) in stems and word[0].lower() not in DETERMINERS]
    if not heads or not heads[-1][0].endswith(("'s", "’s", "s’")):
        return False
    return is_one_person(noun) or _SPEAKS_FOR.match(told, heads[-1].end()) is None


def _other_names(asked: str, told: list[str]) -> bool:
    """Whether both say of where or what, by names, and not by the same."""
    one = {word for word in words_of(asked) if word[0].isupper()}
    other = {word for words in told for word in words_of(words) if word[0].isupper()}
    return bool(one and other) and not one & other
