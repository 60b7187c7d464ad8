"""What a yes/no question asks, as a proposition: the stems of its words and of those that say the opposite.

English; it sees no sentence but the question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from index.regex import regex
from retrieval.stems import stem_of, stems_in
from retrieval.values.content import content_stems
from retrieval.values.denied import act_asked

_ASKS_KNOWN = regex(
    r"^\W*(?:is|was|are|were|has|have|had|did|does|do)\b(?:n['’]t)?\s+(?:(?!(?:that|who|if|whether)\b)[^\s,]+\s+){1,6}?"
    r"(?:know|known|clear|certain|confirm(?:ed)?|verif(?:y|ied)|establish(?:ed)?|determined?)\b",
    re.IGNORECASE,
)
# Opposites of what may be asked, as stems' first words: the second answers no to a question of the first, and a denial
# of the third yes, for there it leaves nothing else.
_OPPOSITES: tuple[tuple[str, str, str], ...] = (
    (
        "injure injured hurt wounded harmed harm casualties wound injuries",
        "unhurt unharmed uninjured unscathed safe safely",
        "",
    ),
    ("killed die died dead kill death casualties", "survived survive alive unhurt unharmed", "survived survive alive"),
    ("alive survive survived", "dead died killed", "dead died killed"),
    ("guilty convicted convict", "acquitted innocent cleared exonerated", ""),
    ("acquitted acquit cleared exonerated innocent", "guilty convicted convict", "guilty"),
    (
        "involved involvement responsible suspect guilty culprit linked",
        "released cleared exonerated innocent freed",
        "",
    ),
    ("arrested detained custody captured caught", "escaped fled released large", "released"),
    (
        "agree agreed accept accepted approve approved sign signed support",
        "refused rejected vetoed opposed declined walked",
        "",
    ),
    ("close closed shut", "open opened reopened", "open opened reopened"),
    ("open opened reopen reopened", "closed shut", "closed shut"),
    ("win won", "lost lose defeated", ""),
    ("lose lost", "won", ""),
    ("succeed succeeded success", "failed failure", "failed"),
    ("destroy destroyed damage damaged", "intact undamaged", "intact undamaged"),
    ("intact undamaged", "destroyed damaged", "destroyed damaged"),
    ("found discovered located", "missing", ""),
    ("true genuine authentic real", "false fake fabricated hoax bogus", ""),
    ("resume resumed return", "halted suspended ended stopped", ""),
    ("stay stayed remain", "left leave resigned quit", "left leave resigned quit"),
    ("intercept intercepted shot down", "landed struck", ""),
)
_ANTONYMS = (
    "legal illegal, lawful unlawful, constitutional unconstitutional, authorised unauthorised, authorized "
    "unauthorized, licensed unlicensed, registered unregistered, documented undocumented, insured uninsured, "
    "vaccinated unvaccinated, armed unarmed, manned unmanned, occupied unoccupied, conscious unconscious, aware "
    "unaware, willing unwilling, married unmarried, paid unpaid, successful unsuccessful, stable unstable, valid "
    "invalid, accurate inaccurate, complete incomplete, adequate inadequate, sufficient insufficient, competent "
    "incompetent, honest dishonest"
)


def _both_ways(pairs: str) -> Iterator[tuple[str, str, str]]:
    """Each pair and its adverbs as opposites; what is not the one is the other."""
    for pair in pairs.split(", "):
        for word, other in permutations(pair.split()):
            yield f"{word} {word}ly", f"{other} {other}ly", f"{other} {other}ly"


# What was not done as the very thing asked ("Did they refuse to pay?"; not "the failed launch"), and words that say so.
_SUBJECT = r"(?:(?!who\b|whom\b|that\b|which\b)\S+\s+){0,6}?(?:(?!the\b|an?\b|his\b|her\b|its\b|their\b)\S+\s+)"
ASKS_DENIAL = regex(rf"^\W*(?:did|does|do|has|have|had)\s+{_SUBJECT}(?:deny|denied)\b", re.IGNORECASE)
_NOT_DONE = (
    (
        regex(rf"^\W*(?:did|has|have|had)\s+{_SUBJECT}(?:refused?|declined? to)\b", re.IGNORECASE),
        "refuse refused refusing refusal decline declined declining",
    ),
    (
        regex(
            rf"^\W*(?:did|has|have|had)\s+{_SUBJECT}(?:fail(?:ed)?\b|(?:forg[eo]t(?:ten)?|neglect(?:ed)?) to\b)",
            re.IGNORECASE,
        ),
        "fail failed failing failure unable forget forgot forgotten neglect neglected",
    ),
    (
        regex(rf"^\W*(?:was|were|is|are)\s+{_SUBJECT}?(?:unable|impossible)\b", re.IGNORECASE),
        "unable impossible inability impossibility",
    ),
    (ASKS_DENIAL, "deny denied denying denies denial denials"),
)
_ALL = (*_OPPOSITES, *_both_ways(_ANTONYMS))
_NEGATIVE = regex(r"\b(?:no one|nobody|none|never|not|no|without)\b", re.IGNORECASE)
_BORDER = regex(r"[,;:?]|\b(?:when|while|because|after|before|if|although|though|who|which|that)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposition:
    """The proposition: stems of what is asked (its synonyms with it), of its names, of the synonyms alone, of the words
    that say the opposite and of those whose denial says what is asked, whether it is a negative one itself, what stands
    under its negation, the words of refusing or failing where it asks whether somebody did, all that the act may be
    called, where that is known, and whether it asks what is known."""

    stems: frozenset[str]
    names: frozenset[str]
    synonyms: frozenset[str]
    opposites: frozenset[str]
    unless: frozenset[str]
    negated: bool
    under: frozenset[str]
    refused: str
    act: frozenset[str] | None
    knowledge: bool

    @classmethod
    def read(cls, question: str) -> "Proposition":
        """Of the part that asks; "Wasn't ...?" asks the same as "Was ...?"."""
        body = re.split(r"[:,]\s+(?=(?:was|were|is|are|did|do|does|has|have|had|can|could|will)\b)", question)[-1]
        body = re.sub(r"^\W*\w+n['’]t\b", "", body)
        names = content_stems(" ".join(re.findall(r"(?<=\s)[A-Z][\w'’-]*", body)))
        words = {w.lower() for w in re.findall(r"\w+", body)}
        groups = [[stems_in(side) for side in group] for group in _ALL if words & set(group[0].split())]
        synonyms, opposites, unless = (frozenset[str]().union(*(group[at] for group in groups)) for at in range(3))
        stems = content_stems(body) - names | synonyms
        opposites, unless = opposites - stems, unless - stems
        own = _NEGATIVE.search(body)
        negated = own is not None and re.search(r"\bor not\b", body, re.IGNORECASE) is None
        under = content_stems(_BORDER.split(body[own.end() :])[0]) if own else frozenset[str]()
        refused = next((forms for form, forms in _NOT_DONE if form.search(body)), "")
        stems |= {stem_of(word) for word in refused.split()}
        knowledge = _ASKS_KNOWN.search(body) is not None
        return cls(stems, names, synonyms, opposites, unless, negated, under, refused, act_asked(body), knowledge)

    def is_negative_beside(self, sentence: str) -> bool:
        """Whether what the sentence says is to be turned: "did not pay" says yes to "Did they refuse to pay?", as
        "paid" says no. Where it speaks of refusing itself, nothing is to be turned."""
        refuses = content_stems(self.refused) & content_stems(sentence)
        return self.negated ^ (self.refused != "" and not refuses)

    def share(self, text: str) -> int:
        """How many of the asked words stand in the text; names break ties only."""
        stems = content_stems(text)
        return 10 * len(stems & (self.stems | self.opposites)) + len(stems & self.names)
