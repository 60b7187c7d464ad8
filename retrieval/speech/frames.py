"""The speakers of one sentence, each with the part of the sentence that is given to them.

By rules for English news: "X said", "said X", "X told the agency", "X, who said", "according to X". It sees one
sentence; what "he" is, is `attribution`'s business.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.regex import regex
from index.times.timewords import FULL_WEEKDAY
from index.wires import agency_of
from retrieval.speech import beside, participle, reporting, telling, through
from retrieval.speech.finite import finite_verb
from retrieval.speech.sides import ENDS_CONTENT, LEAD_IN, OPENS_QUOTE, resumed, sides_around, sides_of
from retrieval.speech.speaker import Speaker, speaker
from retrieval.speech.who import Who

_WORD = regex(r"[A-Za-z][A-Za-z’']*")
_WORD_OR_POINTS_OUT = regex(r"point(?:s|ed)? out\b|[A-Za-z][A-Za-z’']*")
_ACCORDING = regex(r"\b(?:according to|as per|citing|quoting|in the words of|reported by)\s", re.IGNORECASE)
_OPENS_CLAUSE = regex(r"\b(?:that|which|who)\s+$")  # "a storm that according to the ministry killed 14"
_CLOSED = regex(
    rf"[”\"]|\s*(?:$|[,.;:—()!?]|[-–]\s|(?:{'|'.join(sorted(reporting.FILED))}|who|which|as|while|when|in|at|on|during|via|to|adding|citing|speaking|after|"
    rf"late|early|last|yesterday|today|earlier|later|{FULL_WEEKDAY})\b)"
)
# "Those accused of it were told to leave", "the man said to be behind it".
_PARTICIPLE = regex(r"(?:told to|accused (?:of|in|by)|(?:said|believed|reported|alleged|estimated) to (?:be|have))\b")
_ACTIVE = regex(r"\b(?:have|has|had|he|she|it|they|who)(?:\s\w+)?\s$", re.IGNORECASE)
_SO_DO = regex(rf"(?:,?\s(?:and|while|but)|,)\s(?P<who>[^,;]{{1,60}}?)\s(?P<at>at)\s{reporting.FIGURE}")
_ESTIMATES = frozenset("estimate estimates estimated reckon reckons reckoned".split())
_AS_SAYING = r"\sas\s(?:saying|telling|having said)\b"
_WAS_QUOTED = regex(rf"\b(?:was|were|is|are|been)\s(?:also\s)?(?:quoted|cited)(?:\sby\s[^,;“\"]{{1,50}}?)?{_AS_SAYING}")
_ON_RECORD = r"on (?:the )?record (?:as )?saying"
_HOLDS = regex(
    rf"\b(?:(?:is|are|was|were|remains?|remained)\s(?:(?:still|also|\w+ly)\s)?(?:adamant(?=\sthat\b)|{_ON_RECORD})"
    rf"|(?:has|have|had)\s(?:gone|been)\s{_ON_RECORD})"
)
_QUOTED = regex(rf"\b(?:quoted|quotes|cited|cites)\s(?P<who>[^;:“\"]{{1,90}}?),?{_AS_SAYING}")
_HANDS_ON = regex(r"\s+(?:[^,;:“”\"]{0,40}?\bthat\s+)?")


@dataclass(frozen=True, slots=True)
class Frame:
    """A speaker, their verb's range, which sides of the sentence are theirs, and the outlet that they spoke to.

    `part` is what is theirs behind the verb, or before it where nothing is behind, where that is not all.
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
        is_whole = not reporting.VERBS & set(words.split()) and finite_verb(words, 0) == len(words)
        if (
            outer is not inner
            and outer.right
            and _HANDS_ON.fullmatch(between)
            and is_whole
            and not through.is_outlet(words)
        ):
            return heard(sentence, found, outer)
    return inner


def _by_verbs(sentence: str) -> Iterator[Frame]:
    words = list((_WORD_OR_POINTS_OUT if "point" in sentence else _WORD).finditer(sentence))
    last: Frame | None = None
    for number, match in enumerate(words):
        verb = match[0]
        if verb not in reporting.VERBS:
            continue
        if verb in reporting.FIGURING and verb not in reporting.WEAK and not telling.gives_figure(sentence, match):
            continue
        link = _word_before(sentence, words, number)
        if link and (link[0] in reporting.MODAL or link[0].lower() in reporting.PASSIVE | reporting.DETERMINERS):
            continue
        if link and verb in reporting.NOUNS and _qualifies(sentence, link):
            continue
        if verb in reporting.SUSPECTING and not sentence.startswith(" that ", match.end()):
            continue
        if sentence[: match.start()].endswith("-"):  # "the council-confirmed list"
            continue
        if _PARTICIPLE.match(sentence, match.start()) and not _ACTIVE.search(sentence, 0, match.start()):
            continue
        frame = _inverted(sentence, match) if verb in reporting.INVERTED else None
        goes_on = last and last.left and link and _goes_on(sentence, last.span[1], link)
        if frame := frame or _straight(sentence, match, link, last.speaker if last and goes_on else None):
            last = frame
            yield frame
            yield from _likewise(sentence, match)


def _qualifies(sentence: str, word: re.Match[str]) -> bool:
    """Whether it makes "reports" behind it a noun; state media do report."""
    return word[0].lower() in reporting.QUALIFIERS and not sentence[: word.start()].lower().endswith("state ")


def _goes_on(sentence: str, end: int, link: re.Match[str]) -> bool:
    """Whether they who have just closed what they told say more: "the roof fell, its owner said on Friday, and put"."""
    told = sentence[end : link.start()]
    is_next = link[0] in ("and", "but") and told.endswith(", ")
    return is_next and finite_verb(told, 0) == len(told) and not re.search(r"[;:“”\"]", told)


