"""Attribution: who speaks, through whom, and whether the name is kept back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.speech.attribution import attribute, not_through_itself

SAID = (
    "A harbour official, speaking on the condition of anonymity, told the Reuters news agency more than five boats "
    "sank."
)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "“It was old,” said Ada Venn of the Institute for Ports in Torv, who believes that nine boats sank.",
            "Ada Venn of the Institute for Ports in Torv",
        ),
        ("According to the engineer Sten Hale a wave broke the wall and nine boats sank.", "the engineer Sten Hale"),
        ("According to Ada Venn two piers fell and nine boats sank.", "Ada Venn"),
        ("In the storm nine boats sank, according to his data.", "the harbour master, Ivo Lenz"),
        ("The pier fell and, according to our count, nine boats sank.", None),
    ],
)
def test_a_speaker_is_no_town_no_clause_and_no_figures(sentence: str, who: str | None) -> None:
    """They were "Torv", "the engineer Sten Hale a wave broke the wall ..." and "his data"."""
    before = ["“It is a lie,” the harbour master, Ivo Lenz, said."] if "his" in sentence else []
    said = attribute(sentence, before, (sentence.index("nine"), sentence.index(" sank")))
    assert (said and said.who) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The log contradicts the harbour police, who said that nine boats had sunk.", "the harbour police"),
        ("The judge cleared the pilot, who told the court that nine boats had sunk.", "the pilot"),
    ],
)
def test_the_object_before_who_is_the_speaker_and_not_its_whole_clause(sentence: str, who: str) -> None:
    said = attribute(sentence, [], (sentence.index("nine"), sentence.index(" sunk")))
    assert said is not None
    assert said.who == who


@pytest.mark.parametrize(
    ("sentence", "words", "who", "via"),
    [
        ("The rescue office on Friday lowered the toll of the mill fire to 13, saying one was counted twice.", "13",
         "The rescue office", None),
        ("The clinic revised the number of people ill in Orlen down to 25.", "25", "The clinic", None),
        ("The council raised the number of its lifeguards to 25.", "25", None, None),
        ("The club cut the price to 25.", "25", None, None),
        ("Police put the crowd at 5,000; organisers spoke of 20,000.", "5,000", "Police", None),
        ("The institute put the magnitude at 6 and the depth at 8 km.", "8", "The institute", None),
        ("The pilot was quoted by AFP as saying that 30 seats were empty.", "30", "The pilot", "AFP"),
        ("AFP quoted a pilot as saying 30 seats were empty.", "30", "a pilot", "AFP"),
        ("“There were 30 seats,” Venn was quoted as saying.", "30", "Venn", None),
        ("Orlen have agreed a fee of 42 million, the Gazette understands.", "42", "the Gazette", None),
        ("Venn understands 42 of the songs.", "42", None, None),
        ("Three guards died, the ministry said, accusing 14 rebels.", "14", "the ministry", None),
        ("Three guards died, the ministry said, and 14 rebels fled.", "14", None, None),
        ("The blast killed nine, court papers filed on Friday show.", "nine", "court papers", None),
        ("The blast killed nine, according to court papers filed on Friday.", "nine", "court papers", None),
        ("The blast killed nine, according to an indictment seen by AFP.", "nine", "an indictment", "AFP"),
        ("Venn denies everything.", "everything", "Venn", None),
        ("“We held for nine months, but now the dam is gone,” said Ada Venn.", "nine", "Ada Venn", None),
        ('"We held for nine months, but now the dam is gone," Ada Venn said.', "nine", "Ada Venn", None),
        ("The fire killed nine, but “we held the door,” said Ada Venn.", "nine", None, None),
        ("“It fell on nine of us,” Ada Venn of Torv, said on Sunday.", "nine", "Ada Venn of Torv", None),
        ("“It fell on nine, of 20 of us,” Ada Venn (48), said on Sunday.", "nine", "Ada Venn (48)", None),
    ],
)  # fmt: skip
def test_who_tells_it_in_other_words_than_said(sentence: str, words: str, who: str | None, via: str | None) -> None:
    """All of these were shown as the outlet's own."""
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)))
    assert (found and found.who, found and found.via) == (who, via)


@pytest.mark.parametrize(
    ("sentence", "who", "via"),
    [
        ("Mayor Ada Venn said police had told her that 58 lamps were lost.", "Mayor Ada Venn", None),
        ("Ada Venn said on Friday that Per Holt had told her 58 lamps were lost.", "Ada Venn", None),
        ("58 lamps were lost, Ada Venn said police had told her.", "Ada Venn", None),
        ("AFP reported that police had said 58 lamps were lost.", "police", "AFP"),
        ("Ada Venn said the port was shut, and police said 58 lamps were lost.", "police", None),
    ],
)
def test_at_second_hand_who_speaks_is_whom_the_outlet_heard(sentence: str, who: str, via: str | None) -> None:
    """A mayor's "police had told her" was the mayor's in one answer and the police's in another."""
    start = sentence.index("58")
    found = attribute(sentence, [], (start, start + 2))
    assert found is not None
    assert (found.who, found.via) == (who, via)


@pytest.mark.parametrize(
    ("told", "via"),
    [
        ("A port official told NPA that", "NPA"),
        ("A port official told the Norvel Press Agency (NPA)", "Norvel Press Agency"),
        ("A port official told EU envoys", None),
        ("Sam Harlan told NATO that", None),
    ],
)
def test_an_agency_that_no_list_has_is_known_by_its_form(told: str, via: str | None) -> None:
    found = attribute(f"{told} 58 lamps were lost.", [], None)
    assert found is not None
    assert found.via == via


def test_a_name_behind_an_office_is_not_kept_back() -> None:
    found = attribute("“No gas was used,” said the officer in charge, chief inspector Per Holt.", [], None)
    assert found is not None
    assert (found.who, found.anonymous) == ("the officer in charge, chief inspector Per Holt", False)


