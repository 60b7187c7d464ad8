"""Questions to a news archive from a program: `open_archive(folder).ask(question)` gives an Answer.

Whatever is not named here may change from version to version. How answers are shown it does not know.
"""

from index.errors import RashomonError
from retrieval.answer import (
    SCHEMA,
    Answer,
    Attribution,
    Days,
    Disagreement,
    Evidence,
    Kind,
    Position,
    Reading,
    Slice,
    Took,
    Verdict,
)
from retrieval.opening import OpenArchive, open_archive

__all__ = [
    "SCHEMA",
    "Answer",
    "Attribution",
    "Days",
    "Disagreement",
    "Evidence",
    "Kind",
    "OpenArchive",
    "Position",
    "RashomonError",
    "Reading",
    "Slice",
    "Took",
    "Verdict",
    "open_archive",
]
