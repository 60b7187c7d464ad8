"""The outlet that somebody spoke to or through: "told NPA", "an official quoted by the agency".

It sees one sentence, and the speaker that others found in it. English.
"""

import re
from dataclasses import replace

from index.regex import regex
from index.wires import agency_of, find_agencies
from retrieval.speech import reporting
from retrieval.speech.speaker import Speaker
from retrieval.speech.who import Who

_VIA = regex(
    r"(?:\b(?:questioned|asked|interviewed|contacted|reached|cited|quoted|obtained|carried|published|"
    r"seen|reviewed|read) by"
    r"|\b(?:interview|conversation|comments?|remarks?|statement|e-?mail|call) (?:with|to)"
    r"|\b(?:speaking|spoke|speaks) (?:to|with)|\btold|\btells|\brevealed to|\bconfirmed to)\s+",
    re.IGNORECASE,
)
_CITED_BY = regex(
    r"[\s,]+(?:who (?:was|were) )?(?:cited|quoted|interviewed|questioned|contacted|reached|seen|obtained|reviewed|read)"
    r" by .+"
)
# "An official told NPA that": who is unnamed speaks to the press.
_INITIALS = regex(r"\s(?P<agency>[A-Z]{3,5})(?=[,.;]|\s(?:that|on|late|early|\w+day)\b)")


def is_outlet(words: str) -> bool:
    """Whether the words are an agency's or an outlet's name."""
    return agency_of(words) is not None or bool(reporting.OUTLET.fullmatch(words))


def told(sentence: str, verb: re.Match[str], who: Speaker) -> str | None:
    """Whom the verb says that they told: "told NPA that"."""
    if verb[0] not in reporting.TELLING:
        return None
    initials = _INITIALS.match(sentence, verb.end()) if who.kind is Who.ROLE else None
    return outlet_at(sentence, verb.end()) or (initials["agency"] if initials else None)


def without_outlet(sentence: str, who: Speaker) -> tuple[Speaker, str | None]:
    """The official and the agency of "an official quoted by the agency"."""
    cited = _CITED_BY.search(sentence, who.start, who.end)
    if cited is None or cited.start() <= who.start:
        return who, None
    return replace(who, end=cited.start()), via(sentence, cited.start())


def via(sentence: str, start: int) -> str | None:
    """The outlet that somebody spoke to, from `start` on."""
    for match in _VIA.finditer(sentence, start):
        if found := outlet_at(sentence, match.end()):
            return found
    return None


def outlet_at(sentence: str, at: int) -> str | None:
    """The outlet whose name begins at `at`: an agency's one name, or the words."""
    at += len(sentence[at:]) - len(sentence[at:].lstrip())
    for mention in find_agencies(sentence[at : at + 80]):
        if mention.start == 0:
            return mention.agency
    match = reporting.OUTLET.match(sentence, at)
    return match[0].removeprefix("the ").strip() if match else None
