"""Claims that seem to be told of another event."""

from collections.abc import Iterator

import pytest

from index.archive import LocalArchive
from retrieval.ask import claims_of
from retrieval.claims import claims
from retrieval.elsewhere import names_in, others_than
from tests.fakes import CuedReader
from tests.retrieval.newsroom import archive_of, report
from tests.retrieval.test_claims import weighed

ASKED = "How many sailors died when the Ondine sank?"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    lead = ("The Ondine sank off Pellin.", "It was night.")
    articles = [
        *(report(f"other{n}", "The Calluna sank at noon.", "Seven sailors died.") for n in range(3)),
        report("undated", "The Calluna sank at noon.", "Seven sailors died.", day=None),
        report("own", *lead, "Nine sailors died."),
        report("both", *lead, "When the Calluna sank 12 sailors died."),
        report("speaks", *lead, "Ada Calluna said that 14 sailors died."),
        report("early", "A storm came.", "Two sailors died.", day="2031-03-01"),
        report(
            "told", "A storm came.", "It was night.", "The Ondine was at sea.", "Two sailors died.", day="2031-03-01"
        ),
        report("near", "A storm came.", "Two sailors died.", day="2031-03-02"),
    ]
    with archive_of(tmp_path_factory.mktemp("elsewhere") / "archive", articles) as archive:
        yield archive


def test_a_claim_of_another_events_report_or_sentence_is_held_for_less(archive: LocalArchive) -> None:
    about, reader = weighed(archive, ASKED), CuedReader("Seven", "Nine", "12", "14")
    before = {c.candidate.article.key: c.score for c in claims(about.asked, about.worth_reading(), reader)}
    after = {c.candidate.article.key: c.score for c in claims_of(about, reader)}
    assert {key for key in after if after[key] < before[key]} == {"other0", "other1", "other2", "both"}
    assert all(after[key] == before[key] for key in ("own", "speaks", "undated"))
    assert list(after.values()) == sorted(after.values(), reverse=True)


def test_a_report_from_before_the_first_on_the_asked_event_tells_of_it_only_where_it_names_it(
    archive: LocalArchive,
) -> None:
    about, reader = weighed(archive, ASKED), CuedReader("Two")
    before = {c.candidate.article.key for c in claims(about.asked, about.worth_reading(), reader)}
    assert before == {"early", "told", "near"}
    assert {c.candidate.article.key for c in claims_of(about, reader)} == {"told", "near"}


def test_names_are_anothers_only_where_several_reports_lead_with_them_and_the_asked_one_leads_some(
    archive: LocalArchive,
) -> None:
    articles = {c.article.id: c.article for c in weighed(archive, ASKED).candidates}.values()
    others = others_than(ASKED, articles).names
    assert others == {"calluna"}
    assert not others & {"ondine", "pellin"}
    assert others_than("How many sailors died when the Sylvia sank?", articles).names == frozenset()
    assert others_than("How many sailors died?", articles).names == frozenset()


def test_titles_and_particles_are_no_names() -> None:
    assert names_in("General Ada Venn of the Ondine told Al Pellin") == {"ada", "venn", "ondine", "pellin"}
