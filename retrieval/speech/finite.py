"""Where a clause of a sentence begins, and where its finite verb stands.

It knows no speakers, and takes every "-ed" for a verb of its own. English.
"""

from index.regex import regex
from index.times.tense import PAST_FORMS
from retrieval.grammar import AUXILIARIES, SUBORDINATING

_BORDER = regex(
    r"[;:\[—]|\((?![^()]*\))|\s[–-]+\s|,[”\"’']{0,3}\s|[.!?][”\"’']{1,3}\s|[”\"]\s(?=[A-Z])"
    rf"|\b(?i:{SUBORDINATING}|that|but|as|where|which|whom|if|whether|until|yet|so|said|says|say)\s"
)
_AND = regex(r"\b(?:and|or)\s")
FINITE = regex(rf"(?<![-\w])(?:(?:{AUXILIARIES}|wo|ca)(?:n[’']t)?|{PAST_FORMS}|[a-z]{{2,}}ed)\b")


def finite_verb(text: str, start: int) -> int:
    """Where the first finite verb from `start` on begins, else the end of the text."""
    verb = FINITE.search(text, start)
    return verb.start() if verb else len(text)


def last_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The range's last clause: behind a border, or an "and" that a verb stands before."""
    at = start
    for match in _BORDER.finditer(text, start, end):
        if match.end() < end:
            at = match.end()
    for match in _AND.finditer(text, at, end):
        if FINITE.search(text, at, match.start()):
            at = match.end()
    return at, end
