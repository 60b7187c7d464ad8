"""Full-text search is BM25 as SQLite's FTS5 has it, however the passages are spread over bases; damage is an error."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index import changes
from index.add import add
from index.archive import LOCK, LocalArchive
from index.article import Incoming
from index.errors import ArchiveBroken
from index.found import Filters, Hit
from index.lock import writing as lock
from index.neighbours.base import Sizes
from index.words import postings
from index.words.fulltext import passage_text
from index.words.terms import LONGEST, MOST_IN_TEXT, packed, terms, unpacked
from tests.fakes import WordEncoder, invented, noon, plain_steps

ENCODER = WordEncoder(dimension=16)
SPREADS = (Sizes(), Sizes(tail_up_to=1), Sizes(tail_up_to=20, flat_up_to=60, exact_up_to=100))
WORDS = ("Zeppelin", "zeppelins", "Café", "o'Hara", "harbour", "harbours", "3,000", "Straße", "Дым", "dawn", "fire")
QUESTIONS = (
    ("fire",),
    ("zeppelin", "dawn"),
    ("CAFE", "harbouring", "fire"),
    ("3,000",),
    ("дым", "straße"),
    ("nowhere",),
)


def articles(count: int) -> list[Incoming]:
    """Each with some of the words, some of them often."""
    chosen = np.random.default_rng(7)
    return [invented(n, words=" ".join(chosen.choice(WORDS, int(chosen.integers(0, 9))))) for n in range(count)]


def filled(folder: Path, sizes: Sizes, count: int = 120) -> LocalArchive:
    archive = LocalArchive.create(folder, sizes=sizes)
    for first in range(0, count, 30):
        add(archive, articles(count)[first : first + 30], ENCODER, noon, steps=plain_steps())
    return archive


def by_sqlite(archive: LocalArchive, words: tuple[str, ...], limit: int) -> list[Hit]:
    """The same search by FTS5, in memory."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (text, title, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        for key in archive.keys():  # noqa: SIM118  # an archive is no mapping
            article = archive.article(key)
            first = archive._connection.execute(
                "SELECT first_passage FROM versions WHERE id = ?", (article.id,)
            ).fetchone()
            for number, passage in enumerate(article.passages):
                row = (first[0] + number, passage_text(article, passage), article.masthead.title)
                connection.execute("INSERT INTO words (rowid, text, title) VALUES (?, ?, ?)", row)
        found = connection.execute(
            "SELECT rowid, -bm25(words, 1.0, 0.3) AS score FROM words "
            "WHERE words MATCH ? ORDER BY -score, rowid LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), limit),
        ).fetchall()
    connection.close()
    return [Hit(*row) for row in found]


@pytest.mark.parametrize("sizes", SPREADS)
def test_hits_and_scores_are_those_of_sqlites_own_full_text_search(tmp_path: Path, sizes: Sizes) -> None:
    with filled(tmp_path, sizes) as archive:
        for words in QUESTIONS:
            for limit in (5, 40, 500):
                ours, theirs = archive.search_words(words, limit, Filters()), by_sqlite(archive, words, limit)
                assert [hit.score for hit in ours] == pytest.approx([hit.score for hit in theirs])
                if limit == 500:
                    assert {hit.passage_id for hit in ours} == {hit.passage_id for hit in theirs}


def test_the_spread_over_bases_changes_no_score_to_the_last_digit(tmp_path: Path) -> None:
    archives = [filled(tmp_path / str(n), sizes) for n, sizes in enumerate(SPREADS)]
    assert len({len(archive.manifest.generations) for archive in archives}) > 1
    for archive in archives:
        add(archive, [invented(3, words="Zeppelin at dawn.")], ENCODER, noon, steps=plain_steps())
        changes.remove(archive, "report-5")
        changes.edit(archive, "report-6", title="A harbour fire")
    for words in QUESTIONS:
        for narrow in (Filters(), Filters(outlet="daily kite"), Filters(since=date(2031, 9, 1))):
            first, *others = [a.search_words(words, 30, narrow) for a in archives]
            assert all(other == first for other in others)
        assert len({tuple(a.document_frequency(words)) for a in archives}) == 1
    for archive in archives:
        archive.close()


