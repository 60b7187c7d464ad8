"""The speakers of one sentence, each with the part of the sentence that is given to them.

By rules for English news: "X said", "said X", "X told the agency", "X, who said", "according to X". It sees one
sentence; what "he" is, is `attribution`'s business.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.regex import regex
from index.wires import agency_of, find_agencies
from retrieval.speech import clause, extent, participle, reporting
from retrieval.speech import speaker as speakers
from retrieval.speech.speaker import Speaker
from retrieval.speech.who import Who

_WORD = regex(r"[A-Za-z][A-Za-z’']*")
_ACCORDING = regex(r"\b(?:according to|as per|citing|quoting|in the words of|reported by)\s", re.IGNORECASE)
_OPENS_CLAUSE = regex(r"\b(?:that|which|who)\s+$")  # "a storm that according to the ministry killed 14"
_ENDS_CONTENT = ',”"’?!»'
_CLOSED = regex(
    rf"[”\"]|\s*(?:$|[,.;:—()!?]|[-–]\s|(?:{'|'.join(sorted(reporting.FILED))}|who|which|as|while|when|in|at|on|during|via|to|adding|citing|speaking|after|"
    r"late|early|last|yesterday|today|earlier|later|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_THAT = regex(r"\s*(?:\S+\s){0,5}?(?:that\b|[“\"‘])|\s*:|\s*,\s*[“\"‘]|\s+(?:how|why|whether)\b")
_AS = regex(r"(?<![a-z] )\b[Aa]s\s+$")  # "As Venn noted, ...", "..., as Venn noted"
# "It did not begin in May, as Venn has claimed": which of the two they said is not clear.
_DENIED = regex(
    r"\b(?:not|never|no|nor|den(?:y|ies|ied)|refuted?|cannot|rather than|contrary)\b|n[’']t\b", re.IGNORECASE
)
_AS_CLOSED = regex(r"(?:\s(?:on|in|at|last|this|earlier|\w+day)\b[^,;“\"]{0,50})?\s*(?:,|[.]?$)")
_WRITING = frozenset({"wrote", "tweeted", "writes", "tweets"})
# "Venn wrote a long opinion", "tweeted about it" tell nothing.
_WRITES = regex(
    r"\s(?:about|(?:an?|his|her|their|its|two|three|\d+)\s(?:[\w-]+\s){0,3}?(?:opinions?|dissents?|books?|novels?|songs?|"
    r"articles?|essays?|columns?|checks?|cheques?|memoirs?|poems?|scripts?|reports?|papers?|stories|story))\b"
    r"(?![^;]{0,120}?(?:\bthat\b|\bsaying\b|[“\":]))"
)
_QUOTE_SOON = regex(r"[^.;]{0,80}[“\"‘]")
_OPENS_QUOTE = regex(r"[^“\"”]{0,60}[,:.] ?[“\"]")
_NOTHING_AFTER = regex(
    r"\s*(?:[.!?][”\"’)]*\s*$|$|,\s|;)"
    r"|\s+(?:on|late|early|last|in|at|during|via|to|by|from|when|after|as|of|about|this|\w+day|yesterday|today|earlier|"
    r"later)\b[^,.;“\"]{0,70}(?:[.!?][”\"’)]*\s*$|$|,\s|;)"
)
_VIA = regex(
    r"(?:\b(?:questioned|asked|interviewed|contacted|reached|cited|quoted|obtained|carried|published|"
    r"seen|reviewed|read) by"
    r"|\b(?:interview|conversation|comments?|remarks?|statement|e-?mail|call) (?:with|to)"
    r"|\b(?:speaking|spoke|speaks) (?:to|with)|\btold|\btells|\brevealed to|\bconfirmed to)\s+",
    re.IGNORECASE,
)
_OWNS = regex(r"(?:[’']s|s[’'])$|[“\"][^”\"]*$")
# "Those accused of it were told to leave", "the man said to be behind it".
_PARTICIPLE = regex(r"(?:told to|accused (?:of|in|by)|(?:said|believed|reported|alleged|estimated) to (?:be|have))\b")
_ACTIVE = regex(r"\b(?:have|has|had|he|she|it|they|who)(?:\s\w+)?\s$", re.IGNORECASE)
_PLURAL = regex(r"(?:s|people|police|they|men|women|some|many|most)[,\s]*$", re.IGNORECASE)
# "A police report that", "a Times report that", "sources told AFP their records suggest".
_ONE_OF = regex(r"\b(?:[Aa]n?|[Tt]his|[Oo]ne|told|confirmed|does)\s|\b(?:News|Times)$|\s[Pp]olice$|[’']s$")
_SO_DO = regex(rf",?\s(?:and|while|but)\s(?P<who>[^,;]{{1,60}}?)\s(?P<at>at)\s{reporting.FIGURE}")
# "Why did the port say", "she would have us believe", "the port no longer speaks of 14".
_SAYS_NOT = regex(
    r"^(?:(?:why|how|when|where)\s)?(?:did|do|does)\s|\b(?:would|will|could|to)\s(?:have|make|let)\s|\bno longer\s*$",
    re.IGNORECASE,
)
_CITED_BY = regex(
    r"[\s,]+(?:who (?:was|were) )?(?:cited|quoted|interviewed|questioned|contacted|reached|seen|obtained|reviewed|read)"
    r" by .+"
)
# "An official told NPA that": who is unnamed speaks to the press.
_INITIALS = regex(r"\s(?P<agency>[A-Z]{3,5})(?=[,.;]|\s(?:that|on|late|early|\w+day)\b)")
_AS_SAYING = r"\sas\s(?:saying|telling|having said)\b"
_WAS_QUOTED = regex(rf"\b(?:was|were|is|are|been)\s(?:also\s)?(?:quoted|cited)(?:\sby\s[^,;“\"]{{1,50}}?)?{_AS_SAYING}")
_QUOTED = regex(rf"\b(?:quoted|quotes|cited|cites)\s(?P<who>[^;:“\"]{{1,90}}?),?{_AS_SAYING}")
_HANDS_ON = regex(r"\s+(?:[^,;:“”\"]{0,40}?\bthat\s+)?")
# "..., the ministry said, accusing the guards": they go on.
_AND_ADDS = regex(
    r"(?:\s[^,;:“\"]{1,40})?,\s(?:accusing|adding|blaming|warning|insisting|stressing|noting|claiming|calling|denying|"
    r"confirming|promising|vowing|urging|saying)\b"
)
_LEAD_IN = regex(
    r"\s*(?!only\b)(?:in|on|at|by|after|before|following|during|when|while|as|asked|questioned|speaking|despite|since|until|from|"
    r"however|meanwhile|also|still|then|later|earlier|instead|moreover|for|with|according|late|early|last|this|\w+day|"
    r"\w+ly|responding|referring|citing|two|three|hours|days|minutes)\b",
    re.IGNORECASE,
)
# Words of lead-ins that a clause may open with as well; behind "in" and "on" a verb is mostly a participle.
_MAY_OPEN = regex(
    r"\s*(?:at (?:least|most)|two|three|this|last|early|late|later|earlier|also|still|then|\w+day|\w+ly)\b",
    re.IGNORECASE,
)
_SUBORDINATE = regex(
    r"\s*(?:since|after|before|as|when|while|although|though|if|because|once|despite|until|asked|following|with)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A speaker, their verb's range, which sides of the sentence are theirs, and the outlet that they spoke to.

    `part` is what is theirs behind the verb, where that is not all.
    """

    speaker: Speaker
    verb: tuple[int, int]
    left: bool
    right: bool
    via: str | None
    part: tuple[int, int] | None = None

    @property
    def span(self) -> tuple[int, int]:
        """From the speaker to the verb, or the other way round."""
        return min(self.verb[0], self.speaker.start), max(self.verb[1], self.speaker.end)


