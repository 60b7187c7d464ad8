"""Every error that a person may see. Each message is one line: what happened, to which thing, what to do next.

RashomonError
├── Refused            one input could not be taken; the others go in
├── NothingAdded       no input could be taken (exit code 2)
├── UsageError         the request itself makes no sense (exit code 2)
│   ├── NoArchive      there is no archive at that place
│   ├── UnknownArticle no article has that key
│   ├── UnknownModel   a model that cannot be loaded
│   └── BadBackup      a file that is no whole backup
├── ArchiveBusy        another process writes
└── ArchiveBroken      the archive contradicts itself (exit code 3)
    └── ModelMismatch  vectors of another model than the one at hand
"""

from collections.abc import Sequence


class RashomonError(Exception):
    """Base of all: `str(error)` is the line that is shown."""

    exit_code = 2


class Refused(RashomonError):
    """One input that could not be taken: which one and why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class NothingAdded(RashomonError):
    """No input could be taken."""


class UsageError(RashomonError):
    """The request makes no sense as it stands."""


class NoArchive(UsageError):
    """There is no archive at that place."""


class UnknownArticle(UsageError):
    """No article has that key."""


class UnknownModel(UsageError):
    """A model that cannot be loaded."""


class BadBackup(UsageError):
    """A file that is no whole backup of an archive."""


class ArchiveBusy(RashomonError):
    """Another process writes, for longer than we wait."""


class ArchiveBroken(RashomonError):
    """The archive contradicts itself; the message names the command that mends it."""

    exit_code = 3


class ModelMismatch(ArchiveBroken):
    """The archive's vectors come from another model than the one at hand."""


def unknown_article(key: str, version: int | None, numbers: Sequence[int]) -> UnknownArticle:
    """The one line for an article that is not there, or a version of one; `numbers` are those that there are."""
    if version is None or not numbers:
        return UnknownArticle(f"{key}: no such article; `rashomon articles` lists what there is")
    if len(numbers) == 1:
        return UnknownArticle(f"{key}: it has no version {version}, only version {numbers[0]}")
    return UnknownArticle(f"{key}: it has no version {version}, only versions {numbers[0]} to {numbers[-1]}")
