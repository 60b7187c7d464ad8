"""What is shown: origins counted, positions in order, the verdict, and where they part."""

from dataclasses import fields, replace
from datetime import date

from index.article import Article, Basis, Masthead, Sentence
from index.day import Day, DayFrom, DayMark
from retrieval.answer import Attribution, Kind, Verdict
from retrieval.claim import Claim
from retrieval.compose import Composed, compose
from retrieval.confidence import Features, PositionFeatures
from retrieval.match import Match
from retrieval.positions import Denial, Grouped, Outcome
from retrieval.values.read import read_value
from retrieval.values.value import QuestionFocus
from tests.retrieval.newsroom import candidate

FOCUS = QuestionFocus("How many sailors were rescued?", ("sailor",))
NO_FEATURES = Features(*(0.0 for _ in fields(Features)))
NO_MEASURES = PositionFeatures(*(0.0 for _ in fields(PositionFeatures)))


def claim(words: str, key: str, *, outlet: str | None = "", said: Attribution | None = None, day: int = 4) -> Claim:
    text = f"Crews of {key} said that {words} sailors were rescued."
    start = text.index(words)
    value = read_value(Kind.NUMBER, text, (start, start + len(words)), question=FOCUS)
    assert value is not None
    masthead = Masthead(
        outlet=f"{key} post" if outlet == "" else outlet, published_day=Day.of(date(2031, 3, day)), clock_known=False
    )
    number = sum(ord(letter) << at for at, letter in enumerate(key))
    article = Article(number, key, 1, text, masthead, Basis.STATED, origin=number, sentences=(Sentence(0, len(text)),))
    return Claim(candidate(article), value.start, value.end, value, said, NO_FEATURES, 0.8)


def copied(one: Claim, other: Claim) -> Claim:
    """The claim, its article a copy of the other's."""
    article = replace(one.candidate.article, origin=other.candidate.article.origin)
    return replace(one, candidate=replace(one.candidate, report=replace(one.candidate.report, article=article)))


def shown(*groups: tuple[Claim, ...], vague: tuple[Claim, ...] = (), short: tuple[Claim, ...] = ()) -> Composed:
    positions = tuple(Grouped(claims, NO_MEASURES, 0.9 - at / 10) for at, claims in enumerate(groups))
    weighed = [each.candidate for each in (*(c for claims in groups for c in claims), *vague, *short)]
    return compose(Kind.NUMBER, Outcome(positions, vague, short), FOCUS, weighed, ())


def test_nothing_to_show_is_unanswered_with_what_came_closest() -> None:
    found = shown(short=(claim("11", "a"),))
    assert (found.verdict, found.positions) == (Verdict.UNANSWERED, ())
    assert [evidence.article for evidence in found.nearest] == ["a"]


def test_one_origin_is_a_single_source_and_two_agree() -> None:
    a, b = claim("11", "a"), claim("eleven", "b")
    assert shown((a,)).verdict is Verdict.SINGLE_SOURCE
    found = shown((a, b))
    assert found.verdict is Verdict.AGREED
    assert (found.positions[0].outlets, found.positions[0].origins) == (2, 2)


def test_a_position_matches_the_question_as_well_as_its_surest_piece() -> None:
    a, b = claim("11", "a"), claim("eleven", "b")
    weak = replace(b, score=0.3)
    assert [each.match for each in shown((weak,)).positions] == [Match.WEAK]
    assert [each.match for each in shown((a, weak)).positions] == [Match.STRONG]
    assert [each.match for each in shown((replace(a, score=0.5),)).positions] == [Match.FAIR]


def dated(one: Claim, day: Day) -> Claim:
    """The claim, its sentence naming the day."""
    article = one.candidate.article
    marked = replace(article.sentences[0], day=DayMark(day, DayFrom.SENTENCE, "on that day"))
    report = replace(one.candidate.report, article=replace(article, sentences=(marked,)))
    return replace(one, candidate=replace(one.candidate, report=report))


def test_an_answer_names_the_days_of_reports_that_lie_months_apart() -> None:
    march, september = Day.of(date(2031, 3, 3)), Day.of(date(2031, 9, 9))
    a, b, c = claim("11", "a"), claim("eleven", "b"), claim("11", "c")
    found = shown((dated(a, march), dated(b, september)))
    assert found.verdict is Verdict.AGREED  # two origins, by the definition; the note says what it may be worth
    assert found.positions[0].events == ("2031-03-03", "2031-09-09")
    found = shown((dated(a, march), dated(b, september), dated(c, march)))
    assert found.verdict is Verdict.AGREED
    assert found.positions[0].events == ("2031-03-03", "2031-09-09")
    found = shown((dated(a, march), dated(b, march)))
    assert (found.verdict, found.positions[0].events) == (Verdict.AGREED, ())


