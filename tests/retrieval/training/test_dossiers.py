"""Written dossiers: gold words stand in their articles, and held-out ones stay out."""

from pathlib import Path

import pytest

from retrieval.gold import GoldQuestion
from retrieval.training.dossiers import ALIKE, FOLDER, Dossier, Support, found, gold_lines, read_dossiers

TEXT = "Two boats sank off\nTennick. The mayor, Ada Brill, said two people drowned and 12 were saved."


def _dossier(quote: str, span: str | None) -> Dossier:
    return Dossier.model_validate(
        {
            "name": "x-05",
            "topic": "boats",
            "articles": [{"id": "x-05-a", "text": TEXT, "date": "2031-03-04"}],
            "questions": [
                {
                    "id": "x-05-q1",
                    "question": "How many drowned?",
                    "kind": "number",
                    "verdict": "single_source",
                    "positions": [
                        {"value": 2, "accept": ["2", "two"], "evidence": [
                            {"article": "x-05-a", "quote": quote, "span": span}]}
                    ],
                }
            ],
        }
    )  # fmt: skip


def test_quote_and_span_are_found_across_line_breaks() -> None:
    quote, span = found(Support(article="a", quote="sank off Tennick", span="Tennick"), TEXT)
    assert TEXT[slice(*quote)] == "sank off\nTennick"
    assert TEXT[slice(*span)] == "Tennick"


def test_a_span_is_a_whole_word_where_it_can_be() -> None:
    _, span = found(Support(article="a", quote="two people drowned and 12 were saved", span="1"), TEXT + " 1")
    assert TEXT[slice(*span)] == "1"  # no whole word "1" in the quote: the first place that has it
    _, span = found(Support(article="a", quote="said two people drowned", span="two"), TEXT)
    assert TEXT[slice(*span)] == "two"


def test_a_quote_that_the_article_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="occurs 0 times"):
        found(Support(article="a", quote="three boats", span=None), TEXT)


def test_questions_come_out_in_the_gold_format() -> None:
    (line,) = gold_lines(_dossier("two people drowned", "two"))
    gold = GoldQuestion.model_validate_json(line)
    assert gold.positions[0].evidence[0].quote == "two people drowned"
    assert gold.positions[0].value == "2"


def test_a_question_with_wrong_words_is_told_and_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(gold_lines(_dossier("nine people drowned", "nine"))) == []
    assert "x-05-q1" in capsys.readouterr().out


def test_a_file_that_is_no_dossier_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken-01.yaml").write_text("topic: [", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken-01\.yaml"):
        list(read_dossiers(tmp_path))


@pytest.mark.parametrize("folder", [FOLDER, ALIKE])
def test_the_projects_dossiers_are_sound(folder: Path) -> None:
    dossiers = list(read_dossiers(folder))
    assert dossiers, folder
    ids = [q.id for d in dossiers for q in d.questions] + [r.id for d in dossiers for r in d.articles]
    assert len(ids) == len(set(ids))
    for dossier in dossiers:
        assert len(list(gold_lines(dossier))) == len(dossier.questions), dossier.name
    held = sum(d.is_held_out for d in dossiers)
    assert 0.1 < held / len(dossiers) < 0.35
