"""Stories: copies share an origin, reports of one event a story, look-alike events neither; undated ones get a day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import permutations

import pytest

from index.article import Article, Basis, Masthead
from index.day import Day
from index.origins.facts import Facts
from index.origins.fingerprint import words_of
from index.origins.inference import Inferred, StoryView
from index.origins.stories import Assigned, Neighbour, Told, assign, link
from index.passages import cut
from index.sentences import split

RAID = (
    "Four rockets hit the Karsuun base near Melidor on Sunday evening, port officials said. The rockets came from "
    "the Tavesh hills at 9:40 p.m., Colonel Brandt told reporters. Two trucks burnt near the Ilsenport road. "
    "The governor of Melidor province, Adel Quint, called it the worst raid since the Ostrava truce. "
    "Repairs to the runway began before dawn, and the Karsuun hospital took in seven soldiers with light wounds. "
    "Nobody claimed the raid, but the Tavesh Front had warned of more such raids in a letter to the harbour council."
)
OTHER_REPORT = (
    "Residents of Melidor woke to sirens after four rockets struck Karsuun late on Sunday. Brandt, who commands the "
    "base, told reporters that two trucks had been lost and that the fire reached the Ilsenport road. The launchers "
    "stood in the Tavesh hills, he believes, and were gone when patrols came at 9:40 p.m."
)
LATER_RAID = (
    "Six rockets hit the Karsuun base near Melidor on Friday, officials said. They came from the Norrow valley. "
    "Colonel Ferro, who took over the base in May, told reporters that a fuel store had burnt in the Gessel yard."
)
MARKET = (
    "The Velden fish market will move to Ostrand in spring, mayor Ilse Komari said. Traders fear the rents of the new "
    "halls, which the Lindqvist bank paid for, and want the council to vote again."
)


@cache
def _distinct(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


@dataclass(slots=True)
class FakeStore:
    """Keeps everything in memory; likeness is the share of rarer words in common."""

    held: dict[int, Article] = field(default_factory=dict)
    bands: dict[int, tuple[int, ...]] = field(default_factory=dict)
    looked_at: int = 0

    def put(self, id_: int, text: str, day: str | None, wire: str | None = None) -> int:
        published = Day.of(date.fromisoformat(day)) if day else None
        sentences = split(text, ())
        self.held[id_] = Article(
            id=id_,
            key=f"a{id_}",
            version=1,
            text=text,
            masthead=Masthead(published_day=published, wire=wire),
            published_basis=Basis.STATED if day else Basis.UNKNOWN,
            sentences=sentences,
            passages=cut(text, sentences),
        )
        return id_

    def articles(self, version_ids: Sequence[int]) -> list[Article]:
        self.looked_at += len(version_ids)
        return [self.held[i] for i in version_ids if i in self.held]

    def neighbours(self, version_id: int, limit: int) -> list[Neighbour]:
        common = Counter(word for article in self.held.values() for word in _distinct(article.text))
        found = [Neighbour(i, self._alike(version_id, i, common)) for i in self.held if i != version_id]
        return sorted(found, key=lambda n: (-n.similarity, n.version_id))[:limit]

    def _alike(self, a: int, b: int, common: Counter[str]) -> float:
        mine, theirs = (
            {w for w in _distinct(self.held[i].text) if len(w) > 3 and common[w] <= max(3, len(self.held) // 2)}
            for i in (a, b)
        )
        return min(1.0, 2.5 * len(mine & theirs) / max(1, min(len(mine), len(theirs))))

    def with_bands(self, bands: Sequence[int], limit: int) -> list[int]:
        shared = {i: len(set(bands) & set(own)) for i, own in self.bands.items()}
        return sorted((i for i, n in shared.items() if n), key=lambda i: (-shared[i], i))[:limit]

    def set_bands(self, version_id: int, bands: Sequence[int]) -> None:
        self.bands[version_id] = tuple(bands)

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        return [sum(word in _distinct(a.text) for a in self.held.values()) for word in words]

    def passage_count(self) -> int:
        return sum(len(a.passages) for a in self.held.values())

    def set_groups(self, version_id: int, origin: int, story: int) -> None:
        self.held[version_id] = replace(self.held[version_id], origin=origin, story=story)

    def set_publication(self, version_id: int, inferred: Inferred) -> None:
        article = self.held[version_id]
        masthead = replace(article.masthead, published_day=inferred.published_day)
        self.held[version_id] = replace(
            article, masthead=masthead, published_basis=Basis.INFERRED, published_from=inferred.keys
        )


def groups(store: FakeStore) -> dict[int, tuple[int | None, int | None]]:
    return {i: (a.origin, a.story) for i, a in sorted(store.held.items())}


def test_a_copy_joins_the_origin_and_the_story_of_its_text() -> None:
    store = FakeStore()
    store.put(1, RAID, "2021-03-08")
    store.put(2, "Base under fire\n\nBy our own reporter\n\n" + RAID[:420], "2021-03-09")
    assert assign(store, [1, 2]) == Assigned(copies=(2,), dated=())
    assert groups(store) == {1: (1, 1), 2: (1, 1)}


def test_two_outlets_reports_of_one_event_share_a_story_but_not_an_origin() -> None:
    store = FakeStore()
    store.put(1, RAID, "2021-03-08")
    store.put(2, OTHER_REPORT, "2021-03-08")
    store.put(3, MARKET, "2021-03-08")
    assert assign(store, [1, 2, 3]) == Assigned()
    assert groups(store) == {1: (1, 1), 2: (2, 1), 3: (3, 3)}


def test_a_look_alike_months_later_is_another_story() -> None:
    store = FakeStore()
    store.put(1, RAID, "2021-03-08")
    assign(store, [1])
    store.put(2, LATER_RAID, "2021-07-10")
    assign(store, [2])
    assert groups(store) == {1: (1, 1), 2: (2, 2)}


def test_an_undated_article_is_dated_by_its_story() -> None:
    store = FakeStore()
    store.put(1, RAID, "2021-03-08")
    store.put(2, OTHER_REPORT, None)
    assert assign(store, [1, 2]) == Assigned(dated=(2,))
    assert store.held[2].published_basis is Basis.INFERRED
    assert store.held[2].masthead.published_day == Day.of(date(2021, 3, 8))
    assert store.held[2].published_from == ("a1",)


def test_an_undated_article_that_was_there_first_is_dated_when_its_story_comes_in() -> None:
    store = FakeStore()
    store.put(1, OTHER_REPORT, None)
    assert assign(store, [1]) == Assigned()
    store.put(2, RAID, "2021-03-08")
    assert assign(store, [2]) == Assigned(dated=(1,))
    assert store.held[1].published_from == ("a2",)


def test_an_inferred_day_is_not_the_ground_of_another() -> None:
    store = FakeStore()
    store.put(1, OTHER_REPORT, None)
    store.held[1] = replace(
        store.held[1],
        masthead=replace(store.held[1].masthead, published_day=Day.of(date(2021, 3, 8))),
        published_basis=Basis.INFERRED,
    )
    assign(store, [1])
    store.put(2, RAID, None)
    assert assign(store, [2]).dated == ()


def test_an_article_without_words_is_alone() -> None:
    store = FakeStore()
    store.put(1, "—", None)
    store.put(2, "…", None)
    assert assign(store, [1, 2, 99]) == Assigned()
    assert groups(store) == {1: (1, 1), 2: (2, 2)}


def test_few_articles_of_many_are_looked_at() -> None:
    store = FakeStore()
    for number in range(1, 120):
        words = " ".join(f"Xq{number}w{n}" for n in range(60))
        store.put(number, f"Notice {words}.", "2021-03-08")
    assign(store, list(range(1, 120)))
    store.put(200, RAID, "2021-03-08")
    store.looked_at = 0
    assign(store, [200])
    assert store.looked_at < 60


def told(story: int, names: set[str], similarity: float, day: str | None = "2021-03-08") -> Told:
    published = Day.of(date.fromisoformat(day)) if day else None
    return Told(StoryView(f"a{story}", Facts(names=frozenset(names)), published, similarity), story, published)


ASKING = StoryView("new", Facts(names=frozenset({"karsuun", "melidor", "tavesh", "brandt"})), Day.of(date(2021, 3, 9)))


@pytest.mark.parametrize(
    ("neighbour", "linked"),
    [
        (told(7, {"karsuun", "melidor", "tavesh"}, 0.6), True),
        (told(7, {"karsuun", "melidor"}, 0.6), False),
        (told(7, {"karsuun", "melidor"}, 0.8), True),
        (told(7, {"karsuun", "melidor", "tavesh", "brandt"}, 0.4), False),
        (told(7, {"karsuun", "melidor", "tavesh", "brandt"}, 0.9, "2021-03-20"), False),
        (told(7, {"karsuun", "melidor", "tavesh"}, 0.6, None), True),
    ],
)
def test_likeness_and_rare_names_make_a_story(neighbour: Told, linked: bool) -> None:
    assert link(ASKING, [neighbour]) == (7 if linked else None)


def test_a_story_does_not_creep_on_from_day_to_day() -> None:
    near = told(7, {"karsuun", "melidor", "tavesh"}, 0.9, "2021-03-08")
    assert link(ASKING, [near]) == 7
    assert link(ASKING, [replace(near, story_day=Day.of(date(2021, 3, 1)))]) is None


def test_the_link_does_not_depend_on_the_order_of_neighbours() -> None:
    neighbours = [told(n, {"karsuun", "melidor", "tavesh"}, 0.6) for n in (9, 3, 5)]
    assert {link(ASKING, order) for order in permutations(neighbours)} == {3}


def test_different_weekdays_part_an_undated_article_from_a_story() -> None:
    asking = StoryView("new", replace(ASKING.facts, weekdays=(6,)), None)
    neighbour = told(7, set(ASKING.facts.names), 0.9)
    other = replace(neighbour, view=replace(neighbour.view, facts=replace(neighbour.view.facts, weekdays=(2,))))
    assert link(asking, [neighbour]) == 7
    assert link(asking, [other]) is None
