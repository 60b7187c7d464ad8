"""What was only asked for."""

import pytest

from retrieval.figures.demanded import is_only_demanded, is_only_got


@pytest.mark.parametrize(
    ("question", "sentence", "figure", "is_demanded"),
    [
        ("What rise did the glaziers get?", "The guild wants 9 percent more pay.", "9 percent", True),
        ("How much were the smugglers paid?", "They had demanded 40,000 florins.", "40,000", True),
        ("How much were the smugglers paid?", "They would not accept less than 30,000 florins.", "30,000", True),
        ("How much were the smugglers paid?", "They were paid 20,000 florins.", "20,000", False),
        ("What rise did the glaziers demand?", "The guild wants 9 percent more pay.", "9 percent", False),
        ("What sentence did the prosecutor seek?", "She had sought six years.", "six", False),
        ("How many were hurt?", "He asked for two doctors.", "two", False),
    ],
)
def test_what_was_asked_for_is_not_what_was_got(question: str, sentence: str, figure: str, is_demanded: bool) -> None:
    assert is_only_demanded(question, sentence, sentence.index(figure)) == is_demanded


@pytest.mark.parametrize(
    ("question", "sentence", "figure", "is_got"),
    [
        ("How much more pay do the glaziers want?", "Glaziers will receive 7 percent more pay.", "7 percent", True),
        ("How many years did the prosecutor seek?", "Venn was sentenced to nine years.", "nine", True),
        ("How many years did the prosecutor seek?", "Venn got nine years, three less than was sought.", "nine", False),
        ("How many years did Venn get?", "Venn was sentenced to nine years.", "nine", False),
        ("How much more pay do the glaziers want?", "It would be 9 percent more.", "9 percent", False),
    ],
)
def test_what_was_got_is_not_what_was_asked_for(question: str, sentence: str, figure: str, is_got: bool) -> None:
    assert is_only_got(question, sentence, sentence.index(figure)) == is_got
