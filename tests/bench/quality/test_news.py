"""The questions on real reports: whole, and without the reports' words."""

from pathlib import Path

import pytest

from retrieval.answer import Verdict
from retrieval.training.clippings import ClippedQuestion
from tests.bench.quality.news import FOLDER

FILES = sorted(FOLDER.glob("*.jsonl"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_question_is_of_its_archive(file: Path) -> None:
    there = set(file.with_suffix(".articles.txt").read_text().split())
    rows = [ClippedQuestion.model_validate_json(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len({row.id for row in rows}) == 160
    for row in rows:
        cited = {clip.article for stand in row.positions for clip in stand.evidence}
        assert cited | set(row.articles) | set(row.forbid) <= there, row.id
        assert (row.verdict is Verdict.UNANSWERED) is (not row.positions), row.id
        assert row.verdict is not Verdict.DISPUTED or len(row.positions) > 1, row.id
