"""An answer as Markdown: a renderer shows the very words, and each quote has its footnote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.exporting.markdown import escaped, markdown
from bot.report.dossier import checksum
from bot.visible import on_one_line
from retrieval.answer import Answer, Slice
from tests.bot.answers import (
    APART,
    DENIED,
    QUOTE,
    WEAK,
    denied,
    disputed,
    evidence,
    of_two_events,
    unanswered,
    weakly_disputed,
)
from tests.bot.report.articles import sources_of
from tests.bot.report.test_letters import Parsed
from tests.bot.telegram.harbour import HARD

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SIGNS = st.text(alphabet=st.sampled_from("ab 1.-+=*_`~#>[]()!<>&;|\\$^:/\"'\n\t"), min_size=1)


def draft(answer: Answer) -> str:
    return markdown(answer, sources_of(answer))


@given(SIGNS.filter(str.strip))
def test_a_renderer_shows_the_very_words(text: str) -> None:
    words = on_one_line(text)
    for line in (escaped(text), f"> {escaped(text)}", f"- {escaped(text)}", f"Beside {escaped(text)}"):
        shown = Parsed(RENDERER.render(line))
        assert shown.text.strip().removeprefix("Beside ").strip() == words
        assert set(shown.tags) <= {"p", "blockquote", "ul", "li"}


@pytest.mark.parametrize(
    "text", ["1. one", "- one", "# one", "> one", "one\n===", "<script>", "&lt;", "| a | b |", "***"]
)
def test_nothing_that_was_quoted_becomes_markup(text: str) -> None:
    assert Parsed(RENDERER.render(escaped(text))).text.strip() == on_one_line(text)


def test_each_position_has_its_quote_and_each_quote_its_footnote() -> None:
    text = draft(disputed())
    assert "## 1. the Ormby light (2 outlets, 1 origin)" in text
    assert f"> {QUOTE}[^1]" in text
    assert "also in Skerry Post[^2]" in text
    notes = re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE)
    assert [number for number, _ in notes] == ["1", "2", "3"]
    assert "Ormby Courier, “Ferry aground off Ormby”, published Monday 5 May 2031, 06:30 UTC" in notes[0][1]
    assert "pilot-1@1:100-181" in notes[0][1]
    assert checksum(sources_of(disputed())[0].article.text) in notes[0][1]
    assert "said by a harbour official, unnamed, through Belt Wire" in notes[2][1]


def test_reports_of_days_months_apart_are_said_to_be_perhaps_of_several_events() -> None:
    assert f"\n{APART}\n" in draft(of_two_events())
    assert APART not in draft(disputed())


def test_a_weak_match_is_told_under_the_verdict_and_at_the_position() -> None:
    text = draft(weakly_disputed())
    assert f"\n? {WEAK}\n" in text
    assert "## 2. the north pier (1 outlet, 1 origin; weak match)" in text
    assert "weak" not in draft(disputed())


def test_a_denial_stands_as_a_position_of_its_own() -> None:
    text = draft(denied())
    assert f"- ≠ {escaped(DENIED)}" in text
    assert (
        "2. **The ferry did not hit the Ormby light**" in text or "## 2. The ferry did not hit the Ormby light" in text
    )
    assert "Nearest found, no answer" not in text


@pytest.mark.parametrize("name", HARD)
def test_every_footnote_is_called_once(name: str) -> None:
    text = draft(HARD[name])
    told = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    called = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert sorted(map(int, called)) == sorted(map(int, told)) == list(range(1, len(told) + 1))


def test_a_page_on_the_web_is_linked_at_the_words_and_nothing_else_is() -> None:
    live = draft(unanswered(evidence(url="https://courier.example/ferry_(old)")))
    assert "<https://courier.example/ferry_(old)#:~:text=Late%20on%20Sunday" in live
    dead = draft(unanswered(evidence(url="javascript:alert(1)")))
    assert "<javascript" not in dead
    assert "javascript:alert(1)" in dead


def test_hidden_characters_are_seen() -> None:
    text = "Late \u202eyadnuS no\u202c."
    answer = unanswered(evidence(quote=Slice(start=0, end=len(text), text=text), span=None))
    assert "\u202e" not in draft(answer)
    assert r"\<U+202E\>" in draft(answer)


def test_an_unanswered_question_says_so_and_quotes_what_is_near() -> None:
    text = draft(unanswered(evidence()))
    assert "**NO ANSWER**" in text
    assert "the closest report is of Sunday 4 May 2031." in text
    assert QUOTE in text