@pytest.mark.parametrize("stamp", ["17:15 ", "23.15 ", "08:40: ", "9:05 a.m. - ", "**17:15** ", "**17:15:** "])
def test_the_time_that_an_entry_opens_with_is_no_part_of_the_speaker(stamp: str) -> None:
    said = attribute(f"{stamp}The Dockers' Union says the crane is down.", [], (len(stamp) + 24, len(stamp) + 41))
    assert said is not None
    assert said.who == "The Dockers' Union"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ('Hospital director Dr Yelva Marn: "We have 41 wounded people."', "Hospital director Dr Yelva Marn"),
        ('**13:48** Yelva Marn: "We have 41 wounded people."', "Yelva Marn"),
        ('Said Yelva Marn: "We have 41 wounded people."', "Yelva Marn"),
        ('Image caption Yelva Marn: "We have 41 wounded people."', None),
        ('Captain Joss Arn has spoken to us: "We have 41 wounded people."', None),
        ("Yelva Marn: 41 wounded people in Velm.", None),
    ],
)
def test_who_is_named_before_a_quotation_says_it(sentence: str, who: str | None) -> None:
    said = attribute(sentence, [], (sentence.index("41"), sentence.index("people")))
    assert (said.who if said else None) == who


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("Two men drowned, the sheriff said.", "Two", "the sheriff"),
        ("Three men drowned, the mayor, Ada Venn, said.", "Three", "the mayor, Ada Venn"),
        ("At least 30 people were hurt, the sheriff said.", "30", "the sheriff"),
        ("This was false, the sheriff said.", "false", "the sheriff"),
        ("Two days later, the sheriff said nine had died.", "Two", None),
        ("Three hours after the blast, the sheriff said nine had died.", "Three", None),
    ],
)
def test_a_short_clause_is_told_by_who_is_named_behind_it_unless_it_only_says_when(
    sentence: str, words: str, who: str | None
) -> None:
    start = sentence.index(words)
    said = attribute(sentence, [], (start, start + len(words)))
    assert (said.who if said else None) == who


def test_a_capital_says_nothing() -> None:
    sentence = "Two diplomats in Selk, the capital, who asked for their names to be kept out, said that 12 had died."
    said = attribute(sentence, [], (sentence.index("12"), sentence.index(" had died")))
    assert said is not None
    assert said.who.startswith("Two diplomats")


@pytest.mark.parametrize(
    ("sentence", "who", "anonymous", "via"),
    [
        (SAID, "A harbour official", True, "Reuters"),
        ("Two boats sank, the sheriff said.", "the sheriff", False, None),
        ("Two boats sank, according to Ilse Brandt.", "Ilse Brandt", False, None),
        ("According to two port workers, the crane fell first.", "two port workers", True, None),
        (
            "The boat was hit from “zones under army control”, said the monitor, which is based abroad.",
            "the monitor",
            False,
            None,
        ),
        (
            "Questioned by AFP, the director of the Orlen Observatory for Rivers and the Sea (OORS), Rami Adel Halvik, "
            "reported “several boats” on fire.",
            "Rami Adel Halvik",
            False,
            "AFP",
        ),
        ("The source told Velden News Agency that a crane fell.", "The source", True, "Velden News Agency"),
        ("Halvik said 24 people were hurt.", "Halvik", False, None),
        ("“We heard a bang,” Mary K. Osei, a port worker, told reporters.", "Mary K. Osei, a port worker", False, None),
        (
            "A statement from the Velden harbour police accused “outlaws” of the theft.",
            "the Velden harbour police",
            False,
            None,
        ),
        (
            "From the quay, “four boats” were seen, a harbour police media unit said in a statement.",
            "a harbour police media unit",
            False,
            None,
        ),
        (
            "Several boats burnt, security officials and a war monitor said.",
            "security officials and a war monitor",
            True,
            None,
        ),
        (
            "An estimated five boats sank, according to port sources and an army officer cited by Reuters.",
            "port sources and an army officer",
            True,
            "Reuters",
        ),
        ("Orlen News/ A security source reported that a crane fell.", "A security source", True, None),
        ("In a tweet on Monday, the mayor of Orlen wrote that two boats sank.", "the mayor of Orlen", False, None),
        ("The crane fell first, says one longtime donor who saw it.", "one longtime donor", True, None),
        ("Police chief Sam Harlan said the crane fell.", "Police chief Sam Harlan", False, None),
        ("The Velden Defence Department (VDD) denied any role.", "The Velden Defence Department", False, None),
        ("Several divers who know the basin well said the crane fell.", "Several divers", True, None),
        ("Reuters reported that a port official said two boats sank.", "a port official", True, "Reuters"),
        ("He was dismissed by Jef Sanders, who said the crane fell.", "Jef Sanders", False, None),
        (
            "A port official not authorized to comment told the Orlen TODAY it fell.",
            "A port official",
            True,
            "Orlen TODAY",
        ),
        ("It fell at noon, as reported by the BBC and other outlets.", "the BBC and other outlets", False, None),
        ("“It fell,” said the mayor, Ada Venn, on Monday.", "the mayor, Ada Venn", False, None),
        ("“It fell,” said the union’s leader, Per Holt.", "the union’s leader, Per Holt", False, None),
        ("Two sank, according to the coroner, Dr. Lise Aas.", "the coroner, Dr. Lise Aas", False, None),
        ("It fell, said the club's head of safety, Ivor Lenz.", "the club's head of safety, Ivor Lenz", False, None),
        ("“It fell,” said the police in Orlin, Vessia.", "the police in Orlin", False, None),
        ("“It fell,” said the mayor of Orlin, New Vessia.", "the mayor of Orlin", False, None),
        ("“It fell,” said the ministry, Vessia's largest employer.", "the ministry", False, None),
        ("It fell, said the Orlen Guardian, Ada Venn, on Monday.", "the Orlen Guardian", False, None),
        ("“It fell,” said the prosecutors, Ada Venn, on Monday.", "the prosecutors", False, None),
        ("But Osei last month said the crane “cannot be repaired”.", "Osei", False, None),
        ("17:15 A port official tells us that the crane fell.", "A port official", True, None),
        ("00.20 The mayor says that two boats sank.", "The mayor", False, None),
        ("40 MPs said that the crane fell.", "40 MPs", False, None),
    ],
)
def test_the_speaker_is_found(sentence: str, who: str, anonymous: bool, via: str | None) -> None:
    found = attribute(sentence, [], None)
    assert found is not None
    assert (found.who, found.anonymous, found.via) == (who, anonymous, via)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Según informó la policía, cinco murieron.", "la policía"),
        ("Cinco personas murieron, según informaron fuentes oficiales.", "fuentes oficiales"),
        ("Según la policía, cinco murieron.", "la policía"),
    ],
)
def test_a_verb_behind_according_to_is_no_speaker(sentence: str, who: str) -> None:
    found = attribute(sentence, [], None, "es")
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize(
    "sentence",
    [
        "Two boats sank in the harbour of Orlen on Sunday.",
        "It is believed that two boats sank.",
        "The reported losses were small.",
        "Halvik was told to leave the town.",
        "The mayor would not say how many boats sank.",
        "The port added 50 jobs in May.",
        "That said, the crane is old.",
        "The town bought a “green” ferry.",
        "",
    ],
)
def test_the_outlet_speaks_for_itself(sentence: str) -> None:
    assert attribute(sentence, ["Halvik said two boats sank."], None) is None


