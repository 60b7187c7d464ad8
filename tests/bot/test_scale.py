"""Axes of days and of figures."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.scale import day_scale, figure_scale

figures = st.floats(-1e15, 1e15, allow_nan=False).map(lambda value: float(f"{value:.6g}"))
moments = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 30)).map(lambda moment: moment.replace(tzinfo=UTC))


@given(st.lists(figures, min_size=1, max_size=20))
def test_every_figure_is_on_its_axis_in_order_with_a_few_ticks(values: list[float]) -> None:
    scale = figure_scale(values)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 1
    assert 1 <= len(scale.ticks) <= 5
    assert all(-1e-9 <= tick.at <= 1 + 1e-9 for tick in scale.ticks)
    assert len({tick.label for tick in scale.ticks}) == len(scale.ticks)


@given(moments, moments)
def test_every_moment_is_on_its_axis_with_a_few_ticks(one: datetime, other: datetime) -> None:
    first, last = sorted((one, other))
    scale = day_scale(first, last)
    assert 0 <= scale.at(first.timestamp()) <= scale.at(last.timestamp()) <= 1
    assert 1 <= len(scale.ticks) <= 5
    assert all(-1e-9 <= tick.at <= 1 + 1e-9 for tick in scale.ticks)
    assert len({tick.label for tick in scale.ticks}) == len(scale.ticks)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (0, ["4 May 2031"]),
        (1, ["4 May 2031", "5 May 2031"]),
        (3, ["4 May 2031", "6 May 2031"]),
        (20, ["3 May 2031", "13 May 2031", "23 May 2031"]),
        (90, ["May 2031", "Jun 2031", "Jul 2031", "Aug 2031"]),
        (900, ["2032", "2033"]),
        (9000, ["2032", "2040", "2048", "2056"]),
    ],
)
def test_ticks_are_days_months_or_years_as_the_stretch_needs(days: int, labels: list[str]) -> None:
    first = datetime(2031, 5, 4, 0, 30, tzinfo=UTC)
    assert [tick.label for tick in day_scale(first, first + timedelta(days=days)).ticks] == labels


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([14], ["13", "14", "15"]),
        ([7, 14], ["0", "5", "10"]),
        ([130, 145], ["130", "135", "140", "145"]),
        ([0], ["0", "0.5", "1"]),
        ([5e-324], ["-1", "0", "1"]),
        ([2e6, 9e6], ["0", "5 million"]),
        ([3, 350_000], ["10", "1,000", "100,000"]),
    ],
)
def test_ticks_are_round_figures(values: list[float], labels: list[str]) -> None:
    assert [tick.label for tick in figure_scale(values).ticks] == labels


def test_figures_of_very_different_sizes_stand_on_a_logarithmic_axis() -> None:
    assert figure_scale([2, 2000]).logarithmic
    assert not figure_scale([2, 20]).logarithmic
    assert not figure_scale([0, 2000]).logarithmic