@lru_cache(maxsize=4_096)
def find_frames(sentence: str) -> tuple[Frame, ...]:
    """Every speaker of the sentence, by the position of their verb.

    Kept, for a sentence is asked for them by each of its spans, and by the eight sentences after it.
    """
    found = [*_by_verbs(sentence), *_by_according(sentence), *_by_quoted(sentence)]
    found += _by_participles(sentence, found)
    return tuple(sorted(found, key=lambda frame: frame.verb))


def heard(sentence: str, found: Sequence[Frame], inner: Frame) -> Frame:
    """Whom the outlet heard: of "the mayor said police had told her" the mayor. Of an agency's report it is the one
    reported."""
    for outer in found:
        between = sentence[outer.verb[1] : inner.speaker.start]
        words = sentence[outer.speaker.start : outer.speaker.end]
        is_whole = not reporting.VERBS & set(words.split()) and speakers.finite_verb(words, 0) == len(words)
        if outer is not inner and outer.right and _HANDS_ON.fullmatch(between) and is_whole and not is_outlet(words):
            return heard(sentence, found, outer)
    return inner


def is_outlet(words: str) -> bool:
    """Whether the words are an agency's or an outlet's name."""
    return agency_of(words) is not None or bool(reporting.OUTLET.fullmatch(words))


