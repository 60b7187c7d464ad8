"""Participles that tell what the subject of the sentence says: "Venn mocked the plan, saying that ...".

It sees the words of one sentence, and no speakers of other verbs. English.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.regex import regex
from retrieval.grammar import SUBORDINATING
from retrieval.speech import beside
from retrieval.speech.finite import finite_verb
from retrieval.speech.speaker import Speaker
from retrieval.speech.who import Who

_SAYING = regex(
    r",[”\"]?\s(?:(?:and|also|later|while|before|but|instead|repeatedly|\w+ly)\s)?(?P<verb>"
    r"(?:saying|claiming|arguing|insisting|asserting|contending|alleging|telling\s(?:[\w.’'-]+\s){0,5}?(?=that\b|[“\"]))"
    r"(?!\s(?:no|nothing|goodbye|so|yes|sorry|to|for|with|on|against|how much)\b)"
    r"|(?:adding|noting|writing|warning|explaining|suggesting|tweeting|stressing|declaring|stating|concluding|predicting|"
    r"pointing out|emphasi[sz]ing|acknowledging|admitting|announcing|confirming|denying|complaining|recalling|joking|"
    r"reiterating|vowing|promising|remarking|observing|maintaining|believing|estimating)"
    r"(?=\s(?:[\w’'-]+\s){0,4}?that\b|[^,;“\"]{0,40},?:?\s[“\"]|\s(?:he|she|it|they|there|we)\s))"
)
_COORDINATE = regex(
    r";\s|[.!?][”\"]\s|\s[–—-]+\s|—|,?\s(?:and|but|while|whereas|although|though|so)\s|,\s(?:when|where)\s"
)
_LEAD = regex(
    rf"(?P<before>[^,]{{0,40}}?)\b(?:{SUBORDINATING}|as|if|until)\s[^,]*,\s",
    re.IGNORECASE,
)
_QUOTATION = regex(r"[“”\"]")


def sayings(sentence: str) -> Iterator[re.Match[str]]:
    """Every participle of saying behind a comma, as the group "verb"."""
    return _SAYING.finditer(sentence)


def subject(sentence: str, end: int) -> Speaker | None:
    """Who does what stands before `end`: the subject of the last clause there that has one of its own."""
    starts = [
        match.end() for match in _COORDINATE.finditer(sentence, 0, end) if finite_verb(sentence, 0) < match.start()
    ]
    for start in reversed([0, *starts]):
        clause = sentence[start:end]
        lead = _LEAD.match(clause)
        if lead and finite_verb(lead["before"], 0) == len(lead["before"]):
            start, clause = start + lead.end(), clause[lead.end() :]
        found = beside.subject(clause, len(clause))
        if found and found.kind is not Who.THING and not _QUOTATION.search(clause, 0, found.end):
            return replace(found, start=found.start + start, end=found.end + start)
    return None
