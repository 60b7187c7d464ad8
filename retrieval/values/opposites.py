"""What was done and what was done instead: "upheld the conviction" says no to "Was the conviction overturned?".

It decides only where the two exclude each other and are said of one thing, and where nothing negates, doubts or dates
back what is stated. It reads English; whether the sentence speaks of the asked occasion it does not know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.regex import regex
from retrieval.values.content import content_stems

LONGEST_SUBJECT = 8
"""Words; with more of them, the verb is not the question's own."""


@dataclass(frozen=True, slots=True)
class _Side:
    """Patterns of one verb's forms: done to a thing ("rejected it"), happening to it ("it failed"), it being so."""

    done: str = ""
    happens: str = ""
    is_so: str = ""

    @property
    def words(self) -> str:
        return "|".join(part for part in (self.done, self.happens, self.is_so) if part)


_PAIRS = (
    (
        _Side(r"acquit(?:ted)?|clear(?:ed)?|exonerat(?:e|ed)|f(?:ou|i)nd not guilty"),
        _Side(r"convict(?:ed)?|f(?:ou|i)nd (?:(?!not\b)\w+ ){0,5}?guilty"),
    ),
    (
        _Side(r"overturn(?:ed)?|quash(?:ed)?|annul(?:led)?|revers(?:e|ed)|str(?:ike|uck) down|set aside"),
        _Side(r"uph[eo]ld|affirm(?:ed)?"),
    ),
    (
        _Side(
            r"pass(?:ed)?|carr(?:y|ied)|adopt(?:ed)?|approv(?:e|ed)|ratif(?:y|ied)|endors(?:e|ed)|accept(?:ed)?|"
            r"back(?:ed)?|support(?:ed)?",
            r"pass(?:ed)?|succeed(?:ed)?",
        ),
        _Side(
            r"defeat(?:ed)?|reject(?:ed)?|block(?:ed)?|veto(?:ed)?|voted? down|thr(?:ow|ew|own) out|turn(?:ed)? down|"
            r"refus(?:e|ed)|oppos(?:e|ed)",
            r"fail(?:ed)?(?! to\b)",
        ),
    ),
    (_Side(r"lift(?:ed)?|end(?:ed)?"), _Side(r"extend(?:ed)?|prolong(?:ed)?|renew(?:ed)?")),
    (_Side(r"grant(?:ed)?"), _Side(r"den(?:y|ied)|refus(?:e|ed)|reject(?:ed)?")),
    (
        _Side(r"allow(?:ed)?|permit(?:ted)?|authori[sz](?:e|ed)"),
        _Side(r"ban(?:ned)?|barr(?:ed)|forb(?:id|ade|idden)|prohibit(?:ed)?"),
    ),
    (
        _Side(r"rais(?:e|ed)|increas(?:e|ed)", r"r[io]se(?:n)?|increas(?:e|ed)|climb(?:ed)?|gr(?:ow|ew|own)"),
        _Side(
            r"cut|lower(?:ed)?|reduc(?:e|ed)",
            r"f[ae]ll(?:en)?|drop(?:ped)?|declin(?:e|ed)|decreas(?:e|ed)|shr[iau]nk",
        ),
    ),
    (
        _Side(happens=r"surviv(?:e|ed)", is_so=r"alive|(?:among|one of) the (?:\w+ )?survivors"),
        _Side(
            r"kill(?:ed)?", r"died?", r"dead|(?:among|one of) (?:the|those) (?:\w+ )?(?:dead|killed|victims|fatalities)"
        ),
    ),
    (
        _Side(r"f(?:ou|i)nd fault with|blam(?:e|ed)|fault(?:ed)?"),
        _Side(r"clear(?:ed)?|exonerat(?:e|ed)|absolv(?:e|ed)", r"act(?:ed)? (?:correctly|properly|lawfully|rightly)"),
    ),
    (
        _Side(happens=r"resign(?:ed)?|quit|step(?:ped)? down"),
        _Side(done=r"dismiss(?:ed)?|sack(?:ed)?|oust(?:ed)?|fired?|remov(?:e|ed)"),
    ),
    (_Side(happens=r"w[io]n"), _Side(happens=r"los(?:e|t)")),
    (_Side(done=r"los(?:e|t)|forfeit(?:ed)?"), _Side(done=r"ke(?:eps?|pt)|retain(?:s|ed)?")),
    (
        _Side(happens=r"f[ae]ll(?:en)?|collapsed?|toppled?"),
        _Side(
            happens=r"surviv(?:es?|ed) (?:an?|the|its|his|her) (?:[\w-]+ ){0,2}?(?:vote|motion)(?: of no confidence)?"
        ),
    ),
    (
        _Side(happens=r"(?:go(?:es)?|went|gone) ahead|take[sn]? place|took place|proceed(?:s|ed)?"),
        _Side(done=r"call(?:s|ed)? off|cancel(?:s|l?ed)?|scrap(?:s|ped)?"),
    ),
    (_Side(is_so="open"), _Side(is_so="closed|shut")),
    (
        _Side(is_so="working|in (?:working order|service|operation)|operational|functioning"),
        _Side(is_so="out of (?:service|order|action)|switched off|broken"),
    ),
)

