"""What an assistant gets: verbatim quotes, lists it can narrow, articles by the part, one line for what is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import words_serving as words
from bot.counter import Clerk
from bot.mcp_tools import TOOLS, Entries, Opened, Told
from bot.words_console import QUESTION_EMPTY
from index.errors import RashomonError, UsageError
from retrieval.answer import Answer
from retrieval.verify import quoted_in
from tests.bot.newsstand import COURIER, HOSTILE, KITE, QUESTION, clerk_at, put

BY_NAME = {tool.name: tool for tool in TOOLS}


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    found = clerk_at(put(tmp_path_factory.mktemp("stand") / "archive"))
    yield found
    found.close()


def call(clerk: Clerk, name: str, **arguments: object) -> Told:
    return BY_NAME[name].call(arguments, clerk)


def keys(told: Told) -> list[str]:
    assert isinstance(told.value, Entries)
    return [entry.article for entry in told.value.articles]


def opened(told: Told) -> Opened:
    assert isinstance(told.value, Opened)
    return told.value


def test_the_text_of_an_answer_quotes_verbatim_with_outlet_and_day(clerk: Clerk) -> None:
    told = call(clerk, "ask", question=QUESTION)
    assert isinstance(told.value, Answer)
    assert told.value.verdict.value == "disputed"
    for evidence in quoted_in(told.value):
        assert all(line in told.text for line in evidence.quote.text.split("\n"))
    assert "Ormby Courier" in told.text
    assert "Monday 5 May 2031" in told.text
    assert "the harbour office" in told.text


def test_a_question_can_be_narrowed_and_the_reading_says_so(clerk: Clerk) -> None:
    told = call(clerk, "ask", question=QUESTION, outlet="daily kite", until="2031-05-07")
    assert isinstance(told.value, Answer)
    assert {evidence.outlet for evidence in quoted_in(told.value)} == {"Daily Kite"}
    assert "outlet" in told.value.reading.filters


def test_a_question_of_an_empty_archive_says_that_it_is_empty(tmp_path: Path) -> None:
    empty = clerk_at(put(tmp_path / "archive", []))
    told = call(empty, "ask", question=QUESTION)
    empty.close()
    assert isinstance(told.value, Answer)
    assert told.value.verdict.value == "unanswered"
    assert "empty" in told.text


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ({}, ["courier-1", "kite-1", "mill-1"]),
        ({"words": "FERRY kite"}, ["kite-1"]),
        ({"outlet": "ormby courier"}, ["courier-1"]),
        ({"since": "2031-05-06"}, ["kite-1", "mill-1"]),
        ({"until": "2031-05-05", "language": "EN"}, ["courier-1", "mill-1"]),
        ({"undated": True}, ["mill-1"]),
        ({"limit": 1, "offset": 1}, ["kite-1"]),
        ({"words": "zeppelin"}, []),
        ({"offset": 9}, []),
    ],
)
def test_a_list_holds_what_fits(clerk: Clerk, arguments: dict[str, object], found: list[str]) -> None:
    assert keys(call(clerk, "articles", **arguments)) == found


def test_a_list_says_how_to_go_on_and_no_title_breaks_its_line(clerk: Clerk) -> None:
    first = call(clerk, "articles", limit=2)
    assert first.text.splitlines()[-1] == words.more_listed(2)
    assert len(first.text.splitlines()) == 4
    assert isinstance(first.value, Entries)
    assert first.value.total == 3
    assert "\u202e" not in first.text
    last = call(clerk, "articles", limit=2, offset=2)
    assert keys(last) == ["mill-1"]
    assert "offset" not in last.text
    assert call(clerk, "articles", words="mill-1").text.startswith("1 article fits:")
    past = call(clerk, "articles", offset=3)
    assert past.text == words.none_from(3, 3)
    assert isinstance(past.value, Entries)
    assert past.value.total == 3


def test_an_article_is_given_as_it_is_stored(clerk: Clerk) -> None:
    whole = opened(call(clerk, "show", key="kite-1"))
    assert whole.text == KITE
    assert (whole.start, whole.end, whole.chars) == (0, len(KITE), len(KITE))


@given(start=st.integers(0, len(COURIER) - 1), chars=st.integers(1, 2 * len(COURIER)))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_any_part_of_an_article_is_that_slice_of_it(clerk: Clerk, start: int, chars: int) -> None:
    found = opened(call(clerk, "show", key="courier-1", start=start, chars=chars))
    assert found.text == COURIER[found.start : found.end] == COURIER[start : start + chars]


def test_the_parts_of_an_article_make_it_whole(clerk: Clerk) -> None:
    text, start = "", 0
    while start < len(COURIER):
        found = opened(call(clerk, "show", key="courier-1", start=start, chars=50))
        text, start = text + found.text, found.end
    assert text == COURIER


def test_an_address_of_an_answer_opens_the_article_at_its_quote(clerk: Clerk) -> None:
    answer = call(clerk, "ask", question=QUESTION).value
    assert isinstance(answer, Answer)
    for evidence in quoted_in(answer):
        address = f"{evidence.article}@{evidence.version}:{evidence.quote.start}-{evidence.quote.end}"
        told = call(clerk, "show", key=address)
        assert opened(told).quote == evidence.quote


def test_no_line_of_an_article_can_pass_for_one_of_the_programs(clerk: Clerk) -> None:
    told = call(clerk, "show", key="kite-1")
    own = [line for line in told.text.splitlines() if not line.startswith("│ ")]
    assert HOSTILE not in "\n".join(own[1:])
    assert len(own) == 4


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("ask", {}, "question: field required"),
        ("ask", {"question": ""}, "question: string should have at least 1 character"),
        ("ask", {"question": "x" * 4_001}, "question: string should have at most 4000 characters"),
        ("ask", {"question": " \n "}, QUESTION_EMPTY),
        ("ask", {"question": "why?", "since": "yesterday"}, "since: input should be a valid date"),
        ("ask", {"question": "why?", "sources": "all"}, "sources: extra inputs are not permitted"),
        ("articles", {"limit": 201}, "limit: input should be less than or equal to 200"),
        ("articles", {"offset": -1}, "offset: input should be greater than or equal to 0"),
        ("articles", {"words": ["a"]}, "words: input should be a valid string"),
        ("show", {"key": "none"}, "none: no such article"),
        ("show", {"key": "courier-1@7"}, "courier-1: it has no version 7, only version"),
        ("show", {"key": "courier-1@1:5-99999"}, "courier-1@1:5-99999"),
        ("show", {"key": "courier-1@1:9-9"}, "courier-1@1:9-9"),
        ("show", {"key": "courier-1", "start": 99_999}, "courier-1: the text has"),
        ("show", {"key": "courier-1", "start": 2**80}, "start: input should be less than"),
        ("show", {"key": "courier-1@" + "9" * 60}, "no such article"),
        ("show", {"key": "courier-1", "chars": 0}, "chars: input should be greater than or equal to 1"),
    ],
)
def test_what_cannot_be_done_is_one_line_that_names_the_argument(
    clerk: Clerk, name: str, arguments: dict[str, object], told: str
) -> None:
    with pytest.raises(RashomonError) as error:
        call(clerk, name, **arguments)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


ANYTHING = st.one_of(st.none(), st.text(), st.integers(), st.booleans(), st.lists(st.none()))
NAMES = st.sampled_from(["question", "key", "limit", "start", "chars", "words", "since"])


@given(arguments=st.dictionaries(NAMES, ANYTHING))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_no_argument_is_a_defect(clerk: Clerk, arguments: dict[str, object]) -> None:
    for tool in TOOLS:
        try:
            tool.call(arguments, clerk)
        except RashomonError:
            continue


def test_what_is_no_set_of_arguments_is_refused(clerk: Clerk) -> None:
    with pytest.raises(UsageError):
        BY_NAME["show"].call("key", clerk)
