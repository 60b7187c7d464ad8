"""Gold questions: what people who read the whole archive say a right answer holds. Read from JSON lines.

The format is the Answer benchmark's: a question, its verdict, its positions with accepted words and verbatim quotes.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index.errors import UsageError
from retrieval.answer import Kind, Verdict


class GoldEvidence(BaseModel):
    """A verbatim quote of one article."""

    model_config = ConfigDict(frozen=True)
    article: str
    quote: str


class GoldPosition(BaseModel):
    """One right answer: `accept` are lower-case strings that state it (a trailing * accepts a prefix)."""

    model_config = ConfigDict(frozen=True)
    value: str
    accept: tuple[str, ...]
    evidence: tuple[GoldEvidence, ...]


class GoldQuestion(BaseModel):
    """A question with everything that its `articles` say to it, or the whole archive where none are named; `forbid` are
    articles on look-alike events."""

    model_config = ConfigDict(frozen=True)
    id: str
    question: str
    kind: Kind
    verdict: Verdict
    positions: tuple[GoldPosition, ...] = ()
    forbid: tuple[str, ...] = ()
    as_of: str | None = None
    articles: tuple[str, ...] = ()


def read_gold(path: Path) -> list[GoldQuestion]:
    """All questions of a file. Raises UsageError naming the first line that is none."""
    try:
        found = list(_questions(path))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); name a .jsonl file of gold questions") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8; name a .jsonl file of gold questions") from error
    if not found:
        raise UsageError(f"{path}: no question in it; name a .jsonl file of gold questions")
    return found


def _questions(path: Path) -> Iterator[GoldQuestion]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield GoldQuestion.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"]) or "the line"
                raise UsageError(
                    f"{path}:{number}: not a gold question ({where}: {first['msg']}); mend the line"
                ) from error
