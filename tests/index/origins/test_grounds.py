"""Why an article was dated by others can be said in the words that they share."""

from collections.abc import Sequence

from index.article import Article, Masthead
from index.day import Day
from index.origins.grounds import grounds
from index.sentences import split

TEXT = (
    "Rockets hit the Vossmark depot on Monday, Colonel Brandel said. Three lorries burned at 9:50 p.m. near Ellquist."
)
DATED = "The Vossmark depot was hit at 9:50 p.m. on Monday. 3 lorries were lost, said Colonel Brandel, of Harnow."
OTHER = "A ferry to Ormby was late on Friday, its owner said."


def article(key: str, text: str, day: str | None = None) -> Article:
    masthead = Masthead(outlet=f"{key} Post", published_day=Day.from_iso(day) if day else None)
    return Article(id=1, key=key, version=1, text=text, masthead=masthead, sentences=tuple(split(text, ())))


def rare(words: Sequence[str]) -> list[int]:
    return [2 for _ in words]


def test_shared_names_things_times_and_weekdays_are_told_as_the_article_writes_them() -> None:
    (ground,) = grounds(article("undated", TEXT), [article("kite", DATED, "2031-03-04")], rare, 10)
    assert (ground.key, ground.outlet, ground.published) == ("kite", "kite Post", Day.from_iso("2031-03-04"))
    assert set(ground.shared) == {"Colonel", "Brandel", "Vossmark", "Three lorries", "21:50", "Monday"}


def test_articles_that_share_nothing_have_no_words() -> None:
    (ground,) = grounds(article("undated", TEXT), [article("ferry", OTHER, "2031-03-07")], rare, 10)
    assert ground.shared == ()


def test_a_name_that_everybody_uses_is_no_ground() -> None:
    (ground,) = grounds(article("undated", TEXT), [article("kite", DATED)], lambda words: [900 for _ in words], 10)
    assert not {"Brandel", "Vossmark"} & set(ground.shared)
