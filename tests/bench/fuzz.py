"""Spoils inputs of every kind and sees whether a parser breaks: `python -m tests.bench.fuzz --seconds 600`.

What a parser may do is take an input or refuse it with a line. Whatever else it raises, or what takes it longer than
`SLOW` seconds, is a finding, kept in a file that reads it again: `python -m tests.bench.fuzz --again FILE`. All seconds
are the processor's: a busy machine finds nothing slow.
"""

import argparse
import io
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from types import FrameType

from bot.demo import SAMPLE
from index.article import Incoming
from index.backups import bundle
from index.day import Day
from index.errors import RashomonError, Refused
from index.files import Files
from index.formats.cutting import Format, read_format
from index.formats.webpage import read_webpage
from index.sentences import split
from index.steps import default_steps
from index.times.dating import date_sentences
from index.web.feeds import feeds_named, read_feed
from index.web.fetch import Fetched
from index.web.robots import read_rules
from retrieval.answer import Answer, Kind
from retrieval.questions.question import read_question
from retrieval.speech.attribution import attribute
from retrieval.values.number import quantities
from retrieval.values.polarity import polarity
from retrieval.values.read import candidates, read_value
from retrieval.values.value import QuestionFocus
from tests.bench.tongues import LANGUAGES, rows
from tests.bot.answers import disputed
from tests.index.documents import Placed, docx, pdf, warc
from tests.index.feedfiles import Entry, atom, json_feed, rss, sitemap
from tests.index.webserver import article_page

# The largest input that `spoilt` makes has some 100 kB; what is read in proportion to its length takes a tenth of it.
SLOW = 3.0
TODAY = date(2031, 5, 6)
URL = "https://ledger.example/ferry"
LETTER = (
    b"From: desk@ledger.example\r\nSubject: Ferry\r\nDate: Tue, 4 Mar 2031 09:30:00 +0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    b"The ferry Gannet ran aground off Ormby on Tuesday, the harbour office said.\r\n--b\r\nContent-Type: text/html\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\nPHA+VGhlIGZlcnJ5IHJhbiBhZ3JvdW5kLjwvcD4=\r\n--b--\r\n"
)
# What parsers stumble over: ends, brackets, escapes, numbers at the edge, halves of characters, other scripts.
PIECES = (
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x92\xa9", "\u202e\u2066".encode(), b"\r", b"\n\n", b"\t"),
    *(
        b"<",
        b">",
        b"</p>",
        b"<![CDATA[",
        b"]]>",
        b"<!--",
        b"&#0;",
        b"&#x110000;",
        b"&amp;",
        b'"',
        b"'",
        b"\\u",
        b"\\ud800",
    ),
    *(
        b"{",
        b"}",
        b"[" * 300,
        b"]",
        b":",
        b",",
        b"null",
        b"-1",
        b"1e999",
        b"99999999999999999999",
        b"0001-01-01",
        b"NaN",
    ),
    *(b"31 February", b"24:60", b"12/1", b"Sunday", b"\xd9\xa1\xd9\xa2", b"1,000,000,000", b"minus", b"%", b"(", b")"),
    *(
        b"Content-Length: -1\r\n",
        b"charset=utf-7",
        b"charset=\xff",
        b"endstream",
        b"/Length 99999999",
        b"xref",
        b"PK\x03\x04",
    ),
)
# Letters that a pattern without regard to case takes for the one before: a table of words has none of them.
RESPELT = (
    *((b"i", letter.encode()) for letter in "ıİ"),
    (b"s", "ſ".encode()),
    (b"k", "\u212a".encode()),
    (b"I", "ı".encode()),
)


@dataclass(frozen=True, slots=True)
class Target:
    """A parser and inputs that it takes."""

    name: str
    parse: Callable[[bytes], object]
    seeds: tuple[bytes, ...]


