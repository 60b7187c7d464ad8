"""Days of reports that are spoken of."""

import pytest

from retrieval.nonanswers.reported_on import is_day_of_a_report


def _is_report(question: str, sentence: str) -> bool:
    return is_day_of_a_report(question, sentence, sentence.index("12 March"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Our report of 12 March on the trial gave a wrong name.",
        "In an item of 12 March we wrote that the trial had opened.",
        "In reports of Tuesday, 12 March, it was said to be over.",
        "An earlier article published on 12 March misspelled the name.",
    ],
)
def test_the_day_of_a_report_is_not_the_day_of_what_it_told(sentence: str) -> None:
    assert _is_report("When did the trial open?", sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When was the report on the trial published?", "Our report of 12 March on the trial gave a wrong name."),
        ("Which article was corrected?", "An article of 12 March was."),
        ("When did the trial open?", "The trial opened on 12 March, our report says."),
        ("When did she resign?", "In a statement on 12 March she resigned."),
    ],
)
def test_a_day_that_is_asked_for_or_belongs_to_no_report_stays(question: str, sentence: str) -> None:
    assert not _is_report(question, sentence)
