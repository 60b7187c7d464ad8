import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Incoming, Masthead
from index.page.furniture import furniture
from index.page.masthead import read_masthead

TODAY = date(2031, 5, 10)
LEAD = "The river Osk rose by three metres on Sunday and closed the harbour of Velm, the port authority said."
MORE = "Two people were hurt and four boats sank on January 3, 2030, according to a rescue worker of the town."
END = "The mayor said the ferries would stop until the water is lower than it was on Friday."


def read(*lines: str, **fields: str) -> Masthead:
    text = "\n\n".join(lines)
    incoming = replace(Incoming(place="x", text=text), **fields)
    return read_masthead(incoming, furniture(text, incoming.title), TODAY)


def test_the_inputs_own_fields_win() -> None:
    found = read(
        "Published: 1 May 2031",
        "Velm Herald",
        "Harbour closed by the flood",
        LEAD,
        MORE,
        title="Own title",
        source="Own source",
        date="2031-05-04T10:00:00+02:00",
        url="https://other.example/2031/04/01/x",
        language="en_EN",
    )
    assert (found.title, found.outlet, found.language) == ("Own title", "Own source", "en")
    assert found.published == datetime(2031, 5, 4, 8, tzinfo=UTC)
    assert found.clock_known
    assert found.notes == ()


def test_a_plain_text_without_anything_stays_unknown() -> None:
    found = read(LEAD, MORE, END)
    assert found == Masthead(language="en")


def test_a_date_in_running_text_is_no_publication_date() -> None:
    assert read("Harbour closed by the flood", LEAD, MORE, END).published is None


@pytest.mark.parametrize(
    "line",
    [
        "2031-05-04",
        "Published: 4 May 2031",
        "By Ada Brook - May 4, 2031",
        "May 4, 2031 Updated May 6, 2031",
        "Updated: May 6, 2031 | First published: May 4, 2031",
        "date 2031-05-04 https://velm.example/20310504/flood-harbour.html",
        "Velm, 4. Mai 2031",
    ],
)
def test_a_date_line_above_the_text_is_the_publication(line: str) -> None:
    found = read("Harbour closed by the flood", line, LEAD, MORE, END)
    assert found.published_day is not None
    assert found.published_day.iso() == "2031-05-04"


def test_of_two_date_lines_that_differ_none_is_taken() -> None:
    assert read("4 May 2031", "7 May 2031", LEAD, MORE, END).published is None


def test_a_stamp_with_a_clock_is_preferred_on_the_same_day() -> None:
    found = read("2031-05-04", LEAD, "2031-05-04T07:05+0000", "2031-05-04T07:05+0000", MORE, END)
    assert found.published == datetime(2031, 5, 4, 7, 5, tzinfo=UTC)


def test_the_day_in_an_address_is_taken_and_beats_a_far_date_line() -> None:
    url = "https://www.velmtoday.example/2031/05/04/flood"
    assert read(LEAD, MORE, END, url=url).published == datetime(2031, 5, 4, tzinfo=UTC)
    far = read("1 April 2030", LEAD, MORE, END, url=url)
    assert far.published == datetime(2031, 5, 4, tzinfo=UTC)


def test_a_full_date_in_the_dateline_counts() -> None:
    found = read("VELM, May 4, 2031 (Reuters) - " + LEAD, MORE, END)
    assert found.published == datetime(2031, 5, 4, tzinfo=UTC)
    assert found.wire == "Reuters"


@pytest.mark.parametrize("words", ["12/1", "0001-01-01", "2050-01-01", "soon", "x" * 500])
def test_a_malformed_date_is_unknown_and_said(words: str) -> None:
    found = read(LEAD, MORE, END, date=words)
    assert found.published is None
    assert len(found.notes) == 1
    assert found.notes[0].startswith("date '")
    assert found.notes[0].endswith(": unknown")
    assert len(found.notes[0]) < 120


def test_a_malformed_date_falls_back_to_the_address_and_says_so() -> None:
    found = read(LEAD, MORE, END, date="5/4", url="https://velm.example/2031/05/04/flood")
    assert found.published == datetime(2031, 5, 4, tzinfo=UTC)
    assert found.notes == ("date '5/4' has no year: taken from its page instead",)


def test_a_time_of_day_that_there_is_not_is_said_and_the_day_kept() -> None:
    found = read_masthead(Incoming(place="x", text=LEAD, date="2031-05-03T99:00"), (), TODAY)
    assert found.published_day is not None
    assert (found.published_day.iso(), found.clock_known) == ("2031-05-03", False)
    assert found.notes == ("date '2031-05-03T99:00' is read as 2031-05-03: there is no such time of day",)


