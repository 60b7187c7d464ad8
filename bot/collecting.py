"""When Python looks for what it can free: not as a process begins, when nothing is, nor as it ends, when all is."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: among modules that are being imported it finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def spare_the_last() -> None:
    """Nothing that is there is searched once more when the interpreter goes: a tenth of a cold question's time."""
    gc.freeze()