def _by_verbs(sentence: str) -> Iterator[Frame]:
    words = list(_WORD.finditer(sentence))
    last: Frame | None = None
    for number, match in enumerate(words):
        verb = match[0]
        if verb not in reporting.VERBS:
            continue
        if verb in reporting.FIGURING and verb not in reporting.WEAK and not _gives_figure(sentence, match):
            continue
        beside = _word_before(sentence, words, number)
        if beside and (beside[0] in reporting.MODAL or beside[0].lower() in reporting.PASSIVE | reporting.DETERMINERS):
            continue
        if sentence[: match.start()].endswith("-"):  # "the council-confirmed list"
            continue
        if _PARTICIPLE.match(sentence, match.start()) and not _ACTIVE.search(sentence, 0, match.start()):
            continue
        frame = _inverted(sentence, match) if verb in reporting.INVERTED else None
        goes_on = last and last.left and beside and _goes_on(sentence, last.span[1], beside)
        if frame := frame or _straight(sentence, match, beside, last.speaker if last and goes_on else None):
            last = frame
            yield frame
            yield from _likewise(sentence, match)


def _goes_on(sentence: str, end: int, beside: re.Match[str]) -> bool:
    """Whether they who have just closed what they told say more: "the roof fell, its owner said on Friday, and put"."""
    told = sentence[end : beside.start()]
    is_next = beside[0] in ("and", "but") and told.endswith(", ")
    return is_next and speakers.finite_verb(told, 0) == len(told) and not re.search(r"[;:“”\"]", told)


def _word_before(sentence: str, words: Sequence[re.Match[str]], number: int) -> re.Match[str] | None:
    """The word before a verb and its adverbs; None where a mark stands between."""
    previous = number - 1
    while previous >= 0 and speakers.is_adverb(words[previous][0]):
        previous -= 1
    if previous < 0 or not sentence[words[previous].end() : words[previous + 1].start()].isspace():
        return None
    return words[previous]


def _inverted(sentence: str, verb: re.Match[str]) -> Frame | None:
    """The frame of "..., said X."."""
    left = sentence[: verb.start()].rstrip()
    if not left or left[-1] not in _ENDS_CONTENT:
        return None
    who = speakers.after(sentence, verb.end(), len(sentence))
    if who is None or who.kind is Who.PRONOUN or _acts(sentence, who) or not _CLOSED.match(sentence, who.end):
        return None
    via = _via(sentence, who.start)
    if _OPENS_QUOTE.match(sentence, who.end):
        return Frame(who, verb.span(), True, True, via)
    part = _resumed(sentence, who.end)
    return Frame(who, verb.span(), True, part is not None, via, part)


def _acts(sentence: str, who: Speaker) -> bool:
    """Whether a thing does something there rather than speak: "the guide, who was hurt, said a boat sank"."""
    return who.kind is Who.THING and speakers.finite_verb(sentence, who.start) < who.end


