"""Words and their weights: as the folder's archive has them, held against it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.add import add
from index.archive import LocalArchive
from index.article import Incoming
from index.found import Filters
from index.milvus.schema import FIELD_BYTES
from index.milvus.words import Terms, Weighing, cut, stands
from index.words.fulltext import passage_text
from tests.fakes import WordEncoder, noon, plain_steps

WORDS = "fire fires fired depot Depot café explosion the of 3,500 U.S. Đurđa al-Jir O'Brien's".split()
ASKED = ["fire", "depot", "al-Jir", "café", "nobody", "fires of", "o'brien", "3,500", "u.s."]


def test_words_are_cut_at_what_is_no_letter_without_accents_and_endings() -> None:
    assert cut("The shelled cafés of al-Jir: 3,500") == ("the", "shell", "cafe", "of", "al", "jir", "3", "500")
    assert cut("½ _ '' \\") == ("12",)


@pytest.mark.parametrize("seed", range(6))
def test_scores_are_the_folder_s(tmp_path: Path, seed: int) -> None:
    def some(number: int, length: int) -> str:
        return " ".join(WORDS[(number * 7 + seed * 3 + n * n) % len(WORDS)] for n in range(length))

    articles = [
        Incoming(f"/{n}", f"{some(n, 4 + 3 * n)} burned.", key=f"k{n}", title=some(n + 5, n % 4), date="2031-05-05")
        for n in range(7)
    ]
    with LocalArchive.create(tmp_path / "archive") as archive:
        add(archive, articles, WordEncoder(), noon, steps=plain_steps())
        asked = ASKED[seed % 4 :]
        theirs = {hit.passage_id: hit.score for hit in archive.search_words(asked, 99, Filters())}
        assert theirs
        every = archive.passages(range(1, archive.coverage().passages + 1))
        terms = {
            p.passage_id: Terms(cut(passage_text(p.article, p.passage)), cut(p.article.masthead.title or ""))
            for p in every
        }
        phrases = tuple(dict.fromkeys(map(cut, asked)))
        counts = tuple(
            sum(all(stem in t.text or stem in t.title for stem in phrase) for t in terms.values()) for phrase in phrases
        )
        weighing = Weighing(phrases, counts, len(terms), sum(t.length for t in terms.values()) / len(terms))
        ours = {i: score for i, t in terms.items() if (score := weighing.score(t)) > 0}
        assert ours == pytest.approx(theirs)


@given(st.lists(st.text("abcdefghijklmnop0123", min_size=1)), st.lists(st.text("abcdefgh", min_size=1)))
def test_a_field_gives_back_the_words_that_were_put_in(text: list[str], title: list[str]) -> None:
    terms = Terms(tuple(text), tuple(title))
    assert Terms.of_field(terms.field()) == terms


def test_a_field_is_never_longer_than_milvus_takes() -> None:
    assert len(Terms(("é" * 40,) * 5_000).field().encode()) <= FIELD_BYTES


@settings(deadline=None)
@given(st.text())
def test_no_word_of_anybody_can_leave_its_quotes_in_a_filter(word: str) -> None:
    phrase = cut(word)
    assert all(part.isalnum() for part in phrase)
    assert stands(phrase, headlines=True).count("'") == 2 * len(set(phrase))
