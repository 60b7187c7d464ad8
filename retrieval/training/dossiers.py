"""The written dossiers: invented events told by several invented outlets, with gold questions. Read and laid out.

They are the project's own words (`retrieval/training/material/*.yaml`). A dossier is one event and its look-alikes;
every fifth is held out of the reader's training. Those of `material/alike` tell two events of a kind side by side, in
some twenty articles each: from `wi-*` the confidence and the second reader learn, from `wj-*` the first reader, and not
their answers but that two wordings of a question ask the same. Does not know what is learned from them.

    python -m retrieval.training.dossiers --out DIR     articles.jsonl, train.jsonl and held.jsonl (gold questions)
    python -m retrieval.training.dossiers --folder retrieval/training/material/alike --out DIR
"""

import argparse
import datetime
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from retrieval.answer import Kind, Verdict

FOLDER = Path(__file__).parent / "material"
ALIKE = FOLDER / "alike"
HELD_OUT_EVERY = 5


class Written(BaseModel):
    """Base of a dossier's parts."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Report(Written):
    """One article."""

    id: str
    text: str
    source: str | None = None
    date: datetime.date | None = None
    title: str | None = None


class Support(Written):
    """A stretch of an article that occurs once in it, and in it the words that answer (none for yes or no)."""

    article: str
    quote: str
    span: str | None = None


class Stand(Written):
    """One right answer."""

    value: str
    accept: tuple[str, ...]
    evidence: tuple[Support, ...]


class Question(Written):
    """A gold question; see `retrieval.gold`."""

    id: str
    question: str
    kind: Kind
    verdict: Verdict
    positions: tuple[Stand, ...] = ()
    forbid: tuple[str, ...] = ()
    why: str = ""


class Dossier(Written):
    """One event with its reports, its look-alikes and its questions; `told_elsewhere` if others may report it too."""

    name: str
    topic: str
    articles: tuple[Report, ...]
    questions: tuple[Question, ...]
    held_out_every: int = HELD_OUT_EVERY
    told_elsewhere: bool = False

    @property
    def is_held_out(self) -> bool:
        """Whether no reader may learn from it: every so many, by the number at the end of the name."""
        return int(re.sub(r".*\D", "", self.name)) % self.held_out_every == 0


def read_dossiers(folder: Path = FOLDER) -> Iterator[Dossier]:
    """All of them, by name. Raises ValueError naming the file that is none."""
    import yaml

    # In C, eight times as fast, where PyYAML was built with it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(folder.glob("*.yaml")):
        try:
            yield Dossier.model_validate({"name": path.stem} | yaml.load(path.read_text(encoding="utf-8"), loader))
        except (yaml.YAMLError, ValueError) as error:
            raise ValueError(f"{path}: not a dossier: {error}") from error


def found(support: Support, text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Ranges of the quote and of the answer's words in the article (the quote's own without a span), code points.

    White space may differ. Raises ValueError where the quote does not occur exactly once or does not hold the span.
    """
    quotes = list(_loosely(support.quote).finditer(text))
    if len(quotes) != 1:
        raise ValueError(f"{support.article}: occurs {len(quotes)} times: {support.quote}")
    quote = quotes[0].span()
    if support.span is None:
        return quote, quote
    span = _loosely(support.span, whole_words=True).search(text, *quote) or _loosely(support.span).search(text, *quote)
    if span is None:
        raise ValueError(f"{support.article}: the quote does not hold the span: {support.span}")
    return quote, span.span()


def _loosely(words: str, whole_words: bool = False) -> re.Pattern[str]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){pattern}(?!\w)" if whole_words else pattern)


def article_line(report: Report) -> str:
    """The article as `rashomon add` reads it."""
    return json.dumps(report.model_dump(mode="json", exclude_none=True), ensure_ascii=False)


def gold_line(question: Question, texts: dict[str, str], told_elsewhere: bool = False) -> str:
    """The question as `rashomon eval` reads it."""
    row = question.model_dump(mode="json", exclude={"why"})
    for position in row["positions"]:
        for evidence in position["evidence"]:
            start, end = found(Support(**evidence), texts[evidence["article"]])[0]
            evidence["quote"] = texts[evidence["article"]][start:end]
            del evidence["span"]
    if told_elsewhere:
        row["articles"] = list(texts)
    return json.dumps(row, ensure_ascii=False)


def gold_lines(dossier: Dossier) -> Iterator[str]:
    """The dossier's questions; one that names words which its article has not is told and left out."""
    texts = {report.id: report.text for report in dossier.articles}
    for question in dossier.questions:
        try:
            yield gold_line(question, texts, dossier.told_elsewhere)
        except ValueError as error:
            print(f"left out: {question.id}: {error}")


def write(dossiers: Sequence[Dossier], out: Path) -> None:
    """Write the archive's input and the questions, those to learn from and those held out apart."""
    out.mkdir(parents=True, exist_ok=True)
    lines = [article_line(report) for dossier in dossiers for report in dossier.articles]
    (out / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, held in (("train", False), ("held", True)):
        golds = [line for d in dossiers if d.is_held_out is held for line in gold_lines(d)]
        (out / f"{name}.jsonl").write_text("\n".join(golds) + "\n", encoding="utf-8")
        print(name, len(golds))


def main() -> None:
    """Lay the written dossiers out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    write(list(read_dossiers(given.folder)), given.out)


if __name__ == "__main__":
    main()
