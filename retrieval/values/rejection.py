"""Words that a sentence gives only to reject them: all behind "denied that" and "dismissed as fiction a report that".

English. Who rejects, and who is shown as saying it, is `attribution`'s business; a denial that answers is `denial`'s.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.regex import regex

_DENY = r"den(?:y|ies|ied|ying)"
_REJECT = (
    rf"(?:{_DENY}|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|"
    r"disput(?:e|es|ed|ing)|rubbish(?:es|ed|ing)|contradict(?:s|ed|ing)?|repudiat(?:e|es|ed|ing))"
)
VERDICT = (
    r"(?:fiction|false|untrue|lies?|nonsense|fabricat\w+|baseless|groundless|unfounded|absurd|ridiculous|invent\w+|"
    r"fake|malicious|wrong|mistaken|propaganda|slander)"
)
_TOLD = (
    r"(?:reports?|claims?|allegations?|suggestions?|accusations?|rumou?rs?|assertions?|insinuations?|speculation|"
    r"accounts?|charges?|complaints?|remarks?|statements?)"
)
_THOUGHT = r"(?:notion|idea|theory|theories|possibility|impression|premise)"
_WHEN = (
    r"(?:\s(?:on|late|early|this|last|again|\w+day|reporters|today|yesterday|morning|afternoon|evening|night|"
    r"under\soath))*"
)
# Up to eight words without a mark, none of which begins another statement.
_NOUN_PHRASE = rf"(?:(?!(?:that|and|but|{_REJECT})\b)[^\s,;:“”\"()]+\s){{0,8}}?"
_REPORT = (
    rf"(?:(?P<told>{_NOUN_PHRASE}{_TOLD}(?:\s(?:by|from|in|of)\s{_NOUN_PHRASE}[^\s,;:]+)?)"
    rf"|{_NOUN_PHRASE}{_THOUGHT})\sthat\b"
)
# "Denied losing two ships", not "denied boarding".
_DOING = (
    r"(?!(?:(?:any|every|some|no)thing|(?:wrong|evil)doing|boarding|funding|housing|hearing|training|planning|standing|"
    r"financing|lodging|parking|counselling|king)\b)[a-z]+ing"
)
# "Disputed that the pump failed", not "disputed that account".
_DISPUTE = (
    r"disput(?:e|es|ed|ing)(?=\sthat\s(?!(?:\w+\s)?(?:account|claim|version|description|figure|number|assertion|allegation|report|"
    r"story|statement|view|notion|idea|finding|point|decision|ruling|result)\b)\w)"
)
_DIRECT = regex(
    rf"\b(?P<verb>{_DENY}|{_DISPUTE}|denials?(?=\sthat)){_WHEN}\s(?:that\b|(?=(?:any|an?|the|(?:(?:ever|not)\s)?{_DOING})\b))"
)
_BY_VERB = regex(rf"\b(?P<verb>{_REJECT}){_WHEN}\s(?:as\s[“\"‘]?(?:[\w-]+[”\"’]?\s){{1,4}}?)?{_REPORT}")
_CALLED_SO = regex(rf"\b(?P<verb>call(?:s|ed|ing)?)\s[“\"‘]?{VERDICT}[”\"’]?\s{_REPORT}")
# "Reports that the pier had burst were false, she said", "the reports of six dead are a lie".
_WAS_FALSE = regex(
    rf"(?:^|[,;:]\s|[“\"]|\b(?:and|but|sa(?:y|ys|id))\s(?:that\s)?)(?P<told>(?:(?:the|any|all|those|these|such|earlier|some|media|press|online)\s)*{_TOLD})"
    rf"(?:(?:\s(?:by|from|in|of|on)\s{_NOUN_PHRASE}[^\s,;:]+)?\s(?P<that>that)\b|\s(?:of|on|about)\b)",
    re.IGNORECASE,
)
UNREAL = (
    r"(?:do|does|did)(?:\snot|n['’]t)\s(?:correspond\s(?:to|with)|reflect|match)\s(?:the\s)?(?:reality|facts|truth)"
)
_IS_FALSE = regex(
    rf"\s(?P<verb>{UNREAL}|(?:was|were|is|are)\s(?:(?:simply|entirely|all|plainly|completely|totally|an?|\w+ly)\s)*(?:{VERDICT}|"
    r"incorrect|inaccurate|without foundation|not (?:true|correct|accurate|right|so)))\b",
    re.IGNORECASE,
)
_HAS_VERB = regex(r"\b(?:was|were|is|are|had|has|have|would|will|could|did|\w+ed)\b")
_HAS_AUXILIARY = regex(r"\b(?:was|were|is|are|had|has|have|would|will|could|did|who|which|that)\b")
_CALLED = regex(rf"\b(?P<verb>call(?:s|ed|ing)?)\s{_REPORT}")
_SO_CALLED = regex(rf",?\s(?:[“\"‘]\s?)?(?:an?\s|simply\s|utterly\s|\w+ly\s)?{VERDICT}\b")
_NOT = regex(
    r"(?:\b(?:not|never|nor|neither|cannot|without|was|were|been|being|(?:refus|declin|fail)\w+\sto"
    r"|confirm\w*\s(?:n?or|but))|n['’]t)(?:\s(?:\w+ly|yet|been|be))?\s$",
    re.IGNORECASE,
)
_ENDS = regex(
    r";|:(?!\d)|[.!?](?=[”\"’)]*\s*$|[”\"])|\s[–—]\s"
    r"|,\s(?=(?:and|but|yet|while|whereas|although|though|which|who|as|after|because|said|says|according|he|she|they|"
    r"it|\w+ing)\b)"
    r"|,\s(?=[^,;]{1,60}\s(?:said|says|added|wrote|told)\b[^,;]{0,40}$)"
    r"|\s(?=(?:and|but)\s(?:\w+ly\s|then\s|also\s)?(?:said|says|told|added|insisted|claimed|blamed|accused|called|"
    r"vowed|pleaded|promised|warned|urged|wrote|tweeted|noted|pointed)\b)"
    rf"|\sas\s(?=[“\"‘]|(?:an?\s)?{VERDICT})"
)
_ENDS_NOUN = regex(r"\s(?:and|but|when|while|before|after|as|because|who|which)\s")
_OWNED = regex(r"(?P<who>.+?)(?:['’]s?)\s(?:\w+\s){0,3}?\w+$")
_MADE_BY = regex(rf"\b{_TOLD}\s(?:by|from|in|of)\s(?P<who>.+)$")


@dataclass(frozen=True, slots=True)
class Rejection:
    """Ranges of a sentence: the words that reject, what is rejected, and where that was somebody else's report, the
    report's own words and whose it was. It is direct where no report or notion stands between ("denied that he fled").
    """

    verb: tuple[int, int]
    content: tuple[int, int]
    is_direct: bool
    told: tuple[int, int] | None
    owner: tuple[int, int] | None

    @property
    def words(self) -> tuple[int, int]:
        """From the words that reject, or "reports that ... are false", to the end of what is rejected."""
        first, last = self.verb
        if first < self.content[0]:
            return first, max(last, self.content[1])
        return (self.told or self.content)[0], last

    def holds(self, span: tuple[int, int]) -> bool:
        """Whether the span tells what is rejected, without the words that reject it."""
        return self.content[0] <= span[0] and span[1] <= self.content[1]


@lru_cache(maxsize=4_096)
def rejections(sentence: str) -> tuple[Rejection, ...]:
    """Every rejection of the sentence, in order."""
    return tuple(sorted((*_found(sentence), *_found_false(sentence)), key=lambda found: found.verb))


def _found(sentence: str) -> Iterator[Rejection]:
    seen: set[int] = set()
    for pattern in (_BY_VERB, _CALLED_SO, _CALLED, _DIRECT):
        for match in pattern.finditer(sentence):
            if match.start() in seen or _NOT.search(sentence, 0, match.start()):
                continue
            end = _end(sentence, match, is_called=pattern is _CALLED)
            if end is not None:
                seen.add(match.start())
                yield _rejection(sentence, match, end, is_direct=pattern is _DIRECT)


def _found_false(sentence: str) -> Iterator[Rejection]:
    """Reports that are said to be wrong; what stands between the report and the verdict is what they told."""
    for match in _WAS_FALSE.finditer(sentence):
        verdict = _IS_FALSE.search(sentence, match.end())
        content = (match.end(), verdict.start()) if verdict else (0, 0)
        if verdict is None or _ENDS.search(sentence, *content):
            continue
        # "Reports that the figures were wrong surprised Venn"; "reports of the fire that is out are wrong".
        tells = _HAS_VERB if match["that"] else _HAS_AUXILIARY
        if bool(tells.search(sentence, *content)) is not bool(match["that"]):
            continue
        told = match.span("told")
        end = match.start("that") - 1 if match["that"] else told[1]
        yield Rejection(verdict.span("verb"), content, False, told, _owner(sentence, (told[0], end)))


def _rejection(sentence: str, match: re.Match[str], end: int, *, is_direct: bool) -> Rejection:
    told = None if is_direct or match["told"] is None else match.span("told")
    return Rejection(match.span("verb"), (match.end(), end), is_direct, told, _owner(sentence, told))


def _end(sentence: str, match: re.Match[str], *, is_called: bool) -> int | None:
    """Where the rejected words end; None for "called a report that ... welcome"."""
    ends = _ENDS.search(sentence, match.end())
    last = ends.start() if ends else len(sentence)
    if not match[0].endswith("that"):  # "denied any role and blamed ..."
        ends = _ENDS_NOUN.search(sentence, match.end(), last)
        last = ends.start() if ends else last
    if not is_called:
        return last
    verdict = _SO_CALLED.search(sentence, match.end(), last)
    return verdict.start() if verdict else None


def _owner(sentence: str, told: tuple[int, int] | None) -> tuple[int, int] | None:
    """Whose report it was: "the union's claim", "a report by the union"."""
    if told is None:
        return None
    found = _MADE_BY.search(sentence, *told) or _OWNED.match(sentence, *told)
    return found.span("who") if found else None