def targets() -> Iterator[Target]:
    """Every parser that reads what others wrote."""
    for kind, seeds in _files().items():
        yield Target(kind.value, lambda data, kind=kind: _read(data, kind), seeds)  # type: ignore[misc]  # bound by its default
    words = "<w:p><w:r><w:t>The ferry ran aground on Tuesday.</w:t></w:r></w:p><w:tbl><w:tr/></w:tbl>"
    # A spoilt package is refused at its first byte; its words have to be spoilt before they are packed.
    yield Target(
        "docx words", lambda data: _read(docx(data.decode("utf-8", "replace")), Format.DOCX), (words.encode(),)
    )
    entries = [Entry(URL, content="<p>Words &amp; words.</p>", updated="2031-03-05T10:00:00Z"), Entry(f"{URL}/2")]
    feeds = tuple(make(entries).encode() for make in (rss, atom, json_feed, sitemap))
    yield Target("feed", lambda data: read_feed(_fetched(data)), feeds)
    page = article_page(head='<link rel="alternate" type="application/rss+xml" href="/feed">').encode()
    yield Target("feeds named", lambda data: feeds_named(data.decode("utf-8", "replace"), URL), (page,))
    yield Target("web page", lambda data: read_webpage(data, None, URL), (page,))
    robots = b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\nSitemap: https://ledger.example/s.xml\n"
    yield Target("robots.txt", lambda data: read_rules(200, data).allow(URL), (robots,))
    questions = (b"How many were killed at the depot on 3 May?", b"Did the port know before last Sunday?", b"who")
    yield Target("question", lambda data: read_question(data.decode("utf-8", "replace"), TODAY), questions)
    spoken = {language: tuple(r.text.encode() for r in rows() if r.language == language) for language in LANGUAGES}
    for language, seeds in {"en": _files()[Format.TEXT], **spoken}.items():
        yield Target(f"words in {language}", partial(_in_tongue, language), seeds)
    yield Target("answer", _answer, (disputed().to_json().encode(),))
    yield Target("backup", _backup, (_packed(),))


def _files() -> dict[Format, tuple[bytes, ...]]:
    texts = {path.suffix: path.read_bytes() for path in sorted(SAMPLE.iterdir())}
    page = article_page().encode()
    return {
        Format.TEXT: (texts[".txt"],),
        Format.PAGE: (texts[".html"], page),
        Format.LINES: (texts[".jsonl"][:4000],),
        Format.JSON: (b'[{"text": "The mill was sold on Sunday.", "date": "2031-05-05"}, {"html": "<p>A mill.</p>"}]',),
        Format.PDF: (pdf([[Placed(72, 700, "The ferry ran aground off Ormby on Tuesday.", 11)]], title="Ferry"),),
        Format.DOCX: (docx("<w:p><w:r><w:t>The ferry ran aground on Tuesday.</w:t></w:r></w:p>", title="Ferry"),),
        Format.LETTER: (LETTER,),
        Format.WARC: (warc([(URL, page, "text/html")]), warc([(URL, page, "text/html")], packed=False)),
    }


def _read(data: bytes, kind: Format) -> None:
    """As `add` does, up to where an article would be stored: every sentence and passage must be a slice."""
    for one in read_format(io.BytesIO(data), kind, "/desk/input", "key"):
        # `add` refuses what has half characters, which JSON can write.
        if isinstance(one, Incoming) and len(one.text) < 200_000 and not re.search("[\ud800-\udfff]", one.text):
            prepared = default_steps().prepare(one, "key", {}, TODAY).article
            stretches = [(each.start, each.end) for each in prepared.sentences]
            stretches += [(each.start, each.end) for each in prepared.passages]
            for start, end in stretches:
                if not 0 <= start < end <= len(one.text):
                    raise AssertionError(f"{start}-{end} is no slice of {len(one.text)} characters")


def _in_tongue(language: str, data: bytes) -> None:
    """Everything that a language's tables read: sentences, days, figures, names, speakers, denials, questions."""
    text = data.decode("utf-8", "replace")
    for sentence in date_sentences(split(text, (), language), text, Day.of(TODAY), None, language):
        words = text[sentence.start : sentence.end]
        attribute(words, [], None, language)
        polarity("Was it so?", words, None, None, language)
        if any(not 0 <= s.start < s.end <= len(words) for s in quantities(words, language)):
            raise AssertionError("a figure that is no slice")
        for kind in Kind:
            # As many as a reader gives of one sentence, and more: each is read by looking at the whole of it.
            for span in islice(candidates(kind, words), 20):
                read_value(
                    kind, words, span, day=Day.of(TODAY), question=QuestionFocus("Was it so?"), language=language
                )
    read_question(text, TODAY)


