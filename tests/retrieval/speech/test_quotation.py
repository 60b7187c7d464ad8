"""Where a quotation opens and closes, over several sentences."""

import pytest

from retrieval.speech.quotation import closing, opens, runs_on


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("It rained.", None),
        ('"It rained.', True),
        ('It rained," she said.', False),
        ("“It rained,” she said, “and", True),
        ('He called it "old" ("new" to us) and 5" thick.', False),
    ],
)
def test_straight_marks_open_before_a_word_and_close_behind_one(sentence: str, state: bool | None) -> None:
    assert opens(sentence) is state


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (["It fell.", "We ran,” she said."], (1, 8)),
        (["“We ran,” she said."], (0, 9)),  # a paragraph that opens the quotation again
        (["She spoke of “rain”."], None),
        (["It rained."], None),
        ([], None),
    ],
)
def test_a_running_quotation_is_closed_by_the_first_mark_that_closes(
    after: list[str], place: tuple[int, int] | None
) -> None:
    assert closing(after) == place


def test_words_stand_in_a_running_quotation_only_between_its_marks() -> None:
    after = ["We hid,” she said."]
    assert runs_on("“We ran.", None, [], after)
    assert runs_on("We ran.", None, ["“We left."], after)
    assert not runs_on("We ran.", None, ["“We left,” she said."], after)
    assert not runs_on("“We ran.", None, [], ["It rained."])
    assert not runs_on("He left. “We ran.", (0, 7), [], after)
    assert not runs_on("“We ran,” he said", (1, 3), [], after)
