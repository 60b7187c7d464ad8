"""A note beside the archive of a merge of bases that failed: when, why, how often; and how long to leave it alone.

It is a hint, never a truth: where it is missing, torn or cannot be written, a merge is tried as if none had failed. It
does not know what a merge does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, NonNegativeInt, PositiveInt, ValidationError

from index.files import Files

NAME = "merge.note"
FIRST_PAUSE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=24)
GROWN = 1.25  # the tail that has grown by so much is worth another try at once
ENDED = "it was ended before it was done: killed, or out of memory"


class Setback(BaseModel):
    """`tail` is how many passages lay outside of all bases; `told`: a person has been told of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    failures: PositiveInt
    at: AwareDatetime
    tail: NonNegativeInt
    why: str
    told: bool = False

    @property
    def again(self) -> datetime:
        """When it is to be tried again, if nothing much comes in before."""
        doublings = min(self.failures - 1, 20)
        return self.at + min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)

    def holds_back(self, tail: int, now: datetime) -> bool:
        """Whether a merge should wait. A clock that was put back holds nothing back."""
        return self.at <= now < self.again and tail <= GROWN * self.tail


def read(folder: Path) -> Setback | None:
    """The last failure, if none has succeeded since."""
    try:
        return Setback.model_validate_json((folder / NAME).read_bytes())
    except (OSError, ValidationError):
        return None


def forget(folder: Path, files: Files) -> None:
    """After a success."""
    if (folder / NAME).exists():
        files.remove(folder / NAME)


@contextmanager
def noted(folder: Path, tail: int, now: datetime, files: Files) -> Iterator[None]:
    """While a merge runs. The note is written before it begins: who is killed can write none. Needs the merge lock."""
    before = read(folder)
    failures, told = (before.failures + 1, before.told) if before else (1, False)
    begun = Setback(failures=failures, at=now, tail=tail, why=ENDED, told=told)
    _write(folder, begun, files)
    try:
        yield
    except Exception as error:
        _write(folder, begun.model_copy(update={"why": f"{type(error).__name__}: {error}"}), files)
        raise
    forget(folder, files)


def tell_once(folder: Path, files: Files) -> Setback | None:
    """The failure, unless somebody has been told of it or of one just before it. Needs the merge lock."""
    found = read(folder)
    if found is None or found.told:
        return None
    _write(folder, found.model_copy(update={"told": True}), files)
    return found


def _write(folder: Path, setback: Setback, files: Files) -> None:
    aside = folder / f"{NAME}.new"
    files.write(aside, (setback.model_dump_json().encode(), b"\n"))
    files.rename(aside, folder / NAME)
