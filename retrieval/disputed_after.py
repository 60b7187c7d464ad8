"""A figure that the next sentence takes for wrong: "The ministry called that number fantasy."

English, by form, of the one figure of a sentence; who rejects it within the sentence is `denial`'s business.
"""

from dataclasses import replace

from index.regex import regex
from retrieval.answer import Kind
from retrieval.claim import Claim
from retrieval.claims import attribution_of
from retrieval.values.number import quantities
from retrieval.values.quantity import Quantity
from retrieval.values.rejection import VERDICT
from retrieval.values.stance import Polarity, Stance
from retrieval.values.value import Value

_FIGURE = r"(?:that|the|those|these|this)\s(?:figures?|numbers?|tolls?|counts?|estimates?)\b"
_DISPUTES = regex(
    rf"^(?:(?:But|Yet|However,)\s)?[^.;:“”\"]{{2,90}}?\s(?:(?:(?:disput|reject|contest|den[iy]|dismiss)(?:es|ed|ied|s)\s{_FIGURE})|"
    rf"(?:call(?:s|ed)|describ(?:es|ed)|dismiss(?:es|ed))\s{_FIGURE}\s(?:as\s)?[“\"]?(?:an?\s|\w+ly\s|pure\s){{0,2}}"
    rf"(?:fantasy|exaggerat\w+|inflated|{VERDICT})\b)"
)
_NOT = regex(r"\b(?:not|never|neither|nor|nobody|no one|declined to|refused to)\b|n['’]t\b")


def disputed_after(claim: Claim) -> Claim | None:
    """The next sentence, quoted with the claim's own, as what denies its figure; None where it does not."""
    candidate, figure = claim.candidate, claim.value.meaning
    article, after = candidate.article, candidate.number + 1
    if not isinstance(figure, Quantity) or article.masthead.language not in (None, "en"):
        return None
    if after >= len(article.sentences) or not _is_only_figure(candidate.text, figure):
        return None
    text = article.words(after)
    found = _DISPUTES.match(text)
    if found is None or _NOT.search(found.group()):
        return None
    words, start = text.rstrip(" .!\n"), article.sentences[after].start
    # It is quoted with the figure's own sentence: the span lies in the one behind.
    value = Value(Kind.POLARITY, words, Polarity(Stance.NO, None, 1.0), 0, len(words))
    said = attribution_of(replace(candidate, number=after), (0, len(words)))
    return replace(claim, start=start, end=start + len(words), value=value, attribution=said)


def _is_only_figure(sentence: str, figure: Quantity) -> bool:
    """Whether nothing else that the sentence counts can be meant."""
    alike = [s for s in quantities(sentence) if s.quantity.unit.measure == figure.unit.measure]
    return len(alike) == 1
