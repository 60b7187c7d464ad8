"""Changes to articles that are in: a hand-set outlet, title or date, and taking one out.

Both reach further than their article: days that were inferred from it are inferred again, or are unknown again.
"""

from collections.abc import Callable, Sequence

from index.article import Article, Basis
from index.edits import cleaned, with_edits
from index.holdings import Holdings, Pen, Removed
from index.origins.grouping import group
from index.steps import Steps, default_steps


def edit(
    archive: Holdings,
    key: str,
    *,
    outlet: str | None = None,
    date: str | None = None,
    title: str | None = None,
    steps: Steps | None = None,
    waiting: Callable[[], None] | None = None,
) -> Article:
    """Sets what was given, for this version and those to come; returns the article as it is then.

    Raises UnknownArticle, UsageError, ArchiveBusy.
    """
    given = cleaned({"outlet": outlet, "date": date, "title": title})
    steps = steps or default_steps()
    with archive.writing(waiting=waiting) as writer:
        version_id = writer.latest(key)
        with writer.transaction():
            writer.set_edits(key, given)
            article = writer.read(version_id)
            basis = Basis.STATED if "date" in given else article.published_basis
            writer.set_masthead(version_id, with_edits(article.masthead, given), basis)
            writer.redate(version_id, steps.dated_anew(writer.read(version_id)))
            _infer_again(writer, steps, key, (version_id,))
        return writer.read(version_id)


def remove(
    archive: Holdings,
    key: str,
    *,
    steps: Steps | None = None,
    waiting: Callable[[], None] | None = None,
) -> Removed:
    """Takes an article out for good: every version, word, vector and earlier file.

    Raises UnknownArticle, ArchiveBusy.
    """
    steps = steps or default_steps()
    with archive.writing(waiting=waiting) as writer:
        writer.latest(key)
        with writer.transaction():
            removed = writer.remove(key)
            _infer_again(writer, steps, key, ())
        writer.leave_no_trace()
        return removed


def _infer_again(writer: Pen, steps: Steps, key: str, also: Sequence[int]) -> None:
    """Groups `also` anew, and every article whose day was inferred from `key`, which has no day until then."""
    dependents = writer.inferred_from(key)
    for version_id in dependents:
        writer.set_published_day(version_id, None, Basis.UNKNOWN, ())
        writer.redate(version_id, steps.dated_anew(writer.read(version_id)))
    group(writer, steps, (*also, *dependents))
