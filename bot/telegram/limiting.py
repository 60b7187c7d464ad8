"""/settings: what every question of a chat is limited to, set by words or by buttons.

It does not know where that is stored. A day that was chosen as "the last 7 days" is stored as the day it was then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zlib import crc32

from bot.telegram import captions, phrases
from bot.telegram.callback import Act, Press, encode
from bot.telegram.chats import Settings
from bot.telegram.markup import paragraph, shown
from bot.telegram.outgoing import Button, Keyboard, Look, Message, Words

FIELDS = ("since", "until", "outlet", "language")
OVERVIEW, CLEAR = 0, 0  # a press's subject: 0 or a field's number from 1; its item: 0 or what is chosen
PER_PAGE = 8
_LABEL_CHARS = 40
_ANY = frozenset({"any", "all", "none", "clear", "no", "off", "-", "*"})


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: the archive's outlets and languages, and today, from which days are counted."""

    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    today: date


def overview(settings: Settings) -> Message:
    """All four, with a button each."""
    lines = [
        paragraph(f"{phrases.SETTINGS_NAMES[name]}: ", Words(_value(settings, name), Look.STRONG))
        for name in FIELDS
        if getattr(settings, name) is not None
    ]
    buttons = [
        Button(f"{phrases.SETTINGS_NAMES[name]}: {_clipped(_value(settings, name))}", _data(number, page=0))
        for number, name in enumerate(FIELDS, 1)
    ]
    keyboard: Keyboard = tuple((button,) for button in buttons)
    if lines:
        keyboard += ((Button(phrases.SETTINGS_CLEAR_ALL, _data(OVERVIEW, CLEAR)),),)
    return Message(
        (
            paragraph(Words(phrases.SETTINGS_HEAD, Look.STRONG)),
            *(lines or [paragraph(phrases.SETTINGS_NONE)]),
            paragraph(Words(phrases.SETTINGS_HOW, Look.FAINT), gap=True),
        ),
        keyboard,
    )


