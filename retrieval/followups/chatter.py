"""Words that people say to each other, not to an archive: greetings, thanks, "ok".

English; it does not know questions.
"""

from index.regex import regex

_SAID = (
    r"(?:hi|hello|hey|hiya)(?: there| all| everyone| again)?|"
    r"thanks?(?: you)?(?: again)?(?: (?:a lot|so much|very much))?|thx|ty|ok(?:ay)?|"
    r"good (?:morning|afternoon|evening|night)|good job|well done|got it|never mind|great|cool|nice|"
    r"perfect|wow|lol|yes|no|sure|bye|please|help|stop|really|test"
)
_CHATTER = regex(rf"[\W_]*(?:{_SAID})(?:[\W_]+(?:{_SAID}))*[\W_]*")


def is_chatter(text: str) -> bool:
    """Whether nothing is asked, and nothing said that a question could go on from."""
    return _CHATTER.fullmatch(text.casefold()) is not None