def test_notes_of_the_formats_reader_are_kept() -> None:
    incoming = Incoming(place="x", text=LEAD, notes=("x: not UTF-8, read as cp1252",))
    assert read_masthead(incoming, (), TODAY).notes == ("x: not UTF-8, read as cp1252",)


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("Velm Herald", LEAD, MORE), "Velm Herald"),
        (("Velm News/ " + LEAD, MORE), "Velm News"),
        ((LEAD, MORE, "Copyright © 2031 The Velm Times, LLC. All rights reserved."), "The Velm Times"),
        (("Osk International", LEAD, MORE, "Osk International feedback@osk.example"), None),
        (("Oskpress International", LEAD, MORE, "feedback@oskpressnews.example"), "Oskpress International"),
        (("Title: Flood", "Source: Osk", "Date: 2031-05-04", LEAD, MORE), "Osk"),
        (("SOURCE: Flood closes the harbour of Velm", LEAD, MORE), None),
        (("World News", LEAD, MORE), None),
        (("Ada Brook", LEAD, MORE, END, "Ben Cole"), None),
        (("Velm Herald", "Osk Tribune", LEAD, MORE), None),
        ((LEAD, MORE, "With Post wires"), None),
        (("Velm Herald", "Harbour closed by flood", "HOME NEWS SPORT FEATURES", LEAD, MORE), "Velm Herald"),
        (("Velm Sport News", LEAD, MORE), "Velm Sport News"),
        (("Velm Evening News Report", LEAD, MORE), "Velm Evening News Report"),
        (("Middle East News Osk", LEAD, MORE), "Middle East News Osk"),
        ((LEAD, MORE, "Ada Brook", "https://adabrook.example/about/me/now"), None),
        (("Harbour closed by flood", "*Velm Courier, 4 May 2031. By Ada Brook*", LEAD, MORE), "Velm Courier"),
        (("# Flood: as it happened", "The Velm Observer | Live | Sunday, 4 May 2031", LEAD, MORE), "The Velm Observer"),
        (("Harbour closed by flood", "Radio Velm, Sunday 4 May 2031", LEAD, MORE), "Radio Velm"),
        (("Harbour closed by flood", "Inland Ledger", "4 May 2031", LEAD, MORE), "Inland Ledger"),
        (("STATEMENT OF THE HARBOUR BOARD", "Velm, 4 May 2031", LEAD, MORE), None),
        (("PRESS RELEASE - for immediate release - 4 May 2031", LEAD, MORE), None),
        (("Velm Courier, 4 May 2031", "Osk Tribune, 5 May 2031", LEAD, MORE), None),
    ],
)
def test_an_outlet_is_found_only_where_it_is_clear(lines: tuple[str, ...], outlet: str | None) -> None:
    assert read(*lines).outlet == outlet


def test_with_an_address_the_outlet_is_its_host_or_the_name_that_spells_it() -> None:
    url = "https://www.velmtoday.example/flood/closes/harbour"
    assert read("Osk Tribune", LEAD, MORE, url=url).outlet == "velmtoday.example"
    assert read("VELM TODAY", LEAD, MORE, url=url).outlet == "VELM TODAY"


@pytest.mark.parametrize(
    ("lines", "wire"),
    [
        (("VELM (AP) — " + LEAD, MORE), "AP"),
        (("VELM (Reuters) - " + LEAD, MORE), "Reuters"),
        (("(Reuters) - " + LEAD, MORE), "Reuters"),
        (("VELM, May 4 (Xinhua) -- " + LEAD, MORE), "Xinhua"),
        (("VELM, May 4, 2031 (Caldrian Press Agency) - " + LEAD, MORE), "Caldrian Press Agency"),
        (("VELM, May 4 (Osk Wire) -- " + LEAD, MORE), "Osk Wire"),
        (("VELM (Ada Brook) - " + LEAD, MORE), None),
        (("By The Associated Press", LEAD, MORE), "AP"),
        ((LEAD, MORE, "The Associated Press contributed to this report."), "AP"),
        ((LEAD, MORE, "Contributing: The Associated Press"), "AP"),
        ((LEAD, MORE, "Source: TASS"), "TASS"),
        ((LEAD, MORE, "With agencies"), "agencies"),
        ((LEAD, MORE + " (AFP)"), "AFP"),
        ((LEAD, MORE, "ab/cd (dpa, Reuters)"), "dpa"),
        ((LEAD, "Asked by AFP, the mayor said the harbour would be closed until the water is lower.", END), None),
        ((LEAD, "The mayor told the Reuters news agency that the harbour would be closed until Friday.", END), None),
        (("Image copyright AFP", LEAD, MORE), None),
        ((LEAD, MORE, "Ada Brook/AFP via Getty Images"), None),
    ],
)
def test_an_agency_is_credited_only_where_the_page_credits_it(lines: tuple[str, ...], wire: str | None) -> None:
    assert read(*lines).wire == wire


