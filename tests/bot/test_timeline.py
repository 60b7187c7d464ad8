"""Who published what when, as it is laid out."""

from hypothesis import HealthCheck, given, settings

from bot.order import exhibits
from bot.timeline import PICTURE, Timeline, timeline
from retrieval.answer import Answer, Disagreement, Kind
from tests.bot.answers import disputed, position, unanswered
from tests.bot.telegram.answers_at_large import answers
from tests.bot.telegram.harbour import HARD, asking, figures, lanes, report, undated


def outlets(laid: Timeline) -> list[list[str | None]]:
    return [[row.outlet for row in lane.rows] for lane in laid.lanes]


@given(answers())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_answer_is_laid_out_within_its_axis_and_its_room(answer: Answer) -> None:
    laid = timeline(answer)
    items = {piece.item for piece in exhibits(answer) if piece.position is not None}
    for row in laid.rows:
        for mark in row.marks:
            assert mark.item in items
            assert all(place is None or -1e-9 <= place <= 1 + 1e-9 for place in (mark.at, mark.low, mark.high))
    assert len(laid.rows) + len(laid.lanes) <= max(PICTURE.lines, 3 * PICTURE.lanes)
    assert len(laid.lanes) <= max(PICTURE.lanes, 2)


def test_names_places_and_accounts_each_have_a_lane_on_an_axis_of_days() -> None:
    laid = timeline(disputed())
    assert laid.axis == "days"
    assert [(lane.number, lane.value, lane.parts) for lane in laid.lanes] == [
        (1, "the Ormby light", True),
        (2, "the north pier", True),
    ]
    assert outlets(laid) == [["Ormby Courier", "Skerry Post"], [None]]
    assert (laid.articles, laid.outlets) == (3, 3)


def test_a_day_that_was_inferred_is_marked_as_such() -> None:
    (mark,) = timeline(disputed()).lanes[1].rows[0].marks
    assert mark.inferred


def test_an_outlet_has_one_row_in_a_lane_with_all_its_articles() -> None:
    (yes, no) = timeline(HARD["one_outlet"]).lanes
    assert [len(row.marks) for row in yes.rows] == [6]
    assert [len(row.marks) for row in no.rows] == [1]


def test_articles_without_an_outlet_are_not_taken_for_one() -> None:
    pieces = [report(at, "the pier", outlet=None) for at in range(2)]
    laid = timeline(asking(Kind.PLACE, "Where?", position(*pieces, value="the pier")))
    assert outlets(laid) == [[None, None]]


def test_an_undated_article_has_no_place_on_the_axis_and_comes_last() -> None:
    held = position(undated(0, "the pier"), report(1, "the pier"), value="the pier")
    laid = timeline(asking(Kind.PLACE, "Where?", held))
    assert [[mark.at is None for mark in row.marks] for row in laid.rows] == [[False], [True]]
    assert laid.has_undated


def test_without_any_dated_article_there_is_no_axis() -> None:
    laid = timeline(HARD["undated_only"])
    assert laid.scale is None
    assert [row.first for row in laid.rows] == [None]


def test_a_month_of_publication_is_a_stretch_and_a_day_is_not() -> None:
    year, month, day = (row.marks[0] for row in timeline(HARD["years"]).lanes[0].rows)
    assert year.low is not None
    assert year.high is not None
    assert year.low < year.high
    assert month.low is not None
    assert day.low is None


def test_figures_stand_on_an_axis_of_figures_in_the_order_of_publication() -> None:
    laid = timeline(HARD["rising"])
    assert laid.axis == "figures"
    dated, unknown = laid.lanes
    assert [row.written for row in dated.rows] == ["at least seven", "seven", "about 14", "between 20 and 30"]
    assert [row.written for row in unknown.rows] == ["25"]
    assert unknown.undated
    places = [row.marks[0].at for row in dated.rows]
    assert places == sorted(places)  # type: ignore[type-var]


def test_the_latest_figure_is_position_one() -> None:
    assert [row.marks[0].number for row in timeline(HARD["rising"]).lanes[0].rows] == [3, 3, 2, 1]


def test_a_range_is_a_stretch_and_a_bound_an_arrow() -> None:
    first, second, _, fourth = (row.marks[0] for row in timeline(HARD["rising"]).lanes[0].rows)
    assert (first.opens, second.opens) == ("up", None)
    assert (first.low, first.high) == (None, None)
    assert fourth.low is not None
    assert fourth.high is not None
    assert fourth.low < (fourth.at or 0) < fourth.high
    assert [row.marks[0].opens for row in timeline(HARD["money"]).rows] == [None, None, "down"]


def test_figures_of_one_measure_share_a_unit() -> None:
    assert timeline(HARD["money"]).unit == "USD"
    assert timeline(figures("5 km", "3 miles")).unit == "kilometre"


def test_figures_that_cannot_be_compared_have_lanes_instead() -> None:
    assert timeline(figures("5 km", "3 hours")).axis == "days"
    assert timeline(figures("30 degrees Celsius", "86 degrees Fahrenheit")).axis == "days"


def test_a_figure_that_cannot_be_read_has_a_lane_instead() -> None:
    assert timeline(figures("seven", "very many indeed")).axis == "days"


def test_a_figure_that_is_denied_is_not_drawn_where_it_would_stand() -> None:
    """ "Not two" drawn at two would look like support for it."""
    answer = figures("two", "not two")
    denial = Disagreement(kind="polarity", positions=(0, 1), words="1 origin says two, 1 denies it.")
    assert timeline(answer).axis == "figures"
    assert timeline(answer.model_copy(update={"disagreements": (denial,)})).axis == "days"


def test_reports_of_one_day_without_a_clock_are_ordered_by_their_figure() -> None:
    held = [position(report(at, said, "2031-05-04"), value=said) for at, said in enumerate(("30", "10", "20"))]
    laid = timeline(asking(Kind.NUMBER, "How many?", *held))
    assert [row.written for row in laid.rows] == ["10", "20", "30"]


def test_when_there_is_no_room_the_longest_lane_counts_the_rest() -> None:
    laid = timeline(lanes(13, 11, 9, 4, 3))
    assert sum(len(lane.rows) + lane.left_out for lane in laid.lanes) == 40
    assert [len(lane.rows) for lane in laid.lanes] == [3, 3, 3, 4, 3]
    assert [lane.left_out for lane in laid.lanes] == [10, 8, 6, 0, 0]


def test_positions_beyond_the_last_lane_are_counted() -> None:
    laid = timeline(lanes(*[1] * 14))
    assert (len(laid.lanes), laid.left_out) == (PICTURE.lanes, 4)


def test_an_answer_without_positions_has_no_lanes() -> None:
    assert timeline(unanswered()).lanes == ()
