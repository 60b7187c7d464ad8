"""Questions for whose word something is: "who says that the gates were opened?", "who denies that gas was used?".

They ask after the speakers of a yes, or of a no, to a yes/no question, which is made of their clause here. English.
Who once said some words ("who said that nine cannot outvote a thousand?") is looked for beside them, as any person is;
only what was so or was done is taken for a claim there ("who said the gates were opened?").
"""

import re
from dataclasses import dataclass
from typing import Literal

from index.regex import regex
from index.times.tense import PAST_FORMS
from retrieval.questions.words import AUXILIARIES

_AFFIRMS = r"says|claims|claimed|maintains|maintained|insists|insisted|alleges|alleged|asserts|asserted|believes|argues"
_DENIES = r"denies|denied|disputes|disputed|rejects|rejected|contests|contested|contradicts|contradicted|doubts|doubted"
_ASKED = regex(
    rf"^\W*(?:and |but )?who (?:else |still |also |has |have )?(?:(?P<once>said)|{_AFFIRMS}|(?P<denies>{_DENIES}))\s+"
    r"(?P<that>(?:(?:the |any |all )?(?:claims?|reports?|allegations?|suggestions?|accusations?|idea|charges?) )?"
    r"(?:that|whether)\s+)?(?P<clause>[^?]+?)\W*$",
    re.IGNORECASE,
)
_SUBJECT_WORDS = 9
_SPEAKER = frozenset("he she they we i it".split())
_NO_CLAUSE = frozenset("to on in at about for of with".split())
"""What opens no clause: "who claims to have sunk it?", "who said in May that ...?"."""
_VERBS = frozenset(AUXILIARIES)
_BE = frozenset("was were is are".split())
_HAVE = {"had": "did", "has": "does", "have": "do"}
# What makes "had" an auxiliary: "had been warned", "had already left", not "had a permit" or "had ten boats".
_PARTICIPLE = regex(
    rf"(?:also|already|ever|even|just|never|not|only|since|\w+ly|"
    rf"{PAST_FORMS}|\w+ed|(?!ten\b|\w*men\b|children\b|open\b|seven\b|eleven\b|dozen\b)\w+(?:en|wn)|been|done|gone|"
    r"come|become|begun|run|sunk|shrunk|sung|rung|sworn|torn|worn|born|put|set|cut|shut|hurt|let|quit|read|spread|cost|cast)$",
    re.IGNORECASE,
)
_NO = regex(r"\b(?:not|never)\s+|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WhoseWord:
    """`asks` is the yes/no question, `says` which answer's speakers are asked for."""

    asks: str
    says: Literal["yes", "no"]


def whose_word(text: str) -> WhoseWord | None:
    """The question whose speakers are asked for; None where the text asks for something else."""
    asked = _ASKED.match(text.strip())
    if asked is None:
        return None
    clause = asked["clause"]
    denies = asked["denies"] is not None
    words = clause.split()
    at = next((i for i, word in enumerate(words[: _SUBJECT_WORDS + 1]) if i and word.lower() in _VERBS), None)
    if asked["once"] and (at is None or words[at].lower() not in _BE):
        return None
    # "Who claims he sank it?" asks who sank it; "who denies the charges?" has no clause.
    if words[0].lower() in _SPEAKER or words[0].lower() in _NO_CLAUSE or (at is None and asked["that"] is None):
        return None
    if at is None:
        return _whose(f"is it true that {clause}?", denies=denies)
    plain = _NO.sub("", clause)
    return _whose(_asks(plain.split(), at), denies=denies is not (plain != clause))


def _asks(words: list[str], at: int) -> str:
    """The yes/no question of a clause whose verb stands at `at`: "had it sunk?", "did it have a crew?"."""
    verb, behind = words[at].lower(), words[at + 1 :]
    if verb in _HAVE and behind and not _PARTICIPLE.match(behind[0]):
        verb, behind = _HAVE[verb], ["have", *behind]
    return " ".join([verb, *words[:at], *behind]) + "?"


def _whose(asks: str, *, denies: bool) -> WhoseWord:
    return WhoseWord(asks, "no" if denies else "yes")