def _straight(
    sentence: str, verb: re.Match[str], beside: re.Match[str] | None, same: Speaker | None = None
) -> Frame | None:
    """The frame of "X said ...", "..., X said.", "X, who said ..." and "X went there and said"; `same` who goes on."""
    link = beside[0].lower() if beside else ""
    if beside and link in reporting.RELATIVE:
        who = speakers.before_relative(sentence, beside.start())
    elif same:
        who = same
    elif beside and link in {"and", "but"}:
        who = speakers.subject(sentence, beside.start())
    else:
        who = speakers.before(sentence, verb.start())
    if who is None or (
        who.kind is Who.THING
        and (verb[0] not in reporting.PLAIN | reporting.FIGURING | reporting.FINDING or link in reporting.RELATIVE)
    ):
        return None
    if _SAYS_NOT.search(sentence[who.start : verb.start()]) or (
        verb[0] in reporting.WEAK and _is_noun(sentence, verb, who)
    ):
        return None
    who, via = _without_outlet(sentence, who)
    if verb[0] in reporting.TELLING:
        told = _INITIALS.match(sentence, verb.end()) if who.kind is Who.ROLE else None
        via = _outlet_at(sentence, verb.end()) or (told["agency"] if told else None) or via
    by_the_way = _AS.search(sentence, 0, who.start) if _AS_CLOSED.match(sentence, verb.end()) else None
    left = _content_left(sentence, by_the_way.start() if by_the_way else who.start)
    left = left and not (by_the_way and sentence[: by_the_way.start()].endswith("that, "))
    left = left and not (by_the_way and _DENIED.search(sentence, 0, by_the_way.start()))
    closes = left and _NOTHING_AFTER.match(sentence, verb.end())
    if not closes and (verb[0] in reporting.POSTPOSED or (verb[0] in _WRITING and _WRITES.match(sentence, verb.end()))):
        return None
    right = not closes or bool(_OPENS_QUOTE.match(sentence, verb.end()) or _AND_ADDS.match(sentence, verb.end()))
    part = None if right or link in reporting.RELATIVE else _resumed(sentence, verb.end())
    if verb[0] in reporting.WEAK | reporting.FINDING and not _hands_over(
        sentence, verb, who, bool(closes or by_the_way)
    ):
        return None
    left = left and (bool(closes) or not _has_clause(sentence, verb, who))
    if not left:
        part = extent.subordinate(sentence, who.start, verb.end())
    right = right or not left or part is not None
    return Frame(who, verb.span(), left, right, via or _via(sentence, 0), part)


def _resumed(sentence: str, end: int) -> tuple[int, int] | None:
    """Where the clause runs on that the words up to `end` and their day or place interrupt."""
    closed = _NOTHING_AFTER.match(sentence, end)
    return extent.resumed(sentence, closed.end()) if closed else None


def _is_noun(sentence: str, verb: re.Match[str], who: Speaker) -> bool:
    """Whether the word is no verb here but a noun: "the union's estimates that", "a first estimate: “..."."""
    words = sentence[who.start : who.end]
    is_one = not _PLURAL.search(words) or _ONE_OF.search(words) or speakers.finite_verb(words, 0) < len(words)
    if verb[0] in reporting.PLURAL and is_one:
        return True
    return sentence[who.end : verb.start()].isspace() and bool(_OWNS.search(sentence, who.start, who.end))


def _hands_over(sentence: str, verb: re.Match[str], who: Speaker, postposed: bool) -> bool:
    """Whether a weak verb reports here: before "that" or a quotation, or after what it reports."""
    if _gives_figure(sentence, verb):
        return True
    if verb[0] in reporting.FINDING:
        subject = sentence[who.start : who.end].lower().replace(",", " ").split()
        tells = postposed or bool(_THAT.match(sentence, verb.end())) or _has_clause(sentence, verb, who)
        return bool(reporting.FINDERS & set(subject)) and tells
    if verb[0] in reporting.NAMING:
        return bool(_QUOTE_SOON.match(sentence, verb.end()))
    return postposed or bool(_THAT.match(sentence, verb.end())) or _has_clause(sentence, verb, who)


def _has_clause(sentence: str, verb: re.Match[str], who: Speaker) -> bool:
    """Whether a clause without "that" follows which the verb tells: "Venn claims the pier has failed"."""
    tells = verb[0] in reporting.ASSERTING | reporting.FINDING
    return tells and clause.is_told(sentence, (who.start, who.end), verb.end())


def _gives_figure(sentence: str, verb: re.Match[str]) -> bool:
    """Whether the verb gives a figure to its subject ("put the toll at 30"), and is no "put it out at 4"."""
    return verb[0] in reporting.FIGURING and bool(reporting.FIGURED.match(sentence, verb.end()))


def _likewise(sentence: str, verb: re.Match[str]) -> Iterator[Frame]:
    """The union of "The city put the toll at 30, and the union at 40"."""
    if verb[0] not in reporting.FIGURING:
        return
    for match in _SO_DO.finditer(sentence, verb.end()):
        if reporting.TALLIED.fullmatch(match["who"]):  # "put the magnitude at 6 and the depth at 8 km"
            continue
        if who := speakers.speaker(sentence, *match.span("who")):
            yield Frame(who, match.span("at"), False, True, None)


