"""How right the answers are: the answers to gold questions held against what people found.

A position is right when it states a gold position that no earlier one states, on right evidence. A citation is right
when its quote is the gold quote's place in the article (half of the shorter of the two), or another place of the same
article that says the accepted words about the same matter. A question that names its `articles` leaves a right answer
cited from another one unjudged. It knows answers and texts, not how the answers came about.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retrieval.answer import Answer, Evidence, Kind, Position, Verdict
from retrieval.gold import GoldPosition, GoldQuestion
from retrieval.match import Match

# The reason of an answer that has everything and nothing else.
RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer's counts and the reason for its verdict mark, in words."""

    id: str
    verdict_right: bool
    reason: str
    gold: Verdict
    said: Verdict
    gold_positions: int
    found_positions: int
    said_positions: int
    first_right: bool
    citations: int
    right_citations: int
    forbidden: int
    verbatim: int
    matches: tuple[tuple[Match, bool], ...] = ()
    """Of each position said: how well it says that it matches the question, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The benchmark's figures, 0 to 1, None where nothing was to be counted."""

    questions: int
    verdict_accuracy: float | None
    answered: float | None
    first_position_right: float | None
    position_precision: float | None
    position_recall: float | None
    position_f1: float
    disputed_precision: float | None
    disputed_recall: float | None
    disputed_f1: float
    abstain_precision: float | None
    abstain_recall: float | None
    citation_precision: float | None
    forbidden_citations: int
    quotes_verbatim: float | None
    strong_matches_right: float | None
    fair_matches_right: float | None
    weak_matches_right: float | None


def judge(gold: GoldQuestion, answer: Answer, texts: Mapping[str, str]) -> Judged:
    """Hold one answer against its gold question; `texts` are the stored texts by article key."""
    said = answer.positions if answer.verdict is not Verdict.UNANSWERED else ()
    found: list[GoldPosition] = []
    stated = right = forbidden = citations = verbatim = 0
    first_right = False
    matches: list[tuple[Match, bool]] = []
    for rank, position in enumerate(said):
        match = matched(position, gold, texts)
        evidence = judgeable(position.evidence, match, gold)
        supported = [match is not None and supports(e, match, gold, texts) for e in evidence]
        stated += bool(evidence)
        right += sum(supported)
        citations += len(supported)
        forbidden += sum(e.article in gold.forbid for e in evidence)
        verbatim += sum(is_verbatim(e, texts) for e in evidence)
        is_new = match is not None and any(supported) and match not in found
        if match is not None and is_new:
            found.append(match)
            first_right = first_right or rank == 0
        if evidence and position.match is not None:
            matches.append((position.match, is_new))
    missed = [p.value for p in gold.positions if p not in found]
    return Judged(
        gold.id,
        _same_verdict(gold.verdict, answer.verdict),
        _reason(gold, answer, missed, stated - len(found), texts),
        gold.verdict,
        answer.verdict,
        len(gold.positions),
        len(found),
        stated,
        first_right,
        citations,
        right,
        forbidden,
        verbatim,
        tuple(matches),
    )


def judgeable(evidence: Sequence[Evidence], match: GoldPosition | None, gold: GoldQuestion) -> Sequence[Evidence]:
    """Without what nobody judged: a right answer cited from an article that the question's makers did not read.

    Yes and no are judged wherever they stand: any sentence can be taken for one, so that the value shows nothing.
    """
    if match is None or not gold.articles or gold.kind is Kind.POLARITY:
        return evidence
    return [e for e in evidence if e.article in gold.articles]


def _same_verdict(gold: Verdict, said: Verdict) -> bool:
    """Agreed and single source count as one: people who make gold questions do not know origins."""
    return gold is said or {gold, said} == {Verdict.AGREED, Verdict.SINGLE_SOURCE}


def _plain(verdict: Verdict) -> str:
    return str(verdict).replace("_", " ")


def _reason(gold: GoldQuestion, answer: Answer, missed: Sequence[str], surplus: int, texts: Mapping[str, str]) -> str:
    is_right = _same_verdict(gold.verdict, answer.verdict)
    parts = [] if is_right else [f"said {_plain(answer.verdict)}, is {_plain(gold.verdict)}"]
    parts += [f"missed {', '.join(missed)}"] if missed else []
    parts += [f"{surplus} position{'s' if surplus > 1 else ''} not in the gold answer"] if surplus else []
    absent = sorted({e.article for p in gold.positions for e in p.evidence} - texts.keys())
    parts += [f"the archive has no {', '.join(absent)}"] if absent else []
    return "; ".join(parts) or RIGHT


def matched(position: Position, gold: GoldQuestion, texts: Mapping[str, str]) -> GoldPosition | None:
    """The gold position that a position states: by value, else by its spans, else (accounts) by the quotes' places."""
    values = " | ".join([position.value, *position.also])
    spans = " | ".join(e.span.text if e.span else "" for e in position.evidence)
    best, best_score = None, 0.0
    for each in gold.positions:
        score: float = says(values, each.accept)
        if not score:
            score = 0.5 * min(1, says(spans, each.accept))
        if not score and gold.kind in ("account", "polarity"):
            score = 0.4 * any(_at_gold_place(e, each, texts) for e in position.evidence)
        if score > best_score:
            best, best_score = each, score
    return best