def test_copies_are_shown_and_counted_as_one_origin() -> None:
    a, b = claim("11", "a"), claim("11", "b")
    found = shown((a, copied(b, a)))
    assert found.verdict is Verdict.SINGLE_SOURCE
    position = found.positions[0]
    assert (position.outlets, position.origins, len(position.evidence)) == (2, 1, 2)
    assert len({evidence.origin for evidence in position.evidence}) == 1


def test_copies_without_an_outlet_are_no_outlets_of_their_own() -> None:
    a, b, c = (claim("11", key, outlet=None) for key in "abc")
    position = shown((a, copied(b, a), c)).positions[0]
    assert (position.outlets, position.origins) == (2, 2)


def test_the_earliest_copy_is_the_quote_of_its_origin_whichever_is_surest() -> None:
    a, b, c = claim("11", "a", day=5), claim("11", "b", day=4), claim("11", "c", day=6)
    found = shown((a, copied(b, a), copied(c, a)))
    assert [evidence.article for evidence in found.positions[0].evidence] == ["b", "a", "c"]


def test_an_unnamed_official_through_one_agency_is_one_origin_in_many_outlets() -> None:
    said = Attribution(who="a port official", anonymous=True, via="Northwire")
    found = shown((claim("11", "a", said=said), claim("11", "b", said=said)))
    assert (found.verdict, found.positions[0].outlets) == (Verdict.SINGLE_SOURCE, 2)
    other = Attribution(who="a port official", anonymous=True, via="Southwire")
    assert shown((claim("11", "a", said=said), claim("11", "b", said=other))).verdict is Verdict.AGREED


def test_two_figures_are_disputed_and_the_disagreement_names_both() -> None:
    found = shown((claim("11", "a"),), (claim("14", "b"),))
    assert found.verdict is Verdict.DISPUTED
    (apart,) = found.disagreements
    assert sorted(apart.positions) == [0, 1]
    assert "11" in apart.words
    assert "14" in apart.words


def test_positions_are_ordered_by_origins_before_score() -> None:
    a, b, c = claim("11", "a"), claim("14", "b"), claim("14", "c")
    assert [p.value for p in shown((a,), (b, c)).positions] == ["14", "11"]


def test_equal_positions_are_ordered_by_key() -> None:
    groups = [Grouped((claim(words, key),), NO_MEASURES, 0.5) for words, key in (("11", "b"), ("14", "a"))]
    found = compose(Kind.NUMBER, Outcome(tuple(groups), (), ()), FOCUS, [], ())
    assert [p.evidence[0].article for p in found.positions] == ["a", "b"]


def test_a_position_lists_its_other_spellings_and_not_its_own() -> None:
    (position,) = shown((claim("11", "a"), claim("eleven", "b"))).positions
    assert {position.value, *position.also} == {"11", "eleven"}
    assert position.value not in position.also


def account(text: str, words: str, key: str, score: float) -> Claim:
    """A claim that tells why, of an article that says the sentence."""
    start = text.index(words)
    value = read_value(
        Kind.ACCOUNT, text, (start, start + len(words)), question=QuestionFocus("Why did the kiln crack?")
    )
    assert value is not None
    one = claim("11", key)
    article = replace(one.candidate.article, text=text, sentences=(Sentence(0, len(text)),))
    return replace(one, candidate=candidate(article), value=value, start=value.start, end=value.end, score=score)


def test_an_account_is_headed_by_what_the_surest_evidence_tells_not_by_its_shortest_piece() -> None:
    sure = account("The kiln cracked because frost got into the bricks.", "frost got into the bricks", "a", 0.9)
    piece = account("Frost, and the bricks, were all that she spoke of.", "Frost", "b", 0.3)
    assert len(piece.value.shown) < len(sure.value.shown)
    grouped = Grouped((piece, sure), NO_MEASURES, 0.9)
    focus = QuestionFocus("Why did the kiln crack?")
    (position,) = compose(Kind.ACCOUNT, Outcome((grouped,), (), ()), focus, [], ()).positions
    assert position.value == sure.value.shown
    assert piece.value.shown in position.also


