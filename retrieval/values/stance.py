"""What a sentence says to a yes/no question, and how surely: the value that such a question has."""

from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    """What a sentence says to the question."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Polarity:
    """The stance, the words that decide it (a half-open range of the sentence, None for a plain statement) and how
    sure the rules are, 0 to 1."""

    stance: Stance
    cue: tuple[int, int] | None
    strength: float
