"""English words for being killed and hurt, as patterns' alternatives and as stems: one list for all.

It does not know whose fate a sentence tells, nor what else counts as harm (`harm` does).
"""

from retrieval.stems import stem_of

DIED = r"killed|dead|die[ds]?|dying|deaths?|fatalit(?:y|ies)"
DEAD = (
    rf"{DIED}|kill(?:s|ing)?|slain|drown(?:ed|s|ing)?|perish(?:ed|es|ing)?|murder(?:ed|s|ing)?|massacr(?:ed|ing)|"
    r"slaughter(?:ed|ing)|suffocat(?:ed|ing)|asphyxiat(?:ed|ing)|electrocuted|strangled|beheaded|lynched|martyr(?:s|ed)"
)
"""With what somebody does to others."""
HURT = r"injur(?:ed?|es|y|ies|ing)|wound(?:ed|s|ing)?|hurt(?:s|ing)?"
VICTIMS = r"casualt(?:y|ies)|victims?"
TOLL_OF_DEAD = r"death toll|number of (?:the |people |those )?(?:killed|dead|deaths|fatalities)"
TOLL_OF_HURT = r"number of (?:the |people |those )?(?:injured|wounded|hurt)"
DEATH_STEMS = frozenset(stem_of(w) for w in "killed kill died die dead death deaths toll fatalities casualties".split())
HURT_STEMS = frozenset(stem_of(w) for w in "injured injuries wounded hurt".split())
