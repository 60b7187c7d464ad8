"""What was done instead of what is asked."""

import pytest

from retrieval.values.opposites import says_as_much, says_not_so, says_opposite
from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Was Orla Venn acquitted?", "Orla Venn was found guilty on Monday of stealing two boats.", "found guilty"),
        ("Was Orla Venn acquitted?", "The jury found Venn guilty.", "found Venn guilty"),
        ("Was Orla Venn acquitted?", "She was convicted on three of five charges.", "convicted"),
        ("Was Venn acquitted?", "A note on Friday about Venn said that she was convicted.", "convicted"),
        ("Was Venn convicted of fraud?", "The court cleared her of fraud.", "cleared"),
        (
            "Did Orla Venn burn the mill?",
            "A court cleared the owner of Pells, Orla Venn, of burning it.",
            "cleared",
        ),
        ("Did Venn burn the mill?", "Orla Venn was acquitted of burning the mill.", "acquitted"),
        ("Was the ruling quashed on appeal?", "Three judges on Friday upheld the ruling.", "upheld"),
        ("Was the ruling upheld?", "The ruling was overturned by the high court.", "overturned"),
        ("Did the fisheries bill pass?", "The bill was defeated by 40 votes to 31.", "defeated"),
        ("Did the council approve the plan for the pier?", "The council rejected the plan.", "rejected"),
        ("Was the plan for the pier rejected?", "It was adopted without changes.", "adopted"),
        ("Has the curfew been lifted?", "The governor extended the curfew until June.", "extended"),
        ("Was the curfew extended?", "The curfew was lifted at noon.", "lifted"),
        ("Was Venn granted bail?", "Venn was refused bail.", "refused"),
        ("Did bread prices rise in May?", "Bread prices fell by 2 per cent.", "fell"),
        ("Did the pilot survive?", "The pilot died in hospital.", "died"),
        ("Did the tram's driver survive?", "Both drivers were among the dead.", "among the dead"),
        ("Did Ada Venn survive the fire?", "Ada Venn was one of the nine dead.", "one of the nine dead"),
        ("Was the pilot among the dead?", "The pilot survived.", "survived"),
        ("Did the pilot die?", "The pilot was among the survivors.", "among the survivors"),
        ("Did Judge Holt find the mayor guilty of the fraud?", "She cleared Mayor Sten Hale.", "cleared"),
        ("Did the court find Venn guilty?", "The court acquitted Venn.", "acquitted"),
        ("Did the panel find fault with the pilot?", "It found that the pilot had acted correctly.", "acted correctly"),
        ("Did the inquiry blame the pilot?", "The inquiry cleared the pilot.", "cleared"),
        ("Is the embassy open?", "The embassy remained closed.", "closed"),
        ("Did Torv win the final?", "Torv lost the final to Marn.", "lost"),
        ("Does Venn lose her pension?", "Venn keeps her pension, the court said.", "keeps"),
        ("Was the siren working on Sunday?", "The siren was out of order.", "out of order"),
        ("Will the goose fair go ahead?", "The goose fair has been called off.", "called off"),
        ("Did the goose fair take place?", "The mayor cancelled the goose fair.", "cancelled"),
        ("Was the goose fair cancelled?", "The goose fair went ahead.", "went ahead"),
        ("Will the goose fair be called off?", "The goose fair goes ahead.", "goes ahead"),
        ("Was Venn convicted of theft?", "Venn, 58, was cleared of a third charge, theft.", "cleared"),
        ("Was Orla Venn fired?", "She has shown a letter in which she resigned.", "resigned"),
        ("Were the side doors locked?", "Every door was open, he said.", "open"),
        ("Did the owner lock the side doors?", "Every door was open, he said.", "open"),
        ("Were the side doors open?", "The union accused the owner of locking the side doors.", "locking"),
        ("Was the mayor acquitted?", "The court found the mayor guilty of fraud.", "found the mayor guilty"),
        ("Did the ferries run on Monday?", "The ferries stood still.", "stood still"),
        ("Did the ferries operate?", "The ferries came to a complete halt at noon.", "came to a complete halt"),
        ("Did the ferries run?", "Ferries were cancelled.", "cancelled"),
        ("Was the derby postponed?", "The derby was played in the rain.", "played"),
        (
            "Did the Hale cabinet fall?",
            "The cabinet survived a vote of no confidence.",
            "survived a vote of no confidence",
        ),
    ],
)
def test_the_opposite_says_no_outright(question: str, sentence: str, words: str) -> None:
    """Each was a yes where the reader was sure of it."""
    found = says_opposite(question, sentence)
    assert found is not None
    assert sentence[slice(*found)] == words
    assert polarity(question, sentence, denies=-6.0).stance is Stance.NO


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was Venn convicted of fraud?", "She was convicted on nine counts and cleared of three."),
        ("Was Venn convicted of fraud?", "It cleared her of perjury."),
        ("Was Venn acquitted?", "Venn was not convicted."),
        ("Did Sten Hale burn the mill?", "A court acquitted Orla Venn of burning the mill but jailed Sten Hale."),
        ("Did Sten Hale help Orla Venn burn the mill?", "A court acquitted Orla Venn of burning the mill."),
        ("Did Orla Venn steal a boat?", "A court acquitted Orla Venn of burning the mill."),
        ("Did Orla Venn burn the mill?", "A court would have acquitted Orla Venn of burning the mill."),
        ("Was Venn acquitted?", "Prosecutors expect that Venn will be convicted."),
        ("Was Venn acquitted?", "Her brother, Sten Hale, told them how he was convicted."),
        ("Was Venn acquitted or convicted?", "Venn was convicted."),
        ("Was the ruling overturned?", "The court upheld the complaint."),
        ("Did the bill pass?", "An earlier bill was defeated by 40 votes to 31."),
        ("Did the bill pass?", "The ministry denied that the bill had been defeated."),
        ("Did the bill pass?", "The party voted to defeat the bill."),
        ("Did the bill pass?", "The defeated bill was the third of its kind."),
        ("Did the minister say that the bill had passed?", "The bill was defeated."),
        ("Did the pilot survive?", "Two pilots died."),
        ("Did the pilot survive?", "Two children were among the dead."),
        ("Did the jury find Venn guilty?", "The jury acquitted Sten Hale."),
        ("Did the panel find fault with the pilot?", "The union said that the pilot would have acted correctly."),
        ("Did anyone survive?", "They died."),
        ("Was the bridge closed?", "The bridge was reopened."),
        ("Did Torv win the final?", "Torv lost its captain."),
        ("Does Venn lose her pension?", "Venn keeps bees."),
        ("Was the siren working on Sunday?", "The gate was out of order."),
        ("Did Venn win the race by a trick?", "He claimed on Monday that he lost the race because Venn had cheated."),
        ("Did the tenants accept the offer?", "The mayor rejected the offer."),
        ("Will the goose fair go ahead?", "The boat race has been called off."),
        ("Was Venn convicted of theft?", "Venn, 58, was cleared of a third charge, perjury."),
        ("Was Orla Venn fired?", "Sten Hale has shown a letter in which he resigned."),
        ("Were the side doors locked?", "The gate was open."),
        ("Were the side doors open?", "The owner denied locking the side doors."),
        ("Were the side doors open?", "The owner would lock the side doors."),
        ("Was Venn convicted?", "Venn said that she was innocent."),
        ("Was Venn convicted in Velm?", "Venn was cleared in Orsk."),
    ],
)
def test_another_matter_or_a_doubt_is_left_to_the_other_rules(question: str, sentence: str) -> None:
    assert says_opposite(question, sentence) is None


