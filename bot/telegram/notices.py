"""What the bot's program says to whoever runs it, on the command line: one line each.

It does not know what the bot says in a chat (`phrases`).
"""

READY = "@{} is listening; stop it with Ctrl-C"
UNREACHABLE = "Telegram cannot be reached; trying again until it can"
REACHED = "Telegram is reached again"
NO_TOKEN = (
    "there is no bot token; get one from @BotFather and set RASHOMON_TELEGRAM_TOKEN, or RASHOMON_TELEGRAM_TOKEN_FILE "
    "to a file that holds it"
)
TOKEN_FILE = "{}: the bot token cannot be read from there ({}); see RASHOMON_TELEGRAM_TOKEN_FILE"
TOKEN_WRONG = "Telegram does not know this bot token; look at RASHOMON_TELEGRAM_TOKEN, or get one from @BotFather"
CONFLICT = (
    "another program fetches this bot's messages; stop the other one, or give each a token of its own from @BotFather"
)
TWICE = "{}: a bot already runs on this archive; stop it first"
REFUSED = "Telegram refused the set-up; look at RASHOMON_TELEGRAM_WEBHOOK: https, a public name, port 443 or 8443"
NOBODY = "nobody may use this bot yet; list ids in RASHOMON_TELEGRAM_ALLOW and _ADMINS (the bot tells people theirs)"
ADDRESS = "setting '{}': {!r} is not {}; mend it, or leave it out"
SECRET = "setting 'telegram_secret': Telegram takes 1 to 256 letters, digits, _ and -; choose another, or leave it out"
PORT = (
    "{}:{}: cannot listen there ({}); choose another with RASHOMON_TELEGRAM_HEALTH (0: no health page) or "
    "RASHOMON_TELEGRAM_LISTEN"
)
SYSTEM = "the system refused something the bot needs ({}); see to the archive's permissions, room and disk"
NOT_A_CHAT = "'{}' in RASHOMON_TELEGRAM_ALLOW is no id; write numbers, GROUP/TOPIC for one topic, or * for everybody"
NOT_A_PERSON = (
    "'{}' in RASHOMON_TELEGRAM_ADMINS is no person's id; write positive numbers (the bot tells a person its id)"
)
