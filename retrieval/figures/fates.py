"""What those whom a figure counts did or suffered, in the words right beside it: "21 were wounded", "killing 14",
"nine abstained".

English patterns of one noun phrase and its verb. Only a figure whose own words tell of another fate than the one that
is asked for, or that counts a part of them, is ruled out; where nothing is told, nothing is said.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from index.regex import regex
from retrieval.figures.fate_words import DEAD, HURT, VICTIMS
from retrieval.figures.sort_asked import tells_the_sort
from retrieval.figures.tolls import toll_of
from retrieval.grammar import PREPOSITIONS, RELATIVES, SUBORDINATING
from retrieval.questions.beforehand import without_beforehand
from retrieval.questions.question import Question
from retrieval.values.bound import MODIFIERS
from retrieval.values.numeral import SPELLED

_FATES = {
    "dead": rf"{DEAD}|lives|shot dead|bodies|corpses",
    "hurt": HURT,
    "missing": r"missing|unaccounted for",
    "held": r"arrest(?:ed|s|ing)?|detain(?:ed|ing)?|jailed|imprisoned|(?:taken )?in(?:to)? custody|rounded up",
    "saved": r"rescu(?:ed?|es|ing)|saved|surviv(?:ed|ing)|survivors|unhurt|uninjured|unharmed|alive|"
    r"(?:pulled|dug|brought|taken)(?: out)? alive",
    "moved": r"evacuat(?:ed|es|ing)|displaced|(?:brought|moved|taken|led) (?:in)?to (?:safety|shelters?)",
    "taken": r"kidnap(?:ped|ping)?|abduct(?:ed|ing)|captur(?:ed|ing)",
    "homeless": r"homeless|los(?:t|ing) (?:their|his|her) homes?",
    "ill": r"f[ae]ll(?:en)? (?:ill|sick)|sicken(?:ed|ing)|infect(?:ed|ing)|poison(?:ed|ing)",
    "aboard": r"aboard|on board",
    "trapped": r"trapp(?:ed|ing)|strand(?:ed|ing)",
    "freed": r"freed|released|let go",
    "for": r"vot(?:ed|ing) (?:for|in favou?r|yes)|in favou?r",
    "against": r"vot(?:ed|ing) (?:against|no)|against|opposed",
    "neither": r"abstain(?:ed|ing)|abstentions?|absent|did not vote",
}
_ASKED_BESIDE = {
    "dead": rf"{VICTIMS}|toll",
    "hurt": VICTIMS,
    "missing": r"unaccounted",
    "held": r"detainees|held|custody",
    "moved": r"evacuat\w+",
    "taken": r"hostages?",
    "homeless": r"lose (?:their|his|her) homes?",
    "ill": r"ill|sick|infections?|cases",
    "aboard": r"on the (?:plane|jet|flight|airliner|ship|ferry|boat|bus|train|tram)",
    "trapped": r"cut off",
    "freed": r"exchanged|came home|returned",
}
"""What else a question asks for a fate by."""
# "How many died in the rescue?" asks for nobody saved, "a charge against nine" for no vote.
_ASKED_ONLY = {
    "saved": r"rescued|saved|surviv\w+|unhurt|unharmed|uninjured|alive",
    "for": r"vot(?:ed?|es|ing) (?:\w+ )?(?:for|in favou?r)|in favou?r",
    "against": r"vot(?:ed?|es|ing) (?:\w+ )?against|opposed",
    "neither": r"abstain(?:ed)?|abstentions?|absent",
}
_ASKED = {fate: f"{_FATES[fate]}|{beside}" for fate, beside in _ASKED_BESIDE.items()} | _ASKED_ONLY
_NO_NOUN = (
    rf"{PREPOSITIONS}|{SUBORDINATING}|{RELATIVES}|and|but|or|were|was|are|is|be|been|being|have|had|has|not|never|as|during|"
    r"until|than|if|including|wanted"
)
_NOUNS = rf"(?:\s+(?!(?:{_NO_NOUN})\b)[\w’'-]+){{0,4}}?"
_VERBS = (
    r"(?:\s+(?:who|were|was|are|is|have|had|has|been|being|be|also|still|found|reported(?:ly)?|confirmed|feared|badly|"
    r"seriously|more))*"
)
_ROUGHLY = rf"(?:{MODIFIERS}|another|all|(?:the )?(?:lives )?of|to)"
_NUMERAL = rf"(?:[\d,]+|{SPELLED}(?:-{SPELLED})?)"
_AFTER = {fate: regex(rf"{_NOUNS}{_VERBS}\s+(?:{words})\b", re.IGNORECASE) for fate, words in _FATES.items()}
# "Five of the 16 miners who had been trapped have died": what became of the part, not of the whole.
_OF_WHOLE = (
    r"\s+of\s+(?:(?:the|its|their|his|her|those|these)\s+)?"
    r"(?:(?!(?:who|that|which|whom|them)\b)(?:\d[\d,]*|[\w’'-]+)\s+){1,4}?"
)
_WHO = r"(?:(?:who|that|which)\s+(?:[\w’'-]+\s+){1,8}?)?"
_HAVE = rf"(?:were|was|are|is|have|had|has)(?:\s+(?:since|now|all))?{_VERBS}"
_VOTES = frozenset({"for", "against", "neither"})
_PART_BECAME = {
    fate: regex(rf"{_OF_WHOLE}{_WHO}{_HAVE}\s+(?:{words})\b", re.IGNORECASE) for fate, words in _FATES.items()
}
_BEFORE = {
    fate: regex(rf"\b(?:{words})\s+(?:{_ROUGHLY}\s+)*$", re.IGNORECASE)
    for fate, words in _FATES.items()
    if fate not in _VOTES  # "a charge against nine" votes on nothing
}
_IS_ASKED = {fate: regex(rf"\b(?:{words})\b", re.IGNORECASE) for fate, words in _ASKED.items()}
_COORDINATED = {
    fate: (
        regex(rf"\s*(?:,|and|or|/)\s+(?:\w+ly )?(?:{words})\b", re.IGNORECASE),
        regex(rf"\b(?:{words})\s+(?:and|or)\s+(?:\w+ly\s+)?$", re.IGNORECASE),
    )
    for fate, words in _FATES.items()
}
_PART = {
    fate: regex(
        rf"\s+of\s+(?:(?:the|those|these|his|her|its|their|all)\s+)?(?:{_NUMERAL}\s+)?(?:people\s+)?(?:{words})\b",
        re.IGNORECASE,
    )
    for fate, words in _FATES.items()
}
# "How many of the hurt", "how many wounded were flown out".
_ASKS_PART = regex(
    rf"(?:^\W*|\b(?:how many|share|part|number) )of (?:the|those|these|them|his|her|its|their)\b|"
    rf"\bhow many (?:dead|{HURT}|{VICTIMS}|missing|survivors|hostages) (?:had|have|has|did|were|are) "
    r"(?!(?:there|in|at|on|reported|counted|left|among|aboard)\b)",
    re.IGNORECASE,
)
ALL = regex(r"\b(?:all|each)\s+(?:of\s+)?(?:(?:the|those|its|his|her|their)\s+)?$", re.IGNORECASE)
"""Before a figure that counts everybody."""
_WHICH = regex(rf"{_NOUNS}\s+who\s+(?P<rest>[^.,;:]*)", re.IGNORECASE)
_BECAME = {
    fate: regex(rf"\w\s+(?:were|was|have|has|had|are|is)(?:{_VERBS})\s+(?:{words})\b", re.IGNORECASE)
    for fate, words in _FATES.items()
}
LOOK_BACK = 60  # code points


@lru_cache(maxsize=8)
def asked_fates(question: Question) -> frozenset[str]:
    """Every fate that the question names, but for those that it tells the time or the reason by."""
    if question.language != "en":
        return frozenset()
    asked = without_beforehand(question.text)
    return frozenset(fate for fate, words in _IS_ASKED.items() if words.search(asked))


def is_of_another_fate(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether the figure `sentence[start:end]` (code points) counts others than who is asked for, or a part of them:
    "two of the injured" where the injured are asked for."""
    asked = asked_fates(question)
    if not asked:
        return False
    told = frozenset(_told(sentence, start, end))
    if not asked & _VOTES:  # "14 people opposed to the levy were killed" voted on nothing
        told -= _VOTES
    if told:
        return not told & asked and not _is_told_behind(asked, sentence, end)
    part = next((part for fate in asked if (part := _PART[fate].match(sentence, end))), None)
    if part is None or _ASKS_PART.search(question.text) or ALL.search(sentence, 0, start):
        return False
    return not tells_the_sort(question, sentence[part.end() :])


