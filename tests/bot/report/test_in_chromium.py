"""The page in a real browser: what a reader, a keyboard, a screen reader and a printer have of it."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.links import link_to_words
from bot.report import phrases
from bot.report.dossier import dossier
from bot.report.page import page
from retrieval.answer import Answer, Slice
from tests.bot.answers import QUOTE, disputed, evidence, position, unanswered
from tests.bot.report.articles import source, sources_of
from tests.bot.report.test_page import HOSTILE, hostile
from tests.bot.telegram.harbour import HARD
from tests.browser import PHONE, Browser

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
HEADINGS = (phrases.POSITIONS, phrases.TABLE, phrases.TIMELINE, phrases.ARTICLES)
ARABIC = "قال الربان إن العبارة «غانت» اصطدمت بمنارة أورمبي مساء الأحد."


def put(folder: Path, answer: Answer, text: str | None = None) -> Path:
    """The page in a file; with `text`, that of its one article."""
    sources = sources_of(answer) if text is None else [source("pilot-1", text)]
    place = folder / "answer.html"
    place.write_text(page(dossier(answer, sources, NOON)), encoding="utf-8", newline="")
    return place


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page of a print."""
    read = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in read]
    finally:
        read.close()


def quoting(text: str, words: str) -> Answer:
    """One position whose only quote is `words`, where they first stand in `text`."""
    start = text.index(words)
    quote = Slice(start=start, end=start + len(words), text=words)
    piece = evidence("pilot-1", quote=quote, span=quote, url="https://courier.example/ferry")
    return disputed().model_copy(update={"positions": (position(piece, value=words),), "disagreements": ()})


@pytest.mark.parametrize("answer", [disputed(), hostile(), HARD["foreign"], HARD["rising"], unanswered(evidence())])
def test_it_asks_nobody_for_anything_and_breaks_no_rule_of_its_own(
    browser: Browser, tmp_path: Path, answer: Answer
) -> None:
    browser.open(put(tmp_path, answer))
    assert browser.run("return performance.getEntriesByType('resource').length") == 0
    assert browser.complaints() == []


def test_what_others_wrote_is_text_and_never_runs(browser: Browser, tmp_path: Path) -> None:
    browser.open(put(tmp_path, hostile()))
    assert browser.run("return document.querySelectorAll('script, img, iframe, style').length") == 2
    assert browser.run("return document.querySelector('blockquote mark').textContent") == HOSTILE
    assert browser.run("return document.querySelector('h1').textContent") == HOSTILE
    assert browser.run("return [...document.links].filter(a => !/^(file|https?):/.test(a.href)).length") == 0


def test_a_script_that_got_in_all_the_same_would_not_run(browser: Browser, tmp_path: Path) -> None:
    place = put(tmp_path, disputed())
    page = place.read_text(encoding="utf-8")
    added = "<script>window.got = 'in'</script><p onclick='x()' style='color:red' id='added'>x</p></main>"
    place.write_text(page.replace("</main>", added), encoding="utf-8")
    browser.open(place)
    assert browser.run("return window.got || null") is None
    assert browser.run("return getComputedStyle(document.getElementById('added')).color") != "rgb(255, 0, 0)"
    assert browser.complained("Content Security Policy")


@pytest.mark.parametrize(
    "text",
    [
        f"{QUOTE}\n\nSecond  paragraph,\twith  spaces.\n\n\nEnd. ",
        f"\n\r\n{QUOTE}\r\nwindows\rlines\r\n",
        f"{ARABIC}\n{QUOTE} \u200f{ARABIC}\u202egnorts\u202c <b>&amp;</b>",
        f"\ufeff{QUOTE} so\u00adft and ze\u200bro \u2028 \u2066isolated\u2069 👩\u200d🚒",
    ],
)
def test_the_articles_text_is_the_stored_text(browser: Browser, tmp_path: Path, text: str) -> None:
    browser.open(put(tmp_path, quoting(text, QUOTE), text))
    assert browser.run("return document.querySelector('.text').textContent") == text
    assert browser.run("return document.querySelector('.text mark').textContent") == QUOTE


TRICKY = st.text(
    alphabet=st.sampled_from("ab \t\n\r<>&;'\"/{}%#\u00a0\u00ad\u200b\u200d\u202eأ中👩"), min_size=1, max_size=60
)


