"""What every archive does, in a folder or on Milvus: one suite, run over both."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index import changes
from index.add import add
from index.article import Basis, Incoming, Masthead, Sentence
from index.day import Day, DayFrom, DayMark
from index.errors import NoArchive, UnknownArticle, UsageError
from index.found import Filters
from index.holdings import Holdings
from index.origins.inference import Inferred
from index.origins.stories import Assigned, StoryStore
from index.steps import Steps, default_steps
from index.words.fulltext import passage_text
from tests.fakes import WordEncoder, invented, noon, plain_steps
from tests.index.keepers import InAFolder, Keeper, Maker, OnMilvus, milvus_or_skip

ENCODER = WordEncoder()


@pytest.fixture(scope="session", params=["folder", "milvus"])
def keeper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    if request.param == "folder":
        return InAFolder()
    milvus_or_skip()
    return OnMilvus(tmp_path_factory.mktemp("templates"))


@pytest.fixture
def made(keeper: Keeper, tmp_path: Path) -> Iterator[Maker]:
    """Makes an archive of these articles; all are closed at the end."""
    with ExitStack() as open_ones:

        def make(*incoming: Incoming, steps: Steps | None = None, name: str = "archive") -> Holdings:
            archive = keeper.create(tmp_path / name, ENCODER.dimension)
            open_ones.callback(archive.close)
            add(archive, incoming, ENCODER, noon, steps=steps or plain_steps())
            return archive

        yield make


@pytest.fixture(scope="module")
def forty(keeper: Keeper, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holdings]:
    """Not to be changed."""
    with keeper.create(tmp_path_factory.mktemp("forty") / "archive", ENCODER.dimension) as archive:
        add(archive, [invented(n) for n in range(40)], ENCODER, noon, steps=plain_steps())
        yield archive


def keys_of(archive: Holdings, text: str, filters: Filters, limit: int = 400) -> set[str]:
    hits = archive.search_vector(ENCODER.encode([text])[0], limit, filters)
    return {found.article.key for found in archive.passages([hit.passage_id for hit in hits])}


def keys_by_words(archive: Holdings, word: str, filters: Filters = Filters()) -> list[str]:  # noqa: B008 - frozen
    hits = archive.search_words([word], 400, filters)
    return [found.article.key for found in archive.passages([hit.passage_id for hit in hits])]


def test_where_there_is_none_a_line_says_how_to_make_one(keeper: Keeper, tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match=r"no archive there; make one with `rashomon --archive .* add FILES`"):
        keeper.open(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_archive_finds_nothing_and_says_so(made: Maker) -> None:
    archive = made()
    assert archive.coverage().articles == 0
    assert archive.search_vector(ENCODER.encode(["x"])[0], 5, Filters()) == []
    assert archive.search_words(["x"], 5, Filters()) == []
    assert archive.document_frequency(["x"]) == [0]
    assert archive.years_with(4, 21) == ()
    assert archive.outlets() == archive.languages() == ()


def test_what_was_stored_is_what_was_put_in(forty: Holdings) -> None:
    for number in (0, 7, 39):
        one = invented(number)
        article = forty.article(f"report-{number}")
        assert article.text == one.text
        masthead = article.masthead
        assert (masthead.title, masthead.outlet, masthead.language) == (one.title, one.source, "en")
        assert masthead.published_day == Day.of(date.fromisoformat(str(one.date)))
        assert article.published_basis is Basis.STATED
        assert forty.article(article.key, 1) == article
        assert [article.text[s.start : s.end][:4] for s in article.sentences] == ["Fire", "Some", "The "]
    with pytest.raises(UnknownArticle, match="nobody: no such article"):
        forty.article("nobody")
    with pytest.raises(UnknownArticle, match=r"report-7: it has no version 2, only version 1$"):
        forty.article("report-7", 2)
    with pytest.raises(UnknownArticle, match=r"report-7: it has no version 99999999999999999999, only version 1$"):
        forty.article("report-7", 99_999_999_999_999_999_999)


def test_vector_search_is_exact(forty: Holdings) -> None:
    every = forty.passages([h.passage_id for h in forty.search_vector(ENCODER.encode(["fire"])[0], 400, Filters())])
    assert len(every) == 40
    texts = [passage_text(found.article, found.passage) for found in every]
    rows = ENCODER.encode(texts).astype(np.float16).astype(np.float32)
    for question in ("fire at the old bridge", "repairs in Quint", "witness number 7"):
        vector = ENCODER.encode([question])[0]
        ids = [found.passage_id for found in every]
        slow = sorted(zip((-(rows @ vector)).tolist(), ids, strict=True))[:7]
        fast = forty.search_vector(vector, 7, Filters())
        assert [hit.passage_id for hit in fast] == [i for _, i in slow]
        assert [hit.score for hit in fast] == pytest.approx([-score for score, _ in slow], abs=1e-6)


def test_equal_scores_go_to_the_one_that_came_first(made: Maker) -> None:
    copies = [replace(invented(1), key=f"copy-{n}", place=f"/desk/{n}.jsonl") for n in range(5)]
    archive = made(*copies)
    first = ["copy-0", "copy-1", "copy-2"]
    by_vector = archive.search_vector(ENCODER.encode(["fire in Ostrelle"])[0], 3, Filters())
    by_words = archive.search_words(["fire"], 3, Filters())
    assert [found.article.key for found in archive.passages([h.passage_id for h in by_vector])] == first
    assert [found.article.key for found in archive.passages([h.passage_id for h in by_words])] == first


@pytest.mark.parametrize(
    "filters",
    [
        Filters(since=date(2031, 5, 1)),
        Filters(until=date(2031, 5, 1)),
        Filters(since=date(2031, 3, 3), until=date(2031, 3, 31)),
        Filters(as_of=date(2031, 2, 28)),
        Filters(outlet="daily KITE"),
        Filters(language="EN", outlet=" nachtpost", since=date(2031, 8, 1)),
        Filters(language="de"),
        Filters(outlet="Nobody"),
    ],
)
def test_filters_hold_inside_both_searches(forty: Holdings, filters: Filters) -> None:
    def passes(key: str) -> bool:
        masthead = forty.article(key).masthead
        assert masthead.published_day is not None
        day = masthead.published_day.first
        return (
            (filters.since is None or day >= filters.since)
            and (filters.until is None or day <= filters.until)
            and (filters.as_of is None or day <= filters.as_of)
            and (filters.outlet is None or str(masthead.outlet).casefold() == filters.outlet.strip().casefold())
            and (filters.language is None or str(masthead.language) == filters.language.casefold())
        )

    expected = set(filter(passes, forty.keys()))
    assert keys_of(forty, "fire service", filters) == expected
    assert set(keys_by_words(forty, "fire", filters)) == expected
    # As many as asked for, though most of the nearest do not pass: inside the search, not after it.
    assert len(keys_of(forty, "fire service", filters, limit=2)) == min(2, len(expected))


def test_undated_articles_pass_since_and_until_but_not_as_of(made: Maker) -> None:
    archive = made(replace(invented(1), date=None))
    assert keys_of(archive, "fire", Filters(since=date(2031, 1, 1), until=date(2031, 1, 2))) == {"report-1"}
    assert keys_of(archive, "fire", Filters(as_of=date(2040, 1, 1))) == set()
    assert (archive.coverage().first, archive.coverage().last) == (None, None)


def test_words_are_found_without_accents_case_and_endings(made: Maker) -> None:
    archive = made(
        invented(1, words="The Café of Đurđa was shelled; shells hit it twice. Naïveté, 3,500 of U.S. origin.")
    )
    for word in ("cafe", "CAFÉ", "shelling", "Đurđa", "naivete", "3,500", "u.s.", "hits it"):
        assert len(archive.search_words([word], 5, Filters())) == 1, word
    assert archive.document_frequency(["shell", "cafe", "zeppelin", "", '"'])[:3] == [1, 1, 0]


@pytest.mark.parametrize(
    "word", ['"', "NEAR(", "a OR b", "*", "-", "text:fire", "\0", "'; DROP TABLE words", "fire*", "\\", "') or (id > 0"]
)
def test_a_word_is_never_taken_as_syntax(forty: Holdings, word: str) -> None:
    assert len(forty.search_words([word, "fire"], 50, Filters())) == 40
    assert forty.document_frequency([word])[0] <= 40
    assert forty.search_words(["fire"], 5, Filters(outlet=word, language=word)) == []


def test_passages_come_in_the_order_asked_for_with_their_article(forty: Holdings) -> None:
    first, second, third, *_ = (h.passage_id for h in forty.search_words(["fire"], 9, Filters()))
    found = forty.passages([third, 999_999, first])
    assert [one.passage_id for one in found] == [third, first]
    assert second not in [one.passage_id for one in found]
    for one in found:
        assert one.passage in one.article.passages
        assert one.article.sentences[one.passage.first_sentence].start == one.passage.start


def with_days(text: str, day: Day) -> Steps:
    """Marks sentences that hold `text` with that day."""

    def mark(sentences: object, whole: str, masthead: Masthead) -> tuple[Sentence, ...]:
        return tuple(
            replace(s, day=DayMark(day, DayFrom.SENTENCE, text)) if text in whole[s.start : s.end] else s
            for s in sentences  # type: ignore[attr-defined]  # a sequence of sentences
        )

    return replace(plain_steps(), date_sentences=mark)


def test_years_are_those_of_sentences_and_publications(made: Maker) -> None:
    one = replace(invented(1, words="It burned in June."), date="2029-04-21")
    archive = made(one, steps=with_days("June", Day.month(2027, 6)))
    assert archive.years_with(4, 21) == archive.years_with(4, None) == (2029,)
    assert archive.years_with(6, None) == (2027,)
    assert archive.years_with(6, 3) == ()
    (marked,) = [s.day for s in archive.article("report-1").sentences if s.day]
    assert marked == DayMark(Day.month(2027, 6), DayFrom.SENTENCE, "June")
    changes.remove(archive, "report-1", steps=plain_steps())
    assert archive.years_with(4, None) == archive.years_with(6, None) == ()
    assert archive.outlets() == archive.languages() == ()
    assert archive.coverage().first is None


def test_the_same_bytes_again_are_skipped_and_new_text_is_a_new_version(made: Maker) -> None:
    archive = made(invented(1), invented(2))
    summary = add(archive, [invented(1), invented(2, words="More came.")], ENCODER, noon, steps=plain_steps())
    assert (summary.added, summary.updated, summary.skipped) == (0, 1, 1)
    assert archive.coverage().articles == 2
    assert archive.stats().versions == 3
    latest, first = archive.article("report-2"), archive.article("report-2", 1)
    assert (latest.version, "More came." in latest.text) == (2, True)
    assert (first.text, first.passages) == (invented(2).text, ())
    assert [seen.number for seen in archive.versions("report-2")] == [1, 2]
    assert [(seen.key, seen.number) for seen in archive.changed()] == [("report-2", 2)]
    assert keys_by_words(archive, "fire") == ["report-1", "report-2"]
    assert archive.coverage().passages == archive.stats().passages == 2


def test_an_edit_wins_now_and_in_later_versions(made: Maker) -> None:
    archive = made(invented(2), invented(3))
    article = changes.edit(archive, "report-3", outlet="The Gull", date="2030-01-05", steps=plain_steps())
    assert (article.masthead.outlet, article.masthead.published_day) == ("The Gull", Day.of(date(2030, 1, 5)))
    assert article.published_basis is Basis.STATED
    assert archive.outlets() == ("Daily Kite", "The Gull")
    add(archive, [invented(3, words="More.")], ENCODER, noon, steps=plain_steps())
    later = archive.article("report-3")
    assert later.version == 2
    assert (later.masthead.outlet, later.masthead.published_day) == ("The Gull", Day.of(date(2030, 1, 5)))
    assert keys_of(archive, "fire", Filters(outlet="the gull", until=date(2030, 2, 1))) == {"report-3"}
    assert archive.coverage().first == date(2030, 1, 5)


def test_an_edited_title_is_found_by_its_new_words_only(made: Maker) -> None:
    archive = made(invented(3), invented(11))
    changes.edit(archive, "report-3", title="Zeppelin over the harbour", steps=plain_steps())
    assert keys_by_words(archive, "zeppelin") == ["report-3"]
    assert archive.document_frequency(["zeppelin"]) == [0]  # headlines do not count
    changes.edit(archive, "report-3", title="Something else", steps=plain_steps())
    assert archive.search_words(["zeppelin"], 5, Filters()) == []


@pytest.mark.parametrize(
    "given", [{}, {"date": "12/1"}, {"outlet": " "}, {"date": "2031-02-30"}, {"date": "0001-01-01"}]
)
def test_an_edit_that_makes_no_sense_changes_nothing(forty: Holdings, given: dict[str, str]) -> None:
    before, edition = forty.article("report-3"), forty.edition
    with pytest.raises(UsageError):
        changes.edit(forty, "report-3", **given, steps=plain_steps())  # type: ignore[arg-type]  # parametrised
    assert (forty.article("report-3"), forty.edition) == (before, edition)
    with pytest.raises(UnknownArticle, match="nobody: no article has that key"):
        changes.edit(forty, "nobody", outlet="x", steps=plain_steps())


def test_a_removed_article_is_nowhere_any_more(made: Maker) -> None:
    archive = made(*(invented(n) for n in range(6)))
    add(archive, [invented(90, words="Xylophones quietly burned.")], ENCODER, noon, steps=plain_steps())
    add(archive, [invented(90, words="Xylophones quietly burned twice.")], ENCODER, noon, steps=plain_steps())
    assert keys_by_words(archive, "xylophones") == ["report-90"]
    removed = changes.remove(archive, "report-90", steps=plain_steps())
    assert (removed.key, removed.versions, removed.passages) == ("report-90", 2, 1)
    assert archive.search_words(["xylophones"], 5, Filters()) == []
    assert archive.document_frequency(["xylophones"]) == [0]
    assert "report-90" not in keys_of(archive, "Xylophones quietly burned twice.", Filters())
    assert "report-90" not in set(archive.keys())
    assert archive.was_removed("report-90")
    assert not archive.was_removed("report-5")
    for version in (None, 1, 2):
        with pytest.raises(UnknownArticle):
            archive.article("report-90", version)
    with pytest.raises(UnknownArticle):
        changes.remove(archive, "report-90", steps=plain_steps())
    assert archive.stats().versions == 6


def test_a_key_that_comes_back_goes_on_counting_versions(made: Maker) -> None:
    archive = made(invented(4), invented(5))
    changes.remove(archive, "report-5", steps=plain_steps())
    add(archive, [invented(5, words="Other words.")], ENCODER, noon, steps=plain_steps())
    assert archive.article("report-5").version == 2
    assert not archive.was_removed("report-5")
    with pytest.raises(UnknownArticle, match="report-5: it has no version 1, only version 2"):
        archive.article("report-5", 1)


def test_days_inferred_from_a_removed_article_are_unknown_again(made: Maker) -> None:
    def assign(store: StoryStore, ids: object) -> Assigned:
        dated = []
        for article in store.articles(list(ids)):  # type: ignore[call-overload]  # a sequence of ids
            if article.masthead.published_day is None and article.key == "report-1":
                store.set_publication(article.id, Inferred(Day.of(date(2031, 6, 1)), ("report-2",)))
                dated.append(article.id)
        return Assigned(dated=tuple(dated))

    steps = replace(plain_steps(), assign=assign)
    archive = made(replace(invented(1), date=None), invented(2), steps=steps)
    found = archive.article("report-1")
    assert (found.published_basis, found.published_from) == (Basis.INFERRED, ("report-2",))
    assert archive.years_with(6, 1) == (2031,)
    assert "report-1" in keys_of(archive, "fire", Filters(as_of=date(2031, 6, 1)))
    changes.remove(archive, "report-2", steps=plain_steps())
    found = archive.article("report-1")
    assert (found.published_basis, found.published_from, found.masthead.published_day) == (Basis.UNKNOWN, (), None)
    assert archive.years_with(6, 1) == ()
    assert keys_of(archive, "fire", Filters(as_of=date(2031, 6, 1))) == set()


def test_articles_of_an_origin_are_listed_alone(made: Maker) -> None:
    copies = [replace(invented(1), key=f"copy-{n}", source=f"Outlet {n}", date=day, place=f"/desk/copy-{n}.txt")
              for n, day in enumerate(("2031-02-03", None, "2031-02-02"))]  # fmt: skip
    archive = made(*copies, invented(2), steps=default_steps())
    listed = list(archive.articles())
    origins = {each.origin for each in listed if each.origin is not None}
    assert len(origins) == 2
    for origin in origins:
        assert list(archive.of_origin(origin)) == [each for each in listed if each.origin == origin]
    assert list(archive.of_origin(10**9)) == []


def test_listing_and_stats_count_the_same(forty: Holdings) -> None:
    listed = list(forty.articles())
    stats = forty.stats()
    assert len(listed) == stats.articles == forty.coverage().articles == 40
    assert sum(one.passages for one in listed) == stats.passages
    assert sum(one.chars for one in listed) == stats.chars
    assert listed == sorted(
        listed, key=lambda one: (one.published_day.first if one.published_day else date.max, one.key)
    )
    assert stats.model == ENCODER.model
    assert stats.sentences == 120
    assert forty.keys() == tuple(sorted(one.key for one in listed))


def test_the_text_of_a_passage_has_no_furniture(made: Maker) -> None:
    def masked(text: str, title: str | None) -> tuple[tuple[int, int], ...]:
        at = text.index("SHARE THIS")
        return ((at, at + len("SHARE THIS")),)

    archive = made(invented(1, words="SHARE THIS"), steps=replace(plain_steps(), furniture=masked))
    article = archive.article("report-1")
    assert "SHARE THIS" in article.text
    assert all("SHARE" not in passage_text(article, passage) for passage in article.passages)
    assert archive.search_words(["share"], 5, Filters()) == []
    assert archive.furniture("report-1") == ((article.text.index("SHARE"), article.text.index("SHARE") + 10),)


def test_the_edition_moves_on_whenever_something_came_changed_or_went(
    made: Maker, keeper: Keeper, tmp_path: Path
) -> None:
    archive = made(invented(1), invented(2))
    editions = [archive.edition]
    for change in (
        lambda: add(archive, [invented(3)], ENCODER, noon, steps=plain_steps()),
        lambda: changes.edit(archive, "report-1", date="2031-03-04"),
        lambda: changes.remove(archive, "report-3"),
    ):
        change()
        editions.append(archive.edition)
    assert editions == sorted(set(editions))
    add(archive, [invented(2)], ENCODER, noon, steps=plain_steps())
    assert archive.edition == editions[-1]
    archive.close()
    with keeper.open(tmp_path / "archive") as again:
        assert again.edition == editions[-1]
        assert again.article("report-1").masthead.published_day == Day.of(date(2031, 3, 4))


def test_a_long_article_with_an_odd_key_comes_back_whole(made: Maker) -> None:
    key = "a'b\"c\\d {x} \u202e %s ' or latest == true"
    text = "Der Zeppelin über Đurđa 🜁 brannte, sagte der Zeuge. " * 1_500
    archive = made(
        Incoming("/desk/long.jsonl", text, key=key, title="T" * 70_000, source="O'\"Hara\\", date="2031-05-06")
    )
    article = archive.article(key)
    assert article.text == text
    assert article.masthead.title == "T" * 70_000
    assert all("Zeuge" in text[s.start : s.end] for s in article.sentences)
    assert len(article.sentences) == 1_500
    assert keys_of(archive, "Zeppelin", Filters(outlet="o'\"hara\\")) == {key}
    assert archive.keys() == (key,)


def test_a_vector_of_another_length_is_a_mistake_of_the_program(forty: Holdings) -> None:
    with pytest.raises(ValueError, match="dimension 64"):
        forty.search_vector(np.ones(3, dtype=np.float32), 3, Filters())


def test_copies_fold_into_one_origin_and_an_event_into_one_story(made: Maker) -> None:
    wire = (
        "VARNHOLT (Meridian) - A grain silo in Varnholt collapsed on Sunday and killed 14 workers of the Pellmar "
        "cooperative, Inspector Orla Fenwick said. Rescue teams from Kemmin searched the ruins through the night. "
        "The silo had been inspected by Brask Engineering in March, the Pellmar cooperative said. "
        "Families waited outside the Saint Odile clinic, where 9 injured workers were treated by Doctor Ilse Marn. "
    ) * 3
    copy = f"{wire} Reported for the Nachtpost."
    other = invented(3).text
    archive = made(
        Incoming("/d/a", wire, key="wire", source="Meridian", date="2031-05-05", language="en"),
        Incoming("/d/b", copy, key="copy", source="Nachtpost", date="2031-05-05", language="en"),
        Incoming("/d/c", other, key="other", source="Daily Kite", date="2031-05-05", language="en"),
        steps=replace(default_steps(), masthead=plain_steps().masthead),
    )
    first, second, third = (archive.article(key) for key in ("wire", "copy", "other"))
    assert first.origin == second.origin == first.id
    assert first.story == second.story
    assert third.origin == third.id
    add(
        archive,
        [Incoming("/d/e", f"{copy} Again.", key="late", source="The Gull", date="2031-05-06", language="en")],
        ENCODER,
        noon,
        steps=replace(default_steps(), masthead=plain_steps().masthead),
    )
    assert archive.article("late").origin == first.id
    assert archive.stats().origins == 2


def lines(*words: str) -> list[Incoming]:
    """One file of JSON lines that all have one id."""
    return [replace(invented(1, words=each), key="id-7", place="/a/export.jsonl") for each in words]


@pytest.mark.parametrize(
    "words", [("First.", "Second."), ("First.", "Second.", "Third."), ("First.", "Second.", "First.")]
)
def test_a_file_with_several_texts_of_one_id_stores_nothing_new_when_added_again(
    made: Maker, words: tuple[str, ...]
) -> None:
    archive = made(*lines(*words))
    for _ in range(2):
        again = add(archive, lines(*words), ENCODER, noon, steps=plain_steps())
        assert (again.added, again.updated, again.skipped, again.notes) == (0, 0, len(words), ())
        latest = archive.article("id-7")
        assert (latest.version, words[-1] in latest.text) == (len(words), True)


def test_an_outlet_that_goes_back_to_its_old_words_makes_a_version(made: Maker) -> None:
    archive = made(*lines("First.", "Second."))
    again = add(archive, lines("First."), ENCODER, noon, steps=plain_steps())
    assert (again.updated, again.skipped) == (1, 0)
    assert archive.article("id-7").text == archive.article("id-7", 1).text
    assert archive.article("id-7").version == 3
    with pytest.raises(UnknownArticle, match=r"id-7: it has no version 4, only versions 1 to 3$"):
        archive.article("id-7", 4)
