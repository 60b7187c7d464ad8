"""Telegram's limits on one message, as its Bot API documents them (core.telegram.org/bots/api, checked 2026-11).

It does not know rates: how often one may send is `sending`'s business.
"""

MESSAGE_UTF16 = 4096  # "1-4096 characters after entities parsing", counted in UTF-16 units
CAPTION_UTF16 = 1024
ENTITIES = 100  # what goes beyond is dropped without an error: words would lose their look, links their address
CALLBACK_BYTES = 64
NOTICE_CHARS = 200  # of the answer to a pressed button
