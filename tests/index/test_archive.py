"""The files of an archive in a folder; what every archive does is in `test_holdings`."""

import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index import changes
from index.add import add
from index.archive import LocalArchive
from index.article import Incoming
from index.errors import ArchiveBroken, UnknownArticle
from index.found import Filters
from index.neighbours import base, generation
from index.words import terms
from tests.fakes import WordEncoder, invented, noon, plain_steps

ENCODER = WordEncoder()


def filled(folder: Path, *incoming: Incoming, sizes: base.Sizes | None = None) -> LocalArchive:
    archive = LocalArchive.create(folder, sizes=sizes or base.Sizes())
    add(archive, incoming, ENCODER, noon, steps=plain_steps())
    return archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[LocalArchive]:
    with filled(tmp_path / "archive", *(invented(n) for n in range(40))) as archive:
        yield archive


def test_only_the_owner_can_read_an_archive(archive: LocalArchive) -> None:
    assert stat.S_IMODE(archive.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in archive.folder.iterdir()} == {0o600}


def test_an_altered_text_is_an_error_not_a_quote(archive: LocalArchive) -> None:
    with archive.writing() as writer:
        writer.connection.execute("UPDATE texts SET text = replace(text, 'Fire', 'Rain') WHERE version = 1")
    with pytest.raises(ArchiveBroken, match="report-0: its stored text was altered"):
        archive.article("report-0")


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_a_removed_article_leaves_no_word_no_vector_and_no_hit(archive: LocalArchive) -> None:
    add(archive, [invented(90, words="Xylophones quietly burned.")], ENCODER, noon, steps=plain_steps())
    add(archive, [invented(90, words="Xylophones quietly burned twice.")], ENCODER, noon, steps=plain_steps())
    vector = bytes(
        archive._connection.execute("SELECT vector FROM vectors ORDER BY passage DESC LIMIT 1").fetchone()[0]
    )
    assert b"Xylophones" in everything_in(archive.folder)
    (term,) = terms.terms("xylophones")
    assert term.to_bytes(8, "little") in everything_in(archive.folder)
    assert vector in everything_in(archive.folder)
    removed = changes.remove(archive, "report-90", steps=plain_steps())
    assert (removed.key, removed.versions) == ("report-90", 2)
    archive.close()
    left = everything_in(archive.folder)
    assert b"ylophon" not in left
    assert term.to_bytes(8, "little") not in left
    assert vector not in left
    with LocalArchive.open(archive.folder) as again:
        assert again.search_words(["xylophones"], 5, Filters()) == []
        with pytest.raises(UnknownArticle):
            again.article("report-90")


def test_known_backups_that_still_hold_an_article_are_named(archive: LocalArchive) -> None:
    with archive.writing() as writer:
        writer.connection.execute(
            "INSERT INTO backups VALUES ('/b/old.tar', '2030-01-01'), ('/b/new.tar', '2032-01-01')"
        )
    assert changes.remove(archive, "report-5", steps=plain_steps()).backups == ("/b/new.tar",)


@pytest.mark.parametrize("kind", ["flat", "faiss", "lists"])
def test_a_base_of_either_kind_finds_what_the_database_alone_finds(archive: LocalArchive, kind: str) -> None:
    questions = [ENCODER.encode([text])[0] for text in ("fire in Pell", "a ferry", "witness number 12", "weeks")]
    narrow = [Filters(), Filters(outlet="Daily Kite"), Filters(since=date(2031, 9, 1)), Filters(outlet="Nobody")]
    plain = [archive.search_vector(q, 6, f) for q in questions for f in narrow]
    upto = {"flat": 10**6, "faiss": 0, "lists": 0}[kind]
    sizes = base.Sizes(tail_up_to=10, flat_up_to=upto, exact_up_to=0 if kind == "lists" else 10**6)
    with archive.writing() as writer:
        generation.switch(writer.connection, writer.folder, writer.files, sizes)
    (made,) = archive.manifest.generations
    assert made.kind == kind
    assert [archive.search_vector(q, 6, f) for q in questions for f in narrow] == plain
    add(archive, [invented(7, words="Changed."), invented(200), invented(201)], ENCODER, noon, steps=plain_steps())
    changed = [archive.search_vector(q, 6, f) for q in questions for f in narrow]
    (archive.folder / made.file).unlink()
    with archive.writing(), LocalArchive.open(archive.folder, sizes=sizes) as again:
        assert [again.search_vector(q, 6, f) for q in questions for f in narrow] == changed


def test_removing_replaces_the_base_and_deletes_the_earlier_one(tmp_path: Path) -> None:
    archive = filled(tmp_path, *(invented(n) for n in range(20)), sizes=base.Sizes(tail_up_to=10))
    (first,) = archive.manifest.generations
    changes.remove(archive, "report-7", steps=plain_steps())
    (second,) = archive.manifest.generations
    assert (second.number, second.count) == (first.number + 1, archive.coverage().passages)
    assert not (archive.folder / first.file).exists()
    assert not archive.manifest.erasing


def test_adding_makes_a_new_base_when_the_tail_has_grown(tmp_path: Path) -> None:
    with filled(tmp_path, *(invented(n) for n in range(150)), sizes=base.Sizes(tail_up_to=50)) as archive:
        made = archive.manifest.generations
        assert 0 < archive.coverage().passages - sum(each.count for each in made) <= 64
        assert [path.name for path in sorted(tmp_path.glob("vectors-*"))] == sorted(
            f"vectors-{each.number:06d}.{suffix}" for each in made for suffix in ("f32", "json")
        )


def test_opening_and_searching_a_small_archive_imports_no_faiss(tmp_path: Path) -> None:
    import subprocess
    import sys

    filled(tmp_path, invented(1)).close()
    code = (
        "import sys; from pathlib import Path; import numpy as np\n"
        "from index.archive import LocalArchive; from index.found import Filters\n"
        f"a = LocalArchive.open(Path({str(tmp_path)!r}))\n"
        f"v = np.zeros({ENCODER.dimension}, dtype=np.float32); v[0] = 1\n"
        "assert a.search_vector(v, 3, Filters()); a.search_words(['fire'], 3, Filters()); a.article('report-1')\n"
        "heavy = {'faiss', 'torch', 'onnxruntime', 'sentence_transformers', 'filelock'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_an_archive_that_was_moved_away_or_replaced_is_not_in_place(tmp_path: Path) -> None:
    with filled(tmp_path / "one", invented(1)) as archive, filled(tmp_path / "two", invented(2)):
        assert archive.is_in_place
        (tmp_path / "one" / "archive.sqlite").rename(tmp_path / "one" / "aside.sqlite")
        assert not archive.is_in_place
        (tmp_path / "two" / "archive.sqlite").rename(tmp_path / "one" / "archive.sqlite")
        assert not archive.is_in_place