@pytest.mark.parametrize(
    ("words", "who"),
    [("eleven", "The mayor"), ("forty", "a union spokesman")],
)
def test_the_span_decides_between_two_speakers(words: str, who: str) -> None:
    sentence = "The mayor said eleven boats sank, but a union spokesman said forty were lost."
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)))
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Initial reports said that 12 boats sank.", None),
        ("Some estimates suggest that 12 boats sank.", None),
        ("12 boats sank, state media reports.", "state media"),
        ("Ada Venn suspects that 12 boats sank.", "Ada Venn"),
        ("The suspects that police hold had left when 12 boats sank.", None),
        ("The man police suspected of arson left when 12 boats sank.", None),
    ],
)
def test_reports_are_nobody_and_a_suspicion_is_somebodys(sentence: str, who: str | None) -> None:
    """ "Initial" was shown as a speaker."""
    at = sentence.index("12 boats")
    said = attribute(sentence, [], (at, at + 8))
    assert (said.who if said else None) == who


def test_who_is_named_behind_an_opening_participle_is_the_subject() -> None:
    sentence = "Speaking to reporters as he drove to Velm, Halvik said the boat was old and said 24 people were hurt."
    at = sentence.index("24 people")
    found = attribute(sentence, [], (at, at + len("24 people")))
    assert found is not None
    assert found.who == "Halvik"