_ASKED = regex(r"^\W*(?P<aux>was|were|is|are|has|have|did|does|do|will)(?:n['’]t)?\s+(?P<rest>.+?)\W*$", re.IGNORECASE)
_BE_DONE = regex(r"\bbe(?:en)?\b")
_BE = regex(
    r"\b(?:is|are|was|were|been|being|remains?|remained|stays?|stayed)\s+(?:(?:\w+ly|still|also|again|found)\s+)*$",
    re.IGNORECASE,
)
_BORDER = regex(
    r"[;:,“”\"()]|\s[–—-]\s|\b(?:but|although|though|while|whereas|after|before|when|because|since|until|that|which|who|"
    r"whose|and|if|as|then|where)\b",
    re.IGNORECASE,
)
_PREPOSITION = regex(
    r"\b(?:of|in|on|at|by|for|from|to|into|with|against|over|about|under|during|after|before|near|as|until|that|who)\b"
)
_NO_FACT = regex(
    r"\b(?:not|never|no|none|nor|neither|nobody|without|would|could|may|might|should|will|shall|can|must|had|almost|"
    r"nearly|fail\w*|yet)\b|n['’]t\b|\bto\s+(?:be\s+)?(?:\w+ly\s+)?$|\b(?:the|an?|his|her|its|their)\s+$",
    re.IGNORECASE,
)
"""In the clause before the verb: what did not happen, or not now, or only stands beside a noun."""
_IN_DOUBT = regex(
    r"\b(?:den(?:y|ied|ies|ying)|disput\w+|untrue|false\w*|whether|if|unless|call\w* (?:on|for)|demand\w*|fear\w*|"
    r"hop\w+|expect\w*|predict\w*|threat\w*|propos\w+|vow\w*|plan\w*|would|rather than|instead of)\b",
    re.IGNORECASE,
)
"""Anywhere before it."""
_ANOTHER = regex(
    r"\b(?:earlier|previous|former|another|other|similar|separate|rival|some|several|few|half|most|many|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|dozens?|first|second|last|\d[\d,]*)\b",
    re.IGNORECASE,
)
_ANY = regex(r"\b(?:any\w*|some\w*|all|no|nobody|never|not|or)\b|n['’]t\b", re.IGNORECASE)
_IT = regex(r"\b(?:he|she|it|they)\s+(?:\w+\s+){0,3}$|^\w+\s+(?:him|her|it|them)\b", re.IGNORECASE)
"""What stands for the thing, before the verb or behind it."""
_NAME = regex(
    r"(?<=\s)(?!\w+day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[A-Z]\w+"
)
_NO_OBJECT = regex(
    r"\s*(?:$|[^\w\s]|(?:by|to|in|on|at|from|against|after|before|during|for|with|when|as|and|of)\b|\w+ly\b|\w+day\b)"
)
_CONCLUDED = regex(r"\b(?:found|concluded|ruled|established) that$", re.IGNORECASE)
"""What a finding's "had" tells is a fact."""
_FOUND_SO = regex(r"f(?:ou|i)nd (?P<whom>.+) guilty", re.IGNORECASE)
_OF = regex(r"^\s*(?:\S+\s+){0,6}?(?:of|for)\s+(?P<what>.+)")
_CHARGE = regex(r"\s*of (?:(?:an?|the|\w+) ){0,3}(?:charge|count),\s[^.;:]+")
"""Which it was comes behind a comma: "cleared of a third charge, bribery"."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked to have been done to what thing, by whom (nothing where nobody is named), and the verb's other
    side; `rest` is what follows the verb."""

    thing: str
    doer: str
    rest: str
    same: _Side
    other: _Side


