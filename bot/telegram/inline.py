"""Typing `@bot question` in any chat: the answer's verified quotes, each to be shared as one message.

It does not know the chat that they are shared into. Nothing of it is kept: most of what is typed is half a question.
"""

import hashlib
from collections.abc import Iterator

from bot.telegram import phrases
from bot.telegram.answering import Answering, cleaned
from bot.telegram.incoming import Sought
from bot.telegram.limits import Work
from bot.telegram.newsroom import Newsroom
from bot.telegram.outgoing import Offer, Quotation, Shareable
from index.errors import RashomonError
from index.limits import CHAT_QUESTION_CHARS
from retrieval.answer import Answer, Evidence

# Fewer words are hardly a question yet, and every pause in typing asks.
LEAST_WORDS = 3
RESULTS = 20
# So long the person's app shows the same results for the same words without asking again.
SECONDS = 60
_TITLE_UNITS, _LINE_UNITS, _ECHO_UNITS = 80, 160, 40


class Inline:
    """Offers quotes to one person."""

    def __init__(self, newsroom: Newsroom, answering: Answering) -> None:
        self._newsroom = newsroom
        self._answering = answering

    def offer(self, person: int, sought: Sought) -> Offer:
        """Quotes for what was typed so far, or one line that says why there are none."""
        newsroom, now = self._newsroom, self._newsroom.clock()
        if not newsroom.guests.may_use(person, None):
            return _hint(sought, phrases.NOT_ALLOWED_INLINE)
        question = cleaned(sought.text)[:CHAT_QUESTION_CHARS]
        if not question:
            return _hint(sought, phrases.INLINE_EMPTY)
        if len(question.split()) < LEAST_WORDS:
            return _hint(sought, phrases.INLINE_SHORT)
        wait = newsroom.tally.wait(Work.INLINE, person, now)
        if wait:
            return _hint(sought, phrases.INLINE_LIMIT.format(phrases.waiting(wait)))
        offer = self._found(person, sought, question)
        with newsroom.changing():
            newsroom.tally.count(Work.INLINE, person, now)
        return offer

    def _found(self, person: int, sought: Sought, question: str) -> Offer:
        newsroom = self._newsroom
        # A person's own settings are those of the private chat, whose id is the person's.
        filters = newsroom.chats.settings(person).filters()
        try:
            # Opened anew where it was restored.
            _ = newsroom.archive
            answer = newsroom.session.ask(question, filters, newsroom.today)
        except RashomonError as error:
            self._answering.trouble(error)
            return _hint(sought, phrases.INLINE_FAILED)
        results = tuple(shareable(answer))[:RESULTS]
        return Offer(sought.query, results, SECONDS) if results else _hint(sought, phrases.INLINE_NOTHING)


def shareable(answer: Answer) -> Iterator[Shareable]:
    """The strongest quote of each position in reading order, then the next of each, one for each origin."""
    from bot.order import exhibits, reading_order
    from bot.telegram.cards import quote_card

    order = reading_order(answer)
    groups: dict[int, dict[str, int]] = {index: {} for index in order}
    pieces = exhibits(answer)
    for piece in pieces:
        if piece.position is not None:
            groups[piece.position].setdefault(piece.evidence.origin, piece.item)
    queues = [list(groups[index].values()) for index in order]
    for rank in range(max(map(len, queues), default=0)):
        for items in (queue for queue in queues if rank < len(queue)):
            evidence = pieces[items[rank]].evidence
            message = quote_card(answer, items[rank])
            # A quote that does not fit into one message cannot be shared: half of it would be a false one.
            if any(isinstance(block, Quotation) for block in message.blocks):
                value = answer.positions[pieces[items[rank]].position or 0].value
                yield Shareable(_key(evidence), _title(value, evidence), _shown(evidence.quote.text), message)


def _key(evidence: Evidence) -> str:
    place = f"{evidence.article}\0{evidence.version}\0{evidence.quote.start}\0{evidence.quote.end}"
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _title(value: str, evidence: Evidence) -> str:
    from bot.telegram.exhibit import outlet
    from bot.telegram.pages import shortened

    return shortened(f"{shortened(value, _ECHO_UNITS)} · {outlet(evidence)}", _TITLE_UNITS)


def _shown(text: str) -> str:
    from bot.telegram.pages import shortened

    return shortened(text, _LINE_UNITS)


def _hint(sought: Sought, line: str) -> Offer:
    return Offer(sought.query, (), 0, hint=line)
