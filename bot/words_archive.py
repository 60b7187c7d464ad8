"""Every word that the program says of an archive: what it holds, what went in, what was changed and taken out.

Fixed templates only; it does not know where a figure comes from or how it is shown.
"""

from datetime import date

from bot.words import OUTLET_UNKNOWN
from bot.written import count, day_in_words, from_to, size_in_words

STATS_FOLDER = "archive"
STATS_ARTICLES = "articles"
STATS_PUBLISHED = "published"
STATS_DATED = "dates"
STATS_GROUPS = "groups"
STATS_PARTS = "searched"
STATS_SIZE = "size"
STATS_MODEL = "model"
NONE_DATED = "no article has a publication day"
NO_MODEL = "none yet"
IN_A_FOLDER_ONLY = "{}: `rashomon {}` is for archives in a folder; Milvus has tools for that (see docs/cluster.md)"
NOT_A_PART = "--part {}: not a part; write K/N with K from 1 to N, as 3/16"
COPY_TO_MILVUS = "{}: not an address of Milvus; write milvus://HOST:PORT/DATABASE or milvus:FILE.db"
NOTHING_TO_COPY = "{}: an archive without articles; there is nothing to copy"
COPY_STOPPED = "stopped; what was copied is in, and the same command goes on"
NOT_ANOTHER_MODEL = "{}: its vectors cannot be made anew in place; add the articles to another database with --model {}"


def copied(versions: int, passages: int, same: int, gone: int) -> str:
    """What a copy did."""
    told = f"{count(versions, 'version')} copied with {count(passages, 'passage')}, none embedded"
    told += f"; {same:,} there already" if same else ""
    return f"{told}; {gone:,} taken out that the folder has no more" if gone else told


NO_TITLE = "no headline"


def listed_day(iso: str | None, basis: str) -> str:
    """A publication day in a list."""
    if iso is None:
        return "undated"
    return f"{iso} (inferred)" if basis == "inferred" else iso


def days_between(first: date, last: date) -> str:
    """ "3 May 2031 to 9 June 2031"."""
    return day_in_words(first) if first == last else from_to(first, last)


def stats_articles(articles: int, versions: int, outlets: int) -> str:
    """How many articles, from how many outlets."""
    told = f"{articles:,} from {count(outlets, 'outlet')}"
    return told if versions == articles else f"{told}, {count(versions, 'version')}"


def stats_dated(articles: int, inferred: int, undated: int) -> str:
    """How the publication days are known."""
    return f"{articles - inferred - undated:,} stated, {inferred:,} inferred, {undated:,} unknown"


def stats_groups(origins: int, stories: int) -> str:
    """How many groups the articles fall into."""
    return f"{count(origins, 'origin')}, {count(stories, 'story', 'stories')}"


def stats_parts(sentences: int, passages: int) -> str:
    """What a question is held against."""
    return f"{count(sentences, 'sentence')} in {count(passages, 'passage')}"


def stats_size(chars: int, size: int) -> str:
    """Text and disk."""
    return f"{count(chars, 'character')} of text, {size_in_words(size)} on disk"


ANSWER_RIGHT = "right"
ANSWER_PARTLY_RIGHT = "partly"
ANSWER_WRONG = "wrong"
NOTHING_TO_COUNT = "nothing to count"


def judged(found: int, gold: int, right: int, citations: int) -> str:
    """One answer's counts."""
    return f"{found} of {count(gold, 'position')}, {right} of {count(citations, 'citation')} right"


FEEDBACK_NONE = "no feedback yet; it comes from the buttons under the bot's answers (rashomon telegram)"


def opinion(kind: str, added: str | None) -> str:
    """What somebody said of an answer, and the words added."""
    return f"{kind}: {added}" if added else kind


def feedback_told(cases: int, left_out: int) -> str:
    """How many candidates there are."""
    told = count(cases, "candidate test case")
    return f"{told}; {left_out:,} left out (outdated, or limited by filters)" if left_out else told


PREPARING = "preparing the embedding model, once for this user; it takes some ten seconds"
MADE_WITH_THE_FIRST = "there is no archive at {} yet; it is made with the first article"
WAITING = "another process is writing to this archive; waiting for it"
STOPPING = "stopping after this batch (again to stop at once)"
STOPPED = "Stopped. What is counted above is in; the same command goes on from there."
REFUSED = "refused: {}"
NOTHING_ADDED = "nothing could be added; the lines above say why"
NOTHING_FOUND = (
    "nothing to add there; the kinds that are read: .txt, .md, .html, .json, .jsonl, .pdf, .docx, .eml, .warc"
)
MORE_NOTES = "and {:,} more notes; --json lists them"
LEFT = "left"
READING = "reading"


def rate(done: int, a_second: float) -> str:
    """What the bar says."""
    return f"{count(done, 'article')}, {a_second:,.0f}/s"


def added(new: int, updated: int, skipped: int, refused: int) -> str:
    """The first line of an add's summary."""
    parts = [f"{new:,} added"]
    parts += [f"{updated:,} updated"] if updated else []
    parts += [f"{skipped:,} skipped (already in)"] if skipped else []
    return ", ".join([*parts, f"{refused:,} refused"] if refused else parts)


def added_details(copies: int, inferred: int, undated: int) -> list[str]:
    """What else a person should know of an add."""
    share = "shares" if copies == 1 else "share"
    told = [f"{copies:,} {share} the origin of an article that was already there (copy, wire story)"] if copies else []
    told += [f"{inferred:,} dated by dated articles that tell the same story"] if inferred else []
    return told + ([f"{undated:,} without a publication day (articles --undated lists them)"] if undated else [])


MERGE_FAILED = (
    "a larger file of vectors could not be made ({}); questions are as right as before but slower; it is tried again; "
    "`rashomon doctor` says what helps"
)
STILL_IN_BACKUP = "still in the backup {}; delete or replace it"
IN_A_MOVED_BACKUP = "also in the backup that was made as {}, which is no longer there; if it was moved, delete that"


def edited(key: str, outlet: str | None, title: str | None, when: str) -> str:
    """What is known of an article after an edit."""
    return f"{key}: {outlet or OUTLET_UNKNOWN} · {title or NO_TITLE} · published {when}"


def remaining(keys: tuple[str, ...]) -> str:
    """What a search for a removed article's longest sentences found."""
    if not keys:
        return "checked: no article has its longest sentences any more"
    more = f" and {len(keys) - 5:,} more" if len(keys) > 5 else ""
    return f"its longest sentences still stand in {', '.join(keys[:5])}{more}"


def removed(key: str, versions: int, passages: int, answers: int = 0) -> str:
    """What went with an article."""
    parts = [count(versions, "version"), count(passages, "passage")]
    parts += [f"{count(answers, 'kept answer')} that quoted it"] if answers else []
    return f"{key}: removed, {', '.join(parts[:-1])} and {parts[-1]}"


def rebuilt(passages: int, embedded: int) -> str:
    """What a rebuild did."""
    return f"{count(passages, 'passage')} searchable again, {embedded:,} of them embedded anew"
