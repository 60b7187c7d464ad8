"""Where somebody was last seen is not where they were found."""

import pytest

from retrieval.nonanswers.last_seen import is_where_else


@pytest.mark.parametrize(
    ("question", "text", "is_else"),
    [
        ("Where was the girl found?", "The girl was last seen in Tarn.", True),
        ("In which town did they find the girl?", "The girl, missing since May from Tarn, is well.", True),
        ("Where was the girl last seen?", "She was discovered alive in Tarn.", True),
        ("Where was the girl found?", "Missing since May, she was found in Tarn.", False),
        ("Where was the girl found?", "She was taken in by a farmer in Tarn.", False),
        ("Where was the girl last seen?", "She was last seen in Tarn.", False),
        ("Who found the girl?", "The girl was last seen in Tarn.", False),
    ],
)
def test_where_somebody_was_last_seen_is_not_where_they_were_found(question: str, text: str, is_else: bool) -> None:
    assert is_where_else(question, text, text.index("Tarn")) is is_else
