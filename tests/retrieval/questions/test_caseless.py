"""A question in capitals or in small letters, with its names as the reports write them."""

import pytest

from retrieval.questions.caseless import is_caseless, recased
from retrieval.vocabulary import is_english

REPORTS = (
    "Shells Hit Jorrem as Truce Ends\n"
    "Rockets hit the base in Jorrem on 3 May, the Harbour Gazette and Prime Minister Orsk Venn told the harbour police "
    "in May that it may be hit again, and the truce was at an end. The TVR said O'Dell's men saw the McAra boats.",
)


@pytest.mark.parametrize(
    "question",
    [
        "Which base in Jorrem was hit in May?",
        "Which base in Jorrem was hit on 9 May?",
        "Did the Harbour Gazette say that the harbour police were told?",
        "When did the truce end?",  # a heading writes every word with a capital
        "Did TVR see O'Dell's boats and McAra?",
        "What did Prime Minister Orsk Venn say?",
        "Who was in Velmora?",  # no report has it, and it is no word
    ],
)
def test_a_question_in_one_case_is_read_as_it_should_be_written(question: str) -> None:
    assert is_caseless(question.upper())
    assert is_caseless(question.lower())
    as_names_are = question[:1].lower() + question[1:]
    assert recased(question.upper(), REPORTS, is_english) == as_names_are
    assert recased(question.lower(), REPORTS, is_english) == as_names_are


def test_a_first_word_has_no_capital_but_that_of_a_name() -> None:
    """ "Height of ..." would be a name."""
    assert recased("height of jorrem's harbour", REPORTS, is_english) == "height of Jorrem's harbour"
    assert recased("jorrem's harbour", REPORTS, is_english) == "Jorrem's harbour"


def test_a_headings_capitals_make_no_name_of_a_word() -> None:
    """ "MANY" was a name that the question asked about."""
    told = ("The mayor of Jorrem took questions, among them: how MANY rockets FELL, and what the TVR had known of it.",)
    assert recased("how many rockets fell", told, is_english) == "how many rockets fell"
    assert recased("what had tvr known", told, is_english) == "what had TVR known"


def test_only_what_is_no_word_may_be_a_name_where_the_first_letter_is_a_capital() -> None:
    assert recased("Did the prime minister see jorrem?", REPORTS, is_english) == "Did the prime minister see Jorrem?"


@pytest.mark.parametrize("question", ["Did Venn go?", "did Venn go?", "DID Venn GO?", "هل ذهب؟"])
def test_one_with_capitals_is_left(question: str) -> None:
    assert not is_caseless(question)
