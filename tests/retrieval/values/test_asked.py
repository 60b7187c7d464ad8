"""What a question measures in."""

import pytest

from retrieval.values.asked import asked_measures, is_far_unit
from retrieval.values.number import quantities
from retrieval.values.unit import UNITS
from retrieval.values.value import QuestionFocus

MONEY = frozenset({"money", "bare"})
SHARE = frozenset({"share", "points", "bare"})


@pytest.mark.parametrize(
    "question",
    [
        "How much is Lomond paying per A share?",
        "What did each share cost?",
        "What price a share did the bidder pay?",
        "How much is the dividend per share?",
        "What does a share of Lomond cost?",
        "What was the share price on Friday?",
        "How much did the museum offer for the map?",
        "How much are the growers offering?",
        "How much would it cost at that rate?",
        "For how much was the barge insured?",
        "How much did depositors withdraw in May?",
        "What did the auditor give as the shortfall?",
    ],
)
def test_what_is_paid_for_a_share_is_money(question: str) -> None:
    assert asked_measures(QuestionFocus(question)) == MONEY


@pytest.mark.parametrize(
    "question",
    [
        "What share of voters stayed at home?",
        "How large a share of the profit went to the growers?",
        "What market share did Lomond win?",
        "share of women in the chamber",
        "What was Tarn's share?",
        "At what rate did inflation run?",
    ],
)
def test_a_share_of_something_is_a_proportion(question: str) -> None:
    assert asked_measures(QuestionFocus(question)) == SHARE


@pytest.mark.parametrize(
    "question",
    [
        "How big is the salary increase that the weavers won?",
        "What pay rise did the pilots get?",
        "How much did housing costs fall?",
        "What discount on the price did members have?",
        "wage rise Lomond",
        "how much more pay do the drivers want",
        "How large is the cut in the budget?",
    ],
)
def test_a_rise_or_a_cut_of_what_is_paid_is_a_sum_or_a_share(question: str) -> None:
    assert asked_measures(QuestionFocus(question)) == MONEY | SHARE


@pytest.mark.parametrize("question", ["How many were held after the fuel price march?", "How many did the fine hit?"])
def test_how_many_counts_whatever_money_the_question_speaks_of(question: str) -> None:
    assert asked_measures(QuestionFocus(question)) == frozenset({"count"})


@pytest.mark.parametrize("question", ["How much of the land did she offer?", "How much advice did they offer?"])
def test_what_is_offered_is_money_only_where_nothing_else_is_named(question: str) -> None:
    assert not asked_measures(QuestionFocus(question))


@pytest.mark.parametrize(
    "question", ["By how much will wages go up?", "By how much did the price fall?", "By how much did the rate drop?"]
)
def test_by_how_much_something_changes_is_told_in_any_measure(question: str) -> None:
    assert asked_measures(QuestionFocus(question)) == frozenset()


@pytest.mark.parametrize("question", ["For how long was the lock shut?", "How long did the siege of Tarn last?"])
def test_how_long_something_went_on_is_a_time(question: str) -> None:
    assert asked_measures(QuestionFocus(question)) == frozenset({"time"})


def test_how_many_were_there_is_a_count_whatever_costs_are_named() -> None:
    assert asked_measures(QuestionFocus("How many were hurt at the fuel price march?")) == frozenset({"count"})
    assert "money" in asked_measures(QuestionFocus("How many crowns was the fine?"))
    assert asked_measures(QuestionFocus("How long, in pages, was the report?")) == frozenset({"count"})


def test_how_many_billions_does_not_tell_of_what() -> None:
    assert asked_measures(QuestionFocus("How many billions did the dam cost?")) == frozenset()


def test_how_long_something_is_may_be_a_length() -> None:
    assert "length" in asked_measures(QuestionFocus("How long is the tunnel?"))


@pytest.mark.parametrize(
    ("question", "unit", "is_far"),
    [
        ("How many years did the smith get?", "minutes", True),
        ("For how many minutes did the lights fail?", "days", True),
        ("How many years did the smith get?", "years", False),
        ("How many years did the smith get?", "months", False),
        ("How many hours did the talks last?", "minutes", False),
        ("How long did the talks last?", "years", False),
        ("How many boats sank?", "years", False),
        ("How many yearſ did the smith get?", "minutes", True),
        ("How many years did the smith get?", "km", False),
    ],
)
def test_a_time_is_told_in_the_asked_unit_or_one_beside_it(question: str, unit: str, *, is_far: bool) -> None:
    assert is_far_unit(question, UNITS[unit]) is is_far


@pytest.mark.parametrize("asked", ["What was the tally on the budget?", "What was the vote on the budget?"])
def test_the_tally_on_a_budget_is_no_money(asked: str) -> None:
    assert asked_measures(QuestionFocus(asked)) == frozenset({"score", "count"})


def test_the_score_of_a_match_is_a_score_and_of_a_paper_may_be_any_figure() -> None:
    for question in ("What was the score between Harrow and Tarn?", "What was the final score of the cup semi-final?"):
        assert asked_measures(QuestionFocus(question)) == {"score"}
    assert asked_measures(QuestionFocus("What was the score of Vint's paper?")) == {"score", "count"}


def test_the_strength_of_a_wind_is_a_speed() -> None:
    assert asked_measures(QuestionFocus("How strong was the wind on the bridge?")) == {"speed"}
    for told in ("31 metres per second", "31 meters a second", "31 m/s"):
        (stated,) = quantities(f"Gusts of {told} closed the bridge.")
        assert stated.quantity.unit.measure == "speed"


@pytest.mark.parametrize(
    ("wording", "other"),
    [
        ("How long were the thieves inside?", "How much time did the thieves spend inside before they sold it?"),
        ("How old is Holt?", "What's Holt's age?"),
        ("How heavy was the bomb?", "What was the weight of the bomb?"),
        ("How many pages does the ruling have?", "How long is the ruling, in pages?"),
        ("How many floors has the tower?", "How tall is the tower, in floors?"),
        (
            "How many people were held after the price march?",
            "What was the number of people held after the price march?",
        ),
        ("How many hours was the siege?", "What's the number of hours that the siege went on?"),
        ("How many people were at the march?", "What was the turnout at the march?"),
        ("What was the vote on the budget?", "By what vote was the budget passed?"),
        ("How deep is the lake?", "What's the depth of the lake?"),
    ],
)
def test_a_measure_is_asked_for_in_many_words(wording: str, other: str) -> None:
    asked, again = (asked_measures(QuestionFocus(text)) - {"length", "bare"} for text in (wording, other))
    assert asked == again


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("What was the count of hurt guards at the mill?", {"count"}),
        ("What was the size of the Orsk rescue team?", {"count"}),
        ("What's the toll of the dam's collapse?", {"count"}),
        ("What did the board pay for the mill?", {"money", "bare"}),
        ("What was Velm's bill for the flood?", {"money", "bare"}),
        ("How long, in days, did the strike last?", {"time", "bare"}),
        ("What was her sentence in years?", {"time", "bare"}),
        ("What was the duration of the strike?", {"time"}),
        ("How did the council vote on the canal?", {"score", "count"}),
        ("By what count did the canal win?", set()),
    ],
)
def test_the_measure_is_the_same_in_other_words(question: str, measures: set[str]) -> None:
    assert asked_measures(QuestionFocus(question, ())) == measures
