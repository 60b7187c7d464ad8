"""Days and sentence ends in languages other than English."""

import time
from datetime import date
from itertools import pairwise

import pytest
from babel.dates import get_day_names, get_month_names
from hypothesis import given, settings
from hypothesis import strategies as st

from index.day import Day, DayFrom
from index.sentences import split
from index.times.dating import date_sentences
from index.times.expression import Relation, TimexKind
from index.times.timex import find_times
from index.tongues.patterns import patterns
from index.tongues.tables import MODULES, tongue
from index.tongues.tongue import Tongue, fold

THURSDAY = Day.of(date(2031, 5, 15))


def table(code: str) -> Tongue:
    found = tongue(code)
    assert found is not None
    return found


def iso(text: str, language: str, anchor: Day | None = THURSDAY) -> list[str | None]:
    return [t.day.iso() if t.day else None for t in find_times(text, anchor, language) if t.kind is TimexKind.DAY]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am Ostermontag, dem 14. April 2031, fiel der Turm.", "2031-04-14"),
        ("de", "Es war der 1. Mai.", "2031-05-01"),
        ("de", "Der Bau begann im Jahr 2014.", "2014"),
        ("fr", "Le 1er mai, tout était calme.", "2031-05-01"),
        ("fr", "C'était la semaine dernière.", "2031-05-05/2031-05-11"),
        ("es", "Fue el primero de mayo de 2029.", "2029-05-01"),
        ("es", "Ocurrió la semana pasada.", "2031-05-05/2031-05-11"),
        ("ar", "حدث ذلك في ٣ حزيران/يونيو ٢٠٣٠", "2030-06-03"),
        ("ar", "حدث ذلك في الأسبوع الماضي", "2031-05-05/2031-05-11"),
        ("ru", "Это случилось 3-го июня 2030 г. в порту.", "2030-06-03"),
        ("ru", "Это было в июне прошлого года.", "2030-06"),
        ("uk", "Це сталося 3 червня 2030 року.", "2030-06-03"),
        ("uk", "Це було позавчора вранці.", "2031-05-13"),
    ],
)
def test_a_day_is_read_in_the_languages_own_words(language: str, text: str, expected: str) -> None:
    assert expected in iso(text, language)


@pytest.mark.parametrize("code", MODULES)
def test_every_month_and_weekday_of_cldr_is_read(code: str) -> None:
    """The names that the Unicode consortium has for dates, in the case in which they stand there."""
    between = " de " if code == "es" else ". " if code == "de" else " "
    for number, name in get_month_names("wide", "format", code).items():
        assert iso(f"5{between}{name}{' de ' if code == 'es' else ' '}2030", code) == [f"2030-{number:02d}-05"], name
    for number, name in get_day_names("wide", "format", code).items():
        if (code, name) != ("ru", "среда"):  # also "surroundings": read in the accusative only
            assert [t.weekday for t in find_times(name, None, code)] == [number], name


@pytest.mark.parametrize("code", MODULES)
def test_no_pattern_matches_nothing_at_all(code: str) -> None:
    assert [p.name for p in patterns(table(code)) if p.regex.search("")] == []


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("de", "seit dem 3. Mai", Relation.SINCE),
        ("fr", "jusqu'au 3 mai", Relation.UNTIL),
        ("es", "antes del 3 de mayo", Relation.BEFORE),
        ("ar", "بعد 3 مايو", Relation.AFTER),
        ("ru", "с 3 мая", Relation.SINCE),
        ("uk", "після 3 травня", Relation.AFTER),
    ],
)
def test_a_border_is_no_day_of_an_event(language: str, text: str, relation: Relation) -> None:
    assert [t.relation for t in find_times(text, THURSDAY, language)] == [relation]


def test_a_weekday_with_a_capital_is_a_name_where_weekdays_have_none() -> None:
    assert iso("Ayer habló el portavoz, Domingo Paz.", "es") == ["2031-05-14"]
    assert iso("Domingo negro en el puerto: el domingo ardió todo.", "es")[-1] == "2031-05-11"


def test_a_mean_number_is_no_day() -> None:
    assert iso("Der 31. Februar und der 45. Mai kamen nie.", "de") == []


def test_a_sentence_that_points_back_goes_on_with_the_day_before_it() -> None:
    text = (
        "Bei einer Explosion im Hafen von Duarva sind am Dienstag elf Menschen gestorben.\n\n"
        "Die Explosion zerstörte auch zwei Lagerhallen im Hafen von Duarva. "
        "Seit Jahren warnt die Werft vor dem Depot."
    )
    dated = date_sentences(split(text, (), "de"), text, THURSDAY, None, "de")
    days = [(s.day.day.iso(), s.day.day_from) if s.day else None for s in dated]
    assert days == [("2031-05-13", DayFrom.SENTENCE), ("2031-05-13", DayFrom.CONTEXT), None]


def test_english_is_read_by_its_own_rules_whatever_the_tables_say() -> None:
    text = "The bridge fell on Sunday, 11 May; since 2014 nobody had looked at it."
    assert find_times(text, THURSDAY, "en") == find_times(text, THURSDAY)


@pytest.mark.parametrize("code", MODULES)
@settings(deadline=None)  # the first call compiles a table
@given(
    text=st.text(
        alphabet=st.sampled_from("21. Mai апреля ٢١ yesterday lundi hace 3 días вчора أمس\n»“,:/-"), max_size=80
    )
)
def test_every_time_is_a_slice_and_none_overlap(code: str, text: str) -> None:
    found = find_times(text, THURSDAY, code)
    assert all(text[t.start : t.end] == t.words for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(deadline=None)  # the first call compiles a table
@given(text=st.text(max_size=60))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("code", MODULES)
@settings(deadline=None)  # the first call compiles a table
@given(text=st.text(max_size=120))
def test_sentences_are_disjoint_slices_in_any_language(code: str, text: str) -> None:
    found = split(text, (), code)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("code", MODULES)
def test_a_long_text_is_read_in_no_time(code: str) -> None:
    """Patterns are bounded: digits, spaces and words that all but match do not run away."""
    text = ("21 21 21 " + " " * 200 + "nuit du en la noche del в ночь на قبل قبل ") * 200
    started = time.thread_time()
    find_times(text, THURSDAY, code)
    assert time.thread_time() - started < 10.0
