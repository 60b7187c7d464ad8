"""Whether a place in a text stands inside a quotation that opens in its own paragraph.

English marks, curly or straight; it does not know who speaks.
"""


def is_quoted(text: str, at: int) -> bool:
    """Whether a quotation that opens in the paragraph of `at` (code points) goes on there."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
