"""Values: the normal forms of spans, how they are read, and which of them join."""

from retrieval.values.asked import asked_measures
from retrieval.values.counted import NounFit, noun_fit
from retrieval.values.grouping import Groups, group, relation
from retrieval.values.place import nestings
from retrieval.values.polarity import polarity
from retrieval.values.precision import shown_value
from retrieval.values.read import candidates, read_value
from retrieval.values.relation import Relation
from retrieval.values.stance import Polarity, Stance
from retrieval.values.value import QuestionFocus, Value

__all__ = [
    "Groups",
    "NounFit",
    "Polarity",
    "QuestionFocus",
    "Relation",
    "Stance",
    "Value",
    "asked_measures",
    "candidates",
    "group",
    "nestings",
    "noun_fit",
    "polarity",
    "read_value",
    "relation",
    "shown_value",
]
