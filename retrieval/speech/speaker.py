"""Which words name the speaker beside a reporting verb, as a range of the sentence.

It sees one sentence and one position in it; it does not know which words the speaker is given.
"""

import re
from dataclasses import dataclass

from index.regex import regex
from index.times.tense import PAST_FORMS
from index.times.timewords import FULL_WEEKDAY, MONTH_NAMES
from retrieval.speech.reporting import ADVERBS, BODIES, FILED, INVERTED, PERSON_ENDING, PRONOUNS, ROLES
from retrieval.speech.sound import is_sound
from retrieval.speech.who import Who, is_name, is_one_person, kind_of

MOST_WORDS = 12

_MONTH = rf"(?:{'|'.join(MONTH_NAMES)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_PAPER = r"(?:statement|interview|tweet|report|memo|letter|speech|e-?mail|post|release|filing)"
_BORDER = regex(
    r"[;:\[—]|\((?![^()]*\))|\s[–-]+\s|,[”\"’']{0,3}\s|[.!?][”\"’']{1,3}\s|[”\"]\s(?=[A-Z])"
    r"|\b(?i:that|but|when|while|because|as|after|before|although|though|where|which|whom|if|whether|since|until|yet|so|"
    r"said|says|say)\s"
)
_AND = regex(r"\b(?:and|or)\s")
_FINITE = regex(
    r"(?<![-\w])(?:(?:is|are|was|were|has|have|had|do|does|did|would|could|should)n[’']t|(?:wo|ca)n[’']t"
    rf"|is|are|has|have|does|will|would|could|can|may|might|should|{PAST_FORMS}|[a-z]{{2,}}ed)\b"
)
# "According to the report 5,700 people", not "the report of 2019" nor "a survey of 5,700 people".
_FIGURE_BEHIND = regex(r"\b(?P<noun>[a-z]+)\s(?=(?:[$€£]\s?)?(?!(?:1[89]|20)\d\d\b(?!,\d))\d[\d,.]*\s[a-z])")
_FORWARD_END = regex(
    r",(?!\d{3})|[;:()\[\]“”\"—]|\s[–-]+\s|[.!?](?=\s*$)|[.!?](?=[”\"])"
    r"|\s(?:who|which|that|as|but|while|when|after|before|adding|citing|speaking|said|says|told|because|whose|though"
    r"|is|are|was|were|has|had|have|will|would|can|could)\b"
    rf"|\s(?:in an?|at an?|in the|during an?|via|to) (?:{_PAPER}|news|press|briefing|phone|telephone|reporters|"
    r"conference|video|Facebook|Twitter|hearing|text)\b"
    rf"|\s(?:(?:on|late on|early on|last|this) )?{FULL_WEEKDAY}\b|\s(?:on|in) {_MONTH}"
    r"|\s(?:yesterday|today|earlier|later|late|recently)\b"
)
_DATELINE = regex(r"\s*\([^()]{1,25}\)\s")  # "(Reuters) Port officials said"
_LEADING = regex(
    r"(?:(?:and|but|or|so|yet|also|meanwhile|however|then|later|still|instead|indeed|even|once|now)\s+"
    rf"|(?:(?:late|early)\s)?(?:on|last|this|late|early|earlier)\s(?:{FULL_WEEKDAY}|week|month|year)"
    r"(?:\s(?:morning|afternoon|evening|night))?\s+"
    rf"|(?:{FULL_WEEKDAY}|yesterday|today|earlier|later)\s(?:morning|afternoon|evening|night)?\s*"
    rf"|in (?:an?|his|her|its|their|the) (?:\w+\s){{0,2}}{_PAPER}\s+"
    r"|(?:in|on|by|at)\s\d{4}\s+)+",
    re.IGNORECASE,
)
_TRAILING = regex(
    r"\s(?:(?:last|this) (?:week|month|year|night)|at first|at the time|at one point|at least|in turn|in part"
    rf"|in response|in (?:an?|the|his|her|its|their) (?:\w+\s){{0,2}}{_PAPER}|(?:on )?{FULL_WEEKDAY}"
    r"|at (?:an?|the) (?:\w+\s){0,2}(?:briefing|conference|rally|hearing))$"
)
_RELATIVE_WORD = regex(r"\b(?:that|which|who)\s+$")
_LEADING_CLAUSE = regex(
    r"(?:(?:When|After|As|While|Before|Since|If|Although|Though|Because|Once|Until|Even if|Even though)\b"
    r"|[A-Z][a-z]+ing\s(?:to|in|at|on|with|from|after)\b)[^,]*,\s"
)
# Nouns whose "that" tells what they say: "reports that memos he wrote ..." has no memos for a verb.
_TELLING_NOUN = regex(
    r"\b(?:reports?|claims?|allegations?|suggestions?|news|idea|fact|view|statement|evidence|sign|signs|belief|hope|fears?|"
    r"rumours?|rumors?|assertions?|denials?)$",
    re.IGNORECASE,
)
_OF = regex(r"\bthat of\s(?!.*\bthat of\s)")
_SUBJECT_CLAUSE = regex(r"(?<=[\w’'])\s(?P<relative>(?:that|which)\s)(?P<verb>[a-z]{2,})\s(?P<next>[\w’']+)")
_CALLED = regex(r"(?:calls|called|styles) (?:itself|themselves)\s|is known as\s|goes by the name of\s")
_BEHIND_VERB = regex(
    r"(?:the|an?|its?|itself|their|his|her|them|him|no|not|all|two|three|in|on|at|to|for|with|from|by|about|over|up|out|"
    r"[A-Z]\w*|\w+ly)$"
)
# "..., contradicting the agency"
_PARTICIPLE = regex(r"\s*(?!during|according)[a-z]{3,}ing\s(?=(?:the|an?|its|his|her|their|some|one)\s)")
# "..., including a nurse who said"
_CITING = regex(r"\s*(?:according to|citing|cited|quoting|quoted|including)\s+")
_STATEMENT_OF = regex(
    r"(?:an?|the|one|in an?|in the|another)?\s*(?:[\w-]+\s){0,3}?"
    r"(?:statement|post|release|message|tweet|letter|memo|bulletin|e-?mail|briefing)\s"
    r"(?:issued |released |published |posted |sent )?(?:from|by)\s(?P<of>.+)$",
    re.IGNORECASE,
)
_PASSING_ASIDE = regex(
    r"(?:who|which|whose|speaking|citing|referring|in|on|at|after|while|when|as|according|aged|adding|using|under|for|"
    r"from|like|including|both|all|meanwhile|again|though|however|too|instead|also|then|thus|likewise|nevertheless|"
    r"nonetheless|still|indeed|perhaps|\d)\b",
    re.IGNORECASE,
)
_DESCRIBING_ASIDE = regex(
    r"(?:an?|the|his|her|its|their|one of|chief|head|director|president|chair\w*|spokes\w+|senior|former|leader|"
    r"founder|co-\w+|professor|deputy|assistant|executive|vice|managing|editor|secretary|minister|mayor|sheriff|"
    r"governor|owner|author|commander|general|D-|R-)\b"
)
_PLACE_OPENERS = frozenset("New North South East West Central San Santa Saint St. Los Las Port Fort Mount".split())
_KEPT_BACK = regex(r"\s(?:who (?:was|were|is|are) )?not (?:be )?authori[sz]ed\b.*", re.DOTALL)
_FILED = regex(rf"(?P<paper>[\w-]+)(?P<filed>\s(?:{'|'.join(sorted(FILED))}))$")
_OF_PARTY = regex(r",\s[DRI]-[A-Z][\w. ]*$")
_CLAUSE = regex(r",?\s(?:who|which|whose)\s")
_LAST_NAME = regex(r"(?<![\w’'-])(?:(?:[A-Z][\w’'-]*|[A-Z]\.|al-[A-Z]\w+|bin|van|von|de|del|al|el)\s)*[A-Z][\w’'-]+$")


