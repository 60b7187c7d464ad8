"""What an add does with each input, and what is in when it ends early."""

import multiprocessing
import shlex
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.add import Summary, add
from index.archive import LocalArchive
from index.article import Incoming
from index.errors import ArchiveBusy, ModelMismatch, Refused
from index.found import Filters
from tests.fakes import WordEncoder, invented, noon, plain_steps


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[LocalArchive]:
    with LocalArchive.create(tmp_path / "archive") as archive:
        yield archive


def put(archive: LocalArchive, *incoming: Incoming | Refused, **more: object) -> Summary:
    return add(archive, incoming, WordEncoder(), noon, steps=plain_steps(), **more)  # type: ignore[arg-type]  # tests only


class Watching:
    def __init__(self) -> None:
        self.summaries: list[Summary] = []
        self.refusals: list[str] = []

    def stored(self, summary: Summary) -> None:
        self.summaries.append(summary)

    def refused(self, refusal: Refused) -> None:
        self.refusals.append(str(refusal))


def test_what_was_added_can_be_read_back_word_for_word(archive: LocalArchive) -> None:
    one = replace(invented(1), text="  Two  spaces,\r\nodd breaks and \U0001f6a2 stay.\n\n\nAs they\u00a0were. ")
    assert put(archive, one).added == 1
    found = archive.article("report-1")
    assert found.text == one.text
    assert [found.text[s.start : s.end] for s in found.sentences] == [
        "Two  spaces,\r\nodd breaks and \U0001f6a2 stay.",
        "As they\u00a0were.",
    ]


def test_the_same_input_again_is_skipped(archive: LocalArchive) -> None:
    put(archive, invented(1), invented(2))
    summary = put(archive, invented(1), invented(2), invented(3))
    assert (summary.added, summary.skipped, summary.updated) == (1, 2, 0)
    assert archive.coverage().articles == 3


def test_new_text_from_the_same_place_is_a_new_version_and_the_old_one_stays_readable(archive: LocalArchive) -> None:
    put(archive, invented(1))
    before = archive.article("report-1")
    assert put(archive, invented(1, words="A second crew came.")).updated == 1
    after = archive.article("report-1")
    assert (after.version, archive.article("report-1", 1).text) == (2, before.text)
    assert archive.article("report-1", 1).sentences == before.sentences
    assert "second crew" in after.text
    assert archive.coverage().articles == 1


def test_only_the_latest_version_is_found(archive: LocalArchive) -> None:
    put(archive, invented(1, words="A zeppelin circled."))
    put(archive, invented(1, words="Nothing circled."))
    assert archive.search_words(["zeppelin"], 10, Filters()) == []
    vector = WordEncoder().encode(["A zeppelin circled."])[0]
    hits = archive.passages([hit.passage_id for hit in archive.search_vector(vector, 10, Filters())])
    assert {hit.article.version for hit in hits} == {2}


def test_a_file_of_the_same_name_in_another_folder_gets_a_longer_key(archive: LocalArchive) -> None:
    other = replace(invented(2, key="report-1"), place="/elsewhere/report-1.txt")
    put(archive, invented(1), other)
    plain, longer = archive.keys()
    assert (plain, longer[:9], len(longer)) == ("report-1", "report-1~", len("report-1~") + 8)
    assert archive.article(longer).text == other.text
    again = put(archive, replace(other, text=other.text + " It rained."))
    assert (again.updated, archive.article(longer).version) == (1, 2)


def told(*said: str, key: str | None = "7", place: str = "/a/export.jsonl", **more: str) -> Incoming:
    """One record, which says these sentences."""
    return Incoming(place, " ".join(said), key=key, language="en", **more)  # type: ignore[arg-type]  # all its other fields are words


