"""Articles that have come and wait to be added: in a file without a name, so that memory stays that of one.

It does not know where they came from. The file is the process's own and goes with it.
"""

import pickle
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from tempfile import SpooledTemporaryFile

from index.article import Incoming
from index.errors import Refused

_IN_MEMORY = 4_000_000  # bytes; a file is made for more


class Aside(AbstractContextManager["Aside"]):
    """Keeps articles by the name of what they came from."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile[bytes](_IN_MEMORY)  # open as long as this is
        self._kept: dict[str, tuple[int, int]] = {}  # where in the file, and how many

    def keep(self, name: str, articles: Iterable[Incoming | Refused]) -> None:
        """All of them, in their order."""
        self._file.seek(0, 2)
        start, count = self._file.tell(), 0
        for one in articles:
            pickle.dump((one.source, one.reason) if isinstance(one, Refused) else one, self._file)
            count += 1
        self._kept[name] = (start, count)

    def of(self, name: str) -> Iterator[Incoming | Refused]:
        """What was kept under that name."""
        at, count = self._kept.get(name, (0, 0))
        for _ in range(count):
            self._file.seek(at)
            one: Incoming | tuple[str, str] = pickle.load(self._file)  # nobody else can have written there
            at = self._file.tell()
            yield one if isinstance(one, Incoming) else Refused(*one)

    def __exit__(self, *_: object) -> None:
        self._file.close()
