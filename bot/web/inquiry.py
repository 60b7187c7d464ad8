"""What is asked of the clerk for a page, and the values that come back: everything that waits for archive or models.

It does not know HTTP or HTML.
"""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from bot import words as said
from bot import words_archive
from bot import words_serving as words
from bot.asking import question_of
from bot.counter import Clerk
from bot.difference import alterations, differences
from bot.limiting import limits_of, why_nothing
from bot.written import moment_in_words
from index.errors import RashomonError, UnknownArticle, UsageError
from index.found import Filters
from index.limits import FILTER_CHARS, QUESTION_CHARS

if TYPE_CHECKING:
    from bot.history import Asked, Kept
    from bot.report.dossier import Dossier
    from index.holdings import Holdings
    from retrieval.answer import Answer

CHANNEL = "web"
LISTED, ON_THE_FRONT = 100, 8
# Of so many the latest of this channel are looked for, where others' are not to be seen.
_LOOKED_AT = 500
_CHATS = "telegram:"
_REMEMBERED = 64
_OUTLETS = 500


class Form(BaseModel):
    """A question as a form brings it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str = Field(default="", max_length=QUESTION_CHARS * 2)
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    outlet: str | None = Field(default=None, max_length=FILTER_CHARS)
    language: str | None = Field(default=None, max_length=FILTER_CHARS)

    @field_validator("since", "until", "as_of", "outlet", "language", mode="before")
    @classmethod
    def _none_for_nothing(cls, value: object) -> object:
        return (value.strip() or None) if isinstance(value, str) else value

    @property
    def filters(self) -> Filters:
        """What the question is limited to."""
        return Filters(self.since, self.until, self.as_of, self.outlet, self.language)

    @property
    def narrows(self) -> bool:
        """Whether it is limited at all."""
        return self.filters != Filters()

    @classmethod
    def of(cls, fields: dict[str, str]) -> "Form":
        """Raises UsageError with the name of the field that makes no sense."""
        try:
            form = cls.model_validate(fields)
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            raise UsageError(words.WEB_BAD_FIELD.format(words.FIELDS.get(name, name), first["msg"].lower())) from error
        for name in ("until", "as_of"):
            last = getattr(form, name)
            if form.since is not None and last is not None and form.since > last:
                raise UsageError(words.nothing_between(form.since, name, last))
        return form

    @classmethod
    def again(cls, asked: "Asked") -> "Form":
        """The form that asks the same."""
        limits = asked.filters
        return cls(question=asked.question, since=limits.since, until=limits.until, as_of=limits.as_of,
                   outlet=limits.outlet, language=limits.language)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history."""

    number: int
    question: str
    when: str
    verdict: str
    verdict_name: str
    values: tuple[str, ...]
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """What stands under the empty form. `covered` is None for an empty archive."""

    covered: str | None
    latest: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers to choose from."""

    outlets: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer to be shown. `when` and `changes` are of its kept form: None where that is gone or never was. Of an
    answer as it was given, `changes` are those in the articles that it quotes. `why` says why nothing could answer."""

    form: Form
    dossier: "Dossier"
    number: int | None
    when: str | None = None
    changes: tuple[str, ...] | None = None
    why: str | None = None


class Refusal(Exception):
    """A page that cannot be shown; `str` is the line that says why."""


class NoAnswer(Refusal):
    """No answer of that number may be seen here."""


class Forgotten(Refusal):
    """An answer whose words had to go; `form` asks again."""

    def __init__(self, form: Form) -> None:
        super().__init__(words.FORGOTTEN)
        self.form = form


