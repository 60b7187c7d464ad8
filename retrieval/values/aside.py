"""What is denied aside from what is asked: a misdeed where it is asked what became of somebody ("Was Venn dismissed?",
"She denies bribery"), and reasons ("The club gave no reason").

Who is arrested, charged or dismissed denies the deed, not that. It reads English, and knows misdeeds by their names.
"""

import re

from index.regex import regex
from retrieval.stems import stems_in
from retrieval.values.content import content_stems
from retrieval.values.proposition import Proposition

_BECAME = stems_in(
    "arrest arrested detain detained charge charged indict indicted dismiss dismissed sack sacked fire fired suspend "
    "suspended sentence sentenced convict convicted jail jailed imprisoned remanded extradited release released freed "
    "bail bailed deported fined banned killed injured hurt wounded died die resign resigned quit stepped removed "
    "replaced expelled acquitted cleared questioned searched raided tried identified named custody appear appeared "
    "oust ousted accuse accused"
)
_MISDEED = (
    r"(?:wrongdoing|guilt|misconduct|charges?|counts?|allegations?|accusations?|offen[cs]es?|crimes?|bribery|corruption|"
    r"fraud|theft|burglary|robbery|murder|manslaughter|arson|rape|assault|harassment|abuse|perjury|treason|"
    r"embezzlement|blackmail|extortion|smuggling|trafficking|espionage|spying|doping|cheating|negligence|stealing|"
    r"taking\s+(?:\w+\s+)?(?:bribes?|money))"
)
_DENIED = regex(
    r"\b(?:(?:has|have|had|strongly|firmly|also)\s+)*(?:"
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing)|dismiss(?:es|ed|ing))\s+"
    r"(?:(?:any|all|the|these|those|both|every|of|his|her|their|its|\w+ed|committing)\s+)*"
    rf"(?:(?!that\b|and\b|but\b)\w+\s+)?{_MISDEED}\b(?!\s+that\b)(?:\s+(?:against|of)\s+(?:him|her|them|\w+ing\b)?)?"
    r"|plead(?:s|ed|ing)?\s+not\s+guilty|maintain(?:s|ed|ing)?\s+(?:his|her|their)\s+innocence)",
    re.IGNORECASE,
)


_NO_REASON = regex(
    r"\b(?:g[ai]ve[sn]?|giving|offer(?:s|ed|ing)?)\s+no\s+(?:\w+\s+)?(?:reasons?|explanations?|details|grounds)\b",
    re.IGNORECASE,
)

_CORRECTED = regex(
    r",?\s+(?:correcting|contradicting|contrary\s+to|despite|withdrawing|retracting|reversing|after)\s+"
    r"(?:(?:an?|the|its|his|her|their)\s+)?(?:earlier|initial|previous|first|prior)\s+(?:\w+\s+)?"
    r"(?:reports?|statements?|claims?|accounts?)\b[^.;:“”\"]*",
    re.IGNORECASE,
)
_ASKS_REPORT = regex(
    r"\b(?:report\w*|correct\w*|contradict\w*|statement|claim\w*|said|say|den(?:y|ied))\b", re.IGNORECASE
)


_ASKS_REASON = regex(r"\b(?:reason|explanation|detail|ground)s?\b", re.IGNORECASE)


def without_asides(question: str, sentence: str) -> str:
    """The sentence with such denials blanked out."""
    asides = () if _ASKS_REASON.search(question) else (_NO_REASON,)
    if _ASKS_REPORT.search(question) is None:
        asides = (*asides, _CORRECTED)
    for aside in (*asides, _DENIED) if asks_what_became(question) else asides:
        sentence = aside.sub(lambda found: " " * len(found.group()), sentence)
    return sentence


def asks_what_became(question: str) -> bool:
    """Whether it is asked what became of somebody: "Was Venn dismissed?"."""
    return bool(_BECAME & content_stems(question))


def is_silent(question: str, sentence: str) -> bool:
    """Whether no word of what is asked is left in it but names."""
    asked = Proposition.read(question)
    return not content_stems(sentence) & (asked.stems | asked.opposites)