def _word_before(sentence: str, words: Sequence[re.Match[str]], number: int) -> re.Match[str] | None:
    """The word before a verb and its adverbs; None where a mark stands between."""
    previous = number - 1
    while previous >= 0 and beside.is_adverb(words[previous][0]):
        previous -= 1
    if previous < 0 or not sentence[words[previous].end() : words[previous + 1].start()].isspace():
        return None
    return words[previous]


def _inverted(sentence: str, verb: re.Match[str]) -> Frame | None:
    """The frame of "..., said X."."""
    left = sentence[: verb.start()].rstrip()
    if not left or left[-1] not in ENDS_CONTENT:
        return None
    who = beside.after(sentence, verb.end(), len(sentence))
    if who is None or who.kind is Who.PRONOUN or _acts(sentence, who) or not _CLOSED.match(sentence, who.end):
        return None
    via = through.via(sentence, who.start)
    if OPENS_QUOTE.match(sentence, who.end):
        return Frame(who, verb.span(), True, True, via)
    part = resumed(sentence, who.end)
    return Frame(who, verb.span(), True, part is not None, via, part)


def _acts(sentence: str, who: Speaker) -> bool:
    """Whether a thing does something there rather than speak: "the guide, who was hurt, said a boat sank"."""
    return who.kind is Who.THING and finite_verb(sentence, who.start) < who.end


def _straight(
    sentence: str, verb: re.Match[str], link: re.Match[str] | None, same: Speaker | None = None
) -> Frame | None:
    """The frame of "X said ...", "..., X said.", "X, who said ..." and "X went there and said"; `same` who goes on."""
    is_relative = link is not None and link[0].lower() in reporting.RELATIVE
    who = _subject(sentence, verb, link, same)
    if who is None or not telling.may_tell(sentence, verb, who, is_relative=is_relative):
        return None
    who, via = through.without_outlet(sentence, who)
    via = through.told(sentence, verb, who) or via or through.via(sentence, 0)
    sides = sides_of(sentence, verb, who, is_relative=is_relative)
    return None if sides is None else Frame(who, verb.span(), sides.left, sides.right, via, sides.part)


def _subject(sentence: str, verb: re.Match[str], link: re.Match[str] | None, same: Speaker | None) -> Speaker | None:
    word = link[0].lower() if link else ""
    if link and word in reporting.RELATIVE:
        return beside.before_relative(sentence, link.start())
    if same:
        return same
    if link and word in {"and", "but"}:
        return beside.subject(sentence, link.start())
    return beside.before(sentence, verb.start())


def _likewise(sentence: str, verb: re.Match[str]) -> Iterator[Frame]:
    """The union of "The city put the toll at 30, and the union at 40"."""
    if verb[0] not in reporting.FIGURING | _ESTIMATES:
        return
    for match in _SO_DO.finditer(sentence, verb.end()):
        if reporting.TALLIED.fullmatch(match["who"]):  # "put the magnitude at 6 and the depth at 8 km"
            continue
        if who := speaker(sentence, *match.span("who")):
            yield Frame(who, match.span("at"), False, True, None)


_OWN_FIGURES = regex(
    r"(?:(?P<who>his|her)|our|my)\s(?:own\s)?(?:data|figures?|counts?|estimates?|information|calculations?|records|account|"
    r"version|reckoning|tally|statistics)$",
    re.IGNORECASE,
)


def _owner(sentence: str, who: Speaker | None) -> Speaker | None:
    """He of "according to his data"; nobody of "our count", which is the outlet's own."""
    own = _OWN_FIGURES.match(sentence[who.start : who.end]) if who else None
    if who is None or own is None:
        return who
    return Speaker(who.start, who.start + own.end("who"), Who.PRONOUN) if own["who"] else None


def _by_according(sentence: str) -> Iterator[Frame]:
    for match in _ACCORDING.finditer(sentence):
        is_inserted = bool(_OPENS_CLAUSE.search(sentence, 0, match.start()))
        end = finite_verb(sentence, match.end()) if is_inserted else len(sentence)
        who = _owner(sentence, beside.after(sentence, match.end(), end))
        if who is None:
            continue
        who, via = through.without_outlet(sentence, who)
        via = via or through.via(sentence, who.end)
        lead = sentence[: match.start()].strip(' “"‘')
        at_start = is_inserted or not lead or bool(LEAD_IN.fullmatch(lead))
        inside = sentence[who.end : who.end + 1] == "," and not at_start
        yield Frame(who, (match.start(), who.end), not at_start, at_start or inside, via)


def _by_quoted(sentence: str) -> Iterator[Frame]:
    """The minister of "the minister was quoted by AFP as saying", "is on record as saying" and of "AFP quoted the
    minister as saying"."""
    for match in _WAS_QUOTED.finditer(sentence):
        if who := beside.before(sentence, match.start()):
            left, right = sides_around(sentence, who.start, match.end())
            yield Frame(who, match.span(), left, right, through.via(sentence[: match.end()], match.start()))
    holds = _HOLDS.finditer(sentence) if "adamant" in sentence or " record " in sentence else ()
    for match in holds:
        if who := beside.before(sentence, match.start()):
            yield Frame(who, match.span(), False, True, None)
    for match in _QUOTED.finditer(sentence):
        outlet = beside.before(sentence, match.start())
        who = speaker(sentence, *match.span("who")) if outlet else None
        if outlet and who and who.kind is not Who.PRONOUN:
            words = sentence[outlet.start : outlet.end]
            via = (agency_of(words) or words.removeprefix("the ")) if through.is_outlet(words) else None
            left, right = sides_around(sentence, outlet.start, match.end())
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
            yield Frame(who, match.span("verb"), False, True, through.via(sentence, 0))
