"""A hub model's files: those that were fetched before, else fetched now, for the user named it.

It reads none of them. Where the hub cannot be reached, that is one line at once: its client tries for half a minute.
"""

import os
import socket
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies

from index.embedding.silence import silence
from index.errors import UnknownModel
from index.regex import regex

HUB_NAME = regex(r"[\w.-]+(/[\w.-]+)?")
# What defines a model; pickled weights are left out because loading them runs code.
HUB_PATTERNS = ("*.json", "*.safetensors", "*.txt", "*.model")
HUB = "https://huggingface.co"


def from_hub(name: str) -> Path:
    """The folder that holds them. Raises UnknownModel."""
    if not HUB_NAME.fullmatch(name):
        raise UnknownModel(f"{name}: neither a folder nor the name of a hub model; write OWNER/NAME or a path")
    silence()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, allow_patterns=list(HUB_PATTERNS), local_files_only=True))
    except LocalEntryNotFoundError:
        pass
    if not _is_reachable():
        raise UnknownModel(f"{name}: no such folder, not fetched before, and the hub cannot be reached; name a folder")
    try:
        return Path(snapshot_download(name, allow_patterns=list(HUB_PATTERNS)))
    except Exception as error:  # the hub's client raises many kinds, all of which mean the same to a person
        raise UnknownModel(f"{name}: cannot be fetched from the hub ({type(error).__name__}); name a folder") from error


def _is_reachable() -> bool:
    """Whether the hub's name leads anywhere; behind a proxy only the proxy knows."""
    if getproxies():
        return True
    try:
        socket.getaddrinfo(urlsplit(os.environ.get("HF_ENDPOINT") or HUB).hostname, 443)
    except OSError:
        return False
    return True
