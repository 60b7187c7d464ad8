"""Asks about a named event: "how many were hurt" becomes "how many were hurt in the Orvale ferry fire".

In the product the question names the event and the sentence tells only the detail; the title, which stands before the
window, ties them together. Knows an article's title and first sentences; does not know what answers.
"""

import random
import re
from collections import Counter
from collections.abc import Sequence

from retrieval.training.phrases import NAME, any_of

_EVENT_NOUNS = any_of(
    "attack attacks bombing bombings shooting crash strike strikes airstrike explosion blast earthquake fire"
    " wildfire raid siege protest protests riot riots trial election vote debate hearing summit speech hurricane"
    " storm flood massacre rescue arrest killing murder stabbing derailment collision hijacking kidnapping ambush"
    " clashes rally march ruling investigation indictment shutdown ceasefire talks outbreak lawsuit interview"
    " convention primary referendum coup standoff walkout scandal deal ban leak recall merger settlement"
    " resignation nomination"
)
_FUNCTION = any_of(
    "the a an of in on after for and to with by that this his her its their from was were is are as at over not no who"
    " before during about amid but or says said new against into than when it he she they we has had have more will"
)
_WHERE = rf"(?P<w> (?:in|on|at|near) (?:the )?{NAME})?"
_EVENT = re.compile(rf"\b(?P<e>(?:(?!(?:{_FUNCTION})\b)[\w’'-]+ ){{0,2}}(?i:{_EVENT_NOUNS}))\b{_WHERE}")
_IN_PLACE = re.compile(r"\bin ((?:[A-Z][a-z]{2,})(?: [A-Z][a-z]{2,})?)(?=[,.]| on | when | after | and )")
_CORE = re.compile(r"(How many [\w -]+? (?:were|was|had been|have been) [a-z]+)\b")


def place_of(sentences: Sequence[str]) -> str:
    """The place named most often after "in", or nothing."""
    counted = Counter(_IN_PLACE.findall(" ".join(sentences))).most_common(1)
    return counted[0][0] if counted else ""


def event_of(title: str, sentences: Sequence[str], rng: random.Random) -> str | None:
    """What a person would call the event, with a name or place in it; None where no words of the article do."""
    place = place_of(sentences)
    for text in (title, *sentences[:3]):
        match = _EVENT.search(text)
        if match is None:
            continue
        where = match["w"] or (f" in {place}" if place and place not in match["e"] else "")
        words = match["e"] if match["e"].isupper() else match["e"][0].lower() + match["e"][1:]
        words = match["e"] if " " in match["e"] and match["e"].split()[0] in " ".join(sentences) else words
        named = f"{words}{where}"
        if place and place not in named and rng.random() < 0.5:
            named = f"{place} {words}"
        return named if re.search(r"[A-Z]", named) else None
    return None


def anchored(question: str, event: str, rng: random.Random) -> str:
    """The question about this event: its core, or the whole of a short one, and the event's name."""
    core = _CORE.match(question)
    if core:
        return f"{core[1]} in the {event}?"
    words = question.rstrip("?").split()
    link = rng.choice(("in", "after", "during", "in"))
    return f"{' '.join(words[:9])} {link} the {event}?"
