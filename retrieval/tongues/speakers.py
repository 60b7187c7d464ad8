"""Who the outlet says said it, in a language with a table: the counterpart of `attribution`.

Three ways of saying so are known: "laut X", "X sagte, dass" and "..., sagte X". It follows no pronoun to its name and
names no agency that a speaker was quoted through, but where the words are an agency's own name.
"""

import re
from dataclasses import dataclass
from functools import cache

from index.regex import regex
from index.times.expression import TimexKind
from index.times.timex import find_times
from index.tongues.patterns import clause, cues
from index.tongues.patterns import said as said_by
from index.tongues.tables import tongue
from index.tongues.tongue import Tongue, fold
from index.wires import agency_of
from retrieval.answer import Attribution
from retrieval.tongues.wording import Wording

_MOST_WORDS = 10
_PREPOSITION = 3  # letters
_LETTER = regex(r"[^\W\d_]")
_BORDER = regex(r"[,;:!?؟،«»„“”\"()]|\.(?=\s|$)|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class _Frame:
    """A speaker's range."""

    start: int
    end: int


def speaker(table: Wording, sentence: str, span: tuple[int, int] | None) -> Attribution | None:
    """As `attribution.attribute`, for one sentence; a span is not given to a speaker that it names itself."""
    words = tongue(table.code)
    if words is None:
        return None
    found = _frames(table, words, sentence)
    if span is not None:
        found = [f for f in found if not (span[0] < f.end and f.start < span[1])]
        found.sort(key=lambda f: (_distance(f, span), f.start))
    if not found:
        return None
    who = sentence[found[0].start : found[0].end]
    unnamed = re.search(rf"(?<!\w)(?:{table.unnamed})(?!\w)", fold(who)) is not None
    return Attribution(who=who, anonymous=unnamed and not _has_name(who), via=agency_of(who))


def _distance(frame: _Frame, span: tuple[int, int]) -> int:
    return max(frame.start - span[1], span[0] - frame.end, 0)


def _has_name(who: str) -> bool:
    """Two capitals in a row behind the first word; German nouns have capitals too, so one is not enough."""
    return re.search(r"\s[^\W\d_a-zа-яіїєґ][\w’'-]+\s[^\W\d_a-zа-яіїєґ][\w’'-]+", who) is not None


def _frames(table: Wording, words: Tongue, sentence: str) -> list[_Frame]:
    folded = fold(sentence)
    times = [(t.start, t.end) for t in find_times(sentence, None, table.code) if t.kind is TimexKind.DAY]
    leads = [match.span() for match in _leads(table).finditer(folded)]
    said = [m for m in said_by(words).finditer(folded) if not any(start <= m.start() < end for start, end in leads)]
    verbs = {match.start() for match in said}
    # "Según informó la policía": the verb has the speaker, what leads to it has none.
    found = [_behind(table, words, sentence, folded, end, times) for _, end in leads if end + 1 not in verbs]
    found += [_said(table, words, sentence, folded, match, times) for match in said]
    return [frame for frame in found if frame is not None]


@cache
def _leads(table: Wording) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:{table.leads})(?!\w)(?! ما\b)" if table.code != "ar"
                      else rf"(?<!\w)[وف]?(?:وفقا(?= ?ل)|طبقا(?= ?ل)|{table.leads})(?: (?!ما\b)|(?=ل))")  # fmt: skip


def _said(
    table: Wording, words: Tongue, sentence: str, folded: str, match: re.Match[str], times: list[tuple[int, int]]
) -> _Frame | None:
    """The subject before the verb; behind it where the verb opens its clause."""
    first = max((b.end() for b in _BORDER.finditer(folded, 0, match.start())), default=0)
    before = folded[first : match.start()].strip()
    opens = re.fullmatch(rf"(?:{table.as_}|и|та|і|und|et|y|و)?", before) is not None
    if opens or table.code == "ar":
        return _behind(table, words, sentence, folded, match.end(), times)
    start, end = _trimmed(sentence, folded, first, match.start(), times)
    return _frame(table, sentence, start, end)


def _behind(
    table: Wording, words: Tongue, sentence: str, folded: str, at: int, times: list[tuple[int, int]]
) -> _Frame | None:
    """ "laut der Polizei", up to a mark or the clause's verb."""
    for start, end in times:  # "сообщила в понедельник полиция"
        if start >= at and len(folded[at:start].split()) <= 1 and len(folded[at:start].strip()) <= _PREPOSITION:
            at = end
    marks = [m.start() for m in _BORDER.finditer(folded, at)]
    marks += [m.start() for m in clause(words).finditer(folded, at) if m.start() > at + 1]
    marks += [start for start, _ in times if start > at]
    verb = cues(words).search(folded, at + 1)
    marks += [verb.start()] if verb and verb.start() > at + 4 and table.code in ("de", "fr", "es") else []
    end = min(marks, default=len(sentence))
    start, end = _trimmed(sentence, folded, at, end, times)
    return _frame(table, sentence, start, end)


_EDGES = regex(
    r"^(?:wie|so|und|et|y|и|та|і|como|comme|mais|pero|aber|но|але|що|что|dass|que|qu'|как|як|also|auch|зокрема)\s+|"
    r"\s+(?:am|an|im|in|le|el|en|в|у|во|dass|que|mit|an|auch|zudem|zugleich|gegenüber|ان|في|يوم)$"
)


def _trimmed(sentence: str, folded: str, start: int, end: int, times: list[tuple[int, int]]) -> tuple[int, int]:
    """Without white space, a day at either end, and words that only join."""
    for first, last in times:
        if start <= first and last <= end and not _LETTER.search(folded, last, end):
            end = first
    changed = True
    while changed:
        changed = False
        while start < end and not sentence[start].isalnum():
            start += 1
        while end > start and not sentence[end - 1].isalnum():
            end -= 1
        edge = _EDGES.search(folded[start:end])
        if edge is not None:
            start, end = (start + edge.end(), end) if edge.start() == 0 else (start, start + edge.start())
            changed = True
    return start, end


def _frame(table: Wording, sentence: str, start: int, end: int) -> _Frame | None:
    who = sentence[start:end]
    if not _LETTER.search(who) or len(who.split()) > _MOST_WORDS or re.fullmatch(table.pronouns, fold(who)):
        return None
    return _Frame(start, end)
