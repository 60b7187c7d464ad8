"""Who is asked about or will not say."""

import pytest

from retrieval.nonanswers.only_asked import is_only_asked


def _is_only_asked(question: str, text: str, name: str) -> bool:
    start = text.index(name)
    return is_only_asked(question, text, start, start + len(name))


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("Who promised the money?", "Asked about Tam Kell, he says the money will be returned.", "Tam Kell"),
        ("Who broke the truce?", "The envoy, Ada Venn, would not be drawn on who broke the truce.", "Ada Venn"),
        ("Which side broke the truce?", "The envoy Ada Venn declined to say which side it was.", "Ada Venn"),
    ],
)
def test_who_is_asked_about_or_will_not_say_is_no_answer(question: str, text: str, name: str) -> None:
    assert _is_only_asked(question, text, name)


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("Who refused to say who broke it?", "Ada Venn declined to say who broke the truce.", "Ada Venn"),
        ("Who broke the truce?", "Ada Venn broke it; the envoy would not say who saw it.", "Ada Venn"),
        ("Who broke the truce?", "Asked who broke the truce, the envoy named Ada Venn.", "Ada Venn"),
    ],
)
def test_who_is_named_is_one(question: str, text: str, name: str) -> None:
    assert not _is_only_asked(question, text, name)
