"""What the verbs of a clause say about time: forward, past, reporting, background.

English, by word lists and endings; it does not parse. Used where a tagger would be too heavy to start.
"""

import re
from functools import cache

REACH_CHARS = 90  # how far from a time expression its verb is looked for

_FORWARD = (
    r"(?:will|shall|must|won['’]t|['’]ll|(?:would|could|should|may|might)(?! have))(?: not| also| \w+ly)?(?: be \w+)?|"
    r"as (?:soon|early) as|going to|upcoming|forthcoming|scheduled|slated|due|"
    r"(?:is|are|be|be(?:en)?|was|were) (?:set|expected|planned|supposed|likely) (?:to|for|in|on)|"
    r"(?:is|are) to|plans? to|plans? for|planned for|planning|expects? to|hopes? to|intends? to|wants? to|"
    r"begins|starts|opens|takes place|expires?|deadline"
)
_PAST = (
    r"was|were|had|did|has|have|said|told|came|took|went|began|got|made|left|fell|broke|saw|won|lost|met|held|sent|"
    r"brought|fought|struck|shot|hit|became|found|wrote|rose|drove|blew|gave|led|killed|according|ago|(?-i:[a-z]{3,}ed)"
)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<forward>{_FORWARD})|(?P<past>{_PAST}))\b|(?P<end>(?:[;!?“”]|(?<!\b[A-Z])"
        r"(?<!\b[A-Z][a-z]{2})\.)(?=[\s'”\"]|$))",
        re.IGNORECASE,
    )


def _nearest(text: str, start: int, end: int) -> str | None:
    """Kind of the verb nearest to `text[start:end]`: to its left within the clause, else to its right."""
    kind = None
    for match in _verbs().finditer(text, max(0, start - REACH_CHARS), start):
        kind = match.lastgroup if match.lastgroup != "end" else None
    if kind:
        return kind
    right = _verbs().search(text, end, min(len(text), end + REACH_CHARS))
    return right.lastgroup if right and right.lastgroup != "end" else None


def looks_forward(text: str, start: int, end: int) -> bool:
    """Whether the time expression `text[start:end]` lies ahead: "will vote on Monday"."""
    return _nearest(text, start, end) == "forward"


def looks_back(text: str, start: int, end: int) -> bool:
    """Whether its verb is in the past: "was hit this Monday"."""
    return _nearest(text, start, end) == "past"
