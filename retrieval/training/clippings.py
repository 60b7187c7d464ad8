"""Gold questions on reports of the news corpus, kept without its words: articles by id, quotes by place.

The questions are the project's own; the texts stay where they are and are joined when they are needed:

    python -m retrieval.training.clippings --data ../shared/data --add FOLDER   annotations into material/news.jsonl
    python -m retrieval.training.clippings --data ../shared/data --out DIR      articles.jsonl, train.jsonl, held.jsonl

Does not know what is learned from them. Every third group of reports is held out of the reader's training, and all
from n401 on, which came after it: the confidence is fitted on those. 5,583 are worded twice (`news_reworded.jsonl`,
for `retrieval.training.other_words`). Other articles of an archive may tell of the same event, and nobody has read them
for it.
"""

import argparse
import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from retrieval.answer import Kind, Verdict
from retrieval.training.dossiers import FOLDER, Dossier, Question, Report, Stand, Support, found, write

FILE = FOLDER / "news.jsonl"
HELD_OUT_EVERY = 3
FIRST_NOT_LEARNED = 401
Range = tuple[int, int]


class Clipping(BaseModel):
    """A gold quote by its place and, in the article's offsets, the words that answer (None for yes or no)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    article: str
    quote: Range
    span: Range | None = None


class ClippedStand(BaseModel):
    """One right answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    value: str
    accept: tuple[str, ...]
    evidence: tuple[Clipping, ...]


class ClippedQuestion(BaseModel):
    """A gold question; `articles` is its group of reports."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    articles: tuple[str, ...]
    question: str
    kind: Kind
    verdict: Verdict
    positions: tuple[ClippedStand, ...] = ()
    forbid: tuple[str, ...] = ()


def read_clippings(news: Path, file: Path = FILE) -> Iterator[Dossier]:
    """Each group of reports with its questions, texts joined. Raises ValueError where an article is not in the news."""
    rows = [ClippedQuestion.model_validate_json(line) for line in file.read_text(encoding="utf-8").splitlines()]
    reports = reports_of(news, {key for row in rows for key in row.articles})
    groups: dict[str, list[ClippedQuestion]] = {}
    for row in rows:
        groups.setdefault(group_of(row), []).append(row)
    for name, asked in groups.items():
        yield Dossier(
            name=name,
            topic="news",
            articles=tuple(reports[key] for key in dict.fromkeys(k for row in asked for k in row.articles)),
            questions=tuple(_joined(row, reports) for row in asked),
            held_out_every=HELD_OUT_EVERY if int(name[1:]) < FIRST_NOT_LEARNED else 1,
            told_elsewhere=True,
        )


def _joined(row: ClippedQuestion, reports: Mapping[str, Report]) -> Question:
    def words(key: str, place: Range | None) -> str | None:
        return None if place is None else reports[key].text[slice(*place)]

    stands = tuple(
        Stand(
            value=stand.value,
            accept=stand.accept,
            evidence=tuple(
                Support(article=c.article, quote=words(c.article, c.quote) or "", span=words(c.article, c.span))
                for c in stand.evidence
            ),
        )
        for stand in row.positions
    )
    return Question(
        id=row.id,
        question=row.question,
        kind=row.kind,
        verdict=row.verdict,
        positions=stands,
        forbid=row.forbid,
    )


def reports_of(news: Path, wanted: set[str]) -> dict[str, Report]:
    """The wanted articles of the news corpus. Raises ValueError where one is missing."""
    reports: dict[str, Report] = {}
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                reports[row["id"]] = _report(row)
    if missing := sorted(wanted - set(reports)):
        raise ValueError(f"{news}: no article {missing[0]}")
    return reports


def _report(row: Mapping[str, Any]) -> Report:
    try:
        day: date | None = date.fromisoformat(row["date"])
    except ValueError:
        day = None
    usable = day if day is not None and day.year > 1990 else None
    return Report(id=row["id"], text=row["text"], source=row["source"] or None, date=usable, title=row["title"] or None)


def clipped(path: Path, articles: Sequence[str], reports: Mapping[str, Report]) -> Iterator[ClippedQuestion]:
    """A file of annotations that quote (YAML, as a dossier's questions) as places; a wrong quote is told, left out."""
    import yaml

    for row in yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]:
        try:
            yield _clipped(Question.model_validate(row), articles, reports)
        except (ValueError, KeyError) as error:
            print(f"left out: {path.name}: {row.get('id')}: {error}")


def _clipped(question: Question, articles: Sequence[str], reports: Mapping[str, Report]) -> ClippedQuestion:
    def clip(support: Support) -> Clipping:
        quote, span = found(support, reports[support.article].text)
        return Clipping(article=support.article, quote=quote, span=span if support.span is not None else None)

    return ClippedQuestion(
        id=question.id,
        articles=tuple(articles),
        question=question.question,
        kind=question.kind,
        verdict=question.verdict,
        positions=tuple(
            ClippedStand(value=s.value, accept=s.accept, evidence=tuple(clip(e) for e in s.evidence))
            for s in question.positions
        ),
        forbid=tuple(key for key in question.forbid if key in articles),
    )


def add(folder: Path, news: Path, file: Path) -> int:
    """Take the annotations of a folder (groups.json: the articles of each file; *.yaml) into `file`, sorted by id.

    A group that is there already is replaced; the others stay. Returns how many questions there are then.
    """
    groups: dict[str, list[str]] = json.loads((folder / "groups.json").read_text(encoding="utf-8"))
    paths = sorted(folder.glob("*.yaml"))
    reports = reports_of(news, {key for path in paths for key in groups[path.stem]})
    rows = [row for path in paths for row in clipped(path, groups[path.stem], reports)]
    replaced = {path.stem for path in paths}
    if file.is_file():
        there = (ClippedQuestion.model_validate_json(line) for line in file.read_text(encoding="utf-8").splitlines())
        rows += [row for row in there if group_of(row) not in replaced]
    rows.sort(key=lambda row: (group_of(row), int(row.id.rpartition("q")[2])))
    file.write_text("".join(row.model_dump_json(exclude_defaults=True) + "\n" for row in rows), encoding="utf-8")
    return len(rows)


def group_of(row: ClippedQuestion) -> str:
    """The name of its group of reports."""
    return row.id.partition("-")[0]


def main() -> None:
    """Take annotations in, or lay the questions out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds news/")
    parser.add_argument("--add", type=Path, metavar="FOLDER")
    parser.add_argument("--out", type=Path, metavar="DIR")
    given = parser.parse_args()
    news = given.data / "news/articles.jsonl.xz"
    if given.add is not None:
        print(add(given.add, news, FILE))
    if given.out is not None:
        write(list(read_clippings(news)), given.out)


if __name__ == "__main__":
    main()