def test_what_is_unclear_stays_so() -> None:
    said = "It was not clear whether the ruling was upheld."
    assert polarity("Was the ruling overturned?", said).stance is Stance.UNCLEAR


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Was Orla Venn acquitted of theft?", "Orla Venn was found not guilty of theft on Monday.", "found not guilty"),
        ("Was Orla Venn acquitted?", "The jury cleared her of theft.", "cleared"),
        ("Was Venn cleared of theft?", "Venn wept when she was acquitted of theft.", "acquitted"),
        ("Did the jury clear Venn of theft?", "The jury found Venn not guilty.", "found Venn not guilty"),
        ("Is Venn innocent?", "A court acquitted Venn.", "acquitted"),
        ("Was the quay closed?", "The quay was not open to lorries.", "not open"),
        ("Was the quay open?", "The quay wasn't closed.", "n't closed"),
        ("Was the derby postponed?", "The derby was not played on Sunday because of snow.", "not played"),
        ("Did the bishop survive?", "The bishop was not killed in the blast.", "not killed"),
        ("Did the bishop die?", "The bishop did not survive.", "not survive"),
        ("Was Orla Venn sacked?", "The club insists that it dismissed Orla Venn.", "dismissed"),
        ("Was Orla Venn sacked by Velm Town?", "Velm Town insist that they dismissed Orla Venn.", "dismissed"),
        ("Was the law upheld?", "The court did not strike down the law.", "not strike down"),
        ("Were the sailors arrested?", "The sailors were detained at noon.", "detained"),
    ],
)
@pytest.mark.parametrize("denies", [None, 6.0])
def test_another_name_or_a_denied_opposite_says_yes_outright(
    question: str, sentence: str, words: str, denies: float | None
) -> None:
    """Each was a no: "not" and "cleared of" deny."""
    found = says_as_much(question, sentence)
    assert found is not None
    assert sentence[slice(*found)] == words
    assert polarity(question, sentence, denies=denies).stance is Stance.YES


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was Venn acquitted?", "Venn was not convicted."),
        ("Did Torv win?", "Torv did not lose."),
        ("Was Venn acquitted?", "Venn said that she was innocent."),
        ("Was Venn acquitted of theft?", "Venn was cleared of perjury."),
        ("Was Orla Venn sacked?", "The club denied that it had dismissed Orla Venn."),
        ("Was Orla Venn sacked?", "The club said that it dismissed Orla Venn, but the union called that a lie."),
        ("Was Orla Venn sacked?", "The club will dismiss Orla Venn."),
        ("Was Orla Venn sacked?", "Orla Venn was not dismissed."),
        ("Was Orla Venn arrested in Velm?", "Orla Venn was detained in Orsk."),
        ("Was Orla Venn killed?", "Orla Venn died in her bed."),
        ("Were the doors locked?", "The doors were closed."),
        ("Were the sailors killed?", "Not all sailors survived."),
    ],
)
def test_less_than_what_is_asked_is_left_to_the_other_rules(question: str, sentence: str) -> None:
    assert says_as_much(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        (
            "Is Ada Venn dead?",
            "Venn is alive, the union replied to the claim of Velm that it had killed her.",
            "no",
        ),
        ("Was the crane working?", "The port denied that the crane was out of order, and called it old.", "yes"),
        ("Was the crane working?", "The port denied that the crane was working.", "no"),
    ],
)
def test_what_another_reports_or_somebody_denies_is_not_what_is_said(question: str, sentence: str, stance: str) -> None:
    assert polarity(question, sentence, denies=4.0 if stance == "yes" else -4.0).stance is Stance(stance)


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        ("Was Orla Venn sacked?", "Orla Venn was not dismissed, her lawyer said.", Stance.NO),
        (
            "Did the club sack Orla Venn?",
            "Venn's lawyer says that the manager was not dismissed but had left.",
            Stance.NO,
        ),
        ("Did the club sack Orla Venn?", "The club said that Sten Orre was not dismissed but had left.", None),
        ("Did the club sack Orla Venn?", "The lawyer says that the manager was not dismissed but had left.", None),
        ("Was Orla Venn sacked?", "It is not clear whether Venn was not dismissed but left.", None),
    ],
)
def test_a_denial_by_another_name_says_no_whatever_the_reader_holds(
    question: str, sentence: str, stance: Stance | None
) -> None:
    """The first two were a yes."""
    assert (says_not_so(question, sentence) is not None) is (stance is not None)
    assert stance is None or polarity(question, sentence, denies=-5.0).stance is stance
