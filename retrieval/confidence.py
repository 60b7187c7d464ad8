"""How sure it is that a sentence states an answer to the question: what reader, words, day and speaker say together.

A few small networks over the claim's features, and a logistic regression over the position's; both are fitted by
`retrieval.training.confidence`.
"""

import math
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zipfile import BadZipFile

from index.errors import UnknownModel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "weights" / "confidence.npz"
AFTER_BOTH = WEIGHTS.with_name("after_both.npz")
"""The one that knows what a second reading says."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one span; each roughly between -1 and 1, so that weights compare.

    `answers` and `score` are the reader's, `margin` the score below the question's best. Idf-weighted shares of the
    question's words: `in_sentence`, `around` (eight words each side of the span), `nearby` (with the neighbours) and
    `share` (whole article); `names` that of its names in the article. `found` and `cosine` are the article's best
    passage's. `late` and `background`: how long after the asked day it
    was published, and how long before its publication it happened when no day was asked for, 0 to 1; `stale`: how old
    the report is on the day that the question is asked as of.

    `beside` is how far the reader holds it above the best other value of its article, `tellers` the log of how many
    articles state the value. The others are 0 or 1: `same` that another article states the same value, `opening` that
    it is the article's first sentence, `number` and `account` that such is asked for, `focus` that the noun asked for
    stands at the span, `described` that the span describes where a name is asked for, `speaker` that it is only who
    says the sentence, `shares_little` that yes or no is asked for and the sentence has hardly a word of it, `other_day`
    that the time nearest to the value in the sentence is none of the asked days.

    The rest compares it with the question's other claims (`retrieval.comparing`): `rank` one over its place by
    `answers`, `best` the highest `answers`, `echo` and `echoes` the highest and the sum of other articles' that state
    the value and `kin` the highest of theirs that state it in other words, `depth` how far down its article, `length`
    and `extent` of sentence and span, `rivals` how many claims there are, `siblings` how many in its article and
    `siblings_best` their highest; and what is `behind` the question's highest.

    The next are of `retrieval.course`: what of the question's names and words the article has in its lead, has told by
    the time it comes to the sentence, and has in the sentences around it. The last two are known after a second reading
    (`retrieval.second_reading`): the log odds by all of the above, and the second reader's.
    """

    answers: float
    score: float
    margin: float
    in_sentence: float
    around: float
    nearby: float
    share: float
    names: float
    found: float
    cosine: float
    day_same: float
    day_unknown: float
    late: float
    undated: float
    background: float
    noun_same: float
    noun_other: float
    focus: float
    described: float
    speaker: float
    polarity: float
    polarity_in_sentence: float
    shares_little: float = 0.0
    other_day: float = 0.0
    same: float = 0.0
    opening: float = 0.0
    number: float = 0.0
    account: float = 0.0
    stale: float = 0.0
    beside: float = 0.0
    tellers: float = 0.0
    rank: float = 0.0
    best: float = 0.0
    echo: float = 0.0
    echoes: float = 0.0
    kin: float = 0.0
    depth: float = 0.0
    length: float = 0.0
    extent: float = 0.0
    rivals: float = 0.0
    siblings: float = 0.0
    siblings_best: float = 0.0
    names_behind: float = 0.0
    found_behind: float = 0.0
    cosine_behind: float = 0.0
    in_sentence_behind: float = 0.0
    lead_names: float = 0.0
    lead_words: float = 0.0
    told_names: float = 0.0
    since: float = 0.0
    next_names: float = 0.0
    stretch: float = 0.0
    told_words: float = 0.0
    lead_names_behind: float = 0.0
    lead_words_behind: float = 0.0
    first: float = 0.0
    second: float = 0.0


