"""A quantity as a text states it: what it is and where it stands.

It does not know how it was found (`number`), nor what was asked.
"""

from dataclasses import dataclass

from retrieval.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity and where it stands: `start` to `end` with modifier and unit, `noun_end` with what is counted.

    `shown`: how it is written where its words leave the unit out, else "".
    """

    start: int
    end: int
    noun_end: int
    figure_start: int
    quantity: Quantity
    shown: str = ""
