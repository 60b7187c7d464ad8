"""What is different since an answer was given, in lines for a person: another answer now, or altered articles.

It does not know what counts as a difference (`retrieval.standing`) nor where the lines are shown.
"""

from collections.abc import Iterator, Sequence

from bot import words, words_intake
from bot.telegram import captions
from retrieval.answer import Answer
from retrieval.archive import Archive
from retrieval.outdated import outdated
from retrieval.standing import Change, change, standing_of


def differences(before: Answer, now: Answer) -> tuple[str, ...]:
    """One line for each thing that a reader of the earlier answer would want to be told; none for none."""
    return tuple(told(now, change(standing_of(before), now), [position.value for position in now.positions]))


def alterations(answer: Answer, archive: Archive) -> tuple[str, ...]:
    """A line for every article that its outlet changed after the answer quoted it."""
    stands: dict[tuple[str, int, int], bool] = {}
    for each in outdated(answer, archive):
        cited = each.evidence.article, each.evidence.version, each.latest
        stands[cited] = stands.get(cited, True) and each.stands
    return tuple(words_intake.altered_since(*cited, still) for cited, still in stands.items())


def told(answer: Answer, difference: Change, values: Sequence[str]) -> Iterator[str]:
    """A difference in lines, the weightiest first; `values` are the positions' as they are shown there."""
    if difference.superseded:
        yield difference.superseded
    elif difference.new:
        yield captions.new_positions(tuple(values[at] for at in difference.new))
    if difference.gone:
        yield captions.positions_gone(difference.gone)
    if difference.verdict is not None:
        yield captions.verdict_now(*(words.VERDICTS[each.value][0] for each in (difference.verdict, answer.verdict)))
    joined = dict(difference.joined)
    for at, outlets in joined.items():
        yield captions.joined_by(outlets, values[at])
    for at in difference.confirmed:
        if at not in joined:
            yield captions.more_origins(values[at], answer.positions[at].origins)
