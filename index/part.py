"""Which articles are one process's where several feed one archive: those whose key's hash falls to its part.

The same key falls to the same part on every machine and in every run, so no article is stored by two. It does not know
the others, nor what becomes of the articles.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.article import Incoming
from index.errors import Refused
from index.keys import keys_of

MOST = 1_000


@dataclass(slots=True)
class Part:
    """Part `number` of `of`, from 1. `left` counts what was left to the others."""

    number: int
    of: int
    left: int = 0

    @classmethod
    def read(cls, text: str) -> "Part":
        """ "3/16". Raises ValueError."""
        found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text)
        if found is None or not 1 <= int(found[1]) <= int(found[2]) <= MOST:
            raise ValueError(text)
        return cls(int(found[1]), int(found[2]))

    def has(self, name: str) -> bool:
        """Whether what is called that is this part's."""
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1

    def only(self, incoming: Iterable[Incoming | Refused]) -> Iterator[Incoming | Refused]:
        """This part's; a refusal is told by one part too."""
        for one in incoming:
            if self.has(_name(one)):
                yield one
            else:
                self.left += 1


def _name(one: Incoming | Refused) -> str:
    if isinstance(one, Refused):
        return one.source
    return keys_of(one)[0]
