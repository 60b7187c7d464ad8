"""The public JSON: two golden files, ours and the contract's own example."""

import json
from pathlib import Path

import pytest

from retrieval.answer import Answer
from tests.bot.answers import disputed, evidence, of_two_events, unanswered

GOLDEN = Path(__file__).parent / "golden"
EXAMPLE = Path(__file__).parents[3] / "shared" / "bench" / "answer.example.json"


def shape(value: object) -> object:
    """Keys in their order and kinds of values; lists of objects by their first."""
    if isinstance(value, dict):
        return [(key, shape(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return [shape(value[0])] if value and isinstance(value[0], dict) else ["list"]
    return type(value).__name__


@pytest.mark.parametrize(
    ("name", "answer"),
    [("disputed", disputed()), ("unanswered", unanswered(evidence()))],
    ids=["disputed", "unanswered"],
)
def test_the_json_of_an_answer_is_what_it_was(name: str, answer: Answer) -> None:
    stored = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    assert answer.to_json(indent=1) + "\n" == stored
    assert Answer.model_validate_json(stored) == answer


def extended(value: object) -> object:
    """As a later program may write it: a field more in each object."""
    if isinstance(value, dict):
        return {key: inner if key == "filters" else extended(inner) for key, inner in value.items()} | {"later": [1]}
    return [extended(inner) for inner in value] if isinstance(value, list) else value


def test_an_answer_that_a_later_program_extended_is_read() -> None:
    for answer in (disputed(), unanswered(evidence())):
        later = json.dumps(extended(json.loads(answer.to_json())))
        assert later.count('"later"') > 3
        assert Answer.model_validate_json(later) == answer


def test_the_json_is_one_line_unless_asked_otherwise() -> None:
    assert "\n" not in disputed().to_json()


def test_the_contracts_example_survives_a_round_trip_to_the_key_and_order() -> None:
    if not EXAMPLE.is_file():
        pytest.skip("the contract's example stands beside the repository, and is not there")
    text = EXAMPLE.read_text(encoding="utf-8")
    again = Answer.model_validate_json(text).to_json()
    assert json.loads(again) == json.loads(text)
    assert shape(json.loads(again)) == shape(json.loads(text))


def test_events_are_in_the_json_only_where_reports_lie_months_apart() -> None:
    told = json.loads(of_two_events().to_json())["positions"]
    assert [position.get("events") for position in told] == [["2031-05-04", "2031-09"], None]


def test_an_error_is_in_the_json_only_where_there_is_one() -> None:
    assert "error" not in json.loads(disputed().to_json())
    assert json.loads(disputed().model_copy(update={"error": "line 3: empty"}).to_json())["error"] == "line 3: empty"