_CLEARED = regex(
    r"\b(?P<cue>acquit(?:s|ted)|clear(?:s|ed)|exonerat(?:es|ed)|absolv(?:es|ed))\b"
    r"(?P<whom>(?:\s+[^\s.;:]+){0,14}?),?\s+of\s+(?:having\s+)?(?P<deed>[a-z]+ing\b[^.;:,]*)"
)
_NAME_OF = regex(r"[A-Z][\w’'-]+(?:\s+(?:(?:de|van|von|bin|al)\s+)?[A-Z][\w’'-]+)*")


def clears_of(question: str, sentence: str) -> tuple[int, int] | None:
    """The word that clears who is asked about of the very deed: "acquitted Ada Venn of stealing" where it is asked
    whether Venn stole; None where none does. Of several people the last one named before "of" is cleared."""
    form = _ASKED.match(question)
    asked = form and _NAME_OF.match(form["rest"])
    cleared = _CLEARED.search(sentence) if asked else None
    if form is None or not asked or cleared is None or _ANY.search(question):
        return None
    before = _BORDER.split(sentence[: cleared.start()])[-1]
    who = _NAME_OF.findall(cleared["whom"])[-1:] or _NAME_OF.findall(before)[:1]
    deed = content_stems(_BORDER.split(cleared["deed"])[0]) & content_stems(form["rest"][asked.end() :])
    is_asked = bool(content_stems(cleared["cue"]) & content_stems(form["rest"]))
    if not deed or is_asked or _NO_FACT.search(before) or not who or who[0].split()[-1] != asked[0].split()[-1]:
        return None
    return cleared.span("cue")


def says_opposite(question: str, sentence: str) -> tuple[int, int] | None:
    """The words that say the opposite of what is asked, outright; None where none do."""
    if (cleared := clears_of(question, sentence)) is not None:
        return cleared
    for asked in _read(question):
        if re.search(rf"\b(?:{asked.same.words})\b", sentence, re.IGNORECASE):
            continue
        for found in re.finditer(rf"\b(?:{asked.other.words})\b", sentence, re.IGNORECASE):
            if _is_opposite(asked, question, sentence, found):
                return found.span()
    return None


def _read(question: str) -> Iterator[_Asked]:
    form = _ASKED.match(question)
    if form is None or _ANY.search(question):
        return
    is_passive = form["aux"].lower() in ("was", "were", "is", "are") or _BE_DONE.search(form["rest"]) is not None
    for pair in _PAIRS:
        for same, other in (pair, pair[::-1]):
            if asked := _of_side(form["rest"], same, other, is_passive=is_passive):
                yield asked