def test_a_clause_of_the_outlet_itself_is_not_the_speakers() -> None:
    sentence = "Halvik called it a “failed raid”, but the crane of Velden was destroyed."
    start = sentence.index("Velden")
    assert attribute(sentence, [], (start, start + 6)) is None


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Port director Sela Orn denied that the harbour lights were out.", "Port director Sela Orn"),
        ("Ruth Kell has not resigned, a spokesman said on Saturday.", "a spokesman"),
        ("Sela Orn said the pilot had told police that the lights were out.", "Sela Orn"),
        ("The harbour lights were out.", None),
    ],
)
def test_a_span_that_is_the_whole_statement_is_said_by_its_main_speaker(sentence: str, who: str | None) -> None:
    """A yes or no stands on the whole sentence; it was shown as the outlet's own word."""
    found = attribute(sentence, [], (0, len(sentence) - 1))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        (
            "Orn denied the theft, dismissing as fiction a magazine report that 30 lamps were gone.",
            "30",
            "a magazine report",
        ),
        ("Sela Orn rejected the divers’ claim that 30 lamps were gone.", "30", "the divers"),
        ("Sela Orn refuted allegations by Ilse Brandt that 30 lamps were gone, her lawyer said.", "30", "Ilse Brandt"),
        ("Sela Orn dismissed the notion that 30 lamps were gone.", "30", None),
        ("Sela Orn rejected reports that the mayor had said 30 lamps were gone.", "30", "the mayor"),
        ("Sela Orn rejected reports that 30 lamps were gone, and said that four were.", "four", "Sela Orn"),
        ("Sela Orn confirmed a report that 30 lamps were gone.", "30", "Sela Orn"),
    ],
)
def test_what_somebody_rejects_is_not_theirs(sentence: str, words: str, who: str | None) -> None:
    """Words of a report were shown as said by the man who called it fiction."""
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("The port put the figure at 340, and the union at 900.", "340", "The port"),
        ("The port put the figure at 340, and the union at 900.", "900", "the union"),
        ("Divers put the number of lamps that were lost at 41.", "41", "Divers"),
        ("The Seabed Institute puts it at about 70 million crowns.", "70 million", "The Seabed Institute"),
        ("The Treasury reckons that the pier cost 3 million.", "3 million", "The Treasury"),
        ("The harbour board maintains that 11 boats were safe.", "11", "The harbour board"),
        ("Sela Orn repeated that 11 boats were safe.", "11", "Sela Orn"),
        ("Surveyors estimate that 11 boats are lost.", "11", "Surveyors"),
        ("The coast guard now counts 33.", "33", "The coast guard"),
        ("The coast guard now counts 33 missing, among them two boys.", "33", "The coast guard"),
        ("The mayor of Orlen speaks of 20,000 homeless.", "20,000", "The mayor of Orlen"),
        ("The crew put the boat at anchor at 4.", "4", None),
        ("Firefighters put the fire out at 4.", "4", None),
        ("The club counts 14 members.", "14", None),
        ("The commission counted 14 chairs in the hall.", "14", None),
        ("Halvik rejected the union’s estimates that 14 were lost.", "14", "Halvik"),
        ("The port gave a first estimate: “About 14 boats.”", "14", None),
        ("Why did the port insist that 14 were lost?", "14", None),
        ("The harbour board no longer speaks of 14 lost boats.", "14", None),
        ("The union would have the port believe that 14 were lost.", "14", None),
    ],
)
def test_who_gives_a_figure_is_its_speaker(sentence: str, words: str, who: str | None) -> None:
    """A figure that a city gave was shown as the outlet's own."""
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The company that owns the pier denied that it was rotten, and says that 58 lamps were lost.", "The company"),
        ("The firm which was fined in May has denied it, and says that 58 lamps were lost.", "The firm"),
        ("The firm that built the crane said 58 lamps were lost.", "The firm"),
        ("Sela Orn, who was there, left at noon and said that 58 lamps were lost.", "Sela Orn"),
        ("When the crane fell, she ran and said that 58 lamps were lost.", None),
        (
            "Residents told the Orlen Post it was dark, doubting the harbour agency, which says 58 lamps.",
            "the harbour agency",
        ),
        ("The other view is that of the river guards, who say in private that 58 lamps were lost.", "the river guards"),
        ("It was a storm that according to the lamp ministry broke 58 lamps.", "the lamp ministry"),
        ("It was dark, according to a nurse who said that 58 lamps were lost.", "a nurse"),
        ("Some had left, including a baker, who said that 58 lamps were lost.", "a baker"),
        ("The report that rescuers in Orlen said had 58 pages was lost.", "rescuers in Orlen"),
        ("The man accused of the theft of 58 lamps was freed.", None),
        ("The two divers were told to bring 58 lamps.", None),
        (
            "Sela Orn spoke to a man close to her, and two people close to her said 58 lamps were lost.",
            "two people close to her",
        ),
    ],
)
def test_the_head_of_a_clause_is_its_speaker(sentence: str, who: str | None) -> None:
    """A company "that owns the pier" was not heard, and an agency was told with the participle before it."""
    start = sentence.index("58")
    found = attribute(sentence, [], (start, start + 2))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("The pier held; only its rail fell, its keeper, Dr. Sela Orn, said.", "pier", "its keeper, Dr. Sela Orn"),
        ("The pier held; only its rail fell, its keeper, Dr. Sela Orn, said.", "rail", "its keeper, Dr. Sela Orn"),
        ("The pier held; two boats sank, according to the mayor.", "pier", "the mayor"),
        ("Sela Orn said the pier held; two boats sank, the mayor said.", "pier", "Sela Orn"),
        ("The pier held; the mayor said two boats sank.", "pier", None),
        ("The pier held; the council-confirmed rail fell.", "pier", None),
        ("The pier held, but two boats sank, the mayor said.", "pier", "the mayor"),
        ("The pier held, while two boats sank, according to a tally of the harbour.", "pier", "a tally of the harbour"),
        ("Sela Orn said the pier held, but two boats sank, the mayor said.", "pier", "Sela Orn"),
        ("The pier held, but the mayor said two boats sank.", "pier", None),
        ("The pier held, but two boats sank, the mayor said, and the crew swam ashore in the dark.", "pier", None),
    ],
)
def test_who_closes_a_sentence_says_all_of_it(sentence: str, words: str, who: str | None) -> None:
    """A part before a semicolon, and one before "but" or "while", was shown as the outlet's own."""
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("The flood, the mayor said, killed 14 people.", "14", "the mayor"),
        ("The flood that came on Monday, said the mayor, killed 14 people.", "14", "the mayor"),
        ("The new pier, Sela Orn says, will not hold 14 boats.", "14", "Sela Orn"),
        ("The new pier, Sela Orn said on Friday, requires 14 piles, and one fell.", "14", "Sela Orn"),
        ("Nearly all came home, the union says, with 14 of them hurt.", "14", "the union"),
        ("Per Holt said no: the pier, he said, held 14 boats.", "14", "Per Holt"),
        ("The new pier, Sela Orn said on Friday, requires piles, and 14 fell.", "14", None),
        ("The new pier, Sela Orn said on 14 May, requires piles.", "14", None),
        ("The flood killed nine, the mayor said, after 14 walls broke.", "14", None),
        ("The flood killed nine, the mayor said, contradicting 14 divers.", "14", None),
        ("The flood was old, says the report, filed by 14 divers.", "14", None),
        ("And Per Holt, the nurse who warned of it, has left 14 boats.", "14", None),
        ("Per Holt, the man said to be behind it, has 14 boats.", "14", None),
    ],
)
def test_who_cuts_a_clause_in_two_says_both_parts(sentence: str, words: str, who: str | None) -> None:
    """What stood behind "the mayor said," was shown as the outlet's own."""
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Sela Orn mocked the plan in a speech, saying it would cost 14 lives.", "Sela Orn"),
        ("The union called for a talk about cranes, arguing that no rule would stop 14 falls.", "The union"),
        ("Per Holt, the head of the union, mocked the plan, writing on Friday: “We lost 14 men.”",
         "Per Holt, the head of the union"),
        ("“They worked,” said Sela Orn, adding that 14 people were saved.", "Sela Orn"),
        ("When the pier fell, Sela Orn left and Per Holt stayed, warning that 14 would follow.", "Per Holt"),
        ("It began in May, when Sela Orn mocked the plan, saying that 14 had died.", "Sela Orn"),
        ("Sela Orn, R-Velm, mocked the plan, saying that 14 had died.", "Sela Orn, R-Velm"),
        ("Sela Orn opened a shop, adding 14 jobs.", None),
        ("Sela Orn spent a year in Velm, writing 14 books.", None),
        ("The two shook hands, saying nothing for 14 minutes.", None),
        ("The crane fell in May, warning lamps hurt 14.", None),
    ],
)  # fmt: skip
def test_a_participle_tells_what_the_subject_says(sentence: str, who: str | None) -> None:
    """What somebody added or argued was shown as the outlet's own."""
    start = sentence.index("14")
    found = attribute(sentence, [], (start, start + 2))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Sela Orn claims divers will find 14 lamps.", "Sela Orn"),
        ("A new study suggests it may hurt 14 of them.", "A new study"),
        ("The poll found most of the town's voters would close 14 schools.", "The poll"),
        ("Sela Orn noted the old pier had held 14 boats.", "Sela Orn"),
        ("Sela Orn noted the damage done by 14 floods.", None),
        ("Sela Orn claims the lamps she has bought for 14 crowns.", None),
        ("If Sela Orn claims divers will find 14 lamps, they leave.", None),
        ("Sela Orn believed divers would find 14 lamps.", None),
        ("Evidence suggests divers will find 14 lamps.", None),
        ("They fought over claims divers had found 14 lamps.", None),
    ],
)
def test_a_weak_verb_hands_over_a_clause_without_that(sentence: str, who: str | None) -> None:
    """What somebody claims was theirs only behind "that"."""
    start = sentence.index("14")
    found = attribute(sentence, [], (start, start + 2))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("As Sela Orn noted, 14 had died.", "Sela Orn"),
        ("As one well-known analysis found, 14 had died.", "one well-known analysis"),
        ("14 had died, as Sela Orn said.", "Sela Orn"),
        ("The new pier, as Sela Orn noted on Monday, killed 14.", "Sela Orn"),
        ("As Sela Orn told the council, 14 had died.", "Sela Orn"),
        ("It killed no 14 people, as Sela Orn has claimed.", None),
        ("The pier fell on 14, as Sela Orn said that it was safe.", None),
        ("As Sela Orn noted the time, 14 boats sank.", None),
    ],
)
def test_as_somebody_noted_gives_the_sentence_to_them(sentence: str, who: str | None) -> None:
    start = sentence.index("14")
    found = attribute(sentence, [], (start, start + 2))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Officials acknowledge that 14 had died.", "Officials"),
        ("Critics note that 14 had died.", "Critics"),
        ("Police confirm that 14 had died.", "Police"),
        ("Most residents suggest the pier will cost 14 million.", "Most residents"),
        ("A police report that 14 had died was lost.", None),
        ("It came of a Velm Times report that 14 had died.", None),
        ("The mayor's claim that 14 had died was lost.", None),
        ("The harbour news note that 14 had died was lost.", None),
    ],
)
def test_several_people_tell_in_the_present(sentence: str, who: str | None) -> None:
    start = sentence.index("14")
    found = attribute(sentence, [], (start, start + 2))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("After Sela Orn said the road was safe, a truck killed 14 people.", "14", None),
        ("After Sela Orn said the road was safe, a truck killed 14 people.", "safe", "Sela Orn"),
        ("A day before Sela Orn denied it, the city paid for 14 boats.", "14", None),
        ("As Sela Orn told the council, a truck killed 14 people.", "14", "Sela Orn"),
        ("When asked, Sela Orn said the road, a track, was safe for 14 people.", "14", "Sela Orn"),
        ("When Sela Orn said she had seen smoke, fire and 14 boats, she left.", "14", "Sela Orn"),
        ("Sela Orn's family said that 14 had died.", "14", "Sela Orn's family"),
        ("Sela Orn's lawyer argued that 14 had died.", "14", "Sela Orn's lawyer"),
    ],
)
def test_a_subordinate_clause_tells_nothing_of_the_main_one(sentence: str, words: str, who: str | None) -> None:
    """A toll was put into the mouth of a mayor who had only said that the road was safe."""
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Sela Orn wrote a long opinion of 14 pages.", None),
        ("Sela Orn and Per Holt tweeted about the 14 lamps.", None),
        ("Sela Orn wrote a letter asking for 14 lamps.", "Sela Orn"),
        ("Sela Orn wrote a letter saying that 14 had died.", "Sela Orn"),
        ("Sela Orn wrote 14 had died.", "Sela Orn"),
        ("Sela Orn tweeted: “About 14 have died.”", "Sela Orn"),
    ],
)
def test_who_writes_an_opinion_tells_nothing(sentence: str, who: str | None) -> None:
    start = sentence.index("14")
    found = attribute(sentence, [], (start, start + 2))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who", "via"),
    [
        ("Sela Orn said 14 had died, the Velm Times reported.", "Sela Orn", "the Velm Times"),
        ("Sela Orn said 14 had died, according to Reuters.", "Sela Orn", "Reuters"),
        ("Sela Orn knew of 14 boats before she denied it, the Velm Times reported.", "the Velm Times", None),
        ("14 had died, the Velm Times reported.", "the Velm Times", None),
    ],
)
def test_who_speaks_in_an_outlets_report_speaks_through_it(sentence: str, who: str, via: str | None) -> None:
    start = sentence.index("14")
    found = attribute(sentence, [], (start, start + 2))
    assert found is not None
    assert (found.who, found.via) == (who, via)


