"""Whether a clause with a verb of its own follows a verb that may tell it: "Venn claims the pier has failed".

It sees one sentence, and the words of the speaker that others found in it. English.
"""

from index.regex import regex
from index.times.tense import PAST_FORMS
from retrieval.grammar import AUXILIARIES, PREPOSITIONS, RELATIVES

_AUXILIARY = rf"(?:{AUXILIARIES}|cannot)(?:n[’']t)?\b"
_FINITE = rf"(?:{_AUXILIARY}|{PAST_FORMS}\b|[a-z]{{3,}}ed\b|[a-z]{{2,}}s\b)"
# Behind these a noun has a clause of its own: "the pier they have built".
_RELATIVE = rf"(?:{RELATIVES}|he|she|it|they|we|I|you|when|where|while|because|if|than|but|what|how)\b"
_PREPOSITION = rf"(?:{PREPOSITIONS}|as|after|before|until|since)\b"
_FOLLOWS = regex(
    rf"\s(?:also\s)?(?:(?:he|she|it|they|we|I|you|there|this|these|those)(?:[’'](?:s|re|ve|d|ll)\b|\s(?:\w+ly\s)?{_FINITE})"
    rf"|(?!{_PREPOSITION}|[a-z]+ing\b)(?:(?!{_RELATIVE})[\w’'$%.-]+\s){{1,7}}?{_AUXILIARY})"
)
_OPENS_IF = regex(r"\b(?:[Ii]f|[Oo]nce|[Uu]nless|[Ww]hether)\s+$")
# Words that a speaker's own begin or end with where they were cut wrong ("over claims he", "a move a new poll"), and
# what shows something and says nothing.
_NO_SPEAKER = regex(
    r"^(?:within|despite|[a-z]+ing\s|[Ee]vidence$|[Tt]he existence\b|(?:an?|the)\s\w+\s(?:an?|the)\s)"
    r"|\s(?:over|about|of|on|by|with|from|amid|for|in|evidence)$"
)


def is_told(sentence: str, who: tuple[int, int], verb_end: int) -> bool:
    """Whether the speaker `sentence[slice(*who)]` tells the clause that follows their verb."""
    if _OPENS_IF.search(sentence, 0, who[0]) or _NO_SPEAKER.search(sentence[slice(*who)]):
        return False
    return _FOLLOWS.match(sentence, verb_end) is not None
