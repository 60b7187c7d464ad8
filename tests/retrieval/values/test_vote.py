"""How many voted for something and how many against, of a result that tells both."""

import pytest

from retrieval.values.number import quantities
from retrieval.values.vote import with_votes

FOR, AGAINST = "How many members voted for the bill?", "How many voted against the bill?"


@pytest.mark.parametrize(
    ("sentence", "in_favour", "against"),
    [
        ("The assembly voted 61 to 40 on Monday to close the port.", "61", "40"),
        ("The assembly passed the bill 61-40.", "61", "40"),
        ("The bill passed by sixty-one votes to 40.", "sixty-one", "40"),
        ("The bill was defeated by 34 votes to 16.", "16", "34"),
        ("The bill failed, by 49 to 51, in a vote on Monday.", "49", "51"),  # it needed more
        ("The council voted 31 to twelve against the bill.", "twelve", "31"),
    ],
)
def test_the_side_that_is_asked_for_is_taken(sentence: str, in_favour: str, against: str) -> None:
    for question, figure in ((FOR, in_favour), (AGAINST, against)):
        found = with_votes(sentence, quantities(sentence), question)
        assert [sentence[each.start : each.end] for each in found] == [figure]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The assembly voted 61 to 40.", "By how many votes did the bill pass?"),
        ("They voted on 3 to 5 motions.", FOR),
        ("Velm beat Torv 3-1 in the final.", FOR),
        ("They voted by 61 per cent to 39 per cent.", FOR),
    ],
)
def test_other_pairs_stay(sentence: str, question: str) -> None:
    assert with_votes(sentence, quantities(sentence), question) == quantities(sentence)
