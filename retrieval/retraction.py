"""What an outlet takes back of its own: "An earlier version of this story gave the toll as 12. It was nine."

The words that tell what was said are evidence for nothing; the sentence that sets it right is read and quoted with
them. Rules over English sentences. It does not follow a correction beyond the next sentence, nor look for the report
that was wrong: that one stays evidence, against the correction.
"""

import re

from index.article import Article
from index.quoted import is_quoted
from index.regex import regex
from retrieval.values.content import content_stems
from retrieval.values.numeral import SPELLED

SHORT = 14  # words of a sentence that does nothing but set right
NOT_SO = 6  # words of one that does it by "He did not."
GOVERNED = 120  # characters between the report and what it did: "An article on Friday about the ferry misstated ..."

_ITEM = (
    r"(?:articles?|stor(?:y|ies)|columns?|captions?|headlines?|editorials?|obituar(?:y|ies)|dispatch(?:es)?|graphics?|"
    r"pieces?|posts?|items?|charts?|maps?|reports?|editions?)"
)
_PRINTED = r"(?:article|story|column|caption|headline|editorial|obituary)"
_EARLIER = regex(
    r"\b(?:earlier|previous|prior|original|initial|first) (?:versions?|editions?|drafts?) "
    rf"of (?:this|the|our) {_ITEM}\b",
    re.IGNORECASE,
)
_AMENDED = r"(?! (?:has been|is|was) (?:corrected|updated|amended|changed)\b)"
_THIS = regex(rf"(?<!\bas )\bthis {_ITEM}\b{_AMENDED}", re.IGNORECASE)
_OURS = regex(
    rf"(?<!\bas )\bwe(?=(?: \w+){{0,2}}? (?:said|stated|reported|wrote|named|gave|mis|put|called|listed|"
    rf"described|referred))|\bour {_ITEM}\b",
    re.IGNORECASE,
)
_GIVEN = regex(
    rf"\bin (?:an?|the same|our|yesterday['’]s) (?:\w+ )?{_ITEM}\b"
    rf"(?=[^.;]{{3,{GOVERNED}}}? (?:was|were) (?:given|described|named) as\b)",
    re.IGNORECASE,
)
_ONE = regex(rf"\ban? (?:(?:earlier|previous|recent) )?{_PRINTED}\b(?! (?:by|from|of|in)\b)", re.IGNORECASE)
_PAPER = regex(
    r"\bthis (?:newspaper|paper|magazine|journal|weekly|website|site|portal|(?:news )?agency|broadcaster|station|"
    r"channel|programme|outlet)\b",
    re.IGNORECASE,
)
_FORMS = (_EARLIER, _THIS, _OURS, _PAPER, _GIVEN, _ONE)
_MARKED_ONE = regex(rf"(?:[^\n]*?[:–—-] )?(?:and |in )?(?:an?|the) (?:\w+ )?{_ITEM}\b{_AMENDED}", re.IGNORECASE)

_ERRED = regex(
    r"\bmis-?(?:spell(?:ed|s)|spelt|identifie[ds]|state[ds]|name[ds]|quote[ds]|attribute[ds]|report(?:ed|s)|dated|"
    r"characteri[sz]e[ds]|represent(?:ed|s)|describe[ds]|calculate[ds]|label(?:l?ed|s)|took)\b",
    re.IGNORECASE,
)
_SAID = regex(
    r"\b(?:said|says|stated?|states|named?|names|gave|gives|given as|put|reported|wrote|described|listed|called|"
    r"identified|referred|spelled|spelt|suggested|attributed|claimed|showed|quoted|cited|characteri[sz]ed)\b",
    re.IGNORECASE,
)
_WRONG = regex(
    r"\b(?:incorrectly|erroneously|mistakenly|wrongly|inaccurately)\b|\bin error\b|\bby mistake\b", re.IGNORECASE
)
_AT_FIRST = regex(r"\b(?:originally|previously|initially|at first)\b", re.IGNORECASE)
_WAS_WRONG = regex(
    r"\b(?:was|were) (?:\w+ )?(?:mis-?\w*(?:ed|lt|ken)|incorrect\w*|wrong\w*|given as)\b.{0,40}\bin an?\s+$", re.I
)  # not "was missing in an earlier version"

_NOTE = r"(?:corrections?|clarifications?|corrected|errat(?:um|a)|amplifications?|amendments?|editor[’']?s[’']? note)"
_NOTES = rf"{_NOTE}(?:\s*(?:and|&)\s*{_NOTE})?"
_HEADING = regex(rf"\W*{_NOTES}\W*", re.IGNORECASE)
_MARK = regex(
    rf"\W*{_NOTES}(?:,?\s[^:\n]{{0,30}}\d[^:\n]{{0,20}}|\s*\([^)\n]{{0,40}}\))?\s*(?::|[–—-]\s)", re.IGNORECASE
)