SILO = ("Fire reached the grain silo in Kemmin at dawn, the fire service said.", "Nine people were led out of it.")
COACH = ("The coach of Duarva said on Tuesday that the striker had signed.", "He will play on Sunday.")
LATER = "One of them died in hospital."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (told(*SILO, source="Daily Kite"), told(*COACH, source="Nachtpost", place="/b/export.jsonl")),
        (told(*SILO, source="Daily Kite"), told(*COACH, source="Daily Kite", place="/b/export.jsonl")),
        (told(*SILO, source="Daily Kite"), told(*SILO, source="Nachtpost", place="/b/export.jsonl")),
        (told(*SILO), told(*COACH, place="/b/export.jsonl")),
        (told(*SILO, place="stdin"), told(*COACH, place="stdin")),
        (
            told(*SILO, url="https://kite.example/a"),
            told(*COACH, url="https://post.example/b", place="https://p.example/"),
        ),
    ],
)
def test_an_id_that_another_article_has_from_another_place_replaces_nothing(
    archive: LocalArchive, first: Incoming, second: Incoming
) -> None:
    put(archive, first)
    summary = put(archive, second)
    plain, longer = archive.keys()
    assert (summary.added, summary.updated, plain, longer[:2], len(longer)) == (1, 0, "7", "7~", 10)
    assert (archive.article("7").text, archive.article(longer).text) == (first.text, second.text)
    assert f"7: another article has this key; the one from {second.place} is kept as {longer}" in summary.notes
    again = put(archive, second, first)
    assert (again.skipped, [note for note in again.notes if "another article" in note]) == (2, [])
    update = replace(second, text=f"{second.text} {LATER}")
    assert put(archive, update).updated == 1
    assert (archive.article(longer).version, archive.article("7").version) == (2, 1)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (told(*SILO, source="Daily Kite"), told(*SILO, LATER, source="Daily  kite", place="/a/export-2.jsonl")),
        (told(*SILO, source="Daily Kite"), told(*SILO, LATER, place="/b/export.jsonl")),
        (told(*SILO), told(*SILO, LATER, place="stdin")),
        (told(*SILO, place="stdin"), told(*SILO, LATER, place="stdin")),
        (
            told(*SILO, source="Daily Kite", url="https://kite.example/a#top"),
            told(*COACH, source="Kite", url="https://kite.example/a?utm_source=x", place="/b/export.jsonl"),
        ),
        (told(*SILO, source="Daily Kite"), told(*COACH, source="Nachtpost")),
    ],
)
def test_the_same_article_from_a_file_of_another_name_is_a_new_version(
    archive: LocalArchive, first: Incoming, second: Incoming
) -> None:
    put(archive, first)
    assert put(archive, second).updated == 1
    assert (archive.keys(), archive.article("7").version) == (("7",), 2)
    assert put(archive, second).skipped == 1
    put(archive, first)
    assert archive.keys() == ("7",)


def test_a_moved_export_is_known_again(archive: LocalArchive) -> None:
    put(archive, told(*SILO, source="Daily Kite"), told(*COACH, source="Nachtpost", place="/b/export.jsonl"))
    moved = told(*COACH, source="Nachtpost", place="/c/moved.jsonl")
    assert put(archive, moved).skipped == 1
    assert put(archive, replace(moved, text=f"{moved.text} {LATER}")).updated == 1
    assert len(archive.keys()) == 2


def test_every_day_s_export_that_counts_from_one_keeps_its_own(archive: LocalArchive) -> None:
    days = [told(f"{town} had rain for {n} days, the weather office said.", source="Daily Kite", place=f"/d/{n}.jsonl")
            for n, town in enumerate(("Kemmin", "Quint", "Pell", "Maridd", "Duarva"), start=2)]  # fmt: skip
    for each in (*days, *days):
        put(archive, each)
    keys = archive.keys()
    assert sorted(archive.article(key).text for key in keys) == sorted(each.text for each in days)


def test_two_versions_of_one_key_in_one_batch_both_go_in(archive: LocalArchive) -> None:
    summary = put(archive, invented(1), invented(1, words="Later."), invented(1, words="Later still."))
    assert (summary.added, summary.updated) == (1, 2)
    assert archive.article("report-1").version == 3


