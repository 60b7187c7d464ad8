"""Time expressions: where they stand, what they name."""

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.day import Day
from index.times.expression import Relation, Timex, TimexKind
from index.times.timewords import ENGLISH, MONTHS, WEEKDAYS
from index.times.timex import find_times
from index.times.timex_pattern import _triggers, has_trigger

THURSDAY = Day.of(date(2031, 5, 15))


def only(text: str, anchor: Day | None = THURSDAY) -> Timex:
    found = find_times(text, anchor)
    assert len(found) == 1, found
    return found[0]


def iso(text: str, anchor: Day | None = THURSDAY) -> str | None:
    day = only(text, anchor).day
    return day.iso() if day else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on Sunday.", "2031-05-11"),
        ("The bridge fell Thursday.", "2031-05-15"),
        ("It fell late on Friday evening, they said.", "2031-05-09"),
        ("early Saturday a blast was heard", "2031-05-10"),
        ("The port was closed last Thursday.", "2031-05-08"),
        ("Next Thursday the port reopens.", "2031-05-22"),
        ("The council meets this coming Sunday.", "2031-05-18"),
        ("The council will vote on Monday.", "2031-05-19"),
        ("The mill hoped to have them all back by Monday.", "2031-05-19"),
        ("The firm expects the river to run clear by Monday.", "2031-05-19"),
        ("The mill was expected back and closed on Monday.", "2031-05-12"),
        ("Crews worked on Thursday and Friday.", "2031-05-08/2031-05-09"),
        ("He came on Tuesday of last week.", "2031-05-06"),
        ("yesterday the mill burned", "2031-05-14"),
        ("Today the mill burned", "2031-05-15"),
        ("the mill burned overnight", "2031-05-14/2031-05-15"),
        ("the mill burned last night", "2031-05-14"),
        ("the mill burned the day before yesterday", "2031-05-13"),
        ("the mill burned this week", "2031-05-12/2031-05-18"),
        ("the mill burned last month", "2031-04"),
        ("the mill burned last year", "2030"),
        ("the mill burned over the weekend", "2031-05-10/2031-05-11"),
        ("the mill burned last summer", "2030-06-01/2030-08-31"),
        ("The lease was to end in March 2031.", "2031-03"),
        ("The lease was to end by the end of March 2031.", "2031-03-21/2031-03-31"),
        ("The lease was to end by end March 2031.", "2031-03-21/2031-03-31"),
        ("Rents rose, beginning in 2030.", "2030"),
        ("The works will start next year.", "2032"),
        ("the mill burned ten days ago", "2031-05-05"),
        ("the mill burned three weeks ago", "2031-04-21/2031-04-27"),
        ("the mill burned two weekends ago", "2031-05-03/2031-05-04"),
        ("the mill burned two years ago", "2029"),
    ],
)
def test_words_that_count_from_the_publication_are_resolved(text: str, expected: str) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on January 28 the dam broke", "2031-01-28"),
        ("The dam broke on 28 June.", "2030-06-28"),
        ("The fair will open on June 3.", "2031-06-03"),
        ("the dam broke on 28 Jan. 2016", "2016-01-28"),
        ("the dam broke on the first Friday of October 2019", "2019-10-04"),
        ("the dam broke on the last Sunday in March 2024", "2024-03-31"),
        ("the dam broke on Jan. 28th", "2031-01-28"),
        ("the dam broke on Sunday, the 21st of April 2024", "2024-04-21"),
        ("the dam broke April 21-23, 2024", "2024-04-21/2024-04-23"),
        ("between 3 and 5 May the dam broke", "2031-05-03/2031-05-05"),
        ("In January, the dam broke", "2031-01"),
        ("the dam broke in December 2029", "2029-12"),
        ("the dam broke in 2014", "2014"),
        ("the dam broke in mid-October", "2030-10-11/2030-10-21"),
        ("the dam broke in early February", "2031-02-01/2031-02-10"),
        ("the dam broke in the 1990s", "1990-01-01/1999-12-31"),
        ("the 2012 flood broke the dam", "2012"),
        ("filed 2024-04-21T20:51:07+00:00", "2024-04-21"),
        ("on 11/21/2012 the dam broke", "2012-11-21"),
        ("on 21/11/2012 the dam broke", "2012-11-21"),
        ("on 21.11.2012 the dam broke", "2012-11-21"),
        ("It broke on the 14th, they said.", "2031-05-14"),
        ("the dam broke on Christmas Eve", "2030-12-24"),
        ("the dam broke on Monday, Oct. 21, when it rained", "2030-10-21"),
        ("the dam broke in October last year", "2030-10"),
        ("the dam broke on 12 October last year", "2030-10-12"),
        ("the dam broke on October 12 of last year", "2030-10-12"),
        ("the dam broke on 3 and 4 February this year", "2031-02-03/2031-02-04"),
        ("die Brücke fiel am 21. April 2024", "2024-04-21"),
        ("le pont est tombé le 21 avril 2024", "2024-04-21"),
        ("el puente cayó el 21 de abril de 2024", "2024-04-21"),
    ],
)
def test_dates_of_the_calendar_are_resolved(text: str, expected: str) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march for a second in the sun.",
        "May I ask, said Theresa May.",
        "some 2,500 troops and 1500 soldiers",
        "in 2000 homes the power failed",
        "he paid $2015 for it",
        "The Sunday Times and Russia Today reported it.",
        "a 3-1 win",
        "Black Friday sales fell",
    ],
)
def test_ordinary_words_and_numbers_are_no_times(text: str) -> None:
    assert [t.words for t in find_times(text, THURSDAY) if t.kind is TimexKind.DAY] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The inquest resumes on Monday.", "2031-05-19"),
        ("The ban lifts at 6 p.m. on Sunday.", "2031-05-18"),
        ("The fair closes on Tuesday, the town said.", "2031-05-20"),
        ("Polls close on Sunday.", "2031-05-18"),
        ("Both chambers meet again on Monday.", "2031-05-19"),
        ("The mayor says on Monday he fell.", "2031-05-12"),
        ("Five die on Monday", "2031-05-12"),
        ("Long strike ends on Monday", "2031-05-12"),
        ("The clerk copied tax returns on Monday.", "2031-05-12"),
        ("The mill burned at both ends on Monday and fell.", "2031-05-12"),
    ],
)
def test_the_present_tense_of_a_programme_looks_forward_in_a_sentence(text: str, expected: str) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two villages agreed on Saturday to reopen the ford on 15 July.", "2031-07-15"),
        ("Judges ordered the hearing to begin on 4 August.", "2031-08-04"),
        ("The strike ended after the mill promised to pay by 1 July.", "2031-07-01"),
        ("The council reached a deal to empty the hall by 12 July.", "2031-07-12"),
        ("The strike was to start on 30 June.", "2031-06-30"),
        ("The vote was put off until October at the earliest.", "2031-10"),
        ("The truce was extended until 20 August.", "2031-08-20"),
        ("The ford stays shut until 9 July.", "2031-07-09"),
        ("They gave the tenant until 1 August to leave.", "2031-08-01"),
        ("The hearing was listed for 14 July.", "2031-07-14"),
        ("The port was permitted to reopen on 14 July.", "2031-07-14"),
        ("The clerk ordered them to open the gate that fell on 4 August.", "2030-08-04"),
        ("The two who managed to escape on 4 August were found.", "2030-08-04"),
        ("The storm forced the port to close on 12 November.", "2030-11-12"),
        ("The hall was open until 5 May.", "2031-05-05"),
        ("The council voted to close the pool on 12 January.", "2031-01-12"),
        ("The mill agreed to pay on Monday.", "2031-05-12"),
    ],
)
def test_what_is_planned_lies_ahead_though_the_verb_is_past(text: str, expected: str) -> None:
    assert expected in [t.day.iso() for t in find_times(text, THURSDAY) if t.day]


