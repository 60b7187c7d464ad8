"""Rules that turn a news sentence into questions with the sentence's own words as answers.

Works on one sentence by pattern, without a parser: what fits no pattern gives no question. Knows nothing of other
sentences, articles or outlets.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from retrieval.training.phrases import (
    COUNTED,
    DAYS,
    MONEY,
    NAME,
    NUMBER,
    PLACE,
    SUBJECT,
    WHEN,
    any_of,
    inside,
    is_complete,
    is_known,
    is_place,
    is_subject,
    is_whole,
    starts_oddly,
    starts_with_setting,
    tail,
)
from retrieval.training.verbs import EVENTS, base_form, is_past, past_participle

_REST = r"\b(?P<rest>[^.]*)"
_CLAUSE = r"[^.,;:“”\"]"


@dataclass(frozen=True, slots=True)
class Made:
    """A question on a sentence and the answer's range in it. `kind` is the rule's family, `about` the asked verb."""

    question: str
    start: int
    end: int
    kind: str
    about: str = ""


def questions_on(sentence: str, names: Mapping[str, int]) -> list[Made]:
    """Every question that a rule makes. `names`: how often each capitalised word stands inside sentences."""
    unpaired = sentence.count('"') % 2 or sentence.count("“") != sentence.count("”")
    if not 40 <= len(sentence) <= 320 or "?" in sentence or unpaired:
        return []
    made = [one for rule in _RULES for one in rule(sentence, names)]
    return [one for one in made if is_complete(one.question) and is_whole(sentence, one.start, one.end)]


def _asked(*parts: str) -> str:
    return " ".join(part for part in parts if part) + "?"


def _counted_passive(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    """ "At least 84 people were killed when" : how many people were killed when"""
    auxiliary = r"(?P<v>were|was|had been|have been)"
    for match in re.finditer(rf"\b(?P<q>{NUMBER}) (?P<n>{COUNTED}) {auxiliary} (?P<pp>[a-z]+){_REST}", sentence, re.I):
        if is_past(match["pp"]):
            question = _asked("How many", _noun(match), match["v"], match["pp"], tail(match["rest"]))
            yield Made(question, *match.span("q"), "number", match["pp"])


def _counted_object(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    """ "killing 12 people in" : how many people were killed in"""
    for match in re.finditer(rf"\b(?P<v>{'|'.join(EVENTS)}) (?P<q>{NUMBER}) (?P<n>{COUNTED}){_REST}", sentence, re.I):
        past = past_participle(EVENTS[match["v"].lower()])
        yield Made(
            _asked("How many", _noun(match), "were", past, tail(match["rest"])), *match.span("q"), "number", past
        )


def _toll(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    """ "left 30 people homeless", "the death toll rose to 12" """
    states = {"dead": "killed", "injured": "injured", "wounded": "wounded", "homeless": "left homeless"}
    states["missing"] = "left missing"
    left = rf"\b(?:left|leaving) (?P<q>{NUMBER}) (?P<n>{COUNTED}) (?P<v>{'|'.join(states)}){_REST}"
    for match in re.finditer(left, sentence, re.I):
        state = states[match["v"].lower()]
        yield Made(
            _asked("How many", _noun(match), "were", state, tail(match["rest"])), *match.span("q"), "number", state
        )
    toll = rf"\b(?P<n>[a-z]+ toll|number of [a-z ]{{4,40}}) (?:\w+ ){{0,3}}(?:to|at|is|was) (?P<q>{NUMBER})\b"
    for match in re.finditer(toll, sentence, re.I):
        about = "killed" if "death" in match["n"].lower() else "toll"
        yield Made(_asked("What was the", match["n"]), *match.span("q"), "number", about)


def _counted_general(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    """ "The city bought 40 buses" : how many buses did the city buy"""
    match = re.match(rf"{SUBJECT} (?P<v>[a-z]+) (?P<q>{NUMBER}|{MONEY})(?: (?P<n>{COUNTED}))?{_REST}", sentence)
    if match is None or not is_subject(match["s"]) or not is_past(match["v"]) or match["v"] in EVENTS:
        return
    asked = "How much" if match["q"].startswith("$") else f"How many {match['n']}" if match["n"] else ""
    if asked:
        question = _asked(asked, "did", inside(match["s"], names), base_form(match["v"]), tail(match["rest"]))
        yield Made(question, *match.span("q"), "number", match["v"])


def _share(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    about = r"(?:(?:about|nearly|more than|some|almost|just) )?"
    verb = any_of("[a-z]+ed are were is was have had say said support believe want")
    pattern = rf"\b(?P<q>{about}\d[\d.]*(?: percent|%| per cent)) of (?P<n>[^,.;:]{{4,50}}?) (?P<v>{verb}){_REST}"
    for match in re.finditer(pattern, sentence):
        question = _asked("What percentage of", match["n"], match["v"], tail(match["rest"]))
        yield Made(question, *match.span("q"), "number", match["v"])


def _age(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    for match in re.finditer(rf"\b(?P<n>{NAME}), (?P<q>\d{{1,2}}),", sentence):
        yield Made(f"How old is {match['n']}?", *match.span("q"), "number", "old")
        yield Made(f"What is {match['n']}'s age?", *match.span("q"), "number", "old")


def _role(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    """ "Ann Bell, the mayor of Orvale," : who is Ann Bell, who is the mayor of Orvale"""
    office = any_of(
        "er or man woman ist chief president minister head leader mayor governor senator secretary judge official"
    )
    lead = rf"(?!{any_of('but and in on at for with who however after if as to')})(?:the |a |an )?"
    where = r"(?: (?:of|for|at|in) [^,.;]{3,40})?"
    pattern = rf"\b(?P<n>{NAME}), (?P<r>{lead}(?:[a-z]+ ){{0,4}}(?:[a-z]*(?:{office})){where}),"
    for match in re.finditer(pattern, sentence):
        if names.get(match["n"].split()[-1], 0):
            yield Made(f"Who is {match['n']}?", *match.span("r"), "person", "role")
            yield Made(f"Who is {match['r']}?", *match.span("n"), "person", "role")


def _who(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    """The subject, or the agent after "by"."""
    match = re.match(rf"(?P<n>{NAME})(?:, [^,]{{3,60}},)? (?P<v>[a-z]+){_REST}", sentence)
    if match and not starts_oddly(sentence) and is_past(match["v"]) and is_known(match["n"], names):
        rest = tail(match["rest"])
        if len(rest.split()) >= 2:
            yield Made(f"Who {match['v']} {rest}?", *match.span("n"), "person", match["v"])
    auxiliary = r"(?P<v>was|were|has been|had been)"
    agent = re.match(rf"{SUBJECT} {auxiliary} (?P<pp>[a-z]+)\b(?P<mid>[^,.]{{0,60}}?) by (?P<n>{NAME})", sentence)
    if agent and is_subject(agent["s"]) and is_past(agent["pp"]):
        subject = inside(agent["s"], names)
        long = _asked("Who", agent["v"], subject, agent["pp"], tail(agent["mid"]), "by")
        yield Made(long, *agent.span("n"), "person", agent["pp"])
        short = _asked("By whom", agent["v"].split()[0], subject, agent["pp"])
        yield Made(short, *agent.span("n"), "person", agent["pp"])


def _where_when(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    between = r"\b(?P<m>[^,;:]{0,70}?)"
    for asked, kind, answer in (
        ("Where", "place", rf"(?:in|near|at|outside) (?P<a>{PLACE})"),
        ("When", "date", rf"(?P<a>{WHEN})"),
    ):
        passive = re.match(rf"{SUBJECT} (?P<v>was|were) (?P<pp>[a-z]+){between} {answer}\b", sentence)
        active = re.match(rf"{SUBJECT} (?P<v>[a-z]+){between} {answer}\b", sentence)
        for match, participle in ((passive, "pp"), (active, "v")):
            if match is None or not is_subject(match["s"]) or not is_past(match[participle]):
                continue
            if kind == "place" and not is_place(match["a"], sentence[match.end("a") :]):
                continue
            subject, middle = inside(match["s"], names), tail(match["m"])
            if participle == "pp":
                question = _asked(asked, match["v"], subject, match["pp"], middle)
            elif match["v"] in {"said", "told"} or len(match["m"].split()) < 2:
                break
            else:
                question = _asked(asked, "did", subject, base_form(match["v"]), middle)
            yield Made(question, *match.span("a"), kind, match[participle])
            break


def _said(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    said = any_of("said|announced|claimed|argued|warned|added|told reporters")
    speaker = rf"(?P<n>{NAME}|The [a-z]+(?: [a-z]+)?)(?:, [^,]{{3,60}},)?"
    match = re.match(rf"{speaker} (?P<v>{said})(?: on (?:{DAYS}))?(?: that)? (?P<c>[^.“”\"]{{20,160}})", sentence)
    if match is None or starts_oddly(sentence) or starts_with_setting(match["c"]):
        return
    told = match["v"] == "told reporters"
    others = [found.group() for found in re.finditer(NAME, match["c"]) if found.group() not in match["n"]]
    end = match.start("c") + len(match["c"].rstrip(" ,;"))
    verb = "say" if told else base_form(match["v"])
    about = f"about {others[0]}" if others else ""
    what = _asked("What did", inside(match["n"], names), verb, about)
    yield Made(what, match.start("c"), end, "account", match["v"])
    who = _asked("Who", match["v"].split()[0], "" if told else "that", tail(match["c"]))
    yield Made(who, *match.span("n"), "person", match["v"])


def _why_how(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    """ "because" and "by doing" """
    reason = r"(?P<a>(?P<w>because|by) (?P<c>[^,;.]{10,90}))"
    match = re.match(rf"{SUBJECT} (?P<v>[a-z]+)\b(?P<m>[^,;:]{{3,80}}?),? {reason}", sentence)
    if match is None or not is_subject(match["s"]):
        return
    asked = "Why" if match["w"] == "because" else "How"
    if asked == "How" and not match["c"].split()[0].endswith("ing"):
        return
    subject, middle = inside(match["s"], names), tail(match["m"])
    if is_past(match["v"]):
        question = _asked(asked, "did", subject, base_form(match["v"]), middle)
    elif match["v"] in {"was", "were"}:
        question = _asked(asked, match["v"], subject, middle)
    else:
        return
    yield Made(question, *match.span("a"), "account", match["v"])


def _yes_no(sentence: str, names: Mapping[str, int]) -> Iterator[Made]:
    """The clause that states or denies: its predicate is the answer."""
    auxiliary = any_of("was were is are has had did will would")
    stated = re.match(rf"{SUBJECT} (?P<c>(?P<v>{auxiliary})(?: not| never)? (?P<rest>{_CLAUSE}{{8,90}}))", sentence)
    if stated and is_subject(stated["s"]):
        question = _asked(stated["v"].capitalize(), inside(stated["s"], names), tail(stated["rest"]))
        yield Made(question, *stated.span("c"), "polarity", stated["v"])
        return
    given = r"(?P<g>[a-z]+ing|that|reports that|claims that)"
    denied = rf"(?P<c>(?:denied|rejected|dismissed|disputed) {given} (?P<rest>{_CLAUSE}{{6,90}}))"
    denial = re.match(rf"{SUBJECT} {denied}", sentence)
    if denial and is_subject(denial["s"]):
        doing = denial["g"].endswith("ing")
        start = f"Did {inside(denial['s'], names)} {base_form(denial['g'])}" if doing else "Is it true that"
        yield Made(_asked(start, tail(denial["rest"])), *denial.span("c"), "polarity", "denied")
        return
    active = re.match(rf"{SUBJECT} (?P<c>(?P<v>[a-z]+) (?P<rest>{_CLAUSE}{{8,90}}))", sentence)
    if active and is_subject(active["s"]) and is_past(active["v"]) and active["v"] != "said":
        question = _asked("Did", inside(active["s"], names), base_form(active["v"]), tail(active["rest"]))
        yield Made(question, *active.span("c"), "polarity", active["v"])


def _noun(match: "re.Match[str]") -> str:
    return match["n"].removeprefix("of ")


_RULES: tuple[Callable[[str, Mapping[str, int]], Iterator[Made]], ...] = (
    _counted_passive,
    _counted_object,
    _toll,
    _counted_general,
    _share,
    _age,
    _role,
    _who,
    _where_when,
    _said,
    _why_how,
    _yes_no,
)
