"""/start, /help, /about, and what somebody is told who may not use the bot.

It does not know who may; `allowing` does.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from bot.telegram import smalltalk
from bot.telegram.incoming import Place
from bot.telegram.markup import paragraph
from bot.telegram.outgoing import Block, Look, Message, Words

if TYPE_CHECKING:
    from index.holdings import Holdings


def hello() -> Message:
    """/start: what this is, and three questions as they may be asked."""
    examples = (paragraph("• ", Words(example, Look.FAINT)) for example in smalltalk.EXAMPLES)
    return Message(
        (
            paragraph(smalltalk.HELLO),
            paragraph(smalltalk.HELLO_HOW, gap=True),
            *examples,
            paragraph(smalltalk.HELP_DAYS, gap=True),
            paragraph(smalltalk.HELP_QUOTES, gap=True),
        )
    )


def how(bot_name: str, commands: Iterable[tuple[str, str]]) -> Message:
    """/help."""
    advice = (
        smalltalk.HELP_DAYS,
        smalltalk.HELP_FOLLOW,
        smalltalk.HELP_GROUP,
        smalltalk.HELP_INLINE.format(f"@{bot_name}"),
        smalltalk.HELP_QUOTES,
    )
    listed = (paragraph(Words(f"/{name}"), f" · {line}") for name, line in commands)
    return Message(
        (
            paragraph(Words(smalltalk.HELLO, Look.STRONG)),
            *(paragraph(f"• {line}", gap=at == 0) for at, line in enumerate(advice)),
            paragraph(Words(smalltalk.HELP_COMMANDS, Look.STRONG), gap=True),
            *listed,
        )
    )


def about(archive: "Holdings") -> Message:
    """/about: what the archive holds. Raises RashomonError."""
    coverage = archive.coverage()
    held = smalltalk.about_holds(coverage.articles, len(archive.outlets()), coverage.first, coverage.last)
    return Message(
        (
            paragraph(Words(smalltalk.ABOUT_HEAD.format(_version()), Look.STRONG)),
            paragraph(smalltalk.ABOUT_WHAT),
            paragraph(held if coverage.articles else smalltalk.ABOUT_EMPTY, gap=True),
            paragraph(smalltalk.ABOUT_KEPT),
        )
    )


def refusal(person: int, place: Place, admins: tuple[int, ...]) -> Message:
    """Whom to ask, and the id that has to be listed: the person's own, in a group the group's (or the topic's)."""
    if place.is_private:
        told, ask, nobody = smalltalk.NOT_ALLOWED, smalltalk.ASK_ADMIN, smalltalk.ASK_NOBODY
        label, number = smalltalk.YOUR_ID, str(person)
    else:
        told = smalltalk.NOT_ALLOWED_GROUP if place.topic is None else smalltalk.NOT_ALLOWED_TOPIC
        ask, nobody = smalltalk.ASK_ADMIN_GROUP, smalltalk.ASK_NOBODY_GROUP
        label = smalltalk.ITS_ID
        number = str(place.chat) if place.topic is None else f"{place.chat}/{place.topic}"
    whom: Block = paragraph(ask, *_mentions(admins)) if admins else paragraph(nobody)
    return Message((paragraph(told), whom, paragraph(label, Words(number, Look.CODE))))


def _mentions(admins: tuple[int, ...]) -> Iterator[Words | str]:
    """The id stands there too: the mention of somebody whom Telegram does not show to this person is mere words."""
    for at, number in enumerate(admins):
        yield ", " if at else ""
        yield Words(smalltalk.admin(number), person=number)


def _version() -> str:
    try:
        return version("rashomon")
    except PackageNotFoundError:
        return ""