def test_since_is_an_open_border_and_the_words_stay() -> None:
    timex = only("Attacks have grown since October 7.")
    assert (timex.relation, timex.words, timex.day) == (Relation.SINCE, "October 7", Day.of(date(2030, 10, 7)))


@pytest.mark.parametrize(("words", "shift"), [("the day before", -1), ("two days earlier", -2), ("a week later", 7)])
def test_the_day_before_counts_from_the_day_spoken_of(words: str, shift: int) -> None:
    assert only(f"He had left {words}.").shift == shift


def test_the_previous_night_counts_from_the_day_spoken_of() -> None:
    assert only("He had left the previous night.").shift == -1


def test_the_day_after_an_event_is_not_resolved() -> None:
    assert only("It came two days after the blast.").vague


def test_without_an_anchor_only_what_names_its_year_has_a_day() -> None:
    assert iso("on 28 Jan. 2016", None) == "2016-01-28"
    sunday = only("late on Sunday", None)
    assert (sunday.day, sunday.weekday) == (None, 6)
    january = only("on January 28", None)
    assert (january.day, january.month, january.month_day) == (None, 1, 28)


def test_an_anchor_of_two_days_widens_only_what_it_must() -> None:
    anchor = Day(date(2031, 5, 14), date(2031, 5, 15))
    assert iso("on Monday it fell", anchor) == "2031-05-12"
    assert iso("today it fell", anchor) == "2031-05-14/2031-05-15"


