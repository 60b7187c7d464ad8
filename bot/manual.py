"""The manual: help of the commands and options, as `--help` prints it.

It does not know how a command works; the README's blocks are made from it.
"""

PROGRAM = (
    "Answers from a news archive: who said what, in the source's own words, and where the sources disagree.\n\n"
    'A bare question is asked:  rashomon "how many were hurt on 3 May?"'
)

COMMANDS: dict[str, dict[str, str]] = {
    "Asking": {
        "ask": "Ask a question (the default command).",
        "chat": "Ask one question after another; follow-ups keep the event.",
        "show": "Print an article, or open it at a quote.",
        "verify": "Find where a quote stands, word for word or otherwise.",
        "trace": "Say why an article is, or is not, in an answer.",
        "report": "Write an answer as a page for a newsroom.",
        "log": "List earlier answers, open one, or ask one again and compare.",
        "eval": "Measure answers against questions with known answers.",
        "feedback": "Print what people said of answers, as test cases for eval.",
        "demo": "Ask a small sample archive about invented events.",
    },
    "The archive": {
        "add": "Take in files, folders, pages, feeds, or - for stdin.",
        "feeds": "Follow the feeds of news sites, and poll them.",
        "articles": "List what the archive holds.",
        "changes": "Show what an outlet altered in an article.",
        "edit": "Say what an article's file did not say, or said wrong.",
        "remove": "Remove articles for good, with everything made from them.",
        "stats": "Count what the archive holds.",
        "doctor": "Check that everything in the archive fits together.",
        "rebuild": "Make the derived files again from the stored articles.",
        "backup": "Write the whole archive into one file.",
        "restore": "Put the archive of a backup in its place.",
        "copy": "Copy the archive from its folder to Milvus.",
    },
    "For others": {
        "telegram": "Run the Telegram bot on this archive.",
        "serve": "Serve the archive as a web page on this machine.",
        "mcp": "Serve the archive to an assistant (Model Context Protocol).",
    },
    "The shell": {
        "completion": "Print the script that completes commands and keys in a shell.",
    },
}

# What other programs call the commands.
ELSEWHERE = {
    "search": "ask",
    "find": "ask",
    "query": "ask",
    "list": "articles",
    "ls": "articles",
    "history": "log",
    "import": "add",
    "ingest": "add",
    "delete": "remove",
    "rm": "remove",
    "export": "ask --format",
    "check": "verify",
    "quote": "verify",
    "version": "--version",
    "help": "--help",
}

EXIT_CODES = (
    "Exit codes: 0 answered or done, 1 nothing answers, 2 usage or nothing could be added, 3 the archive is broken, "
    "70 a defect of the program, 130 interrupted."
)

OPTION_ARCHIVE = (
    "The archive's folder, or milvus://HOST:PORT/DATABASE, or milvus:FILE.db; else RASHOMON_ARCHIVE, else the "
    "platform's data folder."
)
OPTION_DEBUG = "Print the settings, and the whole traceback of an error."
OPTION_VERSION = "Print the version."
OPTION_JSON = "JSON, schema rashomon.answer/1, one line."
OPTION_FORMAT = (
    "text, json, markdown (with footnotes), html (the page of `report`), csv (a row for each claim) or csl (citations, "
    "CSL-JSON)."
)
OPTION_HISTORY = "Keep the answer for `rashomon log`, or not."
OPTION_BATCH = (
    'Ask every line of FILE (- for stdin): a question, or {"question": ..., "as_of": DAY}; "since", "until", "outlet" '
    'and "language" limit that line. JSON, a line each.'
)
OPTION_AS_OF = "Ask as on that day: articles published later, or undated, are not seen."
OPTION_SINCE = "Only articles published on that day or later."
OPTION_UNTIL = "Only articles published on that day or earlier."
OPTION_OUTLET = "Only this outlet."
OPTION_LANGUAGE = "Only articles in this language (en, de, ...)."
OPTION_EXPLAIN = "Show every piece of evidence in full, its score and origin, and where the time went."
TRACE_HELP = (
    "Ask, and say what became of one article: whether it was looked into, which of its sentences were read, what each "
    "was taken to state, and how surely.\n\nExit code 1 when the answer does not have it."
)
OPTION_TRACE_JSON = "JSON, schema rashomon.trace/1, one line: every sentence."
OPTION_READER = "A Hugging Face question-answering model in place of the reader that ships with the program."
OPTION_MODEL = "A sentence-transformers model in place of the one that ships with the program."
ASK_HELP = (
    'Ask the archive a question. Days are read from its words ("on 9 October", "last Sunday") and shown as read.\n\n'
    "- reads the question from standard input. Exit code 1 when nothing answers."
)

