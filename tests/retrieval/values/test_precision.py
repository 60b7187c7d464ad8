"""Which value a position is shown by."""

from retrieval.answer import Kind
from retrieval.values import shown_value
from tests.retrieval.values.test_grouping import values


def test_a_range_is_not_shown_for_the_figure_in_it() -> None:
    for told in (("620-680 gulls", "650 gulls"), ("620-680 gulls", "620-680 gulls", "650 gulls")):
        assert shown_value(values(Kind.NUMBER, *told)) == "650"
    assert shown_value(values(Kind.NUMBER, "620-680 gulls", "620-680 gulls", "about 650 gulls")) == "620-680"
    assert shown_value(values(Kind.NUMBER, "620-680 gulls")) == "620-680"


def test_a_position_is_shown_by_its_most_frequent_words() -> None:
    read = values(Kind.NUMBER, "about 40 gulls", "about 40 gulls", "40 gulls")
    assert shown_value(read) == "about 40"
    assert shown_value(values(Kind.NUMBER, "more than 80 gulls", "84 gulls", "more than 80 gulls")) == "84"
    names = values(Kind.PERSON, "Holt", "Lena Holt", "Holt")
    assert shown_value(names) == "Lena Holt"
