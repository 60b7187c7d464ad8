"""Whether a verb of saying tells something where it stands: "estimates that" does, "the union's estimates" do not.

It sees one sentence, and the speaker that others found in it. English.
"""

import re

from index.regex import regex
from retrieval.speech import clause, reporting
from retrieval.speech.finite import finite_verb
from retrieval.speech.speaker import Speaker
from retrieval.speech.who import Who

_THAT = regex(r"\s*(?:\S+\s){0,5}?(?:that\b|[“\"‘])|\s*:|\s*,\s*[“\"‘]|\s+(?:how|why|whether)\b")
# "argued in an interview last week that": what is said stands behind where and when it was said.
_THAT_FAR = regex(
    r"\s(?:in|on|at|during|to|this|last|earlier)\s(?=[^,;.“”\"]{0,50}\b(?:interview|statement|report|speech|letter|memo|tweet|"
    r"post|e-?mail|article|column|testimony|hearing|briefing|conference|floor|week|month|year|\w+day)\b)"
    r"(?:[\w’'.-]+\s){1,9}?that\b"
)
_WRITING = frozenset({"wrote", "tweeted", "writes", "tweets"})
# "Venn wrote a long opinion", "tweeted about it" tell nothing.
_WRITES = regex(
    r"\s(?:about|(?:an?|his|her|their|its|two|three|\d+)\s(?:[\w-]+\s){0,3}?(?:opinions?|dissents?|books?|novels?|songs?|"
    r"articles?|essays?|columns?|checks?|cheques?|memoirs?|poems?|scripts?|reports?|papers?|stories|story))\b"
    r"(?![^;]{0,120}?(?:\bthat\b|\bsaying\b|[“\":]))"
)
# "The flood claimed seven lives", "the club claimed the title" tell nothing.
_CLAIMS = frozenset({"claim", "claims", "claimed"})
_TAKES = regex(
    rf"\s(?:(?:the|its|his|her|their|an?|no|many|several|more|first|second|third|last|young|human|{reporting.FIGURE}[\d,.]*)\s)*"
    r"(?:lives|life|victims?|titles?|gold|silver|bronze|medals?|victory|victories|asylum|benefits|seats|wins?)\b"
)
_QUOTE_SOON = regex(r"[^.;]{0,80}[“\"‘]")
_OWNS = regex(r"(?:[’']s|s[’'])$|[“\"][^”\"]*$")
_PLURAL = regex(r"(?:s|people|police|they|men|women|some|many|most)[,\s]*$", re.IGNORECASE)
# "A police report that", "a Times report that", "sources told AFP their records suggest".
_ONE_OF = regex(r"\b(?:[Aa]n?|[Tt]his|[Oo]ne|told|confirmed|does)\s|\b(?:News|Times)$|\s[Pp]olice$|[’']s$")
# "Why did the port say", "she would have us believe", "the port no longer speaks of 14".
_SAYS_NOT = regex(
    r"^(?:(?:why|how|when|where)\s)?(?:did|do|does)\s|\b(?:would|will|could|to)\s(?:have|make|let)\s|\bno longer\s*$",
    re.IGNORECASE,
)


def may_tell(sentence: str, verb: re.Match[str], who: Speaker, *, is_relative: bool) -> bool:
    """Whether such a speaker can tell by such a verb, and the word is a verb there."""
    by_things = reporting.PLAIN | reporting.FIGURING | reporting.FINDING
    if who.kind is Who.THING and (verb[0] not in by_things or is_relative):
        return False
    if _SAYS_NOT.search(sentence[who.start : verb.start()]):
        return False
    return verb[0] not in reporting.WEAK or not _is_noun(sentence, verb, who)


def tells(sentence: str, verb: re.Match[str], who: Speaker, *, closes: bool, postposed: bool) -> bool:
    """Whether something is told. `closes`: the verb ends what it tells; `postposed`: it stands behind it."""
    if not closes and verb[0] in reporting.POSTPOSED:
        return False
    if not closes and verb[0] in _CLAIMS and _TAKES.match(sentence, verb.end()):
        return False
    if not closes and verb[0] in _WRITING and _WRITES.match(sentence, verb.end()):
        return False
    return verb[0] not in reporting.WEAK | reporting.FINDING or _hands_over(sentence, verb, who, postposed)


def _is_noun(sentence: str, verb: re.Match[str], who: Speaker) -> bool:
    """Whether the word is no verb here but a noun: "the union's estimates that", "a first estimate: “..."."""
    words = sentence[who.start : who.end]
    is_one = not _PLURAL.search(words) or _ONE_OF.search(words) or finite_verb(words, 0) < len(words)
    if verb[0] in reporting.PLURAL and is_one:
        return True
    return sentence[who.end : verb.start()].isspace() and bool(_OWNS.search(sentence, who.start, who.end))


def _hands_over(sentence: str, verb: re.Match[str], who: Speaker, postposed: bool) -> bool:
    """Whether a weak verb reports here: before "that" or a quotation, or after what it reports."""
    if gives_figure(sentence, verb):
        return True
    if verb[0] in reporting.FINDING and (who.kind is Who.THING or verb[0] != "concluded"):
        subject = sentence[who.start : who.end].lower().replace(",", " ").split()
        is_told = postposed or bool(_THAT.match(sentence, verb.end())) or has_clause(sentence, verb, who)
        return bool(reporting.FINDERS & set(subject)) and is_told
    if verb[0] in reporting.NAMING:
        return bool(_QUOTE_SOON.match(sentence, verb.end()))
    that = _THAT.match(sentence, verb.end()) or _THAT_FAR.match(sentence, verb.end())
    return postposed or bool(that) or has_clause(sentence, verb, who)


def has_clause(sentence: str, verb: re.Match[str], who: Speaker) -> bool:
    """Whether a clause without "that" follows which the verb tells: "Venn claims the pier has failed"."""
    may = verb[0] in reporting.ASSERTING | reporting.FINDING
    return may and clause.is_told(sentence, (who.start, who.end), verb.end())


def gives_figure(sentence: str, verb: re.Match[str]) -> bool:
    """Whether the verb gives a figure to its subject ("put the toll at 30"), and is no "put it out at 4"."""
    return verb[0] in reporting.FIGURING and bool(reporting.FIGURED.match(sentence, verb.end()))
