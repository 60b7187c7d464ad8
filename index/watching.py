"""A folder that files are put into: which of them are new or changed, and whole.

It reads no file. A file is taken for whole once its size and its time have stayed the same for a while: programs write
pieces, and nothing tells when they are done. Folders are looked through again and again rather than by notices of the
system, which network drives and containers' mounts do not send.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import Refused
from index.regex import regex
from index.sources import files_of

SETTLED_SECONDS = 2.0
_HOW_MANY = regex(r"^\d+ files? ")
# What browsers, copying programs and editors name a file while they write it.
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".swp", "~")


@dataclass(frozen=True, slots=True)
class _Look:
    """A file as it was seen, and since when it looks so."""

    state: tuple[int, int, int]
    since: float


class Watched:
    """Folders that are looked through again and again. `now` is a clock that only goes forward."""

    def __init__(self, folders: Sequence[str], now: Callable[[], float]) -> None:
        self._folders, self._now = folders, now
        self._seen: dict[Path, _Look] = {}
        self._taken: dict[Path, tuple[int, int, int]] = {}
        self._told: set[str] = set()

    def ready(self) -> list[Path | Refused]:
        """Files that are whole and were not given out as they are now; what cannot be looked at, once each."""
        found: list[Path | Refused] = []
        seen: dict[Path, _Look] = {}
        for folder in self._folders:
            for each in files_of(folder, _UNFINISHED):
                if isinstance(each, Refused):
                    found += self._once(each)
                elif (look := self._look(each)) is not None:
                    seen[each] = look
        self._seen = seen
        for path, look in seen.items():
            is_settled = self._now() - look.since >= SETTLED_SECONDS
            if is_settled and self._taken.get(path) != look.state:
                self._taken[path] = look.state
                found.append(path)
        self._taken = {path: state for path, state in self._taken.items() if path in seen}
        return found

    def _look(self, path: Path) -> _Look | None:
        try:
            found = path.stat()
        except OSError:
            return None  # gone since the folder was listed; what cannot be read is told when it is
        state = (found.st_mtime_ns, found.st_size, found.st_ino)
        before = self._seen.get(path)
        if found.st_size == 0:
            return None  # made, and nothing written yet
        return before if before is not None and before.state == state else _Look(state, self._now())

    def _once(self, refused: Refused) -> list[Path | Refused]:
        # How many files of those kinds there are changes with every one that is put there.
        line = f"{refused.source}: {_HOW_MANY.sub('', refused.reason)}"
        if line in self._told:
            return []
        self._told.add(line)
        return [refused]
