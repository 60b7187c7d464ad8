"""Whether a place in a text stands inside a quotation."""

import pytest

from index.quoted import is_quoted


@pytest.mark.parametrize(
    ("text", "words", "inside"),
    [
        ("“We left on Friday,” she said.", "Friday", True),
        ("“We left,” she said on Friday.", "Friday", False),
        ('"We left. It was on Friday," she said.', "Friday", True),
        ('"We left," she said on Friday.', "Friday", False),
        ("“We left.\nThe boat sank on Friday.", "Friday", False),
        ("The boat sank on Friday.", "The", False),
    ],
)
def test_a_quotation_goes_on_to_its_closing_mark_or_the_paragraphs_end(text: str, words: str, inside: bool) -> None:
    assert is_quoted(text, text.index(words)) is inside
