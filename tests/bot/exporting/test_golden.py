"""What was exported once can be read for ever: the forms are only ever extended, and files guard them.

`python -m tests.bot.exporting.test_golden` writes the files anew, for a change that is meant.
"""

from pathlib import Path

import pytest

from bot.exporting.formats import Format, exported
from retrieval.answer import Answer
from tests.bot.answers import disputed, evidence, unanswered
from tests.bot.desks import NOW
from tests.bot.shelves import Shelf

GOLDEN = Path(__file__).parents[1] / "golden"
ENDINGS = {Format.MARKDOWN: "md", Format.CSV: "csv", Format.CSL: "csl.json"}
ANSWERS = {"disputed": disputed(), "unanswered": unanswered(evidence(url="https://courier.example/ferry"))}


def made(answer: Answer, form: Format) -> bytes:
    shelf = Shelf(None)
    shelf.take(answer)
    return exported(answer, form, shelf, NOW).encode()


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("name", ANSWERS)
def test_an_export_is_what_it_was(name: str, form: Format) -> None:
    assert made(ANSWERS[name], form) == (GOLDEN / f"{name}.{ENDINGS[form]}").read_bytes()


if __name__ == "__main__":
    for name, answer in ANSWERS.items():
        for form, ending in ENDINGS.items():
            (GOLDEN / f"{name}.{ending}").write_bytes(made(answer, form))
