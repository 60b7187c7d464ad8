"""Every word of the command line beside the answers that it prints: its errors, the chat, the demo.

Fixed templates only; it does not know where a value comes from or how it is shown.
"""

from collections.abc import Sequence

from bot.written import count

SEE_HELP = "Try: {} --help"
DASHED_KEY = "A key that begins with a dash stands behind two: {} -- KEY"
NO_SUCH_COMMAND = "no command is called '{0}'; did you mean '{1}'? To ask it: rashomon ask {0}"
ASKED_AS_QUESTION = "'{}' is no command and is asked as a question; see {}"
ASKED_TOO = "'{}' is no command and is asked with the rest; is `{}` meant?"
NOT_A_DAY = "'{}' is not a day; write it as 2024-04-21"
INTERRUPTED = "interrupted"
DATABASE_FAILED = "the archive's database failed ({}); see that its disk has room, then run `rashomon doctor`"
SYSTEM_FAILED = "{}; name another place, or see to its permissions, room and disk"
OUTPUT_FAILED = "standard output: {}; make room there, or send it elsewhere"
DEFECT = "a defect of the program ({}: {}); run it again with --debug and report what it prints"
ASK_ONE_WAY = "ask needs a question or --batch FILE, and not both; leave one out, or name one"
ARCHIVE_NAMELESS = "an empty name; name a folder"
ARCHIVE_EMPTY = "the archive is empty; fill it: rashomon add FILES"
SINCE_AFTER_UNTIL = "--since {} is after --until {}; nothing can be published in between, so change one"
SINCE_AFTER_AS_OF = "--since {} is after --as-of {}; nothing can be published in between, so change one"
NO_SUCH_LANGUAGE = "no article is in the language '{}'; there are: {}"
QUESTION_WORDLESS = "'{}': there is no word in the question; ask in words: who was hurt on 3 May?"
QUESTION_EMPTY = 'the question is empty; write it in quotes: rashomon ask "who ...?"'
QUESTION_LONG = "the question has {:,} characters, {:,} are the most; ask one thing at a time"
BATCH_UNREADABLE = "{}: cannot be read ({}); name a file of questions, or - for stdin"
LINE_NOT_UTF8 = "line {}: not UTF-8; save the file as UTF-8"
LINE_EMPTY = "line {}: empty; write a question"
LINE_NOT_JSON = "line {}: begins as an object but is not JSON ({}); mend it, or write the bare question"
LINE_NO_QUESTION = 'line {}: the object has no "question" of type string; add one'
LINE_NOT_A_DAY = 'line {}: "{}" {!r} is not a day; write it as 2024-04-21'
LINE_NO_NAME = 'line {}: "{}" {!r} is no name; write it in quotes'
CHAT_PROMPT = "? "
CHAT_HELLO = "Ask away. /new begins anew, /help lists the commands, Ctrl-D ends."
CHAT_HELP = "/without [what]: ask again without what was carried over · /new [question]: begin anew · /quit: end"
CHAT_NEW = "The next question stands alone."
CHAT_NO_COMMAND = "no command is called /{}; /help lists them"
CHAT_NOTHING_CARRIED = "nothing was carried over from an earlier question"
CHAT_NOT_CARRIED = "'{}' was not carried over; carried over: {}"
CARRIED = "kept from before: {}"
SLOTS = {
    "question": "the question",
    "event": "event",
    "place": "place",
    "day": "day",
    "outlet": "source",
    "answer": "its answer",
    "person": "person",
}


def carried(slots: Sequence[tuple[str, str]]) -> str:
    """What a follow-up took from the question before, each with its name."""
    return CARRIED.format(" · ".join(f"{SLOTS[slot]}: {told}" if told else SLOTS[slot] for slot, told in slots))


def no_such_variable(name: str, meant: str | None) -> str:
    """A variable of the environment that is called as settings are; `meant` is the one that is called alike."""
    return f"{name} is no setting and changes nothing; {f'is {meant} meant?' if meant else 'unset it'}"


def no_such_outlet(name: str, meant: str | None) -> str:
    """An outlet that nothing is of; `meant` is one that is called alike."""
    told = f"no article is of an outlet called '{name}'"
    return f"{told}; is '{meant}' meant?" if meant else f"{told}; `rashomon articles` lists them"


OUT_NOT_WRITTEN = "{}: cannot be written ({}); name another file"


def reported(place: str, verdict: str, positions: int) -> str:
    """What became of a report."""
    return f"{place}: {verdict.lower()}, {count(positions, 'position')}"


DEMO_QUESTIONS = (
    "How many people were killed in the explosion at the Qarn Tavil fuel depot?",
    "Was the port authority warned before the explosion?",
    "How many drivers went on strike in Port Ansel on 2 June?",
    "Which painting was stolen from the Maritime Museum?",
    "How many people were killed in Qarn Tavil on 5 May?",
)
DEMO_HAS_ITS_OWN = "the demo has an archive of its own; {} is not touched"
DEMO_OPENING = "{} by invented outlets about invented events in an invented country. Five questions:"
DEMO_ASKED = '$ {} "{}"'
DEMO_CLOSING = "Go on with these, or with articles of your own:"
DEMO_COMMANDS = (
    '{0} --archive {1} "Where did the fire begin?"',
    "{0} --archive {1} articles",
    "{0} --archive {1} show upland-post-karn-tawil",
    "{0} add FOLDER-OF-ARTICLES",
    '{0} "your question"',
)
ALL_WELL = "All is well: texts, vectors, full text and model fit together."
FIX = "to mend it: {}"
