"""Which day every sentence gets, and from where."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Sentence
from index.day import Day, DayFrom
from index.sentences import split
from index.times.dating import date_sentences
from index.times.own_time import BETWEEN
from index.times.timex import find_times

MONDAY = Day.of(date(2031, 5, 12))
LEAD = "A bridge over the Orel collapsed on Sunday evening, killing four people, the mayor of Tarn said."


def dated(*sentences: str, anchor: Day | None = MONDAY, title: str | None = None) -> list[tuple[str, str, str] | None]:
    """(day, from, words) of each sentence; every one is a paragraph of its own unless it starts with a blank."""
    text, spans = "", []
    for sentence in sentences:
        text += " " if sentence.startswith(" ") else "\n\n"
        spans.append(Sentence(len(text), len(text) + len(sentence.strip())))
        text += sentence.strip()
    result = date_sentences(spans, text, anchor, title)
    assert [(s.start, s.end) for s in result] == [(s.start, s.end) for s in spans]
    return [(s.day.day.iso(), s.day.day_from.value, s.day.words) if s.day else None for s in result]


def test_a_sentence_keeps_its_own_day() -> None:
    assert dated(LEAD) == [("2031-05-11", "sentence", "Sunday evening")]


def test_a_sentence_without_a_day_takes_the_lead_events() -> None:
    assert dated(LEAD, "Divers searched the bridge for survivors.")[1] == ("2031-05-11", "lead", "Sunday evening")


def test_a_sentence_goes_on_with_the_day_of_the_one_before() -> None:
    days = dated(LEAD, "A ferry sank near Ambrin on Friday.", " It carried sixty passengers and sank within minutes.")
    assert days[2] == ("2031-05-09", "context", "Friday")


def test_he_said_points_to_the_speaker_and_not_to_the_day_before_it() -> None:
    ferry = (LEAD, "The captain knew of no leak on Friday.")
    assert dated(*ferry, " He died within the hour.")[2] == ("2031-05-09", "context", "Friday")
    for said in (" He said that 4,100 fares were sold.", " She also told reporters that 4,100 fares were sold."):
        day = dated(*ferry, said)[2]
        assert day is not None
        assert day[1] == "lead"
    assert dated(*ferry, " He said on Saturday that it fell on Thursday.")[2] == ("2031-05-08", "sentence", "Thursday")


@pytest.mark.parametrize(
    "printed",
    [
        "A caption on Friday named the driver as Ivo Lenz.",
        "Our report on Friday said that the bridge had burned.",
        "An article published on Friday, which said the bridge had burned, was wrong.",
        "The mayor wrote of the bridge in Friday's edition and blamed its builders.",
    ],
)
def test_the_day_of_print_is_not_the_day_of_what_is_told(printed: str) -> None:
    days = dated(LEAD, printed, " It was shut at once.")
    assert {day[0] for day in days if day} == {"2031-05-11"}
    assert dated(printed)[0] is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("TARN, Orelia, May 12 (NPA) - The number of ill rose to 27 on Sunday, she said.", "2031-05-11"),
        ("May 12 (Kell) -- A ferry sank on Saturday with sixty aboard.", "2031-05-10"),
        ("TARN, 12 May — Talks collapsed late on Friday, two officials said.", "2031-05-09"),
        ("TARN, May 12 (NPA) - A bomb killed two people at a market, police said.", "2031-05-12"),
        ("May 10 - A bomb kills two people at a market in Tarn.", "2031-05-10"),
        ("Tarn, 10 May: two dead and five hurt at a market.", "2031-05-10"),
        ("On Saturday, May 10 - the eve of the vote - shots were fired.", "2031-05-10"),
    ],
)
def test_the_date_of_a_dateline_is_the_reports(sentence: str, day: str) -> None:
    dates = dated(sentence)
    assert dates[0] is not None
    assert dates[0][0] == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Orelia lost five guards in Sunday's clash, Ada Venn told parliament on Monday.", "2031-05-11"),
        ("Two men drowned on Sunday, she told a press conference on Monday.", "2031-05-11"),
        ("The ferry sank on 8 March, investigators say in a first report published on Monday.", "2031-03-08"),
        ("A short circuit on Saturday set it alight, according to court papers filed on Monday.", "2031-05-10"),
        ("A man told police he was shot on Saturday.", "2031-05-10"),
        ("The ministry said it had been told of the leak on Saturday.", "2031-05-10"),
        ("The group said the hostages were released on Saturday.", "2031-05-10"),
        ("One of the two men denied the charge before a court in Tarn on Saturday.", "2031-05-10"),
    ],
)
def test_the_day_of_telling_or_of_publication_does_not_widen_the_events(sentence: str, day: str) -> None:
    dates = dated(sentence)
    assert dates[0] is not None
    assert dates[0][:2] == (day, "sentence")


def test_a_day_that_stands_only_further_down_is_not_given_to_what_opens_the_article() -> None:
    denial = "Ivo Lenz, the minister, denied on Monday that any soldier had been captured."
    away = ("Orelia lost one soldier in the clash, the staff said.", "Its troops have left the pass.")
    days = dated(denial, *away, "Residents said soldiers had told them to leave their homes on Saturday.")
    assert days[:2] == [None, None]
    assert days[3] == ("2031-05-10", "sentence", "Saturday")
    assert dated("A bridge over the Orel collapsed, killing four people.", "It fell on Sunday.")[0] is not None


def test_a_day_counted_from_another_does_not_follow_the_publication() -> None:
    died = "In all, 38 people were hurt, and one of them died four days later."
    assert dated("Investigators blamed the captain on Sunday.", died)[1] is None
    assert dated("A ferry ran into a barge on Tuesday.", died)[1] == ("2031-05-10", "sentence", "four days later")
    burial = "They will be buried three days later."
    assert dated("Two men drowned on Sunday.", burial)[1] == ("2031-05-14", "sentence", "three days later")


def test_the_words_of_a_range_name_each_of_its_days() -> None:
    days = dated(
        "A woman who was hurt in the crash last Sunday died in hospital on Thursday.", anchor=Day.of(date(2031, 5, 16))
    )
    assert days == [("2031-05-11/2031-05-15", "sentence", "last Sunday … Thursday")]


def test_the_day_of_what_a_report_is_about_stays_the_events() -> None:
    for told in ("The report on Friday's fire blamed the builders.", "A story that began on Friday ended in court."):
        assert dated(told) == [("2031-05-09", "sentence", "Friday")]


def test_background_keeps_its_own_day_and_hands_none_on() -> None:
    days = dated(
        LEAD,
        "In January, three were killed on another bridge.",
        "The ministry closed eleven crossings.",
        "Rescuers pulled two people from the collapsed bridge near Tarn.",
    )
    assert days[1] == ("2031-01", "sentence", "January")
    assert days[2] is None
    assert days[3] == ("2031-05-11", "lead", "Sunday evening")


def test_lasting_things_have_no_day() -> None:
    days = dated(
        LEAD,
        "The bridge has been repaired several times since 2014.",
        "Since March the river has carried heavy barges.",
        "In recent years the bridge was often closed.",
        "The bridge is the longest in the country.",
    )
    assert days[1:] == [None, None, None, None]


def test_the_first_since_then_still_is_the_lead_event() -> None:
    day = dated(LEAD, "It was the first bridge that collapsed since early February.")[1]
    assert day is not None
    assert day[0] == "2031-05-11"


def test_the_day_of_a_statement_is_not_the_day_of_the_event() -> None:
    days = dated(LEAD, "The sheriff said Monday that four people had drowned under the bridge.")
    assert days[1] == ("2031-05-11", "lead", "Sunday evening")
    days = dated(LEAD, "On Monday, the sheriff told reporters that the bridge fell within seconds.")
    assert days[1] == ("2031-05-11", "lead", "Sunday evening")


def test_without_a_day_word_nothing_is_invented() -> None:
    assert dated("A bridge over the Orel collapsed, killing four people.", "Divers searched the bridge.") == [
        None,
        None,
    ]


def test_an_undated_article_has_only_the_days_that_it_states_in_full() -> None:
    days = dated(LEAD, "The old bridge burned on 3 May 1998.", anchor=None)
    assert days == [None, ("1998-05-03", "sentence", "3 May 1998")]


def test_two_days_earlier_counts_from_the_day_spoken_of() -> None:
    assert dated(LEAD, "Two days earlier engineers inspected the bridge.")[1] == (
        "2031-05-09",
        "sentence",
        "Two days earlier",
    )


LIVE = (
    "Monday 12 May 2031",
    "**06:12** Good morning from the bridge, where the fire still burns.",
    "**09:05** The toll has risen to four.",
    "**11:20** The mayor denies any part in it.",
    "Earlier he had been seen in Orr.",
)


def test_the_entries_of_a_live_report_are_of_its_day() -> None:
    days = dated(*LIVE)
    assert [day[0] if day else None for day in days] == ["2031-05-12"] * 4 + [None]
    assert days[2] == ("2031-05-12", "lead", "Monday 12 May 2031")


def test_without_its_entries_times_or_on_another_day_it_is_no_live_report() -> None:
    assert dated(*(line.replace("**", "")[6:] if line[0] == "*" else line for line in LIVE))[3] is None
    assert dated(*LIVE, anchor=Day.of(date(2031, 5, 14)))[3] is None


@pytest.mark.parametrize("other", ["the day before", "on Friday", "last week"])
def test_the_time_of_another_figure_is_not_that_of_its_sentence(other: str) -> None:
    days = dated(LEAD, f"Four people drowned at the bridge, two fewer than {other}.")
    assert days[1] == ("2031-05-11", "lead", "Sunday evening")


@pytest.mark.parametrize(
    "sentence",
    [
        "The gauge at the bridge recorded a flow of 900 tonnes, the most since counting began there in 1951.",
        "Rescuers at the bridge saw waves of two metres, well below those of storm Edda in November.",
        "The crowd at the bridge was smaller than that of a week earlier: the warden counted 90.",
        "The crowd at the bridge was smaller than a week ago.",
    ],
)
def test_the_time_of_what_is_held_beside_it_is_not_that_of_its_sentence(sentence: str) -> None:
    assert dated(LEAD, sentence)[1] == ("2031-05-11", "lead", "Sunday evening")


def test_what_has_a_day_beside_such_a_time_keeps_its_own() -> None:
    sentence = "The river fell in April to its lowest since the weir was built in 1951."
    assert dated(LEAD, sentence)[1] == ("2031-04", "sentence", "April")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("She acknowledged that a warning about the bridge had reached her office on March 19.", "2031-03-19"),
        ("The owner said on Friday that the ropes were changed in March 2030.", "2030-03"),
        ("A former clerk had warned the owner as early as in March.", "2031-03"),
        ("The owner warned that in 2032 he would change the ropes.", None),
        ("The owner said that the rope that was changed in 2030 had held.", None),
    ],
)
def test_a_time_in_what_is_said_is_no_side_remark(sentence: str, day: str | None) -> None:
    mark = dated(sentence)[0]
    assert (mark and mark[0]) == day


def test_an_old_time_in_what_is_said_is_not_handed_on() -> None:
    told = "The owner's brother told the Gazette that he had lost his post in March."
    days = dated(LEAD, told, " He was not seen with anyone.")
    assert [mark and mark[0] for mark in days[1:]] == ["2031-03", "2031-05-11"]


def test_a_date_that_is_named_for_something_lies_ahead() -> None:
    sentence = "Others have named 24 July; the office said on Friday that the date was not final."
    assert [t.day.iso() for t in find_times(sentence, MONDAY) if t.month and t.day] == ["2031-07-24"]


def test_a_statement_does_not_take_the_day_of_something_long_before_it() -> None:
    told = "Three people have died of the fever in Tarn, the health office said on Monday."
    assert dated(told, "The first of them fell ill on 4 May.")[0] is None
    assert dated(told, "The first of them fell ill on Friday.")[0] == ("2031-05-09", "lead", "Friday")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said on Saturday that a diver had inspected the bridge two days earlier.",
        "The mayor of Tarn on Saturday confirmed that a diver had inspected the bridge two days earlier.",
    ],
)
def test_two_days_earlier_counts_from_the_day_of_its_own_statement(sentence: str) -> None:
    assert dated(LEAD, sentence)[1] == ("2031-05-08", "sentence", "two days earlier")


@pytest.mark.parametrize(
    "sentence",
    [
        "A man who was pulled from the river on Friday told divers that he had left Orr a day earlier.",
        "The barge sunk on Friday reported a fire a day earlier.",
        "The mayor on Friday confirmed that the bridge was closed.",
    ],
)
def test_the_day_right_before_a_reporting_verb_may_be_an_events(sentence: str) -> None:
    assert dated(LEAD, sentence)[1] == ("2031-05-09", "sentence", "Friday")


@pytest.mark.parametrize(
    "aside",
    [
        "The union, which two weeks earlier had closed the port, said it knew nothing of the bridge.",
        "The mayor, who had been in Torv on Thursday, denied it.",
    ],
)
def test_what_somebody_had_done_before_does_not_date_what_he_says(aside: str) -> None:
    assert dated(LEAD, aside)[1] == ("2031-05-11", "lead", "Sunday evening")


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour office affirmed on Sunday that a search was on for the boys who went missing the day before.",
        "Velm on Sunday dismissed a claim that the ferry which sank the night before had been overloaded.",
    ],
)
def test_the_day_before_counts_from_the_day_of_what_is_held(sentence: str) -> None:
    day = dated(sentence)[0]
    assert day is not None
    assert day[0].startswith("2031-05-10")


def test_an_old_day_in_somebodys_words_is_not_handed_on() -> None:
    days = dated(
        LEAD,
        "“We painted the bridge in 2019,” the mayor said.",
        " Divers found four people under the bridge.",
    )
    assert days[1:] == [("2019", "sentence", "2019"), ("2031-05-11", "context", "Sunday evening")]


def test_what_is_still_to_come_is_not_the_day_of_the_event() -> None:
    assert dated(LEAD, "The council will meet on Thursday to discuss the bridge.")[1] != (
        "2031-05-15",
        "sentence",
        "Thursday",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The skipper was freed on bail until he is sentenced on 4 September.",
        "The inquest was adjourned to 4 September.",
        "The league has put the final back to 4 September.",
        "The final was postponed from 3 May to 4 September.",
        "He was bailed to appear before magistrates on 4 September.",
        "The levy on barges takes effect on 4 September.",
        "The new fares come into force on 4 September.",
        "The bank will have an interim head, who stays until a successor is chosen on 4 September.",
    ],
)
def test_a_day_that_is_put_off_to_or_waited_for_is_not_the_year_befores(sentence: str) -> None:
    assert dated(sentence) == [None]
    times = {t.words.rstrip("."): t.day.iso() for t in find_times(sentence, MONDAY) if t.day}
    assert times["4 September"] == "2031-09-04"


@pytest.mark.parametrize(
    ("sentence", "month"),
    [
        ("The yard has offered a bonus of 900 crowns to each welder in December.", "2031-12"),
        ("Both owners have pledged to raise the welders' wages in December.", "2031-12"),
        ("The yard paid a bonus of 900 crowns to each welder in December.", "2030-12"),
        ("The yard offered a bonus of 900 crowns to each welder in December.", "2030-12"),
        ("She has been offered the post that was vacated in December.", "2030-12"),
    ],
)
def test_what_somebody_has_promised_for_a_month_lies_ahead(sentence: str, month: str) -> None:
    assert [t.day.iso() for t in find_times(sentence, MONDAY) if t.day] == [month]


@pytest.mark.parametrize(
    "sentence",
    [
        "The skipper was arrested on 4 September.",
        "The family moved to Sarn on 4 September.",
        "The court moved 12 families to 3 shelters on 4 September.",
        "The levy on barges did not come into force on 4 September.",
        "On 4 September the family moved to Marnhull.",
        "On 4 September the clerk moved to 12 Quay Street.",
        "On 4 September the library moved to next door.",
    ],
)
def test_what_happened_on_a_day_stays_the_year_befores(sentence: str) -> None:
    assert [mark and mark[:2] for mark in dated(sentence)] == [("2030-09-04", "sentence")]


def test_a_side_remark_does_not_date_the_sentence() -> None:
    days = dated(LEAD, "The company, founded in 1998, built the bridge that collapsed.")
    assert days[1] is None or days[1][0] != "1998"
    days = dated(LEAD, "A contractor convicted of fraud in 2019, was arrested near the bridge.")
    assert days[1] is None or days[1][0] != "2019"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harrow mill was fined two million crowns for dumping dye in the river in 2028, the court said on Friday.",
        "The manager of the Harrow mill was convicted of burning the books in 2028.",
        "The Harrow mill has been fined two million crowns over the dumping of dye in 2028, the court said on Friday.",
    ],
)
def test_the_year_of_a_deed_is_not_that_of_its_sentence(sentence: str) -> None:
    assert [mark and mark[0] for mark in dated(sentence)] != ["2028"]


def test_a_year_after_a_verb_of_the_past_is_that_of_its_sentence() -> None:
    for sentence in (
        "The Harrow mill gave its workers two million crowns for their evening school in 2028.",
        "The owners should have known better and sold the Harrow mill of their fathers in 2028.",
    ):
        assert dated(sentence) == [("2028", "sentence", "2028")]
    this_year = "The Harrow mill has trained its weavers in the valley this year."
    assert dated(this_year) == [("2031", "sentence", "this year")]


def test_last_night_in_a_quotation_counts_from_the_speech_and_stays_unknown() -> None:
    assert dated(LEAD, "“Nobody was hurt last night,” the minister declared.")[1] is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Shells fell on the harbour of Tarn before dawn on Friday, killing four.", "Friday"),
        ("The ferry capsized shortly before first light Friday.", "Friday"),
        ("Firemen fought the blaze until dark on Friday.", "Friday"),
        ("The train left the rails before 6 a.m. local time on Friday.", "6 a.m. local time on Friday"),
        ("The wall gave way after 10 p.m. on Friday.", "10 p.m. on Friday"),
        ("Firemen fought the blaze until noon on Friday.", "noon on Friday"),
    ],
)
def test_before_a_time_of_a_day_still_is_that_day(sentence: str, words: str) -> None:
    assert dated(sentence) == [("2031-05-09", "sentence", words)]


def test_before_midnight_on_a_day_may_be_told_with_the_next() -> None:
    assert dated("A mine exploded before midnight on Friday.")[0] == (
        "2031-05-09/2031-05-10",
        "sentence",
        "midnight on Friday",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The treasurer resigned before the vote on Friday.",
        "The hall stayed shut until the hearing on Friday.",
        "Dogs barked before Dawn Reed spoke on Friday.",
        "The crane was seen before the ship sailed on Friday.",
        "The bridge will stay closed until 6 a.m. on Friday.",
        "The mayor forbade swimming from 6 a.m. on Friday.",
    ],
)
def test_before_something_else_of_a_day_is_some_day_before(sentence: str) -> None:
    assert dated(sentence) == [None]


def test_a_night_belongs_to_two_days() -> None:
    assert dated("The mill burned down on Friday night.")[0] == ("2031-05-09/2031-05-10", "sentence", "Friday night")


def test_a_picture_does_not_give_the_article_its_day() -> None:
    days = dated(
        "A crane stands at the port of Tarn on Monday. (AP Photo/Ivo Lenz)",
        "The bridge collapsed on Sunday, the mayor said.",
        "Divers searched the bridge at the port.",
    )
    assert days[2] is not None
    assert days[2][0] == "2031-05-11"


def test_a_day_in_somebodys_words_is_not_the_articles() -> None:
    days = dated(
        "The harbour master denied on Monday that he had let the barge sail without lights.",
        "He has led the port of Tarn for nine years.",
        "“I never saw the barge.",
        " I was at a wedding on Saturday evening,” he said.",
        "The barge sank with four tonnes of flax in the port.",
    )
    assert days[0] == ("2031-05-12", "sentence", "Monday")
    assert days[3] == ("2031-05-10", "sentence", "Saturday evening")
    assert days[4] is None


def test_a_day_in_somebodys_words_is_the_articles_where_it_is_the_only_one() -> None:
    days = dated(
        "A barge went down with four tonnes of flax in the port of Tarn.",
        "“We saw the barge go down on Saturday evening,” the harbour master said.",
    )
    assert days[0] == ("2031-05-10", "lead", "Saturday evening")


def test_the_day_that_a_reported_speech_tells_of_is_the_articles() -> None:
    days = dated(
        "The mayor said on Monday that Sunday's blast in the mill had killed five.",
        "Seven weavers fled the mill.",
    )
    assert days == [("2031-05-11", "sentence", "Sunday"), ("2031-05-11", "lead", "Sunday")]


def test_a_lead_with_two_days_is_told_as_both() -> None:
    days = dated(
        "Rescuers on Monday pulled two people from the bridge.",
        "The bridge collapsed on Sunday.",
        "Four people died on the bridge.",
    )
    assert days[2] == ("2031-05-11/2031-05-12", "lead", "Monday … Sunday")


@given(st.text(max_size=400), st.one_of(st.none(), st.dates().map(Day.of)), st.one_of(st.none(), st.text(max_size=30)))
def test_any_text_is_dated_and_its_sentences_stay(text: str, anchor: Day | None, title: str | None) -> None:
    sentences = split(text, ())
    result = date_sentences(sentences, text, anchor, title)
    assert [(s.start, s.end) for s in result] == [(s.start, s.end) for s in sentences]


_STORY = st.lists(
    st.sampled_from(
        [LEAD, "It was hit again.", "In January, three were killed.", "They fled.",
         "Police said on Friday it was over.", "The day before, rain fell.", "Since 2014 it has stood.",
         "On Thursday and Friday shots were fired."]
    ),
    max_size=8,
)  # fmt: skip


@given(_STORY, st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)))
def test_no_day_is_later_than_the_publication_unless_words_look_ahead(story: list[str], published: date) -> None:
    text = " ".join(story)
    for sentence in date_sentences(split(text, ()), text, Day.of(published), None):
        if sentence.day is not None:
            assert sentence.day.day.first <= published
            assert all(words in text for words in sentence.day.words.split(BETWEEN))
            assert sentence.day.day_from in (DayFrom.SENTENCE, DayFrom.CONTEXT, DayFrom.LEAD)


@pytest.mark.parametrize("verb", ["sank", "burst", "spoke", "withdrew", "burned", "paid", "flew"])
def test_a_day_before_a_verb_of_the_past_is_no_day_of_the_statement(verb: str) -> None:
    sentence = f"Late on Friday the second crew {verb}, the harbour office said."
    assert dated(LEAD, sentence)[1] == ("2031-05-09", "sentence", "Late on Friday")


def test_a_participle_alone_takes_no_part_in_the_days_event() -> None:
    assert dated(LEAD, "The bridge office has often sought a new budget.")[1] is None
    assert dated(LEAD, "The bridge sank in the river.")[1] == ("2031-05-11", "lead", "Sunday evening")


@pytest.mark.parametrize("verb", ["began", "sank", "grew", "broke", "withdrew"])
def test_a_clause_ends_with_any_verb_of_the_past(verb: str) -> None:
    sentence = f"The mayor's old rivals, far away from the coast, {verb} in 2019."
    assert dated(LEAD, sentence)[1] == ("2019", "sentence", "2019")
