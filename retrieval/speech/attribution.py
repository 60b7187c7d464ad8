"""Who the outlet says said it: the speaker of a sentence, or of the part of it that holds a span.

It picks among the sentence's speakers and leads "he" and "the official" back to the sentences before. It knows no
articles; whether two speakers are one is `origins`' business.
"""

import re
from collections.abc import Sequence

from index.regex import regex
from index.times.stamp import behind_stamp
from index.wires import agency_of
from retrieval.answer import Attribution
from retrieval.speech import quotation
from retrieval.speech.antecedent import resolved
from retrieval.speech.figure_given import given_by
from retrieval.speech.fitting import words_of
from retrieval.speech.frames import Frame, find_frames, heard
from retrieval.speech.label import labelled
from retrieval.speech.lookback import backwards
from retrieval.speech.reporting import VERBS
from retrieval.speech.speaker import MOST_WORDS, speaker
from retrieval.speech.through import is_outlet
from retrieval.speech.who import Who, is_anonymous
from retrieval.tongues.tables import wording
from retrieval.values.rebuffed import Rebuff, rebuff
from retrieval.values.rejection import Rejection, rejections

LOOK_AHEAD = 8  # sentences; longer quotations name their speaker before they end

_ENDS_CLAUSE = regex(r";|,[”\"]? (?:but|though|although|while|whereas)\b|[.!?][”\"] [A-Z]")
_OPENS_ANEW = regex(r", (?:but|though|although|while|whereas) [“\"]|[.!?][”\"] [A-Z]")
_CLOSES = regex(r"(?:\s[^\s,;]+){0,6}[.!?]?[”\"]?\s*$")
_CONJUNCTION = regex(r"\b(?:after|before|when|since|because|if|although|where|until|how|why)\s+$", re.IGNORECASE)


def attribute(
    sentence: str,
    before: Sequence[str],
    span: tuple[int, int] | None,
    language: str | None = None,
    *,
    after: Sequence[str] = (),
) -> Attribution | None:
    """Who says what `sentence[span]` (or the sentence) says; None when the outlet says it itself.

    `before` are the sentences before it in the article, nearest last, `after` those after it, nearest first. `who` is
    a slice of the sentence or, where it says "he" or "the official" or its quotation goes on, of one of them; `via` an
    agency's one name or the outlet's words. What a span names is not attributed to itself: "X said" says nothing about
    X; a span that is all of "X denied that ..." is X's. Does not follow pronouns over more than `LOOK_BACK` sentences,
    nor tell apart two people who are both quoted just before. `language` is the article's (ISO 639-1).
    """
    if stamp := behind_stamp(sentence):
        span = None if span is None else (max(0, span[0] - stamp), max(0, span[1] - stamp))
        return attribute(sentence[stamp:], before, span, language, after=after)
    before, after = ([text[behind_stamp(text) :] for text in texts] for texts in (before, after))
    table = wording(language)
    if table is not None:
        from retrieval.tongues.speakers import speaker

        return speaker(table, sentence, span)
    if said := labelled(sentence):
        return said
    if (end := rebuff(sentence)) and (span is None or span[1] <= end.words[0]):
        return attribute(sentence[: end.words[0]], before, span, language, after=after)
    if span is not None and (given := given_by(sentence, span)):
        return given
    found = find_frames(sentence)
    if end and span is not None and end.words[0] <= span[0]:
        return _who_denies(sentence, before, found, end)
    if span is not None and (rejected := _rejected(sentence, span)):
        return _told_by(sentence, before, found, rejected, span)
    # Whom a quotation itself quotes ("The mayor said no. We left," she said) is not whom the outlet quotes.
    is_opened = bool(found) and sentence[0] in '“"' and quotation.runs_on(sentence, span, before, after)
    if is_opened and (named := _closing_speaker(sentence, before, after)):
        return named
    frame = _chosen(sentence, found, span)
    if frame is None:
        return None if found else _quoted(sentence, before, after, span)
    return resolved(sentence, before, found, frame)