def _of_side(rest: str, same: _Side, other: _Side, *, is_passive: bool) -> _Asked | None:
    """What is asked with this side's verb, if anything is."""
    words = "|".join(part for part in ((same.done, same.is_so) if is_passive else (same.words,)) if part)
    found = re.match(
        rf"(?P<subject>.+?)\s+(?:(?:be|been|found|still|ever|now)\s+)*(?P<verb>{words})\b(?P<rest>.*)$", rest, re.I
    )
    if not words or found is None:
        return None
    if _BORDER.search(found["subject"]) or len(found["subject"].split()) > LONGEST_SUBJECT:
        return None
    if not is_passive and (found_so := _FOUND_SO.fullmatch(found["verb"])):
        return _Asked(_phrase(found_so["whom"]), found["subject"], "", same, other)
    has_object = not is_passive and _NO_OBJECT.match(found["rest"]) is None
    if has_object and same.done and re.fullmatch(same.done, found["verb"], re.IGNORECASE):
        return _Asked(_phrase(found["rest"]), found["subject"], "", same, other)
    return _Asked(_phrase(found["subject"]), "", found["rest"], same, other)


def _phrase(words: str) -> str:
    """The noun and what stands before it: "the ban" of "the ban on nets"."""
    return _PREPOSITION.split(words, maxsplit=1)[0]


def _is_opposite(asked: _Asked, question: str, sentence: str, found: re.Match[str]) -> bool:
    borders = [border.end() for border in _BORDER.finditer(sentence, 0, found.start())]
    after_border = _BORDER.search(sentence, found.end())
    # Who "lost" may be the winner's rival: there a pronoun is nobody's.
    is_alone = bool(asked.other.done or asked.other.is_so) and all(
        name.group() in question for name in _NAME.finditer(sentence, 0, found.start())
    )
    before = sentence[borders[-1] if borders else 0 : found.start()]
    charge = _CHARGE.match(sentence, found.end())
    end = charge.end() if charge else after_border.start() if after_border else len(sentence)
    after = sentence[found.end() : end]
    if _CONCLUDED.search(sentence, 0, borders[-1] if borders else 0):
        before = re.sub(r"\bhad\s+", "", before)
    if _NO_FACT.search(before) or _IN_DOUBT.search(sentence, 0, found.start()):
        return False
    is_so = _BE.search(before) is not None
    said_before = before if content_stems(_BE.sub("", before)) or _IT.search(before) else sentence[: found.start()]
    if _is(asked.other.happens, found) and not is_so:
        fits = _NO_OBJECT.match(after) is not None or bool(content_stems(after) & content_stems(asked.rest))
        return fits and _tells_of(asked.thing, said_before, question, is_alone)
    if is_so:
        told = _tells_of(asked.thing, said_before, question, is_alone)
        return told and not _is_of_another(asked.rest, after)
    if not _is(asked.other.done, found) or (asked.doer and not _tells_of(asked.doer, said_before, question, is_alone)):
        return False
    return _tells_of(asked.thing, found.group() + after, question, is_alone) and not _is_of_another(asked.rest, after)


def _is(forms: str, found: re.Match[str]) -> bool:
    return bool(forms) and re.fullmatch(forms, found.group(), re.IGNORECASE) is not None


def _tells_of(thing: str, words: str, question: str, is_alone: bool) -> bool:
    """Whether the words name the thing and no other of its kind, or stand for it where nobody else is named."""
    head = re.findall(r"[\w’'-]+", thing)[-1:]
    if not head:
        return False
    asked = content_stems(thing if head[0][:1].isupper() else head[0])
    named = next((word for word in re.finditer(r"[\w’'-]+", words) if content_stems(word.group()) & asked), None)
    if named is None:
        return is_alone and _IT.search(words) is not None
    another = _ANOTHER.search(words, max(0, named.start() - 30), named.start())
    return another is None or another.group().lower() in question.lower()


def _is_of_another(asked: str, stated: str) -> bool:
    """Whether both name a count, and not the same: "cleared of fraud", "convicted of theft"."""
    one, two = _OF.match(asked), _OF.match(stated)
    return one is not None and two is not None and not content_stems(one["what"]) & content_stems(two["what"])