def lines(*words: str) -> list[Incoming]:
    """One file of JSON lines that all have one id."""
    return [replace(invented(1, words=each), key="id-7", place="/a/export.jsonl") for each in words]


def test_several_texts_of_one_id_in_a_file_are_told_of_once(archive: LocalArchive) -> None:
    summary = put(archive, *lines("First.", "Second.", "Third."))
    told = "id-7: more than one text came under this key, each is a version of it; the last counts"
    assert (summary.added, summary.updated, summary.notes.count(told)) == (1, 2, 1)


def test_a_file_with_two_texts_of_one_id_that_was_stopped_between_them_ends_the_same(archive: LocalArchive) -> None:
    put(archive, *lines("First.", "Second."), stop=lambda: True)
    assert archive.article("id-7").version == 1
    went_on = put(archive, *lines("First.", "Second."))
    assert (went_on.updated, went_on.skipped) == (1, 1)
    assert any("more than one text" in note for note in went_on.notes)
    assert put(archive, *lines("First.", "Second.")).skipped == 2
    assert archive.article("id-7").version == 2


def test_old_words_that_wait_for_newer_ones_are_not_brought_back_by_an_interrupt(archive: LocalArchive) -> None:
    put(archive, *lines("First.", "Second."))
    assert put(archive, *lines("First.", "Second."), stop=lambda: True).updated == 0
    assert archive.article("id-7").version == 2


def test_a_text_without_a_key_is_known_by_its_hash(archive: LocalArchive) -> None:
    put(archive, replace(invented(1), key=None, place="stdin"))
    (key,) = archive.keys()
    assert len(key) == 8
    assert put(archive, replace(invented(1), key=None, place="stdin")).skipped == 1


# Two texts whose SHA-256 begins with the same 32 bits.
ONE_HASH = tuple(
    f"Report number {n}: the mayor of Sarn said on Monday 3 March 2025 that {n % 97 + 2} people were hurt "
    f"in the fire at mill {n}."
    for n in (4523, 71942)
)


@pytest.mark.parametrize("places", [("/a/one.jsonl", "/b/two.jsonl"), ("stdin", "stdin"), ("/a/one.jsonl",) * 2])
def test_two_texts_whose_hashes_begin_alike_are_two_articles(archive: LocalArchive, places: tuple[str, str]) -> None:
    both = [told(text, key=None, place=place) for text, place in zip(ONE_HASH, places, strict=True)]
    assert put(archive, both[0]).added == put(archive, both[1]).added == 1
    short, long = archive.keys()
    assert (len(short), len(long), long[:8]) == (8, 16, short)
    assert [archive.article(key).text for key in (short, long)] == list(ONE_HASH)
    assert put(archive, *both).skipped == 2


def test_two_outlets_copies_of_a_text_without_a_key_are_two_articles(archive: LocalArchive) -> None:
    copies = [told(*SILO, key=None, source=name) for name in ("Daily Kite", "Nachtpost", "The Gull")]
    assert put(archive, *copies).added == 3
    assert set(archive.outlets()) == {"Daily Kite", "Nachtpost", "The Gull"}
    elsewhere = [replace(each, place="/b/export.jsonl") for each in copies]
    assert put(archive, *copies).skipped == put(archive, *elsewhere).skipped == 3


@pytest.mark.parametrize(
    "again",
    [{"source": "The Daily Kite"}, {"source": None, "place": "/b/two.jsonl"}, {"title": "Silo", "place": "stdin"}],
)
def test_what_a_file_says_better_of_a_text_without_a_key_is_a_version(
    archive: LocalArchive, again: dict[str, str | None]
) -> None:
    first = told(*SILO, key=None, source="Daily Kite")
    put(archive, first)
    assert put(archive, replace(first, **again)).updated == 1  # type: ignore[arg-type]  # words for fields of words
    assert len(archive.keys()) == 1