CHAT_HELP = (
    'Ask one question after another. A follow-up ("and how many were wounded?") keeps the event of the one before, and '
    "shows what it keeps; /without asks again without it.\n\n"
    "/new begins anew, /help lists the commands, /quit ends. Questions may also come through a pipe, one a line."
)

LOG_HELP = (
    "List the answers that were given, the latest first; `log search WORDS` lists those whose question has all the "
    "words, `log show N` opens one, `log again N` asks it again and says what is different now.\n\n"
    "Answers that quoted a removed article are forgotten with it. --no-history, or history = false in the "
    "configuration file, keeps none. In a pipe: number, time, channel, verdict, question and values, parted by tabs."
)

LOG_SEARCH_SHORT = "List the answers whose question has these words."
LOG_SEARCH_HELP = "List the kept answers whose question has all of these words, in any order."
LOG_SHOW_HELP = (
    "Show answer N as it was given. Its quotes are held against the stored texts once more: an answer is shown with "
    "the words that it quoted, or not at all."
)
LOG_AGAIN_SHORT = "Ask question N again, and say what is different now."
LOG_AGAIN_HELP = (
    'Ask question N again, with the filters of then; "yesterday" is counted from the day of then. Says what is '
    "different, then shows the answer of now, which is kept too.\n\n"
    "Exit code 1 when nothing answers now."
)
OPTION_LOG_LIMIT = "So many answers at the most."
OPTION_LOG_CHATS = "Those of the bot's chats too."
OPTION_LOG_JSON = "JSON, one object a line."
REPORT_HELP = (
    "Ask, and write the answer as one page: positions, a table of who says what, a timeline, and every article that is "
    "quoted, the quotes marked where they stand. The page needs nothing but itself: no network, no other file.\n\n"
    "Exit code 1 when nothing answers; the page then shows the nearest reports."
)

OPTION_OUT = "The page's file; - for standard output."
COMPLETION_HELP = (
    'Print the completion script of a shell. For bash, put  eval "$(rashomon completion bash)"  into ~/.bashrc; '
    "zsh likewise; for fish save it as ~/.config/fish/completions/rashomon.fish."
)

SHOW_HELP = (
    "Print an article. KEY may be an address as answers give it, KEY@VERSION:START-END: the quote is then marked.\n\n"
    "What is page furniture (menus, share counts, tags) is faint; answers never quote it."
)

OPTION_ARTICLE_VERSION = "This version; else the latest."
OPTION_RAW = "The stored text and nothing else, unchanged to the character."
OPTION_DAYS = "Each sentence with its place, the day of its event and where that was taken from."
VERIFY_HELP = (
    "Look a quote up: which articles have it word for word, and where; else the passage that comes nearest, and what "
    "is otherwise there; or none. Capitals, punctuation and blanks do not count. Words that the quote leaves out "
    "(... or [...]) may stand between its parts.\n\n"
    "- reads the quote from standard input. Page furniture is not searched; earlier versions are, where no latest one "
    "has the quote.\n\n"
    "Exit code 1 when it is not found word for word."
)
OPTION_VERIFY_JSON = "JSON, schema rashomon.quote/1, one line."
ARTICLES_HELP = (
    "List the articles by publication day, undated ones last. In a pipe: day, key, outlet and title, parted by tabs."
)

OPTION_UNDATED = "Only those whose publication day is not known; `edit KEY --date DAY` tells it."
OPTION_JSON_LINES = "JSON, one object a line."
STATS_HELP = "Count what the archive holds."

EVAL_HELP = (
    "Ask questions with known answers and say how right the answers are: a line and a reason each, then the figures. "
    "One JSON object a line: id, question, kind, verdict, positions with accepted words and quotes, forbid."
)

OPTION_EVAL_JSON = "JSON: the figures and every question's counts."
FEEDBACK_HELP = (
    "Print what people said of answers with the bot's buttons, as candidate test cases: one JSON object a line, as "
    '`eval` reads them. A person still has to look at each; what is open stands in its "why".\n\n'
    "Exit code 1 when there is none. Answers that have left the archive, or were limited by filters, are left out."
)
ADD_HELP = (
    "Take in articles: files (.txt, .md, .html, .json, .jsonl, .pdf, .docx, .eml, .warc), folders with all in them, "
    "https:// addresses of pages and of feeds (what a feed holds now, once), - for standard input.\n\n"
    'A line of JSON is {"id", "text" or "html", "title", "source", "url", "date", "authors", "language"}; only text or '
    "html is required. What cannot be taken is refused with a line, and the rest goes in."
)

OPTION_ALLOW_PRIVATE = "Fetch also from this machine and private networks, which is refused otherwise."
OPTION_WATCH = "Go on taking in what is put into the folders, once it is whole, until stopped (Ctrl-C, SIGTERM)."
OPTION_PART = "Only the articles of part K of N (as 3/16), by their keys: several processes feed one archive on Milvus."
OPTION_ADD_JSON = "The summary as JSON."
FEEDS_HELP = "Follow the feeds of news sites: add, list, remove, and poll, once or as a service."
FEEDS_ADD_HELP = (
    "Follow feeds: RSS, Atom, JSON Feed, news sitemaps. The address of a page follows the first feed that it names.\n\n"
    "The publisher that an item names is kept: what an aggregator carries stays the outlet's."
)