@pytest.mark.parametrize("verb", ["said", "say that", "told the council that"])
def test_others_are_people_without_a_name(verb: str) -> None:
    """ "Others said" was shown as the outlet's own."""
    found = attribute(f"Others {verb} 14 had died.", ["Two officials said nine had died."], None)
    assert found is not None
    assert (found.who, found.anonymous) == ("Others", True)
    assert attribute("Others left 14 lamps.", [], None) is None


@pytest.mark.parametrize("outlet", ["Radio Dunmere", "Radio Free Orlen", "TV Orlen", "Channel 6", "Orlen Radio"])
def test_a_broadcaster_is_named_whole(outlet: str) -> None:
    found = attribute(f"Sela Orn told {outlet} that two boats sank.", [], None)
    assert found is not None
    assert found.via == outlet


@pytest.mark.parametrize(
    ("sentence", "who", "anonymous"),
    [
        ("A group that calls itself the Grey Tern Brigade said a boat sank.", "the Grey Tern Brigade", False),
        ("A boat sank, a nurse at the port clinic said.", "a nurse at the port clinic", True),
        (
            "A boat sank, according to a bell-ringer of the town who asked that her name not be used.",
            "a bell-ringer",
            True,
        ),
        ("A boat sank, said a cook who asked that his name be withheld.", "a cook", True),
        ("The guide, who did not want to be named, said a boat sank.", "The guide", True),
        ("A boat sank, the coast guard said.", "the coast guard", False),
        ("A letter that was found said a boat sank.", "A letter", False),
        ("A boat sank, official figures show.", "official figures", False),
    ],
)
def test_whose_name_is_kept_back_is_anonymous(sentence: str, who: str, anonymous: bool) -> None:
    """A nurse "who asked that her name not be used" was told as if she were named."""
    found = attribute(sentence, [], None)
    assert found is not None
    assert found.who.startswith(who)
    assert found.anonymous is anonymous


def test_a_span_that_names_the_speaker_is_not_attributed_to_itself() -> None:
    sentence = "Halvik said the crane fell."
    assert attribute(sentence, [], (0, 6)) is None


@pytest.mark.parametrize(
    ("sentence", "span", "who"),
    [
        ("She died by a bullet as the marchers say, by a fall as the guards say.", "bullet", "the marchers"),
        ("She died by a bullet as the marchers say, by a fall as the guards say.", "fall", "the guards"),
        ("Two died, she by a bullet as the marchers say, he by a fall as the guards say.", "Two", None),
        ("The harbour is not as deep as the guards say, and nine boats sank.", "nine", None),
        ("Nine were hurt, said two guards, one of whom, a diver, had a rope.", "Nine", "two guards"),
        ("Nine were hurt, according to the Red Cross, one of them, Per Holt, gravely.", "Nine", "the Red Cross"),
        ("A reporter estimated it at 90, guards at 200.", "200", "guards"),
    ],
)
def test_each_of_two_in_a_sentence_says_what_is_theirs(sentence: str, span: str, who: str | None) -> None:
    """The fall was the marchers', and who spoke "two guards, one of whom"."""
    start = sentence.index(span)
    said = attribute(sentence, [], (start, start + len(span)))
    assert (said and said.who) == who


@pytest.mark.parametrize(
    ("before", "sentence", "who", "via"),
    [
        ([SAID], "Following that, the official said, an aircraft left.", "A harbour official", "Reuters"),
        (["Ilse Brandt said the crane fell."], "Nobody was hurt, she said.", "Ilse Brandt", None),
        (
            ["Ilse Brandt said it fell.", "“It was old,” she added."],
            "He or no one was hurt, she said.",
            "Ilse Brandt",
            None,
        ),
        (["“It was old,” Ilse Brandt said."], "“We had asked for a new one.”", "Ilse Brandt", None),
        (["“It fell,” said the mayor, Ada Venn, on Monday."], "She said it sank.", "the mayor, Ada Venn", None),
        (["The crane fell, Ilse Brandt told AFP."], "She said two boats sank.", "Ilse Brandt", "AFP"),
        (
            ["Ada Holt beat Per Venn by nine votes.", "Venn, a member of the council, at once asked for a recount."],
            "“It was dark,” he said.",
            "Venn",
            None,
        ),
        (["The harbour police said two boats sank."], "They added that the crane fell.", "The harbour police", None),
        (
            ["A US official quoted by AFP said it fell."],
            "An unnamed American official said a boat sank.",
            "An unnamed American official",
            "AFP",
        ),
    ],
)
def test_the_speaker_is_led_back_to_the_sentences_before(
    before: list[str], sentence: str, who: str, via: str | None
) -> None:
    found = attribute(sentence, before, None)
    assert found is not None
    assert (found.who, found.via) == (who, via)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (["Jef Sanders said it was dry.", '"It burned all night.', 'Nobody came," said Ole Rask.'], "Ole Rask"),
        (["Jef Sanders left.", "“We left.", "We ran.", "We hid,” the boy’s mother said."], "the boy’s mother"),
        (["Ilse Brandt said it fell.", "“I counted nine.", "Then I stopped,” she told the court."], "Ilse Brandt"),
        (["Jef Sanders left.", "“He ran to the quay and asked.", "Nobody knew,” Per Holt said."], "Per Holt"),
        (["Venn said: “It burned.", "Nobody came.”"], "Venn"),
        (["“The roof went,” Venn said.", "“It was old.", "Nobody came.”"], "Venn"),
        (["“The roof went,” Venn said.", "“It was old.", "“Nobody came,” she told AFP."], "Venn"),
    ],
)
def test_a_quotation_of_several_sentences_is_theirs_who_is_named_at_its_end(text: list[str], who: str) -> None:
    """Its first sentence was given to somebody of the paragraph before, and one in its middle to nobody."""
    for number, sentence in enumerate(text[1:], start=1):
        found = attribute(sentence, text[:number], None, after=text[number + 1 :])
        if number > 1 or sentence[0] in '“"':
            assert found is not None, sentence
            assert found.who == who


