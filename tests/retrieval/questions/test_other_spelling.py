"""Names that other reports of the same event spell in another way."""

from datetime import date

import pytest

from index.article import Article, Masthead
from index.day import Day
from retrieval.questions.other_spelling import other_spellings, renamed
from retrieval.questions.respelling import Respelling
from retrieval.vocabulary import is_english

OTHERS = "Oskar Vellanti of the Harrowik mission spoke to Ledwina Quist."


def article(text: str, day: int | None = 3, number: int = 1) -> Article:
    printed = Day.of(date(2031, 3, day)) if day else None
    return Article(number, f"a{number}", 1, text, Masthead(published_day=printed))


def found(name: str, *texts: str, days: tuple[int | None, ...] = (3, 3, 3)) -> list[tuple[str, str]]:
    articles = [article(text, day, number) for number, (text, day) in enumerate(zip(texts, days, strict=False))]
    return [(each.asked, each.read) for each in other_spellings([name], articles, is_english)]


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("Jorrem", "Djorem"),
        ("Zhavlik", "Javlik"),
        ("Tavarun", "Tawarun"),
        ("Kessoura", "Qesura"),
        ("Havelik", "Havelyk"),
    ],
)
def test_reports_of_the_same_days_that_share_names_have_one_town(asked: str, other: str) -> None:
    texts = f"A depot burned in {asked}. {OTHERS}", f"Fire at {other}. {OTHERS}"
    assert found(asked, *texts) == [(asked, other)]
    assert found(other, *texts) == [(other, asked)]


def test_reports_of_other_days_or_with_no_name_in_common_have_two() -> None:
    texts = f"A depot burned in Jorrem. {OTHERS}", f"Fire at Djorem. {OTHERS}"
    assert found("Jorrem", *texts, days=(3, 28)) == []
    assert found("Jorrem", *texts, days=(3, None)) == []
    assert found("Jorrem", texts[0], "Fire at Djorem. Nobody was hurt.") == []


def test_towns_that_one_sentence_tells_apart_are_two() -> None:
    texts = f"Jorrem burned. {OTHERS}", f"Djorem burned. {OTHERS}"
    assert found("Jorrem", *texts, "Shells fell on Jorrem and on Djorem.") == []


@pytest.mark.parametrize(
    "told",
    [
        "Jorrem, a town of 900 that the rebels spell Djorem, was quiet.",
        "Fire in Djorem (Jorrem in the enemy's spelling).",
        "It is Djorem, also known as Jorrem.",
    ],
)
def test_a_report_that_says_so_is_enough(told: str) -> None:
    assert found("Jorrem", "Jorrem burned.", "Djorem burned.", told) == [("Jorrem", "Djorem")]


def test_two_words_of_one_persons_name_are_enough_and_another_persons_parts() -> None:
    assert found("Kasimir Holvek", "Kasimir Holvek won.", "Kazimir Holwek lost.") == [
        ("Kasimir", "Kazimir"),
        ("Holvek", "Holwek"),
    ]
    texts = f"Kasimir Holvek won. {OTHERS}", f"Kazimir Tolland won. {OTHERS}"
    assert found("Kasimir Holvek", *texts) == []


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("Velm", "Velma"),
        ("Jorrem", "Jorremi"),  # the people of a town
        ("Tarvun", "Marvun"),
        ("Eik", "Ejk"),
        ("Freddie", "Friday"),
    ],
)
def test_other_words_stay_apart(asked: str, other: str) -> None:
    assert found(asked, f"It was in {asked}. {OTHERS}", f"It was {other}. {OTHERS}") == []


def test_a_word_that_stands_in_small_letters_too_is_no_name() -> None:
    assert found("Tavarun", f"In Tavarun. {OTHERS}", f"Tawarun trees fell. {OTHERS}") == [("Tavarun", "Tawarun")]
    assert found("Tavarun", f"In Tavarun. {OTHERS}", f"Tawarun trees fell, tawarun nuts too. {OTHERS}") == []


def test_words_of_english_are_one_name_only_where_both_are_places() -> None:
    assert found("Kiev", f"It burned in Kiev. {OTHERS}", f"Fire in Kyiv. {OTHERS}") == [("Kiev", "Kyiv")]
    assert found("Kiev", f"It burned in Kiev. {OTHERS}", f"Kyiv burns. {OTHERS}") == []
    assert found("Kiev", f"It burned in Kiev. {OTHERS}", f"Shown in Kyiv Harrow's film. {OTHERS}") == []


ALSO = (Respelling("Jorrem", "Djorem", also=True),)


def test_an_article_is_read_with_the_asked_spelling_in_every_form_of_its_own() -> None:
    assert renamed(article("DJOREM - Fire at Djorem."), ALSO) == {"Djorem": "Jorrem", "DJOREM": "JORREM"}
    assert renamed(article("Fire at Jorrem. Djorem, as rebels say Jorrem."), ALSO) == {}
    assert renamed(article("Fire at Harrow."), ALSO) == {}
    assert renamed(article("Fire at Djorem."), ()) == {}
