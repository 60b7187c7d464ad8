"""The kind of answer that a question asks for, and the noun it asks by, read from its question word.

It looks at words alone; a question without a question word is `question_terse`'s.
"""

import re

from index.regex import folded, regex
from retrieval.answer import Kind
from retrieval.questions.asking_word import asks_at_end, is_yes_or_no, word_that_asks
from retrieval.questions.nouns import kind_of_nouns
from retrieval.questions.phrase import Asked, focus_of, until_verb, words_in
from retrieval.questions.race import asks_race_time
from retrieval.questions.tail import by_tail
from retrieval.questions.terse import counted, head_of_relative, is_stated, terse
from retrieval.questions.which import asked_by_noun
from retrieval.questions.words import AUXILIARIES, DETERMINERS, MEASURES, PLURALS, SCALES

_ASKS_ACCOUNT = regex(
    r"\bwhat happened\b|\bwhat (?:(?:is|was|were) the )?reasons?\b|\bwhat grounds?\b|\bwhat l(?:ies|ay) behind\b|"
    r"\b(?:in what (?:way|manner)|by what means)\b|\bwhat (?:was|were|is|are|did|does|do) .+ about\W*$|"
    r"\bwhat state (?:(?:was|were) .+|(?:is|are) the .+) (?<!ed )(?<!born )in\W*$|"
    r"\bwho\b(?! (?:is|was|are|were) (?:an?|the)\b).+\bwhom\b",
    re.IGNORECASE,
)
# Whatever is spoken of: "what did the union say about the cost?" asks for no figure.
_ASKS_WORDS = regex(
    r"\bwhat (?:else )?(?:did|does|do|has|have|had) (?:\S+ ){1,10}?(?:say|said|tell|told|stated?|claim(?:ed)?|"
    r"repl(?:y|ied)|answer(?:ed)?|argued?|admit(?:ted)?|wr[oi]te|written|report(?:ed)?|reveal(?:ed)?|announced?|explain(?:ed)?)"
    r"(?: (?!(?:was|is|were|are|had|has)\b)\S+){0,4}? (?:about|regarding|concerning)\b",
    re.IGNORECASE,
)
_IS_DOING = regex(
    r"\bwhat (?:was|were|is|are) (?:\S+ ){1,8}?(?<!for )(?<!of )(?:doing|wearing|carrying|planning|trying|like)\b",
    re.IGNORECASE,
)
_COSTS = regex(
    r"^\W*what(?:\b ?)(?:(?:did|does|do|will|would|might|may|could|should|must) .+ (?:cost|earn|weigh|measure|pay|owe|"
    r"spend(?! (?:\w+ ){1,2}(?:minute|hour|day|week|month|year)s?\b)|come to|add up to|amount to|sell for)|"
    r"(?:did|does|do|has|have|had) .+ (?:put|give|gave|given|estimate|estimated|report|reported|reckon|set) "
    r"(?:\w+ )?as the (?:\w+ ){0,3}?(?:toll|number|total|cost|price|rate|figure|count|share|damage)|"
    r"(?:did|do|does) .+ (?:is|are|was|were) worth|"
    r"(?:is|was|were|will be|would be|['’]s) (?:the|its|his|her|their|\S+(?: \S+)?['’]s?) (?:[\w’'-]+ ){0,2}?"
    r"bill (?:for|of|at)|"
    r"(?:did|does|do|has|have|had|will|would) .+ (?:bring in|take in|rake in|fetch|gross|raise|set .+ back)"
    r"(?=\W*$| (?:from|through) )|(?:did|does|do) .+ get paid|"
    r"(?:did|does|do) .+ (?:receive|get|pay)(?: \S+)*? for (?:every|each)|"
    r"(?:is|are|was|were) .+ (?:worth|valued at|insured for|put at|estimated at|paying|charging)|"
    r"(?:is|are|was|were) (?:(?!names?\b|who|that\b|which\b)\S+ )+paid(?= (?:by|each|per|every|for \w+)\b|,|\W*$))\b",
    re.IGNORECASE,
)
_BODIES = (
    r"(?:house|senate|chamber|parliament|congress|assembly|council|councillors?|committee|court|jury|jurors|justices|"
    r"judges|panel|board|shareholders|members|lawmakers|deputies|senators|mps|delegates|legislature|cabinet)"
)
_APIECE = regex(
    r"^\W*what (?:did|does|do|is|are|was|were|has|have|had|will|would)\b.+\b(?:offer|bid|pa(?:y|id)|propos|charg|rais|"
    r"sell|sold|buy|bought)\w*\b.*\b(?:per|an?|each) (?:\S+ )?share\b(?! (?:of|in)\b)",
    re.IGNORECASE,
)
"""A sum for each: "what did Kell offer for Venn per share?"."""
_COUNTS_VOTES = regex(
    rf"\b(?:what|which) (?:\w+ )?(?:vote|votes|tally|margin|majority)\b|(?<!\ba )\b{_BODIES} vote\b(?! to)|"
    rf"\bwhat (?:was|is|were) (?:\S+ ){{1,5}}?(?:votes?|tally)\b(?!-)|"
    r"\bhow were (?:the )?(?:\w+ )?votes (?:split|cast)\b|"
    r"\bhow (?:did|does) the (?:\S+ ){0,3}?vote (?:(?:on|for|to|in) (?:\S+ ){1,8}?)?(?:split|go|come out|turn out|"
    r"break down|divide|end|finish)\b|"
    rf"\bwhat (?:was|is) the (?:result|outcome) (?:when|as) (?:\S+ ){{1,4}}?{_BODIES} voted\b|"
    r"\b(?:what|how) (?:was|is) the split (?:among|between|of|in|on)\b|"
    r"\b(?:longest|maximum|shortest|minimum|how (?:much|long)) .*\b(?:behind bars|in (?:prison|jail))\b|"
    r"\bwhere (?:did|does|do|was|were) (?:the )?(?:\S+ )?(?:index|shares|stocks?|dollar|pound|euro|crude|oil)"
    r"(?: \S+){0,3}? (?:finish|close|end|stand|settle|trading)\b|"
    rf"\bhow (?:did|does|do|will) (?:\S+ ){{1,4}}?(?<= ){_BODIES} (?:of (?:\S+ ){{1,6}}?)?(?:vote|split|divide)\b|"
    r"\bwhat (?:was|is) the result of (?:\S+ ){1,8}?(?:match|final|game|derby|play-off)\b|"
    r"\bwhat (?:is|was|were) the breakdown of (?:\S+ ){1,5}?vote\b|"
    r"\bwhat(?: is| was|['’]s) .+ (?:support|standing|rating|share) in (?:\S+ ){0,2}?(?:polls?|surveys?)\b|"
    r"\bwhere (?:do|does|did) (?:(?:\S+ ){0,3}?(?:polls?|pollsters|surveys?) (?:put|place|have|see)\b|"
    r".+ (?:stand|lie|rank) in (?:\S+ ){0,2}?(?:polls?|surveys?)\W*$)",
    re.IGNORECASE,
)
_MEASURED = regex(
    r"\bin (?:percent|per cent|percentage (?:terms|points)|points|votes|seats|years|dollars|euros|pounds|"
    r"kilomet\w+|miles|tonnes|acres|hectares|cents|numbers|number of (?!the\b)\w+)\b",
    re.IGNORECASE,
)
_TOLD_TO_NAME = regex(
    r"^\W*(?:please )?(?:name|identify) (?=(?:the|both|all|any|two|three|four|five|one)\b)(?:(?:all|both|any) )?"
    r"(?:of )?",
    re.IGNORECASE,
)
""" "Name the two guards who fled"."""
_ASKS_NAME = regex(
    r"\bwhat (?:do|does|did) .+ stand for\W*$|\bwhat (?:do|does|did) .+ do for (?:a|his|her|their) living\b|"
    r"\bwhat (?:did|does|do) .+ (?:suggest|propose|want|plan|decide|vote|intend) (?:to )?"
    r"(?:call|(?:re)?nam)(?:e|ing)?\b",
    re.IGNORECASE,
)


