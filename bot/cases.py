"""What people think of an answer, made into a gold question that a person still has to look at.

The format is `rashomon eval`'s (`retrieval.gold`). It does not know where opinions come from; what they leave open
stands in `why`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import ConfigDict

from bot import words_archive
from retrieval.answer import Answer, Evidence, Position, Verdict
from retrieval.evaluate import says
from retrieval.gold import GoldEvidence, GoldPosition, GoldQuestion

if TYPE_CHECKING:
    from index.found import Filters


class Case(GoldQuestion):
    """A gold question with a line on what makes it worth asking."""

    model_config = ConfigDict(frozen=True)
    why: str

    def to_json(self) -> str:
        """One line; what is not said is left out."""
        return self.model_dump_json(exclude_none=True)


def case_of(
    number: int,
    answer: Answer,
    filters: "Filters",
    today: str,
    wrong: Sequence[Evidence],
    remarks: Sequence[str],
) -> Case | None:
    """The candidate that an answer and the opinions on it come to; `wrong` is the evidence that somebody rejects.

    None for a question that was limited to an outlet, a language or a span of days: a gold question cannot say so.
    """
    if filters.outlet or filters.language or filters.since or filters.until:
        return None
    kept = [(position, _left(position, wrong)) for position in answer.positions]
    standing = [(position, left) for position, left in kept if left]
    cited = {evidence.article for _, left in standing for evidence in left}
    rejected = dict.fromkeys(evidence.article for evidence in wrong if evidence.article not in cited)
    relative = answer.reading.days is not None and not any(map(str.isdigit, answer.reading.days.words))
    return Case(
        id=f"feedback-{number}",
        question=answer.question,
        kind=answer.reading.kind,
        verdict=_verdict(standing),
        positions=tuple(_gold(position, left, answer) for position, left in standing),
        forbid=tuple(rejected),
        as_of=filters.as_of.isoformat() if filters.as_of else today if relative else None,
        why="; ".join(remarks),
    )


def _left(position: Position, wrong: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(evidence for evidence in position.evidence if evidence not in wrong)


def _verdict(standing: Sequence[tuple[Position, Sequence[Evidence]]]) -> Verdict:
    if len(standing) != 1:
        return Verdict.DISPUTED if standing else Verdict.UNANSWERED
    ((_, evidence),) = standing
    return Verdict.AGREED if len({each.origin for each in evidence}) > 1 else Verdict.SINGLE_SOURCE


def _gold(position: Position, evidence: Sequence[Evidence], answer: Answer) -> GoldPosition:
    """Forms that another position's value contains are left out: they would accept the wrong one."""
    others = " | ".join(other.value.lower() for other in answer.positions if other is not position)
    forms = dict.fromkeys(form.lower().rstrip("*") for form in (position.value, *position.also) if form.strip("* "))
    accept = tuple(form for form in forms if not says(others, (form,))) or tuple(forms)[:1]
    return GoldPosition(
        value=position.value,
        accept=accept,
        evidence=tuple(GoldEvidence(article=each.article, quote=each.quote.text) for each in evidence),
    )


def remark(kind: str, evidence: Evidence | None, added: str | None) -> str:
    """One opinion in a line: its kind, the quote it is about, the person's words."""
    about = f" ({evidence.article})" if evidence is not None else ""
    return words_archive.opinion(kind + about, " ".join(added.split()) if added else None)
