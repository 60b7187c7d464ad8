"""Quantities: read from a text, and which of them join."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.values.bound import Bound
from retrieval.values.number import quantities
from retrieval.values.quantity import Quantity, relate_quantities
from retrieval.values.relation import Relation


def one(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, [text[s.start : s.end] for s in found]
    return found[0].quantity


def related(a: str, b: str) -> Relation:
    there, back = relate_quantities(one(a), one(b)), relate_quantities(one(b), one(a))
    assert there is back
    return there


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 350,000 gulls", 350_000, 350_000),
        ("350 000 gulls", 350_000, 350_000),
        ("350k gulls", 350_000, 350_000),
        ("1.2 million gulls", 1.2e6, 1.2e6),
        ("3bn gulls", 3e9, 3e9),
        ("twenty-two gulls", 22, 22),
        ("one hundred and five gulls", 105, 105),
        ("three hundred thousand gulls", 300_000, 300_000),
        ("two and a half million gulls", 2.5e6, 2.5e6),
        ("two-and-a-half million gulls", 2.5e6, 2.5e6),
        ("a hundred gulls", 100, 100),
        ("two lakh crore gulls", 2e12, 2e12),
        ("2 lakh crore gulls", 2e12, 2e12),
        ("one lakh fifty thousand crore gulls", 1.5e12, 1.5e12),
        ("three thousand million gulls", 3e9, 3e9),
        ("one crore two lakh gulls", 1.02e7, 1.02e7),
        ("two million and thousand-odd gulls", 2e6, 2e6),
        ("a couple of gulls", 2, 2),
        ("half a dozen gulls", 5, 7),
        ("a half-dozen gulls", 5, 7),
        ("two dozen gulls", 22, 26),
    ],
)
def test_words_and_digits_state_the_same_figures(text: str, low: float, high: float) -> None:
    quantity = one(text)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("an estimated 40 gulls", Bound.APPROX),
        ("nearly 40 gulls", Bound.APPROX),
        ("40 or so gulls", Bound.APPROX),
        ("at least 40 gulls", Bound.AT_LEAST),
        ("40+ gulls", Bound.AT_LEAST),
        ("no fewer than 40 gulls", Bound.AT_LEAST),
        ("Eighty at least were gulls.", Bound.AT_LEAST),
        ("It holds gulls, 200 at most.", Bound.AT_MOST),
        ("Ten, perhaps more, were gulls.", Bound.AT_LEAST),
        ("Ten or possibly more gulls came.", Bound.AT_LEAST),
        ("a total of 40 gulls", Bound.EXACT),
        ("a total of at least 40 gulls", Bound.AT_LEAST),
        ("more than 40 gulls", Bound.MORE_THAN),
        ("well over 40 gulls", Bound.MORE_THAN),
        ("up to 40 gulls", Bound.AT_MOST),
        ("the toll went up to 40 gulls", Bound.EXACT),
        ("they brought the number up to 40 gulls", Bound.EXACT),
        ("they shot up to 40 gulls", Bound.AT_MOST),
        ("fines go up to 40 gulls", Bound.AT_MOST),
        ("as many as 40 gulls", Bound.AT_MOST),
        ("as many as two dozen gulls", Bound.AT_MOST),
        ("as few as twelve gulls", Bound.AT_LEAST),
        ("in as little as two years", Bound.AT_LEAST),
        ("as many as could be reached", Bound.VAGUE),
        ("as many as last year", Bound.VAGUE),
        ("fewer than 40 gulls", Bound.LESS_THAN),
        ("at least about 40 gulls", Bound.AT_LEAST),
        ("several gulls", Bound.VAGUE),
        ("dozens of gulls", Bound.VAGUE),
        ("exactly 40 gulls", Bound.EXACT),
    ],
)
def test_modifiers_are_read_as_bounds(text: str, bound: Bound) -> None:
    assert one(text).bound is bound


def test_the_figure_of_as_many_as_is_the_one_behind_it() -> None:
    assert (one("As many as 40 gulls nested").low, one("as few as nine gulls").low) == (40, 9)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The lighthouse keepers handed over 52 logbooks.", Bound.EXACT),
        ("She is turning over 300 letters to the archive.", Bound.EXACT),
        ("The uncle signed over 40 vines.", Bound.EXACT),
        ("The rebels took over 12 villages.", Bound.EXACT),
        ("The rebels took over 12 hotels.", Bound.EXACT),
        ("A row over 40 berths divides the harbour.", Bound.EXACT),
        ("The crossing took over 12 hours.", Bound.MORE_THAN),
        ("The ferry took over 300 crates.", Bound.MORE_THAN),
        ("The guild paid over 300 crowns.", Bound.MORE_THAN),
        ("The storm killed over 40 gulls.", Bound.MORE_THAN),
        ("They handed out well over 40 lamps.", Bound.MORE_THAN),
        ("The greens won over 60 seats.", Bound.MORE_THAN),
    ],
)
def test_over_is_no_bound_where_it_belongs_to_the_verb_or_to_a_quarrel(text: str, bound: Bound) -> None:
    assert one(text).bound is bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The choir sang 19 hours over four days.", Bound.EXACT),
        ("The mill lost 30 looms over two winters and 40 hands over six weeks.", Bound.EXACT),
        ("Rain spread over four days.", Bound.EXACT),
        ("The play ran for over four days.", Bound.MORE_THAN),
        ("It lasted over an hour.", Bound.MORE_THAN),
        ("The 12 divers worked over 40 hours.", Bound.MORE_THAN),
        ("The ferry carried 12 men over 40 years old.", Bound.MORE_THAN),
    ],
)
def test_over_is_during_where_a_quantity_is_spread_over_a_time(text: str, bound: Bound) -> None:
    assert quantities(text)[-1].quantity.bound is bound


def test_a_bound_before_the_next_figure_is_not_the_one_behind_this() -> None:
    bounds = [s.quantity.bound for s in quantities("It hurt 40 at least two of them badly, ten, perhaps more than 12.")]
    assert bounds == [Bound.EXACT, Bound.AT_LEAST, Bound.EXACT, Bound.MORE_THAN]


@pytest.mark.parametrize(
    "text",
    [
        "It fell on July 14, 2016.",
        "It fell on 14 July.",
        "It fell at 9:50 p.m. on 11/21/2012.",
        "Since 2014 it has been so.",
        "In the 1990s it was so.",
        "Flight 752 and a B52 met at Gate 9.",
        "One of the ships sank; no more was said, and no one else's.",
        "It was Covid-19 on Highway 90.",
        "4. Our own losses are light.",
        "12) The mill is shut.",
    ],
)
def test_dates_clock_times_years_and_labels_are_no_quantities(text: str) -> None:
    assert all(s.quantity.low == 0 for s in quantities(text))


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("five rockets landed near the dam", ("rockets",)),
        ("24 people were hurt", ("people",)),
        ("three coast guard officers left", ("coast", "guard", "officers")),
        ("84 dead", ("dead",)),
        ("hundreds of villagers came", ("villagers",)),
        ("75 were found", ()),
        ("11 were Orskan and the rest were not", ("orskan",)),
        ("two were dead on arrival", ("dead",)),
        ("one was Ivan", ()),
    ],
)
def test_the_noun_that_is_counted_is_found(text: str, noun: tuple[str, ...]) -> None:
    assert quantities(text)[0].quantity.noun == noun


@pytest.mark.parametrize(
    ("text", "measure", "base"),
    [
        ("a 19-day stoppage", "time", 19 * 86_400),
        ("a three-and-a-half-day stoppage", "time", 3.5 * 86_400),
        ("$3.5 million", "money:USD", 3.5e6),
        ("€200", "money:EUR", 200),
        ("fined 300 zlotys", "money:PLN", 300),
        ("sold for 12 million kronor", "money:crown", 12e6),
        ("12 million Swedish kronor", "money:Swedish crown", 12e6),
        ("40 US dollars", "money:USD", 40),
        ("40 Canadian dollars", "money:CAD", 40),
        ("C$40", "money:CAD", 40),
        ("40 New Zealand dollars", "money:NZD", 40),
        ("40 Vellish dollars", "money:Vellish dollar", 40),
        ("R$40", "money:BRL", 40),
        ("300 Sri Lankan rupees", "money:Sri Lankan rupee", 300),
        ("300 South Sudanese pounds", "money:South Sudanese pound", 300),
        ("300 CFA francs", "money:CFA franc", 300),
        ("5 million CFA", "money:CFA franc", 5e6),
        ("300 kwacha", "money:kwacha", 300),
        ("300 som", "money:KGS", 300),
        ("9,000 so'm", "money:UZS", 9000),
        ("40,000 guaraníes", "money:PYG", 40_000),
        ("40,000 drams", "money:AMD", 40_000),
        ("2 million afghanis", "money:AFN", 2e6),
        ("2 million kip", "money:LAK", 2e6),
        ("300 pounds sterling", "money:GBP", 300),
        ("£300", "money:GBP", 300),
        ("300 South Korean won", "money:KRW", 300),
        ("it costs 40 pence", "money:penny", 40),
        ("46,000 crowns", "money:crown", 46_000),
        ("41.20 crowns a share", "money:crown", 41.2),
        ("300 Egyptian pounds", "money:Egyptian pound", 300),
        ("they fined the baker 40 pounds", "money:pound", 40),
        ("a fine of 5 million won", "money:won", 5e6),
        ("80 per cent", "share", 0.8),
        ("a 39-year-old woman", "age", 39),
        ("Ana Grell, 54, of Tarn", "age", 54),
        ("her brother, who was four and died in Tarn", "age", 4),
        ("She is 54.", "age", 54),
        ("She was four weeks late.", "time", 4 * 604_800),
        ("3 percentage points", "points", 3),
        ("a 6-percentage-point margin", "points", 6),
        ("a 38.5-degree fever", "degrees", 38.5),
        ("a 2.5 percentage-point win", "points", 2.5),
    ],
)
def test_units_money_shares_and_ages_are_told_apart(text: str, measure: str, base: float) -> None:
    quantity = one(text)
    assert quantity.unit.measure == measure
    assert quantity.low == pytest.approx(base)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("two crowns were stolen from the museum", "count"),
        ("she paid for two crowns", "count"),
        ("the party with 300,000 won the vote", "count"),
        ("the 300 Rovers won the vote", "count"),
        ("he lost 30 pounds", "mass"),
        ("they sold 30 pounds of butter", "mass"),
        ("they sold 900 chairs", "count"),
    ],
)
def test_a_thing_of_a_currencys_name_is_no_money(text: str, measure: str) -> None:
    assert one(text).unit.measure == measure


def test_a_converted_figure_is_money() -> None:
    assert [s.quantity.unit.measure for s in quantities("5,000 won ($4)")] == ["money:won", "money:USD"]


def test_a_person_of_a_currencys_name_is_no_money() -> None:
    assert not quantities("In 2016 Pence spoke, in 2013 Rand Holt.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("about 40 gulls", "40 gulls"),
        ("at least 40 gulls", "forty gulls"),
        ("some 140 gulls", "144 gulls"),
        ("some 100 gulls", "105 gulls"),
        ("just under 140 gulls", "136 gulls"),
        ("just under 140 gulls", "140 gulls"),
        ("just over 140 gulls", "144 gulls"),
        ("half a dozen gulls", "five gulls"),
        ("half a dozen gulls", "seven gulls"),
        ("more than 20 gulls", "24 gulls"),
        ("more than 20 gulls", "25 gulls"),
        ("more than 4,000 gulls", "4,000 gulls"),
        ("more than 1,000 gulls", "1,000 gulls"),
        ("two weeks", "14 days"),
        ("a distance of about a mile", "1.6 km"),
        ("two-thirds of them", "66 percent"),
        ("$2 million", "2 million"),
        ("a 3-1 win", "a 3-1 loss"),
    ],
)
def test_figures_that_state_one_quantity_join(a: str, b: str) -> None:
    assert related(a, b) is Relation.JOINS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("five gulls", "more than five gulls"),
        ("at least five gulls", "more than five gulls"),
        ("at least 10 gulls", "24 gulls"),
        ("at least 10 gulls", "at least 17 gulls"),
        ("more than 20 gulls", "26 gulls"),
        ("more than 20 gulls", "at least 24 gulls"),
        ("more than 20 gulls", "more than 22 gulls"),
        ("some 100 gulls", "106 gulls"),
        ("more than 999 gulls", "999 gulls"),
        ("half a dozen gulls", "four gulls"),
        ("just under 140 gulls", "144 gulls"),
        ("just over 140 gulls", "136 gulls"),
        ("slightly less than three weeks", "23 days"),
        ("140 gulls", "144 gulls"),
        ("half a dozen gulls", "eight gulls"),
        ("$2 million", "€2 million"),
        ("20 percent", "20 gulls"),
        ("no gulls", "one gull"),
    ],
)
def test_figures_that_state_different_quantities_part(a: str, b: str) -> None:
    assert related(a, b) is Relation.PARTS


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("The talks lasted two hours and 15 minutes.", 8100),
        ("She held her breath for 6 minutes 20 seconds.", 380),
        ("They drifted for ten days, four hours and 5 minutes.", 878_700),
        ("It took an hour and five minutes.", 3900),
        ("It took more than an hour and five minutes.", 3900),
    ],
)
def test_a_measure_in_two_units_is_one_figure(text: str, seconds: float) -> None:
    assert one(text).low == seconds


def test_the_time_that_an_entry_opens_with_is_no_figure_and_a_large_one_is() -> None:
    text = "11.15 Bank officials count nineteen boats."
    assert [text[s.start : s.end] for s in quantities(text)] == ["nineteen"]
    assert one("2.15 Million gulls.").low == 2.15e6


@pytest.mark.parametrize(
    "text",
    ["two days and 36 hours", "six months and two years", "between two and three hours, 5 minutes", "10 km, 5 kg"],
)
def test_two_measures_of_which_the_second_is_no_rest_stay_two(text: str) -> None:
    assert len(quantities(text)) == 2


def test_a_measure_without_its_rest_joins_it_and_another_rest_parts() -> None:
    assert related("eight minutes", "eight minutes and 40 seconds") is Relation.JOINS
    assert related("nine minutes", "eight minutes and 40 seconds") is Relation.PARTS
    assert related("eight minutes and 5 seconds", "eight minutes and 40 seconds") is Relation.PARTS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("nearly three weeks", "18 days"),
        ("more than two weeks", "18 days"),
        ("more than two weeks", "nearly three weeks"),
        ("nearly four years", "44 months"),
        ("less than an hour", "40 minutes"),
    ],
)
def test_a_time_told_roughly_holds_one_told_in_a_shorter_unit(a: str, b: str) -> None:
    assert related(a, b) is Relation.JOINS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("nearly three weeks", "16 days"),
        ("more than two weeks", "22 days"),
        ("more than two weeks", "three weeks"),
        ("three weeks", "18 days"),
        ("less than two hours", "40 minutes"),
    ],
)
def test_times_further_apart_or_told_exactly_part(a: str, b: str) -> None:
    assert related(a, b) is Relation.PARTS


def test_a_numberless_statement_is_vague_beside_what_it_fits_and_parts_from_the_rest() -> None:
    assert related("several gulls", "five gulls") is Relation.VAGUE
    assert related("several gulls", "900 gulls") is Relation.PARTS


_WORDS = ("", "one two three four five six seven eight nine").__getitem__(1).split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n: int) -> str:
    """The slow reference: English number words below a billion."""
    if n < 10:
        return _WORDS[n - 1]
    if n < 20:
        return _TEENS[n - 10]
    if n < 100:
        return _TENS[n // 10 - 2] + (f"-{in_words(n % 10)}" if n % 10 else "")
    for scale, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= scale:
            rest = n % scale
            joint = " and " if rest and rest < 100 else " "
            return f"{in_words(n // scale)} {name}" + (joint + in_words(rest) if rest else "")
    raise AssertionError


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=999_999_999))
def test_a_figure_reads_the_same_in_words_and_in_digits(n: int) -> None:
    assert one(f"{in_words(n)} gulls").low == n
    assert one(f"{n:,} gulls").low == n


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_and_quantities_are_slices_in_order(text: str) -> None:
    ends = [0]
    for stated in quantities(text):
        assert ends[-1] <= stated.start <= stated.figure_start < stated.end <= stated.noun_end <= len(text)
        ends.append(stated.end)


_SHAPES = st.sampled_from(
    [
        "{}",
        "about {}",
        "at least {}",
        "more than {}",
        "up to {}",
        "fewer than {}",
        "{} or so",
        "several",
        "half a dozen",
    ]
)


@settings(deadline=None)
@given(_SHAPES, st.integers(1, 5000), _SHAPES, st.integers(1, 5000))
def test_how_two_quantities_stand_does_not_hang_on_their_order(x: str, n: int, y: str, m: int) -> None:
    a, b = one(f"{x.format(n)} gulls"), one(f"{y.format(m)} gulls")
    assert relate_quantities(a, b) is relate_quantities(b, a)
    assert relate_quantities(a, a) in (Relation.JOINS, Relation.VAGUE)


@settings(deadline=None)
@given(
    st.integers(1, 3000),
    st.integers(1, 3000),
    st.sampled_from(["at least", "more than"]),
    st.sampled_from(["up to", "fewer than"]),
)
def test_bounds_that_contradict_each_other_never_join(n: int, m: int, low: str, high: str) -> None:
    floor, ceiling = one(f"{low} {n} gulls"), one(f"{high} {m} gulls")
    contradict = n > m or (n == m and "than" in low + high)
    if contradict:
        assert relate_quantities(floor, ceiling) is Relation.PARTS
