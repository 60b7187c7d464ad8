"""Whether a sentence states or denies what is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.values import Stance, polarity
from retrieval.values.another_charge import of_both_verdicts

_HURT = "Were any sailors injured in the blast at Tarn harbour?"
_CLAIM = "Did the Ostra Front claim responsibility for the blast?"
_WARN = "Did the captain warn the port about the cargo?"
_CLEARED = "Was the cook found to be involved in the theft?"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_HURT, "Four sailors were wounded when the fuel caught fire."),
        (_HURT, "The navy said eleven of its crew had been hurt in the blast."),
        (_CLAIM, "The Ostra Front claimed responsibility for the blast in a message."),
        (_WARN, "He had warned the port about the cargo twice, his lawyer said."),
        (_WARN, "The captain did not only warn the port, he wrote to the ministry about the cargo."),
        ("Wasn't the captain warned?", "The captain was warned, the port said."),
        ("Is the letter genuine?", "It is not false, the archive said of the letter."),
        ("Was no one injured?", "No one was injured."),
        ("Was Orla Venn acquitted?", "A court acquitted Orla Venn of burning the mill."),
        ("Was Orla Venn fired?", "The board dismissed Orla Venn on Sunday."),
        ("Was Orla Venn fired?", "Orla Venn was dismissed by the board."),
        ("Was Orla Venn acquitted?", "Three of the four in the dock, Venn among them, were found not guilty."),
        ("Were the pilots cleared of theft?", "All three were acquitted on every count."),
        ("Were the pilots detained?", "Nine have not been released, the pilots among them."),
        ("Did the crew survive?", "No sailor was killed."),
        ("Was the harbour shut?", "The harbour did not open on Monday."),
    ],
)
def test_a_sentence_that_states_it_says_yes(question: str, sentence: str) -> None:
    assert polarity(question, sentence).stance is Stance.YES


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_HURT, "No sailors were injured."),
        (_HURT, "No one was harmed in the blast."),
        (_HURT, "The blast had not killed or injured any crew of the two ships in Tarn."),
        (_HURT, "All sailors escaped unharmed."),
        (_HURT, "The navy suffered no casualties."),
        (_CLAIM, "The Ostra Front praised the blast, but stopped short of claiming responsibility."),
        (_CLAIM, "The Ostra Front denied any part in it."),
        (_CLAIM, "The front rejected reports that it had claimed responsibility."),
        (_CLAIM, "It called the claim of responsibility “fabricated news”."),
        (_CLAIM, "The front dismissed reports that it had claimed responsibility."),
        (_CLAIM, "The claim of responsibility was dismissed by the front."),
        ("Did Orla Venn resign?", "The board dismissed Orla Venn on Sunday."),
        ("Was Orla Venn dismissed?", "Orla Venn resigned on Saturday."),
        (_WARN, "At no point did the captain mention the cargo to the port."),
        (_WARN, "The port disputed that account."),
        (_CLEARED, "The cook was first held over the theft, but he was later released."),
        (_CLEARED, "The cook was cleared of the theft."),
        ("Was no one injured?", "Four sailors were injured."),
        (_WARN, "The captain denied it."),
        (_WARN, "The captain denied that he had ever told the port of the cargo."),
        (_WARN, "The captain denied that any such thing had happened."),
        ("Did the curator resign?", "The curator denied resigning."),
        ("Did the curator resign?", "The curator denied that she had quit."),
        ("Is the warning system new?", "The port denied that the horns were new."),
        ("Did Orla Venn burn the mill?", "A court acquitted Orla Venn of burning the mill but jailed her brother."),
        ("Was the sailor in the port legally?", "The sailor was in the port illegally."),
        ("Were the guards armed?", "The guards were unarmed."),
        ("Were the guards unarmed?", "All of the guards were armed."),
        (
            "Did Venn want divers sent to the mill?",
            "The worst thing we could do is send divers to the mill, Venn said.",
        ),
        ("Did Venn want divers sent to the mill?", "The last thing Venn wants is divers in the mill."),
        ("Did the crew burn the barge?", "The captain denied that sailors had set fire to it."),
        ("Did the crew survive?", "No sailor survived."),
    ],
)
def test_a_sentence_that_denies_it_says_no(question: str, sentence: str) -> None:
    found = polarity(question, sentence)
    assert found.stance is Stance.NO


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_WARN, "The captain denied that the crew had dropped any of the cargo."),
        ("Was the port warned about the cargo?", "The port denied that its cranes had let the cargo fall."),
        ("Did the curator resign?", "The curator denied that she had sold the amphora."),
        ("Has the curator resigned?", "The curator denied reports that she had sold the amphora."),
        ("Did the curator apologise to the donor?", "The curator denied that the donor had been overcharged."),
    ],
)
def test_a_denial_of_another_act_says_neither(question: str, sentence: str) -> None:
    assert polarity(question, sentence).stance is Stance.UNCLEAR


def test_an_act_that_is_told_before_the_denial_of_another_is_no_less_told() -> None:
    told = "The curator, who resigned on Monday, denied that she had sold the amphora."
    assert polarity("Did the curator resign?", told).stance is Stance.YES


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_HURT, "It was not immediately clear whether any sailors were injured."),
        (_HURT, "The report of injured sailors could not be independently confirmed."),
        (_HURT, "The navy would not say if sailors were injured."),
        (_CLAIM, "The front neither confirmed nor denied that it had claimed the blast."),
        (_CLAIM, "Police are investigating whether the front claimed responsibility."),
        (_WARN, "The ministry did not rule out that the captain had warned the port."),
    ],
)
def test_a_sentence_that_leaves_it_open_is_unclear(question: str, sentence: str) -> None:
    assert polarity(question, sentence).stance is Stance.UNCLEAR


def test_the_cue_is_a_slice_of_the_sentence() -> None:
    sentence = "The Ostra Front denied any part in it."
    found = polarity(_CLAIM, sentence)
    assert found.cue is not None
    assert sentence[slice(*found.cue)] == "denied"


def test_the_span_chooses_between_a_claim_and_its_denial_in_one_sentence() -> None:
    sentence = "The captain said he warned the port about the cargo, but the port denied that he warned anybody."
    claim, denial = sentence.index("warned the"), sentence.index("denied")
    assert polarity(_WARN, sentence, (claim, claim + 6)).stance is Stance.YES
    assert polarity(_WARN, sentence, (denial, denial + 6)).stance is Stance.NO


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=160))
def test_any_question_and_sentence_are_read(question: str, sentence: str) -> None:
    found = polarity(question, sentence)
    assert 0 <= found.strength <= 1
    assert found.cue is None or 0 <= found.cue[0] < found.cue[1] <= len(sentence)


def test_a_reader_that_is_sure_outweighs_the_rules() -> None:
    said = "The bridge was closed to all traffic at noon."
    assert polarity("Was the bridge closed?", said).stance is Stance.YES
    assert polarity("Was the bridge closed?", said, None, 0.5).stance is Stance.YES
    assert polarity("Was the bridge closed?", said, None, 4.0).stance is Stance.NO


def test_what_the_rules_find_unclear_no_reader_decides() -> None:
    said = "It was not clear whether the bridge had been closed."
    assert polarity("Was the bridge closed?", said, None, 5.0).stance is Stance.UNCLEAR


_REFUSED = "Did the harbour master refuse to meet the pilots?"


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The harbour master refused to meet the pilots.", Stance.YES),
        ("The harbour master declined to meet the pilots, they said.", Stance.YES),
        ("He denied that he had refused to meet the pilots.", Stance.NO),
        ("The harbour master did not refuse to meet the pilots.", Stance.NO),
        ("The harbour master met the pilots on Friday.", Stance.NO),
        ("The harbour master did not meet the pilots.", Stance.YES),
    ],
)
def test_who_is_asked_to_have_refused_did_so_only_where_it_is_said(sentence: str, stance: Stance) -> None:
    """Refusing was turned twice: who denied having refused had refused."""
    assert polarity(_REFUSED, sentence).stance is stance


def test_a_refusal_is_a_no_where_the_deed_is_asked_for() -> None:
    assert polarity("Did the harbour master meet the pilots?", "He refused to meet the pilots.").stance is Stance.NO


def test_what_failed_on_the_way_is_not_what_is_asked() -> None:
    asked = "Did the failed launch surprise the pilots?"
    assert polarity(asked, "The launch surprised the pilots.").stance is Stance.YES


@pytest.mark.parametrize("sentence", ["No one was injured.", "Nobody was injured in the fire."])
def test_a_negative_question_is_still_turned(sentence: str) -> None:
    assert polarity("Was no one injured?", sentence).stance is Stance.YES


@pytest.mark.parametrize(
    "sentence",
    [
        "The captain has yet to warn the port about the cargo.",
        "The captain has not yet warned the port about the cargo.",
        "The captain hasn’t yet warned the port.",
    ],
)
def test_what_has_yet_to_happen_has_not_happened(sentence: str) -> None:
    """A clause began at the "yet", and lost its negation."""
    assert polarity(_WARN, sentence).stance is Stance.NO


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        ("Is it known who lit the fire?", "It was not known who had lit it, the port said.", Stance.NO),
        ("Is it clear who lit the fire?", "It is unclear who lit the fire.", Stance.NO),
        ("Has the sighting been confirmed?", "The sighting could not be independently confirmed.", Stance.NO),
        ("Did the port confirm the sighting?", "The port would not confirm the sighting.", Stance.NO),
        ("Did Venn know the pilot?", "She did not know the pilot.", Stance.NO),
        ("Is it known who lit the fire?", "It is known who lit the fire, the port said.", Stance.YES),
        ("Is it known who lit the fire?", "Police are investigating whether the crew lit it.", Stance.UNCLEAR),
        ("Was the fire lit by the crew?", "It was not known whether the crew lit the fire.", Stance.UNCLEAR),
        ("Was the pilot hurt?", "It could not be confirmed that the pilot was hurt.", Stance.UNCLEAR),
    ],
)
def test_what_is_not_known_is_a_no_where_knowing_is_asked_for(question: str, sentence: str, stance: Stance) -> None:
    assert polarity(question, sentence).stance is stance


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The front denies any part in it.", Stance.YES),
        ("The front said that it had laid no mines.", Stance.YES),
        ("The front admitted that it had laid the mines.", Stance.NO),
        ("The front has neither confirmed nor denied it.", Stance.UNCLEAR),
        ("He also denied that fuel had been kept there.", Stance.UNCLEAR),
    ],
)
@pytest.mark.parametrize("denies", [None, 6.0])
def test_who_denies_it_says_yes_where_that_is_asked(sentence: str, stance: Stance, denies: float | None) -> None:
    """The reader takes every denial for a no."""
    assert polarity("Did the front deny laying the mines?", sentence, denies=denies).stance is stance


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        ("Was she sentenced to eight years?", "The sentence was seven years.", Stance.NO),
        ("Was she sentenced to eight years?", "The sentence was eight years.", Stance.YES),
        ("Did the bridge cost 40 million euros?", "The bridge cost 55 million euros, the port said.", Stance.NO),
        ("Did the bridge cost 40 million euros?", "The bridge cost nearly 40 million euros.", Stance.YES),
        ("Has the gun a range of 20 km?", "The gun hits within eight km of what it is aimed at.", Stance.NO),
        ("Has the gun a range of 20 km?", "The gun is accurate to 10 m at 900 m.", Stance.YES),
        ("Was she sentenced to eight years?", "She ran the mill for seven years.", Stance.YES),
        ("Were both lamps found?", "One of the two lamps was found on Friday.", Stance.NO),
        ("Were both lamps found?", "Both lamps were found on Friday, one of the two broken.", Stance.YES),
        ("Was one of the lamps found?", "One of the two lamps was found on Friday.", Stance.YES),
    ],
)
def test_another_figure_of_the_asked_measure_says_no(question: str, sentence: str, stance: Stance) -> None:
    assert polarity(question, sentence).stance is stance


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        ("Was Venn convicted of bribery?", "A jury convicted Venn of fraud.", Stance.UNCLEAR),
        ("Was Venn convicted of bribery?", "A jury convicted Venn of bribery and fraud.", Stance.YES),
        ("Was Venn cleared of bribery?", "Venn was charged with fraud.", Stance.UNCLEAR),
        ("Was Venn convicted?", "A jury convicted Venn of fraud.", Stance.YES),
    ],
)
def test_another_charge_says_neither(question: str, sentence: str, stance: Stance) -> None:
    assert polarity(question, sentence).stance is stance


@pytest.mark.parametrize(
    ("question", "stance"),
    [
        ("Did the Front bomb the mill?", Stance.UNCLEAR),
        ("Was the Front behind the attack on the mill?", Stance.UNCLEAR),
        ("Did the Grey Lions bomb the mill?", Stance.YES),
        ("Was the mill attacked?", Stance.YES),
    ],
)
def test_what_another_claims_to_have_done_says_neither(question: str, stance: Stance) -> None:
    claimed = "A young group, the Grey Lions, has claimed responsibility for the attack on the mill."
    assert polarity(question, claimed).stance is stance


def test_a_not_that_tells_more_of_what_was_denies_nothing() -> None:
    freed = "Hale said the miners had been freed in a raid of the guards in which not a shot was fired."
    assert polarity("Did the guards free the miners?", freed).stance is Stance.YES
    assert polarity("Did the guards free the miners?", "The guards never freed the miners.").stance is Stance.NO


_STOLEN = "Were lamps stolen from the museum?"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_STOLEN, "Police denied that lamps had been stolen from the museum."),
        (_STOLEN, "Its director rejected on Monday the claim that nine lamps had been stolen from the museum."),
        ("Did the bank lose 12 million crowns?", "The bank denied that it had lost 12 million crowns in the fraud."),
        ("Was the gate locked?", "The gate was not locked, two pilots said."),
        (_STOLEN, 'Velm rejected as "pure invention" a claim by Orsk that lamps were stolen from the museum.'),
        ("Were the lamps stolen?", "The lamps weren’t actually stolen, she said: they had been lent."),
        (_STOLEN, "Reports that lamps were stolen from the museum do not correspond to reality, its office said."),
    ],
)
def test_what_the_sentence_rejects_or_negates_is_a_no_whatever_a_reader_holds(question: str, sentence: str) -> None:
    """Each was a yes."""
    assert polarity(question, sentence, denies=-4.0).stance is Stance.NO


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        (_STOLEN, "Police denied that no lamps had been stolen from the museum.", Stance.YES),
        (_STOLEN, "Lamps were stolen from the museum, said its director, and denied that he was to blame.", Stance.YES),
        ("Did Orn deny that he had fled?", "Orn denied that he had fled.", Stance.YES),
        ("Did Orn resign?", "Orn denied that he had fled.", Stance.UNCLEAR),
        ("Was the gate locked?", "The gate was not only locked but chained.", Stance.YES),
        ("Was the gate locked?", "The gate was locked, she said, if it had not been locked before.", Stance.YES),
        ("Was the gate of the fort locked by Orn?", "The door had not been locked, but the gate had.", Stance.YES),
    ],
)
def test_a_rejection_of_something_else_is_no_no(question: str, sentence: str, stance: Stance) -> None:
    assert polarity(question, sentence, denies=-4.0).stance is stance


BOTH = "A court found Sten Orre guilty of fraud and cleared him of bribery."


@pytest.mark.parametrize(
    ("question", "stance"),
    [
        ("Was Sten Orre acquitted of bribery?", Stance.YES),
        ("Was Sten Orre acquitted of fraud?", Stance.NO),
        ("Was Sten Orre found guilty of fraud?", Stance.YES),
        ("Was Sten Orre convicted of bribery?", Stance.NO),
        ("Was Sten Orre acquitted?", Stance.UNCLEAR),
    ],
)
def test_of_two_charges_the_asked_one_decides(question: str, stance: Stance) -> None:
    """All were a yes but the conviction of bribery."""
    assert polarity(question, BOTH, denies=-5.0).stance is stance


def test_the_verdict_on_another_says_nothing() -> None:
    assert of_both_verdicts("Was Venn acquitted of fraud?", "They convicted Orre of fraud and acquitted Venn.") is None


def test_a_denial_of_a_denial_says_yes_whatever_the_reader_holds() -> None:
    told = "The owner denied reports that the Lively had no lookout."
    assert polarity("Did the Lively have a lookout?", told, denies=5.0).stance is Stance.YES
    named = "The owner denied that the mate, Sten Orre, had not been asked."
    assert polarity("Was Orre asked about the sale?", named, denies=5.0).stance is Stance.YES


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        ("Did any child go without a meal?", "No child in Velm went without a meal.", Stance.NO),
        ("Were houses left without power?", "The board denied that houses were left without power.", Stance.NO),
        ("Were houses left without power?", "Forty houses were left without power.", Stance.YES),
        ("Did the ferry sail without a pilot?", "The ferry never sailed without a pilot.", Stance.NO),
        ("Did the ferry have a pilot?", "The ferry sailed without a pilot.", Stance.NO),
    ],
)
def test_a_without_that_is_asked_for_denies_nothing(question: str, sentence: str, stance: Stance) -> None:
    assert polarity(question, sentence, denies=0.0).stance is stance


@pytest.mark.parametrize(("denies", "stance"), [(-0.5, Stance.YES), (0.5, Stance.NO)])
def test_what_is_asked_with_a_not_a_reader_judges_of_a_plain_statement(denies: float, stance: Stance) -> None:
    """It was a no, for the rules turn whatever stands beside a negative question."""
    question = "Is Orla Venn ready to speak without her lawyer?"
    assert polarity(question, "Her sister said that Venn was ready to speak.", denies=denies).stance is stance


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Had someone forgotten to shut the sluice?", "The sluice stood open because the keeper was late."),
        ("Was it impossible to see the crack from the deck?", "The crack could not be seen from the deck, he said."),
        ("Were the divers unable to reach the wreck?", "The divers did not reach the wreck."),
        ("Did Venn burn the mill?", "There is no question that Venn burned the mill, the judge said."),
        ("Was Venn sacked?", "Make no mistake, Venn was sacked."),
        ("Is the toll in force?", "The disputed toll is in force, the court said."),
    ],
)
def test_other_ways_to_say_yes(question: str, sentence: str) -> None:
    """Each was a no."""
    assert polarity(question, sentence).stance is Stance.YES


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did the bomb on the pier go off?", "A man tried unsuccessfully to set off a bomb on the pier."),
        ("Was the woman his niece?", "He mistakenly believed the woman was his niece."),
        ("Did Venn burn the mill?", "Venn called the story incorrect."),
        ("Did the ferry have a permit?", "The ferry lacked a permit."),
        ("Were the divers unable to reach the wreck?", "The divers were able to reach the wreck by noon."),
    ],
)
def test_other_ways_to_say_no(question: str, sentence: str) -> None:
    """Each was a yes."""
    assert polarity(question, sentence).stance is Stance.NO
