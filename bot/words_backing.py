"""What backup and restore say.

Fixed templates only; it does not know where a value comes from.
"""

from bot.written import count, moment_in_words, size_in_words

BACKING_UP = "backing up"
RESTORING = "restoring"
BACKUP_DROPPED = "deleted {}, older than those that are kept"
RESTORE_KEPT = "the archive that was there is kept as {}; delete it when nothing in it is missed"
FEEDS_AT_WORK = "{}: another process polls its feeds; stop that first"


def backed_up(articles: int, made: str, size: int, path: str) -> str:
    """What a backup holds and where it is."""
    return f"{count(articles, 'article')} as of {moment_in_words(made)}: {path} ({size_in_words(size)})"


def restored(articles: int, made: str, folder: str) -> str:
    """What is in place now."""
    return f"{count(articles, 'article')} as of {moment_in_words(made)}, in {folder}"


def back_again(articles: int, keys: str, more: int) -> str:
    """Articles that had been removed since the backup was made, and are in it."""
    told = f"{count(articles, 'removed article')} back in; to take out: rashomon remove {keys}"
    return f"{told} and {more:,} more (--json lists them)" if more else told
