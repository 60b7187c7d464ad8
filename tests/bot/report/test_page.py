"""The page as a file: it needs nothing but itself, and what was written by others stays text."""

import base64
import hashlib
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.report import page as module
from bot.report.dossier import Dossier, dossier
from bot.report.page import page
from retrieval.answer import Answer, Attribution, Slice
from tests.bot.answers import WEAK, disputed, evidence, position, unanswered, weakly_disputed
from tests.bot.report.articles import source, sources_of
from tests.bot.telegram.harbour import HARD

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
VOID = {"meta"}
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'</style></details></mark>{{ 7*7 }}{% raw %}&lt;\u202e"
)


class Parsed(HTMLParser):
    """Every tag with its attributes; complains of tags that are not closed in their order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def shown(answer: Answer) -> Dossier:
    return dossier(answer, sources_of(answer), NOON)


def hostile() -> Answer:
    """Everything that somebody else writes holds what a page must not obey."""
    quote = f"The pilot said {HOSTILE} struck the light."
    piece = evidence(
        f"k{HOSTILE}",
        outlet=HOSTILE,
        title=HOSTILE,
        url="javascript:alert(1)",
        published_from=(HOSTILE,),
        published_basis="inferred",
        day_words=HOSTILE,
        quote=Slice(start=0, end=len(quote), text=quote),
        span=Slice(start=15, end=15 + len(HOSTILE), text=HOSTILE),
        attribution=Attribution(who=HOSTILE, anonymous=False, via=HOSTILE),
    )
    parting = disputed().disagreements[0].model_copy(update={"words": HOSTILE})
    return disputed().model_copy(
        update={
            "question": HOSTILE,
            "positions": (position(piece, value=HOSTILE, also=(HOSTILE,)),),
            "disagreements": (parting,),
            "vague": (piece,),
            "nearest": (piece,),
        }
    )


@pytest.mark.parametrize("answer", [*HARD.values(), disputed(), unanswered(), hostile()])
def test_a_page_is_well_formed_and_every_link_in_it_leads_somewhere(answer: Answer) -> None:
    parsed = Parsed(page(shown(answer)))
    assert parsed.open == []
    names = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert len(names) == len(set(names))
    inside = {target[1:] for tag, attributes in parsed.tags if (target := attributes.get("href")) and target[0] == "#"}
    assert inside <= set(names)
    labels = {attributes[name] for _, attributes in parsed.tags for name in ("aria-labelledby",) if name in attributes}
    assert labels <= set(names)


@pytest.mark.parametrize("answer", [*HARD.values(), disputed(), hostile()])
def test_nothing_is_fetched_and_nothing_inline_runs(answer: Answer) -> None:
    parsed = Parsed(page(shown(answer)))
    for tag, attributes in parsed.tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "image", "use")
        assert not {"src", "srcset", "style", "action", "background", "data"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        if "href" in attributes:
            assert tag == "a"
            assert (attributes["href"] or "").startswith(("#", "https://", "http://"))
    assert sum(tag == "script" for tag, _ in parsed.tags) == sum(tag == "style" for tag, _ in parsed.tags) == 1
    assert "url(" not in module.style()
    assert "@import" not in module.style()


def test_a_link_that_leaves_the_page_says_so_and_tells_nothing() -> None:
    answer = unanswered(evidence("pilot-1", url="https://courier.example/a?b=1&c=2"))
    away = [attributes for tag, attributes in Parsed(page(shown(answer))).tags if attributes.get("class") == "away"]
    assert len(away) == 2
    assert all("noopener" in (each["rel"] or "") and "noreferrer" in (each["rel"] or "") for each in away)
    assert all((each["href"] or "").startswith("https://courier.example/a?b=1&c=2") for each in away)


def test_the_policy_allows_the_pages_own_style_and_script_by_their_hashes() -> None:
    made = page(shown(hostile()))
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', made)
    assert found
    policy = found[1].replace("&#39;", "'")
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", made, re.DOTALL)
        assert inner
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_style_and_script_cannot_end_their_own_tags() -> None:
    assert "<" not in module.style()
    assert "</" not in module.script()


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_an_articles_text_stands_in_the_page_character_for_character(text: str) -> None:
    quote = Slice(start=0, end=len(text), text=text)
    answer = unanswered(evidence("any", quote=quote, span=None))
    made = page(dossier(answer, [source("any", text)], NOON))
    made.encode()
    parsed = Parsed(made)
    assert parsed.open == []


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert page(shown(HARD["foreign"])) == page(shown(HARD["foreign"]))


def test_an_answer_alone_is_part_of_the_page() -> None:
    assert str(module.answer(shown(disputed()))) in page(shown(disputed()))


def test_a_weak_match_is_told_under_the_verdict() -> None:
    assert WEAK in page(shown(weakly_disputed()))
    assert "weak match" not in page(shown(disputed()))


def test_the_title_of_an_endless_question_is_cut() -> None:
    long = disputed().model_copy(update={"question": "why " * 900})
    found = re.search(r"<title>(.*)</title>", page(shown(long)))
    assert found
    assert len(found[1]) < 160
