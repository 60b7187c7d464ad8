"""What a stranger reads."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import words
from bot.ink import Paper, paint
from bot.order import reading_order
from bot.terminal import ORIGINS_IN_FULL, argument, render, showing
from retrieval.answer import Answer, Days, Kind, Slice, Verdict
from tests.bot.answers import (
    APART,
    DENIED,
    QUOTE,
    TOOK,
    WEAK,
    asked_day,
    denied,
    disputed,
    evidence,
    of_two_events,
    position,
    reading,
    unanswered,
    weakly_disputed,
)
from tests.bot.telegram.harbour import HARD

TERMINAL = Paper(80)


def shown(answer: Answer, paper: Paper = TERMINAL, *, explain: bool = False) -> str:
    return paint(render(answer, paper, explain=explain), paper)


def flat(answer: Answer, paper: Paper = TERMINAL, *, explain: bool = False) -> str:
    return " ".join(shown(answer, paper, explain=explain).split())


def agreed(*pieces: object) -> Answer:
    return Answer(
        question="what did the ferry hit?",
        reading=reading(),
        verdict=Verdict.AGREED,
        positions=(position(*pieces),),  # type: ignore[arg-type]
        took_ms=TOOK,
    )


def test_the_question_is_echoed_as_it_was_read() -> None:
    assert "read as a place · 4 May 2031, the only 4 May the archive covers" in flat(disputed())


def test_a_day_without_a_note_is_echoed_with_its_weekday() -> None:
    answer = disputed().model_copy(update={"reading": reading(asked_day(None), outlet="Skerry Post")})
    assert "read as a place · Sunday 4 May 2031 · outlet Skerry Post" in flat(answer)


def test_the_part_of_a_long_question_that_was_taken_to_ask_is_told() -> None:
    taken = disputed().reading.model_copy(update={"part": "What did it hit?"})
    answer = disputed().model_copy(update={"reading": taken})
    assert "the archive covers · what asks: “What did it hit?”" in flat(answer)


def test_of_an_asked_day_that_has_reports_which_do_not_answer_it_is_not_said_that_there_are_none() -> None:
    asked = Days(first=date(2031, 5, 1), last=date(2031, 5, 31), words="in May 2031")
    answer = unanswered(evidence())
    text = flat(answer.model_copy(update={"reading": answer.reading.model_copy(update={"days": asked})}))
    assert "No report of May 2031 answers it; nearest found:" in text


def test_of_a_question_of_a_page_the_beginning_and_the_end_are_echoed() -> None:
    asked = f"It was late. {'The ferry had left the quay of Skerry. ' * 60}What did it hit?"
    echoed = flat(disputed().model_copy(update={"question": asked})).split("read as")[0]
    assert echoed.startswith("It was late. The ferry")
    assert echoed.endswith("What did it hit? ")
    assert len(echoed) < 600


def test_a_dispute_is_marked_and_said_in_words() -> None:
    text = flat(disputed())
    assert "DISPUTED: the sources do not say the same ≠ 1 origin names the Ormby light, 1 the north pier." in text


def test_a_position_says_how_many_outlets_and_origins_it_has() -> None:
    answer = disputed()
    assert "1. the Ormby light (2 outlets, 1 origin) also written: the light at Ormby" in flat(answer)
    account = answer.model_copy(update={"reading": answer.reading.model_copy(update={"kind": Kind.ACCOUNT})})
    assert "also told: the light at Ormby" in flat(account)


def test_a_figure_that_rises_is_read_latest_first() -> None:
    text = shown(HARD["rising"])
    values = [HARD["rising"].positions[at].value for at in reading_order(HARD["rising"])]
    assert values != [position.value for position in HARD["rising"].positions]
    places = [text.index(f"{number}. {value} (") for number, value in enumerate(values, 1)]
    assert places == sorted(places)


def test_reports_of_days_months_apart_are_said_to_be_perhaps_of_several_events() -> None:
    assert f"also written: the light at Ormby ≠ {APART}" in flat(of_two_events())
    assert APART not in flat(disputed())


def test_a_weak_match_is_told_under_the_verdict_and_at_the_position() -> None:
    text = flat(weakly_disputed())
    assert f"1 the north pier. ? {WEAK}" in text
    assert "1. the Ormby light (2 outlets, 1 origin)" in text
    assert "2. the north pier (1 outlet, 1 origin; weak match)" in text
    assert "weak" not in flat(disputed())


@pytest.mark.parametrize(
    ("numbers", "positions", "told"),
    [
        ([1], 1, "Position 1 is a weak match: of such, 4 in 10"),
        ([2, 3], 4, "Positions 2 and 3 are weak matches: of such"),
        ([1, 2, 4], 4, "Positions 1, 2 and 4 are weak matches: of such"),
        ([1, 2], 2, "Both positions are weak matches: of such"),
        ([1, 2, 3, 4, 5], 5, "All 5 positions are weak matches: of such"),
    ],
)
def test_several_weak_matches_are_told_in_one_line(numbers: list[int], positions: int, told: str) -> None:
    assert words.weak(numbers, positions).startswith(told)


def test_a_denial_is_a_position_with_its_quote_and_who_says_so() -> None:
    text = flat(denied())
    assert f"DISPUTED: the sources do not say the same ≠ {DENIED}" in text
    assert "2. The ferry did not hit the Ormby light (1 outlet, 1 origin)" in text
    assert "said by an official" in text
    assert "Nearest found, no answer" not in text


def test_a_quote_comes_with_its_outlet_day_speaker_and_address() -> None:
    text = flat(disputed())
    assert "Ormby Courier · Ferry aground off Ormby" in text
    assert "published Monday 5 May 2031, 06:30 UTC" in text
    assert "happened Sunday 4 May 2031 (day in these words: “Late on Sunday”)" in text
    assert "said by the pilot" in text
    assert "find it pilot-1@1:100-181" in text


def test_an_inferred_date_names_the_articles_it_was_inferred_from() -> None:
    assert "published Monday 5 May 2031 (not stated; inferred from pilot-1, pilot-2)" in flat(disputed())


def test_a_day_that_was_inherited_says_from_where() -> None:
    assert "happened Sunday 4 May 2031 (day from the article's lead: “on Sunday”)" in flat(disputed())


def test_an_unnamed_speaker_through_an_agency_is_said_to_be_so() -> None:
    assert "said by a harbour official, unnamed, through Belt Wire" in flat(disputed())


def test_what_the_outlet_says_itself_is_said_to_be_so() -> None:
    assert "said by the outlet itself" in flat(agreed(evidence(attribution=None)))


def test_copies_are_folded_under_their_origin_with_their_addresses() -> None:
    text = flat(disputed())
    assert "also in Skerry Post (pilot-2@1:100-181)" in text
    assert text.count("the pilot said the ferry") == 1


def test_explaining_shows_every_copy_its_score_and_the_time() -> None:
    text = flat(disputed(), explain=True)
    assert text.count("the pilot said the ferry") == 2
    assert "weighed score 0.875, origin o1" in text
    assert "40 ms in all: search 8 ms, reading 25 ms" in text


def test_many_origins_are_listed_after_the_first_few() -> None:
    pieces = [evidence(f"a{n}", outlet=f"Outlet {n}", origin=f"o{n}") for n in range(ORIGINS_IN_FULL + 2)]
    text = flat(agreed(*pieces))
    assert text.count("the pilot said the ferry") == ORIGINS_IN_FULL
    assert "2 more origins say this: Outlet 3 (a3@1:100-181) Outlet 4 (a4@1:100-181)" in text


def test_no_answer_names_the_nearest_miss() -> None:
    text = flat(unanswered(evidence()))
    assert "NO ANSWER: nothing in the archive answers this" in text
    assert "Nothing for 9 June; the closest report is of Sunday 4 May 2031." in text
    assert "the pilot said the ferry" in text


@pytest.mark.parametrize(
    ("nearest", "told"),
    [
        ((), "Nothing for 9 June, and no report comes near."),
        ((evidence(day=None),), "Nothing for 9 June; nearest found:"),
        ((evidence(day="2031"),), "Nothing for 9 June; nearest found:"),
    ],
)
def test_no_answer_claims_no_day_that_is_not_known(nearest: tuple[object, ...], told: str) -> None:
    assert told in flat(unanswered(*nearest))  # type: ignore[arg-type]


@pytest.mark.parametrize("days", [None, "on 9 June"])
def test_the_nearest_report_of_a_question_without_a_day_is_told_by_no_day(days: str | None) -> None:
    answer = unanswered(evidence(day=None), evidence("other"))
    if days is None:
        answer = unanswered(evidence())
        answer = answer.model_copy(update={"reading": answer.reading.model_copy(update={"days": None})})
    text = flat(answer)
    assert ("Nothing for 9 June; nearest found:" if days else "answers this Nearest found: ") in text
    assert "report is of" not in text


def test_what_one_speaker_said_here_and_there_is_not_told_as_the_same_said_twice() -> None:
    answer = agreed(evidence("a1", origin="o1"), evidence("a2", origin="o2"))
    assert "AGREED: independent origins say the same" in flat(answer)
    spoken = answer.reading.model_copy(update={"kind": Kind.ACCOUNT, "filters": {"speaker": "the mayor"}})
    told = flat(answer.model_copy(update={"reading": spoken}))
    assert "AGREED: several origins have it from this speaker, not each the same words" in told


def test_vague_and_near_evidence_stand_apart_from_the_positions() -> None:
    answer = disputed().model_copy(update={"vague": (evidence("v"),), "nearest": (evidence("n"),)})
    text = flat(answer)
    assert text.index("Fits more than one of these") < text.index("Nearest found, no answer")


def test_no_words_of_a_near_miss_are_shown_as_an_answer() -> None:
    assert evidence().span is not None
    assert "answer “" not in flat(unanswered(evidence()))


def test_a_near_miss_whose_speaker_was_not_looked_for_is_not_laid_to_the_outlet() -> None:
    near = evidence().model_copy(update={"attribution": None})
    assert "said by" not in flat(unanswered(near))
    assert "said by the outlet itself" in flat(agreed(near))


def test_the_answering_words_are_highlighted_where_there_is_colour_and_named_where_there_is_none() -> None:
    assert "\x1b[1;4mthe Ormby light\x1b[0m" in shown(disputed(), Paper(200, colour=True))
    start = 100 + QUOTE.index("the Ormby light")
    assert f"answer “the Ormby light” at {start}-{start + 15}" in flat(disputed())


def test_a_hostile_article_cannot_reach_the_terminal() -> None:
    bad = "\x1b]0;owned\x07 a\u202eb"
    quote = Slice(start=0, end=len(bad), text=bad)
    text = shown(agreed(evidence(bad, outlet=bad, title=bad, quote=quote, span=None, day_words=bad)))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_a_narrow_terminal_is_never_overrun() -> None:
    assert max(map(len, shown(disputed(), Paper(60)).splitlines())) <= 60


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_pipe_receives_the_quote_to_the_character(text: str) -> None:
    piece = evidence(quote=Slice(start=0, end=len(text), text=text), span=None)
    assert f"   │ {text}\n" in shown(agreed(piece), Paper())


@pytest.mark.parametrize(
    ("archive", "told"),
    [
        (None, "rashomon show"),
        (Path("/news/2031"), "rashomon --archive /news/2031 show"),
        (Path("/my news/it's"), """rashomon --archive '/my news/it'"'"'s' show"""),
        ("milvus://host:1/a", "rashomon --archive milvus://host:1/a show"),
    ],
)
def test_the_command_that_opens_a_quote_can_be_typed_as_it_stands(archive: Path | str | None, told: str) -> None:
    assert showing(archive) == told


def test_the_command_that_opens_an_article_can_be_copied_from_any_terminal() -> None:
    answer = agreed(evidence("https://ledger.example/2031/05/04/a-ferry-ran-aground-off-ormby-with-eighty-on-it"))
    command = (
        "rashomon show https://ledger.example/2031/05/04/a-ferry-ran-aground-off-ormby-with-eighty-on-it@1:100-181"
    )
    assert shown(answer, Paper(80)).endswith(f"\nOpen an article at its quote:\n{command}\n")
    assert shown(answer, Paper(200)).endswith(f"\nOpen an article at its quote: {command}\n")


def test_a_key_that_begins_with_a_dash_is_no_option_in_a_command_to_copy() -> None:
    assert [argument(key) for key in ("late", "-late@1", "the end")] == ["late", "-- -late@1", "'the end'"]
