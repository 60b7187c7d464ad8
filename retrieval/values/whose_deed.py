"""Whether a sentence tells the asked deed of another by name: "the baker, Tam Kell, admitted it" to "Did Venn admit
it?" and "the barge Lind sank" to "When did the tug Orr sink?".

Only where each telling of it has another name for its subject, or for its object where it is asked to whom it was done;
English. Deeds told in other words are `another_subject`'s.
"""

from dataclasses import dataclass
from functools import lru_cache

from index.regex import regex
from retrieval.values.another_subject import NAME, is_named_otherwise, subject_before, untitled
from retrieval.values.content import content_stems

_ASKED = regex(
    r"^\W*(?:(?:[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow|[Ww]hat|[Ww]hich|[Oo]n|[Ii]n|[Aa]t|[Tt]o|[Bb]y|[Ff]or|[Ff]rom)\b[^,?]*?\s)?"
    r"(?P<aux>[Dd]id|[Dd]oes|[Ww]ill|[Ww]as|[Ww]ere)\s+"
    r"(?:(?:the\s+)?(?:(?!(?:of|at|in|on|for|from|and|any|some|most|all)\b)[a-z-]+\s+){0,4})?"
    rf"(?P<name>{NAME})(?<!['’]s)\s+(?:(?:ever|still|later|really|also|now|then|again|first|finally|not)\s+)*(?P<deed>[a-z]+)"
)
_FORMS = (
    "sink sank sunk|win won|lose lost|beat beaten|strike struck|fall fell fallen|leave left|come came|"
    "go went gone|break broke broken|flee fled|take took taken|make made|give gave given|get got|"
    "begin began begun|lead led|meet met|buy bought|sell sold|steal stole stolen|shoot shot|pay paid|"
    "find found|hold held|know knew known|see saw seen|rise rose risen|run ran|stand stood|speak spoke spoken|"
    "write wrote written|withdraw withdrew withdrawn|bring brought|build built|drive drove driven|"
    "fly flew flown|throw threw thrown|become became|spend spent|send sent|sue sued|hit|quit|put|set"
)
_IRREGULAR = {form: frozenset(verb.split()) for verb in _FORMS.split("|") for form in verb.split()}
_NAMED = regex(r"[A-Z][\w’'-]*\w")
_WORD = regex(r"[a-z’'-]+")
_OPEN = regex(r",\s+(?:who|whom|which|whose|where)\s+(?!(?:(?:also|had|has|have|later|then)\s+)*$)[^,;:]*$")
""" "Venn, who had led it since Kell left": not Venn."""
_OBJECT = regex(
    r"\s+(?:(?!(?:in|on|at|of|by|for|from|to|and|that|with|after|before|when|as|over|under|against)\b)[a-z-]+,?\s+){0,4}"
    rf"(?!(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b)(?P<name>{NAME})"
)
_ACRONYM = regex(r"[A-Z.]+")


@dataclass(frozen=True, slots=True)
class _Asked:
    name: frozenset[str]
    deed: str
    is_done_to: bool


def tells_of_anothers_deed(question: str, sentence: str) -> bool:
    """Whether the sentence has the asked deed, and each time another name for its subject."""
    asked = _read(question)
    if asked is None:
        return False
    told = [word.span() for word in _WORD.finditer(sentence) if _is_form(word.group(), asked.deed)]
    is_anothers = _is_done_to_another if asked.is_done_to else _is_anothers
    return bool(told) and all(is_anothers(asked, sentence, *span) for span in told)


@lru_cache(maxsize=8)
def _read(question: str) -> _Asked | None:
    found = _ASKED.match(question)
    name = untitled(found["name"]) if found else frozenset()
    if found is None or not name or all(_ACRONYM.fullmatch(word) for word in name):
        return None  # "the United States" for the US
    return _Asked(name, found["deed"], found["aux"].lower() in ("was", "were"))


@lru_cache(maxsize=4096)
def _is_form(word: str, deed: str) -> bool:
    return word in _IRREGULAR.get(deed, ()) or bool(content_stems(word) & content_stems(deed))


def _is_anothers(asked: _Asked, sentence: str, start: int, _: int) -> bool:
    subject = subject_before(sentence[:start])
    if subject is None or _OPEN.search(sentence, 0, start):
        return False
    return is_named_otherwise(asked.name, subject)


def _is_done_to_another(asked: _Asked, sentence: str, start: int, end: int) -> bool:
    """Whether the deed has another's name for its object, in a sentence that does not name the asked one."""
    if subject_before(sentence[:start]) is None or asked.name & set(_NAMED.findall(sentence)):
        return False
    done_to = _OBJECT.match(sentence, end)
    return done_to is not None and is_named_otherwise(asked.name, f"one {done_to['name']}")
