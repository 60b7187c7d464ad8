"""Figures that count people of every sort, where a sort is asked for: "62 people were hurt" is no count of the
firefighters hurt, and a toll none of the children.

English; a closed list of sorts that a report names where it means them. Miners, fans, migrants and men it calls people.
"""

import re

from index.regex import regex
from retrieval.figures.tolls import is_toll
from retrieval.questions.question import Question
from retrieval.stems import stem_of, words_of
from retrieval.values.quantity import Quantity
from retrieval.values.value import Value

_SORTS = frozenset(
    stem_of(word)
    for word in "child children kid minor boy girl schoolgirl schoolboy schoolchild schoolchildren baby babies toddler "
    "infant teenager adolescent woman women mother soldier troop policeman policemen policewoman police "
    "officer firefighter fireman firemen guard warder nurse doctor medic paramedic journalist reporter rescuer".split()
)
_COUNTED = regex(r"\b(?:how many|number of)\b", re.IGNORECASE)
_PEOPLE = frozenset({"people", "persons"})
_ALL_OF_A_SORT = regex(r"[^.;]{0,60}?\b(?:all|both|most|mostly|mainly)\b", re.IGNORECASE)


def counts_everybody(question: Question, text: str, value: Value) -> bool:
    """Whether the question counts one of the sorts and the figure people, or is a toll in a sentence that names none
    of the sort. "Four people, all of them nurses" may count nurses."""
    if not question.focus or question.focus[-1] not in _SORTS or not _COUNTED.search(question.text):
        return False
    if isinstance(value.meaning, Quantity) and value.meaning.noun[-1:] and value.meaning.noun[-1] in _PEOPLE:
        return _ALL_OF_A_SORT.match(text, value.end) is None
    return is_toll(text, value.start) and question.focus[-1] not in {stem_of(word.lower()) for word in words_of(text)}