def _by_according(sentence: str) -> Iterator[Frame]:
    for match in _ACCORDING.finditer(sentence):
        is_inserted = bool(_OPENS_CLAUSE.search(sentence, 0, match.start()))
        end = speakers.finite_verb(sentence, match.end()) if is_inserted else len(sentence)
        who = speakers.after(sentence, match.end(), end)
        if who is None:
            continue
        who, via = _without_outlet(sentence, who)
        via = via or _via(sentence, who.end)
        lead = sentence[: match.start()].strip(' “"‘')
        at_start = is_inserted or not lead or bool(_LEAD_IN.fullmatch(lead))
        inside = sentence[who.end : who.end + 1] == "," and not at_start
        yield Frame(who, (match.start(), who.end), not at_start, at_start or inside, via)


def _by_quoted(sentence: str) -> Iterator[Frame]:
    """The minister of "the minister was quoted by AFP as saying" and of "AFP quoted the minister as saying"."""
    for match in _WAS_QUOTED.finditer(sentence):
        if who := speakers.before(sentence, match.start()):
            left, right = _sides(sentence, who.start, match.end())
            yield Frame(who, match.span(), left, right, _via(sentence[: match.end()], match.start()))
    for match in _QUOTED.finditer(sentence):
        outlet = speakers.before(sentence, match.start())
        who = speakers.speaker(sentence, *match.span("who")) if outlet else None
        if outlet and who and who.kind is not Who.PRONOUN:
            words = sentence[outlet.start : outlet.end]
            via = (agency_of(words) or words.removeprefix("the ")) if is_outlet(words) else None
            left, right = _sides(sentence, outlet.start, match.end())
            yield Frame(who, match.span(), left, right, via)


def _by_participles(sentence: str, found: Sequence[Frame]) -> Iterator[Frame]:
    """The Venn of "Venn mocked it, saying" and of "..., said Venn, adding that"; nobody whose words go on anyway."""
    for match in participle.sayings(sentence):
        earlier = [frame for frame in found if frame.span[1] <= match.start()]
        nearest = max(earlier, key=lambda frame: frame.span[1], default=None)
        if nearest and nearest.right and nearest.part is None:
            continue
        who = nearest.speaker if nearest else participle.subject(sentence, match.start())
        if who:
            yield Frame(who, match.span("verb"), False, True, _via(sentence, 0))


def _sides(sentence: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether what stands before `start` and behind `end` is told by who is named between."""
    left = _content_left(sentence, start)
    return left, not (left and _NOTHING_AFTER.match(sentence, end))


def _content_left(sentence: str, who_start: int) -> bool:
    """Whether what stands before the speaker is told by them, rather than "On Monday," or nothing."""
    left = sentence[:who_start].rstrip()
    if not left or left[-1] not in _ENDS_CONTENT:
        return False
    if any(mark in left for mark in '“"”'):
        return True
    last = left.rstrip(",").rpartition("; ")[2]
    if _SUBORDINATE.match(last) and "," not in last:
        return False
    words = len(last.split())
    return words > 1 and not (words <= 9 and _LEAD_IN.match(last) and not _tells_something(last))


def _tells_something(words: str) -> bool:
    """Whether a clause that opens as a lead-in goes on to a verb: "two people died", "at least 30 were hurt"."""
    return _MAY_OPEN.match(words) is not None and speakers.finite_verb(words, 0) < len(words)


def _without_outlet(sentence: str, who: Speaker) -> tuple[Speaker, str | None]:
    """The official and the agency of "an official quoted by the agency"."""
    cited = _CITED_BY.search(sentence, who.start, who.end)
    if cited is None or cited.start() <= who.start:
        return who, None
    return replace(who, end=cited.start()), _via(sentence, cited.start())


def _via(sentence: str, start: int) -> str | None:
    """The outlet that somebody spoke to, from `start` on."""
    for match in _VIA.finditer(sentence, start):
        if found := _outlet_at(sentence, match.end()):
            return found
    return None


def _outlet_at(sentence: str, at: int) -> str | None:
    """The outlet whose name begins at `at`: an agency's one name, or the words."""
    at += len(sentence[at:]) - len(sentence[at:].lstrip())
    for mention in find_agencies(sentence[at : at + 80]):
        if mention.start == 0:
            return mention.agency
    match = reporting.OUTLET.match(sentence, at)
    return match[0].removeprefix("the ").strip() if match else None
