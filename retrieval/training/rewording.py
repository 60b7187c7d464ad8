"""Asks a question in other words: synonyms, a terse chat form, a day or place added, or about another detail.

Knows the question's words only; whoever calls decides what each variant's answer is.
"""

import random
import re

from retrieval.training.verbs import past_participle

_SYNONYMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bpeople were killed\b", ("people died", "people lost their lives", "were killed", "people have been killed")),
    (r"\bwere killed\b", ("died", "lost their lives", "were dead", "have been killed")),
    (r"\bwere (?:injured|wounded)\b", ("were hurt", "were wounded", "were injured", "got hurt")),
    (r"\bwere arrested\b", ("were detained", "were taken into custody", "have been arrested")),
    (r"\bwere detained\b", ("were arrested", "were held")),
    (r"\bwere evacuated\b", ("had to leave", "were moved out")),
    (r"\bshot dead\b", ("killed", "shot and killed")),
    (r"\bpurchase\b", ("buy",)),
    (r"\bkill\b", ("kill", "murder")),
    (r"\bannounce\b", ("say", "make public", "announce")),
    (r"\bstated?\b", ("say",)),
    (r"\battack\b", ("assault", "attack", "strike")),
    (r"\bchildren\b", ("kids", "children")),
    (r"\bofficers\b", ("police officers", "cops")),
    (r"\bWhat percentage of\b", ("What share of", "How many percent of", "What proportion of")),
    (r"\bHow much\b", ("How much money", "How much")),
    (r"\bHow old is\b", ("What age is", "How old was")),
    (r"^Who is\b", ("Who's", "Who is", "Who was")),
    (r"\bresign\b", ("step down", "quit", "resign")),
    (r"\bpass\b", ("approve", "adopt")),
    (r"\brejected\b", ("turned down", "refused", "rejected")),
    (r"\bcriticized\b", ("attacked", "slammed", "criticised")),
    (r"\bsupport\b", ("back", "favour", "support")),
    (r"^When did\b", ("When did", "On what day did", "What day did")),
    (r"^When was\b", ("When was", "On which day was", "What date was")),
    (r"^Where did\b", ("Where did", "In which place did", "In what city did")),
    (r"^Where was\b", ("Where was", "In which town was", "At what place was")),
    (r"^Why did\b", ("Why did", "What made", "For what reason did")),
)
_TERSE: tuple[tuple[str, str], ...] = (
    (r"^How many (?:people )?(?:were killed|died) (?P<r>.+)\?$", "death toll {r}?"),
    (r"^How many (?:people )?(?:were killed|died) (?P<r>.+)\?$", "how many dead {r}"),
    (r"^How many (?:people )?were (?:injured|wounded|hurt) (?P<r>.+)\?$", "number of injured {r}?"),
    (r"^How many (?P<n>[a-z]+) were (?P<v>[a-z]+) (?P<r>.+)\?$", "number of {n} {v} {r}"),
    (r"^How old is (?P<r>.+)\?$", "{r} age?"),
    (r"^Where (?:was|were) (?P<r>.+)\?$", "{r} where?"),
    (r"^When (?:was|were) (?P<r>.+)\?$", "{r} date?"),
    (r"^What did (?P<s>.+?) say about (?P<r>.+)\?$", "{s} on {r}?"),
    (r"^What percentage of (?P<r>.+)\?$", "percentage of {r}"),
)
_DETAILS = (
    "killed",
    "injured",
    "wounded",
    "arrested",
    "rescued",
    "evacuated",
    "charged",
    "displaced",
    "deported",
    "kidnapped",
)
_GROUPS = (
    {"killed", "dead", "died", "death", "deaths", "toll", "kill", "killing", "fatal", "fatally", "lives"},
    {"injured", "wounded", "hurt", "injuring", "wounding", "injuries", "wounds"},
    {"arrested", "detained", "custody", "arrest", "arrests", "charged"},
)


def reworded(question: str, rng: random.Random) -> str:
    """The question with one or two of its words replaced by words that mean the same here."""
    for pattern, others in rng.sample(_SYNONYMS, len(_SYNONYMS)):
        if rng.random() < 0.8:
            question = re.sub(pattern, rng.choice(others), question, count=1)
    return question.replace("What made ", "Why did ") if question.startswith("What made") else question


def terse(question: str, rng: random.Random) -> str:
    """As typed in a chat: a headline-like form where there is one, else lower case or without the question mark."""
    fitting = [(match, form) for pattern, form in _TERSE if (match := re.match(pattern, question))]
    if fitting:
        match, form = rng.choice(fitting)
        return form.format(**match.groupdict())
    return rng.choice((question.rstrip("?"), question[0].lower() + question[1:], question.lower()))


def with_detail(question: str, words: str) -> str:
    """The question with this added at its end ("on 3 May 2014", "in Springfield")."""
    ending = "?" if question.endswith("?") else ""
    return f"{question.rstrip('?').rstrip()} {words}{ending}"


def other_detail(question: str, about: str, text: str, rng: random.Random) -> str | None:
    """The question about another thing that happened to them, if the text tells no such thing."""
    if about not in _DETAILS or about not in question:
        return None
    words = set(re.findall(r"[a-z]+", text.lower()))
    for other in rng.sample(_DETAILS, len(_DETAILS)):
        meant = next((group for group in _GROUPS if other in group), {other, past_participle(other.removesuffix("ed"))})
        if about not in meant and not words & meant:
            return question.replace(about, other)
    return None
