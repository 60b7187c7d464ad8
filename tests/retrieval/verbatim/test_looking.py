"""Quotes looked up in a small archive: found word for word, found otherwise, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from index.add import add
from index.archive import LocalArchive
from index.errors import UsageError
from retrieval.verbatim.checked import Checked
from retrieval.verbatim.looking import look_up
from tests.fakes import WordEncoder, noon
from tests.retrieval.newsroom import archive_of, report

MILL = report(
    "mill",
    "The mill at Ormby burned for nine hours on Tuesday. Its owner, Ada Venn, said: “We won’t rebuild it here.”",
    "She had paid €1,200 for the roof, and twice as much for the wheel, a week before. Nobody was hurt.",
    title="Mill burns at Ormby",
)
WIRE = "A barge carrying 40 tons of grain sank off Pellin at noon, the harbour master said."
BARGE = report("barge", WIRE, "Its crew of four swam ashore.", outlet="Daily Kite", day="2031-03-06")
COPY = report("copied", WIRE, "Its crew of four swam ashore.", outlet="Evening Kite", day="2031-03-07")
LEFT = report(
    "left",
    "The mayor spoke. “I am going because I lost the vote on the bridge, not because I took the money,” he said. "
    "The treasurer of the league, who left the council last spring, will follow the mayor.",
)
NOTICE = report("notice", "The council meets on Friday.", title="Grain barge is raised")
WAS = report("vote", "The council voted 7 to 4 to sell the pier.", outlet="Pellin Post")
IS = replace(WAS, text="The council voted 7 to 5 to sell the pier.")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> LocalArchive:
    made = archive_of(tmp_path_factory.mktemp("quotes") / "archive", [MILL, BARGE, COPY, LEFT, NOTICE, WAS])
    add(made, [IS], WordEncoder(), noon)
    return made


def where(checked: Checked) -> list[str]:
    return [f"{place.article}@{place.version}" for place in checked.places]


@pytest.mark.parametrize(
    ("quote", "found", "to_the_letter"),
    [
        ("burned for nine hours on Tuesday", ["mill@1"], True),
        ('"We won\'t rebuild it here."', ["mill@1"], True),
        ("THE MILL AT ORMBY BURNED", ["mill@1"], False),
        ("on Tuesday; its owner Ada Venn said we", ["mill@1"], False),
        ("40 tons of grain sank off Pellin", ["barge@1", "copied@1"], True),
        ("voted 7 to 5", ["vote@2"], True),
    ],
)
def test_a_quote_is_found_word_for_word(
    archive: LocalArchive, quote: str, found: list[str], to_the_letter: bool
) -> None:
    checked = look_up(quote, archive)
    assert (checked.outcome, where(checked)) == ("found", found)
    assert all(place.to_the_letter is to_the_letter for place in checked.places)


@pytest.mark.parametrize(
    ("quote", "differences"),
    [
        ("The mill at Ormby burned for six hours on Tuesday", [("six", "nine")]),
        ("Eight hours on Tuesday. Its owner", [("Eight", "nine")]),
        ("She had paid $1,200 for the roof", [("$", "€")]),
        ("a barge carrying grain sank off Pellin", [("", "40 tons of")]),
        ("a small barge carrying 40 tons of grain sank", [("small", "")]),
        ("the council voted 8 to 5 to sell the pier", [("8", "7")]),
        ("everybody was hurt", [("everybody", "Nobody")]),
        ("I am going because I took the money", [("", "lost the vote on the bridge, not because I")]),
        ("The treasurer of the league, who quit the council last spring", [("quit", "left")]),
    ],
)
def test_what_the_nearest_passage_has_otherwise_is_told(
    archive: LocalArchive, quote: str, differences: list[tuple[str, str]]
) -> None:
    checked = look_up(quote, archive)
    assert checked.outcome == "differently"
    assert [(each.quote, each.article) for near in checked.nearest for each in near.differences] == differences


@pytest.mark.parametrize("quote", ["the airport was closed", "hurt was nobody", "a week after it had cost a fortune"])
def test_a_quote_that_no_article_has_is_absent(archive: LocalArchive, quote: str) -> None:
    assert look_up(quote, archive) == Checked(quote=quote, outcome="absent")


def test_every_piece_is_a_slice_of_the_stored_text(archive: LocalArchive) -> None:
    for quote in ("She had paid ... for the roof [...] a week before", "barge carrying 30 tons of grain sank"):
        checked = look_up(quote, archive)
        for piece in (*checked.places, *checked.nearest):
            text = archive.article(piece.article, piece.version).text
            assert piece.span is not None
            for cut in (piece.quote, piece.span, *getattr(piece, "stretches", ())):
                assert text[cut.start : cut.end] == cut.text


def test_words_that_the_quote_leaves_out_are_counted(archive: LocalArchive) -> None:
    (place,) = look_up("She had paid €1,200 for the roof [...] a week before", archive).places
    assert place.left_out == len("and twice as much for the wheel".split())
    assert [each.text for each in place.stretches] == ["She had paid €1,200 for the roof", "a week before"]


def test_parts_that_stand_too_far_apart_are_no_quote(tmp_path: Path) -> None:
    padding = " ".join(f"On day {n} it rained in the hills." for n in range(20))
    with archive_of(tmp_path / "archive", [report("long", f"The mayor opened it. {padding} He left.")]) as far:
        assert look_up("The mayor ... He left", far).outcome != "found"


def test_copies_are_of_one_origin(archive: LocalArchive) -> None:
    places = look_up("sank off Pellin at noon", archive).places
    assert len({place.origin for place in places}) == 1
    assert [place.attribution.who for place in places if place.attribution] == ["the harbour master"] * 2


@pytest.mark.parametrize(
    ("quote", "speaker"),
    [
        ("A barge carrying 40 tons of grain sank off Pellin at midnight, the harbour", "the harbour master"),
        ("A barge carrying 30 tons of grain sank off Pellin at noon", "the harbour master"),
        ("Its crew of four swam to Velm", None),
    ],
)
def test_a_quote_that_ends_in_its_speaker_s_name_is_still_told_by_them(
    archive: LocalArchive, quote: str, speaker: str | None
) -> None:
    (nearest,) = look_up(quote, archive).nearest
    assert (nearest.attribution.who if nearest.attribution else None) == speaker


def test_an_earlier_version_is_found_and_told_to_be_one(archive: LocalArchive) -> None:
    (place,) = look_up("The council voted 7 to 4", archive).places
    assert (place.version, place.latest, place.lacking) == (1, 2, (2,))
    (now,) = look_up("The council voted 7 to 5", archive).places
    assert (now.version, now.latest, now.lacking) == (2, 2, (1,))


def test_a_headline_counts_where_the_text_has_not_the_words(archive: LocalArchive) -> None:
    checked = look_up("Grain barge is raised", archive)
    assert (checked.outcome, checked.places) == ("found", ())
    assert [(each.article, each.title) for each in checked.headlines] == [("notice", "Grain barge is raised")]


@pytest.mark.parametrize("quote", ["", "...", "— ?!", "$ %"])
def test_a_quote_without_a_word_is_told_so(archive: LocalArchive, quote: str) -> None:
    with pytest.raises(UsageError, match="no word in the quote"):
        look_up(quote, archive)