def test_refusals_are_told_at_once_and_the_rest_goes_in(archive: LocalArchive) -> None:
    watching = Watching()
    summary = put(
        archive,
        invented(1),
        Refused("/desk/noise.bin", "not a text"),
        replace(invented(2), text="A broken \ud800 half."),
        replace(invented(3), text=" \n "),
        invented(4),
        progress=watching,
    )
    assert (summary.added, summary.refusals, len(summary.refused)) == (2, 3, 3)
    assert watching.refusals == [str(refusal) for refusal in summary.refused]
    assert archive.keys() == ("report-1", "report-4")


def test_an_article_without_a_date_is_kept_counted_and_said(archive: LocalArchive) -> None:
    summary = put(archive, replace(invented(1), date=None), invented(2))
    assert summary.undated == 1
    assert summary.notes == ("report-1: no publication date in it; `rashomon edit report-1 --date DAY` sets one",)


def test_a_command_that_a_note_gives_can_be_typed_as_it_stands(archive: LocalArchive) -> None:
    summary = put(archive, told(*SILO, key="$(rm -r ~) it's"), told(*COACH, key="report-1"))
    commands = [note.partition("`")[2].partition("`")[0] for note in summary.notes]
    assert [shlex.split(each)[2] for each in commands] == ["$(rm -r ~) it's", "report-1"]


def test_stopping_keeps_what_was_read_and_a_second_add_goes_on(archive: LocalArchive) -> None:
    seen = iter([False, False, True])
    first = put(archive, *(invented(n) for n in range(10)), stop=lambda: next(seen))
    assert (first.added, first.stopped) == (3, True)
    second = put(archive, *(invented(n) for n in range(10)))
    assert (second.added, second.skipped, second.stopped) == (7, 3, False)


def test_a_reader_that_is_open_sees_each_batch_when_it_is_told_of(archive: LocalArchive) -> None:
    counted: list[tuple[int, int]] = []

    class Looking(Watching):
        def stored(self, summary: Summary) -> None:
            counted.append((summary.added, archive.coverage().articles))

    put(archive, *(invented(n) for n in range(130)), progress=Looking())
    assert counted == [(64, 64), (128, 128), (130, 130)]


def test_an_encoder_of_another_model_is_refused_with_the_command_that_mends_it(archive: LocalArchive) -> None:
    put(archive, invented(1))
    with pytest.raises(ModelMismatch, match="rashomon rebuild --model other"):
        add(archive, [invented(2)], WordEncoder(name="other"), noon, steps=plain_steps())
    assert archive.keys() == ("report-1",)


def test_a_failure_in_a_batch_leaves_none_of_it(archive: LocalArchive) -> None:
    put(archive, invented(1))

    def failing(store: object, ids: object) -> object:
        raise ZeroDivisionError

    steps = replace(plain_steps(), assign=failing)  # type: ignore[arg-type]  # it never returns
    with pytest.raises(ZeroDivisionError):
        add(archive, [invented(2), invented(3)], WordEncoder(), noon, steps=steps)
    assert archive.keys() == ("report-1",)
    assert put(archive, invented(2)).added == 1


def test_a_second_writer_is_told_to_wait_and_then_that_the_archive_is_busy(archive: LocalArchive) -> None:
    told: list[str] = []
    busy = pytest.raises(ArchiveBusy, match="another process")
    with archive.writing(), busy, archive.writing(wait_seconds=0.1, waiting=lambda: told.append("waiting")):
        pass
    assert told == ["waiting"]


def _add_in_another_process(folder: Path, first: int, count: int) -> None:
    with LocalArchive.create(folder) as archive:
        add(archive, (invented(n) for n in range(first, first + count)), WordEncoder(), noon, steps=plain_steps())


def test_two_processes_that_add_at_once_both_get_everything_in(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_add_in_another_process, args=(folder, n, 70)) for n in (0, 100)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(300)
    assert [writer.exitcode for writer in writers] == [0, 0]
    with LocalArchive.open(folder) as archive:
        assert archive.coverage().articles == 140