def kind_and_focus(asked: str, is_choice: bool) -> Asked:
    """The kind, and the stems of the noun asked for; `is_choice` when the question offers two sides."""
    words = words_in(asked)
    if not words:
        return Kind.ACCOUNT, ()
    if words[0] in AUXILIARIES or is_yes_or_no(asked):
        return (Kind.ACCOUNT if is_choice else Kind.POLARITY), ()
    if (told_to := _TOLD_TO_NAME.match(asked)) is not None:
        return asked_by_noun([word for word in words_in(asked[told_to.end() :]) if word not in DETERMINERS])
    if _ASKS_NAME.search(asked):
        return Kind.NAME, ()
    found = word_that_asks(asked)
    if found is None and _COUNTS_VOTES.search(asked):
        return Kind.NUMBER, ()
    if found is None and (is_stated(asked) or (_OF_TOPIC.search(asked) and not is_choice)):
        return Kind.POLARITY, ()
    if found is None:
        return (Kind.NUMBER, counted(words)) if _MEASURED.search(asked) else terse(words_in(_after_colon(asked)))
    found = asks_at_end(asked, found)
    head = head_of_relative(asked, found)
    if head is not None:
        return head
    rest = _said_in_full(words_in(asked[found.end() :]))
    if _ASKS_ACCOUNT.search(asked) or _ASKS_WORDS.search(asked) or _IS_DOING.search(asked):
        return by_tail(asked) or (Kind.ACCOUNT, ())
    read = _worded(asked, asked[found.start() :], rest, is_choice)
    return _with_tail(asked, read)


def _with_tail(asked: str, read: Asked) -> Asked:
    """What the last clause says again; where a place is asked for, only which sort of place."""
    tail = by_tail(asked) if read[0] in (Kind.ACCOUNT, Kind.PERSON, Kind.PLACE) else None
    return read if tail is None or (read[0] is Kind.PLACE is not tail[0]) else tail


def _said_in_full(rest: list[str]) -> list[str]:
    """ "What's the name", as "what is the name"."""
    return ["is", *rest[1:]] if rest[:1] in (["'s"], ["’s"]) else rest


