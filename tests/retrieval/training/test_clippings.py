"""Annotations are taken in beside those that are there, by place and not by word."""

import json
import lzma
from pathlib import Path

import pytest

from retrieval.gold import read_gold
from retrieval.training.clippings import add, read_clippings
from retrieval.training.dossiers import write

TEXT = {"a1": "Nine gulls were seen off Torv on Monday.", "a2": "Officials in Torv counted twelve gulls."}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl.xz"
    rows = [{"id": key, "text": text, "source": "S", "title": "T", "date": "2020-01-02"} for key, text in TEXT.items()]
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.write("".join(json.dumps(row) + "\n" for row in rows))
    return path


def annotated(folder: Path, name: str, quote: str, span: str) -> Path:
    folder.mkdir(exist_ok=True)
    groups = folder / "groups.json"
    known = json.loads(groups.read_text()) if groups.is_file() else {}
    groups.write_text(json.dumps(known | {name: ["a1", "a2"]}))
    question = {
        "id": f"{name}-q1", "question": "how many gulls?", "kind": "number", "verdict": "single_source",
        "positions": [{"value": span, "accept": [span], "evidence": [{"article": "a1", "quote": quote, "span": span}]}],
    }  # fmt: skip
    (folder / f"{name}.yaml").write_text(json.dumps({"questions": [question]}))
    return folder


def test_new_annotations_join_those_that_are_there_and_replace_their_own(tmp_path: Path, news: Path) -> None:
    file = tmp_path / "news.jsonl"
    assert add(annotated(tmp_path / "one", "n02", "Nine gulls were seen", "Nine"), news, file) == 1
    assert add(annotated(tmp_path / "two", "n01", "gulls were seen off Torv", "gulls"), news, file) == 2
    assert add(annotated(tmp_path / "three", "n02", "seen off Torv on Monday", "Monday"), news, file) == 2
    assert [dossier.name for dossier in read_clippings(news, file)] == ["n01", "n02"]
    assert not any(text in file.read_text() for text in TEXT.values())
    spans = [d.questions[0].positions[0].evidence[0].span for d in read_clippings(news, file)]
    assert spans == ["gulls", "Monday"]


def test_every_third_group_is_held_out_and_all_later_ones(tmp_path: Path, news: Path) -> None:
    file = tmp_path / "news.jsonl"
    for name in ("n03", "n04", "n401", "n402"):
        add(annotated(tmp_path / name, name, "Nine gulls were seen", "Nine"), news, file)
    held = {dossier.name: dossier.is_held_out for dossier in read_clippings(news, file)}
    assert held == {"n03": True, "n04": False, "n401": True, "n402": True}


def test_the_questions_name_the_articles_that_were_read_for_them(tmp_path: Path, news: Path) -> None:
    file = tmp_path / "news.jsonl"
    add(annotated(tmp_path / "one", "n03", "Nine gulls were seen", "Nine"), news, file)
    write(list(read_clippings(news, file)), tmp_path / "out")
    assert [question.articles for question in read_gold(tmp_path / "out/held.jsonl")] == [("a1", "a2")]


def test_an_annotation_that_quotes_what_is_not_there_is_told_and_left_out(
    tmp_path: Path, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(annotated(tmp_path / "one", "n03", "Ten gulls were seen", "Ten"), news, tmp_path / "news.jsonl") == 0
    assert "n03-q1" in capsys.readouterr().out
