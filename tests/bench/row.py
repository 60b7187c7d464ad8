"""A row of the table of budgets, and where its measuring finds what it needs."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """A figure beside its budget and what it is compared with, each as it is to be read."""

    what: str
    budget: str
    measured: str
    processor: str = ""
    reference: str = ""

    def told(self) -> str:
        """As a line of Markdown."""
        return f"| {self.what} | {self.budget} | {self.measured} | {self.processor} | {self.reference} |"


@dataclass(frozen=True, slots=True)
class Place:
    """`folder` keeps what takes long to make; `shared` has the articles and questions.

    `passages`: how many the large archive has; `beside_peer`: how many articles ours and the peer get.
    """

    folder: Path
    shared: Path
    passages: int
    beside_peer: int = 400

    @property
    def articles(self) -> Path:
        """Labelled articles, some four hundred."""
        return self.shared / "bench" / "dev" / "corpus.jsonl"

    def first_articles(self) -> Path:
        """As many of them as the peer gets, in a file of their own."""
        lines = self.articles.read_text(encoding="utf-8").splitlines(keepends=True)
        some = self.folder / f"first-{self.beside_peer}.jsonl"
        some.write_text("".join(lines[: self.beside_peer]), encoding="utf-8")
        return some

    @property
    def questions(self) -> Path:
        """Questions on them."""
        return self.shared / "bench" / "dev" / "questions.jsonl"

    @property
    def news(self) -> Path:
        """Many articles."""
        return self.shared / "data" / "news" / "articles.jsonl.xz"

    def machine(self) -> dict[str, float]:
        """How many cores, and how busy they are."""
        return {"cores": os.cpu_count() or 1, "load": round(os.getloadavg()[0], 1)}


def ms(seconds: float) -> str:
    """Milliseconds, or seconds where that reads better."""
    return f"{seconds * 1e3:.1f} ms" if seconds < 0.2 else f"{seconds:.2f} s"


def peak_mb() -> float:
    """The most memory that this process took, in MB. Not the kernel's `ru_maxrss`, which begins with the parent's."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
