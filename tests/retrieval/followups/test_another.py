"""What is kept of a question: its event without what was counted, and another event, name or place in place of its
own."""

import pytest

from retrieval.followups.following import follow
from tests.retrieval.followups.test_following import TODAY, answered, gone_on


@pytest.mark.parametrize(
    ("before", "new", "whole"),
    [
        ("How many people died in storm Ilva?", "and how many were missing?", "storm Ilva: how many were missing?"),
        ("How many people did hurricane Ilva kill?", "who was hurt?", "hurricane Ilva: who was hurt?"),
        ("How many miners died in the Torv mine?", "what did the union say?", "Torv mine: what did the union say?"),
        ("How many people drowned when the Orsa sank?", "how many were saved?", "Orsa sank: how many were saved?"),
        ("How many people fell ill at the Hotel Marn?", "how many died?", "the Hotel Marn: how many died?"),
        ("How many died of cholera in Torv?", "how many are ill?", "cholera in Torv: how many are ill?"),
        ("Who owns the Torv mine?", "how many work there?", "Torv mine: how many work there?"),
        ("How much damage did storm Ilva do?", "how many households lost power?", "storm Ilva: how many households "
         "lost power?"),
        ("How many were among the dead of the Torv fire?", "and women?", "Torv fire: how many women?"),
        ("How many cards were shown in the Torv match?", "and the number of goals?", "Torv match: how many goals?"),
    ],
)  # fmt: skip
def test_what_was_counted_of_an_event_is_not_kept_with_it(before: str, new: str, whole: str) -> None:
    assert gone_on(before, new) == [whole]


@pytest.mark.parametrize(
    ("before", "new", "whole"),
    [
        ("How many people died in storm Ilva?", "and in storm Odo?", "How many people died in storm Odo?"),
        ("Who was arrested after the Torv robbery?", "and after the Lunde robbery?", "Who was arrested after the "
         "Lunde robbery?"),
        ("How many were killed in the Torv bombing on 3 May?", "what about the Lunde bus attack?", "How many were "
         "killed in the Lunde bus attack?"),
        ("What caused the fire at the Torv plant?", "and the explosion at the Lunde refinery?", "What caused the "
         "explosion at the Lunde refinery?"),
        ("How many were killed in Torv?", "and in the Lunde raid?", "How many were killed in the Lunde raid?"),
        ("How many died in the crash of flight 271?", "and flight 380?", "How many died in the crash of flight 380?"),
        ("How many were held by the Torv police?", "and by the Lunde police?", "How many were held by the Lunde "
         "police?"),
        ("How many people were on the ferry Orsa?", "and on the Velda?", "How many people were on the Velda?"),
        ("How many votes did Ada Marsk get?", "and Olaf Penn?", "How many votes did Olaf Penn get?"),
        ("How many seats did the Greens win?", "and the Liberals?", "How many seats did the Liberals win?"),
        ("How many shells hit Torv?", "and Lunde?", "How many shells hit Lunde?"),
        ("How many died in the Torv flood?", "and in the one in Lunde?", "How many died in the flood in Lunde?"),
        ("What did the minister say about the dam?", "and the central bank?", "dam: what did the central bank say?"),
    ],
)  # fmt: skip
def test_another_event_name_or_speaker_takes_the_place_of_the_old_one(before: str, new: str, whole: str) -> None:
    assert gone_on(before, new) == [whole]


def test_a_new_place_does_not_stand_beside_the_old_one() -> None:
    assert gone_on("How many were killed at the Torv mine?", "and rescued?", "and in Lunde?") == [
        "Torv mine: how many were rescued?",
        "mine: how many were rescued in Lunde?",
    ]
    assert gone_on("How many died in the siege of Torv?", "and in Lunde?") == ["How many died in the siege in Lunde?"]


@pytest.mark.parametrize(
    "new",
    [
        "In which court did the shipowners file their suit over the harbour dues?",
        "What day did Ada Marsk announce that she was halting her run against the tannery?",
        "Did Olaf Penn admit that his posts were meant as threats?",
        "How long after his arrest did Olaf Penn die?",
        "Is it true that Olaf Penn sold the harbour?",
        "How many of those killed at the Lunde hospital were patients?",
        "At which station did train 511 last stop?",
    ],
)
def test_a_pronoun_that_points_at_the_question_itself_makes_no_follow_up(new: str) -> None:
    assert follow(new, answered("How many people were hurt in the Torv ferry fire?"), TODAY) is None
