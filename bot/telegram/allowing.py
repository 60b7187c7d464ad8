"""Who may use the bot: persons, groups, topics and admins, as the settings list them.

It does not know what they may do with it, nor any name: only ids.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.telegram import notices
from bot.telegram.incoming import Place
from index.errors import UsageError
from index.regex import regex

EVERYBODY = "*"
_ENTRY = regex(r"(?P<chat>-?[1-9]\d{0,17})(?:/(?P<topic>[1-9]\d{0,9}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Guests:
    """Ids of persons are positive, of chats negative. A topic is (chat, topic); its chat as a whole is not allowed.

    Admins may do whatever anybody may, everywhere.
    """

    everybody: bool = False
    persons: frozenset[int] = frozenset()
    chats: frozenset[int] = frozenset()
    topics: frozenset[tuple[int, int]] = frozenset()
    admins: tuple[int, ...] = ()

    @classmethod
    def read(cls, allow: str, admins: str) -> "Guests":
        """From the settings' words: ids separated by commas or spaces, CHAT/TOPIC for a topic, * for everybody.

        Raises UsageError.
        """
        persons: set[int] = set()
        chats: set[int] = set()
        topics: set[tuple[int, int]] = set()
        listed = list(_entries(allow))
        for entry in listed:
            if entry == EVERYBODY:
                continue
            chat, topic = _read(entry)
            if topic is not None:
                topics.add((chat, topic))
            elif chat > 0:
                persons.add(chat)
            else:
                chats.add(chat)
        return cls(
            everybody=EVERYBODY in listed,
            persons=frozenset(persons),
            chats=frozenset(chats),
            topics=frozenset(topics),
            admins=tuple(dict.fromkeys(_admin(entry) for entry in _entries(admins))),
        )

    def may_use(self, person: int, place: Place | None) -> bool:
        """Whether this person may ask there. `place` None: inline, where only the person counts."""
        if self.everybody or self.is_admin(person) or person in self.persons:
            return True
        if place is None or place.is_private:
            return False
        return place.chat in self.chats or (place.topic is not None and (place.chat, place.topic) in self.topics)

    def is_admin(self, person: int) -> bool:
        """Whether this person may change the archive and is asked when somebody is refused."""
        return person in self.admins

    def may_limit(self, person: int, place: Place) -> bool:
        """Whether this person may change what everybody's questions there are limited to: in a group an admin does,
        if the settings name any, lest somebody hides a source from the others."""
        return place.is_private or not self.admins or self.is_admin(person)

    def may_stop(self, person: int, place: Place, owner: int) -> bool:
        """Whether this person may end what another one has set up there, with the same exceptions."""
        return person == owner or self.may_limit(person, place)

    def moved(self, old: int, new: int) -> "Guests":
        """The same after a group became a supergroup, which gives it another id."""
        chats = self.chats | {new} if old in self.chats else self.chats
        topics = self.topics | {(new, topic) for chat, topic in self.topics if chat == old}
        return replace(self, chats=chats, topics=topics)


def _entries(text: str) -> Iterator[str]:
    return (entry for entry in re.split(r"[\s,;]+", text) if entry)


def _read(entry: str) -> tuple[int, int | None]:
    found = _ENTRY.fullmatch(entry)
    if found is None or (found["topic"] and int(found["chat"]) > 0):
        raise UsageError(notices.NOT_A_CHAT.format(entry))
    return int(found["chat"]), int(found["topic"]) if found["topic"] else None


def _admin(entry: str) -> int:
    found = _ENTRY.fullmatch(entry)
    if found is None or found["topic"] or int(found["chat"]) < 0:
        raise UsageError(notices.NOT_A_PERSON.format(entry))
    return int(found["chat"])