def test_any_text_is_the_stored_text(browser: Browser, tmp_path: Path) -> None:
    @settings(max_examples=60, deadline=None, database=None)
    @given(st.lists(TRICKY, min_size=1, max_size=8))
    def holds(texts: list[str]) -> None:
        told = [f"{text}x{at}" for at, text in enumerate(texts)]
        quotes = [Slice(start=0, end=len(text), text=text) for text in told]
        pieces = tuple(evidence(f"a{at}", quote=quote, span=None) for at, quote in enumerate(quotes))
        place = tmp_path / "answer.html"
        sources = [source(f"a{at}", text) for at, text in enumerate(told)]
        made = page(dossier(unanswered(*pieces), sources, NOON))
        place.write_text(made, encoding="utf-8", newline="")
        browser.open(place)
        each = "return [...document.querySelectorAll(arguments[0])].map((found) => found.textContent)"
        assert browser.run(each, ".text") == told
        assert browser.run(each, "blockquote") == told

    holds()


@pytest.mark.parametrize("script", [True, False])
def test_a_link_under_a_quote_opens_the_article_at_the_words(browser: Browser, tmp_path: Path, script: bool) -> None:
    text = "Gulls cried over the light.\n\n" * 300 + QUOTE + "\n\nThey cried on." * 300
    browser.open(put(tmp_path, quoting(text, QUOTE), text), script=script)
    browser.driver.find_element("css selector", ".ways a[href='#q1']").click()
    _assert_in_sight(browser)


def test_a_click_on_the_quote_itself_does_too_and_the_way_leads_back(browser: Browser, tmp_path: Path) -> None:
    text = "Gulls cried over the light.\n\n" * 300 + QUOTE
    browser.open(put(tmp_path, quoting(text, QUOTE), text))
    browser.driver.find_element("css selector", "blockquote").click()
    _assert_in_sight(browser)
    browser.until("document.activeElement.id === 'q1'")
    back = browser.driver.find_element("css selector", "a.back")
    assert back.get_attribute("aria-label") == "Back to position 1"
    back.click()
    browser.until("location.hash === '#e1'")


def test_a_quote_that_is_being_selected_opens_nothing(browser: Browser, tmp_path: Path) -> None:
    browser.open(put(tmp_path, quoting(QUOTE, QUOTE), QUOTE))
    browser.run("getSelection().selectAllChildren(document.querySelector('blockquote'))")
    browser.run("document.querySelector('blockquote').click()")
    assert browser.run("return document.querySelector('details.article').open") is False
    assert browser.run("return getSelection().toString().trim()") == QUOTE


def test_the_same_quote_opens_again_after_its_article_was_closed(browser: Browser, tmp_path: Path) -> None:
    browser.open(put(tmp_path, quoting(QUOTE, QUOTE), QUOTE))
    link = browser.driver.find_element("css selector", ".ways a[href='#q1']")
    link.click()
    browser.run("document.querySelector('details.article').open = false; scrollTo(0, 0)")
    link.click()
    _assert_in_sight(browser)


def test_a_page_opened_at_a_quote_shows_it(browser: Browser, tmp_path: Path) -> None:
    text = "Gulls cried.\n" * 900 + QUOTE
    place = put(tmp_path, quoting(text, QUOTE), text)
    browser.open(f"{place.as_uri()}#q1")
    _assert_in_sight(browser)


def _assert_in_sight(browser: Browser) -> None:
    browser.until(
        "(mark => { const box = mark.getBoundingClientRect(); return mark.closest('details').open"
        " && box.top !== box.bottom && box.top >= 0 && box.bottom <= innerHeight })(document.getElementById('q1'))"
    )


def test_everything_can_be_done_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    browser.open(put(tmp_path, quoting(QUOTE, QUOTE), QUOTE))
    reached = []
    for _ in range(40):
        _press(browser, "Tab")
        reached.append(browser.run("const at = document.activeElement; return at.className + at.getAttribute('href')"))
        if reached[-1].endswith("#q1"):
            break
    assert reached[0] == "skip#answer"
    assert reached[-1].endswith("#q1")
    outlined = "const at = getComputedStyle(document.activeElement); return at.outlineStyle + at.outlineWidth"
    assert browser.run(outlined) == "solid3px"
    _press(browser, "Enter")
    _assert_in_sight(browser)
    browser.until("document.activeElement.id === 'q1'")


def _press(browser: Browser, key: str) -> None:
    from selenium.webdriver import ActionChains, Keys

    ActionChains(browser.driver).send_keys({"Tab": Keys.TAB, "Enter": Keys.ENTER}[key]).perform()