@pytest.mark.parametrize(
    ("before", "sentence", "who"),
    [
        (['Ole Rask said: "There was a hole."', "It rained."], 'It was not a hole."', None),
        (['Ole Rask said: "There was a hole.'], 'It was not a crack."', "Ole Rask"),
        (['Ole Rask said: "There was a hole.', "We left."], 'It was not a crack."', "Ole Rask"),
        (["Ole Rask said: “There was a hole."], "It was not a crack.”", "Ole Rask"),
        (['"There was a hole," Ole Rask said.'], 'The crane was 5".', None),
    ],
)
def test_a_straight_mark_closes_what_a_sentence_before_opened(
    before: list[str], sentence: str, who: str | None
) -> None:
    """The last sentence of a quotation in straight marks was shown as the outlet's own."""
    found = attribute(sentence, before, None)
    assert (found.who if found else None) == who


def test_a_quotation_that_the_next_speaker_opens_is_not_the_one_that_runs_on() -> None:
    """A mark that was never set must not hand the outlet's own words to the next person."""
    before = ["“It was old, the mayor said.", "The crane fell at noon."]
    assert attribute(before[1], before[:1], None, after=["On Monday “nobody came,” said Ole Rask."]) is None


def test_words_behind_the_closing_mark_are_not_the_speakers() -> None:
    sentence = "It was old,” Venn said, but the crane of Velden stood."
    start = sentence.index("Velden")
    found = attribute(sentence, ["“It fell."], (start, start + 6), after=["“Nobody came,” said Ole Rask."])
    assert found is None


@pytest.mark.parametrize("plural", ["Wanderers said that they had no warning.", "Wanderers say nobody asked."])
def test_he_is_not_several(plural: str) -> None:
    """ "He" was said to be a club that had spoken of itself as "they"."""
    assert attribute("He said 40 seats were sold.", [plural], None) is None
    found = attribute("He said 40 seats were sold.", ["Per Holt left.", "Holt said they had no warning."], None)
    assert found is not None
    assert found.who == "Holt"


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The harbour minister, Ruben Halvik, has gone.", "The harbour minister, Ruben Halvik"),
        ("Orlen’s port director Ruben Halvik has gone.", "Orlen’s port director Ruben Halvik"),
        ("She appointed the port director Ruben Halvik on Monday.", None),
        ("The ferry company, Orlen Lines, has gone.", None),
    ],
)
def test_he_is_the_holder_of_the_office_named_just_before(before: str, who: str | None) -> None:
    found = attribute("He announced that two boats sank.", [before], None)
    assert (found.who if found else None) == who


@pytest.mark.parametrize("other", ["The other", "The second", "Another", "A third one"])
def test_the_other_is_another_of_those_quoted_before(other: str) -> None:
    """ "The other" was shown as a speaker of that name, and not as unnamed."""
    before = ["It was dark.", "Two boats sank, one of the officials told the Reuters news agency."]
    found = attribute(f"{other} said that a crane fell.", before, None)
    assert found is not None
    assert (found.who, found.anonymous, found.via) == ("one of the officials", True, "Reuters")
    named = attribute(f"{other} said that a crane fell.", ["Sela Orn said two boats sank."], None)
    assert named is None or named.who == other


@pytest.mark.parametrize(
    ("outlet", "told", "via"),
    [
        ("Orlen Post", "the Post", None),
        ("The Orlen Post", "the Orlen Post", None),
        ("St. Orlen Post", "the Orlen Post", None),
        ("orlenpost.example", "the Orlen Post", None),
        ("Velden Herald", "the Post", "Post"),
        ("Velden Herald", "the Orlen Herald", "Orlen Herald"),
        (None, "the Post", "Post"),
        ("Reuters", "Reuters", "Reuters"),
    ],
)
def test_nobody_is_quoted_through_the_outlet_that_quotes_them(outlet: str | None, told: str, via: str | None) -> None:
    found = attribute(f"Sela Orn told {told} that the crane fell.", [], None)
    assert found is not None
    assert not_through_itself(found, outlet).via == via


@pytest.mark.parametrize("sentence", ["He said two boats sank.", "Whoever says that two boats sank is lying."])
def test_an_unclear_pronoun_is_nobody(sentence: str) -> None:
    before = [
        "Sam Harlan said it fell.",
        "It rained.",
        "Jef Sanders said no.",
        "It rained.",
        "It rained.",
        "It rained.",
    ]
    assert attribute(sentence, before, (sentence.index("two"), sentence.index(" sank"))) is None


