"""Days of a beginning where the end is asked for, and hours that are a train's name."""

import pytest

from retrieval.nonanswers.other_end import is_of_the_beginning, is_only_until, names_a_train

OUT = "When was the Pellin fire finally out?"


@pytest.mark.parametrize(
    ("question", "text", "is_beginning"),
    [
        (OUT, "The fire broke out at about |3 p.m. near the quay.", True),
        (OUT, "The fire broke out on Monday and was put out on |Tuesday.", False),
        (OUT, "The fire, which broke out on Monday, was out by |Tuesday.", False),
        (OUT, "The wind began to ease on |Tuesday.", False),
        ("When did the Pellin fire break out?", "The fire broke out at |3 p.m.", False),
        ("On which day did the dockers give up their strike?", "The strike began on |3 May.", True),
        ("On which day did the dockers end their strike?", "The strike started on |3 May and ended on 9 May.", True),
        ("On which day did the dockers end their strike?", "The strike started on 3 May and ended on |9 May.", False),
        ("On which day did the trial over the strike open?", "The trial began on |3 May.", False),
        ("When was the verdict read out?", "The reading began at |3 p.m.", False),
    ],
)
def test_a_beginning_is_no_end(question: str, text: str, is_beginning: bool) -> None:
    before, after = text.split("|")
    assert is_of_the_beginning(question, before + after, len(before)) is is_beginning


@pytest.mark.parametrize(
    ("question", "text", "is_end"),
    [
        ("When was Roe charged?", "Roe was remanded until |3 May.", True),
        ("On what day did the army take Velm?", "The road stays open until at least |Monday.", True),
        ("When was Roe charged?", "Roe was not charged until |3 May.", False),
        ("When was Roe charged?", "Nobody was charged until |3 May.", False),
        ("When was Roe charged?", "Roe was charged on |3 May and held until June.", False),
        ("When did Roe leave the board?", "Roe sat on the board until |3 May.", False),
        ("When will Velm vote?", "The vote was put off until |3 May.", False),
    ],
)
def test_how_long_it_lasted_is_not_when_it_was_done(question: str, text: str, is_end: bool) -> None:
    before, after = text.split("|")
    assert is_only_until(question, before + after, len(before)) is is_end


@pytest.mark.parametrize(
    ("text", "is_train"),
    [
        ("The |6:05| from Velm to Orr was carrying 90 people.", True),
        ("The late |6:05 a.m.| train left the rails.", True),
        ("It left at |6:05| from Velm.", False),
        ("The |6:05| call came too late.", False),
        ("The |6 May| flight was full.", False),
    ],
)
def test_an_hour_that_names_a_train_is_no_time(text: str, is_train: bool) -> None:
    before, hour, after = text.split("|")
    assert names_a_train(before + hour + after, len(before), len(before + hour)) is is_train
