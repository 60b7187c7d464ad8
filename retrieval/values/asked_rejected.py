"""A yes/no question of what the sentence rejects: "Police denied that lamps had been stolen" says no to "Were lamps
stolen?", however sure a reader is that the words behind "that" say yes.

A rejection of nothing, of an act that was not asked, or one that is itself asked after, says nothing outright.
"""

from retrieval.values.content import content_stems
from retrieval.values.negation import DOUBLE, NEGATIVE
from retrieval.values.proposition import ASKS_DENIAL, Proposition
from retrieval.values.rejection import rejections

Span = tuple[int, int]


def rejects_asked(question: str, sentence: str) -> Span | None:
    """The words that reject and what they reject (code points), where that is what is asked; None where none do."""
    rejected = rejections(sentence)
    if not rejected or ASKS_DENIAL.match(question) or DOUBLE.search(sentence):
        return None
    asked = Proposition.read(question)
    if asked.negated or asked.refused or asked.knowledge:
        return None
    for each in rejected:
        told = sentence[slice(*each.content)]
        beside = content_stems(f"{sentence[: each.verb[0]]} {sentence[each.content[1] :]}")
        stems = content_stems(told)
        is_act = asked.act is None or bool(stems & asked.act)
        shared = len(stems & asked.stems)
        if is_act and shared and shared >= len(beside & asked.stems) and not NEGATIVE.search(told):
            return each.verb[0], each.content[1]
    return None
