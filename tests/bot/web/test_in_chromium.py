"""The site in a real browser: keyboard, no script, phone, hostile words, the token behind the #."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import words_serving as words
from tests.bot.newsstand import HOSTILE, KITE, QUESTION, put
from tests.bot.web.servers import Server, serving
from tests.browser import PHONE, Browser

pytest.importorskip("selenium", reason="selenium is not installed (the extra 'test')")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = put(tmp_path_factory.mktemp("stand") / "archive")
    with serving(folder, tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = put(tmp_path_factory.mktemp("guarded") / "archive")
    with serving(folder, tmp_path_factory.mktemp("home"), "--allow-host", "news.example") as found:
        yield found


def ask(browser: Browser, question: str) -> None:
    """Types into the field that has the focus without a click, and presses Enter."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    # A field that asks for the focus gets it when the page is first drawn, not when it has been read.
    browser.shows("return document.activeElement.id", "question")
    ActionChains(browser.driver).send_keys(question).send_keys(Keys.ENTER).perform()
    browser.until("document.querySelector('main .head') && document.readyState === 'complete'")


def test_a_question_is_typed_and_entered_without_a_mouse(browser: Browser, server: Server) -> None:
    browser.open(server.address)
    ask(browser, QUESTION)
    assert browser.run("return location.pathname").startswith("/answers/")
    assert browser.run("return document.querySelector('h1').textContent") == QUESTION
    assert browser.run("return document.querySelector('#question').value") == QUESTION
    assert browser.complaints() == []


def test_everything_works_without_script(browser: Browser, server: Server) -> None:
    from selenium.webdriver.common.by import By

    browser.open(server.address, script=False)
    try:
        browser.driver.find_element(By.ID, "question").send_keys(QUESTION)
        browser.driver.find_element(By.CSS_SELECTOR, "form.ask button").click()
        quote = browser.driver.find_element(By.CSS_SELECTOR, "#answer blockquote")
        assert "people were hurt" in quote.text
        browser.driver.find_element(By.LINK_TEXT, words.HISTORY_PAGE).click()
        assert QUESTION in browser.driver.find_element(By.CSS_SELECTOR, ".log").text
    finally:
        browser.open(server.address)


def test_what_others_wrote_is_text_and_never_runs(browser: Browser, server: Server) -> None:
    browser.open(server.address)
    ask(browser, f"How many people were hurt on the ferry Gannet? {HOSTILE.split(' ')[0]}")
    assert browser.run("return document.querySelectorAll('main script, img, iframe, style, [onerror]').length") == 0
    texts = browser.run("return [...document.querySelectorAll('.text')].map(each => each.textContent)")
    assert KITE in texts
    assert browser.complaints() == []


def test_a_script_that_got_in_all_the_same_would_not_run(browser: Browser, server: Server) -> None:
    browser.open(server.address)
    browser.run("const s = document.createElement('script'); try { s.textContent = 'window.got = 1' } catch {} "
                "document.body.append(s)")  # fmt: skip
    assert browser.run("return window.got || null") is None


def test_a_quote_opens_its_article_at_the_words(browser: Browser, server: Server) -> None:
    browser.open(server.address)
    ask(browser, QUESTION)
    browser.run("document.querySelector('#positions .ways a').click()")
    browser.until("document.querySelector('.text mark:target')?.closest('details').open")


def test_a_page_of_another_site_can_neither_show_nor_ask(browser: Browser, server: Server, tmp_path: Path) -> None:
    outside = tmp_path / "evil.html"
    outside.write_text(
        f"<iframe src='{server.address}'></iframe><form id=f method=post action='{server.address}ask'>"
        "<input name=question value='why?'></form>",
        encoding="utf-8",
    )
    browser.open(outside)
    assert browser.complained("frame-ancestors")
    browser.run("document.getElementById('f').submit()")
    browser.until("document.body && document.body.textContent.includes('was refused')")
    assert browser.driver.current_url == f"{server.address}ask"


@pytest.mark.parametrize("path", ["", "history", "answers/1", "login", "none"])
def test_nothing_is_wider_than_a_phone(browser: Browser, server: Server, path: str) -> None:
    browser.open(server.address)
    ask(browser, QUESTION)
    browser.open(server.address + path, width=PHONE[0], height=PHONE[1])
    assert browser.run("return document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("path", ["", "answers/1", "history"])
def test_a_screen_reader_is_told_what_each_thing_is(browser: Browser, server: Server, path: str) -> None:
    browser.open(server.address)
    ask(browser, QUESTION)
    browser.open(server.address + path)
    names = browser.names()
    nameless = [
        role for role, name in names if role in ("link", "button", "textbox", "combobox", "searchbox") and not name
    ]
    assert nameless == []
    assert [role for role, _ in names].count("main") == 1
    assert browser.run("return document.querySelectorAll('h1').length") == 1


def test_the_token_behind_the_sign_signs_in_and_leaves_the_address(browser: Browser, guarded: Server) -> None:
    browser.open(f"{guarded.address}#{guarded.token}")
    browser.until("document.getElementById('question')")
    browser.shows("return location.hash", "")
    assert guarded.token not in browser.run("return document.documentElement.outerHTML + document.cookie")
    browser.open(f"{guarded.address}history")
    assert browser.run("return document.title").startswith(words.HISTORY_PAGE)


def test_a_wrong_token_is_said_and_not_sent_again_and_again(browser: Browser, guarded: Server) -> None:
    browser.open(f"{guarded.address}#{'0' * 43}")
    browser.shows("return document.querySelector('.problem')?.textContent.trim()", words.TOKEN_WRONG)


def test_without_script_the_token_is_typed(browser: Browser, guarded: Server) -> None:
    from selenium.webdriver.common.by import By

    browser.open(f"{guarded.address}history", script=False)
    try:
        browser.driver.find_element(By.ID, "token").send_keys(guarded.token)
        browser.driver.find_element(By.CSS_SELECTOR, "form.ask button").click()
        browser.until("location.pathname === '/history'")
    finally:
        browser.open(guarded.address)
