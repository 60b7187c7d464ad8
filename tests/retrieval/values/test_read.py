"""From spans to values, and spans themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.answer import Kind
from retrieval.values import NounFit, QuestionFocus, Value, candidates, noun_fit, read_value
from retrieval.values.grouping import relation
from retrieval.values.quantity import Quantity
from retrieval.values.relation import Relation
from retrieval.values.value import Names

_SENTENCE = "More than five rockets were fired at the Qasr al-Mirr base on Monday, wounding an estimated 12 guards."


def read(kind: Kind, quote: str, words: str, question: str = "", nouns: tuple[str, ...] = ()) -> Value | None:
    start = quote.index(words)
    return read_value(kind, quote, (start, start + len(words)), question=QuestionFocus(question, nouns))


@pytest.mark.parametrize(
    ("kind", "words", "widened"),
    [
        (Kind.NUMBER, "five", "More than five"),
        (Kind.NUMBER, "12", "an estimated 12"),
        (Kind.PLACE, "al-Mirr", "Qasr al-Mirr base"),
        (Kind.DATE, "Monday", "Monday"),
    ],
)
def test_a_span_grows_by_its_modifier_or_to_the_whole_name(kind: Kind, words: str, widened: str) -> None:
    value = read(kind, _SENTENCE, words)
    assert value is not None
    assert _SENTENCE[value.start : value.end] == widened


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Kind.NUMBER, "Qasr al-Mirr"), (Kind.NUMBER, "on Monday"), (Kind.DATE, "rockets"), (Kind.PERSON, "12")],
)
def test_a_span_of_the_wrong_kind_is_no_value(kind: Kind, words: str) -> None:
    assert read(kind, _SENTENCE, words) is None


@pytest.mark.parametrize(
    ("question", "quote", "words"),
    [
        (
            "By how many points did she win?",
            "She won by less than 3 percentage points.",
            "less than 3 percentage points",
        ),
        ("By how many per cent was the krone down?", "It had lost 12 percent by noon.", "12 percent"),
        ("How far did shares fall?", "Shares dropped 8 percent in Velm.", "8 percent"),
        ("What was the monthly rate of inflation?", "Prices rose by 2.1 percent in May.", "2.1 percent"),
        ("To what hourly rate was pay lifted?", "Pay was lifted to $9.40 an hour.", "$9.40"),
        ("How much did the mill cost?", "The mill was sold for 300,000 dornas in May.", "300,000 dornas"),
        ("How much was the baker fined?", "They fined the baker 40 dornas.", "40 dornas"),
        ("How many crowns were stolen?", "Two thieves took three crowns.", "three"),
        ("How much is Lomond paying per share?", "Lomond offers 41.20 crowns for each share.", "41.20 crowns"),
    ],
)
def test_a_figure_in_the_asked_measure_is_read(question: str, quote: str, words: str) -> None:
    value = read(Kind.NUMBER, quote, words, question)
    assert value is not None
    assert value.shown == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many guards were hurt?", "80 percent"),
        ("How many guards were hurt?", "$3 million"),
        ("How many guards were hurt?", "54"),
        ("How old was the guard?", "seven"),
        ("What share of guards was hurt?", "seven"),
        ("How much did the base cost?", "80 percent"),
        ("How far from the base was it?", "$3 million"),
    ],
)
def test_a_figure_of_another_measure_than_asked_is_no_value(question: str, words: str) -> None:
    quote = "It cost $3 million, 80 percent of it borrowed, said Ana Grell, 54, and seven guards were hurt."
    assert read(Kind.NUMBER, quote, words, question) is None


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("The mill sold 900 sacks.", "900"),
        ("The town paid for 30 beds.", "30"),
        ("The closure cost 300 jobs.", "300"),
        ("The town paid two growers $300 each.", "two"),
        ("They sold 46,000 of its chairs.", "46,000"),
        ("They sold four of its chairs.", "four"),
    ],
)
def test_where_money_is_asked_for_things_and_parts_of_many_are_none(quote: str, words: str) -> None:
    assert read(Kind.NUMBER, quote, words, "How much did it cost?") is None


@pytest.mark.parametrize(
    ("quote", "words", "shown"),
    [
        ("It is five months since Ada Venn left.", "five months", None),
        ("Ada Venn waited for nine hours.", "nine hours", None),
        ("The baby, aged five months, was unhurt.", "five months", "five months"),
        ("The baby is five months old.", "five months", "five months old"),
        ("The mill was 14 years in use.", "14 years", "14 years"),
    ],
)
def test_what_lasted_less_than_a_year_is_no_age(quote: str, words: str, shown: str | None) -> None:
    value = read(Kind.NUMBER, quote, words, "How old is it?")
    assert (value and value.shown) == shown


@pytest.mark.parametrize(
    ("quote", "words", "shown"),
    [
        ("Seven guards were hurt.", "Seven", "seven"),
        ("QASR (Wire) - At least seven guards were hurt.", "seven", "at least seven"),
        ("“Seven guards were hurt,” she said.", "Seven", "seven"),
        ("It burned down. Twenty-five guards were hurt.", "Twenty-five", "twenty-five"),
        ("Police said seven guards were hurt.", "seven", "seven"),
        ("The band Seven had 7 guards hurt.", "7", "7"),
    ],
)
def test_a_figure_that_begins_its_sentence_is_written_as_within_one(quote: str, words: str, shown: str) -> None:
    value = read(Kind.NUMBER, quote, words, "How many guards were hurt?", ("guard",))
    assert value is not None
    assert value.shown == shown
    assert quote[value.start : value.end].casefold() == shown


def test_of_several_figures_in_the_span_the_one_of_the_asked_noun_is_taken() -> None:
    quote = "Nine pupils and one teacher were rescued."
    value = read(Kind.NUMBER, quote, "Nine pupils and one teacher", "How many teachers were rescued?", ("teacher",))
    assert value is not None
    assert value.shown == "one"


@pytest.mark.parametrize(
    ("question", "quote", "span", "shown"),
    [
        ("How many wells ran dry?", "It lost nine of 12 wells.", "nine of 12 wells", "nine"),
        ("How many wells ran dry?", "It lost nine of its 12 wells.", "nine of its 12 wells", "nine"),
        ("How many wells ran dry?", "It lost 40 wells out of 90.", "40 wells out of 90", "40"),
        ("How many wells were lost?", "It lost nine of 12 wells.", "12", None),
        ("How many wells were lost?", "It lost 40 out of a total of 90 wells.", "90", None),
        ("Out of how many wells did some run dry?", "It lost nine of 12 wells.", "12", "12"),
        ("How many wells does it have?", "It lost nine of its 12 wells.", "12 wells", "12"),
        ("How many wells ran dry?", "One of nine wells ran dry.", "nine", "nine"),
        ("How many wells ran dry?", "Two of the nine dry wells were refilled.", "Two of the nine dry wells", "nine"),
        ("How many wells ran dry?", "A third of 90 wells ran dry.", "90 wells", "90"),
    ],
)
def test_of_a_part_and_its_whole_the_part_is_told_unless_the_whole_is_asked(
    question: str, quote: str, span: str, shown: str | None
) -> None:
    value = read(Kind.NUMBER, quote, span, question, ("well",))
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("quote", "words", "shown"),
    [
        ("The guild kept its oath by 171 votes to 168.", "168", "171 votes to 168"),
        ("Orsk won by three sets to one on Sunday.", "three sets to one", "three sets to one"),
        ("She beat him by 52 per cent to 48.", "48", "52 per cent to 48"),
        ("She holds a 52 percent to 43 percent lead.", "43 percent", "52 percent to 43 percent"),
        ("The greens rose from 12 seats to 19.", "19", "19"),
        ("He gave 40 votes to 12 rivals.", "40", "40"),
        ("The index lost 12 points to 340.", "340", "340"),
        ("Bread will cost 20 percent to 25 percent more.", "20 percent", "20 percent"),
    ],
)
def test_a_result_told_with_what_was_counted_is_one_value(quote: str, words: str, shown: str) -> None:
    asked = read(Kind.NUMBER, quote, words, "By what margin?")
    assert asked is not None
    assert asked.shown == shown


def test_either_figure_of_a_result_answers_how_many() -> None:
    quote = "The guild kept its oath by 171 votes to 168."
    value = read(Kind.NUMBER, quote, "171 votes", "How many votes were for it?", ("vote",))
    assert value is not None
    assert value.shown == "171"


def test_different_results_part_and_one_result_written_two_ways_joins() -> None:
    first = read(Kind.NUMBER, "It passed by 171 votes to 168.", "171", "By what margin?")
    second = read(Kind.NUMBER, "It passed by 172 votes to 168.", "168", "By what margin?")
    third = read(Kind.NUMBER, "It passed 171-168.", "171-168", "By what margin?")
    assert first is not None
    assert second is not None
    assert third is not None
    assert relation(first, second) is Relation.PARTS
    assert relation(first, third) is Relation.JOINS


@pytest.mark.parametrize(
    ("question", "span", "shown"),
    [
        ("How long did the choir sing?", "19 hours over four days", "19 hours"),
        ("How long did the choir sing?", "four days", None),
        ("Over how many days did the choir sing?", "over four days", "four days"),
    ],
)
def test_what_a_time_was_spread_over_is_not_how_long_it_was(question: str, span: str, shown: str | None) -> None:
    value = read(Kind.NUMBER, "The choir sang 19 hours over four days.", span, question)
    assert (value.shown if value is not None else None) == shown


def test_a_part_of_something_else_than_asked_takes_no_noun() -> None:
    value = read(Kind.NUMBER, "It lost nine of 12 wells.", "nine", "How many wells were dug?", ("well",))
    assert value is not None
    assert isinstance(value.meaning, Quantity)
    assert value.meaning.noun == ()


def test_a_part_counts_what_stands_behind_its_whole() -> None:
    value = read(Kind.NUMBER, "It lost nine of 12 wells.", "nine", "How many wells were lost?", ("well",))
    assert value is not None
    assert isinstance(value.meaning, Quantity)
    assert value.meaning.noun == ("wells",)


@pytest.mark.parametrize(
    ("question", "span", "shown"),
    [
        ("What was the magnitude of the slide?", "magnitude at 3.4 and the depth at 90 metres", "3.4"),
        ("What was the depth of the slide?", "magnitude at 3.4 and the depth at 90 metres", "90 metres"),
        ("What was the magnitude of the slide?", "90 metres", None),
    ],
)
def test_the_figure_behind_the_asked_noun_is_taken(question: str, span: str, shown: str | None) -> None:
    quote = "The institute put the magnitude at 3.4 and the depth at 90 metres."
    value = read(Kind.NUMBER, quote, span, question)
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("question", "quote", "words", "shown"),
    [
        ("How deep was the shaft?", "Shaft by shaft the 3.4 slide went 90 metres down.", "90 metres", "90 metres"),
        ("What was the depth of the slide?", "It measured 3.4 at 90 metres.", "3.4", None),
        ("What was the turnout?", "The turnout was 61.", "61", "61"),
        ("What was the turnout?", "The 34 turned out at 61 per cent.", "34", None),
        ("To how many years was it cut?", "His ban was cut from seven years to five.", "five", "five years"),
        ("How old was the diver?", "The diver is 54, with 12 years at sea.", "54", "54"),
        ("By how many points did it fall?", "It fell 340 points, or 2 percent.", "340", "340"),
    ],
)
def test_a_bare_figure_is_no_answer_beside_one_of_the_asked_measure(
    question: str, quote: str, words: str, shown: str | None
) -> None:
    value = read(Kind.NUMBER, quote, words, question)
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("question", "quote", "words", "shown"),
    [
        ("How deep is the ravine?", "The ravine is about six miles north-west of the mill.", "six miles", None),
        ("How high is the mast?", "The mast stands 40 metres from the quay.", "40 metres", None),
        ("How deep is the ravine?", "It lies 64 metres below the mill, six miles off.", "64 metres", "64 metres"),
        ("How high was the duty?", "The duty was 25 percent.", "25 percent", "25 percent"),
        ("How far is the ravine?", "The ravine is six miles north of the mill.", "six miles", "six miles"),
    ],
)
def test_how_far_away_it_is_is_not_how_deep_or_high_it_is(
    question: str, quote: str, words: str, shown: str | None
) -> None:
    value = read(Kind.NUMBER, quote, words, question)
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("question", "quote", "words", "shown"),
    [
        ("How strong was the quake?", "A quake of magnitude 6.2 was felt 90 kilometres away.", "90 kilometres", None),
        ("How strong was the quake?", "A quake of magnitude 6.2 was felt 90 kilometres away.", "6.2", "6.2"),
        ("Magnitude of the aftershock?", "Eleven aftershocks were counted.", "Eleven", None),
        ("Magnitude of the aftershock?", "There was an aftershock of magnitude five.", "five", "five"),
        ("How deep is the wreck?", "It sank to the bottom within 25 minutes.", "25 minutes", None),
    ],
)
def test_the_strength_of_an_earthquake_is_a_bare_figure_and_depth_no_time(
    question: str, quote: str, words: str, shown: str | None
) -> None:
    value = read(Kind.NUMBER, quote, words, question)
    assert (value.shown if value else None) == shown


@pytest.mark.parametrize(
    ("question", "words", "shown"),
    [
        ("What pay rise did the glaziers demand?", "3,400", None),
        ("What pay rise did the glaziers demand?", "40-12", None),
        ("What rise in wages did the glaziers demand?", "8 percent", "8 percent"),
        ("How big a pay rise did the glaziers demand?", "$2", "$2"),
        ("What rise in members did the guild report?", "3,400", "3,400"),
    ],
)
def test_a_rise_in_what_is_paid_is_a_share_or_a_sum(question: str, words: str, shown: str | None) -> None:
    quote = "By a vote of 40-12 the 3,400 glaziers demanded 8 percent, or $2 an hour."
    value = read(Kind.NUMBER, quote, words, question)
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("A total of 412 moths came.", "412"),
        ("A combined 412 moths came.", "412"),
        ("A total of at least 412 moths came.", "at least 412"),
        ("Exactly 412 moths came.", "exactly 412"),
        ("Some 412, perhaps more, came.", "some 412, perhaps more"),
    ],
)
def test_a_total_is_shown_as_its_figure(quote: str, shown: str) -> None:
    value = read(Kind.NUMBER, quote, "412", "How many moths came?", ("moth",))
    assert value is not None
    assert value.shown == shown


def test_of_two_figures_behind_no_asked_noun_the_longer_in_the_span_is_taken() -> None:
    quote = "The budget and the grant came to 40 crowns and 1,200 crowns."
    value = read(Kind.NUMBER, quote, "40 crowns and 1,200 crowns", "What was paid?")
    assert value is not None
    assert value.shown == "1,200 crowns"


@pytest.mark.parametrize(
    ("counted", "nouns", "fit"),
    [
        (("rockets",), ("rocket",), NounFit.SAME),
        (("missiles",), ("rocket",), NounFit.SIMILAR),
        (("posts",), ("job",), NounFit.SIMILAR),
        (("positions",), ("post",), NounFit.SIMILAR),
        (("spectators",), ("peopl",), NounFit.UNKNOWN),
        (("people",), ("student",), NounFit.UNKNOWN),
        ((), ("student",), NounFit.UNKNOWN),
        (("boats",), ("peopl",), NounFit.OTHER),
    ],
)
def test_the_counted_noun_is_held_against_the_asked_one(
    counted: tuple[str, ...], nouns: tuple[str, ...], fit: NounFit
) -> None:
    value = read(Kind.NUMBER, "12 gulls", "12")
    assert value is not None
    assert isinstance(value.meaning, Quantity)
    quantity = value.meaning
    other = Quantity(quantity.low, quantity.high, quantity.bound, quantity.unit, quantity.written, counted)
    assert noun_fit(other, nouns) is fit


def test_candidates_are_all_spans_of_a_kind_left_to_right() -> None:
    def words(kind: Kind) -> list[str]:
        return [_SENTENCE[a:b] for a, b in candidates(kind, _SENTENCE)]

    assert words(Kind.NUMBER) == ["More than five", "an estimated 12"]
    assert "Qasr al-Mirr" in words(Kind.PLACE)
    assert words(Kind.DATE) == ["Monday"]


def test_a_short_span_of_an_account_is_shown_with_its_clause() -> None:
    quote = "The guards fled, and the cook blew up the store himself; nobody saw it."
    value = read(Kind.ACCOUNT, quote, "himself", "How was the store destroyed?")
    assert value is not None
    assert value.shown == "the cook blew up the store himself"


_ANY_SPAN = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: (min(pair), max(pair)))


@settings(deadline=None)
@given(st.sampled_from(list(Kind)), st.text(max_size=80), _ANY_SPAN)
def test_any_span_of_any_text_is_read_within_the_quote(kind: Kind, quote: str, span: tuple[int, int]) -> None:
    value = read_value(kind, quote, span, question=QuestionFocus("How many were hurt?"))
    if value is not None:
        assert 0 <= value.start <= value.end <= len(quote)
        assert value.shown
    for first, last in candidates(kind, quote):
        assert 0 <= first < last <= len(quote)


_PIECES = st.sampled_from(
    "At least 40 Tarn , and Mr. Holt on 3 March at 9:50 p.m. no one $3m 2,000 the al-Mirr 's 5-6 %".split()
)


@settings(deadline=None)
@given(st.sampled_from(list(Kind)), st.lists(_PIECES, max_size=14).map(" ".join), _ANY_SPAN)
def test_a_value_of_news_like_text_stays_within_the_quote(kind: Kind, quote: str, span: tuple[int, int]) -> None:
    value = read_value(kind, quote, span, question=QuestionFocus(""))
    assert value is None or 0 <= value.start <= value.end <= len(quote)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Gov. Lena Holt spoke in Tarn.", "Gov. Lena Holt"),
        ("Ostrian officials spoke in Tarn.", "Ostrian"),
        ("The rockets fell on Tarn.", "The rockets"),
        ("The US said rockets fell on Tarn.", "US"),
        ("The ferry left Belm for Tarn.", "Belm"),
    ],
)
def test_titles_nationalities_things_and_the_questions_own_names_are_no_places(quote: str, words: str) -> None:
    assert read(Kind.PLACE, quote, words, "Which town did the ferry from Belm reach?", ("town",)) is None


@pytest.mark.parametrize(
    ("quote", "words", "shown"),
    [
        ("Mayor Lena Holt of Tarn spoke.", "Tarn", "Tarn"),
        ("She was asleep in her car.", "her car", "her car"),
        ("It fell on Qasr al-Mirr, Varania.", "Qasr al-Mirr, Varania", "Qasr al-Mirr"),
    ],
)
def test_a_place_is_read_whatever_stands_around_it(quote: str, words: str, shown: str) -> None:
    value = read(Kind.PLACE, quote, words, "Where was it?")
    assert value is not None
    assert value.shown == shown


def test_a_person_is_shown_without_the_titles_in_front() -> None:
    quote = "Ostra Bay acting Gov. Lena Holt said so."
    value = read(Kind.PERSON, quote, "Ostra Bay acting Gov. Lena Holt", "Who said so?")
    assert value is not None
    assert value.shown == "Lena Holt"
    headline = read(Kind.PERSON, "Actress Lena Holt wins Monday.", "Actress Lena Holt", "Who won?")
    assert headline is not None
    assert headline.shown == "Lena Holt"


def test_how_long_ago_the_last_one_was_is_not_how_long_it_took() -> None:
    quote = "It was the first walkout in 25 years, after a 19-day one."
    question = "How long did the walkout last?"
    assert read(Kind.NUMBER, quote, "25 years", question) is None
    value = read(Kind.NUMBER, quote, "19-day", question)
    assert value is not None
    assert value.shown == "19-day"


def test_a_name_inside_a_heading_is_not_grown_to_the_whole_heading() -> None:
    quote = "News Sport Golf Tennis Lena Holt Wins Ostra Cup Weather"
    value = read(Kind.PERSON, quote, "Lena Holt", "Who won?")
    assert value is not None
    assert value.shown == "Lena Holt"


def who(sentence: str, span: str, kind: Kind = Kind.PERSON) -> Value | None:
    start = sentence.index(span)
    return read_value(kind, sentence, (start, start + len(span)), question=QuestionFocus("Who was it?"))


def test_a_month_or_a_weekday_is_nobody() -> None:
    assert who("He fell ill on 26 February.", "He fell ill on 26 February") is None
    value = who("It was Ada Venn, who fell ill on Friday.", "Ada Venn, who fell ill on Friday")
    assert value is not None
    assert value.shown == "Ada Venn"


def test_a_day_that_stands_alone_and_who_tells_of_it_are_nobody() -> None:
    sentence = "The first patient fell ill on 2 June, according to Dr Ada Venn."
    assert who(sentence, "2 June") is None
    value = who(sentence, "The first patient fell ill on 2 June, according to Dr Ada Venn")
    assert value is not None
    assert isinstance(value.meaning, Names)
    assert value.meaning.items[0].described
    told = who("The cook, Ada Venn, according to the police.", "Ada Venn, according to the police")
    assert told is not None
    assert told.shown == "Ada Venn"


def test_a_word_that_only_opens_a_sentence_makes_no_name() -> None:
    value = who("Our ferret says so.", "Our ferret")
    assert value is not None
    assert isinstance(value.meaning, Names)
    assert value.meaning.items[0].described
