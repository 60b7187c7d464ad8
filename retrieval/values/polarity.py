"""Whether a sentence states or denies what a yes/no question asks.

Rules over negation cues, their scope and a few opposites; it does not know whether the sentence speaks of the asked
event, and it reads English. "Could not be confirmed" and "would not say" are no position.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from retrieval.stems import content_words, stem_of, stems_in
from retrieval.tongues.tables import wording
from retrieval.tongues.wording import Wording
from retrieval.values.anyone import denies_for_one
from retrieval.values.content import content_stems
from retrieval.values.denied import act_asked, denies_another
from retrieval.values.opposites import says_opposite
from retrieval.values.put_question import without_put_question
from retrieval.values.switch import agrees
from retrieval.values.wanted import is_only_wanted

_NO_SCOPE = 0.6  # how sure a denial is whose reach is not known


class Stance(StrEnum):
    """What a sentence says to the question."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Polarity:
    """The stance, the words that decide it (a half-open range of the sentence, None for a plain statement) and how
    sure the rules are, 0 to 1."""

    stance: Stance
    cue: tuple[int, int] | None
    strength: float


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


_GAP = r"(?:\s+\w+){0,2}\s+"
NOT_DENYING = (
    r"\bnot (?:only|just|merely|least|to mention|until|surprisingly|far)\b",
    r"\bwhether or not\b",
    r"\bif not\b",
)
"""What has a "not" and denies nothing."""
_NO_NEGATION = _any(
    *NOT_DENYING,
    r"\bno doubt\b",
    r"\bno (?:sooner|wonder|matter|less than|fewer than|more than|later than|longer than)\b",
    r"\b(?:may|might) or (?:may|might) not\b",
    r"\bnothing but\b",
    r"\bnot yet known\b(?=\Z)",
    r"\bno-fly\b|\bno-one's\b",
    r"\bno\.\s?\d+",
    r"\bwithout (?:a )?(?:warning|notice|delay|incident|provocation)\b",
)
_UNCLEAR = _any(
    r"\b(?:could|can|has|have|had|was|were|be|been)(?: not|n['’]t)(?: (?:be|been|yet|immediately|"
    r"independently|able to))* "
    r"(?:independently )?(?:confirm(?:ed)?|verif(?:y|ied)|establish(?:ed)?|determined?|substantiated?|corroborated?)\b",
    r"\bcannot (?:be )?(?:independently )?(?:confirm|verif|establish|determin)\w*",
    r"\b(?:unable|impossible|too early|too soon|refused|declined|failed) to (?:independently |immediately )?"
    r"(?:confirm|verify|say|comment|establish|determine|tell|speculate|discuss|specify|elaborate|answer)\b",
    r"\b(?:is|was|are|were|remains?|remained) (?:not (?:immediately |yet |entirely |fully )*(?:clear|known|"
    r"certain)|unclear|unknown|"
    r"uncertain|unconfirmed|unverified)\b",
    r"\b(?:(?:it's|it is|it was) not|wasn['’]t|isn['’]t) (?:immediately |yet )*(?:clear|known)\b|"
    r"\b(?:it's|it is|it was) (?:immediately |yet )*un(?:clear|known)\b",
    r"\bno (?:immediate )?(?:word|information|comment|confirmation|details?|official)\b(?! statement)",
    r"\b(?:would|did|does|do|has|have)(?: not|n['’]t) (?:immediately |yet )?(?:say|comment|specify|"
    r"elaborate|disclose|confirm|"
    r"respond|know|clarify|address)\b",
    r"\bneither confirm(?:ed|s)? nor den(?:y|ied|ies)\b",
    r"\b(?:not|n['’]t|never|neither)" + _GAP + r"?(?:rul(?:e|ed|ing) out|den(?:y|ied|ying)|exclud(?:e|ed|ing))\b",
    r"\b(?:investigat\w+|asked|asking|wonder\w*|question(?:ed|s|ing)?|determine|know|sure|examin\w+|"
    r"looking into|probing) "
    r"(?:whether|if)\b",
    r"\bremains to be seen\b|\bopen question\b|\bunconfirmed reports?\b|\bhas yet to (?:confirm|comment|say|verify)\b",
)
_ASKS_KNOWN = re.compile(
    r"^\W*(?:is|was|are|were|has|have|had|did|does|do)\b(?:n['’]t)?\s+(?:(?!(?:that|who|if|whether)\b)[^\s,]+\s+){1,6}?"
    r"(?:know|known|clear|certain|confirm(?:ed)?|verif(?:y|ied)|establish(?:ed)?|determined?)\b",
    re.IGNORECASE,
)
_NOT_KNOWN = _any(
    r"(?:\b(?:not|cannot|unable|impossible|yet)\b|n['’]t\b).*\b(?:know|known|clear|certain|confirm\w*|verif\w+|establish\w*|"
    r"determin\w+)\b",
    r"\bun(?:clear|known|certain|confirmed|verified)\b",
)
"""No answer to what happened, and a no to whether it is known."""
_DOUBLE = _any(
    r"\b(?:not|n['’]t|never|hardly)\s+(?:\w+\s+)?(?:false|untrue|fabricated|fake|unharmed|unhurt|uninjured|"
    r"unfounded|baseless|wrong)\b",
    r"\bden(?:y|ied|ies|ying)\s+(?:that\s+)?(?:(?!and\b|but\b|saying\b)\w+\s+){0,4}(?:no|nobody|none|not|never)\b",
    r"\b(?:denied|denies|disputed|rejected)\s+(?:reports?|claims?|"
    r"suggestions?)\s+(?:that\s+)?(?:(?!and\b|but\b)\w+\s+){0,4}(?:no|not|never|none)\b",
)
_DENIAL = _any(
    r"\b(?:den(?:y|ied|ies|ying|ial|ials)|refut(?:e|es|ed|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|"
    r"disput(?:e|es|ed|ing)|"
    r"rebuff(?:s|ed)|debunk(?:s|ed)?|disavow(?:s|ed)?|contradict(?:s|ed)?|disown(?:s|ed)?|disclaim(?:s|"
    r"ed)?|retract(?:s|ed)?)\b",
    r"\b(?:false|fabricat(?:ed|ion|ions)|fake|untrue|baseless|unfounded|a lie|lies|a hoax|hoax|bogus|groundless|"
    r"disinformation|misinformation|fictitious|wrong man)\b",
    r"\b(?:stopped|stops|stopping|fell|fall|falls) short of\b",
    r"\brul(?:e|ed|es|ing) out\b",
    r"\b(?:fail(?:ed|s|ing)?|refus(?:ed|es|ing|al)|declin(?:ed|es|ing)|unable|has yet|have yet|had yet) to\b",
    r"\bwhat\b[^.;]{0,60}\b(?:described as|called|thought was|believed was|took for)\b[^.;]{0,40}\b(?:was|were)\b",
    r"\bcleared of\b|\bexonerat\w+|\babsolved\b|\bfar from\b|\brather than\b|\binstead of\b",
    r"\bnothing to do with\b|\bno (?:truth|evidence|indication|indications|sign|signs|proof|basis|link|"
    r"links|connection|role|part)\b",
)
_NEGATIVE = _any(
    r"\b(?:no|not|never|none|nobody|no one|no-one|nothing|neither|nor|without|cannot|nowhere)\b|n['’]t\b",
    r"\bat no (?:point|time|stage)\b",
)
# Opposites of what may be asked, as stems' first words; the right side answers no to a question of the left.
_OPPOSITES: tuple[tuple[str, str], ...] = (
    (
        "injure injured hurt wounded harmed harm casualties wound injuries",
        "unhurt unharmed uninjured unscathed safe safely",
    ),
    ("killed die died dead kill death casualties", "survived survive alive unhurt unharmed"),
    ("alive survive survived", "dead died killed"),
    ("guilty convicted convict", "acquitted innocent cleared exonerated"),
    ("involved involvement responsible suspect guilty culprit linked", "released cleared exonerated innocent freed"),
    ("arrested detained custody captured caught", "escaped fled released large"),
    (
        "agree agreed accept accepted approve approved sign signed support",
        "refused rejected vetoed opposed declined walked",
    ),
    ("close closed shut", "open opened reopened"),
    ("open opened reopen reopened", "closed shut"),
    ("win won", "lost lose defeated"),
    ("lose lost", "won"),
    ("succeed succeeded success", "failed failure"),
    ("destroy destroyed damage damaged", "intact undamaged"),
    ("intact undamaged", "destroyed damaged"),
    ("found discovered located", "missing"),
    ("true genuine authentic real", "false fake fabricated hoax bogus"),
    ("resume resumed return", "halted suspended ended stopped"),
    ("stay stayed remain", "left leave resigned quit"),
    ("intercept intercepted shot down", "landed struck"),
)
# What was not done as the very thing asked ("Did they refuse to pay?"; not "the failed launch"), and words that say so.
_SUBJECT = r"(?:(?!who\b|whom\b|that\b|which\b)\S+\s+){0,6}?(?:(?!the\b|an?\b|his\b|her\b|its\b|their\b)\S+\s+)"
_NOT_DONE = (
    (
        re.compile(rf"^\W*(?:did|has|have|had)\s+{_SUBJECT}(?:refused?|declined? to)\b", re.IGNORECASE),
        "refuse refused refusing refusal decline declined declining",
    ),
    (
        re.compile(rf"^\W*(?:did|has|have|had)\s+{_SUBJECT}fail(?:ed)?\b", re.IGNORECASE),
        "fail failed failing failure unable",
    ),
)
# "Has not yet resigned" and "has yet to resign" are one clause.
_CLAUSE = re.compile(
    r";|[“”\"]|\s[–—-]\s|,?\s+\b(?:but|although|though|while|whereas|however|despite|because|"
    r"(?<!not )(?<!n't )(?<!n’t )yet(?! (?:to|been)\b))\b|,\s+(?=and\b)|,\s+(?=which\b|who\b)|:\s"
)


