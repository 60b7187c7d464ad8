"""What the bot says as itself: greetings, help, refusals, receipts, settings. `captions` has the words on an answer.

Fixed templates only; it does not know where a value comes from or how it is shown.
"""

from datetime import date

from bot.telegram.captions import count
from bot.words_archive import days_between

# Delivery.

ANNOUNCED = "Looking it up…"
UNSENDABLE = "Telegram did not take this message. It is in the archive: ask on the command line, or ask more narrowly."
OUTDATED_UNSENT = "The archive changed before this answer could be sent, and it no longer holds. Please ask again."
DEFECT_ANSWER = (
    "Something went wrong in the program; this was not answered. Whoever runs the bot finds the reason in its log."
)
CROWDED = "Too many at once: the questions beyond this one are not answered. Please wait for the answers."


def place_in_queue(before: int) -> str:
    """What somebody who has to wait is told."""
    return f"{count(before, 'question')} before yours; the answer follows."


# Standing questions.

WATCH_COMMANDS = {
    "watch": "tell this chat when an answer changes",
    "watches": "the questions that are watched here",
    "unwatch": "stop watching a question",
}
WATCH_WHAT = "Write the question after the command, or reply to an answer with /watch: /watch how many were hurt?"
WATCHING = "Watching. This chat is told when the answer changes: another position, outlet, origin or verdict."
WATCHED_ALREADY = "This question is watched here already."
WATCHES_NONE = "No question is watched here. /watch and a question begins."
WATCHES_HEAD = "Watched in this chat"
WATCH_GONE = "This question is no longer watched."
WATCH_NOT_YOURS = "Only whoever asked for it, or one of my admins, can stop this in a group."
WATCH_NO_SUCH = "No such question is watched here."
WATCH_NOT_KNOWN = "This answer is no longer kept. Write the question again: /watch and the question."
WATCH_CHANGED = "Changed"
BUTTON_UNWATCH = "Stop watching"


def watches_full(most: int) -> str:
    """A chat has as many as it may have."""
    return f"{count(most, 'question')} are watched here, and that is the most. /watches lists them; stop one first."


def button_unwatch(number: int) -> str:
    """Beside a list of the questions."""
    return f"Stop {number}"


def unwatched(question: str) -> str:
    """Which one it was."""
    return f"No longer watched: {question}"


def watched_limits(limits: tuple[str, ...]) -> str:
    """What a watched question is limited to, as its list says it."""
    return " · ".join(limits)


# Feedback.

FEEDBACK_RIGHT = "Noted: right. Thank you."
FEEDBACK_NOTED = "Noted. Thank you."
FEEDBACK_KNOWN = "You said so already. Thank you."
FEEDBACK_WRONG = "Noted as a wrong quote. Reply to this message to say what is wrong with it."
FEEDBACK_MISSED = "Noted: a source is missing. Reply to this message with its address, or with what it says."
FEEDBACK_WHICH = "Which quote is wrong?"
FEEDBACK_WORDS_NOTED = "Noted. Thank you."


def button_wrong(number: int, outlet: str, value: str) -> str:
    """One quote among those of an answer."""
    return f"{number} · {outlet}: {value}"


# Adding articles by chat.

TAKE_COMMANDS = {"add": "add an article: a link, a text or a file"}
TAKE_WHAT = "Send a link, an article's text or a file (.txt, .html, .pdf), or forward a message, to add it."
TAKE_NOT_YOU = "Only admins add articles to the archive. Ask one of them to add it, or send a question."
TAKE_OFFER = "Is this an article to add to the archive, or a question?"
BUTTON_TAKE = "Add it"
BUTTON_ASK = "Ask it"
BUTTON_UNDO = "Undo: remove it again"
TAKING = "Taking it in. The receipt follows."
TAKING_WAITS = "Another process is writing to the archive. This waits for it; the receipt follows."
TAKE_GONE = "This was added, asked or left long ago."
TAKE_FAILED = "Not added"
TAKE_TROUBLE = "Not done: {}"
UNDOING = "Removing it. The receipt will say when it is gone."
UNDO_GONE = "This was removed already."
UNDO_NOT_YOU = "Only those who may add articles can remove them."
UNDONE_NOTHING = "Nothing was left to remove."
TAKEN_NEW = "Added"
TAKEN_UPDATED = "Added as a new version"
TAKEN_KNOWN = "Already in the archive"
TAKEN_KEY = "key "
TAKEN_NO_DATE = "No publication day in it: questions about a day rank it last. “rashomon edit {} --date DAY” sets one."
TAKEN_NO_OUTLET = "No outlet in it: “rashomon edit {} --outlet NAME” sets one."


