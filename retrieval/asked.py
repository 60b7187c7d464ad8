"""A question as it is asked of an archive: what its words weigh there, and what its values need.

It does not know what was found.
"""

from dataclasses import dataclass
from datetime import date

from index.day import Day
from retrieval.answer import Kind
from retrieval.questions.question import Question
from retrieval.questions.respelling import Respelling
from retrieval.questions.whose_word import WhoseWord
from retrieval.values.value import QuestionFocus
from retrieval.weighing import Weights


@dataclass(frozen=True, slots=True)
class Asked:
    """`as_of` where it is asked as on another day. `whose` where the speakers of a yes or no are asked for: `question`
    is then the one that they answer. `respelt` are its words that were read as another."""

    question: Question
    focus: QuestionFocus
    days: tuple[Day, ...]
    weights: Weights
    as_of: date | None = None
    whose: WhoseWord | None = None
    respelt: tuple[Respelling, ...] = ()

    @property
    def kind(self) -> Kind:
        """What kind of answer is asked for."""
        return self.question.kind if self.whose is None else Kind.PERSON
