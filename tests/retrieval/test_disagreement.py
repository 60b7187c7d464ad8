"""Where positions part, and the words that say so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.answer import Kind
from retrieval.disagreement import disagreements, shortened
from retrieval.side import Side, Witness
from retrieval.values import QuestionFocus, read_value

_TOLL = QuestionFocus("How many people were killed in the ferry fire?", ("peopl",))
_NOON = datetime(2031, 5, 16, 12, tzinfo=UTC)


def witness(
    kind: Kind,
    quote: str,
    origin: str,
    *,
    article: str = "",
    published: datetime | None = None,
    clock: bool = True,
    risen: bool = False,
    fallen: bool = False,
    outlet: str | None = None,
) -> Witness:
    value = read_value(kind, quote, (0, len(quote)), question=QuestionFocus(""))
    assert value is not None
    return Witness(value, article or f"article-{origin}", origin, published, clock, risen, fallen, outlet)


def side(kind: Kind, *witnesses: Witness) -> Side:
    return Side(witnesses[0].value.shown, witnesses)


def test_two_names_of_places_may_be_one_place() -> None:
    kind = Kind.PLACE
    sides = [
        side(kind, witness(kind, "Hamra", "o1"), witness(kind, "Hamra", "o2")),
        side(kind, witness(kind, "Belm", "o3")),
    ]
    found = disagreements(kind, sides, QuestionFocus("Which base was hit?"))
    assert [d.kind for d in found] == ["place"]
    assert found[0].positions == (0, 1)
    assert found[0].words == "2 origins name Hamra, 1 names Belm: different names; possibly one place."


def test_places_that_differ_by_direction_are_not_one() -> None:
    kind = Kind.PLACE
    sides = [side(kind, witness(kind, "North Ostra", "o1")), side(kind, witness(kind, "South Ostra", "o2"))]
    assert disagreements(kind, sides, QuestionFocus("Where?"))[0].words.endswith(": different names.")


def test_one_figure_in_two_currencies_is_two_sums_and_two_figures_may_be_one() -> None:
    kind, asked = Kind.NUMBER, QuestionFocus("What did the pump cost?")
    sums = {words: side(kind, witness(kind, words, words)) for words in ("900 dollars", "900 dinars", "80 dinars")}
    assert disagreements(kind, [sums["900 dollars"], sums["900 dinars"]], asked)
    assert not disagreements(kind, [sums["900 dollars"], sums["80 dinars"]], asked)


def test_one_article_that_gives_two_figures_is_named() -> None:
    kind = Kind.NUMBER
    sides = [side(kind, witness(kind, f"{n} rockets", n, article="a7")) for n in ("three", "four")]
    words = disagreements(kind, sides, QuestionFocus("How many rockets fell?"))[0].words
    assert words == "1 origin says three, 1 says four: different figures; a7 gives more than one."


def test_it_is_named_by_its_outlet_where_that_is_known() -> None:
    kind, told = Kind.NUMBER, ("three", "four")
    sides = [side(kind, witness(kind, f"{n} rockets", n, article="a7", outlet="Ormby Courier")) for n in told]
    words = disagreements(kind, sides, QuestionFocus("How many rockets fell?"))[0].words
    assert words.endswith("; Ormby Courier gives more than one.")


_WHEN = QuestionFocus("When did the silo burst?")


def times(*quotes: str) -> list[Side]:
    return [side(Kind.DATE, witness(Kind.DATE, quote, quote)) for quote in quotes]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("04:10 UTC", "Tuesday 14 May 2030"),
        ("7:20 p.m.", "May 2030"),
        ("shortly after the bell rang", "Tuesday 14 May 2030"),
    ],
)
def test_a_time_of_day_is_a_detail_of_a_day_and_disputes_none(one: str, other: str) -> None:
    assert disagreements(Kind.DATE, times(one, other), _WHEN) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("7:20 p.m.", "7:45 p.m."),
        ("Monday 13 May 2030", "Tuesday 14 May 2030"),
        ("7:20 p.m. on 13 May 2030", "14 May 2030"),
    ],
)
def test_other_times_and_other_days_are_disputed(one: str, other: str) -> None:
    (apart,) = disagreements(Kind.DATE, times(one, other), _WHEN)
    assert apart.kind == "time"
    assert apart.words.endswith(": different times.")


def test_a_side_that_also_gives_its_day_disputes_another_day() -> None:
    told = [witness(Kind.DATE, quote, quote) for quote in ("7:20 p.m.", "7:20 p.m. on 13 May 2030")]
    assert len(disagreements(Kind.DATE, [side(Kind.DATE, *told), *times("14 May 2030")], _WHEN)) == 1


def test_one_time_without_a_zone_may_be_the_other_in_its_own() -> None:
    (apart,) = disagreements(Kind.DATE, times("16:20 GMT", "9:50 p.m."), _WHEN)
    assert apart.words.endswith(": different times; possibly one moment: the second names no zone.")
    (apart,) = disagreements(Kind.DATE, times("1 a.m. on 14 May 2030", "22:00 GMT on 13 May 2030"), _WHEN)
    assert apart.words.endswith("; possibly one moment: the first names no zone.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("16:20 GMT", "9:37 p.m."),
        ("16:20 GMT", "21:50 EET"),
        ("4 a.m. on 14 May 2030", "9 a.m. GMT on 13 May 2030"),
    ],
)
def test_times_that_no_zone_makes_one_are_not_said_to_be_one(one: str, other: str) -> None:
    assert "possibly" not in disagreements(Kind.DATE, times(one, other), _WHEN)[0].words


def test_a_claim_and_its_denial_part() -> None:
    kind = Kind.POLARITY
    sides = [side(kind, witness(kind, "It was so.", "o1")), side(kind, witness(kind, "They denied it.", "o2"))]
    found = disagreements(kind, sides, QuestionFocus("Was it so?"))
    assert (found[0].kind, found[0].words) == ("polarity", "1 origin says yes, 1 says no: a claim and its denial.")


def test_a_toll_that_rises_from_report_to_report_is_superseded_latest_first() -> None:
    kind = Kind.NUMBER
    sides = [
        side(kind, witness(kind, "12 people", "o1", published=_NOON)),
        side(kind, witness(kind, "30 people", "o2", published=_NOON + timedelta(days=1))),
    ]
    found = disagreements(kind, sides, _TOLL)
    assert (found[0].kind, found[0].positions) == ("superseded", (1, 0))
    assert found[0].words == "The figure rises from report to report: 30 (17 May 2031), 12 (16 May 2031); latest first."


def test_a_toll_is_not_superseded_when_it_falls_is_undated_or_cannot_be_ordered() -> None:
    kind = Kind.NUMBER
    later = _NOON + timedelta(hours=3)
    for published, clock in ((_NOON - timedelta(days=1), True), (None, True), (later, False)):
        sides = [
            side(kind, witness(kind, "12 people", "o1", published=_NOON, clock=clock)),
            side(kind, witness(kind, "30 people", "o2", published=published, clock=clock)),
        ]
        assert disagreements(kind, sides, _TOLL)[0].kind == "number"


def test_where_days_do_not_tell_a_report_does_that_says_the_figure_rose() -> None:
    kind = Kind.NUMBER
    for published in (None, _NOON):
        sides = [
            side(kind, witness(kind, "12 people", "o1", published=_NOON, clock=False)),
            side(kind, witness(kind, "30 people", "o2", published=published, clock=False, risen=True)),
        ]
        found = disagreements(kind, sides, _TOLL)
        assert (found[0].kind, found[0].positions) == ("superseded", (1, 0))
    when = " (16 May 2031)"
    assert found[0].words == f"The figure rises from report to report: 30{when}, 12{when}; latest first."


def test_a_figure_that_rose_in_an_earlier_report_is_not_superseded_by_a_lower_one() -> None:
    kind = Kind.NUMBER
    sides = [
        side(kind, witness(kind, "12 people", "o1", published=_NOON + timedelta(days=1))),
        side(kind, witness(kind, "30 people", "o2", published=_NOON, risen=True)),
    ]
    assert disagreements(kind, sides, _TOLL)[0].kind == "number"


def counted(*reports: tuple[str, int, bool], clock: bool = True) -> list[Side]:
    """A side for each figure, the hours after noon of its report, and whether that says that it rose to it."""
    kind = Kind.NUMBER
    return [
        side(kind, witness(kind, words, words, published=_NOON + timedelta(hours=hours), clock=clock, risen=risen))
        for words, hours, risen in reports
    ]


def test_figures_of_one_day_are_superseded_by_the_highest_where_it_is_said_to_have_risen_to_it() -> None:
    sides = counted(("24 people", 0, False), ("37 people", 2, True), ("29 people", 1, False), clock=False)
    (found,) = disagreements(Kind.NUMBER, sides, _TOLL)
    assert (found.kind, found.positions) == ("superseded", (1, 2, 0))


def test_figures_known_to_be_out_of_order_are_not_superseded_by_a_higher_one() -> None:
    for hours in ((30, 0), (60, 30)):  # the lower after the middle one, and after both
        sides = counted(("24 people", hours[0], False), ("29 people", hours[1], False), ("37 people", 50, True))
        assert [d.kind for d in disagreements(Kind.NUMBER, sides, _TOLL)] == ["number"]


def lowered(words: str, *, hours: int, clock: bool = True) -> Side:
    """A side whose report says that the figure was lowered to it, so many hours after noon."""
    kind, published = Kind.NUMBER, _NOON + timedelta(hours=hours)
    told = witness(kind, words, words, published=published, clock=clock, fallen=True)
    return side(kind, told)


def test_a_toll_that_is_said_to_have_been_lowered_is_superseded_latest_first() -> None:
    """A rise and its revision were only different figures; a toll that was lowered on the day of its rise had risen."""
    sides = [*counted(("nine", 0, False), ("14", 24, True)), lowered("13", hours=72)]
    (found,) = disagreements(Kind.NUMBER, sides, _TOLL)
    assert (found.kind, found.positions) == ("superseded", (2, 1, 0))
    told = "13 (19 May 2031), 14 (17 May 2031), nine (16 May 2031); latest first."
    assert found.words == f"The figure changes from report to report: {told}"
    sides = [*counted(("14", 0, True), clock=False), lowered("13", hours=1, clock=False)]
    (found,) = disagreements(Kind.NUMBER, sides, _TOLL)
    assert (found.kind, found.positions) == ("superseded", (1, 0))
    assert found.words == "The figure falls from report to report: 13 (16 May 2031), 14 (16 May 2031); latest first."


def test_a_lower_figure_that_is_not_said_to_be_a_revision_supersedes_none() -> None:
    sides = counted(("nine", 0, False), ("14", 24, True), ("13", 48, False))
    assert [d.kind for d in disagreements(Kind.NUMBER, sides, _TOLL)] == ["number"]


@pytest.mark.parametrize(
    "asked",
    [
        "How many people are missing after the landslip?",
        "How many hikers are still trapped in the cave that killed two?",
        "How many homes were without power?",
    ],
)
def test_what_dwindles_is_superseded_where_it_falls_from_report_to_report(asked: str) -> None:
    sides = counted(("30", 0, False), ("12", 24, False))
    (found,) = disagreements(Kind.NUMBER, sides, QuestionFocus(asked))
    assert (found.kind, found.positions) == ("superseded", (1, 0))
    assert found.words == "The figure falls from report to report: 12 (17 May 2031), 30 (16 May 2031); latest first."


@pytest.mark.parametrize(
    "asked",
    ["How many people died in the landslip?", "How many died where hikers were trapped?", "How many dead or missing?"],
)
def test_a_lower_count_of_the_dead_is_another_count(asked: str) -> None:
    sides = counted(("30", 0, False), ("12", 24, False))
    assert [d.kind for d in disagreements(Kind.NUMBER, sides, QuestionFocus(asked))] == ["number"]


def test_the_missing_of_one_day_are_in_no_order() -> None:
    sides = counted(("30", 0, False), ("12", 2, False), clock=False)
    missing = QuestionFocus("How many people are missing?")
    assert [d.kind for d in disagreements(Kind.NUMBER, sides, missing)] == ["number"]


def test_what_does_not_add_up_over_time_is_not_superseded() -> None:
    kind = Kind.NUMBER
    sides = [
        side(kind, witness(kind, "12 rockets", "o1", published=_NOON)),
        side(kind, witness(kind, "30 rockets", "o2", published=_NOON + timedelta(days=1))),
    ]
    assert disagreements(kind, sides, QuestionFocus("How many rockets were fired?"))[0].kind == "number"


def test_heads_and_money_do_not_dispute_each_other_nor_rise_from_one_to_the_other() -> None:
    kind = Kind.NUMBER
    paid = side(kind, witness(kind, "$40,000", "o1", published=_NOON + timedelta(days=1)))
    fled = side(kind, witness(kind, "17 sailors", "o2", published=_NOON))
    assert disagreements(kind, [paid, fled], QuestionFocus("What did the owner give the kin of the dead?")) == ()
    lone = side(kind, witness(kind, "17", "o2", published=_NOON))
    assert disagreements(kind, [paid, lone], QuestionFocus("How many people died?")) == ()


def test_a_figure_that_leaves_its_unit_out_disputes_one_that_has_it() -> None:
    kind = Kind.NUMBER
    sides = [side(kind, witness(kind, quote, quote)) for quote in ("480 million", "$520 million")]
    for question in ("How much money was lost?", "What did the bill come to?"):
        assert [d.kind for d in disagreements(kind, sides, QuestionFocus(question))] == ["number"]


def test_sums_dispute_each_other_unless_they_are_in_two_countries_money() -> None:
    kind = Kind.NUMBER
    bare, danish, norwegian = (
        side(kind, witness(kind, quote, quote)) for quote in ("900 kroner", "700 Danish kroner", "800 Norwegian kroner")
    )
    asked = QuestionFocus("How much did the levy cost?")
    assert [d.kind for d in disagreements(kind, [bare, danish], asked)] == ["number"]
    assert disagreements(kind, [danish, norwegian], asked) == ()


def test_sums_that_grow_are_no_toll_that_rises() -> None:
    kind = Kind.NUMBER
    sides = [
        side(kind, witness(kind, "$30,000", "o1", published=_NOON)),
        side(kind, witness(kind, "$40,000", "o2", published=_NOON + timedelta(days=1))),
    ]
    found = disagreements(kind, sides, QuestionFocus("What did the owner give the kin of the dead?"))
    assert [d.kind for d in found] == ["number"]


def test_a_minimum_beside_a_figure_is_said_to_be_one() -> None:
    kind = Kind.NUMBER
    sides = [side(kind, witness(kind, q, o)) for q, o in (("at least 10 people", "o1"), ("24 people", "o2"))]
    assert disagreements(kind, sides, _TOLL)[0].words.endswith("different figures; the lower one is a minimum.")


def test_a_description_beside_a_name_is_no_disagreement() -> None:
    kind = Kind.PERSON
    sides = [side(kind, witness(kind, q, o)) for q, o in (("Lena Holt", "o1"), ("the cook", "o2"))]
    assert disagreements(kind, sides, QuestionFocus("Who put the fire out?")) == ()


def test_two_persons_of_one_surname_differ_by_name_and_others_by_who_did_it() -> None:
    kind = Kind.PERSON
    one, other, third = (side(kind, witness(kind, q, q)) for q in ("Lena Holt", "Anna Holt", "Karim Ostrani"))
    question = QuestionFocus("Who put the fire out?")
    assert disagreements(kind, [one, other], question)[0].kind == "name"
    assert disagreements(kind, [one, third], question)[0].kind == "actor"


def test_one_position_disagrees_with_nobody() -> None:
    kind = Kind.NUMBER
    assert disagreements(kind, [side(kind, witness(kind, "12 people", "o1"))], _TOLL) == ()
    assert disagreements(kind, [], _TOLL) == ()


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 72)), min_size=2, max_size=6, unique_by=lambda pair: pair[0])
)
def test_a_superseded_toll_rises_strictly_with_time(reports: list[tuple[int, int]]) -> None:
    kind = Kind.NUMBER
    sides = [
        side(kind, witness(kind, f"{figure} people", f"o{i}", published=_NOON + timedelta(hours=hours)))
        for i, (figure, hours) in enumerate(reports)
    ]
    found = disagreements(kind, sides, _TOLL)
    assert len(found) == 1
    in_time = [figure for figure, _ in sorted(reports, key=lambda pair: (pair[1], -pair[0]))]
    assert (found[0].kind == "superseded") == (
        in_time == sorted(in_time) and len({h for _, h in reports}) == len(reports)
    )
    if found[0].kind == "superseded":
        assert [reports[i][0] for i in found[0].positions] == sorted(in_time, reverse=True)


@pytest.mark.parametrize(
    ("first", "second", "sort"),
    [
        ("4.5 percent", "5.2 percent", "number"),
        ("€4 million", "about €5 million", "number"),
        ("Tern", "Skua", "name"),
        ("4 Harbour Lane", "7 Harbour Lane", "name"),
        ("4.5 percent", "Tern", "name"),
    ],
)
def test_figures_that_were_asked_for_by_name_are_different_figures(first: str, second: str, sort: str) -> None:
    """A raise of 4.5 percent and one of 5.2 percent were different names."""
    kind = Kind.NAME
    sides = [side(kind, witness(kind, "Tern", "o1")), side(kind, witness(kind, "Skua", "o2"))]
    sides = [replace(s, shown=shown) for s, shown in zip(sides, (first, second), strict=True)]
    assert [d.kind for d in disagreements(kind, sides, QuestionFocus("What was offered?"))] == [sort]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("a spark set light to the hay", "a spark set light to the hay"),
        (
            "The toll rose to twelve on Monday when a woman of 52 who had been in care died, the clinic said",
            "The toll rose to twelve on Monday ...",
        ),
        (
            "one two three four five six seven eight nine ten eleven twelve",
            "one two three four five six seven eight nine ten ...",
        ),
    ],
)
def test_the_words_quote_no_more_than_the_begin_of_a_long_account(told: str, shown: str) -> None:
    assert shortened(told) == shown