def _is_told_behind(asked: frozenset[str], sentence: str, end: int) -> bool:
    """Whether "girls who were abducted" only says which, and behind it stands what became of them: "were freed"."""
    named = _WHICH.match(sentence, end)
    return named is not None and any(_BECAME[fate].search(named["rest"]) for fate in asked)


def _told(sentence: str, start: int, end: int) -> Iterator[str]:
    """What the words behind the figure and those before it tell: "killed 14 captured rebels" tells two things."""
    after = _matched(_AFTER, sentence, end) or _matched(_PART_BECAME, sentence, end)
    if after:
        yield from after
        last = max(found.end() for found in after.values())
        yield from (fate for fate, (words, _) in _COORDINATED.items() if words.match(sentence, last))
    elif (counted := toll_of(sentence, start)) is not None:
        yield counted
    before = sentence[max(0, start - LOOK_BACK) : start]
    for fate, words in _BEFORE.items():
        if found := words.search(before):
            yield fate
            first = before[: found.start()]
            yield from (other for other, (_, earlier) in _COORDINATED.items() if earlier.search(first))


def _matched(forms: Mapping[str, re.Pattern[str]], sentence: str, end: int) -> dict[str, re.Match[str]]:
    return {fate: found for fate, words in forms.items() if (found := words.match(sentence, end))}


def told_fates(sentence: str, start: int, end: int) -> frozenset[str]:
    """Every fate that is told of those whom `sentence[start:end]` (code points) counts."""
    return frozenset(_told(sentence, start, end))