def test_a_screen_reader_is_told_everything_once(browser: Browser, tmp_path: Path) -> None:
    browser.open(put(tmp_path, disputed()))
    told = browser.names()
    headings = [name for role, name in told if role == "heading"]
    assert headings[0] == disputed().question
    assert headings[1:4] == ["What is said", "Position 1 the Ormby light", "Position 2 the north pier"]
    assert [name for role, name in told if role == "columnheader"] == [
        "Outlet",
        "Position 1 the Ormby light",
        "Position 2 the north pier",
    ]
    assert {"banner", "main", "navigation", "blockquote", "table", "rowheader"} <= {role for role, _ in told}
    assert ("link", "Read it in the article (Ormby Courier)") in told
    # The drawing repeats what the rows beside it say.
    assert not [name for role, name in told if role in ("img", "graphics-document", "SvgRoot") and name]
    assert browser.run("return document.documentElement.lang") == "en"


@pytest.mark.parametrize("name", HARD)
def test_nothing_is_wider_than_a_phone(browser: Browser, tmp_path: Path, name: str) -> None:
    browser.open(put(tmp_path, HARD[name]), width=320, height=PHONE[1])
    browser.run("for (const box of document.querySelectorAll('details')) box.open = true")
    assert browser.run("return document.scrollingElement.scrollWidth") <= 320


def test_on_a_phone_each_outlet_lists_what_it_says_by_the_position_s_number(browser: Browser, tmp_path: Path) -> None:
    browser.open(put(tmp_path, disputed()), width=PHONE[0], height=PHONE[1])
    cells = "[...document.querySelectorAll('tbody tr:first-child td')].filter((at) => at.checkVisibility())"
    (cell,) = browser.run(f"return {cells}.map((at) => at.innerText)")
    assert re.sub(r"\s+", " ", cell).startswith("Position 1 the Ormby light")
    told = browser.names()
    assert {"table", "row", "rowheader", "cell"} <= {role for role, _ in told}
    assert "columnheader" not in {role for role, _ in told}


CONTRAST = """
const channel = (c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
const paper = (at) => {
  for (; at; at = at.parentElement) {
    const found = rgb(getComputedStyle(at).backgroundColor);
    if (found.length === 3 || found[3] > 0) return found;
  }
  return [255, 255, 255];
};
const poor = [];
for (const at of document.querySelectorAll('body *')) {
  const own = [...at.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!own || at.closest('script, style, .aside, svg') || !at.checkVisibility()) continue;
  const look = getComputedStyle(at);
  const alpha = Number(look.opacity);
  const back = paper(at);
  const ink = rgb(look.color).slice(0, 3).map((c, n) => c * alpha + back[n] * (1 - alpha));
  const [a, b] = [light(ink), light(back)].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < 4.5) poor.push(`${at.tagName}.${at.className} ${ratio.toFixed(2)}`);
}
return [...new Set(poor)];
"""


@pytest.mark.parametrize("dark", [False, True])
def test_every_word_can_be_read_in_light_and_in_dark(browser: Browser, tmp_path: Path, dark: bool) -> None:
    text = f"Menu\n\n{QUOTE} \u202e"
    answer = quoting(text, QUOTE).model_copy(update={"disagreements": disputed().disagreements})
    place = tmp_path / "answer.html"
    furnished = source("pilot-1", text, ((0, 4),))
    place.write_text(page(dossier(answer, [furnished], NOON)), encoding="utf-8")
    browser.look(dark=dark)
    browser.open(place)
    browser.run("for (const box of document.querySelectorAll('details')) box.open = true")
    assert browser.run(CONTRAST) == []
    back = browser.run("return getComputedStyle(document.body).backgroundColor")
    assert back == ("rgb(20, 22, 26)" if dark else "rgb(255, 255, 255)")


def test_a_printer_gets_paper_and_no_buttons(browser: Browser, tmp_path: Path) -> None:
    browser.look(dark=True, media="print")
    browser.open(put(tmp_path, disputed()))
    assert browser.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert (
        browser.run("return [...document.querySelectorAll('button')].some((each) => each.checkVisibility())") is False
    )
    assert browser.printed().startswith(b"%PDF-")