@dataclass(frozen=True, slots=True)
class Speaker:
    """`text[start:end]` names who speaks."""

    start: int
    end: int
    kind: Who


def before(text: str, end: int, start: int = 0) -> Speaker | None:
    """The speaker whose words end at `end`, where a reporting verb (or its adverbs) follows."""
    end = _without_adverbs(text, start, end)
    if end <= start or text[end - 1] in '”"»“':
        return None
    if text[end - 1] == ",":
        aside = _before_aside(text, start, end - 1)
        return aside and _apposed(text, aside, led=False)
    if party := _OF_PARTY.search(text, start, end):
        return before(text, party.start())
    if (head := _head(text, start, end)) is not None:
        return head
    start, end = _last_clause(text, start, end)
    if (participle := _PARTICIPLE.match(text, start, end)) and text[:start].rstrip().endswith((",", "—", "–")):
        start = participle.end()
    if cited := _CITING.match(text, start, end):
        start = cited.end()
    return speaker(text, start, end) or _before_relative_clause(text, start, end)


def finite_verb(text: str, start: int) -> int:
    """Where the first finite verb from `start` on begins, else the end of the text."""
    verb = _FINITE.search(text, start)
    return verb.start() if verb else len(text)


def before_relative(text: str, end: int) -> Speaker | None:
    """The speaker before "who": the name right before it, else the clause's noun phrase."""
    end = len(_OF_PARTY.sub("", text[:end].rstrip(" ,—–-")))
    if name := _LAST_NAME.search(text, 0, end):
        found = speaker(text, name.start(), end)
        if found and found.kind is Who.NAME:
            return found
    if found := before(text, end):
        return _governed(text, found, end) or _apposed(text, found, led=True)
    of = _OF.search(text, 0, end)  # "one view is that of the guards, who say"
    return speaker(text, of.end(), end) if of else None


