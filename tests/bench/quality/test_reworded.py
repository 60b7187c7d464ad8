"""The questions in other words: each once, none as it was."""

from pathlib import Path

import pytest

from retrieval.gold import read_gold
from tests.bench.quality.gold import INVENTED, STRANGERS, in_other_words

ARCHIVES = [each.parent for folder in (INVENTED, STRANGERS) for each in sorted(folder.glob("*/reworded.jsonl"))]


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda archive: archive.name)
def test_every_question_of_an_archive_is_asked_again_in_other_words(archive: Path) -> None:
    gold = read_gold(archive / "questions.jsonl")
    again = in_other_words(gold, archive / "reworded.jsonl")
    assert len((archive / "reworded.jsonl").read_text(encoding="utf-8").splitlines()) == len(gold)
    same = [one.id for one, other in zip(gold, again, strict=True) if one.question == other.question]
    assert not same, same
