"""What is said before a question out of courtesy: "can you tell me how many ...?" asks how many, not whether one can.

English; it does not know what is asked.
"""

import re

from index.regex import regex

_MODAL = r"(?:can|could|would|will)"
_BEFORE = regex(
    r"\W*(?:(?:so|and|but|ok(?:ay)?|well|hi|hello|hey|please|sorry)\b[\s,.!:;-]*)*(?:"
    rf"{_MODAL} (?:you|u|someone|somebody|anyone|anybody)(?: please| kindly)? "
    r"(?:tell (?:me|us)|let (?:me|us) know|say|explain|find out|check|look up)|"
    r"(?:kindly )?(?:tell (?:me|us)|let (?:me|us) know)|"
    r"do (?:you|u|we)(?: happen to)? know|does (?:anyone|anybody|someone|somebody)(?: happen to)? know|"
    r"(?:i|we)(?:['’]d| would| do)? (?:really )?(?:like|love|want|wanted|need) to (?:know|ask|learn|see|find out)|"
    r"what (?:i|we)(?:['’]d| would)? (?:really )?(?:like|love|want|need) to (?:know|ask|find out) is|"
    r"i (?:wonder|was wondering|am wondering)|i['’]m wondering|we (?:wonder|are wondering|were wondering)|"
    r"(?:i['’]m|i am|we['’]re|we are) (?:trying|looking) to (?:find out|learn|see)|"
    r"(?:have you |do you have )?any idea|(?:my|the|our) question is)"
    r"[\s,:]*(?:please[\s,:]*)?"
    r"(?=(?:(?:in|on|at|from|to|by|for|of|with)\s+)?(?:who|whom|whose|where|when|why|how|which|what|whether|if|about)\b)"
)
# "Whether the mayor was warned" asks what "was the mayor warned" does, of which more was learned.
_WHETHER = regex(
    r"(?:whether|if) (?:(?P<who>(?:(?!who\b|which\b|that\b|whose\b)\S+ ){1,6}?)"
    r"(?P<verb>was|were|is|are|has|have|had|will|would|can|could|did|does|do) )?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def without_courtesy(text: str) -> str:
    """The question from the word that asks; the text itself where nothing but that stands before it."""
    before = _BEFORE.match(text.lower())
    if before is None or len(text.lower()) != len(text):
        return text
    asks = text[before.end() :]
    told = _WHETHER.match(asks)
    if told is not None:
        asks = f"{told['verb']} {told['who']}{told['rest']}" if told["verb"] else f"whether {told['rest']}"
    return asks[0].upper() + asks[1:]