def test_a_word_of_two_terms_stands_where_both_do(tmp_path: Path) -> None:
    with filled(tmp_path, Sizes(tail_up_to=1)) as archive:
        found = archive.search_words(["o'hara"], 500, Filters())
        texts = [p.article.text for p in archive.passages([hit.passage_id for hit in found])]
        assert texts
        assert all("o'Hara" in text for text in texts)
        assert archive.document_frequency(["o'hara", "hara", "", "!"])[2:] == [0, 0]


def test_an_edited_headline_is_found_and_the_one_before_is_not(tmp_path: Path) -> None:
    with filled(tmp_path, Sizes(tail_up_to=10)) as archive:
        before = archive.search_vector(ENCODER.encode(["fire"])[0], 500, Filters())
        changes.edit(archive, "report-8", title="Unheard-of quibbles")
        (hit,) = archive.search_words(["quibbles"], 9, Filters())
        (stored,) = archive.passages([hit.passage_id])
        assert stored.article.key == "report-8"
        after = archive.search_vector(ENCODER.encode(["fire"])[0], 500, Filters())
        assert [h.score for h in after] == [h.score for h in before]
        changes.edit(archive, "report-8", title="Another")
        assert archive.search_words(["quibbles"], 9, Filters()) == []


def test_terms_have_no_case_accents_or_endings() -> None:
    assert terms("Cafés CAFÉ cafe\u0301") == terms("cafe cafe cafe")
    assert terms("x_y 3,000 don't") == terms("X y 3 000 DON T")
    assert terms("Quint's QUINT’S") == terms("Quint Quint")
    assert terms(" -- ") == []


def test_what_a_passage_holds_is_capped_and_read_back() -> None:
    rows = [packed("fire " * 70_000, "fire fire fire fire fire"), packed("dawn", "")]
    lengths, places, records = unpacked(rows)
    assert lengths.tolist() == [LONGEST, 1]
    assert places.tolist() == [0, 1]
    assert [int(times) & MOST_IN_TEXT for times in records["times"]] == [MOST_IN_TEXT, 1]


def test_joined_postings_are_those_of_all_passages_that_are_left(tmp_path: Path) -> None:
    texts = [f"{WORDS[n % 5]} {WORDS[n % 7]} dawn number{n}" for n in range(40)]
    rows = [packed(text, "fire") for text in texts]
    ids, gone = np.arange(100, 140), np.array([100, 117, 139])
    parts = [postings.from_rows(ids[a : a + 8], rows[a : a + 8]) for a in range(0, 40, 8)]
    (tmp_path / "joined").write_bytes(b"".join(postings.write(parts, gone)))
    joined = postings.read(tmp_path / "joined")
    kept = [n for n in range(40) if 100 + n not in gone]
    plain = postings.from_rows(ids[kept], [rows[n] for n in kept])
    assert joined.ids.tolist() == plain.ids.tolist()
    assert joined.hashes.tolist() == plain.hashes.tolist()
    for term in plain.hashes.tolist():
        assert [part.tolist() for part in joined.of(term)] == [part.tolist() for part in plain.of(term)]


def damaged(sound: bytes) -> list[Callable[[], bytes]]:
    return [lambda: b"", lambda: sound[:-1], lambda: sound + b"\0", lambda: b"x" + sound[1:]]


def test_a_damaged_file_of_words_is_an_error_or_changes_no_hit(tmp_path: Path) -> None:
    with filled(tmp_path / "a", Sizes(tail_up_to=10)) as archive:
        before = [archive.search_words(words, 20, Filters()) for words in QUESTIONS]
        generation = archive.manifest.generations[0]
        assert generation.words is not None
        path = archive.folder / generation.words.file
        sound = path.read_bytes()
        wrong = errors = 0
        for at in range(0, len(sound), max(1, len(sound) // 150)):
            path.unlink()
            path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x55]) + sound[at + 1 :])
            # The lock keeps the opening from mending it at once.
            with lock(archive.folder / LOCK, 1), LocalArchive.open(archive.folder, sizes=Sizes(tail_up_to=10)) as again:
                try:
                    wrong += [again.search_words(words, 20, Filters()) for words in QUESTIONS] != before
                except ArchiveBroken:
                    errors += 1
        # Only a flip in the list of terms makes a term be missed; the doctor sees that one too.
        assert wrong <= 12
        assert errors > 10
        for damage in damaged(sound):
            path.unlink()
            path.write_bytes(damage())
            with lock(archive.folder / LOCK, 1), LocalArchive.open(archive.folder, sizes=Sizes(tail_up_to=10)) as again:
                assert [again.search_words(words, 20, Filters()) for words in QUESTIONS] == before