RULES_WORTH = 1.5
"""Of the rules' yes or no, in a reader's log odds: together right 79 of 100 held-out times, rules 73, a reader 74."""


def polarity(
    question: str,
    sentence: str,
    span: tuple[int, int] | None = None,
    denies: float | None = None,
    language: str | None = None,
) -> Polarity:
    """What the sentence says to the yes/no question; `span` is where a reader found the answer, if one did, `denies`
    its log odds that the words there say no. What the rules find unclear stays so. `language` is the sentence's."""
    table = wording(language)
    if table is None:
        whole, sentence = sentence, without_put_question(sentence)
        span = span if span is None or sentence[slice(*span)] == whole[slice(*span)] else None
    switched = agrees(question, sentence) if table is None and not _UNCLEAR.search(sentence) else None
    if switched is not None:  # what the words say outright is not weighed against the reader
        return Polarity(Stance.YES if switched else Stance.NO, None, 1.0)
    if table is None and (cue := says_opposite(question, sentence)) is not None and not _UNCLEAR.search(sentence):
        return Polarity(Stance.NO, cue, 1.0)
    if table is None and (is_only_wanted(question, sentence) or denies_for_one(question, sentence)):
        return Polarity(Stance.UNCLEAR, None, 1.0)
    found = _by_rules(question, sentence, span) if table is None else _of_tongue(table, sentence, span)
    if denies is None or found.stance is Stance.UNCLEAR:
        return found
    odds = denies + (RULES_WORTH if found.stance is Stance.NO else -RULES_WORTH)
    stance = Stance.NO if odds > 0 else Stance.YES
    return found if stance is found.stance else Polarity(stance, None, found.strength)