def chooser(field: int, page: int, settings: Settings, choices: Choices) -> Message:
    """One setting's values as buttons, a page of them."""
    name = FIELDS[field - 1]
    offered = list(_offered(name, choices))
    last = max(0, -(-len(offered) // PER_PAGE) - 1)
    page = min(page, last)
    rows: list[tuple[Button, ...]] = [
        (Button(_clipped(label), _data(field, item)),) for label, item, _ in offered[page * PER_PAGE :][:PER_PAGE]
    ]
    turns = []
    if page > 0:
        turns.append(Button(phrases.SETTINGS_PREVIOUS, _data(field, page=page - 1)))
    if page < last:
        turns.append(Button(phrases.SETTINGS_NEXT, _data(field, page=page + 1)))
    if turns:
        rows.append(tuple(turns))
    if getattr(settings, name) is not None:
        rows.append((Button(phrases.SETTINGS_CLEAR, _data(field, CLEAR)),))
    rows.append((Button(phrases.SETTINGS_BACK, _data(OVERVIEW, page=0)),))
    told = [paragraph(Words(phrases.SETTINGS_CHOOSE[name], Look.STRONG))]
    told += [] if offered else [paragraph(phrases.SETTINGS_EMPTY_LIST)]
    return Message((*told, paragraph(Words(phrases.SETTINGS_HOW, Look.FAINT), gap=True)), tuple(rows))


def chosen(press: Press, settings: Settings, choices: Choices) -> Settings | None:
    """The settings after a button that chooses; None where what it names is no longer there (or never was)."""
    field, item = press.subject or 0, press.item
    if item is None or not 0 <= field <= len(FIELDS):
        return None
    if item == CLEAR:
        return Settings() if field == OVERVIEW else _with(settings, FIELDS[field - 1], None)
    if field == OVERVIEW:
        return None
    if FIELDS[field - 1] in ("since", "until"):
        return _with_day(settings, field, item)
    value = next((value for _, known, value in _offered(FIELDS[field - 1], choices) if known == item), None)
    return None if value is None else _with(settings, FIELDS[field - 1], value)


def read(text: str, settings: Settings, choices: Choices) -> Settings | str:
    """The settings after "outlet NAME", "since 2024-04-21", "clear"; or a line that says what is wrong."""
    name, _, value = text.strip().partition(" ")
    name, value = name.casefold(), value.strip()
    if name in ("clear", "reset") and not value:
        return Settings()
    if name not in FIELDS:
        return phrases.SETTINGS_UNKNOWN.format(_clipped(name))
    if not value:
        return phrases.SETTINGS_NO_VALUE.format(name)
    # An outlet may be called "Any" or "No": its name wins.
    if value.casefold() in _ANY and not _known(value, choices.outlets if name == "outlet" else ()):
        return _with(settings, name, None)
    if name == "outlet":
        return _with_outlet(settings, value, choices)
    if name == "language":
        return _with_language(settings, value, choices)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return phrases.SETTINGS_NOT_A_DAY.format(_clipped(value))
    changed = _with(settings, name, day)
    if changed.since and changed.until and changed.since > changed.until:
        return phrases.SETTINGS_ORDER.format(captions.day_in_words(changed.since), captions.day_in_words(changed.until))
    return changed


def _with(settings: Settings, name: str, value: date | str | None) -> Settings:
    return replace(settings, **{name: value})  # type: ignore[arg-type]  # the callers' names and values agree


def _with_day(settings: Settings, field: int, ordinal: int) -> Settings | None:
    try:
        changed = _with(settings, FIELDS[field - 1], date.fromordinal(ordinal))
    except (ValueError, OverflowError):
        return None
    return None if changed.since and changed.until and changed.since > changed.until else changed


def _with_outlet(settings: Settings, value: str, choices: Choices) -> Settings | str:
    known = _known(value, choices.outlets)
    return replace(settings, outlet=known) if known else phrases.SETTINGS_NO_OUTLET.format(_clipped(value))


def _with_language(settings: Settings, value: str, choices: Choices) -> Settings | str:
    known = _known(value, choices.languages)
    if known:
        return replace(settings, language=known)
    return phrases.SETTINGS_NO_LANGUAGE.format(_clipped(value), ", ".join(choices.languages) or "–")


def _known(value: str, names: Sequence[str]) -> str | None:
    """As the archive writes it; case does not count."""
    return next((name for name in names if name.casefold() == value.casefold()), None)


def _offered(name: str, choices: Choices) -> Iterator[tuple[str, int, str]]:
    """Label, number and value of everything that a button can choose."""
    if name in ("since", "until"):
        presets = phrases.SINCE_PRESETS if name == "since" else phrases.UNTIL_PRESETS
        for back, label in presets:
            day = choices.today - timedelta(days=back)
            yield phrases.preset(label, day), day.toordinal(), day.isoformat()
        return
    for value in choices.outlets if name == "outlet" else choices.languages:
        yield value, _number(value), value


def _number(value: str) -> int:
    """A name as a button can carry it; never 0, which clears. Two outlets in 40,000 may share one: the first is taken,
    and the message says which that was."""
    return (crc32(value.encode("utf-8", "surrogatepass")) & 0x3FFFFFFF) + 1


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if value is None:
        return phrases.SETTINGS_ANY
    return captions.day_in_words(value) if isinstance(value, date) else str(value)


def _clipped(text: str) -> str:
    """Foreign words on one short line, as on a button."""
    told = " ".join(shown(text[: 4 * _LABEL_CHARS]).split())
    return told if len(told) <= _LABEL_CHARS else told[: _LABEL_CHARS - 1] + "…"


def _data(field: int, item: int | None = None, page: int | None = None) -> str:
    return encode(Press(Act.SETTINGS, field, item, page))
