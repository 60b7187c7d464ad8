"""Which words beside a reporting verb name the speaker, as a range of the sentence.

It sees one sentence and one position in it; it does not know which words the speaker is given.
"""

from index.regex import regex
from index.times.timewords import FULL_WEEKDAY, MONTH_NAMES
from retrieval.speech.aside import apposed, before_aside, with_aside
from retrieval.speech.finite import FINITE, last_clause
from retrieval.speech.relative import before_who, head
from retrieval.speech.reporting import ADVERBS, BODIES, ROLES
from retrieval.speech.speaker import PAPER, Speaker, speaker
from retrieval.speech.who import Who

_MONTH = rf"(?:{'|'.join(MONTH_NAMES)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
# "According to the report 5,700 people", not "the report of 2019" nor "a survey of 5,700 people".
_FIGURE_BEHIND = regex(r"\b(?P<noun>[a-z]+)\s(?=(?:[$€£]\s?)?(?!(?:1[89]|20)\d\d\b(?!,\d))\d[\d,.]*\s[a-z])")
_FORWARD_END = regex(
    r",(?!\d{3})|[;:()\[\]“”\"—]|\s[–-]+\s|[.!?](?=\s*$)|[.!?](?=[”\"])"
    r"|\s(?:who|which|that|as|but|while|when|after|before|adding|citing|speaking|said|says|told|because|whose|though"
    r"|is|are|was|were|has|had|have|will|would|can|could)\b"
    rf"|\s(?:in an?|at an?|in the|during an?|via|to) (?:{PAPER}|news|press|briefing|phone|telephone|reporters|"
    r"conference|video|Facebook|Twitter|hearing|text)\b"
    rf"|\s(?:(?:on|late on|early on|last|this) )?{FULL_WEEKDAY}\b|\s(?:on|in) {_MONTH}"
    r"|\s(?:yesterday|today|earlier|later|late|recently)\b"
)
_TRAILING = regex(
    r"\s(?:(?:last|this) (?:week|month|year|night)|at first|at the time|at one point|at least|in turn|in part"
    rf"|in response|in (?:an?|the|his|her|its|their) (?:\w+\s){{0,2}}{PAPER}|(?:on )?{FULL_WEEKDAY}"
    r"|at (?:an?|the) (?:\w+\s){0,2}(?:briefing|conference|rally|hearing))$"
)
_RELATIVE_WORD = regex(r"\b(?:that|which|who)\s+$")
_LEADING_CLAUSE = regex(
    r"(?:(?:When|After|As|While|Before|Since|If|Although|Though|Because|Once|Until|Even if|Even though)\b"
    r"|[A-Z][a-z]+ing\s(?:to|in|at|on|with|from|after)\b)[^,]*,\s"
)
_OF = regex(r"\bthat of\s(?!.*\bthat of\s)")
# "..., contradicting the agency"
_PARTICIPLE = regex(r"\s*(?!during|according)[a-z]{3,}ing\s(?=(?:the|an?|its|his|her|their|some|one)\s)")
# "..., including a nurse who said"
_CITING = regex(r"\s*(?:according to|citing|cited|quoting|quoted|including)\s+")
_OF_PARTY = regex(r",\s[DRI]-[A-Z][\w. ]*$")
_LAST_NAME = regex(r"(?<![\w’'-])(?:(?:[A-Z][\w’'-]*|[A-Z]\.|al-[A-Z]\w+|bin|van|von|de|del|al|el)\s)*[A-Z][\w’'-]+$")

_IS_WHERE = regex(r"\b(?:in|near|outside)\s+(?:the\s+)?$")
""""Ada Venn of the Institute for Ports in Torv, who believes": the town believes nothing."""
_NEXT_CLAUSE = regex(
    r"(?P<named>\b[A-Z](?:(?!['’]s\b)[\w’'-])+|\b(?:police|officials|witnesses|residents|authorities|rescuers|doctors))\s"
    r"(?=(?:an?|the|some|about|at least|more than|no|all|only|two|three|four|five|six|seven|eight|nine|ten)\s"
    r"(?!(?:day|week|month|year)s?\b)[a-z])"
)
""" "According to the engineer Ada Venn a pipe burst": no comma tells where the clause begins."""


def before(text: str, end: int, start: int = 0) -> Speaker | None:
    """The speaker whose words end at `end`, where a reporting verb (or its adverbs) follows."""
    end = _without_adverbs(text, start, end)
    if end <= start or text[end - 1] in '”"»“':
        return None
    if text[end - 1] == ",":
        aside = before_aside(text, start, end - 1)
        return aside and apposed(text, aside, led=False)
    if party := _OF_PARTY.search(text, start, end):
        return before(text, party.start())
    if (described := head(text, start, end)) is not None:
        return described
    start, end = last_clause(text, start, end)
    if (participle := _PARTICIPLE.match(text, start, end)) and text[:start].rstrip().endswith((",", "—", "–")):
        start = participle.end()
    if cited := _CITING.match(text, start, end):
        start = cited.end()
    return speaker(text, start, end) or before_who(text, start, end)


def before_relative(text: str, end: int) -> Speaker | None:
    """The speaker before "who": the name right before it, else the clause's noun phrase."""
    end = len(_OF_PARTY.sub("", text[:end].rstrip(" ,—–-")))
    name = _LAST_NAME.search(text, 0, end)
    if name and not _IS_WHERE.search(text, 0, name.start()):
        found = speaker(text, name.start(), end)
        if found and found.kind is Who.NAME:
            return found
    if found := before(text, end):
        return _governed(text, found, end) or apposed(text, found, led=True)
    of = _OF.search(text, 0, end)  # "one view is that of the guards, who say"
    return speaker(text, of.end(), end) if of else None


_GOVERNING = regex(
    r"\S\s+(?!(?:as|across|towards|besides|plus|versus|its|his|is|was)\b)\w+(?:s|ed)\s+(?=(?:the|an?|his|her|its|their)\s)"
    r"|\S\s+[a-z]+ed\s+(?=[A-Z][\w’'-]+\s(?:[A-Z]|of\s|in\s))"
)


def _governed(text: str, clause: Speaker, end: int) -> Speaker | None:
    """The object right before "who": of "the finding contradicts the police, who said" the police."""
    verbs = list(_GOVERNING.finditer(text, clause.start, end))
    return speaker(text, verbs[-1].end(), end) if verbs else None


def subject(text: str, end: int) -> Speaker | None:
    """The subject of "X went there, and said": the first noun phrase of the sentence, before its first verb."""
    lead = _LEADING_CLAUSE.match(text, 0, end)
    for verb in FINITE.finditer(text, lead.end() if lead else 0, end):
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
    clause = _NEXT_CLAUSE.search(text, start, match.start() if match else end)
    if clause:
        return speaker(text, start, clause.end("named"))
    found = speaker(text, start, match.start() if match else end)
    if found is None or match is None or match[0] != ",":
        return found
    following = _FORWARD_END.search(text, match.end(), end)
    mark = following[0] if following else None
    if (leads and mark != ",") or mark not in {None, ",", ".", ";"}:
        return found
    return with_aside(text, found, match.end(), following.start() if following else end)


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