def taken_published(when: str) -> str:
    """When it was published and how that is known."""
    return f"published {when}"


def taken_version(number: int) -> str:
    """Of an article that was there before."""
    return f"version {number}"


def taken_copies(keys: tuple[str, ...], more: int) -> str:
    """Articles that go back to the same text or wire story: they count as one origin."""
    told = ", ".join(keys) + (f" and {more:,} more" if more else "")
    return f"Same origin as {told}: it adds no independent voice."


def removed(keys: tuple[str, ...]) -> str:
    """After an undo."""
    return f"Removed: {', '.join(keys)}"


def not_removed(keys: tuple[str, ...]) -> str:
    """Articles that were changed since; undoing would take more than was added."""
    return f"Changed since, therefore left: {', '.join(keys)}"


# Files.

FILE = "the file"
FILE_LARGE = "is larger than {} MB; add it on the command line"
FILE_UNREACHABLE = "could not be fetched from Telegram; send it again"
FILE_KIND = "not a kind of file that is read here ({})"
CHANGED_MEANWHILE = "changed while it was added"

# Greetings and help.

COMMANDS = {
    "ask": "ask a question",
    "sources": "the articles behind the last answer",
    "timeline": "the last answer as a picture",
    "settings": "limit questions here by day, outlet, language",
    "about": "what the archive holds",
    "help": "how to ask",
}
HELLO = "I answer questions from a news archive in its own words: who said what, and where the sources disagree."
HELLO_HOW = "Ask in plain words, one thing at a time:"
EXAMPLES = (
    "How many people were hurt in the harbour fire?",
    "Where did the ferry run aground on 3 May?",
    "Did the port authority know of it?",
)
HELP_GROUP = (
    "In a group, begin with /ask, mention me, or reply to one of my messages; I read nothing else. /ask in reply to "
    "somebody's question asks that one."
)
HELP_FOLLOW = "A short question after an answer (“and how many were wounded?”) stays with its event."
HELP_DAYS = "Name the day it happened; without one, every day counts. /settings sets limits for all questions here."
HELP_INLINE = "In any chat, {} and a question offers single quotes to share."
HELP_QUOTES = (
    "Every quote is checked against the stored article just before it is shown. I take no side: where sources part, "
    "you see all of them."
)
HELP_COMMANDS = "Commands"
ASK_WHAT = "Write the question after the command: /ask where did the ferry run aground?"
CHATTER = "I only answer questions about the news: write one, or /help."
ONLY_WORDS = "I read questions in words. /help says how to ask."
NEAR_COMMAND = "I do not know /{}. Did you mean /{}? /help lists what I know."
UNKNOWN_COMMAND = "I do not know /{}. /help lists what I know."

ARCHIVE_NONE = "There is no archive to ask yet. Whoever runs this bot makes one with “rashomon add”."
ARCHIVE_EMPTY = "The archive is empty: there is nothing to answer from yet."
ARCHIVE_BROKEN = (
    "The archive cannot be used: it contradicts itself, and I show no quote that I cannot check. Whoever runs this bot "
    "finds the reason with “rashomon doctor”."
)
ARCHIVE_BUSY = "The archive is being written to. Ask again in a minute."
ARCHIVE_UNUSABLE = (
    "The archive cannot be used just now; whoever runs this bot finds the reason in its log. Try again later."
)
MODEL_MISSING = (
    "The archive cannot be asked: a model is missing or does not fit. Whoever runs this bot sees why in the log."
)
REMOVED_MEANWHILE = "An article was removed while I answered. Ask again."

NO_ANSWER_YET = "There is no answer here yet. Ask a question first."
ANSWER_GONE = "That answer is not kept here. Ask again in your own words."
ANSWER_FORGOTTEN = "This answer is gone: an article that it quoted was removed from the archive."
ANSWER_OUTDATED = "Outdated: the archive has a newer version of {}."
ANSWER_ARCHIVE_CHANGED = "The archive has changed since this answer."
AGAIN = "Ask again"
ASK_TO_SEE = "Ask again to see what the archive says now."
BUTTON_UNKNOWN = "This button no longer does anything."
NOTHING_TO_DRAW = "There is nothing in this answer that a picture could show."

CARRIED = "From the question before: {}"
CARRIED_DROP = "Without “{}”"
CARRIED_DROP_ALL = "Only what I typed"

