"""Figures stated in fixed expressions."""

from pathlib import Path

from tests.retrieval.newsroom import archive_of, report
from tests.retrieval.test_claims import Sure, found, stated


def test_a_toll_is_held_for_more_than_the_reader_reads_and_alone_in_its_sentence(tmp_path: Path) -> None:
    toll = "The toll of the wreck of the Ondine rose to 14 after four of the injured died, the minister said."
    plain = "The minister said that 14 sailors had died on the Ondine, and four of the injured too."
    about = "How many people died in the wreck of the Ondine?"
    reader = Sure(**{"14": 0.3, "four": 0.6})
    with archive_of(tmp_path / "toll", [report("toll", toll, day="2031-03-04")]) as archive:
        of_toll = found(archive, about, reader)
    with archive_of(tmp_path / "plain", [report("plain", plain, day="2031-03-04")]) as archive:
        of_plain = found(archive, about, reader)
    assert stated(of_toll) == ["14"]
    assert stated(of_plain) == ["four", "14"]
    held = {claim.value.shown: claim.features for claim in (*of_plain, *of_toll)}
    assert of_toll[0].features.answers > held["four"].answers > of_plain[1].features.answers
    assert of_toll[0].features.noun_same == 1