@dataclass(frozen=True, slots=True)
class PositionFeatures:
    """What is known of one position: `surest` and `together` the logits of its best claim and of its best three taken
    as independent, `articles` log of one more than the texts that state it, `share` of all claims' probability,
    `behind` and `ratio` its best claim against the question's best, whose logit is `best`. 1 for what is behind the
    best are `second_name`, another person, body or place, `other_stance`, the other of yes and no, and `second_figure`,
    another figure or time of day, which is so far `apart` from the best one (`values.distance`)."""

    surest: float
    together: float
    articles: float
    share: float
    behind: float
    ratio: float
    best: float
    second_name: float = 0.0
    other_stance: float = 0.0
    second_figure: float = 0.0
    apart: float = 0.0


# `astuple` copies every number: four fifths of what weighing a claim took.
_of_claim = attrgetter(*(field.name for field in fields(Features)))
_of_position = attrgetter(*(field.name for field in fields(PositionFeatures)))


class Scorer(Protocol):
    """Holds a claim for right or wrong."""

    def probability(self, features: Features) -> float:
        """The probability, 0 to 1, that it is a right answer on right evidence."""
        ...


FURTHEST = 4.0
"""Standard deviations: what lies further out than anything it was fitted on counts as this far."""


@dataclass(frozen=True, slots=True)
class Networks:
    """Small networks of one hidden layer, each beside a linear part, whose logits are averaged. They may know only the
    features up to one of them: the last came later.

    `mean` and `spread` have shape (features,); `into` (features, members * hidden), `hidden` (members * hidden,), `out`
    (members * hidden,) and `linear` (features,) already averaged over the members.
    """

    mean: "NDArray[np.float32]"
    spread: "NDArray[np.float32]"
    into: "NDArray[np.float32]"
    hidden: "NDArray[np.float32]"
    out: "NDArray[np.float32]"
    linear: "NDArray[np.float32]"
    bias: float

    def probability(self, features: Features) -> float:
        """The probability, 0 to 1, that it is a right answer on right evidence."""
        import numpy as np

        known = np.array(_of_claim(features)[: len(self.mean)], np.float32)
        given = np.clip((known - self.mean) / self.spread, -FURTHEST, FURTHEST)
        reached = np.maximum(given @ self.into + self.hidden, 0.0)
        logit = self.bias + float(reached @ self.out) + float(given @ self.linear)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@cache
def model(file: Path | None = None) -> Networks:
    """The shipped one, that of the first reading for None. Raises UnknownModel where its file is missing or damaged."""
    file = file or WEIGHTS
    try:
        return read_networks(file)
    except (OSError, ValueError, TypeError, KeyError, EOFError, BadZipFile) as error:
        raise UnknownModel(f"confidence: no usable weights in {file}; install the program again") from error


def read_networks(path: Path) -> Networks:
    """As `retrieval.training.networks.save` wrote them; whatever numpy raises where it did not."""
    import numpy as np

    with path.open("rb") as file, np.load(file) as kept:
        read = {name: kept[name] for name in kept.files}
    return Networks(**{**read, "bias": float(read["bias"])})


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression: weights in the order of the features' fields."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, features: Features | PositionFeatures) -> float:
        """The probability, 0 to 1, that it is a right answer on right evidence."""
        numbers = _of_claim(features) if isinstance(features, Features) else _of_position(features)
        logit = self.bias + sum(w * f for w, f in zip(self.weights, numbers, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def logit(probability: float, rarest: float = 0.02) -> float:
    """Log odds of a probability that is clipped at `rarest` on either side."""
    clipped = min(max(probability, rarest), 1 - rarest)
    return math.log(clipped / (1 - clipped))


POSITIONS = Model(
    0.099,
    (
        0.642, 0.277, -0.291, 0.884, 0.323, -0.382, -0.031, -0.509, 0.445, 0.871, -0.727,
    ),
)  # fmt: skip
"""Fitted on questions that the reader had not learned from, over claims scored by models that had not seen the event;
the last two on the 48 archives (`retrieval.training.rivals`). See DECISIONS for the cross-validated figures."""
