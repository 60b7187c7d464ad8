"""One clerk for all: served in order in one thread, a bounded line, answers kept and quotes checked."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot import words_serving as words
from bot.counter import Clerk, Counter, Crowded
from bot.history import DATABASE, History
from index.errors import NoArchive
from index.found import Filters
from tests.bot.newsstand import QUESTION, clerk_at, incoming, put


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("stand") / "archive")


def values(folder: Path) -> list[str]:
    history = History.open(folder)
    try:
        return [kept.asked.channel for kept in history.latest(10)]
    finally:
        history.close()


def test_everybody_is_served_in_order_in_one_thread_that_is_not_the_callers(folder: Path) -> None:
    served: list[tuple[int, int]] = []

    async def run() -> None:
        counter = Counter(clerk_at(folder))
        try:
            await asyncio.gather(
                *(counter.serve(lambda _, n=n: served.append((n, threading.get_ident()))) for n in range(5))  # type: ignore[misc]  # mypy cannot see n
            )
        finally:
            counter.close()

    asyncio.run(run())
    assert [number for number, _ in served] == [0, 1, 2, 3, 4]
    assert len({thread for _, thread in served}) == 1
    assert served[0][1] != threading.get_ident()


def test_who_comes_when_the_line_is_full_is_told_so_and_the_others_are_served(folder: Path) -> None:
    go = threading.Event()

    async def run() -> tuple[list[bool], str]:
        counter = Counter(clerk_at(folder), waiting=2)
        waiting = [asyncio.ensure_future(counter.serve(lambda _: go.wait(20))) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Crowded) as refused:
            await counter.serve(lambda _: None)
        go.set()
        done = list(await asyncio.gather(*waiting))
        assert await counter.serve(lambda _: "after") == "after"
        counter.close()
        return done, str(refused.value)

    assert asyncio.run(run()) == ([True, True], words.CROWDED.format(2))


def test_what_goes_wrong_for_one_is_theirs_alone(folder: Path) -> None:
    def fails(_: Clerk) -> None:
        raise KeyError("theirs")

    async def run() -> int:
        counter = Counter(clerk_at(folder))
        with pytest.raises(KeyError):
            await counter.serve(fails)
        found = await counter.serve(lambda clerk: clerk.archive.coverage().articles)
        counter.close()
        return found

    assert asyncio.run(run()) == 3


def test_closing_ends_what_is_under_way_and_tells_those_who_wait(folder: Path) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(_: Clerk) -> str:
        begun.set()
        go.wait(20)
        return "whole"

    async def run() -> list[object]:
        counter = Counter(clerk_at(folder))
        both = [asyncio.ensure_future(counter.serve(slow)), asyncio.ensure_future(counter.serve(lambda _: "late"))]
        await asyncio.to_thread(begun.wait, 20)
        closing = asyncio.ensure_future(asyncio.to_thread(counter.close))
        while not both[1].done():
            await asyncio.sleep(0)
        go.set()
        await closing
        with pytest.raises(Crowded):
            await counter.serve(lambda _: None)
        return list(await asyncio.gather(*both, return_exceptions=True))

    first, second = asyncio.run(run())
    assert first == "whole"
    assert str(second) == words.STOPPING


def test_an_answer_is_kept_with_who_asked(folder: Path) -> None:
    clerk = clerk_at(folder, "desk")
    given = clerk.ask(QUESTION, Filters())
    clerk.close()
    assert {position.value for position in given.answer.positions} == {"three", "five"}
    assert given.number is not None
    assert values(folder)[0] == "desk"


def test_no_answer_is_kept_where_none_shall_be(tmp_path: Path) -> None:
    clerk = clerk_at(put(tmp_path / "archive"), history=False)
    assert clerk.ask(QUESTION, Filters()).number is None
    clerk.close()
    assert not (tmp_path / "archive" / DATABASE).exists()


def test_a_history_that_cannot_be_written_costs_nobody_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put(tmp_path / "archive")
    (folder / DATABASE).write_bytes(b"no database, but long enough to be looked at as one" * 40)
    clerk = clerk_at(folder)
    for _ in range(2):
        given = clerk.ask(QUESTION, Filters())
        assert given.answer.positions
        assert given.number is None
    clerk.close()
    assert capsys.readouterr().err.count("\n") == 1


def test_it_sees_what_was_added_since_and_an_archive_that_took_the_place_of_another(tmp_path: Path) -> None:
    folder = put(tmp_path / "archive")
    clerk = clerk_at(folder)
    assert clerk.archive.coverage().articles == 3
    late = incoming("late-1", "Nine people were hurt on the ferry Gannet on 4 May 2031, a diver said.", "Late", None)
    put(folder, [late])
    assert "nine" in {position.value for position in clerk.ask(QUESTION, Filters()).answer.positions}
    other = put(tmp_path / "other", [late])
    folder.rename(tmp_path / "before")
    other.rename(folder)
    assert clerk.archive.coverage().articles == 1
    clerk.close()


def test_an_archive_that_is_not_there_is_said(tmp_path: Path) -> None:
    clerk = clerk_at(tmp_path / "none")
    clerk.warm()
    with pytest.raises(NoArchive):
        clerk.ask(QUESTION, Filters())
    clerk.close()