@dataclass(slots=True)
class Fresh:
    """Answers as they are now, until the archive changes: an address that is opened often is worked out once."""

    _known: "OrderedDict[int, tuple[Holdings, int, Answer]]" = field(default_factory=OrderedDict)

    def put(self, number: int, archive: "Holdings", answer: "Answer") -> None:
        """The answer of this state of the archive."""
        self._known[number] = (archive, archive.edition, answer)
        self._known.move_to_end(number)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)

    def get(self, number: int, archive: "Holdings") -> "Answer | None":
        """None where there is none or the archive has changed."""
        of, edition, answer = self._known.get(number, (None, None, None))
        return answer if of is archive and edition == archive.edition else None


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One for a whole run; used by the clerk's thread only. `shared`: only what was asked here may be seen here."""

    shared: bool = False
    fresh: Fresh = field(default_factory=Fresh)

    def choices(self, clerk: Clerk) -> Choices:
        """Of a very large archive the first outlets only: others can be typed."""
        return Choices(clerk.archive.outlets()[:_OUTLETS], clerk.archive.languages())

    def front(self, clerk: Clerk) -> Front:
        """The latest, each question once, and what there is to ask about."""
        found = clerk.archive.coverage()
        span = words_archive.days_between(found.first, found.last) if found.first and found.last else None
        told = words.covered(found.articles, len(clerk.archive.outlets()), span) if found.articles else None
        latest: dict[tuple[str, tuple[str, ...]], Entry] = {}
        with suppress(RashomonError):  # a history that cannot be read is said on its own page; one may ask all the same
            latest |= {(entry.question, entry.limits): entry for entry in reversed(self.log(clerk))}
        return Front(told, tuple(reversed(latest.values()))[:ON_THE_FRONT])

    def log(self, clerk: Clerk, limit: int = LISTED, query: str | None = None) -> tuple[Entry, ...]:
        """What was asked, the latest first."""
        history = clerk.history
        if history is None:
            return ()
        found = history.latest(_LOOKED_AT if self.shared else limit, query, _CHATS)
        return tuple(_entry(kept) for kept in found if self._may_see(kept.asked))[:limit]

    def ask(self, clerk: Clerk, form: Form) -> Shown:
        """Asks and keeps."""
        given = clerk.ask(question_of(form.question), form.filters)
        if given.number is not None:
            self.fresh.put(given.number, clerk.archive, given.answer)
        why = _why(clerk, given.answer, form.filters)
        return Shown(form, self._dossier(clerk, given.answer), given.number, why=why)

    def again(self, clerk: Clerk, number: int) -> Shown:
        """Asks the same once more and keeps the answer as a new one; "yesterday" is of then."""
        asked = self._asked(clerk, number)
        given = clerk.ask(asked.question, asked.filters, asked.today)
        if given.number is not None:
            self.fresh.put(given.number, clerk.archive, given.answer)
        why = _why(clerk, given.answer, asked.filters)
        return Shown(Form.again(asked), self._dossier(clerk, given.answer), given.number, why=why)

    def now(self, clerk: Clerk, number: int) -> Shown:
        """The answer of now, with what is different from the kept one. Nothing is kept. Raises NoAnswer."""
        asked, kept = self._asked(clerk, number), self._kept(clerk, number)
        answer = self.fresh.get(number, clerk.archive)
        if answer is None:
            answer = clerk.session.ask(asked.question, asked.filters, asked.today)
            self.fresh.put(number, clerk.archive, answer)
        changes = differences(kept.answer, answer) + alterations(kept.answer, clerk.archive) if kept else None
        why = _why(clerk, answer, asked.filters)
        return Shown(Form.again(asked), self._dossier(clerk, answer), number, _when(asked), changes, why)

    def given(self, clerk: Clerk, number: int) -> Shown:
        """The answer as it was given. Raises NoAnswer, Forgotten."""
        asked, kept = self._asked(clerk, number), self._kept(clerk, number)
        if kept is None:
            raise Forgotten(Form.again(asked))
        try:
            shown = self._dossier(clerk, kept.answer, asked)
        except UnknownArticle:
            raise Forgotten(Form.again(asked)) from None
        return Shown(Form.again(asked), shown, number, _when(asked), alterations(kept.answer, clerk.archive))

    def saved(self, clerk: Clerk, number: int, form: str) -> str:
        """The answer as it was given, in one of `words.FORMATS`. Raises NoAnswer, Forgotten."""
        from bot.exporting.formats import Format, exported
        from retrieval.verify import verify

        asked, kept = self._asked(clerk, number), self._kept(clerk, number)
        if kept is None:
            raise Forgotten(Form.again(asked))
        try:
            verify(kept.answer, clerk.archive)
            return exported(kept.answer, Format(form), clerk.archive, asked.at)
        except UnknownArticle:
            raise Forgotten(Form.again(asked)) from None

    def _dossier(self, clerk: Clerk, answer: "Answer", asked: "Asked | None" = None) -> "Dossier":
        """Each quote is held against its stored text here, once more."""
        from bot.report.dossier import dossier
        from bot.report.gathering import gather
        from retrieval.verify import verify

        verify(answer, clerk.archive)
        return dossier(answer, gather(answer, clerk.archive), asked.at if asked else clerk.clock())

    def _asked(self, clerk: Clerk, number: int) -> "Asked":
        history = clerk.history
        asked = history.asked(number) if history else None
        if asked is None or not self._may_see(asked):
            raise NoAnswer(words.NO_SUCH_ANSWER)
        return asked

    def _kept(self, clerk: Clerk, number: int) -> "Kept | None":
        history = clerk.history
        return history.get(number) if history else None

    def _may_see(self, asked: "Asked") -> bool:
        """Chats are private; where others read too, so is what the owner asked elsewhere."""
        return asked.channel == CHANNEL if self.shared else not asked.channel.startswith(_CHATS)


def _why(clerk: Clerk, answer: "Answer", filters: Filters) -> str | None:
    return None if answer.positions else why_nothing(filters, clerk.archive)


def _when(asked: "Asked") -> str:
    return moment_in_words(asked.at.isoformat())


def _entry(kept: "Kept") -> Entry:
    from bot.order import reading_order

    answer = kept.answer
    return Entry(
        number=kept.id,
        question=kept.asked.question,
        when=_when(kept.asked),
        verdict=answer.verdict.value,
        verdict_name=said.VERDICTS[answer.verdict.value][0],
        values=tuple(answer.positions[at].value for at in reading_order(answer)[:6]),
        limits=tuple(said.limit(name, value) for name, value in limits_of(kept.asked.filters)),
    )
