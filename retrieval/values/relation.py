"""How two values stand to each other.

What makes them stand so is each kind of value's business.
"""

from enum import StrEnum


class Relation(StrEnum):
    """JOINS: one position. PARTS: two. VAGUE: one of them fits the other without stating it."""

    JOINS = "joins"
    PARTS = "parts"
    VAGUE = "vague"


def joined_if(joins: bool) -> Relation:
    """Where nothing is left open: the values join or part."""
    return Relation.JOINS if joins else Relation.PARTS
