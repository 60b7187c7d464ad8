"""The picture of a report in the documentation: the page of the sample's first question, down to its articles.

    python -m tests.bot.report.picture -o docs/report.png

It makes the archive in a folder of its own and asks with the program's own models.
"""

import argparse
import base64
import io
import tempfile
from pathlib import Path

from bot.cli import main as rashomon
from bot.demo import SAMPLE
from bot.words_console import DEMO_QUESTIONS
from tests.browser import started

ROOT = Path(__file__).parents[3]
WIDTH = 1_000
COLOURS = 64  # text and four hues: an eighth of the bytes, and the eye sees no difference


def pictured(page: Path) -> bytes:
    """A PNG of the page as a desk with daylight shows it, without its articles."""
    from PIL import Image

    with started() as browser:
        browser.look()
        browser.open(page, width=WIDTH)
        end = browser.run("return document.querySelector('#articles').getBoundingClientRect().top + window.scrollY")
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": float(end), "scale": 1}
        taken = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    written = io.BytesIO()
    image = Image.open(io.BytesIO(base64.b64decode(taken["data"]))).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bot.report.picture")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "report.png")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive, page = f"{folder}/archive", Path(folder) / "report.html"
        rashomon(["--archive", archive, "add", str(SAMPLE)])
        rashomon(["--archive", archive, "report", DEMO_QUESTIONS[0], "-o", str(page)])
        given.output.write_bytes(pictured(page))


if __name__ == "__main__":
    main()
