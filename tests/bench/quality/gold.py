"""The development questions, the seed questions and those on invented archives, judged as `rashomon eval` judges, with
the spread between events.

Questions that share a gold article are of one event. A question without gold articles is an event of its own.
"""

import json
import statistics
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.archive import LocalArchive
from index.errors import UnknownArticle
from retrieval.answer import Answer
from retrieval.evaluate import Figures, Judged, figures, judge
from retrieval.gold import GoldQuestion, read_gold
from tests.bench.quality.archives import opened
from tests.bench.quality.asking import Asker, Row, Tools

REWORDED = "-reworded"
INVENTED, STRANGERS = (Path(__file__).parent / name for name in ("invented", "strangers"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure of `Figures` as the table shows it."""

    words: str
    of: Callable[[Figures], float | int | None]
    target: str
    has_spread: bool = False


SHOWN = (
    Shown("verdict accuracy", lambda f: f.verdict_accuracy, "0.70", True),
    Shown("first position right", lambda f: f.first_position_right, ""),
    Shown("positions, precision", lambda f: f.position_precision, ""),
    Shown("positions, recall", lambda f: f.position_recall, ""),
    Shown("positions, F1", lambda f: f.position_f1, "0.60", True),
    Shown("disputed, F1", lambda f: f.disputed_f1, "0.70"),
    Shown("abstains, precision", lambda f: f.abstain_precision, "0.70"),
    Shown("abstains, recall", lambda f: f.abstain_recall, "0.70"),
    Shown("citation precision", lambda f: f.citation_precision, "0.85", True),
    Shown("forbidden citations", lambda f: f.forbidden_citations, "0"),
    Shown("quotes verbatim", lambda f: f.quotes_verbatim, "1.000"),
    Shown("strong matches right", lambda f: f.strong_matches_right, ""),
    Shown("fair matches right", lambda f: f.fair_matches_right, ""),
    Shown("weak matches right", lambda f: f.weak_matches_right, ""),
)


def dev(tools: Tools) -> list[Row]:
    """The development set's rows."""
    folder = tools.data / "bench/dev"
    return _measure("dev", folder / "questions.jsonl", folder / "corpus.jsonl", tools, "150 / 400 ms")


def seeds(tools: Tools) -> list[Row]:
    """The seed questions' rows."""
    folder = tools.data / "corpus"
    return _measure("seeds", folder / "seeds.questions.jsonl", folder / "seeds", tools, "")


def invented(tools: Tools) -> list[Row]:
    """All questions on the archives of this folder together: invented places, people and outlets, one theme each."""
    return _of_archives(INVENTED.name, [INVENTED], tools)


def strangers(tools: Tools) -> list[Row]:
    """The questions of people who tried the program, on archives of their own."""
    return _of_archives(STRANGERS.name, [STRANGERS], tools)


def reworded(tools: Tools) -> list[Row]:
    """The questions of both, each in another person's words, with the same gold."""
    return _of_archives("reworded", [INVENTED, STRANGERS], tools, REWORDED)


def _of_archives(label: str, folders: Sequence[Path], tools: Tools, wording: str = "") -> list[Row]:
    wanted = "reworded.jsonl" if wording else "questions.jsonl"
    archives = [each for folder in folders for each in sorted(folder.iterdir()) if (each / wanted).exists()]
    judged = [_of_archive(each, tools, wording) for each in archives]
    whole, parts = figures([each for archive in judged for each in archive]), [figures(archive) for archive in judged]
    return [
        Row(label, shown.words, shown_value(shown.of(whole)) + (_spread(parts, shown) if shown.has_spread else ""))
        for shown in SHOWN
    ]


def _of_archive(folder: Path, tools: Tools, wording: str) -> list[Judged]:
    name = f"{folder.parent.name}-{folder.name}"
    asker = Asker(f"{name}{wording}", opened(tools.kept / name, tools.encoder, folder / "articles"), tools)
    gold = read_gold(folder / "questions.jsonl")
    return _judged(in_other_words(gold, folder / "reworded.jsonl") if wording else gold, asker)


def in_other_words(gold: Sequence[GoldQuestion], path: Path) -> list[GoldQuestion]:
    """The questions as the file words them, by their ids."""
    words = {row["id"]: row["question"] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    return [each.model_copy(update={"question": words[each.id]}) for each in gold]


def _judged(gold: Sequence[GoldQuestion], asker: Asker) -> list[Judged]:
    asked = [(g.question, date.fromisoformat(g.as_of) if g.as_of else None) for g in gold]
    return [
        judge(g, answer, _texts(g, answer, asker.archive))
        for g, answer in zip(gold, asker.answers(asked), strict=True)
    ]  # fmt: skip


def _measure(name: str, path: Path, texts: Path, tools: Tools, time_target: str) -> list[Row]:
    gold = read_gold(path)
    asker = Asker(name, opened(tools.kept / name, tools.encoder, texts), tools)
    judged = _judged(gold, asker)
    # The seeds are one event and one question about nothing: no spread to speak of.
    parts = [figures([judged[i] for i in event]) for event in events(gold)] if len(gold) > 20 else []
    whole = figures(judged)
    rows = [
        Row(
            name,
            shown.words,
            shown_value(shown.of(whole)) + (_spread(parts, shown) if shown.has_spread else ""),
            shown.target,
        )
        for shown in SHOWN
    ]
    return [*rows, asker.time(name, time_target)]


def events(gold: Sequence[GoldQuestion]) -> list[list[int]]:
    """The questions' places, grouped by event."""
    groups: list[tuple[set[str], list[int]]] = []
    for place, question in enumerate(gold):
        articles = {e.article for p in question.positions for e in p.evidence}
        touching = [group for group in groups if group[0] & articles]
        merged = (articles.union(*(g[0] for g in touching)), sorted([*(i for g in touching for i in g[1]), place]))
        groups = [*(group for group in groups if group not in touching), merged]
    return [places for _, places in groups]


def _texts(gold: GoldQuestion, answer: Answer, archive: LocalArchive) -> dict[str, str]:
    named = {e.article for position in gold.positions for e in position.evidence}
    cited = {e.article for position in answer.positions for e in position.evidence}
    texts: dict[str, str] = {}
    for key in named | cited:
        with suppress(UnknownArticle):
            texts[key] = archive.article(key).text
    return texts


def shown_value(value: float | int | None) -> str:
    """As the table has it."""
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _spread(parts: Sequence[Figures], shown: Shown) -> str:
    values = [float(value) for part in parts if (value := shown.of(part)) is not None]
    if len(values) < 2:
        return ""
    mean, deviation = statistics.mean(values), statistics.pstdev(values)
    return f" ({len(values)} events: mean {mean:.2f}, sd {deviation:.2f}, {min(values):.2f} to {max(values):.2f})"
