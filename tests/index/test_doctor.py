"""Every way in which an archive can contradict itself is one line with its fix, and a rebuild mends what it should."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.add import add
from index.archive import LocalArchive
from index.day import Day, DayFrom, DayMark
from index.doctor import REBUILD, doctor
from index.errors import ArchiveBroken, ModelMismatch
from index.found import Filters
from index.manifest import CHUNKING, Manifest, read_manifest, write_manifest
from index.neighbours.base import Sizes
from index.rebuild import rebuild
from index.schema import DATABASE
from tests.fakes import WordEncoder, invented, noon, plain_steps

ENCODER = WordEncoder(dimension=16)
SIZES = Sizes(tail_up_to=20)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[LocalArchive]:
    with LocalArchive.create(tmp_path / "archive", sizes=SIZES) as archive:
        add(archive, (invented(n) for n in range(30)), ENCODER, noon, steps=plain_steps())
        yield archive


def break_it(archive: LocalArchive, *statements: str) -> None:
    with archive.writing() as writer:
        writer.connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            writer.connection.execute(statement)


def found(archive: LocalArchive) -> dict[str, str]:
    return {finding.what: finding.fix for finding in doctor(archive, check_model=False)}


def searched(archive: LocalArchive) -> list[object]:
    vector = ENCODER.encode(["fire in Quint"])[0]
    return [archive.search_vector(vector, 9, Filters()), archive.search_words(["quint"], 9, Filters())]


def test_a_sound_archive_has_no_findings(archive: LocalArchive) -> None:
    assert found(archive) == {}


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM vectors WHERE passage IN (3, 4)", "2 passages without a vector"),
        ("UPDATE versions SET first_passage = 2 WHERE id = 1", "1 articles whose passages are not counted right"),
    ],
)
def test_what_is_derived_is_found_and_rebuilt(archive: LocalArchive, statement: str, what: str) -> None:
    before = searched(archive)
    break_it(archive, statement)
    assert found(archive)[what] == REBUILD
    rebuild(archive, ENCODER, steps=plain_steps())
    assert found(archive) == {}
    assert searched(archive) == before


def test_a_rebuild_dates_sentences_anew_by_the_rules_of_today(archive: LocalArchive) -> None:
    mark = DayMark(Day.of(date(2031, 3, 9)), DayFrom.SENTENCE, "fire")
    today = replace(
        plain_steps(),
        date_sentences=lambda sentences, text, masthead: tuple(replace(s, day=mark) for s in sentences),
    )
    before = archive.article("report-4")
    assert {s.day for s in before.sentences} == {None}
    assert 2031 not in archive.years_with(3, 9)
    assert rebuild(archive, None, steps=today).embedded == 0
    after = archive.article("report-4")
    assert after.sentences == tuple(replace(s, day=mark) for s in before.sentences)
    assert 2031 in archive.years_with(3, 9)
    assert found(archive) == {}


def test_words_that_a_new_passage_lacks_are_read_from_its_text_and_found_and_rebuilt(archive: LocalArchive) -> None:
    add(archive, [invented(99, words="Zeppelin.")], ENCODER, noon, steps=plain_steps())
    before = archive.search_words(["zeppelin"], 9, Filters())
    assert len(before) == 1
    break_it(archive, "DELETE FROM fresh")
    assert archive.search_words(["zeppelin"], 9, Filters()) == before
    assert found(archive) == {"1 passages without their words": REBUILD}
    rebuild(archive, None, steps=plain_steps())
    assert found(archive) == {}
    assert archive.search_words(["zeppelin"], 9, Filters()) == before


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE texts SET text = text || '!' WHERE version = 1", "report-0, version 1: its stored text was altered"),
        ("DELETE FROM texts WHERE version = 2", "report-1, version 1: its text is missing"),
        (
            "UPDATE sentences SET end = 100000 WHERE version = 1 AND number = 0",
            "1 sentences that are no slice of their text",
        ),
        ("UPDATE passages SET start = -1 WHERE id = 1", "1 passages that are no slice of their text"),
        ("UPDATE passages SET last_sentence = 99 WHERE id = 1", "1 passages whose sentences are missing"),
        ("UPDATE versions SET latest = 0 WHERE id = 1", "1 articles without a latest version"),
    ],
)
def test_what_only_a_backup_mends_is_said(archive: LocalArchive, statement: str, what: str) -> None:
    break_it(archive, statement)
    assert "restore a backup" in found(archive)[what]


def test_an_altered_base_is_found_and_rebuilding_it_embeds_nothing(archive: LocalArchive) -> None:
    before = searched(archive)
    (base,) = archive.manifest.generations
    path = archive.folder / base.file
    sound = path.read_bytes()
    path.write_bytes(sound[:-4] + b"\0\0\0\0")
    assert found(archive) == {f"{path}: not what was written": REBUILD}
    assert rebuild(archive, None, steps=plain_steps()).embedded == 0
    assert found(archive) == {}
    assert searched(archive) == before


@pytest.mark.parametrize("left", [None, b"half"])
def test_a_base_that_is_missing_or_cut_short_is_made_again_by_the_next_opening(
    archive: LocalArchive, left: bytes | None
) -> None:
    before = searched(archive)
    (base,) = archive.manifest.generations
    path = archive.folder / base.file
    path.unlink()
    if left is not None:
        path.write_bytes(left)
        path.chmod(0o600)
    what = "missing" if left is None else "not what was written"
    assert found(archive) == {f"{path}: {what}": REBUILD}
    with LocalArchive.open(archive.folder, sizes=SIZES) as again:
        assert searched(again) == before
        assert found(again) == {}


def test_files_that_an_interrupted_write_left_are_found_and_wiped_by_the_next_write(archive: LocalArchive) -> None:
    left = archive.folder / "vectors-000099.f32.new"
    left.write_bytes(b"half")
    left.chmod(0o600)
    assert list(found(archive)) == [f"{left}: left behind by an interrupted write"]
    with archive.writing():
        pass
    assert found(archive) == {}


def test_files_that_others_can_read_are_found(archive: LocalArchive) -> None:
    (archive.folder / DATABASE).chmod(0o644)
    ((what, fix),) = found(archive).items()
    assert "others on this machine can read it" in what
    assert fix.startswith("chmod go= ")


def test_another_model_embeds_everything_again(archive: LocalArchive) -> None:
    other = WordEncoder(dimension=24, name="other")
    with pytest.raises(ModelMismatch):
        archive.manifest.require(other.model, "here")
    rebuilt = rebuild(archive, other, steps=plain_steps())
    assert rebuilt.passages == rebuilt.embedded == archive.coverage().passages
    assert archive.model == other.model
    assert len(archive.search_vector(other.encode(["fire"])[0], 5, Filters())) == 5
    assert found(archive) == {}


def test_passages_without_vectors_and_no_encoder_is_an_error_that_changes_nothing(archive: LocalArchive) -> None:
    break_it(archive, "DELETE FROM vectors WHERE passage = 3")
    with pytest.raises(ModelMismatch, match="report-2: its passages have no vectors"):
        rebuild(archive, None, steps=plain_steps())
    assert len(archive.search_words(["fire"], 400, Filters())) == 30


def test_texts_that_were_cut_otherwise_are_cut_again(archive: LocalArchive) -> None:
    before = archive.article("report-4")
    with archive.writing() as writer, writer.transaction():
        write_manifest(writer.connection, writer.manifest().model_copy(update={"chunking": "older/0"}))
    assert found(archive) == {f"its texts were cut as 'older/0', now it is {CHUNKING!r}": REBUILD}
    with pytest.raises(ArchiveBroken, match="rashomon rebuild"):
        add(archive, [invented(50)], ENCODER, noon, steps=plain_steps())
    assert rebuild(archive, ENCODER, steps=plain_steps()).embedded == 30
    assert found(archive) == {}
    after = archive.article("report-4")
    assert (after.text, after.sentences, after.passages) == (before.text, before.sentences, before.passages)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_database_is_one_line_wherever_the_damage_is(archive: LocalArchive, share: float) -> None:
    with archive.writing() as writer:
        writer.leave_no_trace()
    archive.close()
    path = archive.folder / DATABASE
    whole = path.read_bytes()
    at = int(share * len(whole))
    path.write_bytes(whole[:at] + b"\xff" * 12_000 + whole[at + 12_000 :])
    try:
        with LocalArchive.open(archive.folder) as broken:
            told = [finding.fix for finding in doctor(broken, check_model=False)]
    except ArchiveBroken as error:
        told = [str(error)]
    assert any("restore a backup" in line for line in told)


def test_an_unreadable_manifest_is_an_error_with_its_fix(archive: LocalArchive) -> None:
    break_it(archive, "UPDATE meta SET value = '{' WHERE name = 'manifest'")
    with pytest.raises(ArchiveBroken, match="its manifest cannot be read"):
        _ = archive.manifest


def test_the_manifest_reads_back_as_written(archive: LocalArchive) -> None:
    assert Manifest.model_validate_json(archive.manifest.model_dump_json()) == archive.manifest
    assert read_manifest(archive._connection, "here") == archive.manifest