@pytest.mark.parametrize("answer", [disputed(), HARD["rising"]], ids=["disputed", "rising"])
def test_no_heading_is_printed_apart_from_what_it_heads(browser: Browser, tmp_path: Path, answer: Answer) -> None:
    browser.look(media="print")
    browser.open(put(tmp_path, answer))
    labels = browser.run("return [...document.querySelectorAll('.chart .label a, .axis .label')].map(e => e.innerText)")
    assert len(labels) > 2
    # Papers of every height put the ends of pages everywhere.
    for inches in range(8, 15):
        told = pages_of(browser.printed(inches))
        assert not [text for text in told if text.endswith(HEADINGS)], inches
        (charted,) = [text for text in told if phrases.TIMELINE in text]
        assert all(label in charted for label in labels), f"the chart is parted on paper of {inches} inches"


def test_all_articles_open_and_close_at_once(browser: Browser, tmp_path: Path) -> None:
    browser.open(put(tmp_path, disputed()))
    for button, state in (("open", True), ("close", False)):
        browser.driver.find_element("css selector", f"button[data-all='{button}']").click()
        browser.shows("return [...document.querySelectorAll('details.article')].every(box => box.open)", state)


def test_arabic_runs_from_right_to_left_and_a_date_beside_it_does_not(browser: Browser, tmp_path: Path) -> None:
    text = f"{ARABIC}\n\nThe harbour office agreed."
    answer = quoting(text, ARABIC)
    browser.open(put(tmp_path, answer, text))
    direction = "return getComputedStyle(document.querySelector(arguments[0])).direction"
    assert browser.run(direction, "blockquote") == "rtl"
    assert browser.run(direction, ".text p") == "rtl"
    assert browser.run(direction, ".text p:last-of-type") == "ltr"
    assert browser.run(direction, ".facts dd") == "ltr"


def test_an_article_of_200_kilobytes_opens_at_once(browser: Browser, tmp_path: Path) -> None:
    text = "The gulls over Ormby cried, and nobody knew why they did.\n" * 3_600 + QUOTE
    place = put(tmp_path, quoting(text, QUOTE), text)
    assert place.stat().st_size > 200_000
    browser.open(place)
    browser.driver.find_element("css selector", ".ways a[href='#q1']").click()
    _assert_in_sight(browser)
    assert browser.run("return document.querySelector('.text').textContent.length") == len(text)


class Site(BaseHTTPRequestHandler):
    """A live page: many paragraphs, one of them far down."""

    paragraphs: ClassVar[Sequence[str]] = ()

    def do_GET(self) -> None:
        body = "".join(f"<p id='p{at}'>{escape(each)}</p>" for at, each in enumerate(self.paragraphs)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


GULLS = tuple(f"Gull number {n} cried." for n in range(200))
LONG = (
    "The pilot of the Gannet, who had steered her for thirty-one years, told the harbour court on Monday that he had "
)
LONG += (
    "seen the light go out, come on again, and go out once more before the keel struck, he thought, the pier itself."
)


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (("Ada said it was out.", *GULLS, "Later Ben swore it was out."), "it was out."),
        ((*GULLS, "So well-known, a 50% fee & more: #1, he said."), "So well-known, a 50% fee & more: #1, he said."),
        ((*GULLS, LONG), LONG),
        (("The pilot of the Gannet, who was asleep, saw nothing.", *GULLS, LONG), LONG),
        ((*GULLS, ARABIC), ARABIC),
        (
            (*GULLS, "He left at noon on Sunday.", "Nobody saw him again."),
            "He left at noon on Sunday.\n\nNobody saw him again.",
        ),
        (("The lamp was out.", "The lamp was out.", *GULLS, "The lamp was out."), "The lamp was out."),
    ],
    ids=["twice", "signs", "long", "opens alike", "arabic", "two paragraphs", "alike"],
)
def test_the_link_to_the_live_page_scrolls_to_the_words(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, paragraphs: Sequence[str], words: str
) -> None:
    monkeypatch.setattr(Site, "paragraphs", paragraphs)
    text = "\n\n".join(paragraphs)
    start = text.rindex(words)
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=partial(server.serve_forever, 0.05), daemon=True).start()
        try:
            address = f"http://127.0.0.1:{server.server_port}/ferry"
            link = link_to_words(address, text, start, start + len(words))
            assert link is not None
            browser.open(link)
            in_sight = "document.getElementById(arguments[0]).getBoundingClientRect().top < innerHeight"
            browser.until(in_sight, f"p{text[:start].count(chr(10)) // 2}")
            browser.open(address)
            settled = f"return new Promise(done => setTimeout(() => done({in_sight}), 300))"
            assert browser.run(settled, f"p{len(paragraphs) - 1}") is False
        finally:
            server.shutdown()
