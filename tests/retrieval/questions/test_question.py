"""What a question asks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer import Kind
from retrieval.questions.question import plainly, read_question

TODAY = date(2031, 6, 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many ferries sank off Velm?", Kind.NUMBER),
        ("What final cost did the board expect for the dam?", Kind.NUMBER),
        ("Harbour board's letter on the dam, May 2031: number of signatories?", Kind.NUMBER),
        ("the pump at velm, price?", Kind.NUMBER),
        ("captain of the Marisol, age?", Kind.NUMBER),
        ("Collapse of the Orsk dam: date?", Kind.DATE),
        ("HOW MANY FERRIES SANK OFF VELM?", Kind.NUMBER),
        ("death toll in the Orsk flood?", Kind.NUMBER),
        ("What did the ministry give as the death toll of the Orsk flood?", Kind.NUMBER),
        ("Counting those who had given up, how high was the toll?", Kind.NUMBER),
        ("date the sick nurse reached Velm, 2031", Kind.DATE),
        ("What share of voters backed the canal?", Kind.NUMBER),
        ("To what purity was the silver refined?", Kind.NUMBER),
        ("How far from the coast did the trawler sink?", Kind.NUMBER),
        ("which harbour was shelled?", Kind.PLACE),
        ("From which town did the convoy leave?", Kind.PLACE),
        ("Where did the match take place?", Kind.PLACE),
        ("Who signed the treaty?", Kind.PERSON),
        ("Which police officer fired first?", Kind.PERSON),
        ("Which group claimed the bombing?", Kind.ORG),
        ("Which make of lorry was used?", Kind.ORG),
        ("When was the dam opened?", Kind.DATE),
        ("How far back does the club trace its origins?", Kind.DATE),
        ("What year's treaty would the pact build on?", Kind.DATE),
        ("At what time did the siren sound?", Kind.DATE),
        ("The flood was the worst since when?", Kind.DATE),
        ("Did the ministry confirm the leak?", Kind.POLARITY),
        ("Velm fire, May 2030: was the watchman involved?", Kind.POLARITY),
        ("Did the mayor mention bribes or threats in her statement?", Kind.POLARITY),
        ("How did the prisoner escape?", Kind.ACCOUNT),
        ("Why was the bridge closed?", Kind.ACCOUNT),
        ("What sank the ferry: a mine or the storm?", Kind.ACCOUNT),
        ("Velm rescue: were the oldest or the youngest taken out first?", Kind.ACCOUNT),
        ("What is the ferry called that sank off Velm?", Kind.NAME),
        ("What is the law that shut the docks known as?", Kind.NAME),
        ("What was the raid on the docks code-named?", Kind.NAME),
        ("What did the owner say the docks were worth?", Kind.NUMBER),
        ("How is the surname of the mayor spelled?", Kind.NAME),
        ("What type of weapon was used?", Kind.NAME),
        ("Which two months of calls did the ministry obtain?", Kind.DATE),
        ("exact day on which Ada Venn left", Kind.DATE),
        ("Which newspaper put the mayor on its front page?", Kind.ORG),
        ("Did the council spell out its plan?", Kind.POLARITY),
        ("Name the two guards who fled.", Kind.PERSON),
        ("A guard fled from the mill in Velm. What was his name?", Kind.PERSON),
        ("What's the guard's name?", Kind.PERSON),
        ("Two firms bid for the Velm dam. Which ones?", Kind.ORG),
        ("A ferry sank off Velm in May. How many drowned?", Kind.NUMBER),
        ("When the dam broke, the mayor was away. Who took over?", Kind.PERSON),
        ("In 2030 the board gave a figure for its losses. What was the figure?", Kind.NUMBER),
        ("When Venn came to Orsk on 3 May 2031, how many guards stood by?", Kind.NUMBER),
        ("Before her second trial, which began in May, on what date was Venn freed?", Kind.DATE),
        ("According to what Venn told the court, what was the number of boats?", Kind.NUMBER),
        ("Before the mill was shut in 2031, how much of its cost, as a share, was paid by Velm?", Kind.NUMBER),
        ("Judging by the letters, was the mayor warned?", Kind.POLARITY),
        ("Now that the dam is shut, is the bridge still closed?", Kind.POLARITY),
        ("Ada Venn, who built the mill, is mayor of which town?", Kind.PLACE),
        ("What was the number of guards called up by Orsk?", Kind.NUMBER),
        ("What was the amount Captain Venn had given?", Kind.NUMBER),
        ("What's the date Venn left her post?", Kind.DATE),
        ("According to the board, what did the dam cost?", Kind.NUMBER),
        ("What did the Velm fair bring in?", Kind.NUMBER),
        ("What was Velm's bill for the repairs?", Kind.NUMBER),
        ("What was Venn paid for guarding the mill?", Kind.NUMBER),
        ("What's the maximum time behind bars that Venn could get?", Kind.NUMBER),
        ("How did the vote on the canal go?", Kind.NUMBER),
        ("What were the first-week sales of her book?", Kind.NUMBER),
        ("Which sales were stopped?", Kind.NAME),
        ("What paper first told of the leak?", Kind.ORG),
        ("Which Velm radio station interviewed her?", Kind.ORG),
        ("What exactly did the mayor say to the crew?", Kind.ACCOUNT),
        ("What finally sank the ferry?", Kind.ACCOUNT),
        ("What caused Velm Street's closure?", Kind.ACCOUNT),
        ("What does VRC stand for?", Kind.NAME),
        ("What did the suspect do for a living?", Kind.NAME),
        ("What state is Velm in?", Kind.PLACE),
        ("What state was the wreck in?", Kind.ACCOUNT),
        ("Did Venn resign or did the board sack her?", Kind.ACCOUNT),
        ("Was there a leak in the mill or the dam?", Kind.POLARITY),
        ("Where was the wreck found, which town?", Kind.PLACE),
        ("council vote on the harbour law", Kind.NUMBER),
        ("By what majority did the court decide?", Kind.NUMBER),
        ("name of the Velm clerk who wrote the letter", Kind.PERSON),
        ("How low did the lake fall in June?", Kind.NUMBER),
        ("official storm casualties in Velm before the revision", Kind.NUMBER),
        ("captain's age when rescued", Kind.NUMBER),
        ("What was the captain's profession?", Kind.NAME),
        ("What was the charge against the mayor?", Kind.ACCOUNT),
        ("What did the union say about the cost of the canal?", Kind.ACCOUNT),
        ("What did Ada Quill tell the court about the phone call?", Kind.ACCOUNT),
        ("What did the mayor of Velm say about the council vote?", Kind.ACCOUNT),
        ("What did the union say the canal would cost?", Kind.NUMBER),
        ("A ferry sank this week. What was its name?", Kind.NAME),
        ("By what vote did the Velm assembly back the canal?", Kind.NUMBER),
        ("How did the Velm council vote on the canal?", Kind.NUMBER),
        ("How did Ada Quill vote on the canal?", Kind.ACCOUNT),
        ("How were the votes split in the canal case?", Kind.NUMBER),
        ("How did the board of the Velm Bank split on the rise?", Kind.NUMBER),
        ("What was the name of the vote-counting machine?", Kind.NAME),
        ("What was the result of the cup final between Velm and Orsk?", Kind.NUMBER),
        ("Where do the latest polls put the Meadow Party?", Kind.NUMBER),
        ("Where does the Meadow Party stand in the polls?", Kind.NUMBER),
        ("Where does the Meadow Party stand?", Kind.PLACE),
        ("Where do the polls open?", Kind.PLACE),
        ("Velm v Orsk final score June 2031", Kind.NUMBER),
        ("What wind speed did the storm reach at Velm?", Kind.NUMBER),
        ("What was the chlorine concentration at the baths?", Kind.NUMBER),
        ("What bonus was Ada Venn given?", Kind.NUMBER),
        ("vote gap between Venn and Quill", Kind.NUMBER),
        ("median Velm household income 2031, census figure", Kind.NUMBER),
        ("What did Ada Venn owe the bank?", Kind.NUMBER),
        ("What did the pledges at Velm add up to?", Kind.NUMBER),
        ("What is Orrel paying for the mill?", Kind.NUMBER),
        ("What were the families paid by the state?", Kind.NUMBER),
        ("What was Ada Venn paid for?", Kind.ACCOUNT),
        ("What did Orn offer for Venn per share?", Kind.NUMBER),
        ("What is the name of the painter paid to draw the hall?", Kind.NAME),
        ("What did the guards spend two hours on?", Kind.ACCOUNT),
        ("In what way did the clerks agree on the sum?", Kind.ACCOUNT),
        ("By what means did the crew leave the ship?", Kind.ACCOUNT),
        ("What was the reason the lamps went dead in Velm?", Kind.ACCOUNT),
        ("What was the crowd in Velm marching about?", Kind.ACCOUNT),
        ("What state were the seals in?", Kind.ACCOUNT),
        ("Which of the twelve pupils was the last to leave?", Kind.NAME),
        ("How is the first name of General Venn given?", Kind.NAME),
        ("Which of the two Velm guards fled?", Kind.PERSON),
        ("Which of Ada Quill's brothers was aboard?", Kind.PERSON),
        ("Which of the three villages flooded first?", Kind.PLACE),
        ("Who is the lawyer whom the mayor dismissed?", Kind.PERSON),
        ("Who paid whom for the canal?", Kind.ACCOUNT),
        ("What might a new ferry cost?", Kind.NUMBER),
        ("What did the damage in Velm come to?", Kind.NUMBER),
        ("What was the harm to the harbour put at?", Kind.NUMBER),
        ("What was the mill's profit last year?", Kind.NUMBER),
        ("What share of the lambs were lame or blind?", Kind.NUMBER),
        ("Quill mill headcount?", Kind.NUMBER),
        ("What lay behind the strike at the mill?", Kind.ACCOUNT),
        ("How is the name of the ferry's captain written?", Kind.NAME),
        ("What was the Orsk senate's tally on the dam?", Kind.NUMBER),
        ("What was the longest jail sentence, in years, that the Orsk court could give?", Kind.NUMBER),
        ("What duty did Orsk put on Velm's salt?", Kind.NUMBER),
        ("What was the attendance at the Velm regatta?", Kind.NUMBER),
        ("What was the crowd at the Velm regatta?", Kind.NUMBER),
        ("What was the gate when Orsk played Velm?", Kind.NUMBER),
        ("attendance at the Velm regatta", Kind.NUMBER),
        ("What was the crowd size at Velm?", Kind.NUMBER),
        ("What was the crowd doing?", Kind.ACCOUNT),
        ("What was the crowd told?", Kind.ACCOUNT),
        ("Which gate was locked?", Kind.PLACE),
        ("What was the score when the lights failed?", Kind.NUMBER),
        ("What was the toll as of Monday?", Kind.NUMBER),
        ("What was the mood when he left?", Kind.ACCOUNT),
        ("What price a barrel did the salt traders pay?", Kind.NUMBER),
        ("What was the winning time in the relay?", Kind.NUMBER),
        ("In what time did Ada Quill swim the strait?", Kind.NUMBER),
        ("What was Quill's time in the 400 metres?", Kind.NUMBER),
        ("At what time did Ada Quill win?", Kind.DATE),
        ("What was the time of the blast?", Kind.DATE),
        ("How has the death toll changed?", Kind.NUMBER),
        ("How has the harbour changed?", Kind.ACCOUNT),
        ("What sank the ferry?", Kind.ACCOUNT),
        ("In which town the mill burned?", Kind.PLACE),
        ("What houses the museum?", Kind.ACCOUNT),
        ("How far back from the river must tents be moved?", Kind.NUMBER),
        ("Which Orsk councillor spoke first?", Kind.PERSON),
        ("Which two shepherds found the bell?", Kind.PERSON),
        ("Which town's mayor resigned?", Kind.PLACE),
        ("At whose house was the bell hidden?", Kind.PLACE),
        ("Which armed group took Velm?", Kind.ORG),
        ("On what condition was the salt duty lifted?", Kind.ACCOUNT),
        ("What drove Ada Quill to sell the mill?", Kind.ACCOUNT),
        ("What caused Ada Quill's death?", Kind.ACCOUNT),
        ("Who shot whom at the inn?", Kind.ACCOUNT),
        ("What was the driver of the cart doing when the bridge fell?", Kind.ACCOUNT),
        ("After the dam broke, did the mayor resign?", Kind.POLARITY),
        ("In May 2030, was the Velm canal open?", Kind.POLARITY),
        ("In which month, according to the mayor, was the canal closed?", Kind.DATE),
        ("What's the name of the skipper of the Sarn?", Kind.PERSON),
        ("What's Captain Holt's age?", Kind.NUMBER),
        ("What was the name of the co-pilot on the Velm plane?", Kind.PERSON),
        ("What was the exact time the mill burned?", Kind.DATE),
        ("What was the place where the mill burned?", Kind.PLACE),
        ("What was the starting point of the march?", Kind.PLACE),
        ("At what spot did the Sarn run aground?", Kind.PLACE),
        ("What's the bill for the Velm flood?", Kind.NUMBER),
        ("What was Holt's ransom demand?", Kind.NUMBER),
        ("What was the daily strike pay of a weaver?", Kind.NUMBER),
        ("What was the fare for the Velm boat?", Kind.NUMBER),
        ("When the weavers were out, how many looms stood still?", Kind.NUMBER),
        ("When exactly, to the hour, was the mill set on fire?", Kind.DATE),
        ("When did the mill burn, and how was it put out?", Kind.DATE),
        ("Who runs the dam above Velm, which company?", Kind.ORG),
        ("Who's the owner of the Sarn?", Kind.PERSON),
        ("What did the watchmen get for it, how much money?", Kind.NUMBER),
        ("The painting they found in Velm, is it the original?", Kind.POLARITY),
    ],
)
def test_kind_of_answer_is_read_from_the_question_words(text: str, kind: Kind) -> None:
    assert read_question(text, TODAY).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("boats lost off Velm", Kind.NUMBER),
        ("people missing after the Orsk flood", Kind.NUMBER),
        ("injured Velm stadium", Kind.NUMBER),
        ("cancelled ferries Velm 3 May", Kind.NUMBER),
        ("area burnt by the Orsk fire", Kind.NUMBER),
        ("velm tunnel fire deaths", Kind.NUMBER),
        ("age of the girl who was rescued", Kind.NUMBER),
        ("number of sailors on the ferry when it sank", Kind.NUMBER),
        ("depth at which the divers were stuck", Kind.NUMBER),
        ("turnout in the Velm vote, in percent", Kind.NUMBER),
        ("Grell's winning margin at Velm, in votes", Kind.NUMBER),
        ("the mayor's lead over her rival at Velm", Kind.NUMBER),
        ("over 300 people killed Velm", Kind.NUMBER),
        ("delegates needed to win the Velm nomination", Kind.NUMBER),
        ("name of the nine year old boy rescued off Velm", Kind.PERSON),
        ("company whose dam broke", Kind.ORG),
        ("birthplace of the mayor", Kind.PLACE),
        ("cause of the Velm fire", Kind.ACCOUNT),
    ],
)
def test_kind_of_answer_is_read_from_a_few_words(text: str, kind: Kind) -> None:
    assert read_question(text, TODAY).kind is kind


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Orla Venn took money?", True),
        ("the dam broke?", True),
        ("Mayor has resigned?", True),
        ("The siren was silent?", True),
        ("Mayor Holt resigned?", True),
        ("Orla Venn acquitted?", True),
        ("canal gates opened?", True),
        ("side doors locked on Sunday?", True),
        ("anyone arrested over the theft?", True),
        ("suspect charged?", True),
        ("boats damaged?", False),
        ("people shot?", False),
        ("houses destroyed?", False),
        ("money stolen?", False),
        ("man held in Velm?", False),
        ("weapon used?", False),
        ("price agreed?", False),
        ("BOATS DAMAGED?", False),
        ("Orla Venn took money", False),
        ("price she took?", False),
        ("boats that sank off Velm?", False),
        ("boats lost off Velm?", False),
        ("death toll rose to?", False),
        ("age of the girl was?", False),
        ("the fire was caused by?", False),
        ("date the bridge fell?", False),
    ],
)
def test_a_statement_with_a_question_mark_asks_whether_it_is_so(text: str, asks: bool) -> None:
    assert (read_question(text, TODAY).kind is Kind.POLARITY) is asks


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("What was the biggest rise in a day as of the end of June?", ()),
        ("boats lost off Velm", ("boat",)),
        ("killed in the Velm fire", ("peopl",)),
        ("number of sailors on the ferry when it sank", ("sailor",)),
    ],
)
def test_what_a_few_words_count_is_the_focus(text: str, focus: tuple[str, ...]) -> None:
    assert read_question(text, TODAY).focus == focus


def test_what_follows_the_verb_is_not_counted() -> None:
    assert read_question("What sum did the captors of Ada Quill demand?", date(2030, 6, 1)).focus == ()


def test_the_counted_noun_is_the_focus() -> None:
    assert read_question("How many rescue boats capsized off Velm?", TODAY).focus == ("rescu", "boat")


def test_both_sides_of_a_choice_are_kept() -> None:
    question = read_question("What sank the ferry: a mine or the storm?", TODAY)
    assert question.alternatives == ("a mine", "the storm")


def test_names_leave_out_question_words() -> None:
    assert read_question("The ferry sank. Where did Ada Quill swim?", TODAY).names == ("The", "Ada Quill")[1:]


def test_a_question_in_capitals_has_no_names() -> None:
    assert read_question("WHO IS ADA QUILL?", TODAY).names == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("🚢 were the lights out? 🚢", "were the lights out?"),
        ("who sank ⚓️ the 👨‍👩‍👧 ferry 🚢?", "who sank the ferry?"),
        ("who sank  the\tferry?", "who sank  the\tferry?"),
        ("🇫🇷", ""),
        ("WHO SANK THE FERRY?? 🚢", "WHO SANK THE FERRY?"),
        ("who sank the ferry ?!?!", "who sank the ferry ?"),
        ("find the ferry!!!", "find the ferry!"),
    ],
)
def test_pictures_and_marks_upon_marks_are_no_words_of_a_question(text: str, words: str) -> None:
    assert plainly(text) == words


def test_asking_for_a_spelling_is_noticed() -> None:
    assert read_question("spelling of the governor's surname?", TODAY).spelling


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(read_question(text, TODAY).kind, Kind)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Is the mayor of Velm Ada Venn or Per Holt?", ("Ada Venn", "Per Holt")),
        ("Is the ship called Ansel or Sarn?", ("Ansel", "Sarn")),
        ("Was the driver a man or a woman?", ("a man", "a woman")),
        ("Does the ruling bind mayors, such as Venn or Holt?", ()),
        ("Has he resigned or not?", ()),
        ("Were one or two killed?", ()),
        ("Was it sabotage or a worn cable?", ("sabotage", "a worn cable")),
        ("Was the collapse caused by rain or by a worn cable?", ("by rain", "by a worn cable")),
        ("Was the van grey or white?", ("grey", "white")),
        ("Was the keeper dismissed, or did he resign?", ("the keeper dismissed", "resign")),
        ("Was it the harbour law or the fishing law that Ada Venn defended?", ("the harbour law", "the fishing law")),
        ("Was the leave paid or unpaid?", ("paid", "unpaid")),
        ("Did the burglars come by boat or by road?", ("by boat", "by road")),
        ("Did anyone come by boat or by road?", ()),
        ("Was the guard beaten or stabbed?", ()),
        ("Was anyone dead or hurt?", ()),
        ("Were there boats in or on the lake?", ()),
        ("Did the council sell or lease the pier?", ()),
        ("Was the pier closed or not?", ()),
        ("Did he resign or did he not?", ()),
    ],
)
def test_a_question_that_offers_two_names_or_sorts_asks_for_one_of_them(text: str, sides: tuple[str, ...]) -> None:
    question = read_question(text, TODAY)
    assert question.alternatives == sides
    assert question.kind is (Kind.ACCOUNT if sides else Kind.POLARITY)


def test_an_asking_word_with_a_dotless_i_asks() -> None:
    assert read_question("Whıch mill burned on Sunday?", date(2031, 5, 6)).kind is Kind.NAME


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("How many of those killed in Velm were children?", ("children",)),
        ("How many of the injured were sailors?", ("sailor",)),
        ("How many of those arrested were freed?", ()),
    ],
)
def test_of_a_part_of_them_the_sort_is_asked_for(text: str, focus: tuple[str, ...]) -> None:
    """All the dead answered the first."""
    question = read_question(text, TODAY)
    assert (question.kind, question.focus) == (Kind.NUMBER, focus)