NOT_ALLOWED = "This bot is for invited people."
NOT_ALLOWED_GROUP = "I do not answer in this group yet."
NOT_ALLOWED_TOPIC = "I do not answer in this topic yet."
ASK_NOBODY = "Ask whoever runs it to let you in."
ASK_NOBODY_GROUP = "Ask whoever runs me to let it in."
ASK_ADMIN = "Ask an admin to let you in: "
ASK_ADMIN_GROUP = "Ask an admin to let it in: "
YOUR_ID = "Your id: "
ITS_ID = "Its id: "
NOT_ALLOWED_BUTTON = "This bot's buttons are for invited people. Ask an admin to let you in; your id: {}"
NOT_ALLOWED_INLINE = "You are not invited: see whom to ask"


def admin(number: int) -> str:
    """An admin, whose name we do not know."""
    return f"admin {number}"


def question_long(chars: int, most: int) -> str:
    """Of a pasted text."""
    return f"That has {count(chars, 'character')}; a question may have {most:,}. Ask one thing at a time."


def too_often(seconds: int) -> str:
    """When somebody has reached a limit."""
    return f"That is a lot at once: please wait {waiting(seconds)} and ask again."


def waiting(seconds: int) -> str:
    """A length of time, rounded up."""
    if seconds <= 90:
        return count(seconds, "second")
    return count(-(-seconds // 60), "minute")


# Settings.

SETTINGS_HEAD = "What questions in this chat are limited to"
SETTINGS_NONE = "nothing: the whole archive"
SETTINGS_NAMES = {
    "since": "published since",
    "until": "published until",
    "outlet": "outlet",
    "language": "language",
}
SETTINGS_ANY = "any"
SETTINGS_HOW = "Or write: /settings outlet NAME, /settings since 2024-04-21, /settings language en, /settings clear."
SETTINGS_BACK = "Back"
SETTINGS_CLEAR_ALL = "Clear all"
SETTINGS_CLEAR = "No limit"
SETTINGS_NEXT = "Next"
SETTINGS_PREVIOUS = "Previous"
SETTINGS_CHOOSE = {
    "since": "Only articles published since …",
    "until": "Only articles published until …",
    "outlet": "Only articles of …",
    "language": "Only articles in …",
}
SETTINGS_NOT_YOU = (
    "Only my admins change what questions in this group are limited to: ask one of them. Alone with me, you set your "
    "own limits."
)
SETTINGS_STALE = "That choice is no longer there."
SETTINGS_EMPTY_LIST = "The archive names none."
SETTINGS_UNKNOWN = "There is no setting “{}”; there are since, until, outlet, language and clear."
SETTINGS_NOT_A_DAY = "“{}” is not a day; write it as 2024-04-21."
SETTINGS_NO_OUTLET = "No article in the archive is from “{}”. /settings shows the outlets there are."
SETTINGS_NO_LANGUAGE = "No article in the archive is in “{}”; there are: {}."
SETTINGS_ORDER = "The first day would lie after the last: since {}, until {}."
SETTINGS_NO_VALUE = "Write a value after “{}”, or “any” for no limit."
SINCE_PRESETS = ((7, "the last 7 days"), (30, "the last 30 days"), (365, "the last 365 days"))
UNTIL_PRESETS = ((0, "today"), (30, "30 days ago"), (365, "365 days ago"))


def preset(label: str, day: date) -> str:
    """A choice of a day: what it means now, and the day that is stored, which does not move on."""
    return f"{label} ({day.isoformat()})"


# About.

ABOUT_HEAD = "Rashomon {}"
ABOUT_WHAT = "Answers from a news archive, in the articles' own words. It writes no prose and takes no side."
ABOUT_EMPTY = "The archive is empty."
ABOUT_KEPT = "Answers are kept, so that their buttons go on working. Messages that are not for me are not read."


def about_holds(articles: int, outlets: int, first: date | None, last: date | None) -> str:
    """How much there is to answer from."""
    told = f"The archive holds {count(articles, 'article')} from {count(outlets, 'outlet')}"
    return f"{told}, published {days_between(first, last)}." if first and last else f"{told}."


# Inline.

INLINE_EMPTY = "Write a question to share a quote"
INLINE_NOTHING = "Nothing in the archive answers this"
INLINE_SHORT = "Go on writing the question"
INLINE_LIMIT = "A lot at once: wait {}"
INLINE_FAILED = "The archive cannot be asked: open the bot"