def _who_denies(sentence: str, before: Sequence[str], found: Sequence[Frame], end: Rebuff) -> Attribution | None:
    """The port of "it leaked, which the port denies"."""
    who = speaker(sentence, *end.who)
    frame = None if who is None else Frame(who, (end.who[1], end.words[1]), True, False, None)
    return None if frame is None else resolved(sentence, before, found, frame)


def not_through_itself(said: Attribution, outlet: str | None) -> Attribution:
    """As shown: without an outlet they spoke to that is the article's own, "told the Post" in the Orlen Post.

    Origins are counted before, with it: by it two reports are known to have one unnamed source. An agency's name stays.
    """
    if said.via is None or outlet is None or agency_of(said.via):
        return said
    host = "" if " " in outlet else outlet.rpartition(".")[0]
    own = _plain_name(host or outlet)
    return said.model_copy(update={"via": None}) if own.endswith(_plain_name(said.via)) else said


def _plain_name(outlet: str) -> str:
    return re.sub(r"[\W_]+", "", outlet.removeprefix("The ").removeprefix("the ").casefold())


def _chosen(sentence: str, found: Sequence[Frame], span: tuple[int, int] | None) -> Frame | None:
    """The frame that the span is given to: the nearest that reaches it. Without a span, and for one that holds frames
    whole ("the minister denied that ..."): the main one."""
    if span is not None:
        reaching = [frame for frame in found if _reaches(sentence, frame, span)]
        if reaching or not (found := [frame for frame in found if _is_held(frame, span)]):
            reaching = _outside(sentence, _reported(sentence, reaching) or reaching)
            nearest = min(reaching, key=lambda frame: (_distance(frame, span), frame.verb), default=None)
            return nearest and heard(sentence, found, nearest)
    main = [frame for frame in found if frame.left or not _CONJUNCTION.search(sentence, 0, frame.speaker.start)]
    return min(_outside(sentence, main), key=lambda frame: _order(sentence, frame), default=None)


def _outside(sentence: str, found: list[Frame]) -> list[Frame]:
    """Whom the outlet quotes, not whom the quotation quotes: '"The port says no," said Venn'."""
    return [frame for frame in found if not quotation.is_within(sentence, frame.verb[0])] or found


def _order(sentence: str, frame: Frame) -> tuple[bool, bool, bool, tuple[int, int]]:
    """Who tells a sentence as a whole comes first: no outlet, who closes it, who stands inside it, who speaks first."""
    closes = frame.left and not frame.right and sentence[slice(*frame.verb)] in VERBS
    return is_outlet(words_of(sentence, frame.speaker)), not closes, not (frame.left and frame.right), frame.verb


def _reported(sentence: str, reaching: Sequence[Frame]) -> list[Frame]:
    """Whom an outlet reports that closes the sentence: the mayor of "the mayor said no, the Velm Times reported"."""
    outlets = [frame for frame in reaching if is_outlet(words_of(sentence, frame.speaker))]
    told = [frame for frame in reaching if frame not in outlets]
    is_told = all(frame.right and frame.speaker.kind is not Who.PRONOUN for frame in told)
    return told if is_told and all(frame.left and not frame.right for frame in outlets) else []


def _rejected(sentence: str, span: tuple[int, int]) -> Rejection | None:
    """The rejection of a report, where the span stands in what was reported: who rejects it does not say it."""
    return next((each for each in rejections(sentence) if not each.is_direct and each.holds(span)), None)


def _told_by(
    sentence: str, before: Sequence[str], found: Sequence[Frame], rejected: Rejection, span: tuple[int, int]
) -> Attribution | None:
    """Who says what somebody rejects: a speaker within it, else whose report it was, else the report itself."""
    first, last = rejected.content
    inside = [frame for frame in found if first <= frame.span[0] and frame.span[1] <= last]
    if frame := _chosen(sentence, inside, span):
        return resolved(sentence, before, found, frame)
    if rejected.told is None:
        return None
    owner = speaker(sentence, *rejected.owner) if rejected.owner else None
    if owner and owner.kind is not Who.PRONOUN:
        who = words_of(sentence, owner)
        return Attribution(who=who, anonymous=is_anonymous(who, sentence, owner.kind))
    report = sentence[slice(*rejected.told)]
    return Attribution(who=report, anonymous=False) if len(report.split()) <= MOST_WORDS else None


