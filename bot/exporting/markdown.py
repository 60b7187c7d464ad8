"""An answer as Markdown with a footnote for each quote, for a draft or a wiki.

What others wrote is escaped, so that a renderer shows the very words; it does not know which renderer that is.
"""

from collections.abc import Iterator, Sequence

from bot import words
from bot.links import link_to_words, live_link
from bot.order import exhibits, reading_order, weak_matches
from bot.report.dossier import Source, checksum
from bot.terminal import address, missed, read_as
from bot.visible import on_one_line
from index.regex import regex
from retrieval.answer import Answer, Evidence

_SIGNS = regex(r"([\\`*_\[\]<>&#|~$^])")
# What would begin a list, a heading or a rule at the head of a line.
_HEAD = regex(r"^(?:([-+=])|(\d{1,9})([.)]))")


def markdown(answer: Answer, sources: Sequence[Source]) -> str:
    """The whole answer. `sources` are the articles that it quotes."""
    return "\n".join(_Draft(answer, sources).lines()) + "\n"


def escaped(text: str) -> str:
    """Foreign words on one line, every sign that Markdown would obey escaped, hidden characters made visible."""
    plain = _SIGNS.sub(r"\\\1", on_one_line(text))
    return _HEAD.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", plain)


class _Draft:
    def __init__(self, answer: Answer, sources: Sequence[Source]) -> None:
        self._answer = answer
        self._texts = {(each.article.key, each.article.version): each.article.text for each in sources}
        self._notes: list[str] = []

    def lines(self) -> Iterator[str]:
        answer = self._answer
        yield f"# {escaped(answer.question)}"
        yield ""
        yield escaped(f"{words.READ_AS} {' · '.join(read_as(answer))}")
        yield ""
        name, meaning = words.verdict(answer.verdict.value, answer.reading)
        yield f"**{name}**: {meaning}"
        if answer.disagreements:
            yield ""
        for parting in answer.disagreements:
            yield f"- {words.PARTING_MARK} {escaped(parting.words)}"
        if weak := weak_matches(answer):
            yield ""
            yield f"{words.WEAK_MARK} {words.weak(weak, len(answer.positions))}"
        yield from self._positions()
        yield from self._section(words.VAGUE_TITLE, answer.vague)
        if answer.positions:
            yield from self._section(words.NEAREST_TITLE, answer.nearest)
        else:
            yield ""
            yield escaped(missed(answer))
            yield from self._quotes([[near] for near in answer.nearest])
        if self._notes:
            yield ""
            yield from self._notes

    def _positions(self) -> Iterator[str]:
        pieces = exhibits(self._answer)
        for number, at in enumerate(reading_order(self._answer), 1):
            position = self._answer.positions[at]
            yield ""
            support = words.support(position.outlets, position.origins, position.match)
            yield f"## {number}. {escaped(position.value)} ({support})"
            if position.also:
                yield ""
                yield words.also(self._answer.reading) + ", ".join(map(escaped, position.also))
            if position.events:
                yield ""
                yield words.apart(position.events)
            by_origin: dict[str, list[Evidence]] = {}
            for piece in pieces:
                if piece.position == at:
                    by_origin.setdefault(piece.evidence.origin, []).append(piece.evidence)
            yield from self._quotes(list(by_origin.values()))

    def _quotes(self, groups: Sequence[Sequence[Evidence]]) -> Iterator[str]:
        for first, *copies in groups:
            yield ""
            yield f"> {escaped(first.quote.text)}{self._note(first)}"
            yield ">"
            language = f"{words.in_original(first.language)}, " if first.language else ""
            source = f"{_outlet(first)}, {language}{words.LABELS['published']} {_published(first)}"
            others = ", ".join(f"{_outlet(copy)}{self._note(copy)}" for copy in copies)
            yield f"> — {source}" + (f"; {words.LABELS['also_in']} {others}" if others else "")

    def _section(self, title: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        if evidence:
            yield ""
            yield f"## {title}"
            yield from self._quotes([[each] for each in evidence])

    def _note(self, evidence: Evidence) -> str:
        number = len(self._notes) + 1
        self._notes.append(f"[^{number}]: {'; '.join(self._told(evidence))}.")
        return f"[^{number}]"

    def _told(self, evidence: Evidence) -> Iterator[str]:
        text = self._texts[evidence.article, evidence.version]
        title = f", “{escaped(evidence.title)}”" if evidence.title else ""
        yield f"{_outlet(evidence)}{title}, {words.LABELS['published']} {_published(evidence)}"
        happened = words.happened(evidence.day, evidence.day_from, evidence.day_words)
        yield f"{words.LABELS['happened']} {escaped(happened)}"
        said = evidence.attribution
        if said is not None:
            yield f"{words.LABELS['said_by']} {escaped(words.said_by(said.who, said.anonymous, said.via))}"
        link = link_to_words(evidence.url, text, evidence.quote.start, evidence.quote.end)
        if link is not None:
            yield f"<{link}>"
        elif evidence.url and live_link(evidence.url) is None:
            yield escaped(evidence.url)
        yield escaped(address(evidence))
        yield f"SHA-256 {checksum(text)}"


def _outlet(evidence: Evidence) -> str:
    return escaped(evidence.outlet or words.OUTLET_UNKNOWN)


def _published(evidence: Evidence) -> str:
    return escaped(words.published(evidence.published_basis, evidence.published, evidence.published_from))