@pytest.mark.parametrize(
    ("before", "sentence", "who"),
    [
        (["The pilots said the crane was old.", "Orlen Lines rejected the charge."], "It said", "Orlen Lines"),
        (["Director Sam Harlan blamed the port.", "The port disputed this."], "It said", "The port"),
        (["Sam Harlan wrote a book.", "The river inspectorate contradicted him."], "It said", "The river inspectorate"),
        (
            ["The Orlen Guard, a club, said no.", "Its owner, Sam Harlan, left."],
            "It said",
            "The Orlen Guard, a club",
        ),
        (["Sam Harlan said no.", "Harlan rejected the charge."], "It said", None),
        (["The mayor said no.", "The road was closed."], "It said", None),
        (["Residents said no.", "The bridge was criticised."], "It said", None),
        (["The judges rejected the charge."], "They said", "The judges"),
        (["The bridges fell."], "They said", None),
    ],
)
def test_it_is_the_body_that_has_just_answered_and_never_a_person(
    before: list[str], sentence: str, who: str | None
) -> None:
    """A company's answer was told by the union that it answers."""
    found = attribute(f"{sentence} the crane fell.", before, None)
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("before", "sentence", "who"),
    [
        (["“No,” said Eva Orn, the club’s director.", "Venn had his keys."], "“It fell,” he told AFP.", "Venn"),
        (["Ada Venn is here.", "“No,” said Eva Orn.", "Venn left at noon."], "“It fell,” she said.", "Venn"),
        (
            ["Eva Orn said no.", "The mayor of Velm, Ada Venn, left."],
            "“It fell,” she said.",
            "The mayor of Velm, Ada Venn",
        ),
        (["The mayor said it rained."], "“It fell,” he said.", "The mayor"),
        (["Sam Harlan said no.", "Ada Venn, a spokeswoman, agreed."], "“It fell,” he said.", "Sam Harlan"),
        (["Sam Harlan said no.", "Then somebody took her keys."], "“It fell,” she said.", "Sam Harlan"),
        (["Sam Harlan said he would stay.", "Ada Venn told him to go."], "“It fell,” he replied.", "Sam Harlan"),
        (["Ada Venn called on him to go."], "“It fell,” he replied.", None),
        (["Sam Harlan said no.", "Robin Holt asked him to go."], "“It fell,” he replied.", "Sam Harlan"),
        (["Ada Venn was asked about the crane."], "“It fell,” she replied.", "Ada Venn"),
    ],
)
def test_he_is_the_nearest_person_spoken_of(before: list[str], sentence: str, who: str | None) -> None:
    """A player's words were his director's, and an answer was told by whom it answers."""
    found = attribute(sentence, before, (1, 8))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Sam Harlan denied that he told the court of two boats.", "Sam Harlan"),
        ("Sam Harlan left with what he called “two boats”.", "Sam Harlan"),
        ("Sam Harlan was drunk when two boats sank, he said.", "Per Holt"),
        ("After Mayor Ada Venn saw the site, she said two boats had sunk.", "Mayor Ada Venn"),
        ("Hours before Ada Venn left, she said two boats had sunk.", "Ada Venn"),
        ("After Ada Venn, a spokeswoman, left the site, he said two boats had sunk.", "Per Holt"),
        ("When the pier fell, she said two boats had sunk.", "Eva Orn"),
        ("The Orlen Guard released a film, which it said showed two boats.", "The Orlen Guard"),
    ],
)
def test_he_is_whom_the_sentence_itself_names_before(sentence: str, who: str) -> None:
    before = ["Per Holt said no." if ", he said" in sentence else "Eva Orn said no."]
    found = attribute(sentence, before, (sentence.index("two"), sentence.index(" boats")))
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize(
    ("before", "sentence", "who"),
    [
        (["Per Holt said no.", "Eva Orn said yes."], "“It fell,” he said.", "Per Holt"),
        (
            ["Eva Orn said no.", "The pier is old.", "It rained.", "Per Holt said no."],
            "“It fell,” she said.",
            "Eva Orn",
        ),
        (
            ["Holt said no.", "“The pier is old.", "It has 14 piles.", "It was built for six.", "We sold it.”"],
            "“It fell,” he said.",
            "Holt",
        ),
        (["Holt said no.", "He left.", "He came back.", "It rained."], "“It fell,” he said.", "Holt"),
        (["On Monday Per Holt left Velm."], "“It fell,” he said.", "Per Holt"),
        (["Unlike Mr. Harlan, who left, Mr. Holt has stayed."], "“It fell,” he said.", "Mr. Holt"),
        (["Venn, who like Holt has a boat, will stay."], "“It fell,” he said.", "Venn"),
        (["Treasury Secretary Per T. Holt said no."], "“It fell,” he said.", "Treasury Secretary Per T. Holt"),
        (["Secretary of the Navy Per Holt said no."], "“It fell,” he said.", "Secretary of the Navy Per Holt"),
        (["The plan drew a rebuke from the mayor, Eva Orn."], "“It fell,” she said.", "Eva Orn"),
        (["The plan drew a rebuke from Eva Orn and Greta Lind."], "“It fell,” she said.", None),
        (["In her book she praised Eva Orn."], "“It fell,” she said.", None),
        (["Per Holt said no.", "The plan drew a rebuke from Per Lind and Karl Lind."], "“It fell,” he said.", None),
        (["A guard said no.", "Brandt thanked them."], "“It fell,” he said.", None),
        (["Prayer and work marked her days."], "“It fell,” she said.", None),
        (["Eva Orn said no.", "Polls showed that the pier was old."], "“It fell,” she said.", None),
    ],
)
def test_he_is_told_from_others_by_names_and_titles(before: list[str], sentence: str, who: str | None) -> None:
    """ "She" was a man quoted in between, and "he" was nobody behind a long quotation."""
    found = attribute(sentence, before, (1, 8))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Karl Lind was accused, while Per Holt was praised, not least when he told us of two boats.", "Per Holt"),
        ("Per Holt has no plans, though he said he would look at two boats.", "Per Holt"),
        ("The log shows that Captain Orn Velde had a point when he argued that two boats sank.", "Captain Orn Velde"),
        ("He stayed after Per Holt won, turning to what he said were two boats.", "Karl Brandt"),
    ],
)
def test_he_is_the_subject_of_the_last_clause_before(sentence: str, who: str) -> None:
    found = attribute(sentence, ["Karl Brandt left."], (sentence.index("two"), sentence.index(" boats")))
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Sela Orn concluded that two boats had sunk.", "Sela Orn"),
        ("The panel has concluded two boats were lost.", "The panel"),
        ("The speech concluded at ten, when two boats sank.", None),
        ("Studies have shown that two boats are lost a year.", "Studies"),
        ("Several surveys found that two boats were lost.", "Several surveys"),
        ("The photograph was shown after two boats sank.", None),
        ("Sela Orn suggested in an interview with the Orlen Post that two boats had sunk.", "Sela Orn"),
        ("Sela Orn argued this week on the council floor that two boats had sunk.", "Sela Orn"),
    ],
)
def test_who_concluded_or_has_shown_something_is_its_speaker(sentence: str, who: str | None) -> None:
    """What studies "have shown" and a judge "concluded" was told as the outlet's own."""
    found = attribute(sentence, [], (sentence.index("two"), sentence.index(" boats")))
    assert (found.who if found else None) == who


PIECES = st.lists(
    st.sampled_from(
        [
            "said",
            "according to",
            "told",
            "Reuters",
            "the official",
            "Mr. Halvik",
            ",",
            "“",
            "”",
            '"',
            "he",
            "who",
            "and",
            "cited by AFP",
            "(",
            ")",
            "–",
            "statement from",
            "a",
            "U.S.",
            "that",
            "added",
            ".",
            "in",
            "boats",
            "/ ",
        ]
    )
    | st.text(max_size=5),
    max_size=25,
)


@given(PIECES, st.lists(PIECES, max_size=4), st.tuples(st.integers(0, 60), st.integers(1, 20)), st.booleans())
@settings(max_examples=400, deadline=None)
def test_who_is_always_a_slice_of_at_most_twelve_words(
    pieces: list[str], earlier: list[list[str]], span: tuple[int, int], spanned: bool
) -> None:
    sentence = " ".join(pieces)
    before = [" ".join(parts) for parts in earlier]
    start = min(span[0], len(sentence))
    found = attribute(sentence, before, (start, min(start + span[1], len(sentence))) if spanned else None)
    if found is not None:
        assert found.who.strip() == found.who != ""
        assert any(found.who in text for text in [sentence, *before])
        assert len(found.who.split()) <= 12


