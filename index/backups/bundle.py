"""The file of a backup: a gzipped tar with a manifest first and the databases after it, each with its SHA-256.

It does not know where copies come from or go to. Any tar opens it; only what the manifest lists is ever taken out.
"""

import gzip
import hashlib
import io
import os
import tarfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.backups.snapshot import Copy
from index.errors import BadBackup
from index.files import FILE_MODE, Files
from index.limits import MANIFEST_BYTES

FORMAT = "rashomon.backup/1"
MANIFEST = "manifest.json"
CHUNK_BYTES = 1 << 20
# Level 6 takes 1.8 times as long for a file that is 4 % smaller: half of an archive is vectors, noise to gzip.
LEVEL = 1
Progress = Callable[[int], None]


class Part(BaseModel):
    """One database in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9_-]{0,60}\.sqlite$")
    size: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Bundle(BaseModel):
    """The manifest: what the file holds. `made` is when the copies were complete, `archive` what tells the archive from
    others of its name; backups of before do not say."""

    model_config = ConfigDict(frozen=True)

    format: str = FORMAT
    made: datetime
    program: str
    schema_version: int
    articles: int
    parts: tuple[Part, ...]
    archive: str = ""

    @property
    def size(self) -> int:
        """Bytes on disk once unpacked."""
        return sum(part.size for part in self.parts)


def write(path: Path, bundle: Bundle, copies: Sequence[Copy], files: Files, progress: Progress) -> None:
    """Writes and syncs the file, for its owner only."""
    files.step("open", path)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
    with os.fdopen(descriptor, "wb") as raw:
        os.fchmod(descriptor, FILE_MODE)
        moment = int(bundle.made.timestamp())
        with (
            gzip.GzipFile("", "wb", LEVEL, raw, moment) as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
        ):
            told = bundle.model_dump_json(indent=2).encode() + b"\n"
            tar.addfile(_member(MANIFEST, len(told), moment), io.BytesIO(told))
            for copy in copies:
                with copy.path.open("rb") as source:
                    tar.addfile(_member(copy.path.name, copy.size, moment), _Counted(source, progress))
        raw.flush()
        files.step("fsync", path)
        os.fsync(raw.fileno())


def _member(name: str, size: int, moment: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = size, moment, FILE_MODE
    return member


class _Counted(io.RawIOBase):
    """A file that tells how much of it was read."""

    def __init__(self, source: IO[bytes], progress: Progress) -> None:
        self._source, self._progress = source, progress

    def read(self, size: int = -1) -> bytes:
        got = self._source.read(size)
        self._progress(len(got))
        return got


def read_manifest(path: Path) -> Bundle:
    """What a backup says it holds. Raises BadBackup."""
    with _opened(path) as tar:
        return _manifest(path, tar)


def unpack(path: Path, into: Path | None, files: Files, progress: Progress = lambda count: None) -> Bundle:
    """Writes the parts into a folder, or nowhere: then they are only checked. Raises BadBackup."""
    with _opened(path) as tar:
        bundle = _manifest(path, tar)
        for part in bundle.parts:
            member = tar.next()
            if member is None or member.name != part.name or not member.isreg() or member.size != part.size:
                raise BadBackup(f"{path}: {part.name} is missing or not what the manifest says; use another backup")
            chunks = _chunks(tar, member, progress)
            if (files.write(into / part.name, chunks) if into else _sha256(chunks)) != part.sha256:
                raise BadBackup(f"{path}: {part.name} is damaged (its SHA-256 differs); use another backup")
        if tar.next() is not None:
            raise BadBackup(f"{path}: holds more than its manifest lists; use another backup")
    return bundle


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    if path.is_dir():
        raise BadBackup(f"{path}: is a folder; name one of the backups in it")
    try:
        raw = path.open("rb")
    except OSError as error:
        raise BadBackup(f"{path}: cannot be read ({error.strerror}); name the file of a backup") from error
    try:
        with (
            raw,
            gzip.GzipFile(fileobj=raw, mode="rb") as packed,
            # A stream: members come as they stand, and none is looked for by name.
            tarfile.open(fileobj=packed, mode="r|") as tar,
        ):
            yield tar
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        why = "it ends too early" if isinstance(error, EOFError) else "damaged, or no backup at all"
        raise BadBackup(f"{path}: no whole backup ({why}); use another backup") from error


def _manifest(path: Path, tar: tarfile.TarFile) -> Bundle:
    member = tar.next()
    if member is None or member.name != MANIFEST or not member.isreg() or member.size > MANIFEST_BYTES:
        raise BadBackup(f"{path}: no backup of an archive; `rashomon backup FILE` makes one")
    file = tar.extractfile(member)
    try:
        bundle = Bundle.model_validate_json(file.read() if file else b"")
    except ValidationError as error:
        raise BadBackup(f"{path}: its manifest cannot be read; use another backup") from error
    if bundle.format != FORMAT:
        raise BadBackup(f"{path}: its format {bundle.format} is not {FORMAT}; update rashomon")
    if len({part.name for part in bundle.parts}) != len(bundle.parts):
        raise BadBackup(f"{path}: its manifest lists a part twice; use another backup")
    return bundle


def _chunks(tar: tarfile.TarFile, member: tarfile.TarInfo, progress: Progress) -> Iterator[bytes]:
    file = tar.extractfile(member)
    while file is not None and (chunk := file.read(CHUNK_BYTES)):
        progress(len(chunk))
        yield chunk


def _sha256(chunks: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()