def _at_gold_place(evidence: Evidence, gold: GoldPosition, texts: Mapping[str, str]) -> bool:
    """As the benchmark's script does, an article's last gold quote counts where there are several."""
    quotes = {each.article: each.quote for each in gold.evidence}
    quote = quotes.get(evidence.article)
    text = texts.get(evidence.article, "")
    return quote is not None and _overlap(text, evidence.quote.text, quote) >= 0.5


def supports(evidence: Evidence, position: GoldPosition, gold: GoldQuestion, texts: Mapping[str, str]) -> bool:
    """Whether a citation supports a gold position (see the module's text)."""
    quote = evidence.quote.text
    for each in position.evidence:
        if each.article != evidence.article:
            continue
        if _overlap(texts.get(each.article, ""), quote, each.quote) >= 0.5 and len(quote.split()) >= 3:
            return True
        if says(quote, position.accept) and len(_words(quote) & (_words(gold.question) | _words(each.quote))) >= 3:
            return True
    return False


def says(text: str, accept: Sequence[str]) -> int:
    """Length of the longest accepted string that stands in the text as whole words; 0 for none."""
    text = _squeeze(text).lower()

    def pattern(words: str) -> str:
        return rf"(?<!\w){re.escape(words[:-1])}" if words.endswith("*") else rf"(?<!\w){re.escape(words)}(?!\w)"

    return max((len(words) for words in accept if re.search(pattern(words), text)), default=0)


def _overlap(article: str, a: str, b: str) -> float:
    """Share of the shorter quote that both have in common, by their places in the article."""
    article, a, b = _squeeze(article), _squeeze(a), _squeeze(b)
    i, j = article.find(a), article.find(b)
    if i < 0 or j < 0 or not a or not b:
        return 0.0
    return max(0, min(i + len(a), j + len(b)) - max(i, j)) / min(len(a), len(b))


def is_verbatim(evidence: Evidence, texts: Mapping[str, str]) -> bool:
    """Whether the quote is its slice of the stored text, three words or more, with its span inside."""
    quote, span, text = evidence.quote, evidence.span, texts.get(evidence.article, "")
    inside = span is None or (
        quote.start <= span.start < span.end <= quote.end and text[span.start : span.end] == span.text
    )
    return len(quote.text.split()) >= 3 and text[quote.start : quote.end] == quote.text and inside


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w'’-]{4,}", text.lower()))


def figures(judged: Sequence[Judged]) -> Figures:
    """The benchmark's figures over all questions."""
    answerable = [j for j in judged if j.gold_positions]
    abstained = [j for j in judged if j.said is Verdict.UNANSWERED]
    empty = [j for j in judged if j.gold is Verdict.UNANSWERED]
    both_empty = [j for j in abstained if j.gold is Verdict.UNANSWERED]
    said_disputed = [j for j in judged if j.said is Verdict.DISPUTED]
    disputed = [j for j in judged if j.gold is Verdict.DISPUTED]
    both_disputed = [j for j in disputed if j.said is Verdict.DISPUTED]
    found, said = sum(j.found_positions for j in judged), sum(j.said_positions for j in judged)
    precision, recall = _ratio(found, said), _ratio(found, sum(j.gold_positions for j in judged))
    disputed_precision = _ratio(len(both_disputed), len(said_disputed))
    disputed_recall = _ratio(len(both_disputed), len(disputed))
    citations = sum(j.citations for j in judged)
    return Figures(
        len(judged),
        _ratio(sum(j.verdict_right for j in judged), len(judged)),
        _ratio(sum(j.found_positions > 0 for j in answerable), len(answerable)),
        _ratio(sum(j.first_right for j in answerable), len(answerable)),
        precision,
        recall,
        _f1(precision, recall),
        disputed_precision,
        disputed_recall,
        _f1(disputed_precision, disputed_recall),
        _ratio(len(both_empty), len(abstained)),
        _ratio(len(both_empty), len(empty)),
        _ratio(sum(j.right_citations for j in judged), citations),
        sum(j.forbidden for j in judged),
        _ratio(sum(j.verbatim for j in judged), citations),
        *(_right_of(judged, match) for match in (Match.STRONG, Match.FAIR, Match.WEAK)),
    )


def _right_of(judged: Sequence[Judged], match: Match) -> float | None:
    """Share of the positions of that match that are right."""
    rights = [is_right for each in judged for said, is_right in each.matches if said is match]
    return _ratio(sum(rights), len(rights))


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _f1(precision: float | None, recall: float | None) -> float:
    return round(2 * precision * recall / (precision + recall), 3) if precision and recall else 0.0
