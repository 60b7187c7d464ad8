"""Passages: whole sentences, in order, not too long, no tiny tail."""

from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import WORDS, cut
from index.sentences import split


def sentence(words: int) -> str:
    return "Harbour " + " ".join(["boat"] * (words - 2)) + " sank."


def sizes(text: str) -> list[int]:
    return [len(text[p.start : p.end].split()) for p in cut(text, split(text, ()))]


def test_a_short_article_is_one_passage() -> None:
    assert sizes(" ".join([sentence(20)] * 4)) == [80]


def test_a_tail_of_a_few_words_is_avoided() -> None:
    assert min(sizes(" ".join([sentence(20)] * 7))) >= 60


def test_borders_prefer_paragraphs() -> None:
    text = " ".join([sentence(20)] * 4) + "\n\n" + " ".join([sentence(20)] * 5)
    assert sizes(text) == [80, 100]


def test_a_sentence_over_the_limit_is_a_passage_of_its_own() -> None:
    long = " ".join(["b"] * (WORDS + 30)) + "."
    text = f"{sentence(10)} {'Begin ' + long} {sentence(10)}"
    assert sizes(text) == [10, WORDS + 31, 10]


def test_no_passage_reaches_over_furniture() -> None:
    text = "Two were hurt. SHARE THIS The mayor resigned."
    start = text.index("SHARE")
    sentences = split(text, [(start, start + 10)])
    assert [text[p.start : p.end] for p in cut(text, sentences)] == ["Two were hurt.", "The mayor resigned."]


def test_no_sentences_make_no_passages() -> None:
    assert cut("", ()) == ()


@given(st.lists(st.tuples(st.integers(2, 90), st.booleans()), max_size=40))
@settings(max_examples=150, deadline=None)
def test_every_sentence_is_in_one_passage(plan: list[tuple[int, bool]]) -> None:
    text = "".join(sentence(words) + ("\n\n" if ends else " ") for words, ends in plan)
    sentences = split(text, ())
    passages = cut(text, sentences)
    covered = [n for p in passages for n in range(p.first_sentence, p.last_sentence)]
    assert covered == list(range(len(sentences)))
    for p in passages:
        assert (p.start, p.end) == (sentences[p.first_sentence].start, sentences[p.last_sentence - 1].end)
        assert p.last_sentence - p.first_sentence == 1 or len(text[p.start : p.end].split()) <= WORDS
