"""Gold questions are read line by line, and a line that is none is named."""

import json
from pathlib import Path

import pytest

from index.errors import UsageError
from retrieval.answer import Kind, Verdict
from retrieval.gold import read_gold

LINE = {
    "id": "which-quay",
    "question": "Which quay burned?",
    "kind": "place",
    "verdict": "single_source",
    "positions": [
        {"value": "East Quay", "accept": ["east quay"], "evidence": [{"article": "kite", "quote": "East Quay burned."}]}
    ],
}


def written(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_question_is_read_with_its_positions(tmp_path: Path) -> None:
    (one,) = read_gold(written(tmp_path, json.dumps(LINE), "", "  "))
    assert (one.id, one.kind, one.verdict) == ("which-quay", Kind.PLACE, Verdict.SINGLE_SOURCE)
    assert one.positions[0].accept == ("east quay",)
    assert one.positions[0].evidence[0].quote == "East Quay burned."
    assert (one.forbid, one.as_of) == ((), None)


def test_what_a_person_notes_beside_a_question_is_passed_over(tmp_path: Path) -> None:
    assert len(read_gold(written(tmp_path, json.dumps({**LINE, "why": "two quays", "author": "me"})))) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "gold.jsonl:2: not a gold question"),
        (json.dumps({**LINE, "verdict": "maybe"}), "gold.jsonl:2: not a gold question (verdict"),
        (json.dumps({"id": "x"}), "gold.jsonl:2: not a gold question (question"),
        ("[]", "gold.jsonl:2: not a gold question"),
    ],
)
def test_a_line_that_is_no_gold_question_is_named(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        read_gold(written(tmp_path, json.dumps(LINE), line))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.jsonl: cannot be read"):
        read_gold(tmp_path / "none.jsonl")


def test_bytes_that_are_no_text_are_one_line_too(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(UsageError, match=r"gold\.jsonl"):
        read_gold(file)


def test_a_file_without_a_question_is_one_line_and_no_figures(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text("\n")
    with pytest.raises(UsageError, match=r"g\.jsonl: no question in it; name a \.jsonl file of gold questions$"):
        read_gold(tmp_path / "g.jsonl")