@pytest.mark.parametrize(
    ("sentence", "value", "who"),
    [
        (
            "The search has been called off, the owner, Orla Venn, said, and put the toll at 23.",
            "23",
            "the owner, Orla Venn",
        ),
        ("The roof fell, the owner said, and added that 14 people were hurt.", "14", "the owner"),
        ("The ferry sank, said its captain, Ole Brand, but put the toll at 12.", "12", "its captain, Ole Brand"),
        ("The mayor went to the bridge, and put the toll at 14.", "14", "The mayor"),
        ("The mayor put the number of the sick at 90 and that of the dead at eight.", "eight", "The mayor"),
        (
            "The mill burned, the mayor said, and the fire chief put the loss at 14 million.",
            "14 million",
            "the fire chief",
        ),
    ],
)
def test_who_has_just_said_something_says_what_follows(sentence: str, value: str, who: str) -> None:
    start = sentence.index(value)
    said = attribute(sentence, [], (start, start + len(value)))
    assert said is not None
    assert said.who == who


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ('Ada Venn told reporters: "The dam is old, but we are safe."', "safe", "Ada Venn"),
        ("Ada Venn told reporters: “The dam is old; we are safe.”", "safe", "Ada Venn"),
        ('Ada Venn said "no," but the dam of Velm is old.', "old", None),
        ("It came to the point that, as Ada Venn reported, the dam was shut.", "shut", "Ada Venn"),
        ("It came to the point that, as Ada Venn reported, the dam was shut.", "point", None),
        ("Leader Tam Orrel, R-Velm, said the dam was shut.", "shut", "Leader Tam Orrel, R-Velm"),
        ("Leader Tam Orrel, R-Velm. said the dam was shut.", "shut", "Leader Tam Orrel"),
    ],
)
def test_what_is_theirs_goes_on_to_the_end_of_the_quotation(sentence: str, words: str, who: str | None) -> None:
    """A "but" inside it gave the rest to the outlet, and "that, as she reported," her words too."""
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("The dam broke at 1:25, 45 minutes earlier than Torvia Hydro has said, the guard said.", "1:25", "the guard"),
        ("The dam broke at 1:25, 45 minutes earlier than Torvia Hydro has said.", "1:25", None),
        ("Two of three flats are damp, a smaller share than the halls that said the same.", "Two", None),
        ("More than 14 farmers said the dam was old.", "old", "More than 14 farmers"),
        ("Ada Venn has attacked the guards for alleged theft of 14 boats.", "14", None),
        ("Guards were shown 14 old photographs that reported leaks.", "leaks", None),
        ("The owners have long denied that the dam leaks.", "leaks", "The owners"),
        ("According to the report 5,700 people fled.", "5,700", "the report"),
        ("Half of them fled, according to a survey of 5,700 people.", "Half", "a survey of 5,700 people"),
        ("Half of them fled, according to his 2018 letter.", "Half", "his 2018 letter"),
        ("Venn, 52, said the dam was old.", "old", "Venn"),
        ("The old dam fell a day after Torvia Hydro denied that it leaked, and 14 died.", "14", None),
        ("Ada Venn, who said the dam leaked, has bought 14 boats.", "14", None),
        ("Storm Ilva has claimed 14 lives.", "Storm", None),
        ("Storm Ilva has claimed seven lives in the town of Velm.", "Velm", None),
    ],
)
def test_whoever_is_shown_looks_like_a_speaker(sentence: str, words: str, who: str | None) -> None:
    """ "45 minutes earlier than Torvia Hydro", "the report 5" and "Venn, 52" were shown as those who said it."""
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Ada Venn, a nurse at the hospital who said the dam was old, left.", "Ada Venn, a nurse at the hospital"),
        ("They met Senator Ada Venn, the first of her town, who said the dam was old.", "Senator Ada Venn, the first"),
        (
            "Per Holt, vice president at the Campaign for Clean Rivers and Harbours, a club, said the dam was old.",
            "Per Holt",
        ),
        ("In a letter to Ada Venn, the owners who said the dam was old left.", "the owners"),
    ],
)
def test_whose_name_stands_before_the_aside_is_named(sentence: str, who: str) -> None:
    """Only "a nurse at the hospital" was shown."""
    start = sentence.index("old")
    found = attribute(sentence, [], (start, start + 3))
    assert found is not None
    assert found.who.startswith(who)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Ada Venn points out that the dam is old.", "Ada Venn"),
        ("Engineers point out that the dam is old.", "Engineers"),
        ("The dam is old, Ada Venn pointed out.", "Ada Venn"),
        ("Ada Venn is adamant that the dam is old.", "Ada Venn"),
        ("The firm is on record as saying that the dam is old.", "The firm"),
        ("They point to a dam that is old.", None),
    ],
)
def test_who_points_it_out_or_is_adamant_tells_it(sentence: str, who: str | None) -> None:
    start = sentence.index("old")
    found = attribute(sentence, [], (start, start + 3))
    assert (found.who if found else None) == who


@pytest.mark.parametrize("words", ["until 2031", "old", "The guards say the pier is old until 2031,” Ada Venn told"])
def test_the_speaker_does_not_hang_on_where_the_span_ends(words: str) -> None:
    """With "she told the Ledger" in the span it was said by whoever closed the next quotation."""
    sentence = "“The guards say the pier is old until 2031,” Ada Venn told the Ledger."
    after = ["The town voted.", "“No,” said Per Holt, “not yet.", "We wait,” he added."]
    start = sentence.index(words)
    found = attribute(sentence, [], (start, start + len(words)), after=after)
    assert found is None or found.who == "Ada Venn"
    whole = attribute(sentence, [], (0, len(sentence)), after=after)
    assert whole is not None
    assert whole.who == "Ada Venn"


@pytest.mark.parametrize(
    ("sentence", "before", "who"),
    [
        ("The girl was well, her uncle, Sten Orre, said outside the court.", [], "her uncle, Sten Orre"),
        ("The girl was well, outside experts said.", [], "outside experts"),
        (
            "He'd reported it on Monday, and it's in the book.”",
            ["“The pedal went to the floor,” said Ada Venn of the union.", "“They knew."],
            "Ada Venn of the union",
        ),
        ("“It was not for sale,” he said.", ["United boss Dorio Venn hid nothing."], "United boss Dorio Venn"),
    ],
)
def test_who_speaks_is_no_place_nor_a_pronoun_of_the_quotation(sentence: str, before: list[str], who: str) -> None:
    """It was "outside the court", and "He'd"."""
    found = attribute(sentence, before, (0, 8))
    assert found is not None
    assert found.who == who