_FULL_NAME = regex(r"(?<![\w’'-])(?:[A-Z][\w’'.-]*\s){1,5}[A-Z][\w’'-]*[a-z]$")
_LED = regex(
    r"(?:in|at|on|near|after|before|under|with|for|to|according|during|despite|by|from|as|when|while|like|unlike)\b"
    r"|(?:.*\s)?(?:in|at|near|outside|on)$",
    re.IGNORECASE,
)


def _apposed(text: str, aside: Speaker, *, led: bool) -> Speaker:
    """The Venn of "Ada Venn, a nurse who said", for whom only the aside was taken; with `led` words may lead to her."""
    comma = aside.start - 2
    if text[max(0, comma) : aside.start] != ", " or not _DESCRIBING_ASIDE.match(text, aside.start):
        return aside
    start = max(text.rfind(mark, 0, comma) for mark in ',;:“”"') + 1
    name = _FULL_NAME.search(text, start, comma)
    lead = text[start : name.start()].strip() if name else ""
    who = speaker(text, name.start(), comma) if name and not (lead and (not led or _LED.match(lead))) else None
    if who is None or who.kind is not Who.NAME:
        return aside
    return Speaker(who.start, aside.end, Who.NAME) if len(text[who.start : aside.end].split()) <= MOST_WORDS else who


_GOVERNING = regex(
    r"\S\s+(?!(?:as|across|towards|besides|plus|versus|its|his|is|was)\b)\w+(?:s|ed)\s+(?=(?:the|an?|his|her|its|their)\s)"
)


def _governed(text: str, clause: Speaker, end: int) -> Speaker | None:
    """The object right before "who": of "the finding contradicts the police, who said" the police."""
    verbs = list(_GOVERNING.finditer(text, clause.start, end))
    return speaker(text, verbs[-1].end(), end) if verbs else None


def subject(text: str, end: int) -> Speaker | None:
    """The subject of "X went there, and said": the first noun phrase of the sentence, before its first verb."""
    lead = _LEADING_CLAUSE.match(text, 0, end)
    for verb in _FINITE.finditer(text, lead.end() if lead else 0, end):
        relative = _RELATIVE_WORD.search(text, 0, verb.start())
        if relative and text[: relative.start()].rstrip().endswith(","):  # "the firm, which was fined, left and said"
            return before_relative(text, relative.start())
        if relative is None:  # not the verb of "the firm that was fined"
            clause = text[: verb.start()].rstrip()
            return before(text, len(clause)) or before(text, len(clause.rstrip(" ,")))
    return None


