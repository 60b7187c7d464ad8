"""The sample archive: what it must show a newcomer is really in it."""

import json
from pathlib import Path

import pytest

from bot.demo import QUESTIONS, SAMPLE
from index.article import Incoming
from index.sources import read_sources
from retrieval.answer import Verdict
from retrieval.gold import GoldQuestion, read_gold


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    found = list(read_sources([str(SAMPLE)], None))
    assert all(isinstance(one, Incoming) for one in found)
    return {one.key or "": one.text for one in found if isinstance(one, Incoming)}


@pytest.fixture(scope="module")
def gold() -> list[GoldQuestion]:
    return read_gold(QUESTIONS)


def test_there_are_about_a_dozen_articles_in_three_formats(texts: dict[str, str]) -> None:
    assert 12 <= len(texts) <= 16
    assert {path.suffix for path in SAMPLE.iterdir()} == {".txt", ".html", ".jsonl"}


def test_every_gold_quote_is_a_slice_of_its_article(texts: dict[str, str], gold: list[GoldQuestion]) -> None:
    missing = [
        (question.id, evidence.article, evidence.quote)
        for question in gold
        for position in question.positions
        for evidence in position.evidence
        if evidence.quote not in texts[evidence.article]
    ]
    assert missing == []


def test_every_verdict_is_among_the_questions(gold: list[GoldQuestion]) -> None:
    assert {question.verdict for question in gold} == set(Verdict)


def test_accepted_words_tell_the_positions_of_a_question_apart(gold: list[GoldQuestion]) -> None:
    for question in gold:
        accepted = [word for position in question.positions for word in position.accept]
        assert len(accepted) == len(set(accepted))


def test_forbidden_articles_are_there_to_be_avoided(texts: dict[str, str], gold: list[GoldQuestion]) -> None:
    assert {key for question in gold for key in question.forbid} <= set(texts)


def test_the_lines_of_json_have_the_fields_of_the_schema() -> None:
    fields = {"id", "text", "html", "title", "source", "url", "date", "authors", "language"}
    for line in (Path(SAMPLE) / "wires.jsonl").read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) <= fields