def test_lengths_and_habits_are_told_apart() -> None:
    assert only("it took three weeks").kind is TimexKind.DURATION
    assert only("a 16-hour flight").kind is TimexKind.DURATION
    assert only("they meet every Sunday").kind is TimexKind.RECURRING
    assert only("they meet daily").kind is TimexKind.RECURRING
    assert only("at 9:50 p.m. it fell").kind is TimexKind.CLOCK


def test_a_clock_and_its_day_are_one_expression() -> None:
    assert only("It fell at 9 a.m. Tuesday.").words == "9 a.m. Tuesday"


@given(st.text(max_size=200), st.one_of(st.none(), st.dates().map(Day.of)))
def test_any_text_is_read_and_every_time_is_a_slice(text: str, anchor: Day | None) -> None:
    _slices(text, anchor)


_PIECES = st.lists(
    st.sampled_from(
        ["Sunday", "late on", "on", "April", "May", "21", "the", "of", "2016", ",", ".", "last", "next", "week", "and",
         "ago", "two", "days", "earlier", "night", "-", "1990s", "will", "said", "\n", "9:50 p.m.", "(18:50 GMT)",
         "dimanche", "avril", "this", "since", "3", "to", "mid", "31", "Feb", "year", "’s", "0", "12/31/99"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(_PIECES, st.one_of(st.none(), st.dates().map(Day.of)))
def test_any_heap_of_time_words_is_read_and_every_time_is_a_slice(text: str, anchor: Day | None) -> None:
    _slices(text, anchor)


def _slices(text: str, anchor: Day | None) -> None:
    end = 0
    for timex in find_times(text, anchor):
        assert text[timex.start : timex.end] == timex.words
        assert timex.words
        assert timex.start >= end
        assert has_trigger(timex.words)
        end = timex.end


@given(
    st.sampled_from([group.split("|")[0] for group in ENGLISH.weekdays]),
    st.sampled_from(["It fell on {}.", "Late on {} it fell", "It fell {} evening, she said", "{}’s storm was strong"]),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)),
)
def test_a_weekday_never_comes_after_the_publication(weekday: str, sentence: str, published: date) -> None:
    day = only(sentence.format(weekday), Day.of(published)).day
    assert day is not None
    assert day.first.weekday() == WEEKDAYS[weekday.casefold()]
    assert 0 <= (published - day.first).days <= 6


def test_every_name_of_the_tables_is_known() -> None:
    assert len(set(MONTHS.values())) == 12
    assert len(set(WEEKDAYS.values())) == 7


@pytest.mark.parametrize(
    "piece", ["The ferry sank on Sunday, 3 May 2020, two weeks ago, said Ann Lee at 9:50 p.m. ", "1 ", "\n", "-", "a "]
)
def test_a_hundred_kilobytes_take_no_runaway_time(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    find_times("on Sunday", THURSDAY)  # the patterns are compiled once
    began = time.thread_time()
    find_times(text, THURSDAY)
    assert time.thread_time() - began < 5  # half a second on a quiet machine; a runaway pattern takes minutes


def test_the_plain_words_find_what_one_pattern_of_them_finds() -> None:
    every = re.compile("|".join([r"\d", *map(re.escape, _triggers())]), re.IGNORECASE)
    for text in ("on MonDay", "kein Wort", "JÄNNER", "Août", "ſunday", "frıday", "İ 3", "٣ maces", "", "a disİ"):
        assert has_trigger(text) == (every.search(text) is not None), text


@given(st.text(st.sampled_from("mondayſıİKÄä 3٣"), max_size=12))
def test_no_text_with_a_word_of_time_is_passed_over(text: str) -> None:
    every = re.compile("|".join([r"\d", *map(re.escape, _triggers())]), re.IGNORECASE)
    assert has_trigger(text) or every.search(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on 3 aprıl 2031.", "2031-04-03"),
        ("It fell on 3 aprİl 2031.", "2031-04-03"),
        ("IT FELL LAſT YEAR.", "2030"),
        ("It fell sıx days ago.", "2031-05-09"),
    ],
)
def test_a_word_with_a_letter_of_another_alphabet_is_read_as_it_was_found(text: str, expected: str) -> None:
    assert iso(text) == expected
