"""How two values stand to each other.

What makes them stand so is each kind of value's business.
"""

from enum import StrEnum


class Relation(StrEnum):
    """JOINS: one position. PARTS: two. VAGUE: one of them fits the other without stating it."""

    JOINS = "joins"
    PARTS = "parts"
    VAGUE = "vague"
