"""Which languages have a table of their own, each loaded when an article or question in it is read."""

from functools import cache
from importlib import import_module

from index.tongues.tongue import Tongue

MODULES = {"de": "german", "fr": "french", "es": "spanish", "ar": "arabic", "ru": "russian", "uk": "ukrainian"}


@cache
def tongue(code: str | None) -> Tongue | None:
    """The table of a language; None for English, which has rules of its own, and for languages without one."""
    module = MODULES.get(code or "")
    if module is None:
        return None
    found: Tongue = import_module(f"index.tongues.{module}").TABLE
    return found
