"""Whether a time is that of a statement and not of what it tells: "said on Monday", "a caption on Sunday named".

It looks at one sentence and one of its times; which of the others is the event's is decided in `sentence_time`. The
cues are English; a language with a table has its own (`tongues.event_time`).
"""

import re
from functools import cache

from index.regex import regex
from index.times.dateline import is_dateline
from index.times.expression import Timex
from index.times.tense import PAST_FORMS
from index.tongues.tables import tongue


def is_reporting(sentence: str, timex: Timex, language: str | None = None) -> bool:
    """Whether the time is that of a statement: "said on Monday", "On Monday, the ministry said"."""
    table = tongue(language)
    if table is not None:
        from index.tongues import event_time

        return event_time.is_reporting(table, sentence, timex)
    if is_dateline(sentence, timex) or is_printed(sentence, timex):
        return True
    before = sentence[max(0, timex.start - 60) : timex.start]
    if _said_before().search(before):
        return True
    if len(before.split()) > 2:
        return False
    after = sentence[timex.end : timex.end + 120]
    verb = _first_verb().search(after)
    return verb is not None and verb["reporting"] is not None


def is_printed(sentence: str, timex: Timex) -> bool:
    """Whether the time is that of something printed, which tells of days before it: "a caption on Sunday named", "our
    report on Sunday said", "in Sunday's edition"; not "the report on Sunday's fire" nor "a story that began on Sunday".
    """
    if modifies(sentence, timex):
        return _EDITION.match(sentence, timex.end) is not None
    return (
        _PRINTED.search(sentence[max(0, timex.start - 60) : timex.start]) is not None
        and _PRINT_SAYS.match(sentence, timex.end) is not None
    )


_PRINTED = regex(
    r"\b(?:[Oo]ur (?:\w+ )?report|articles?|story|stories|column|editorial|captions?|headlines?|edition|front page)"
    r"(?:\s(?:(?:that|which)\s)?(?:was\s|were\s)?(?:published|printed|posted|run|ran))?\s(?:(?:late|early)\s)?(?:on|of|in)?\s*$"
)
_PRINT_SAYS = regex(
    r",?\s(?:(?:we|it|which|that)\s)?(?:(?:has|have|had|\w+ly)\s)?"
    r"(?:named|gave|called|described|quoted|attributed|put|mis[a-z]+ed|confused|said|says|stated|reported|wrote|claimed)\b"
)
_EDITION = regex(r"(?:['’]s)?\s(?:[a-z]+\s)?(?:edition|editions|front page|newspaper|paper)\b")
REPORTING = (
    r"(?:said|says|told|tells|added|stated|reported|confirmed|announced|tweeted|wrote|claimed|denied|insisted|"
    r"reiterated|declared|testified|according to|quoted|warned|acknowledged|disclosed|revealed)"
)


@cache
def _said_before() -> re.Pattern[str]:
    audience = (
        r"(?:\s+(?:reporters|journalists|lawmakers|CNN|"
        rf"the(?:\s+{_NO_CLAUSE}[\w.]+){{1,4}}|"
        r"[A-Z][\w.]+(?:\s+[A-Z][\w.]+){0,3}|"
        r"(?:in|at|during|via|from|through|to)\s+(?:an?\s+|the\s+|his\s+|her\s+|its\s+|their\s+)?[\w.'’-]+(?:\s+[\w.'’-]+){0,3}))?"
    )
    someone = rf"(?!of\b|about\b)(?:(?:an?|his|her|its|their)\s+)?(?:{_NO_CLAUSE}[a-z'’-]+\s+){{1,4}}"
    told = rf"(?<!\bbeen )(?<!\bwas )(?<!\bwere )\btold\s+{someone}(?:late\s+|early\s+)?on\s+$"
    words = rf"(?:{_NO_CLAUSE}[\w.'’-]+\s+){{1,6}}"
    published = rf"\b(?:{REPORTING}|say|in|from|by)\s+{words}{_PUBLISHED}\s+(?:late\s+|early\s+)?(?:on\s+)?$"
    return re.compile(rf"\b{REPORTING}{audience}\s*,?\s*(?:late|early|on|in|the)?\s*$|{told}|{published}")


# Words of an audience or a document; with one of these a clause begins, and the day is of what it tells.
_NO_CLAUSE = (
    r"(?!(?:that|who|which|whom|to|he|she|they|it|we|and|but|when|where|after|before|as|if|what|how|why|not|\w+ed|"
    rf"{PAST_FORMS})\b)"
)
_PUBLISHED = (
    r"(?:published|released|issued|filed|posted|printed|unveiled|unsealed|broadcast|aired|circulated|submitted|seen|"
    r"made\spublic)"
)


@cache
def _said_next() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:also\s+|again\s+)?(?:{REPORTING}|{_HELD})\b")


_HELD = (
    r"(?:rejected|dismissed|refuted|affirmed|maintained|asserted|condemned|stressed|noted|conceded|admitted|ruled out)"
)
"""What is said of an earlier day, where one is named; on a day that stands alone a bill may be rejected."""
_HELD_THAT = regex(rf"\b{_HELD}\s+(?:late\s+|early\s+)?(?:on\s+)?$")


def is_said_next(sentence: str, timex: Timex) -> bool:
    """ "The ministry on Monday said"; not "a man who was shot on Monday told", where the time has a verb of its own.

    Asked only where another time counts from it. Where it stands alone it mostly is the day of the news: taken for the
    statement's everywhere, it cost 24 right claims of 2,740 their day.
    """
    if _HELD_THAT.search(sentence, 0, timex.start) and sentence.startswith(" that ", timex.end):
        return True
    if not _said_next().match(sentence, timex.end):
        return False
    clause = re.split(r"[,;:.–—]\s+", sentence[: timex.start])[-1]
    is_modified = re.search(r"\b(?:who|which|that)\b", clause) or _PARTICIPLE_END.search(clause)
    return not (is_modified or _first_verb().search(clause))


_PARTICIPLE_END = regex(
    r"\b(?:taken|seen|stolen|beaten|driven|chosen|broken|fallen|sunk|sank|sent|caught|bought|sold|lost|built|hurt|set|cut|"
    r"held|made|born|freed|\w+ed)\s+(?:late|early)?\s*(?:on|in|at)?\s*$"
)


@cache
def _first_verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<reporting>{REPORTING})|is|are|has|have|{PAST_FORMS}|[a-z]{{3,}}ed)\b")


def modifies(sentence: str, timex: Timex) -> bool:
    """ "Thursday's attack" names the event that the sentence tells of, even behind "after"."""
    return sentence[timex.end : timex.end + 2] in ("'s", "’s") or sentence[timex.end - 2 : timex.end] in ("'s", "’s")


def is_told(sentence: str, start: int, end: int) -> bool:
    """Whether the time `sentence[start:end]` is of what somebody says has been: "said that it fell in March"."""
    return said_that().search(sentence[:start]) is not None and _TO_COME.match(sentence, end) is None


_TO_COME = regex(r"[^;:“”]*\b(?:will|would|could|may|might)\b")


@cache
def said_that() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{REPORTING})(?:\s[\w.’']+){{0,4}}?\sthat(?=\s(?:(?!(?:will|would|could|should|may|might|if)\b)[^,;:“”\"])*"
        r"(?:\b[io]n\s(?:early\s|late\s)?|\s(?=last\b|earlier\b|\w+\s\w+\sago\b))$)"
    )
