"""The few file operations that a write is made of, behind one seam so that a test can die between any two.

It does not know what is written.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


class Files:
    """Writes that survive a kill: aside, synced, renamed. Subclass it to watch or to fail."""

    def step(self, operation: str, path: Path) -> None:
        """Called before each operation; does nothing here."""

    def make_folder(self, folder: Path) -> None:
        """Creates the folder (for its owner only) and its parents where they are missing."""
        if not folder.is_dir():
            self.step("mkdir", folder)
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)

    def write(self, path: Path, chunks: Iterable[bytes]) -> str:
        """Writes and syncs a file of the owner's own, in place; returns the SHA-256 of what was written."""
        digest = hashlib.sha256()
        self.step("open", path)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
            file.flush()
            self.step("fsync", path)
            os.fsync(file.fileno())
        return digest.hexdigest()

    def sync(self, path: Path) -> None:
        """Syncs a file that something else wrote."""
        self.step("fsync", path)
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Puts a finished file in its place and makes the folder remember it."""
        self.step("rename", target)
        source.replace(target)
        self.sync(target.parent)

    def exchange(self, one: Path, other: Path) -> bool:
        """Two folders change places in one step; False, and nothing done, where the system cannot do that."""
        self.step("exchange", other)
        if not _exchange(one, other):
            return False
        self.sync(other.parent)
        return True

    def remove(self, path: Path) -> None:
        """Deletes a file if it is there."""
        self.step("unlink", path)
        path.unlink(missing_ok=True)

    def commit(self, connection: sqlite3.Connection, path: Path) -> None:
        """Commits the open transaction."""
        self.step("commit", path)
        connection.execute("COMMIT")
        self.step("committed", path)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _exchange(one: Path, other: Path) -> bool:
    """Linux has had it since 2014, and nothing in Python's library calls it."""
    import ctypes

    here, exchange = -100, 2  # AT_FDCWD of fcntl.h, RENAME_EXCHANGE of linux/fs.h
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(call(here, os.fsencode(one.absolute()), here, os.fsencode(other.absolute()), exchange) == 0)
