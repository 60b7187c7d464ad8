"""Where an archive on Milvus lies: a server's address, or a file of milvus-lite on this machine.

It does not connect, and it keeps no password: the token is a setting of its own.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from index.errors import UsageError
from index.regex import regex

FORMS = "write milvus://HOST:PORT/DATABASE, milvuss:// for TLS, or milvus:FILE.db"
_SERVER = regex(
    r"(?P<scheme>milvuss?)://(?P<host>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):(?P<port>\d{1,5})(?:/(?P<db>\w{0,200}))?/?"
)


@dataclass(frozen=True, slots=True)
class Address:
    """`told` is as the user wrote it; `uri` as pymilvus wants it; `file` is milvus-lite's, None for a server."""

    told: str
    uri: str
    database: str
    file: Path | None = None

    @property
    def name(self) -> str:
        """What a folder that belongs to the archive may be called."""
        return re.sub(r"[^A-Za-z0-9.-]+", "_", self.told.partition(":")[2].strip("/"))


def is_on_milvus(text: str) -> bool:
    """Whether that names an archive on Milvus and not a folder."""
    return text.startswith(("milvus:", "milvuss:"))


def read_address(text: str) -> Address:
    """Raises UsageError with the forms that there are."""
    scheme, _, rest = text.partition(":")
    if rest.startswith("//"):
        found = _SERVER.fullmatch(text)
        if found is None or not 0 < int(found["port"]) < 65536:
            raise UsageError(f"{_shown(text)}: not an address of Milvus; {FORMS}")
        web = "https" if found["scheme"] == "milvuss" else "http"
        return Address(text, f"{web}://{found['host']}:{found['port']}", found["db"] or "")
    if scheme != "milvus" or not rest.endswith(".db") or Path(rest).name == ".db":
        raise UsageError(f"{_shown(text)}: not an address of Milvus, nor a file of milvus-lite; {FORMS}")
    file = Path(rest).expanduser().absolute()
    return Address(text, str(file), "", file)


def _shown(text: str) -> str:
    """Without what stands before an @: it may be a password, which belongs into RASHOMON_MILVUS_TOKEN."""
    scheme, slashes, rest = text.partition("//")
    return f"{scheme}{slashes}...@{rest.rpartition('@')[2]}" if "@" in rest else text
