"""Everything that can be added: files, folders, standard input, and addresses through whoever may fetch.

It opens and closes; what is inside is `formats`. Whatever cannot be taken is yielded as a Refused in its place, and
the rest goes on.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO

from index.article import STDIN, Incoming
from index.errors import Refused
from index.formats.cutting import format_of, read_format, sniffed
from index.limits import FOLDER_DEPTH
from index.regex import regex
from index.web.address import is_address

Links = Callable[[str], Iterator[Incoming | Refused]]

_LIKE_ADDRESS = regex(r"(?:www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/)", re.IGNORECASE)
_OTHER_SCHEME = regex(r"[a-z][a-z0-9+.-]*:/", re.IGNORECASE)
_KINDS = "the kinds that are read: .txt, .md, .html, .json, .jsonl, .pdf, .docx, .eml, .warc"


class _Counted(RawIOBase):
    """A binary stream that tells how many bytes were taken from it."""

    def __init__(self, stream: BinaryIO, on_bytes: Callable[[int], None] | None) -> None:
        self._stream = stream
        self._on_bytes = on_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed has no name for "writable buffer" before 3.12
        data = self._stream.read(len(view))
        view[: len(data)] = data
        if self._on_bytes and data:
            self._on_bytes(len(data))
        return len(data)


def read_sources(
    paths: Sequence[str],
    stdin: BinaryIO | None,
    on_bytes: Callable[[int], None] | None = None,
    links: Links | None = None,
) -> Iterator[Incoming | Refused]:
    """Every article of `paths` in order; "-" is `stdin`, addresses are read by `links` (without: refused).

    Folders are read in the order of their names, to the bottom.

    `on_bytes` is told of every piece read, for a progress bar against `total_bytes`. Text is unchanged but for a byte
    order mark; a file's `place` is its absolute path and its `key` the stem. Memory is that of one article.
    """
    for path in paths:
        if path == "-":
            yield from _standard_input(stdin, on_bytes)
            continue
        if is_address(path):
            yield from links(path) if links else (Refused(path, "an address, and nothing here may fetch"),)
            continue
        for found in files_of(path):
            if isinstance(found, Refused):
                yield found
            else:
                yield from _read_file(found, on_bytes)


def total_bytes(paths: Sequence[str]) -> int:
    """How many bytes `read_sources` will read at most; what does not lie on this machine's disk counts nothing."""
    total = 0
    for path in paths:
        for found in files_of(path) if path != "-" and not is_address(path) else ():
            if isinstance(found, Path):
                try:
                    total += found.stat().st_size
                except OSError:
                    continue
    return total


def _standard_input(stdin: BinaryIO | None, on_bytes: Callable[[int], None] | None) -> Iterator[Incoming | Refused]:
    if stdin is None:
        yield Refused("-", "nothing comes in on standard input: pipe a text or JSON lines into it")
        return
    stream = BufferedReader(_Counted(stdin, on_bytes))
    try:
        yield from read_format(stream, sniffed(stream.peek(4096)), STDIN, None)
    except OSError as error:
        yield Refused(STDIN, f"cannot be read ({error.strerror})")


def _read_file(path: Path, on_bytes: Callable[[int], None] | None) -> Iterator[Incoming | Refused]:
    place = os.path.abspath(path)
    try:
        os.fsencode(place).decode("utf-8")
    except UnicodeDecodeError:
        yield Refused(ascii(place), "its name is not UTF-8: rename it")
        return
    try:
        with path.open("rb") as file, BufferedReader(_Counted(file, on_bytes)) as stream:
            kind = format_of(path.name) or sniffed(stream.peek(4096))
            yield from read_format(stream, kind, place, path.stem)
    except OSError as error:
        yield Refused(place, _reason(error))


def files_of(path: str, unsaid: tuple[str, ...] = ()) -> Iterator[Path | Refused]:
    """The files under a path that the user gave, or the path itself; a line for each that is left out, but for those in
    a folder whose names end in `unsaid`."""
    if not path.strip():
        yield Refused("''", "an empty name: name a file, a folder or an address")
        return
    start = Path(path)
    try:
        mode = start.stat().st_mode  # follows a link: the user has named it
    except OSError as error:
        yield Refused(path, f"{_reason(error)}{_hint(path)}")
        return
    except ValueError:
        yield Refused(ascii(path), "no path can have such a name")
        return
    if stat.S_ISDIR(mode):
        left_out: dict[str, int] = {}
        yield from _folder(start, Path(os.path.realpath(start)), left_out, 0, unsaid)
        if left_out:
            kinds = ", ".join(sorted(left_out))
            count = sum(left_out.values())
            yield Refused(path, f"{count} {'file' if count == 1 else 'files'} left out ({kinds}), none of {_KINDS}")
    elif format_of(start.name) or not start.suffix or not stat.S_ISREG(mode):
        yield start
    else:
        yield Refused(path, f"{start.suffix} is none of {_KINDS}")


def _folder(
    folder: Path, root: Path, left_out: dict[str, int], depth: int, unsaid: tuple[str, ...]
) -> Iterator[Path | Refused]:
    if depth > FOLDER_DEPTH:
        yield Refused(str(folder), f"over {FOLDER_DEPTH} folders deep: add it by name")
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Refused(str(folder), _reason(error))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name.lower().endswith(unsaid):
            continue
        if entry.is_symlink():
            yield from _link(path, root)
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(path, root, left_out, depth + 1, unsaid)
        elif not format_of(path.name) or not entry.is_file(follow_symlinks=False):
            kind = path.suffix.lower() or "no ending"
            if not entry.is_file(follow_symlinks=False):
                kind = "pipes and devices"
            left_out[kind] = left_out.get(kind, 0) + 1
        else:
            yield path


def _link(path: Path, root: Path) -> Iterator[Path | Refused]:
    """A link inside a folder: what it leads to inside is read at its own place, what lies outside was not given."""
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(root):
        yield Refused(str(path), f"a link that leads out of the folder, to {target}: add that by name")
    elif not target.exists():
        yield Refused(str(path), "a link to nothing")


def _hint(path: str) -> str:
    """For who meant an address by the name of a file that is not there."""
    if _OTHER_SCHEME.match(path):
        return "; if it is an address: only http:// and https:// ones are fetched"
    return "; if it is an address, write https:// before it" if _LIKE_ADDRESS.match(path) else ""


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read ({error.strerror})"
