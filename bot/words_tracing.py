"""What `rashomon trace` says of an article and its sentences.

Fixed templates only; it does not know how an article is followed.
"""

from collections.abc import Mapping

from bot.written import count, days_in_words

HIDDEN = {
    "since": "Not seen: it was published before --since.",
    "until": "Not seen: it was published after --until.",
    "as_of": "Not seen: it was published after the day that is asked as of, or its day is not known.",
    "outlet": "Not seen: it is of another outlet than the one asked for.",
    "language": "Not seen: it is in another language than the one asked for, or in one that is not known.",
}
LACKS = "Of the question's words it has nowhere: {}"
_RESTS = {
    "cited": "in the answer",
    "vague": "fitting more than one position",
    "outweighed": "left out beside others",
    "doubted": "with too low a score",
    "silent": "read, and nothing in them answers",
    "other_day": "of another day",
    "unread": "not read, for others are more like the question",
}


def looked_into(articles: int) -> str:
    """It is one of those whose sentences were weighed."""
    return f"One of {count(articles, 'article')} that {'was' if articles == 1 else 'were'} looked into."


def not_looked_into(articles: int) -> str:
    """No passage of it was near enough."""
    verb = "is" if articles == 1 else "are"
    return f"Not looked into: {count(articles, 'other article')} {verb} more like the question."


def fate(name: str, value: str | None, score: float | None, day: str | None, needed: float) -> str:
    """What became of a sentence."""
    told = f"“{value}”" if value else "what it tells"
    held = f"read: {told}, with a score of {score or 0:.2f}"
    return {
        "cited": f"in the answer, under {told}",
        "vague": f"in the answer: {told} fits more than one position",
        "outweighed": f"{held}; left out beside surer words of this article or of others",
        "doubted": f"{held} where {needed:.2f} is needed",
        "silent": "read: nothing in it answers",
        "other_day": f"left out: it tells of {days_in_words(day)}" if day else "left out: it tells of another day",
        "unread": "not read",
    }[name]


def rest(counts: Mapping[str, int]) -> str:
    """The sentences that are not shown, by what became of them."""
    told = "; ".join(f"{counts[name]:,} {words}" for name, words in _RESTS.items() if counts.get(name))
    return f"Of its other sentences: {told}."