def after(text: str, start: int, end: int, *, leads: bool = False) -> Speaker | None:
    """The speaker whose words begin at `start`, behind an inverted verb or "according to".

    `leads` when the sentence itself comes after them ("According to X, ...").
    """
    figure = _FIGURE_BEHIND.search(text, start, end)
    if figure and figure["noun"] in BODIES | ROLES:
        return speaker(text, start, figure.end("noun"))
    match = _FORWARD_END.search(text, start, end)
    found = speaker(text, start, match.start() if match else end)
    if found is None or match is None or match[0] != ",":
        return found
    following = _FORWARD_END.search(text, match.end(), end)
    aside_end = following.start() if following else end
    aside = text[match.end() : aside_end].strip()
    closed = following[0] in {",", ".", ";"} if following else True
    if (leads and (following is None or following[0] != ",")) or _FINITE.search(aside):
        return found
    names = _names(text[found.start : found.end], found.kind, aside)
    describes = _DESCRIBING_ASIDE.match(aside) or names
    if closed and describes and len(text[found.start : aside_end].split()) <= MOST_WORDS:
        _, aside_end = _trimmed(text, found.start, aside_end)
        named = is_name(aside) or kind_of(aside.split()) is Who.NAME
        return Speaker(found.start, aside_end, Who.NAME if named else found.kind)
    return found


def _names(who: str, kind: Who, aside: str) -> bool:
    """Whether an aside names the person before it: "the mayor, Ada Venn", not "the mayor of Pell, New Holm"."""
    if kind is Who.ROLE:
        return is_name(aside)
    words = aside.split()
    if kind is Who.NAME or len(words) < 2 or words[0] in _PLACE_OPENERS or not is_one_person(who):
        return False
    return is_name(aside) and kind_of(words) is Who.NAME


def speaker(text: str, start: int, end: int) -> Speaker | None:
    """The range without leading clauses and white space, if it can be someone who speaks."""
    if match := _DATELINE.match(text, start, end):
        start = match.end()
    start, end = _trimmed(text, start, end)
    if match := _STAMP.match(text, start, end):
        start = match.end()
    if match := _LEADING.match(text, start, end):
        start = match.end()
    slash = text.find("/ ", start, end)
    if slash >= 0:  # "Orlen News/ A source said"
        start = slash + 2
    if (verb := text[start:end].split(" ", 1)[0]) in INVERTED:  # "announced port officials who say"
        start += len(verb)
    start, end = _trimmed(text, start, end)
    if match := _STATEMENT_OF.match(text[start:end]):
        start, end = _trimmed(text, start + match.start("of"), end)
    if match := _KEPT_BACK.search(text, start, end):
        end = match.start()
    if (filed := _FILED.search(text, start, end)) and filed["paper"].lower() in BODIES:
        end = filed.start("filed")
    words = text[start:end].split()
    if len(words) > 1 and words[-1] in PRONOUNS:  # "a blind spot they say is old"
        start, words = end - len(words[-1]), words[-1:]
    if len(words) > MOST_WORDS and " and " in text[start:end]:  # the nearer of two, rather than none
        start = text.rindex(" and ", start, end) + 5
        words = text[start:end].split()
        if kind_of(words or ["of"]) is not Who.NAME:
            return None
    if not words or len(words) > MOST_WORDS:
        return None
    kind = kind_of(words)
    return Speaker(start, end, kind) if kind and is_sound(text, start, end) else None


# The hour of an entry of a live page, whole or cut at its colon: "17:15 A guard tells us".
_STAMP = regex(r"(?:\d{1,2}[:.]|(?<=\d:))\d{2}\s+")


_AGE = regex(r"(?<=\w),\s\d\d$")  # "Venn, 52"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "“”\"‘'(,"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    aged = _AGE.search(text, start, end)
    return start, aged.start() if aged else end


