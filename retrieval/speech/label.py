"""A speaker whose name stands before the words, as in live reports and transcripts: 'Hospital director Yelva Marn: "We
have 41 wounded."'.

It takes only a name before a quotation: "Velm: two die" is a headline.
"""

from index.regex import regex
from retrieval.answer import Attribution
from retrieval.values.list_number import behind_list_number

_NAME = r"[A-Z][\w’'-]+\s+(?:[A-Z]\.\s+|al-|[A-Z][\w’'-]+\s+){0,3}?[A-Z][\w’'-]+"
_LABEL = regex(
    r"[*_]{0,3}(?:(?:Said|Says|Added|Adds|Continued|Wrote|Writes)\s+)?"
    rf"(?P<who>(?:[\w’'.-]+\s+){{0,6}}?{_NAME})[*_]{{0,3}}:[*_]{{0,3}}\s+(?=[“\"])"
)
_NO_LABEL = regex(
    r"\b(?:is|are|was|were|has|have|had|will|would|to|in|on|at|by|from|with|for|as|and|but|that|who|which|says?|said|"
    r"told|adds?|added|wrote|writes|[Cc]aption|[Cc]opyright|[Hh]ighlights|[Pp]hoto)\b"
)


def labelled(sentence: str) -> Attribution | None:
    """Who is named before the quotation that the sentence opens with; None where nobody is."""
    label = _LABEL.match(sentence, behind_list_number(sentence))
    if label is None or _NO_LABEL.search(label["who"]):
        return None
    return Attribution(who=label["who"], anonymous=False, via=None)
