"""One Answer for every line, whatever is on it."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.batch import Asked, read_batch, unasked
from retrieval.answer import Answer


def read(*lines: bytes) -> list[Asked]:
    return list(read_batch(lines))


def test_a_line_is_a_question() -> None:
    assert read(b"who sank?\n") == [Asked(1, "who sank?")]


def test_an_object_may_name_the_day_it_is_asked_on_and_more_that_is_ignored() -> None:
    line = json.dumps({"id": "x", "question": "who sank?", "as_of": "2031-05-04", "kind": "person"}).encode()
    assert read(line) == [Asked(1, "who sank?", date(2031, 5, 4))]


def test_an_object_may_say_what_its_question_is_limited_to() -> None:
    line = {"question": "who?", "since": "2031-05-01", "until": None, "outlet": "Kite", "language": "en"}
    assert read(json.dumps(line).encode()) == [
        Asked(1, "who?", since=date(2031, 5, 1), outlet="Kite", language="en"),
    ]


def test_half_a_character_is_asked_as_a_sign_that_stands_for_it() -> None:
    (asked,) = read_batch([b'{"question": "who left \\ud83d?", "outlet": "Kite \\ude00"}'])
    assert (asked.question, asked.outlet, asked.error) == ("who left \ufffd?", "Kite \ufffd", None)


def test_a_byte_order_mark_is_no_part_of_the_question() -> None:
    assert read("\ufeffwho sank?".encode()) == [Asked(1, "who sank?")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"\n", "line 1: empty"),
        (b'{"question": 3}', "line 1: the object has no"),
        (b'{"question": "who', "line 1: begins as an object but is not JSON"),
        (b'{"question": "who?", "as_of": "soon"}', "line 1: \"as_of\" 'soon' is not a day"),
        (b'{"question": "who?", "as_of": 7}', 'line 1: "as_of" 7 is not a day'),
        (b'{"question": "who?", "until": "May"}', "line 1: \"until\" 'May' is not a day"),
        (b'{"question": "who?", "outlet": 7}', 'line 1: "outlet" 7 is no name'),
        (b'{"question": "who?", "language": " "}', "line 1: \"language\" ' ' is no name"),
        (b"wh\xff?", "line 1: not UTF-8"),
        (b"{" * 100_000, "line 1: begins as an object but is not JSON"),
    ],
)
def test_a_line_that_cannot_be_asked_says_why(line: bytes, told: str) -> None:
    (asked,) = read(line)
    assert asked.error is not None
    assert asked.error.startswith(told)
    assert "\n" not in asked.error


@given(st.lists(st.binary(max_size=60).filter(lambda line: b"\n" not in line)))
def test_line_n_of_the_answers_is_line_n_of_the_questions(lines: list[bytes]) -> None:
    found = read(*[line + b"\n" for line in lines])
    assert [asked.line for asked in found] == list(range(1, len(lines) + 1))
    for asked in found:
        answer = unasked(asked.question, asked.error or "x")
        assert Answer.model_validate_json(answer.to_json()) == answer


def test_a_line_that_could_not_be_asked_is_unanswered_with_its_error() -> None:
    answer = json.loads(unasked("half \udcff", "line 3: not UTF-8").to_json())
    assert (answer["verdict"], answer["error"], answer["positions"]) == ("unanswered", "line 3: not UTF-8", [])
