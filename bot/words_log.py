"""Every word of `rashomon log`, of what is kept for it, and of the forms in which answers are written.

Fixed templates only; it does not know where a value comes from.
"""

BATCH_IS_JSON = "--batch writes JSON, a line for each answer; leave out --format"
ONE_FORMAT = "--json and --format {} ask for different things; give one"
NOT_KEPT = "this answer is not in the log ({}); to ask without one: --no-history"
NO_SUCH_ANSWER = "{}: no answer has that number; `rashomon log` lists them"
FORGOTTEN = "{0}: it quoted an article that was removed, and was forgotten; `rashomon log again {0}` asks it again"
CANNOT_COMPARE = "The answer of {} is no longer kept, so nobody can say what is different now."
UNCHANGED = "Nothing has changed since {}."
CHANGED = "Since {}:"
NOTHING_KEPT = "no answer is kept yet; ask something"
NOTHING_FOUND = "no kept question has all of these words"
NO_POSITION = "no answer"
AND_MORE = "and {} more"
READ_ON = "asked on {}"
PLACES = {"cli": "on the command line", "web": "on the web page", "mcp": "by an assistant"}


def and_more(number: int) -> str:
    """In place of values that a list has no room for."""
    return AND_MORE.format(f"{number:,}")


def asked_on(moment: str, channel: str) -> str:
    """When and where something was asked: "2031-05-06 12:00 UTC, on the command line"."""
    return f"{moment}, {PLACES.get(channel, channel)}"