def test_an_author_or_a_source_that_is_an_agency_is_a_credit() -> None:
    assert read(LEAD, MORE, source="Associated Press").wire == "AP"
    incoming = Incoming(place="x", text=LEAD, authors=("Reuters",))
    assert read_masthead(incoming, (), TODAY).wire == "Reuters"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (("Search For A Story.", "Flood closes the harbour of Velm"), "Flood closes the harbour of Velm"),
        (("Velm Herald", "# Flood closes the harbour of Velm", "4 May 2031"), "Flood closes the harbour of Velm"),
        (("More from the coast today", "Flood closes harbour of Velm", "Flood closes harbour of Velm"), None),
        (("---", 'title: "Flood closes the harbour"', "date: 2031-05-04", "---"), "Flood closes the harbour"),
        (("---", r'title: "He \"saw no letter\" of Velm"', "---"), 'He "saw no letter" of Velm'),
        (("---", "title: 'Velm''s harbour floods'", "---"), "Velm's harbour floods"),
        (
            ("---", "title: \"'Never again': Velm's harbour master talks\"", "---"),
            "'Never again': Velm's harbour master talks",
        ),
        (("For immediate release: 4 May 2031", "Flood closes the harbour of Velm"), "Flood closes the harbour of Velm"),
        (
            ("Home | Coast | Courts | Sport | Letters", "Flood closes the harbour of Velm"),
            "Flood closes the harbour of Velm",
        ),
        (("Home · Coast · Inland · Courts", "Flood closes the harbour of Velm"), "Flood closes the harbour of Velm"),
        (
            ("Home Politics War Business Culture", "Flood closes the harbour of Velm"),
            "Flood closes the harbour of Velm",
        ),
        (("Home  Coast  Inland  Letters",), None),
        (("Harbour flood: what we know | Velm Herald",), "Harbour flood: what we know | Velm Herald"),
        (("Politics and war: business of the coast",), "Politics and war: business of the coast"),
        (("Ada Brook, Ben Cole and Carla Diaz",), None),
        (("свіжі новини з усього світу",), None),
    ],
)
def test_the_headline_is_found_above_the_text(head: tuple[str, ...], title: str | None) -> None:
    expected = head[-1] if head[0].startswith("More") else title
    assert read(*head, LEAD, MORE, END).title == expected


def test_a_line_of_endless_blanks_is_read_at_once() -> None:
    began = time.thread_time()
    blanks = " " * 20_000
    assert read(f"Flood closes{blanks}the harbour of Velm", LEAD, MORE, END).title is not None
    assert read(f"Ada Brook{blanks},{blanks}Ben Cole", LEAD, MORE, END).title is None
    assert time.thread_time() - began < 5  # two minutes where blanks are sought before each mark


def test_a_byline_with_an_outlet_names_both() -> None:
    masthead = read("Flood closes harbour", "By Ada Venn and Bo Holt, Velm Daily", "4 May 2031", LEAD)
    assert (masthead.outlet, masthead.authors) == ("Velm Daily", ("Ada Venn", "Bo Holt"))


def test_a_byline_names_its_people() -> None:
    assert read("Flood closes the harbour", "By ADA BROOK and Ben Cole", LEAD, MORE).authors == (
        "Ada Brook",
        "Ben Cole",
    )
    assert read("Flood closes the harbour", "By Associated Press", LEAD, MORE).authors == ()


@pytest.mark.parametrize("nobody", ["Our Staff", "Staff Reporter", "By our own correspondent", "Newsroom", "Web Desk"])
def test_who_names_nobody_is_no_author(nobody: str) -> None:
    incoming = Incoming(place="x", text=LEAD, authors=(nobody, "Ada Brook"))
    assert read_masthead(incoming, [], date(2031, 6, 1)).authors == ("Ada Brook",)
    assert read("Flood closes the harbour", f"By {nobody}", LEAD, MORE).authors == ()


LINES = st.sampled_from(
    [
        LEAD,
        MORE,
        END,
        "4 May 2031",
        "Velm Herald",
        "By Ada Brook",
        "VELM (AP) — x",
        "© 2031 Velm",
        "/",
        "https://",
        "(AFP)",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(LINES, max_size=8).map("\n".join)), st.text(max_size=30))
def test_any_text_and_fields_are_read_without_an_error(text: str, words: str) -> None:
    incoming = Incoming(place="x", text=text, date=words, url=words, language=words)
    found = read_masthead(incoming, furniture(text, None), TODAY)
    assert found.published is None or found.published.tzinfo is UTC
