"""A figure that a page states is the program's own: whoever changes the one is told of the other.

What was measured is not looked at here; it has a commit or a day beside it.
"""

import re
from pathlib import Path

import pytest

from bot import counter, mcp_tools, serving
from bot.telegram import health, running, sending, watching
from bot.telegram.limits import Work
from bot.web import guarding, site
from index import limits
from index.files import FILE_MODE, FOLDER_MODE
from index.watching import SETTLED_SECONDS
from index.web.polling import LOOK_AGAIN
from retrieval import ask, citing, second_reading
from retrieval.values import quantity
from retrieval.verbatim import looking, matching

ROOT = Path(__file__).parents[1]
WORDS = {1: "one", 2: "two", 4: "four", 6: "six", 15: "fifteen", 30: "thirty"}
MINUTE, HOUR = Work.QUESTION.limits
FIRST, *LATER = (round(again.total_seconds() / 3600) for again in LOOK_AGAIN)
STOPPED_AFTER = running.STOP_SECONDS + 2 * running.CLOSE_SECONDS

STATED = (
    (
        "README.md",
        f"A question has {limits.QUESTION_CHARS:,} characters at most (in Telegram {limits.CHAT_QUESTION_CHARS:,}), an "
        f"article {limits.ARTICLE_CHARS // 1_000_000} million.",
    ),
    (
        "docs/settings.md",
        f"A question has {limits.QUESTION_CHARS:,} characters at most, in Telegram {limits.CHAT_QUESTION_CHARS:,}.",
    ),
    ("docs/adding.md", f"the articles that it names now, {limits.FEED_NEW_ITEMS} at the most, once"),
    ("docs/adding.md", f"one host is asked once a {'second' if limits.HOST_SECONDS == 1 else limits.HOST_SECONDS}."),
    ("docs/adding.md", f"when it has not changed for {WORDS[int(SETTLED_SECONDS)]} seconds"),
    (
        "docs/adding.md",
        f"looked at again {'an hour' if FIRST == 1 else FIRST} after it came in, {LATER[0]} hours after that, then "
        f"{LATER[1]} and {LATER[2]}, each time",
    ),
    ("docs/answer.md", f"the reports that came nearest, up to {'three' if citing.NEAREST == 3 else citing.NEAREST}."),
    ("docs/how.md", f"of their sentences the {ask.SENTENCES} that fit"),
    ("docs/how.md", f"The {WORDS[second_reading.STATEMENTS]} surest statements are read again"),
    ("docs/how.md", f"joins an exact figure within {quantity.TOLERANCE * 100:.0f} %."),
    ("docs/quotes.md", f"with {matching.MOST_LEFT_OUT} words between them at the most"),
    ("docs/quotes.md", f"it reads the first {looking.MOST_READ:,} passages that may have them"),
    ("docs/chat.md", f"A chat can watch {watching.WATCHES_PER_CHAT} questions."),
    (
        "docs/chat.md",
        f"One person may ask {MINUTE.times} questions a minute and {HOUR.times} an hour, each of "
        f"{limits.CHAT_QUESTION_CHARS:,} characters at most.",
    ),
    ("docs/telegram.md", f"bodies over {limits.WEBHOOK_BYTES // 1_000_000} MB are refused"),
    ("docs/telegram.md", f"write more than {sending.TRIED_FIRST + sending.TRIED_LAST} messages between a question"),
    ("docs/telegram.md", f"Where more than {WORDS[running.LONG_LINE - 1]} questions are before yours"),
    ("docs/telegram.md", f"Telegram has not answered for {WORDS[int(health.SILENT_SECONDS // 60)]} minutes"),
    ("docs/telegram.md", f"what is at hand is finished, after {STOPPED_AFTER:.0f} seconds at the most"),
    (
        "docs/serve.md",
        f"A body over {limits.FORM_BYTES // 1_000} kB or longer than {WORDS[site.BODY_SECONDS]} seconds is refused, "
        f"{serving.CONNECTIONS} connections and {counter.WAITING} waiting questions are the most",
    ),
    ("docs/serve.md", f"can hold all {serving.CONNECTIONS} connections open"),
    ("docs/serve.md", f"signed in for {WORDS[guarding.COOKIE_SECONDS // 86_400]} days by a cookie"),
    ("docs/serve.md", f"a file that holds the token, {serving.TOKEN_CHARS} characters or more"),
    ("docs/serve.md", f"| `--port` | {serving.PORT};"),
    ("docs/mcp.md", f"`limit` ({mcp_tools.LISTED}, at most {mcp_tools.MOST_LISTED})"),
    ("docs/mcp.md", f"`chars` ({mcp_tools.CHARS:,}, at most {mcp_tools.MOST_CHARS:,})"),
    ("docs/mcp.md", f"{counter.WAITING} may wait, others are told to ask again"),
    ("docs/privacy.md", f"(files {FILE_MODE:04o}, folders {FOLDER_MODE:04o};"),
)


@pytest.mark.parametrize(("page", "sentence"), STATED, ids=[f"{page} {told[:40]}" for page, told in STATED])
def test_a_figure_in_a_page_is_the_programs(page: str, sentence: str) -> None:
    assert sentence in re.sub(r"\s+", " ", (ROOT / page).read_text(encoding="utf-8"))


def test_a_question_that_is_stuck_and_a_silent_telegram_are_told_after_the_same_time() -> None:
    """The page says "has taken longer than that"."""
    assert health.STUCK_SECONDS == health.SILENT_SECONDS
