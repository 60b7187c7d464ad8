"""What the commands say that bring articles in by themselves, feeds and watched folders, and tell of changes.

Fixed templates only; it does not know where a value comes from.
"""

from datetime import datetime, timedelta
from shlex import quote

from bot.written import count, moment_in_words

NONE_FOLLOWED_YET = "{}: no feed is followed there yet; it waits for rashomon feeds add ADDRESS"
NONE_FOLLOWED = "no feed is followed yet; rashomon feeds add ADDRESS follows one"
ALREADY = "{} is followed already"
OTHERS = "that page names other feeds too: {}"
NEXT_STEP = "rashomon feeds poll{0} takes them in; poll{0} --every 10m goes on doing so"
ALLOWED = " --allow-private"
DROPPED = "{}: followed no more; its articles stay in the archive"
BUSY = "another process polls the feeds of this archive; stop it first, or let it do the work"
NOT_A_WHILE = "'{}' is no length of time; write it as 10m, 90s or 2h"
TOO_OFTEN = "'{}' is too often for any site; once a minute is the most"
NONE_READ = "no feed could be read; the lines above say why"
WATCHING = "polling {} every {}; stop it with Ctrl-C"
STOPPING = "stopping after what is being fetched"
WAITS = "{}: not asked before {}"
ONLY_FOLDERS = "{}: --watch watches folders, and this is none; name the folder, or add it without --watch"
WATCHING_FOLDERS = "watching {}; stop it with Ctrl-C"
QUIET_AFTER = timedelta(days=14)


def followed(name: str, items: int, cut: int) -> str:
    """What a feed that is now followed holds; `cut` are behind the most that are read of one."""
    rest = f", and {cut:,} behind them that are not read" if cut else ""
    return f"{name}: followed; {count(items, 'article')} in it now{rest}"


def polled(name: str, added: int, updated: int, refused: int, left: int) -> str:
    """What one poll brought."""
    parts = [f"{added:,} new"] if added else []
    parts += [f"{updated:,} changed"] if updated else []
    parts += [f"{refused:,} refused"] if refused else []
    parts += [f"{left:,} more next time"] if left else []
    return f"{name}: {', '.join(parts) or 'nothing new'}"


def failed(name: str, why: str, again: str | None) -> str:
    """A feed that could not be read, and when it is asked again; None: as soon as anybody polls."""
    return f"{name}: {why}; asked again {again}" if again else f"{name}: {why}"


def gone(name: str) -> str:
    """A feed that its site took down."""
    return f"{name}: taken down by its site for good, asked no more; rashomon feeds remove forgets it"


def moved(name: str, to: str) -> str:
    """A feed that has a new address."""
    return f"{name}: has moved to {to}, and is followed there"


def ago(then: datetime, now: datetime) -> str:
    """ "just now", "4 minutes ago", "3 days ago"."""
    told = _while(now - then)
    return f"{told} ago" if told else "just now"


def ahead(then: datetime, now: datetime) -> str:
    """ "in 2 hours"; "next time" for what is due."""
    told = _while(then - now)
    return f"in {told}" if told else "next time"


def _while(span: timedelta) -> str | None:
    seconds = span.total_seconds()
    if seconds < 60:
        return None
    for size, name in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return count(int(seconds // size), name)
    return None


def every(seconds: float) -> str:
    """ "10 minutes", "90 seconds"."""
    for size, name in ((3_600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= size and seconds % size == 0:
            return count(int(seconds // size), name)
    return f"{seconds:.0f} seconds"


def healthy(brought: datetime | None, added: datetime, now: datetime) -> str:
    """A feed that answers; a long silence may mean that the site has another feed now."""
    since = brought or added
    if now - since > QUIET_AFTER:
        return f"quiet, nothing new for {_while(now - since)}"
    return f"well, last new article {ago(brought, now)}" if brought else "well, nothing new yet"


def failing(failures: int, since: datetime, due: datetime | None, why: str, now: datetime) -> str:
    """A feed that does not answer."""
    again = f", asked again {ahead(due, now)}" if due else ""
    return f"failing {'once' if failures == 1 else f'{failures} times'}, first {ago(since, now)}{again}: {why}"


NEVER_CHANGED = "{}: there is one version of it; nothing was altered since it came in"
NOTHING_CHANGED = "no article has changed since it came in"
HEADLINE = "headline: "


def step(old: int, new: int, seen: datetime, count_of: int) -> str:
    """The line above the alterations of one version."""
    told = count(count_of, "alteration") if count_of else "no word of the article altered"
    return f"version {old} to {new}, seen {moment_in_words(seen.isoformat())}: {told}"


def changed_last(versions: int, when: datetime) -> str:
    """When an article changed last."""
    return f"{count(versions, 'version')}, changed last {moment_in_words(when.isoformat())}"


def cut(told: str, more: int) -> str:
    """A long alteration that is not shown whole."""
    return f"{told}… and {count(more, 'character')} more"


def quoted_old_words(number: int, question: str) -> str:
    """A kept answer whose words the article has no more."""
    return f"answer {number} quoted words that are gone: “{question}”; rashomon log again {number} asks again"


def altered_since(key: str, version: int, latest: int, stands: bool) -> str:
    """What an earlier answer says of a quote whose article was changed since."""
    now = "its words still stand there" if stands else "THE WORDS QUOTED HERE ARE GONE"
    return f"{key}: quoted from version {version}, the outlet has changed it since (version {latest}): {now}"


def older_version(key: str, version: int, latest: int) -> str:
    """Above an article that has changed since."""
    return f"this is version {version} of {latest}; rashomon changes {quote(key)} shows what was altered"


NEVER_POLLED = "not polled yet"
GONE_SINCE = "gone for good since {}; rashomon feeds remove {} forgets it"


def brought_in(articles: int, polled_at: str | None) -> str:
    """How much a feed has given so far."""
    told = f"{count(articles, 'article')} so far"
    return f"{told}, polled {polled_at}" if polled_at else told
