"""One Chromium for all tests of the site."""

from collections.abc import Iterator

import pytest

from tests.browser import Browser, started


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """As it was before the test before."""
    chromium.driver.delete_all_cookies()
    chromium.look()
    chromium.complaints()
    return chromium
