"""Words and their weights: as SQLite's full-text index has them, held against it."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fulltext import TEXT_WEIGHT, TITLE_WEIGHT
from index.migrations import FIRST
from index.milvus.schema import FIELD_BYTES
from index.milvus.words import TOKENIZE, Cutter, Terms, Weighing, stands

TEXTS = st.lists(st.sampled_from("fire fires fired depot Depot café explosion the of 3,500 U.S. Đurđa al-Jir".split()))

ASKED = st.sampled_from(["fire", "depot", "al-Jir", "café", "nobody", "fires of"])


def test_words_are_cut_as_the_folder_s_archive_cuts_them() -> None:
    assert f"tokenize = '{TOKENIZE}'" in FIRST
    (words,) = Cutter().cut(["The shelled cafés of al-Jir, U.S.: 3,500"])
    assert words == ("the", "shell", "cafe", "of", "al", "jir", "u", "s", "3", "500")


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6), st.lists(ASKED, min_size=1, unique=True))
def test_scores_are_fts5_s(passages: list[tuple[list[str], list[str]]], words: list[str]) -> None:
    connection, cutter = sqlite3.connect(":memory:"), Cutter()
    connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, title, content = '', tokenize = '{TOKENIZE}')")
    rows = [(n, " ".join(text), " ".join(title)) for n, (text, title) in enumerate(passages)]
    connection.executemany("INSERT INTO words (rowid, text, title) VALUES (?, ?, ?)", rows)
    match = " OR ".join(f'"{word}"' for word in words)
    query = f"SELECT rowid, -bm25(words, {TEXT_WEIGHT}, {TITLE_WEIGHT}) FROM words WHERE words MATCH ?"
    theirs = dict(connection.execute(query, (match,)).fetchall())
    terms = [Terms(cutter.cut([text])[0], cutter.cut([title])[0]) for _, text, title in rows]
    phrases = tuple(cutter.cut(words))
    counts = [
        int(connection.execute("SELECT count(*) FROM words WHERE words MATCH ?", (f'"{word}"',)).fetchone()[0])
        for word in words
    ]
    lengths = sum(each.length for each in terms) / len(terms)
    weighing = Weighing(phrases, tuple(counts), len(terms), lengths)
    ours = {n: weighing.score(each) for n, each in enumerate(terms)}
    assert {n: score for n, score in ours.items() if score > 0} == pytest.approx(theirs)


@given(st.lists(st.text("abcdefghijklmnop0123", min_size=1)), st.lists(st.text("abcdefgh", min_size=1)))
def test_a_field_gives_back_the_words_that_were_put_in(text: list[str], title: list[str]) -> None:
    terms = Terms(tuple(text), tuple(title))
    assert Terms.of_field(terms.field()) == terms


def test_a_field_is_never_longer_than_milvus_takes() -> None:
    assert len(Terms(("é" * 40,) * 5_000).field().encode()) <= FIELD_BYTES


@given(st.text())
def test_no_word_of_anybody_can_leave_its_quotes_in_a_filter(word: str) -> None:
    (phrase,) = Cutter().cut([word.replace("\0", " ")])
    assert not any(sign in part for part in phrase for sign in "'\"\\ \n")
    assert [part.split() for part in phrase] == [[part] for part in phrase]
    assert stands(phrase, headlines=True).count("'") == 2 * len(set(phrase))
