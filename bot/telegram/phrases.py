"""Every word that the bot says in a chat: one place to read, check and translate.

Fixed templates only; it does not know where a value comes from or how it is shown. What the command line says as well
is said by `bot.words`.
"""

# Messages as such.

NOTHING_TO_SHOW = "(nothing to show)"
