"""480 questions on real reports that nothing was learned from, as `rashomon eval` judges.

The questions are the project's own, written before the program was asked; the reports stay in the news corpus and are
joined by id and place. Three archives: groups of reports on one event, with articles like them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from retrieval.evaluate import Judged, figures, judge
from retrieval.gold import GoldEvidence, GoldPosition, GoldQuestion
from retrieval.training.clippings import ClippedQuestion, ClippedStand, reports_of
from retrieval.training.dossiers import Report
from tests.bench.quality.archives import Page, opened
from tests.bench.quality.asking import Asker, Row, Tools
from tests.bench.quality.gold import SHOWN, shown_value

FOLDER = Path(__file__).parent / "reports"
CORPUS = Path("data/news/articles.jsonl.xz")


def measure(tools: Tools) -> list[Row]:
    """The rows of all archives together."""
    judged = [each for archive in archives(tools.data) for each in _of_archive(*archive, tools)]
    return [Row("news", shown.words, shown_value(shown.of(figures(judged)))) for shown in SHOWN]


def archives(data: Path) -> Iterator[tuple[str, list[Page], list[GoldQuestion]]]:
    """Each archive's name, reports and questions; `data` is the folder of the sets."""
    listed = {path.name.partition(".")[0]: path.read_text().split() for path in sorted(FOLDER.glob("*.articles.txt"))}
    reports = reports_of(data / CORPUS, {key for keys in listed.values() for key in keys})
    for name, keys in listed.items():
        yield f"news-{name}", [_page(reports[key]) for key in keys], list(questions(name, reports))


def _of_archive(name: str, pages: list[Page], gold: list[GoldQuestion], tools: Tools) -> list[Judged]:
    asker = Asker(name, opened(tools.kept / name, tools.encoder, pages), tools)
    texts = {page.id: page.text for page in pages}
    answers = asker.answers([(each.question, None) for each in gold])
    return [judge(each, answer, texts) for each, answer in zip(gold, answers, strict=True)]


def questions(name: str, reports: Mapping[str, Report]) -> Iterator[GoldQuestion]:
    """The gold questions of an archive, with the words of its reports."""
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = ClippedQuestion.model_validate_json(line)
        yield GoldQuestion(
            id=row.id,
            question=row.question,
            kind=row.kind,
            verdict=row.verdict,
            positions=tuple(_position(stand, reports) for stand in row.positions),
            forbid=row.forbid,
            articles=row.articles,
        )


def _position(stand: ClippedStand, reports: Mapping[str, Report]) -> GoldPosition:
    evidence = (GoldEvidence(article=c.article, quote=reports[c.article].text[slice(*c.quote)]) for c in stand.evidence)
    return GoldPosition(value=stand.value, accept=stand.accept, evidence=tuple(evidence))


def _page(report: Report) -> Page:
    day = report.date.isoformat() if report.date else None
    return Page(id=report.id, text=report.text, title=report.title, source=report.source, date=day)
