"""Follow-ups: what becomes of a new text beside the answer before it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer import Answer, Attribution, Days, Evidence, Position, Reading, Slice, Took, Verdict
from retrieval.followups.following import Slot, follow
from retrieval.questions.question import read_question
from tests.retrieval.dialogues import DEPOT, FERRY, FLOOD, HELD, MORE, TOLD, Dialogue

TODAY = date(2031, 12, 31)


def answered(question: str, value: str | None = None, said_by: str | None = None) -> Answer:
    """The answer before: as the question was read, with one position where one is named."""
    read = read_question(question, TODAY)
    quote = Slice(start=0, end=3, text="Abc")
    who = Attribution(who=said_by, anonymous=False) if said_by else None
    piece = Evidence(
        article="a", version=1, outlet="Quay Herald", title=None, url=None, published=None, published_basis="unknown",
        day=None, day_from=None, day_words=None, quote=quote, span=None, attribution=who, origin="o1", score=1.0,
    )  # fmt: skip
    positions = (Position(value=value, also=(), outlets=1, origins=1, evidence=(piece,)),) if value else ()
    return Answer(
        schema="rashomon.answer/1",
        question=question,
        reading=Reading(kind=read.kind),
        verdict=Verdict.SINGLE_SOURCE if positions else Verdict.UNANSWERED,
        positions=positions,
        took_ms=Took(total=1, search=1, read=1),
    )


def faults(one: Dialogue) -> list[str]:
    """What is wrong with what becomes of a dialogue; empty where all is right."""
    followed = follow(one.new, answered(one.before, one.answer, one.said_by), TODAY, replying=one.replying)
    if one.has is None:
        return [] if followed is None else [f"carried into a question of its own: {followed.text}"]
    if followed is None:
        return ["not seen as a follow-up"]
    slots = {each.slot.value for each in followed.carried}
    whole = followed.text.casefold()
    wrong = [f"no {words!r}" for words in one.has if words.casefold() not in whole]
    wrong += [f"still {words!r}" for words in one.lacks if words.casefold() in whole]
    wrong += [f"{slot} not carried" for slot in one.carried - slots]
    wrong += [f"{slot} carried" for slot in one.dropped & slots]
    kind = read_question(followed.text, TODAY).kind
    wrong += [f"read as {kind}"] if one.kind is not None and kind is not one.kind else []
    return [f"{each} in {followed.text!r}" for each in wrong]


@pytest.mark.parametrize("one", TOLD + HELD + MORE, ids=lambda one: f"{one.before[:24]} / {one.new[:40]}")
def test_a_dialogue_goes_on_as_people_mean_it(one: Dialogue) -> None:
    assert faults(one) == []


def gone_on(first: str, *texts: str) -> list[str]:
    """The whole questions of a dialogue, each going on from the one before."""
    whole = [first]
    for text in texts:
        followed = follow(text, answered(whole[-1]), TODAY)
        whole.append(followed.text if followed else text)
    return whole[1:]


def test_the_third_follow_up_still_knows_the_event_and_the_day() -> None:
    assert gone_on(FERRY, "and how many were wounded?", "what did the ministry say?", "where?", "and the missing?") == [
        "Varnholt ferry fire, 5 May 2031: how many were wounded?",
        "Varnholt ferry fire, 5 May 2031: what did the ministry say?",
        "Varnholt ferry fire, 5 May 2031: where?",
        "Varnholt ferry fire, 5 May 2031: what about the missing?",
    ]


def test_a_changed_day_or_place_stays_changed() -> None:
    assert (
        gone_on(FERRY, "on 6 May?", "and how many were wounded?")[-1]
        == "Varnholt ferry fire, 6 May: how many were wounded?"
    )
    assert gone_on(FLOOD, "and in Maridd?", "how many families lost their homes?")[-1].startswith(
        "houses destroyed by the flood in Maridd, June 2030: how many families"
    )


def test_what_was_carried_over_can_be_dropped_one_by_one() -> None:
    followed = follow("and how many were wounded?", answered(FERRY), TODAY)
    assert followed is not None
    assert [(each.slot, each.words) for each in followed.carried] == [
        (Slot.EVENT, "Varnholt ferry fire"),
        (Slot.DAY, "on 5 May 2031"),
    ]
    assert followed.without(Slot.DAY).text == "Varnholt ferry fire: how many were wounded?"
    assert followed.without(Slot.EVENT).text == "5 May 2031: how many were wounded?"
    assert followed.without(Slot.EVENT, Slot.DAY).text == "and how many were wounded?"


def test_a_person_that_two_answers_name_stands_for_nobody() -> None:
    one = answered("Who was arrested after the Quint bus bombing?", "Ilse Brandt")
    two = one.model_copy(
        update={"positions": (one.positions[0], one.positions[0].model_copy(update={"value": "Olaf Penn"}))}
    )
    followed = follow("did he confess?", two, TODAY)
    assert followed is not None
    assert followed.text == "Quint bus bombing: did he confess?"


def test_last_sunday_is_carried_as_the_day_it_was() -> None:
    before = answered("How many people were killed in the Varnholt ferry fire last Sunday?")
    sunday = Days(first=date(2031, 12, 28), last=date(2031, 12, 28), words="last Sunday")
    before = before.model_copy(update={"reading": before.reading.model_copy(update={"days": sunday})})
    followed = follow("and how many were wounded?", before, date(2032, 2, 1))
    assert followed is not None
    assert followed.text == "Varnholt ferry fire, 28 December 2031: how many were wounded?"


def test_an_outlet_that_was_asked_for_is_carried_until_another_speaks() -> None:
    before = answered(DEPOT.rstrip("?") + ", according to the Nachtpost?")
    kept = follow("and how many were wounded?", before, TODAY)
    other = follow("and what did the Daily Kite say?", before, TODAY)
    assert kept is not None
    assert kept.text.endswith("how many were wounded, according to the Nachtpost?")
    assert other is not None
    assert "Nachtpost" not in other.text


@pytest.mark.parametrize("before", [one.before for one in TOLD[::7]])
@pytest.mark.parametrize("new", sorted({one.before for one in TOLD}))
def test_a_first_question_is_never_given_the_event_of_another(before: str, new: str) -> None:
    assert follow(new, answered(before), TODAY) is None


@pytest.mark.parametrize("before", ["where?", "and who?", "", "?!", "how many were they"])
def test_nothing_follows_a_question_about_nothing(before: str) -> None:
    assert follow("and how many were wounded?", answered(before), TODAY) is None


def test_an_event_with_a_very_long_name_is_cut_to_what_is_read_as_one() -> None:
    long = f"How many people were killed in the {'very ' * 60}old Varnholt ferry fire?"
    followed = follow("and how many were wounded?", answered(long), TODAY)
    assert followed is not None
    assert read_question(followed.text, TODAY).kind is read_question("how many were wounded?", TODAY).kind


@pytest.mark.parametrize("text", ["?", " ??", "…?"])
def test_a_bare_mark_after_an_answer_asks_nothing(text: str) -> None:
    assert follow(text, answered("0"), TODAY) is None


@given(st.text(max_size=200), st.text(max_size=200), st.booleans())
def test_any_text_after_any_question_gives_a_question_or_nothing(before: str, new: str, replying: bool) -> None:
    followed = follow(new, answered(before), TODAY, replying=replying)
    if followed is not None:
        assert followed.text.strip()
        assert followed.without(*Slot).text == new


@given(st.sampled_from(TOLD + HELD), st.sampled_from(TOLD + HELD), st.sampled_from(TOLD + HELD))
def test_every_whole_question_can_be_gone_on_from(one: Dialogue, two: Dialogue, three: Dialogue) -> None:
    for whole in gone_on(one.before, one.new, two.new, three.new):
        assert len(whole) < 400


def test_capitals_go_on_as_small_letters_do() -> None:
    """It was "fire at the Torv mill: hOW MANY WERE HURT?"."""
    before = answered("How many people were killed in the fire at the Torv mill?", "four")
    loud, said = (follow(text, before, TODAY) for text in ("AND HOW MANY WERE HURT?", "and how many were hurt?"))
    assert loud is not None
    assert said is not None
    assert (loud.asks, loud.carried) == (said.asks, said.carried)
    assert loud.typed == "AND HOW MANY WERE HURT?"
    assert follow("WHICH BASE IN JORREM WAS HIT?", before, TODAY) is None
