"""Which languages have a table of their own, each loaded when a question or a quote in it is read."""

from functools import cache
from importlib import import_module

from index.tongues.tables import MODULES
from retrieval.tongues.wording import Wording


@cache
def wording(code: str | None) -> Wording | None:
    """The table of a language; None for English, which has rules of its own, and for languages without one."""
    module = MODULES.get(code or "")
    if module is None:
        return None
    found: Wording = import_module(f"retrieval.tongues.{module}").WORDING
    return found
