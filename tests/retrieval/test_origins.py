"""Origins: copies, wire stories, the same mouth are one; everything else is not."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from index.article import Article, Masthead
from index.day import Day
from retrieval.answer import Attribution
from retrieval.origins import group_origins

DAY = Day.of(date(2021, 3, 4))


def article(id_: int, **known: object) -> Article:
    masthead = replace(Masthead(outlet=f"Outlet {id_}", published_day=DAY), **{
        key: value for key, value in known.items() if key not in {"origin", "story"}
    })  # fmt: skip
    found = Article(id=id_, key=f"a{id_}", version=1, text="", masthead=masthead)
    return replace(found, **{key: value for key, value in known.items() if key in {"origin", "story"}})


def said(who: str, *, anonymous: bool = False, via: str | None = None) -> Attribution:
    return Attribution(who=who, anonymous=anonymous, via=via)


def test_two_outlets_of_their_own_are_two_origins() -> None:
    assert group_origins([(article(1), None), (article(2), None)]) == ["o1", "o2"]


def test_copies_are_one_origin() -> None:
    assert group_origins([(article(1, origin=1), None), (article(2, origin=1), None)]) == ["o1", "o1"]


def test_one_agencys_story_in_two_outlets_is_one_origin() -> None:
    a, b = article(1, wire="AFP", story=1), article(2, wire="AFP", story=1)
    assert group_origins([(a, None), (b, None)]) == ["o1", "o1"]
    assert group_origins([(a, None), (article(3, wire="AFP", story=9), None)]) == ["o1", "o2"]
    assert group_origins([(a, None), (article(4, wire="dpa", story=1), None)]) == ["o1", "o2"]


def test_who_cites_an_agency_adds_nothing_to_its_story() -> None:
    assert group_origins([(article(1, wire="AFP"), None), (article(2), said("AFP"))]) == ["o1", "o1"]


def test_an_unnamed_official_through_one_agency_is_one_origin() -> None:
    a = said("a US official", anonymous=True, via="Reuters")
    b = said("Port security sources and a US official", anonymous=True, via="Reuters")
    assert group_origins([(article(1), a), (article(2), b)]) == ["o1", "o1"]
    later = article(3, published_day=Day.of(date(2021, 9, 4)))
    assert group_origins([(article(1), a), (later, b)]) == ["o1", "o2"]


def test_unnamed_speakers_apart_stay_apart() -> None:
    a = said("a US official", anonymous=True, via="Reuters")
    for other in (
        said("a US official", anonymous=True, via="AFP"),
        said("an army officer", anonymous=True, via="Reuters"),
        said("a US official", anonymous=True),
        said("a Velden official", anonymous=True, via="Reuters"),
    ):
        assert group_origins([(article(1), a), (article(2), other)]) == ["o1", "o2"]


def test_one_person_is_one_origin_however_named() -> None:
    names = ["Mr. Harlan", "Sam Harlan", "Police chief Sam Harlan, a former diver", "S. Harlan"]
    assert set(group_origins([(article(n), said(who)) for n, who in enumerate(names)])) == {"o1"}


def test_two_persons_of_one_name_are_two() -> None:
    assert group_origins([(article(1), said("Sam Harlan")), (article(2), said("Eva Harlan"))]) == ["o1", "o2"]


def test_a_named_body_is_one_origin_and_police_anywhere_are_not() -> None:
    body = said("the Orlen Observatory for Rivers")
    assert group_origins([(article(1), body), (article(2), body)]) == ["o1", "o1"]
    assert group_origins([(article(1), said("police")), (article(2), said("police"))]) == ["o1", "o2"]


def test_one_office_is_one_origin_within_some_days_unless_it_is_anothers() -> None:
    coast = said("the coast guard")
    pair = [(article(1), coast), (article(2), said("The coast guard"))]
    assert group_origins(pair) == ["o1", "o1"]
    late = (article(3, published_day=Day.of(date(2021, 9, 4))), coast)
    assert group_origins([pair[0], late]) == ["o1", "o2"]
    ours, theirs = said("Velm's coast guard"), said("Orlen's coast guard")
    assert group_origins([(article(1), ours), (article(2), theirs)]) == ["o1", "o2"]
    lead = replace(article(2), text="A boat sank off Velm on Sunday, the coast guard said.")
    assert group_origins([(article(1), ours), (lead, coast)]) == ["o1", "o1"]
    assert group_origins([(article(1), theirs), (lead, coast)]) == ["o1", "o2"]


def test_a_person_is_one_with_and_without_their_body() -> None:
    for who in (
        "Sam Harlan of the guard",
        "Sam Harlan, a spokesman for the Velm Port Company",
        "spokesman Sam Harlan",
    ):
        assert group_origins([(article(1), said(who)), (article(2), said("Sam Harlan"))]) == ["o1", "o1"]
    aside = said("Secretary of State Sam Harlan, speaking Thursday on Velm Hill")
    assert group_origins([(article(1), aside), (article(2), said("Harlan"))]) == ["o1", "o1"]
    apart = [(article(1), said("Ann Lee, a nurse at Velm General Hospital"))]
    apart.append((article(2), said("Bob Ray, a driver at Velm General Hospital")))
    assert group_origins(apart) == ["o1", "o2"]


def test_an_agency_by_its_initials_is_the_agency() -> None:
    full = said("a security official", anonymous=True, via="Norvel Press Agency")
    short = said("A security official", anonymous=True, via="NPA")
    assert group_origins([(article(1), full), (article(2), short)]) == ["o1", "o1"]
    other = said("a security official", anonymous=True, via="NTA")
    assert group_origins([(article(1), full), (article(2), other)]) == ["o1", "o2"]


def test_a_body_and_who_speaks_for_it_are_one_origin() -> None:
    mouths = ["the Orlen Guard", "Ada Brandt, the Orlen Guard's spokeswoman", "Orlen Guard leader Tom Reyd", "Tom Reyd"]
    unnamed = said("A spokesman for the Orlen Guard", anonymous=True)
    evidence = [*((article(n), said(who)) for n, who in enumerate(mouths)), (article(9), unnamed)]
    assert set(group_origins(evidence)) == {"o1"}


def test_a_body_that_each_article_names_is_one_in_both() -> None:
    text = "The Velm Boat Guild is on strike."
    a, b = (replace(article(n), text=text) for n in (1, 2))
    evidence = [(a, said("the guild")), (b, said("the guild's spokesman"))]
    assert group_origins(evidence) == ["o1", "o1"]
    other = replace(b, text="The Orlen Boat Guild is on strike.")
    assert group_origins([evidence[0], (other, evidence[1][1])]) == ["o1", "o2"]


def test_who_does_not_speak_for_a_body_is_an_origin_of_its_own() -> None:
    for who in ("a former leader of the Orlen Guard", "a lawyer for the Orlen Guard", "a spokesman for the Velm Guard"):
        assert group_origins([(article(1), said("the Orlen Guard")), (article(2), said(who))]) == ["o1", "o2"]
    police = [(article(1), said("police")), (article(2), said("a police spokesman", anonymous=True))]
    assert group_origins(police) == ["o1", "o2"]


def test_what_somebody_was_told_is_the_origin_of_who_told_it() -> None:
    quote = "Mayor Ada Venn said the Orlen Guard had told her that nine boats sank."
    pair = [(article(1), said("Mayor Ada Venn")), (article(2), said("the Orlen Guard"))]
    assert group_origins(pair, [quote, "Nine boats sank, the Orlen Guard said."]) == ["o1", "o1"]
    assert group_origins(pair, [quote.replace("Orlen", "Velm"), "Nine sank, the Orlen Guard said."]) == ["o1", "o2"]


def test_a_copied_sentence_ties_two_articles() -> None:
    quote = "The crane of the northern quay fell on two boats shortly before noon on Sunday."
    pair = [(article(1), None), (article(2), None)]
    assert group_origins(pair, [quote, quote.replace("shortly", "just")]) == ["o1", "o1"]
    assert group_origins(pair, [quote, "Two boats sank when a crane of the harbour collapsed on Sunday."]) == [
        "o1",
        "o2",
    ]
    assert group_origins(pair, ["Two boats sank.", "Two boats sank."]) == ["o1", "o2"]


def test_an_outlets_own_word_counts_once() -> None:
    a, b = article(1, outlet="Orlen Herald"), article(2, outlet="orlen herald")
    assert group_origins([(a, None), (b, None)]) == ["o1", "o1"]
    assert group_origins([(a, None), (b, said("Sam Harlan"))]) == ["o1", "o2"]


def test_the_groups_do_not_depend_on_the_order() -> None:
    evidence = [
        (article(1, origin=1), None),
        (article(2, origin=1), said("Sam Harlan")),
        (article(3), said("Harlan")),
        (article(4), said("a US official", anonymous=True, via="Reuters")),
    ]
    for order in permutations(range(4)):
        labels = group_origins([evidence[n] for n in order])
        by_article = dict(zip(order, labels, strict=True))
        assert by_article[0] == by_article[1] == by_article[2] != by_article[3]
        assert labels[0] == "o1"