FEEDS_LIST_HELP = "List the feeds and how each is doing."
FEEDS_REMOVE_HELP = "Follow feeds no more.\n\nFEED is a number of the list, an address, or words of the title."
FEEDS_POLL_HELP = (
    "Fetch what is new or changed in the feeds. An article that changed becomes a new version: its page is looked at "
    "again an hour after it came in, then after 6, 24 and 72 more, at the poll that comes next. A feed that fails is "
    "asked ever more seldom, one that was taken down no more; naming a FEED asks it now.\n\n"
    "Exit code 2 when no feed could be read."
)

OPTION_EVERY = "Go on polling, about this often (10m, 2h), until it is stopped (Ctrl-C, SIGTERM)."
OPTION_POLL_JSON = "JSON, one object for each feed asked."
CHANGES_HELP = (
    "Show what an outlet altered between the versions of an article, word by word: [-what went-] {+what came+}. Page "
    "furniture does not count. Kept answers that quote words which are gone are named.\n\n"
    "Without KEY: the articles that changed, the latest first. In a pipe: day, key, versions, outlet, title, parted by "
    "tabs."
)

EDIT_HELP = "Say what an article's file did not say, or said wrong. It holds for later versions of the article too."

OPTION_EDIT_DATE = "When it was published: 2024-04-21, 2024-04 or 2024-04-21T18:30+03:00."
OPTION_EDIT_OUTLET = "Who published it."
OPTION_EDIT_TITLE = "Its headline."
REMOVE_HELP = (
    "Remove articles for good: text, versions, search rows, vectors and earlier generations. Names the backups that "
    "still hold them, and other articles that have their longest sentences, as copies do."
)

DEMO_HELP = (
    "Ask a sample archive: articles by invented outlets about invented events, with the mess of real ones. It is made "
    "in the cache folder; your own archive is not touched, also where --archive names one."
)

DOCTOR_HELP = (
    "Check the archive: texts, sentences, vectors, full text, derived files, model. One line a finding with what mends "
    "it; exit code 3 if something serious was found."
)

REBUILD_HELP = (
    "Make full text, calendar and vector files again from the stored articles. Nothing is embedded again unless its "
    "vector is missing or another model is named."
)

OPTION_REBUILD_MODEL = "Embed everything again with this sentence-transformers model."

BACKUP_HELP = (
    "Write articles, kept answers and the bot's state into FILE, or into a new file in FILE if that is a folder. "
    "Others may ask and add meanwhile. The file is read back and checked before it takes the place of an "
    "earlier backup.\n\n"
    "It holds the words of every article; only you can read it. `remove` names the backups that still hold an article."
)

COPY_HELP = (
    "Copy the archive in a folder to a new database of Milvus, with its vectors, groups and days as they are.\n\n"
    "ADDRESS is milvus://HOST:PORT/DATABASE or milvus:FILE.db. A copy that was stopped goes on; made again, it brings "
    "what has changed since, until somebody else adds to the database."
)
OPTION_KEEP = "Into a folder: delete this archive's older backups there, all but the newest N."
OPTION_BACKUP_JSON = "What was written, as JSON."
RESTORE_HELP = (
    "Unpack and check FILE, then put its archive in place. An archive that is there is never deleted: with --replace "
    "it is kept beside the restored one, under another name. Stop the bot first.\n\n"
    "Articles that were removed since the backup are in again, and are named."
)

OPTION_REPLACE = "Let an archive that is there make room; it is kept."
OPTION_RESTORE_JSON = "What was restored, as JSON."

TELEGRAM_HELP = (
    "Run the Telegram bot on this archive until it is stopped (Ctrl-C, SIGTERM). Questions that come meanwhile wait at "
    "Telegram for a day.\n\n"
    "Set RASHOMON_TELEGRAM_TOKEN to the token that @BotFather gave you, or RASHOMON_TELEGRAM_TOKEN_FILE to a file that "
    "holds it, and RASHOMON_TELEGRAM_ALLOW and RASHOMON_TELEGRAM_ADMINS to the ids that may use it: users, groups, "
    "CHAT/TOPIC, * for everybody. Admins, and those in RASHOMON_TELEGRAM_ADDERS, add articles by sending them. With "
    "RASHOMON_TELEGRAM_WEBHOOK (an https address that leads to RASHOMON_TELEGRAM_LISTEN) updates are pushed instead of "
    "fetched. /health and /metrics are at 127.0.0.1:RASHOMON_TELEGRAM_HEALTH."
)
