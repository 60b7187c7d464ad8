"""Figures that tell things of one sort apart: "the 7th floor", "the ninth floor", "gate 4", "two divers".

It knows neither names nor what is counted; an ordinal and a cardinal of one figure are two things to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.times.timewords import ORDINALS
from retrieval.values.numeral import read_numeral
from retrieval.values.tokens import Token

_ORDINALS = ORDINALS | {
    word: tens
    for tens, word in zip(
        range(30, 100, 10), "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), strict=True
    )
}
_ENDINGS = frozenset("st nd rd th".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """`number` as it is compared ("7." of "7th" and "seventh", "7" of "7" and "seven"), from token `at` to `after`."""

    number: str
    at: int
    after: int


def figures_in(tokens: Sequence[Token]) -> tuple[Figure, ...]:
    """All figures, left to right, but no vague ones ("several") and no "one", which counts nothing as often as one."""
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        figure = _ordinal(tokens, at) or _cardinal(tokens, at)
        if figure is not None:
            found.append(figure)
        at = figure.after if figure is not None else at + 1
    return tuple(found)


def _ordinal(tokens: Sequence[Token], at: int) -> Figure | None:
    if tokens[at].lower in _ORDINALS:
        return Figure(f"{_ORDINALS[tokens[at].lower]}.", at, at + 1)
    numeral, after = read_numeral(tokens, at), at + 1
    if numeral is None or numeral.low != numeral.high:
        return None
    ending = tokens[numeral.after].lower if numeral.after < len(tokens) else ""
    if tokens[at].is_number and ending in _ENDINGS and tokens[numeral.after].glued:
        return Figure(f"{numeral.low:.15g}.", at, numeral.after + 1)
    after = numeral.after + (ending == "-")
    ones = _ORDINALS.get(tokens[after].lower, 0) if after < len(tokens) else 0
    if not tokens[at].is_number and 20 <= numeral.low < 100 and numeral.low % 10 == 0 and 1 <= ones <= 9:
        return Figure(f"{numeral.low + ones:.15g}.", at, after + 1)
    return None


def _cardinal(tokens: Sequence[Token], at: int) -> Figure | None:
    numeral = read_numeral(tokens, at)
    if numeral is None or numeral.vague or numeral.low != numeral.high or tokens[at].lower == "one":
        return None
    return Figure(f"{numeral.low:.15g}", at, numeral.after)
