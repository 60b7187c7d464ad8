"""The body that a speaker speaks for: "the front's spokeswoman" and "a spokesman for Vellmar" are its mouth.

It sees a speaker's words and the text of the article, and no other speakers. English.
"""

import re

from index.regex import regex
from retrieval.speech.reporting import BODIES
from retrieval.speech.who import kind_of

_SPEAKS = r"(?:spokes(?:man|woman|person)|press secretary)"
_LEADS = (
    r"(?:leader|chief(?!\s+(?:executive|of\s))|head|chairman|chairwoman|chairperson|general\s+secretary"
    r"|secretary[\s-]general|chief\s+executive|managing\s+director|director[\s-]general)"
)
_RANK = r"(?:(?:chief|main|top|new|acting|deputy|official|military|overall)\s+){0,2}"
_PAST = regex(r"\b(?:former|formerly|ex|then|late|one-time|self-styled|would-be)\b", re.IGNORECASE)
_OWNER = r"(?P<body>(?:[Tt]he\s+)?[\w&.-]+(?:\s+[\w&.-]+){0,5}?)"
_FORMS = tuple(
    regex(form)
    for form in (
        # the front's spokeswoman, the rebels' leader
        rf"\b{_OWNER}(?:['’]s|(?<=s)['’])\s+{_RANK}(?:{_SPEAKS}|{_LEADS})\b",
        # a spokesman for the ministry; only "the leader of", for a body may have several who are "a leader"
        rf"\b{_SPEAKS}\s+(?:for|of)\s+(?P<body>[^,;()]+)",
        rf"(?:^|,\s*|\b[Tt]he\s+){_RANK}{_LEADS}\s+of\s+(?P<body>[^,;()]+)",
        # front spokesman Ivo Pell, a ministry spokesman, Orlen Guard leader Eva Harlan
        rf"(?:^|,\s*)(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother)\s+)?{_OWNER}\s+{_SPEAKS}\b",
        rf"(?:^|,\s*)(?![Aa]n?\s|[Oo]ne\s|[Aa]nother\s){_OWNER}\s+{_LEADS}(?=\s+[A-Z]|,|$)",
    )
)
_ITS = regex(rf"[Ii]ts\s+{_RANK}(?:{_SPEAKS}|{_LEADS})\b|[Aa]\s+{_SPEAKS}(?=,|$)")
_SUBJECT = regex(r"(?:The\s+[a-z]+|(?:The\s+)?(?:[A-Z][\w-]+\s+){0,5}[A-Z][\w-]+)(?=\s+[a-z]|,\s+(?:which|an?|the)\s)")
_SENTENCE_END = regex(r"[.!?][”\"]?\s+(?=[A-Z“\"])|\n+")
_CLOSE = 400  # code points in which a sentence and the one before it stand
_UNTOLD = frozenset("its his her their our my whose".split())
_NAME_CHARS = 40


def spoken_for(who: str, article: str) -> str | None:
    """The name of the body that the speaker speaks for, in lower case and without "the"; None where there is none, or
    where it is a body without a name of its own ("a police spokesman")."""
    if _PAST.search(who):
        return None
    if _ITS.match(who):
        return _subject_before(who, article)
    for form in _FORMS:
        if match := form.search(who):
            return name_of_body(match["body"], article)
    return None


def _subject_before(who: str, article: str) -> str | None:
    """The body that "its leader" is of: what the sentence begins with, or the one before it where nothing but a
    quotation stands before the words."""
    start = article.find(who)
    if start < 0 or article.count(who) > 1:
        return None
    before = _SENTENCE_END.split(article[max(0, start - _CLOSE) : start])
    if before[-1].strip()[:1] in ("", "“", '"'):
        before.pop()
    subject = _SUBJECT.match(before[-1].strip()) if before else None
    return name_of_body(subject[0], article) if subject and kind_of(subject[0].split()) else None


def name_of_body(words: str, article: str) -> str | None:
    """The body's own name in lower case; for "the front" the name that the article has for it, if that is just one."""
    bare = re.sub(r"^[Tt]he\s+", "", words.strip())
    if not bare or bare.split()[0].lower() in _UNTOLD:
        return None
    short = bare.isalpha() and (bare.islower() or bare.lower() in BODIES or bare != words.strip())
    if full := _full_name(bare.lower(), article) if short else None:
        return full
    is_named = bare.lower() not in BODIES and any(word[:1].isupper() for word in bare.split())
    return bare.lower() if is_named else None


def _full_name(noun: str, article: str) -> str | None:
    """ "Upland Liberation Front" for "front"."""
    word = rf"\b[A-Z][\w’'-]{{0,{_NAME_CHARS}}}"
    behind = rf"(?:\s(?:of|for)\s(?:the\s)?{word}){{0,2}}"
    run = re.compile(rf"(?:{word}\s(?:(?:of|for|and)\s)?){{1,4}}{noun.capitalize()}\b{behind}")
    names = {re.sub(r"^the\s+", "", " ".join(m[0].split()).lower()) for m in run.finditer(article)} - {noun}
    return names.pop() if len(names) == 1 else None
