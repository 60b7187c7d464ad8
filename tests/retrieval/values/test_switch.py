"""What is on or off, and who denies it."""

import pytest

from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance
from retrieval.values.switch import agrees

LIGHTS = "Were the harbour lights on?"


@pytest.mark.parametrize(
    ("sentence", "are_on"),
    [
        ("The harbour lights were out, two passengers said.", False),
        ("The harbour lights at Thornmouth were on when the ferry struck the breakwater.", True),
        ("Port director Sela Orn denied that the harbour lights were out.", True),
        ("The harbour lights weren't on, he said.", False),
        ("The lights were not switched off that night.", True),
        ("All lights went dark at nine.", False),
    ],
)
def test_lights_that_were_out_were_not_on(sentence: str, are_on: bool) -> None:
    """Both answers were a yes to both questions."""
    yes, no = (Stance.YES, Stance.NO) if are_on else (Stance.NO, Stance.YES)
    assert polarity(LIGHTS, sentence).stance is yes
    assert polarity("Were the lights out?", sentence).stance is no
    assert polarity("Were the lights off?", sentence, denies=9.0).stance is no


@pytest.mark.parametrize(
    ("question", "sentence", "agree"),
    [
        ("Was the transponder switched off?", "The transponder was turned off at 3 a.m.", True),
        ("Is the power back on in Ormby?", "Electricity was not back on by Monday, the grid said.", False),
        ("Did the alarm work?", "The alarm was not working, a guard said.", False),
    ],
)
def test_other_things_are_on_or_off_too(question: str, sentence: str, agree: bool) -> None:
    assert agrees(question, sentence) is agree


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (LIGHTS, "The lights were out of order."),
        (LIGHTS, "The lights were on the pier."),
        (LIGHTS, "The power was on Monday restored."),
        (LIGHTS, "The radar was on."),
        (LIGHTS, "The harbour was closed."),
        ("Were the lights on the pier stolen?", "The lights were out."),
        ("Who put the lights out?", "The lights were out."),
    ],
)
def test_what_is_no_state_of_the_asked_thing_is_left_to_the_other_rules(question: str, sentence: str) -> None:
    assert agrees(question, sentence) is None


@pytest.mark.parametrize(
    ("sentence", "sounded"),
    [
        ("The sirens in Ormby were silent.", False),
        ("The sirens sounded at six.", True),
        ("The sirens did not sound until noon.", False),
        ("The sirens failed to go off.", False),
        ("The sirens went off twice.", True),
        ("The ministry denied that the sirens were silent.", True),
        ("A siren stood on the roof.", None),
    ],
)
def test_what_makes_a_noise_is_on_when_it_does(sentence: str, sounded: bool | None) -> None:
    """What said that the sirens were silent was a yes."""
    for question in ("Did the sirens sound?", "Did the sirens go off in Ormby?", "Were the sirens wailing?"):
        assert agrees(question, sentence) is sounded
    assert agrees("Were the sirens silent?", sentence) is (None if sounded is None else not sounded)


@pytest.mark.parametrize(
    "sentence",
    ["The company was silent about the alarm.", "A silent alarm was pressed.", "The alarm maker was silent on that."],
)
def test_silence_of_others_is_none_of_an_alarm(sentence: str) -> None:
    assert agrees("Did the alarm sound?", sentence) is None


def test_who_cannot_say_says_neither() -> None:
    assert polarity(LIGHTS, "It was not clear whether the lights were on.").stance is Stance.UNCLEAR
