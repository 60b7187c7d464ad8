"""What is noted for a claim and against it."""

from pathlib import Path

from tests.fakes import CuedReader
from tests.retrieval.newsroom import archive_of, report
from tests.retrieval.test_claims import found


def test_a_time_beside_the_value_that_was_not_asked_for_is_noted(tmp_path: Path) -> None:
    """It speaks against the answer and does not forbid it: the toll is the one of the day on which it was told."""
    asked = "How many people had drowned off the Pellin lighthouse museum by the summer of 2031?"
    told = "The mayor said on Friday that 61 people drowned since the Pellin lighthouse museum opened two years ago."
    for name, sentence, noted in (("other", told, 1.0), ("none", told.replace(" two years ago", ""), 0.0)):
        with archive_of(tmp_path / name, [report("page", sentence, day="2031-07-05")]) as archive:
            (claim,) = found(archive, asked, CuedReader("61"))
        assert claim.features.other_day == noted


def test_that_a_yes_or_no_shares_hardly_a_word_with_the_question_is_noted(tmp_path: Path) -> None:
    asked = "Did Ada Venn slam the door of the Pellin lighthouse museum on the keepers on 9 January 2031?"
    met = "Ada Venn met the keepers at the Pellin lighthouse museum."
    denied = report("page", met, "“I did not shut anything,” she said.", day="2031-01-10")
    with archive_of(tmp_path / "archive", [denied]) as archive:
        claims = found(archive, asked, CuedReader("did not shut anything"))
    assert [(c.value.shown, c.features.shares_little) for c in claims] == [("no", 1.0)]
