"""A real Chromium for tests of pages: headless, without a network beyond this machine, skipped where there is none.

`python -m tests.browser PAGE.html -o FOLDER` takes the pictures that a person judges a page by.
"""

import argparse
import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PHONE, DESK = (390, 844), (1280, 900)
# A click returns before the page that it asks for is there, and a busy machine takes its time.
PATIENCE = 60  # seconds
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)


class Browser:
    """What tests ask of it; `driver` for the rest."""

    def __init__(self, driver: "Chrome") -> None:
        self.driver = driver

    def open(self, place: Path | str, *, width: int = DESK[0], height: int = DESK[1], script: bool = True) -> None:
        """A file or an address, in a window of that size."""
        self._command("Emulation.setScriptExecutionDisabled", value=not script)
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._command("Emulation.setDeviceMetricsOverride", **metrics)
        # The driver's own way there may end while the page before is still shown; this one ends when it is not.
        gone = self._command("Page.navigate", url=place.as_uri() if isinstance(place, Path) else place)
        assert "errorText" not in gone, gone
        # Keys and clicks are lost, and there is neither focus nor picture, before a page is first drawn.
        self.until("document.readyState === 'complete' && performance.getEntriesByType('paint').length")

    def look(self, *, dark: bool = False, media: str = "") -> None:
        """As somebody with a dark screen, or a printer, has it."""
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        features.append({"name": "prefers-reduced-motion", "value": "reduce"})
        self._command("Emulation.setEmulatedMedia", media=media, features=features)

    def run(self, script: str, *arguments: object) -> Any:
        """The value that a script returns."""
        return self.driver.execute_script(script, *arguments)

    def until(self, script: str, *arguments: object) -> None:
        """Waits until the script's value is true; raises TimeoutException where it never becomes so."""
        from selenium.webdriver.support.ui import WebDriverWait

        asked = f"return Boolean({script})"
        WebDriverWait(self.driver, PATIENCE, 0.05).until(lambda _: self.run(asked, *arguments))

    def shows(self, script: str, expected: object) -> None:
        """Waits until the script's value is this one: focus, addresses and opened boxes come after the page itself."""
        end = monotonic() + PATIENCE
        while (found := self.run(script)) != expected:
            assert monotonic() < end, f"{script}: {found!r}, not {expected!r}"
            sleep(0.05)

    def picture(self, file: Path, *, whole: bool = True) -> None:
        """A PNG of the page, or of what the window shows of it."""
        taken = self._command("Page.captureScreenshot", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(taken["data"]))

    def printed(self, inches: float = 11) -> bytes:
        """The PDF that a printer gets, on paper of this height."""
        made = self._command("Page.printToPDF", printBackground=True, preferCSSPageSize=True, paperHeight=inches)
        return base64.b64decode(made["data"])

    def complaints(self) -> list[str]:
        """What the console says since the last call: blocked requests, refused styles, errors of scripts."""
        said = self.driver.get_log("browser")  # type: ignore[no-untyped-call]  # selenium's own is untyped
        return [entry["message"] for entry in said]

    def complained(self, words: str) -> bool:
        """Whether the console says these words, now or within a minute."""
        until = monotonic() + PATIENCE
        while monotonic() < until:
            if any(words in told for told in self.complaints()):
                return True
            sleep(0.1)
        return False

    def names(self) -> list[tuple[str, str]]:
        """Role and name of everything that a screen reader is told of, in order."""
        tree = self._tree()
        nodes = {node["nodeId"]: node for node in tree}
        told, waiting = [], [tree[0]]
        while waiting:
            node = waiting.pop()
            waiting += (nodes[child] for child in reversed(node.get("childIds", [])) if child in nodes)
            if not node.get("ignored"):
                told.append((_value(node, "role"), _value(node, "name")))
        return told

    def _tree(self) -> list[dict[str, Any]]:
        """Of a page that has just opened the browser first tells of nothing but its root."""
        end = monotonic() + PATIENCE
        while True:
            nodes: list[dict[str, Any]] = self._command("Accessibility.getFullAXTree")["nodes"]
            if sum(not node.get("ignored") for node in nodes) > 1 or monotonic() > end:
                return nodes
            sleep(0.05)

    def _command(self, name: str, **parameters: object) -> Any:
        return self.driver.execute_cdp_cmd(name, parameters)


def _value(node: dict[str, Any], name: str) -> str:
    return str(node.get(name, {}).get("value", ""))


@contextmanager
def started() -> Iterator[Browser]:
    """Chromium, until the end; skips the test that asks where it or its driver is missing."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if chromium is None or chromedriver is None:
        pytest.skip("no chromium with its chromedriver is installed")
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed (the extra 'test')")
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(chromedriver))
    driver.implicitly_wait(PATIENCE)
    driver.set_page_load_timeout(PATIENCE)
    try:
        yield Browser(driver)
    finally:
        driver.quit()


def main() -> None:
    """Desk and phone, light and dark, and the print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    stem = given.out / given.page.stem
    with started() as browser:
        for name, (width, height) in {"desk": DESK, "phone": PHONE}.items():
            for dark in (False, True):
                browser.look(dark=dark)
                browser.open(given.page.resolve(), width=width, height=height)
                browser.picture(stem.with_name(f"{stem.name}-{name}{'-dark' if dark else ''}.png"))
        browser.look(media="print")
        stem.with_suffix(".pdf").write_bytes(browser.printed())


if __name__ == "__main__":
    main()