def test_articles_without_an_outlet_are_not_taken_for_one_outlet() -> None:
    (position,) = shown((claim("11", "a", outlet=None), claim("11", "b", outlet=None))).positions
    assert position.outlets == 2


def test_origins_are_named_in_the_order_in_which_they_appear() -> None:
    found = shown((claim("11", "a"), claim("11", "b")), (claim("14", "c"),), vague=(claim("several", "d"),))
    names = [e.origin for p in found.positions for e in p.evidence] + [e.origin for e in found.vague]
    assert names == ["o1", "o2", "o3", "o4"]


def test_one_article_on_both_sides_is_one_origin_and_still_a_dispute() -> None:
    found = shown((claim("11", "a"),), (claim("14", "a"),))
    assert found.verdict is Verdict.DISPUTED
    assert {e.origin for p in found.positions for e in p.evidence} == {"o1"}


def test_near_misses_are_shown_only_where_nothing_answers() -> None:
    assert shown((claim("11", "a"),), short=(claim("14", "b"),)).nearest == ()


def test_positions_of_as_many_origins_stand_by_the_score_that_is_shown() -> None:
    """They stood by a score that nobody sees."""
    a, b = replace(claim("11", "a"), score=0.5), replace(claim("30", "b"), score=0.9)
    assert [position.value for position in shown((a,), (b,)).positions] == ["30", "11"]


def test_what_disputes_nothing_is_no_position_beside_another() -> None:
    """Two origins for one and one for the other were AGREED with two positions."""
    a, b, c = claim("11", "a"), claim("eleven", "b"), claim("400", "c")
    paid = read_value(Kind.NUMBER, "$400", (0, 4), question=QuestionFocus("How much?"))
    assert paid is not None
    c = replace(c, value=replace(paid, start=c.value.start, end=c.value.end))
    found = shown((a, b), (c,))
    assert (found.verdict, len(found.positions), found.disagreements) == (Verdict.AGREED, 1, ())
    assert [evidence.article for evidence in found.vague] == ["c"]


def test_a_dated_answer_stands_before_one_that_is_only_told() -> None:
    told, dated = _moment("before Spring Fair", "a", 0.9), _moment("on 30 May", "b", 0.5)
    positions = tuple(Grouped((each,), NO_MEASURES, each.score) for each in (told, dated))
    found = compose(Kind.DATE, Outcome(positions, (), ()), WHEN, [each.candidate for each in (told, dated)], ())
    assert [position.value for position in found.positions] == ["30 May"]
    assert [evidence.article for evidence in found.vague] == ["a"]


def test_positions_that_part_stand_by_origins_and_score_alone() -> None:
    told, dated, other = (
        _moment("before Spring Fair", "a", 0.9), _moment("on 30 May", "b", 0.5), _moment("on 2 June", "c", 0.4)
    )  # fmt: skip
    positions = tuple(Grouped((each,), NO_MEASURES, each.score) for each in (told, dated, other))
    found = compose(Kind.DATE, Outcome(positions, (), ()), WHEN, [each.candidate for each in (told, dated, other)], ())
    assert found.verdict is Verdict.DISPUTED
    scores = [max(evidence.score for evidence in position.evidence) for position in found.positions]
    assert scores == sorted(scores, reverse=True)


WHEN = QuestionFocus("When does Velm vote again?")


def _moment(words: str, key: str, score: float) -> Claim:
    base = claim("11", key)
    text = f"Velm is to vote again {words}."
    value = read_value(Kind.DATE, text, (22, 22 + len(words)), question=WHEN)
    assert value is not None
    article = replace(base.candidate.article, text=text, sentences=(Sentence(0, len(text)),))
    report = replace(base.candidate.report, article=article)
    stated = replace(base, candidate=replace(base.candidate, report=report), start=value.start, end=value.end)
    return replace(stated, value=value, score=score)


def test_a_denial_stands_by_origins_and_score_too_and_is_told_behind_what_it_denies() -> None:
    claimed, denied = replace(claim("11", "a"), score=0.3), claim("eleven", "b")
    outcome = Outcome((grouped(claimed),), (), (), (Denial(grouped(denied), (0,)),))
    found = compose(Kind.NUMBER, outcome, FOCUS, [claimed.candidate, denied.candidate], ())
    assert [position.evidence[0].article for position in found.positions] == ["b", "a"]
    assert found.disagreements[-1].positions == (1, 0)


def grouped(*claims: Claim) -> Grouped:
    return Grouped(claims, NO_MEASURES, claims[0].score)
