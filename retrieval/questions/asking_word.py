"""Which word of a question asks, where clauses that set the scene have question words and commas of their own.

English. It does not know what is asked for.
"""

import re

from index.regex import folded, regex
from retrieval.questions.phrase import words_in
from retrieval.questions.words import AUXILIARIES, QUESTION_WORDS

ASKING = regex(rf"\b({'|'.join(sorted(QUESTION_WORDS))})\b", re.IGNORECASE)
# "After the dam broke, did ...?" and "In June, was ...?": a clause of scene-setting, then the question.
_SCENE = regex(
    r"^\W*(?:after|before|when(?! exactly| precisely)|while|once|since|in|on|at|during|as|if|according|by|following|"
    r"despite|with|for|under|to|because|although|though|until|besides|around|about|over|from|among|between|of|per|given|"
    r"judging|going|based|asked|now|back|later|earlier|throughout|upon|within|apart|ahead|prior|against)\s+"
    r"(?!(?:wh\w+|how)\b)[^?]*?,\s*(?=(\w+))",
    re.IGNORECASE,
)
_NEXT_CLAUSE = regex(r"[^?]*?,\s*(?=(\w+))")
_ASKS_BEHIND = (
    r"[^?]*?,\s*(?:(?:in|on|at|from|to|by|for|of|with|about|around|roughly)\s+){0,2}?(?P<asks>(?:what|how|why|whose)\b|"
    r"(?<=, )(?:wh\w+)\b)"
)
_IN_SCENE = regex(
    r"^\W*(?:\w+ing|after|before|in|on|at|for|of|since|if|among|besides|apart from|according to|by|from|with|given|"
    r"per)\b[^?]*?(?P<early>\bwho\b|\bwhom\b|\bwhose\b|\bwhich\b|\bwhere\b|\bwhen\b|(?<=to )what\b|(?<=from )what\b|"
    rf"(?<=by )what\b){_ASKS_BEHIND}",
    re.IGNORECASE,
)
_WHEN_IT_WAS = regex(
    rf"^\W*(?P<early>when) (?!(?:{'|'.join(AUXILIARIES)}|exactly|precisely|and|or)\b){_ASKS_BEHIND}",
    re.IGNORECASE,
)
""" "When the drivers were out, how many ...?": no time is asked for."""


def word_that_asks(asked: str) -> re.Match[str] | None:
    """The word that asks: not the "who" of a clause in front ("Counting those who had left, how many ...?")."""
    found = ASKING.search(asked)
    scene = _IN_SCENE.match(asked) or _WHEN_IT_WAS.match(asked)
    if found is None or scene is None or scene.start("early") != found.start():
        return found
    return ASKING.search(asked, scene.start("asks"))


_AT_END = regex(
    r"\b(?:(?:in|on|at|from|to|by|for|of|with|near|under)\s+)?(?P<asks>(?:which|what)\s+(?:[\w'’-]+\s+){0,3}?[\w'’-]+)\W*$",
    re.IGNORECASE,
)
_TELLS = regex(
    r"^\W*(?:in|on|at|after|before|during|since|while|if|as|when|by|for|from|under|according)\b[^?,]*,\s*$",
    re.IGNORECASE,
)
_OPENS_CLAUSE = frozenset("who whom whose which where when what".split())


def asks_at_end(asked: str, found: re.Match[str]) -> re.Match[str]:
    """The "which" of "Venn, who built the mill, is mayor of which town?", where "who" asks nothing."""
    last = _AT_END.search(asked)
    before = asked[: found.start()]
    if last is None or last.start("asks") <= found.start() or "," in asked[last.start() : last.end() - 1]:
        return found
    asks = not words_in(before) or _TELLS.match(before) or re.search(r"[,:–—-]\s*$", asked[: last.start()])
    is_clause = folded(found[0]) in _OPENS_CLAUSE and not asks
    if is_clause or (found.start() == 0 and _WHEN_IT_WAS.match(asked + ", what")):
        return ASKING.search(asked, last.start("asks")) or found
    return found


def is_yes_or_no(asked: str) -> bool:
    """Whether what asks, after a clause that sets the scene, begins with an auxiliary."""
    scene = _SCENE.match(asked)
    while scene is not None:
        if scene[1].lower() in AUXILIARIES:
            return True
        if scene[1].lower() in ("how", "what", "why"):
            return False
        further = _NEXT_CLAUSE.match(asked, scene.end())
        scene = further if further and further.end() > scene.end() else None
    return False
