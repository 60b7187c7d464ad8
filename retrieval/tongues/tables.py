"""Which languages have a table of their own, each loaded when a question or a quote in it is read."""

from functools import cache
from importlib import import_module

from retrieval.tongues.wording import Wording

_MODULES = {"de": "german", "fr": "french", "es": "spanish", "ar": "arabic", "ru": "russian", "uk": "ukrainian"}


@cache
def wording(code: str | None) -> Wording | None:
    """The table of a language; None for English, which has rules of its own, and for languages without one."""
    module = _MODULES.get(code or "")
    if module is None:
        return None
    found: Wording = import_module(f"retrieval.tongues.{module}").WORDING
    return found
