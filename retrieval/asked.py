"""A question as it is asked of an archive: what its words weigh there, and what its values need.

It does not know what was found.
"""

from dataclasses import dataclass
from datetime import date

from index.day import Day
from retrieval.candidates import Weights
from retrieval.questions.question import Question
from retrieval.values.value import QuestionFocus


@dataclass(frozen=True, slots=True)
class Asked:
    """`as_of` where it is asked as on another day."""

    question: Question
    focus: QuestionFocus
    days: tuple[Day, ...]
    weights: Weights
    as_of: date | None = None
