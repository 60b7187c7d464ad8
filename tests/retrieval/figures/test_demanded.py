"""What was only asked for."""

import pytest

from retrieval.figures.demanded import is_only_demanded


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
