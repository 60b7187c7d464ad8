"""Sentences: where they end, where they do not, and that they are always slices."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import LONGEST, split


def cut(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[str]:
    return [text[s.start : s.end] for s in split(text, masked)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Navy sent two ships to Port Orlen.",
        "Mr. Halvik met Gen. Oduya on Jan. 12 in Port Orlen.",
        "Trains stopped at 9:50 p.m. Monday, the operator said.",
        "The blast came at around 9 p.m. (20:00 GMT) in the harbour.",
        "“Targets were struck around 9:50 p.m.” (2:50 p.m. Eastern time), a unit said.",
        "Reactor No. 3 was shut down.",
        "J. R. Velden and Mary K. Osei were named.",
        "Shares fell 3.5 percent to 12.75 crowns.",
        "See www.orlen-times.example/News.Today for more of it.",
        "“Are you mad?” she asked the crowd.",
        "“Leave now!” Harlan said to reporters.",
        "It was … and remains … a mystery.",
        "The firm (Velden Inc.) was sold in St. Ostrava.",
        "On Saturday, sources within the coalition of harbour unions\n\nrevealed that the strike was over.",
        "The repair of the breakwater will cost the town an estimated\n\n$1.4 million over three years.",
        "Am 3. Januar wurde die Brücke gesperrt.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["The army denied it.", "A spokesman said no."],
        ["He lives in the U.S.", "He was born in Velden."],
        ["It began at 8 p.m.", "The crowd left."],
        ["“We will go on.”", "The minister then left."],
        ["The firm is “closed”.", "Its staff went home."],
        ["Was anyone hurt?", "Nobody knows!", "The search goes on…", "Divers arrived."],
        ["He chose plan B.", "The others left."],
        ["It fell to 3.", "The rest held."],
        ["港口关闭了。", "没有人受伤。"],
        ["أغلق الميناء؟", "لا أحد يعرف."],
        ["Le port est fermé. »", "La grève continue."],
    ],
)
def test_sentences_part_at_their_end_marks(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "He told the Orlen Herald.It is believed that two died.",
            ["He told the Orlen Herald.", "It is believed that two died."],
        ),
        ("“It is over.”The crowd left.", ["“It is over.”", "The crowd left."]),
        ("as cited by local media.*The group is banned.", ["as cited by local media.", "*The group is banned."]),
        ("Is it true?Nobody knows.", ["Is it true?", "Nobody knows."]),
    ],
)
def test_a_missing_space_still_ends_a_sentence(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_a_headline_is_a_sentence_of_its_own() -> None:
    assert cut("Harbour closed after blast\n\nTwo people were hurt.") == [
        "Harbour closed after blast",
        "Two people were hurt.",
    ]
    assert cut("Harbour closed after blast\nTwo people were hurt.") == [
        "Harbour closed after blast",
        "Two people were hurt.",
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "Two people were hurt on Monday when a tanker hit the pier of Port\n"
        "Orlen and the harbour was closed until the evening, the mayor of\n"
        "the town said. Divers searched the basin for hours and found the\n"
        "anchor of the ship.\n\nThe mayor resigned."
    )
    assert [len(part.split("\n")) for part in cut(text)] == [3, 2, 1]


def test_tags_and_menus_are_not_joined() -> None:
    assert cut("orlen\n\nharbour news\n\nport strike") == ["orlen", "harbour news", "port strike"]


def test_bullets_part_and_lose_their_mark() -> None:
    assert cut("# Four boats sunk\n\nFour boats sank in Velm.") == ["Four boats sunk", "Four boats sank in Velm."]
    assert cut("What we know:\n- two people hurt\n- the harbour is closed\n1. the mayor") == [
        "What we know:",
        "two people hurt",
        "the harbour is closed",
        "1. the mayor",
    ]


def test_a_run_without_marks_is_cut_at_a_comma() -> None:
    text = ", ".join(f"the mayor of town number {n} said that it was closed" for n in range(60))
    parts = cut(text)
    assert len(parts) > 3
    assert all(len(part) <= LONGEST and part.endswith(("closed", ",")) for part in parts)


def test_masked_words_are_in_no_sentence() -> None:
    text = "Two were hurt. SHARE THIS The mayor resigned."
    start = text.index("SHARE")
    assert cut(text, [(start, start + 10)]) == ["Two were hurt.", "The mayor resigned."]


def test_a_hundred_kilobytes_take_less_than_a_fifth_of_a_second() -> None:
    text = "Mr. Halvik said on Jan. 3 that 4.5 percent left. “Why?” he asked.\n\n" * 1500
    took = []
    for _ in range(3):  # the best of them: a collection of all garbage, or another thread's work, may fall into one
        began = time.thread_time()
        assert len(split(text, ())) >= 3000
        took.append(time.thread_time() - began)
    assert min(took) < 0.6  # of the processor; three times the aim, on any machine


PIECES = st.lists(
    st.sampled_from(
        [
            "Mr.",
            " ",
            "\n",
            "\n\n",
            "U.S.",
            "“",
            "”",
            '"',
            ".",
            "...",
            "!",
            "?",
            "…",
            "A",
            "the",
            "3",
            "a,",
            ";",
            "-",
            "•",
            "。",
            "x" * 90,
        ]
    )
    | st.text(max_size=6),
    max_size=60,
)


@given(PIECES, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40)), max_size=4))
@settings(max_examples=300, deadline=None)
def test_every_sentence_is_a_trimmed_slice_outside_the_mask(pieces: list[str], raw: list[tuple[int, int]]) -> None:
    text = "".join(pieces)
    masked: list[tuple[int, int]] = []
    for start, length in sorted(raw):
        begin = max(start, masked[-1][1] if masked else 0)
        if begin < min(start + length, len(text)):
            masked.append((begin, min(start + length, len(text))))
    found = split(text, masked)
    at = 0
    for sentence in found:
        words = text[sentence.start : sentence.end]
        assert at <= sentence.start < sentence.end <= len(text)
        assert words == words.strip()
        assert any(mark.isalnum() for mark in words)
        assert len(words) <= LONGEST
        assert all(end <= sentence.start or sentence.end <= start for start, end in masked)
        at = sentence.end


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_no_letter_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = "".join(text[s.start : s.end] for s in split(text, ()))
    lost_marks = sum(mark.isalpha() for mark in text) - sum(mark.isalpha() for mark in kept)
    assert lost_marks == 0


def test_a_text_without_spaces_takes_no_longer_for_each_mark() -> None:
    began = time.thread_time()
    split("A." * 50_000, ())
    assert time.thread_time() - began < 10  # a third of a second; 40 where each mark looks at the whole of it
