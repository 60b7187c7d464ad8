"""Deeds that a sentence tells of another by name."""

import pytest

from retrieval.values.whose_deed import tells_of_anothers_deed


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did Mayor Sten Orre admit the theft?", "The baker, Ada Venn, admitted everything."),
        ("Does Orre deny the theft?", "On Monday the baker, Ada Venn, denied it."),
        ("When did the tug Marla sink?", "The barge Lind sank at noon after the tug Marla had struck it."),
        ("Where did Orre resign?", "At a meeting in Velm the mayor, Ada Venn, had resigned."),
        ("Did Sten Orre defeat Ada Venn?", "The mayor, Ada Venn, defeated Sten Orre in the run-off."),
        ("Was Orre acquitted?", "The court acquitted the baker, Ada Venn."),
        ("Was Orre acquitted?", "Judges acquitted Ada Venn on Monday."),
    ],
)
def test_what_another_did_answers_nothing(question: str, sentence: str) -> None:
    assert tells_of_anothers_deed(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did the tug Marla sink?", "The tug Marla sank at noon."),
        ("When did the tug Marla sink?", "The barge Lind sank at noon and the Marla sank at two."),
        ("When did Orre leave?", "So said Ada Venn, who has led the bank since Orre left on Monday."),
        ("Did Orre call it a crime?", "So said Ada Venn, whom he called a thief."),
        ("Did the US send ships?", "The United States has sent two ships."),
        ("When did Orre resign?", "He resigned on Monday."),
        ("When did Orre resign?", "On Monday the mayor resigned."),
        ("Was Orre acquitted?", "The court acquitted him on Monday."),
        ("Was Orre acquitted?", "Jurors acquitted Monday the man whom they had heard."),
        ("Was Orre acquitted?", "The court acquitted Sten Orre and Ada Venn."),
        ("Was Orre acquitted?", "The court in Velm acquitted both."),
        ("Who sank the tug?", "The barge Lind sank the tug."),
    ],
)
def test_who_may_be_the_asked_one_is_no_other(question: str, sentence: str) -> None:
    assert not tells_of_anothers_deed(question, sentence)