_APOLOGY = regex(r"\b[Ww]e (?:\w+ )?(?:apologi[sz]e|regret)\b")
_BREAK = regex(
    r";|\s[–—-]{1,2}\s|,?\s(?:but(?! that\b)|whereas|instead of|rather than|when (?:in fact|it|he|she|they))\s|"
    r",\s(?=in fact\b)",
    re.IGNORECASE,
)
_FIGURE = regex(
    rf"\d[\d.,]*|\b(?:{SPELLED}|hundreds?|thousands?|[mb]illions?|dozens?|half|third|quarter|fifth|tenth|nobody|none)\b",
    re.IGNORECASE,
)
_NAME = regex(r"(?<=\s)[“‘]?[^\W\d_a-z]\w*")
_PLAIN = regex(r"\b[a-z]\w*(?:[’'-]\w+)*")
_NOT = regex(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
_OPENS = regex(r"\W*(?:in fact,? )?(?:it|he|she|they|that|there|the (?P<noun>\w+)) ", re.IGNORECASE)
_GOES_ON = regex(r"\b(?:since|now|later|then|still|yet|also|another|more)\b|[“”\"?]", re.IGNORECASE)
_AHEAD = regex(r"\b(?:would|will|could|might|may|should|expected|due)\b")  # no "May"
_SETS_RIGHT = content_stems("fact actual actually correct right true real figure number name date spelling")

_ABOUT_ITSELF = (
    *("version", "edition", "draft", "this ", "we ", "our ", "article", "story", "stories", "column", "caption"),
    *("headline", "editorial", "obituar", "dispatch", "graphic", "piece", "post", "item", "chart", "map", "report"),
)
"""Sentences without any of these are not looked at further: four of five."""

Span = tuple[int, int]


def taken_back(article: Article, number: int) -> Span | None:
    """The words of a sentence, half-open and counted in it, that tell what the outlet said and takes back."""
    if article.masthead.language not in (None, "en"):
        return None
    sentence, text = article.sentences[number], article.words(number)
    lower = text.lower()
    if not any(words in lower for words in _ABOUT_ITSELF):
        return None
    for form, subject in [(each, named) for each in _FORMS for named in each.finditer(text)]:
        back = _told(text, form, subject)
        if back is not None and not is_quoted(article.text, sentence.start + subject.start()):
            told, rest = text[slice(*back)], text[back[1] :] or _next(article, number)
            is_admitted = form is _OURS and _apologises(article, number)
            if is_admitted or _is_own_error(form, told) or _is_marked(article, sentence.start):
                return back
            if _is_contrary(told, rest):
                return back
    return _marked_one(article, number, text)


def sets_right(article: Article, number: int) -> bool:
    """Whether a sentence follows at once on one that takes something back to its end."""
    if number == 0:
        return False
    before, back = article.sentences[number - 1], taken_back(article, number - 1)
    return back is not None and back[1] == before.end - before.start and bool(_next(article, number - 1))


def _marked_one(article: Article, number: int, text: str) -> Span | None:
    """What "the report" or "a post" said, in a line that is headed as a correction."""
    subject = _MARKED_ONE.match(text)
    back = _told(text, _MARKED_ONE, subject) if subject else None
    return back if back is not None and _is_marked(article, article.sentences[number].start) else None


def _told(text: str, form: re.Pattern[str], subject: re.Match[str]) -> Span | None:
    """From the clause's begin to its end, where the subject did say, or misspell, something."""
    if form is _EARLIER and _WAS_WRONG.search(text, 0, subject.start()):
        return 0, len(text)
    near = min(len(text), subject.end() + GOVERNED)
    verb = _ERRED.search(text, subject.end(), near) or _SAID.search(text, subject.end(), near)
    border = _BREAK.search(text, subject.end())
    if verb is None or (border and border.group() == ";" and border.start() < verb.start()):
        return None
    after = _BREAK.search(text, verb.end())
    starts = [found.end() for found in _BREAK.finditer(text, 0, subject.start())]
    return max(starts, default=0), after.start() if after else len(text)


def _is_own_error(form: re.Pattern[str], told: str) -> bool:
    """Whether the words alone say that it was wrong."""
    if form is _EARLIER or _ERRED.search(told) or _WRONG.search(told):
        return True
    return form is _THIS and _AT_FIRST.search(told) is not None


def _is_contrary(told: str, rest: str) -> bool:
    """Whether `rest` says of what was told no more than another value, or that it was not so."""
    if not rest or len(rest.split()) > SHORT or _GOES_ON.search(rest) or _AHEAD.search(told):
        return False
    known, opening = content_stems(told), _OPENS.match(rest)
    words = _PLAIN.findall(rest[:1].lower() + rest[1:])
    plain = content_stems(" ".join(word for word in words if not _FIGURE.fullmatch(word)))
    new = plain - known - _SETS_RIGHT
    if _NOT.search(rest):
        return opening is not None and not new and len(rest.split()) <= NOT_SO
    if not any(each.search(told) and _those(each, rest) - _those(each, told) for each in (_FIGURE, _NAME)):
        return False
    if plain & known:
        return not new or (opening is not None and new == content_stems(opening["noun"] or ""))
    return opening is not None and not new


def _those(sort: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(found.group().lower().strip(".,“‘") for found in sort.finditer(text))


def _next(article: Article, number: int) -> str:
    """The sentence that follows in the same paragraph; empty where none does."""
    if number + 1 >= len(article.sentences):
        return ""
    sentence, after = article.sentences[number], article.sentences[number + 1]
    joined = not article.text[sentence.end : after.start].strip(" \t")
    return article.words(number + 1) if joined else ""


def _apologises(article: Article, number: int) -> bool:
    """Whether the outlet says that it is sorry later in the paragraph."""
    after = article.text[article.sentences[number].end :].partition("\n\n")[0]
    return _APOLOGY.search(after) is not None


def _is_marked(article: Article, at: int) -> bool:
    """Whether it stands in a line that is headed as a correction, under such a heading or on a page of them."""
    line = article.text.rfind("\n", 0, at) + 1
    above = article.text[:line].rstrip()
    heading = above[above.rfind("\n") + 1 :]
    page = article.masthead.title or "", article.text.lstrip().partition("\n")[0]
    return _MARK.match(article.text, line) is not None or any(map(_HEADING.fullmatch, (heading, *page)))