def _is_held(frame: Frame, span: tuple[int, int]) -> bool:
    parts = (frame.verb, (frame.speaker.start, frame.speaker.end))
    return all(span[0] <= start and end <= span[1] for start, end in parts)


def _reaches(sentence: str, frame: Frame, span: tuple[int, int]) -> bool:
    if span[0] < frame.speaker.end and frame.speaker.start < span[1]:
        return False
    if quotation.is_within(sentence, frame.verb[0]) and not quotation.is_within(sentence, span[0]):
        return False
    first, last = frame.span
    if span[1] <= max(frame.verb[0], frame.speaker.start):
        if frame.part is not None and not frame.right and span[0] < frame.part[0]:
            return False
        ends = _OPENS_ANEW if _speaks_last(sentence, frame) else _ENDS_CLAUSE
        return frame.left and not ends.search(sentence, quotation.behind(sentence, span, first), first)
    is_within = frame.part is None or frame.part[0] <= span[0] < frame.part[1]
    said = quotation.beginning(sentence, last, span[0])  # what ends a clause within it ends nobody's words
    return frame.right and is_within and not _ENDS_CLAUSE.search(sentence, last, said)


def _speaks_last(sentence: str, frame: Frame) -> bool:
    """Whether the sentence is all theirs who close it: "The roof fell, but the wall stood, its owner said."."""
    if frame.right:
        return False
    alone = all(other.verb >= frame.verb for other in find_frames(sentence))
    return alone and bool(_CLOSES.match(sentence, frame.span[1]))


def _distance(frame: Frame, span: tuple[int, int]) -> int:
    first, last = frame.span
    return first - span[1] if span[1] <= first else max(0, span[0] - last)


def _quoted(
    sentence: str, before: Sequence[str], after: Sequence[str], span: tuple[int, int] | None
) -> Attribution | None:
    """A sentence within quotation marks and without a speaker is theirs who is named where the quotation closes, else
    the one's before."""
    runs_on = quotation.runs_on(sentence, span, before, after)
    if runs_on and (named := _closing_speaker(sentence, before, after)):
        return named
    return _speaker_before(sentence, before) if runs_on or _is_quoted(sentence, span, before) else None


def _closing_speaker(sentence: str, before: Sequence[str], after: Sequence[str]) -> Attribution | None:
    """The speaker right behind the mark that closes a quotation: "We left. We ran," she said."""
    closed = quotation.closing(after)
    if closed is None:
        return None
    number, end = closed
    found = find_frames(after[number])
    behind = [frame for frame in found if frame.left and frame.span[0] >= end]
    if not behind:
        return None
    frame = min(behind, key=lambda frame: frame.span[0])
    return resolved(after[number], [*before, sentence, *after[:number]], found, frame)


def _is_quoted(sentence: str, span: tuple[int, int] | None, before: Sequence[str]) -> bool:
    """Whether the words stand within marks that the sentence itself opens or closes."""
    if quotation.ends(sentence, span, before):
        return True
    if sentence[:1] not in '“"' or not sentence:
        return False
    end = max(sentence.find("”"), sentence.find('"', 1))
    return end < 0 or end >= (span[1] if span else len(sentence) - 2)


def _speaker_before(sentence: str, before: Sequence[str]) -> Attribution | None:
    """The speaker that a quotation goes back to, over sentences that are quoted too."""
    is_inside = quotation.opens(sentence) is None or quotation.ends(sentence, None, before)
    for number, earlier in backwards(before):
        found = find_frames(earlier)
        if frame := _chosen(earlier, found, None):
            return resolved(earlier, before[:number], found, frame)
        opens = quotation.opens(earlier)
        if opens is None and not is_inside:
            return None
        is_inside = is_inside and opens is None
    return None