def _fetched(data: bytes) -> Fetched:
    return Fetched(URL, URL, 200, "application/xml", None, data)


def _answer(data: bytes) -> None:
    try:
        Answer.model_validate_json(data)
    except ValueError:
        return


def _packed() -> bytes:
    from index.archive import LocalArchive
    from index.backups.backup import backup
    from tests.fakes import noon

    with tempfile.TemporaryDirectory() as folder, LocalArchive.create(Path(folder) / "archive") as archive:
        return backup(archive, Path(folder) / "b.tar.gz", noon, "rashomon 0").path.read_bytes()


def _backup(data: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        bundle.unpack(Path(file.name), None, Files())


def spoilt(seed: bytes, chance: random.Random) -> bytes:
    """The input with a few changes."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((1, 1, 4, 30, 400)))
        match chance.randrange(7):
            case 0:
                data[at:to] = b""
            case 1:
                data[at:at] = chance.choice(PIECES)
            case 2:
                data[at:to] = chance.choice(PIECES)
            case 3:
                data[at:at] = data[at:to] * chance.choice((1, 2, 50))
            case 4 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 5:
                other = chance.randrange(len(data) + 1)
                data[at:at] = data[other : other + 40]
            case 6:
                data[at : at + 400] = data[at : at + 400].replace(*chance.choice(RESPELT))
    return bytes(data)


def run(target: Target, seconds: float, chance: random.Random, out: Path) -> tuple[int, int]:
    """How many inputs were read, and how many findings there were."""
    for seed in target.seeds:
        target.parse(seed)  # What is imported or compiled at the first use is nothing that an input took.
    end, count, found = time.process_time() + seconds, 0, 0
    kinds: set[str] = set()
    while time.process_time() < end:
        data = spoilt(chance.choice(target.seeds), chance)
        count += 1
        trouble = tried(target, data)
        if trouble and trouble.splitlines()[-1] not in kinds:
            kinds.add(trouble.splitlines()[-1])
            found += 1
            place = out / f"{target.name.replace(' ', '-')}-{found}.bin"
            place.write_bytes(data)
            print(f"{target.name}: {place}\n{trouble}", file=sys.stderr)
    return count, found


class TooSlow(BaseException):
    """No `Exception`: a parser that makes the best of every error would go on."""


def too_slow(number: int, frame: FrameType | None) -> None:
    """What the timer calls: it names the place of our own that was at work."""
    where = [each for each in traceback.extract_stack(frame) if "site-packages" not in each.filename]
    raise TooSlow(f"slow in {Path(where[-1].filename).name}, {where[-1].name}")


def tried(target: Target, data: bytes) -> str | None:
    """What went wrong, the error last."""
    signal.signal(signal.SIGPROF, too_slow)
    signal.setitimer(signal.ITIMER_PROF, SLOW)
    try:
        target.parse(data)
    except (Refused, RashomonError):
        pass
    except (Exception, TooSlow):
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """All targets, the time shared among them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="one target")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--again", type=Path, help="a finding's file")
    given = parser.parse_args(arguments)
    chosen = [each for each in targets() if given.only in (None, each.name)]
    if given.again is not None:
        name = given.again.stem.rpartition("-")[0].replace("-", " ")
        (target,) = [each for each in chosen if each.name == name]
        print(tried(target, given.again.read_bytes()) or "nothing wrong")
        return 0
    given.out.mkdir(parents=True, exist_ok=True)
    inputs = findings = 0
    for number, target in enumerate(chosen):
        count, found = run(target, given.seconds / len(chosen), random.Random(given.seed + number), given.out)
        print(f"{target.name:12} {count:8,} inputs {found:3} findings", flush=True)
        inputs, findings = inputs + count, findings + found
    print(f"{'all':12} {inputs:8,} inputs {findings:3} findings in {time.process_time():.0f} s", flush=True)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
