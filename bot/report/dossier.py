"""An Answer with the articles that it quotes, as a reader meets them: positions, quotes, outlets by claim, articles.

Values only: it does not know HTML, files or the archive, and nothing in it is escaped yet.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import words
from bot.languages import called
from bot.links import link_to_words, live_link
from bot.order import Exhibit, exhibits, reading_order, weak_matches
from bot.report import phrases
from bot.report.chart import Chart, chart
from bot.report.marking import Excerpt, Marked, Stretch, excerpts
from bot.terminal import address, missed, read_as
from bot.timeline import in_order_of_publication
from bot.written import moment_in_words
from index.article import Article
from index.errors import ArchiveBroken
from index.regex import regex
from retrieval.answer import Answer, Evidence

# A page of ten million characters still opens at once; an article longer than its share is shown around its quotes.
PAGE_CHARS = 10_000_000
ARTICLE_CHARS = 400_000
AROUND_CHARS = 6_000
ORIGINS_IN_FULL = 3
_LANGUAGE = regex(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Source:
    """An article as the archive stores it, with the stretches of page furniture in its text."""

    article: Article
    furniture: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence: `card` is its anchor in the answer, `anchor` that of the words in the article."""

    card: str
    anchor: str
    quote: str
    span: Stretch | None
    outlet: str
    title: str | None
    published: str
    happened: str
    said_by: str | None
    address: str
    live: str | None
    language: str | None
    label: str | None
    copies: tuple["Cited", ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A position under its number."""

    number: int
    value: str
    also: tuple[str, ...]
    support: str
    evidence: tuple[Cited, ...]
    more: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One outlet and what it says of each claim, in the claims' order; nothing where it says nothing."""

    outlet: str
    cells: tuple[tuple["Said", ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What an outlet said, in its words, and when."""

    words: str
    when: str
    card: str


@dataclass(frozen=True, slots=True)
class Back:
    """Where a quote in an article leads back to."""

    card: str
    label: str
    sign: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article to be read: its masthead in words, its text in excerpts; `backs` by anchor."""

    anchor: str
    outlet: str
    title: str | None
    published: str
    facts: tuple[tuple[str, str], ...]
    live: str | None
    language: str | None
    quotes: int
    excerpts: tuple[Excerpt, ...]
    left_out: int
    backs: dict[str, Back]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that a report shows, in order."""

    question: str
    read_as: tuple[str, ...]
    also: str
    made: str
    verdict: str
    verdict_name: str
    verdict_words: str
    partings: tuple[tuple[str, str], ...]
    weak: str | None
    claims: tuple[Claim, ...]
    vague: tuple[Cited, ...]
    missed: str | None
    nearest: tuple[Cited, ...]
    rows: tuple[Row, ...]
    chart: Chart | None
    articles: tuple[Reading, ...]


def dossier(answer: Answer, sources: Sequence[Source], asked: datetime) -> Dossier:
    """`sources` are the articles that the answer quotes, in any order; `asked` is when it was asked.

    Raises ArchiveBroken where a quote is not the slice of its article that it says.
    """
    stored = {(each.article.key, each.article.version): each for each in sources}
    pieces = exhibits(answer)
    for piece in pieces:
        _check(piece.evidence, stored)
    bench = _Bench(answer, stored, _anchors(pieces), pieces)
    name, meaning = words.verdict(answer.verdict.value, answer.reading)
    outlets = {piece.evidence.outlet or f"?{piece.evidence.origin}" for piece in pieces}
    return Dossier(
        question=answer.question,
        read_as=tuple(read_as(answer)),
        also=words.also(answer.reading),
        made=phrases.made(moment_in_words(asked.isoformat()), len(stored), len(outlets)),
        verdict=answer.verdict.value,
        verdict_name=name,
        verdict_words=meaning,
        partings=tuple((parting.kind, parting.words) for parting in answer.disagreements),
        weak=words.weak(weak, len(answer.positions)) if (weak := weak_matches(answer)) else None,
        claims=tuple(bench.claims()),
        vague=tuple(bench.cited(piece) for piece in bench.vague),
        missed=_missed(answer),
        nearest=tuple(bench.cited(piece) for piece in bench.nearest),
        rows=tuple(bench.rows()),
        chart=chart(answer),
        articles=tuple(bench.readings()),
    )


def _missed(answer: Answer) -> str | None:
    """What stands below the verdict; that the nearest follow is their heading's to say."""
    told = None if answer.positions else missed(answer)
    return None if told == words.NEAREST else told


def _check(evidence: Evidence, stored: dict[tuple[str, int], Source]) -> None:
    source = stored.get(_version(evidence))
    quote = evidence.quote
    if source is None or source.article.text[quote.start : quote.end] != quote.text:
        raise ArchiveBroken(f"{address(evidence)}: the quote is not in its stored text; run `rashomon doctor`")


def _anchors(pieces: Iterable[Exhibit]) -> dict[tuple[str, int, int, int], str]:
    """Each quoted stretch once: several positions may stand on the same words."""
    found: dict[tuple[str, int, int, int], str] = {}
    for piece in pieces:
        found.setdefault(_place(piece.evidence), f"q{piece.item + 1}")
    return found


def _version(evidence: Evidence) -> tuple[str, int]:
    return evidence.article, evidence.version


def _place(evidence: Evidence) -> tuple[str, int, int, int]:
    return evidence.article, evidence.version, evidence.quote.start, evidence.quote.end


@dataclass(frozen=True, slots=True)
class _Bench:
    answer: Answer
    stored: dict[tuple[str, int], Source]
    anchors: dict[tuple[str, int, int, int], str]
    pieces: tuple[Exhibit, ...]

    @property
    def vague(self) -> tuple[Exhibit, ...]:
        """What fits more than one position."""
        return tuple(piece for piece in self.pieces if piece.position is None and not self._is_near(piece))

    @property
    def nearest(self) -> tuple[Exhibit, ...]:
        """The near misses."""
        return tuple(piece for piece in self.pieces if self._is_near(piece))

    def _is_near(self, piece: Exhibit) -> bool:
        return piece.item >= len(self.pieces) - len(self.answer.nearest)

    def cited(self, piece: Exhibit, copies: Sequence[Exhibit] = ()) -> Cited:
        """Nothing of a near miss is marked, and who said it was not looked for."""
        evidence, quote, near = piece.evidence, piece.evidence.quote, self._is_near(piece)
        article = self.stored[_version(evidence)].article
        span, said = None if near else evidence.span, evidence.attribution
        own = None if near else words.ITS_OWN_VOICE
        return Cited(
            card=f"e{piece.item + 1}",
            anchor=self.anchors[_place(evidence)],
            quote=quote.text,
            span=(span.start - quote.start, span.end - quote.start) if span else None,
            outlet=evidence.outlet or words.OUTLET_UNKNOWN,
            title=evidence.title,
            published=words.published(evidence.published_basis, evidence.published, evidence.published_from),
            happened=words.happened(evidence.day, evidence.day_from, evidence.day_words),
            said_by=words.said_by(said.who, said.anonymous, said.via) if said else own,
            address=address(evidence),
            live=link_to_words(evidence.url, article.text, quote.start, quote.end),
            language=_language(article),
            label=words.in_original(evidence.language) if evidence.language else None,
            copies=tuple(self.cited(copy) for copy in copies),
        )

    def claims(self) -> Iterator[Claim]:
        for number, at in enumerate(reading_order(self.answer), 1):
            position = self.answer.positions[at]
            by_origin: dict[str, list[Exhibit]] = {}
            for piece in self.pieces:
                if piece.position == at:
                    by_origin.setdefault(piece.evidence.origin, []).append(piece)
            cited = [self.cited(first, copies) for first, *copies in by_origin.values()]
            full, more = cited[:ORIGINS_IN_FULL], cited[ORIGINS_IN_FULL:]
            support = words.support(position.outlets, position.origins, position.match)
            support += f"; {words.apart(position.events)}" if position.events else ""
            yield Claim(number, position.value, position.also, support, tuple(full), tuple(more))

    def rows(self) -> Iterator[Row]:
        """Outlets in the order in which they published; articles that name none stay apart."""
        order = reading_order(self.answer)
        by_outlet: dict[str, list[Exhibit]] = {}
        for piece in sorted(self.pieces, key=lambda piece: in_order_of_publication(piece.evidence)):
            if piece.position is not None:
                by_outlet.setdefault(piece.evidence.outlet or f"\0{piece.evidence.article}", []).append(piece)
        for own in by_outlet.values():
            cells = tuple(tuple(_said(piece) for piece in own if piece.position == at) for at in order)
            outlet = own[0].evidence.outlet or f"{words.OUTLET_UNKNOWN} ({own[0].evidence.article})"
            yield Row(outlet, tuple(tuple(dict.fromkeys(cell)) for cell in cells))

    def readings(self) -> Iterator[Reading]:
        most = min(ARTICLE_CHARS, PAGE_CHARS // max(1, len(self.stored)))
        when = {_version(piece.evidence): in_order_of_publication(piece.evidence) for piece in self.pieces}
        for number, version in enumerate(sorted(when, key=lambda each: when[each]), 1):
            yield self._reading(number, self.stored[version], most)

    def _reading(self, number: int, source: Source, most: int) -> Reading:
        article = source.article
        own = [piece for piece in self.pieces if _version(piece.evidence) == (article.key, article.version)]
        marked, around = self._marked(own), AROUND_CHARS if len(article.text) > most else None
        shown = excerpts(article.text, marked, source.furniture, around)
        held = sum(len(bit.text) for each in shown for paragraph in each.paragraphs for bit in paragraph)
        breaks = sum(len(each.paragraphs) - 1 for each in shown)
        numbers = {at: n for n, at in enumerate(reading_order(self.answer), 1)}
        backs: dict[str, Back] = {}
        for piece in own:
            label, sign = phrases.BACK_TO_QUOTE, "↑"
            if piece.position is not None:
                label, sign = phrases.BACK_TO_POSITION.format(numbers[piece.position]), f"↑{numbers[piece.position]}"
            backs.setdefault(self.anchors[_place(piece.evidence)], Back(f"e{piece.item + 1}", label, sign))
        before = sum(each.left_out for each in shown)
        return Reading(
            anchor=f"a{number}",
            outlet=article.masthead.outlet or words.OUTLET_UNKNOWN,
            title=article.masthead.title,
            published=words.published(*_publication(own[0].evidence)),
            facts=tuple(_facts(article)),
            live=live_link(article.masthead.url),
            language=_language(article),
            quotes=len(marked),
            excerpts=shown,
            left_out=len(article.text) - held - breaks - before,
            backs=backs,
        )

    def _marked(self, own: Iterable[Exhibit]) -> list[Marked]:
        """Quotes of one article, each once, with every stretch in it that answers something."""
        spans: dict[str, list[Stretch]] = {}
        quotes: dict[str, Stretch] = {}
        for piece in own:
            evidence, anchor = piece.evidence, self.anchors[_place(piece.evidence)]
            quotes[anchor] = evidence.quote.start, evidence.quote.end
            if evidence.span is not None and not self._is_near(piece):
                spans.setdefault(anchor, []).append((evidence.span.start, evidence.span.end))
        return [Marked(anchor, quote, tuple(spans.get(anchor, ()))) for anchor, quote in quotes.items()]


def _said(piece: Exhibit) -> Said:
    evidence = piece.evidence
    when = phrases.short_published(evidence.published, evidence.published_basis)
    return Said(evidence.span.text if evidence.span else evidence.quote.text, when, f"e{piece.item + 1}")


def _publication(evidence: Evidence) -> tuple[str, str | None, tuple[str, ...]]:
    return evidence.published_basis, evidence.published, evidence.published_from


def _language(article: Article) -> str | None:
    language = article.masthead.language
    return language if language and _LANGUAGE.fullmatch(language) else None


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    masthead = article.masthead
    if masthead.authors:
        yield phrases.AUTHORS, ", ".join(masthead.authors)
    if masthead.wire:
        yield phrases.WIRE, masthead.wire
    if masthead.language:
        yield phrases.LANGUAGE, called(masthead.language)
    if masthead.url:
        yield phrases.ADDRESS, masthead.url
    yield phrases.STORED_AS, f"{article.key}@{article.version}"
    yield phrases.CHECKSUM, checksum(article.text)


def checksum(text: str) -> str:
    """SHA-256 of a stored text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