def _before_relative_clause(text: str, start: int, end: int) -> Speaker | None:
    """Those of "several donors who give a lot said"."""
    clause = _CLAUSE.search(text, start, end)
    return speaker(text, start, clause.start()) if clause else None


def _without_adverbs(text: str, start: int, end: int) -> int:
    while end > start:
        end = start + len(text[start:end].rstrip())
        if text[end - 1 : end] == ")" and (opened := text.rfind("(", max(start, end - 40), end)) > start:
            end = opened
        elif aside := _TRAILING.search(text, start, end):
            end = aside.start()
        else:
            word_start = max(text.rfind(" ", start, end), text.rfind("\n", start, end), start - 1) + 1
            if not is_adverb(text[word_start:end]):
                return end
            end = word_start
    return end


def is_adverb(word: str) -> bool:
    """Whether the word can stand between a speaker and the verb."""
    ends_so = len(word) > 4 and word.islower() and word.endswith("ly")
    return word.lower() in ADVERBS or (ends_so and word not in _NOUNS_IN_LY)


_NOUNS_IN_LY = frozenset("family assembly supply reply rally monopoly anomaly".split())


_QUOTED_TO = regex(r".*[,.?!…][”\"»’]\s+", re.DOTALL)
"""Up to where a quotation's last words end."""


def _before_aside(text: str, start: int, comma: int) -> Speaker | None:
    """The speaker before "..., an aside, said": with the aside where it names or describes them."""
    opening = text.rfind(", ", start, comma)
    if (quoted := _QUOTED_TO.match(text, max(start, opening), comma)) is not None:
        return speaker(text, quoted.end(), comma)  # "... now,” Ada Venn of Torv, said": the comma closes no aside
    if opening < 0:
        return None
    segment = _last_clause(text, start, opening)
    head = speaker(text, *segment)
    if head is None and not _FINITE.search(text, *segment):
        head = _before_aside(text, start, opening)
    if _PASSING_ASIDE.match(text, opening + 2, comma):
        return head
    own = speaker(text, opening + 2, comma)
    if head is None or head.kind is Who.PRONOUN:
        return own
    _, comma = _trimmed(text, head.start, comma)
    if len(text[head.start : comma].split()) <= MOST_WORDS and (own is None or own.kind is not Who.PRONOUN):
        named = Who.NAME in {head.kind, own.kind if own else None}
        return Speaker(head.start, comma, Who.NAME if named else head.kind)
    return own if own and own.kind is Who.NAME and head.kind is not Who.NAME else head


def _head(text: str, start: int, end: int) -> Speaker | None:
    """Those of "the company that owns the pier", or the name that they go by: "a group that calls itself the Heron"."""
    mark = max(text.rfind(mark, start, end) for mark in ',;:—(“”"')
    for clause in _SUBJECT_CLAUSE.finditer(text, max(start, mark + 1), end):
        called = _CALLED.match(text, clause.end("relative"), end)
        if called and (named := speaker(text, called.end(), end)) and named.kind in {Who.NAME, Who.BODY}:
            return named
        if not _is_verb(clause["verb"], clause["next"]):
            continue
        first, last = _last_clause(text, start, clause.start("relative"))
        found = speaker(text, first, last)
        if found is None or found.kind in {Who.PRONOUN, Who.THING} or _FINITE.search(text, found.start, found.end):
            return None
        return None if _TELLING_NOUN.search(text, found.start, found.end) else found
    return None


def _is_verb(word: str, following: str) -> bool:
    """Whether "that WORD FOLLOWING" goes on with a verb: "owns the", not "rescuers in" nor "boats"."""
    if _FINITE.fullmatch(word):
        return True
    is_noun = word in ROLES or word in BODIES or bool(PERSON_ENDING.search(word))
    return word.endswith("s") and not is_noun and bool(_BEHIND_VERB.match(following))


def _last_clause(text: str, start: int, end: int) -> tuple[int, int]:
    at = start
    for match in _BORDER.finditer(text, start, end):
        if match.end() < end:
            at = match.end()
    for match in _AND.finditer(text, at, end):
        if _FINITE.search(text, at, match.start()):
            at = match.end()
    return at, end