_COLON = regex(
    r":\s+(?=(?:the\s+)?(?:\w+\s+)?(?:number|names?|date|place|location|toll|cost|price|cause|reason)\b)", re.I
)


_OF_TOPIC = regex(
    rf",\s+(?:{'|'.join(AUXILIARIES)}) (?:it|he|she|they|there|this|that|these|those|any(?:one|body)?)\b", re.IGNORECASE
)
""" "The mill they rebuilt in Velm, is it the old one?"."""
_LAST = regex(r",\s+(?P<noun>[a-z]+)\W*$", re.IGNORECASE)


def _after_colon(asked: str) -> str:
    """What is asked of a topic that is named first: "Letter on the dam, May 2031: number of signatories?", "the pump at
    Velm, price?"."""
    found = _COLON.search(asked)
    if found is None and (last := _LAST.search(asked)) and kind_of_nouns([last["noun"].lower()]) is Kind.NUMBER:
        return last["noun"]
    return asked[found.end() :] if found else asked


def _worded(asked: str, asks: str, rest: list[str], is_choice: bool) -> Asked:
    word = re.split(r"[^\w]", folded(asks), maxsplit=1)[0]
    if word in ("what", "which") and asks_race_time(asked):
        return Kind.NUMBER, ()
    if _COUNTS_VOTES.search(asked) or (word == "what" and (_COSTS.search(asks) or _APIECE.search(asks))):
        return Kind.NUMBER, ()
    if word in ("what", "which") and _MEASURED.search(asked):
        return Kind.NUMBER, counted(rest)
    if is_choice and word == "what" and rest[:1] not in _SHARES:
        return Kind.ACCOUNT, ()
    if word in ("who", "whom"):
        return Kind.PERSON, ()
    if word == "whose":
        return _whose(rest, re.search(r"\b(?:in|at|from|into|outside|near) whose\b", asked, re.IGNORECASE) is not None)
    if word in ("which", "what"):
        return asked_by_noun(rest)
    if word == "how":
        return _how(rest)
    return _SINGLE[word], ()


_SHARES = (["share"], ["percentage"], ["proportion"])
_SINGLE = {"where": Kind.PLACE, "when": Kind.DATE, "why": Kind.ACCOUNT, "whether": Kind.POLARITY}


def _whose(rest: list[str], is_where: bool) -> Asked:
    return (Kind.PLACE if is_where and kind_of_nouns(rest[:1]) is Kind.PLACE else Kind.PERSON), ()


def _how(rest: list[str]) -> Asked:
    if (changing := _changing(rest)) is not None:
        return changing
    if not rest or rest[0] not in MEASURES:
        spelled = any(w.startswith("spel") for w in rest) or _ASKS_SPELLING.search(" ".join(rest)) is not None
        return (Kind.NAME if spelled else Kind.ACCOUNT), ()
    if rest[:2] == ["far", "back"] and rest[2:3] != ["from"]:
        return Kind.DATE, ()
    if rest[:2] == ["long", "ago"]:
        return Kind.DATE, ()
    if (sort := _SORT_OF_THEM.match(" ".join(rest))) is not None and sort["sort"] not in AUXILIARIES:
        return Kind.NUMBER, focus_of([sort["sort"]])
    of = rest[1:6] if rest[0] in ("many", "much") and not SCALES.issuperset(rest[1:2]) else []
    return Kind.NUMBER, focus_of(_until_plural(until_verb(of)))


_SORT_OF_THEM = regex(
    r"many of (?:the|those|them|these|its|his|her|their)\b.* (?:were|are) (?P<sort>[a-z]+(?:s|men|dren))$"
)
""" "How many of those killed were children?": children."""
_CHANGED = frozenset(
    "change changed rise risen grow grown fall fallen increase increased drop dropped evolve evolved develop developed "
    "move moved climb climbed".split()
)
_WHEN_CHANGED = ([], *([word] for word in "since over in from during after between as to by today this".split()))


def _changing(rest: list[str]) -> Asked | None:
    """ "How has the death toll changed": the toll."""
    until = next((at for at, word in enumerate(rest) if word in _CHANGED), 0)
    noun = until_verb([w for w in rest[1:until] if w not in DETERMINERS]) if rest[:1] and rest[0] in AUXILIARIES else []
    is_all = rest[until + 1 : until + 2] in _WHEN_CHANGED
    return (Kind.NUMBER, counted(noun)) if noun and is_all and kind_of_nouns(noun) is Kind.NUMBER else None


_ASKS_SPELLING = regex(
    r"name\b.* (?:written|given)\b|\b(?:you|we|one|they|people) write (?:\S+ ){1,4}?\w*name\b|"
    r"\bwrite (?:it|his|her|their|the) ?(?:\w*name)?$"
)


def _until_plural(phrase: list[str]) -> list[str]:
    """What is counted ends with its plural: "rescue boats", not "boats lost"."""
    plural = (i for i, w in enumerate(phrase) if w in PLURALS or re.fullmatch(r"\w+[^s'’u]s", w))
    return phrase[: next(plural, len(phrase)) + 1]
