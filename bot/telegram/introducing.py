"""/start, /help, /about, and what somebody is told who may not use the bot.

It does not know who may; `allowing` does.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from bot.telegram import phrases
from bot.telegram.incoming import Place
from bot.telegram.markup import paragraph
from bot.telegram.outgoing import Block, Look, Message, Words

if TYPE_CHECKING:
    from index.holdings import Holdings


def hello() -> Message:
    """/start: what this is, and three questions as they may be asked."""
    examples = (paragraph("• ", Words(example, Look.FAINT)) for example in phrases.EXAMPLES)
    return Message(
        (
            paragraph(phrases.HELLO),
            paragraph(phrases.HELLO_HOW, gap=True),
            *examples,
            paragraph(phrases.HELP_DAYS, gap=True),
            paragraph(phrases.HELP_QUOTES, gap=True),
        )
    )


def how(bot_name: str, commands: Iterable[tuple[str, str]]) -> Message:
    """/help."""
    advice = (
        phrases.HELP_DAYS,
        phrases.HELP_FOLLOW,
        phrases.HELP_GROUP,
        phrases.HELP_INLINE.format(f"@{bot_name}"),
        phrases.HELP_QUOTES,
    )
    listed = (paragraph(Words(f"/{name}"), f" · {line}") for name, line in commands)
    return Message(
        (
            paragraph(Words(phrases.HELLO, Look.STRONG)),
            *(paragraph(f"• {line}", gap=at == 0) for at, line in enumerate(advice)),
            paragraph(Words(phrases.HELP_COMMANDS, Look.STRONG), gap=True),
            *listed,
        )
    )


def about(archive: "Holdings") -> Message:
    """/about: what the archive holds. Raises RashomonError."""
    coverage = archive.coverage()
    held = phrases.about_holds(coverage.articles, len(archive.outlets()), coverage.first, coverage.last)
    return Message(
        (
            paragraph(Words(phrases.ABOUT_HEAD.format(_version()), Look.STRONG)),
            paragraph(phrases.ABOUT_WHAT),
            paragraph(held if coverage.articles else phrases.ABOUT_EMPTY, gap=True),
            paragraph(phrases.ABOUT_KEPT),
        )
    )


def refusal(person: int, place: Place, admins: tuple[int, ...]) -> Message:
    """Whom to ask, and the id that has to be listed: the person's own, in a group the group's (or the topic's)."""
    if place.is_private:
        told, ask, nobody = phrases.NOT_ALLOWED, phrases.ASK_ADMIN, phrases.ASK_NOBODY
        label, number = phrases.YOUR_ID, str(person)
    else:
        told = phrases.NOT_ALLOWED_GROUP if place.topic is None else phrases.NOT_ALLOWED_TOPIC
        ask, nobody = phrases.ASK_ADMIN_GROUP, phrases.ASK_NOBODY_GROUP
        label = phrases.ITS_ID
        number = str(place.chat) if place.topic is None else f"{place.chat}/{place.topic}"
    whom: Block = paragraph(ask, *_mentions(admins)) if admins else paragraph(nobody)
    return Message((paragraph(told), whom, paragraph(label, Words(number, Look.CODE))))


def _mentions(admins: tuple[int, ...]) -> Iterator[Words | str]:
    """The id stands there too: the mention of somebody whom Telegram does not show to this person is mere words."""
    for at, number in enumerate(admins):
        yield ", " if at else ""
        yield Words(phrases.admin(number), person=number)


def _version() -> str:
    try:
        return version("rashomon")
    except PackageNotFoundError:
        return ""
