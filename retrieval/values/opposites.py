"""What was done instead, or by another name: "upheld the conviction" says no to "Was the conviction overturned?", and
"was not upheld" or "was quashed" says yes.

It decides only where both are said of one thing, and where nothing doubts or dates back what is stated. It reads
English; whether the sentence speaks of the asked occasion it does not know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.regex import regex
from index.times.timewords import MONTH_NAMES
from retrieval.grammar import RELATIVES, SUBORDINATING
from retrieval.values.content import content_stems
from retrieval.values.deeds import PAIRS, SAME, Side
from retrieval.values.negation import DENIAL, NEGATIVE, NO_NEGATION, REPORTED

LONGEST_SUBJECT = 8
"""Words; with more of them, the verb is not the question's own."""


_ASKED = regex(r"^\W*(?P<aux>was|were|is|are|has|have|did|does|do|will)(?:n['’]t)?\s+(?P<rest>.+?)\W*$", re.IGNORECASE)
_BE_DONE = regex(r"\bbe(?:en)?\b")
_BE = regex(
    r"\b(?:is|are|was|were|been|being|remains?|remained|stays?|stayed)\s+(?:(?:\w+ly|still|also|again|found)\s+)*$",
    re.IGNORECASE,
)
_BORDER = regex(
    rf"[;:,“”\"()]|\s[–—-]\s|\b(?:{SUBORDINATING}|{RELATIVES}|but|whereas|until|and|if|as|then|where)\b",
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
_NAME = regex(rf"(?<=\s)(?!\w+day\b|(?:{'|'.join(MONTH_NAMES)})\b)[A-Z]\w+")
_NO_OBJECT = regex(
    r"\s*(?:$|[^\w\s]|(?:by|to|in|on|at|from|against|after|before|during|for|with|when|as|and|of)\b|\w+ly\b|\w+day\b)"
)
_NOT = regex(r"(?:\b(?:not|never)|n['’]t)(?!\s+(?:all|every\w*|only|just|even|necessarily)\b)\b", re.IGNORECASE)
_CONCLUDED = regex(r"\b(?:found|concluded|ruled|established) that$", re.IGNORECASE)
"""What a finding's "had" tells is a fact."""
_FOUND_SO = regex(r"f(?:ou|i)nd (?P<whom>.+) guilty", re.IGNORECASE)
_OF_A_REPORT = regex(
    r"(?<=[\w,] )(?:to|despite|contradict\w+|after|from|of) (?:an?|the|its|his|her|their) (?:\w+ )?"
    r"(?:announcements?|claims?|reports?|rumou?rs?|allegations?|statements?)\b[^,;.“”\"]*? that [^,;.“”\"]+"
)
"""What another's report tells, beside what is said: "is alive, she replied to the claim that he had been killed"."""
_DENIED_THAT = regex(r"\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing))\s+(?=that$)")
_OF = regex(r"^\s*(?:\S+\s+){0,6}?(?:of|for)\s+(?P<what>.+)")
_CHARGE = regex(r"\s*of (?:(?:an?|the|\w+) ){0,3}(?:charge|count),\s[^.;:]+")
"""Which it was comes behind a comma: "cleared of a third charge, bribery"."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked to have been done to what thing, by whom (nothing where nobody is named), and what is looked for in
    the sentence; `rest` is what follows the verb."""

    thing: str
    doer: str
    rest: str
    same: Side
    said: Side
    are_rivals: bool = False


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
    asked = (_read(question, same, said, pair.are_rivals) for pair in PAIRS for same, said, _ in pair.both_ways())
    return next((words for each in asked if each for words in _said(each, question, sentence)), None)


def says_as_much(question: str, sentence: str) -> tuple[int, int] | None:
    """The words that say what is asked, by another name or as a denial of its opposite; None where none do."""
    by_name = (_read(question, same, said) for same, said in SAME)
    denied = (_read(question, same, said) for pair in PAIRS for same, said, says in pair.both_ways() if says)
    found = (words for each in by_name if each for words in _said(each, question, sentence))
    further = (words for each in denied if each for words in _said(each, question, sentence, is_denied=True))
    words = next(found, None) or next(further, None)
    return None if words is None or _is_taken_back(sentence, words) else words


def says_not_so(question: str, sentence: str) -> tuple[int, int] | None:
    """The words that deny what is asked by another name: "was not dismissed" to "was she sacked?"."""
    by_name = [asked for same, said in SAME if (asked := _read(question, same, said))]
    denied = (words for each in by_name for words in _said(each, question, sentence, is_denied=True))
    return next(denied, None) or next((words for each in by_name if (words := _rather(each, sentence))), None)


_RATHER = regex(
    r"(?P<who>[^\W\d_]+)\s+(?P<denied>(?:was|were|has|have|had|is|are)\s+(?:not|never)\s+(?:been\s+)?(?P<deed>\w+)(?:\s+\w+){0,2}?,?\s+but)\b"
)


def _rather(asked: _Asked, sentence: str) -> tuple[int, int] | None:
    """The denial of "Venn's lawyer says that the manager was not sacked but had left", whoever "the manager" is."""
    found = _RATHER.search(sentence)
    if found is None or found["who"][0].isupper() or not asked.said.done:
        return None
    if re.fullmatch(asked.said.done, found["deed"], re.IGNORECASE) is None:
        return None
    before, whom = sentence[: found.start()], content_stems(asked.thing.strip().rpartition(" ")[2])
    is_fact = not (_IN_DOUBT.search(before) or NEGATIVE.search(before))
    return found.span("denied") if is_fact and whom & content_stems(before) else None


def _is_taken_back(sentence: str, words: tuple[int, int]) -> bool:
    """Whether anything is denied beside the words."""
    beside = NO_NEGATION.sub("", f"{sentence[: words[0]]} · {sentence[words[1] :]}")
    return bool(DENIAL.search(beside) or NEGATIVE.search(beside) or REPORTED.search(beside))


def _said(asked: _Asked, question: str, sentence: str, *, is_denied: bool = False) -> Iterator[tuple[int, int]]:
    """Where the sentence says of the asked thing what is looked for, or with `is_denied` that it is not so."""
    asking = asked.same.asking(is_passive=False)
    told = _OF_A_REPORT.sub(" ", sentence)
    if asked.same is not asked.said and re.search(rf"\b(?:{asking})\b", told, re.IGNORECASE):
        return
    for found in re.finditer(rf"\b(?:{asked.said.words})\b", sentence, re.IGNORECASE):
        if (begin := _begin(asked, question, sentence, found, is_denied=is_denied)) is not None:
            yield begin, found.end()


def _read(question: str, same: Side, said: Side, are_rivals: bool = False) -> _Asked | None:
    """What is asked with this deed's verb, if anything is."""
    form = _ASKED.match(question)
    if form is None or _ANY.search(question):
        return None
    rest = form["rest"]
    is_passive = form["aux"].lower() in ("was", "were", "is", "are") or _BE_DONE.search(rest) is not None
    words = same.asking(is_passive=is_passive)
    found = re.match(
        rf"(?P<subject>.+?)\s+(?:(?:be|been|found|still|ever|now)\s+)*(?P<verb>{words})\b(?P<rest>.*)$", rest, re.I
    )
    if not words or found is None:
        return None
    if _BORDER.search(found["subject"]) or len(found["subject"].split()) > LONGEST_SUBJECT:
        return None
    if not is_passive and (found_so := _FOUND_SO.fullmatch(found["verb"])):
        return _Asked(_phrase(found_so["whom"]), found["subject"], "", same, said, are_rivals)
    has_object = not is_passive and _NO_OBJECT.match(found["rest"]) is None
    if has_object and same.done and re.fullmatch(same.done, found["verb"], re.IGNORECASE):
        return _Asked(_phrase(found["rest"]), found["subject"], "", same, said, are_rivals)
    return _Asked(_phrase(found["subject"]), "", found["rest"], same, said, are_rivals)


def _phrase(words: str) -> str:
    """The noun and what stands before it: "the ban" of "the ban on nets"."""
    return _PREPOSITION.split(words, maxsplit=1)[0]


def _begin(asked: _Asked, question: str, sentence: str, found: re.Match[str], *, is_denied: bool) -> int | None:
    """Where what the found words say of the asked thing begins: with them, or with the "not"; None where they do not
    say it."""
    borders = [border.end() for border in _BORDER.finditer(sentence, 0, found.start())]
    start = borders[-1] if borders else 0
    before = sentence[start : found.start()]
    if is_denied and (deny := _DENIED_THAT.search(sentence, 0, start)):
        is_so = not (_NO_FACT.search(before) or _IN_DOUBT.search(sentence, 0, deny.start()))
        return deny.start() if is_so and _is_said(asked, question, sentence, found, before) else None
    denied = _NOT.search(before) if is_denied else None
    if denied:
        before = before[: denied.start()] + " " + before[denied.end() :]
    if _CONCLUDED.search(sentence, 0, start):
        before = re.sub(r"\bhad\s+", "", before)
    if is_denied is (denied is None) or _NO_FACT.search(before) or _IN_DOUBT.search(sentence, 0, found.start()):
        return None
    if not _is_said(asked, question, sentence, found, before):
        return None
    return start + denied.start() if denied else found.start()


def _is_said(asked: _Asked, question: str, sentence: str, found: re.Match[str], before: str) -> bool:
    """Whether the found words, behind these of their clause, are said of the asked thing, by the asked doer."""
    # Who "lost" may be the winner's rival: there a pronoun is nobody's.
    is_alone = not asked.are_rivals and all(
        name.group() in question for name in _NAME.finditer(sentence, 0, found.start())
    )
    charge, border = _CHARGE.match(sentence, found.end()), _BORDER.search(sentence, found.end())
    after = sentence[found.end() : charge.end() if charge else border.start() if border else len(sentence)]
    is_so = _BE.search(before) is not None
    said_before = before if content_stems(_BE.sub("", before)) or _IT.search(before) else sentence[: found.start()]
    if _is(asked.said.happens, found) and not is_so:
        fits = _NO_OBJECT.match(after) is not None or bool(content_stems(after) & content_stems(asked.rest))
        return fits and _tells_of(asked.thing, said_before, question, is_alone)
    if _is_of_another(asked.rest, after, question):
        return False
    if is_so:
        return _tells_of(asked.thing, said_before, question, is_alone)
    if not _is(asked.said.done, found) or (asked.doer and not _tells_of(asked.doer, said_before, question, is_alone)):
        return False
    return _tells_of(asked.thing, found.group() + after, question, is_alone)


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


def _is_of_another(asked: str, stated: str, question: str) -> bool:
    """Whether both name a count, and not the same ("cleared of fraud", "convicted of theft"), or each another name
    ("arrested in Velm", "detained in Orsk")."""
    names, told = ({name.group() for name in _NAME.finditer(text)} for text in (asked, stated))
    if names and told - set(_NAME.findall(f" {question}")) and not names & told:
        return True
    one, two = _OF.match(asked), _OF.match(stated)
    return one is not None and two is not None and not content_stems(one["what"]) & content_stems(two["what"])