def _of_tongue(table: Wording, sentence: str, span: tuple[int, int] | None) -> Polarity:
    """By the denials and negations of another language; weaker, for their scope is not looked at."""
    from retrieval.tongues.stance import denial

    cue = denial(table, sentence, span)
    return Polarity(Stance.YES if cue is None else Stance.NO, cue, _NO_SCOPE)


def _by_rules(question: str, sentence: str, span: tuple[int, int] | None) -> Polarity:
    asked = _Asked.read(question)
    masked = _NO_NEGATION.sub(lambda m: "·" * len(m.group()), sentence)
    clauses = _clauses(masked)
    deciding = _deciding(asked, masked, clauses, span)
    stance, cue, strength = _read_clause(asked, masked, *deciding)
    if stance is Stance.YES and cue is None:
        stance, cue, strength = _turned(asked, masked, clauses, deciding) or (stance, cue, strength)
    if asked.is_negative_beside(sentence) and stance is not Stance.UNCLEAR:
        stance = Stance.NO if stance is Stance.YES else Stance.YES
    return Polarity(stance, cue, strength)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The proposition: stems of what is asked (its synonyms with it), of its names, of the words that say the opposite,
    whether it is a negative one itself, the words of refusing or failing where it asks whether somebody did, all that
    the act may be called, where that is known, and whether it asks what is known."""

    stems: frozenset[str]
    names: frozenset[str]
    opposites: frozenset[str]
    negated: bool
    refused: str
    act: frozenset[str] | None
    knowledge: bool

    @classmethod
    def read(cls, question: str) -> "_Asked":
        """Of the part that asks; "Wasn't ...?" asks the same as "Was ...?"."""
        body = re.split(r"[:,]\s+(?=(?:was|were|is|are|did|do|does|has|have|had|can|could|will)\b)", question)[-1]
        body = re.sub(r"^\W*\w+n['’]t\b", "", body)
        names = content_stems(" ".join(re.findall(r"(?<=\s)[A-Z][\w'’-]*", body)))
        words = {w.lower() for w in re.findall(r"\w+", body)}
        groups = [(left.split(), right.split()) for left, right in _OPPOSITES if words & set(left.split())]
        stems = content_stems(body) - names | {stem_of(w) for left, _ in groups for w in left}
        opposites = {stem_of(w) for _, right in groups for w in right} - stems
        own = re.search(r"\b(?:no one|nobody|none|never|not|no|without)\b", body, re.IGNORECASE)
        negated = own is not None and re.search(r"\bor not\b", body, re.IGNORECASE) is None
        refused = next((forms for form, forms in _NOT_DONE if form.search(body)), "")
        stems |= {stem_of(word) for word in refused.split()}
        knowledge = _ASKS_KNOWN.search(body) is not None
        return cls(frozenset(stems), names, frozenset(opposites), negated, refused, act_asked(body), knowledge)

    def is_negative_beside(self, sentence: str) -> bool:
        """Whether what the sentence says is to be turned: "did not pay" says yes to "Did they refuse to pay?", as
        "paid" says no. Where it speaks of refusing itself, nothing is to be turned."""
        refuses = content_stems(self.refused) & content_stems(sentence)
        return self.negated ^ (self.refused != "" and not refuses)

    def share(self, text: str) -> int:
        """How many of the asked words stand in the text; names break ties only."""
        stems = content_stems(text)
        return 10 * len(stems & (self.stems | self.opposites)) + len(stems & self.names)


Reading = tuple[Stance, tuple[int, int] | None, float]


def _deciding(
    asked: _Asked, sentence: str, clauses: list[tuple[int, int]], span: tuple[int, int] | None
) -> tuple[int, int]:
    """The clauses that hold the span, else the one that shares most with the question, else the whole sentence."""
    if span is not None:
        held = [c for c in clauses if c[0] < span[1] and span[0] < c[1]]
        if held:
            return min(c[0] for c in held), max(c[1] for c in held)
    shares = [asked.share(sentence[a:b]) for a, b in clauses]
    if not shares or max(shares) == 0:
        return 0, len(sentence)
    return clauses[shares.index(max(shares))]


def _clauses(sentence: str) -> list[tuple[int, int]]:
    borders = [0, *(m.start() or m.end() for m in _CLAUSE.finditer(sentence)), len(sentence)]
    return [(a, b) for a, b in pairwise(borders) if sentence[a:b].strip(' ,;:"“”–—-')]


def _read_clause(asked: _Asked, sentence: str, start: int, end: int) -> Reading:
    clause = sentence[start:end]
    everything = asked.stems | asked.names
    share = len(content_stems(clause) & everything) / max(1, len(everything))
    strength = 0.5 + 0.5 * min(1.0, share)
    for pattern, stance in ((_DOUBLE, Stance.YES), (_UNCLEAR, Stance.UNCLEAR)):
        found = pattern.search(clause)
        if found:
            stance = Stance.NO if asked.knowledge and _NOT_KNOWN.search(found.group()) else stance
            return stance, _at(found, start), strength
    another = denies_another(asked.act, clause) if asked.act else None
    if another is not None:
        told = stems_in(clause[:another]) & (asked.act or frozenset())
        return _read_clause(asked, sentence, start, start + another) if told else (Stance.UNCLEAR, None, strength)
    found = _DENIAL.search(clause)
    if found and not _is_asked(found.group(), asked):
        return Stance.NO, _at(found, start), strength
    found = _NEGATIVE.search(clause)
    if found and _covers(clause, found, asked):
        return Stance.NO, _at(found, start), strength
    opposite = _opposite(asked, clause)
    if opposite is not None:
        return Stance.NO, (start + opposite[0], start + opposite[1]), strength * 0.8
    return Stance.YES, None, strength


def _at(match: re.Match[str], start: int) -> tuple[int, int]:
    return start + match.start(), start + match.end()


def _is_asked(cue: str, asked: _Asked) -> bool:
    """Whether the denial is the very thing asked about ("Did she deny it?")."""
    return len(cue.split()) <= 3 and bool(content_stems(cue) & asked.stems)


def _covers(clause: str, negation: re.Match[str], asked: _Asked) -> bool:
    """Whether what is asked stands under the negation: a word of it behind, or all of it elsewhere."""
    behind = content_stems(clause[negation.end() :])
    before = content_stems(clause[: negation.start()])
    if behind & (asked.stems | asked.opposites):
        return True
    return not before & asked.stems or len(clause[negation.end() :].split()) <= 6


def _opposite(asked: _Asked, clause: str) -> tuple[int, int] | None:
    for word in content_words(clause):
        if word.stem in asked.opposites:
            at = clause.find(word.word)
            return at, at + len(word.word)
    return None


_TURN = re.compile(r"\W*(?:but|although|though|while|whereas|however|yet|despite|and)\b", re.IGNORECASE)


def _turned(asked: _Asked, sentence: str, clauses: list[tuple[int, int]], deciding: tuple[int, int]) -> Reading | None:
    """A plain statement that another clause takes back: "he was held, but later released", "the report is false"."""
    stated = content_stems(sentence[slice(*deciding)])
    for start, end in clauses:
        clause = sentence[start:end]
        if (start, end) == deciding or start < deciding[0] or not _TURN.match(clause):
            continue
        opposite = _opposite(asked, clause)
        if opposite is not None:
            return Stance.NO, (start + opposite[0], start + opposite[1]), 0.6
        negation = _NEGATIVE.search(clause)
        if negation and (content_stems(clause[negation.end() :]) & asked.stems) - stated:
            return Stance.NO, _at(negation, start), 0.6
    return _outside(sentence, *deciding)


_REPORTED = _any(
    r"\b(?:called|calling|describ(?:ed|ing)|dismiss(?:ed|ing)|label(?:l)?ed|"
    r"branded)\b[^.;]{0,60}\b(?:false|fabricat\w+|fake|untrue|lie|lies|"
    r"hoax|baseless|bogus|rumou?rs?|propaganda|nonsense)\b",
    r"\b(?:police|officials?|authorities|spokes\w+|government|army|group|he|she|they|"
    r"it)\s+(?:\w+\s+)?(?:disputed?|denied|denies|rejected)"
    r"\s+(?:that|this|the|his|her|their|its|those|these|it)\b",
)


_REPORTS = _any(r"\b(?:reports?|claims?|rumou?rs?|allegations?|news|statement) (?:that|of|about)\b")


def _outside(sentence: str, start: int, end: int) -> Reading | None:
    """A denial of the whole that the clause alone does not show: "called the claim false", "the report that ... is
    false". A dispute over X's claim ("but police disputed that account") leaves X's claim standing."""
    cue = _REPORTED.search(sentence)
    if cue is None:
        return None
    reported = _REPORTS.search(sentence[:start]) is not None and (start, end) != (0, len(sentence))
    return (Stance.NO, (cue.start(), cue.end()), 0.6) if reported or start <= cue.start() < end else None
