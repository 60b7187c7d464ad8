"""Telegram's HTML mode as its Bot API documents it, strictly: what it would refuse is an error here.

It does not know what the bot means to say. Written from the documentation, not from `markup`, so that both can be wrong
only in different ways.
"""

import re
from dataclasses import dataclass

_NAMES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "s": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[^<>]*)>")
_ATTRIBUTE = re.compile(r'\s+(?P<name>[a-z-]+)(?:="(?P<value>[^"]*)")?')
_ENTITY = re.compile(r"&(?:(?P<name>lt|gt|amp|quot)|#(?P<decimal>[0-9]{1,7})|#x(?P<hex>[0-9a-fA-F]{1,6}));")
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class CannotParse(ValueError):
    """What the server answers with "can't parse entities"."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of the parsed text, in UTF-16 units."""

    kind: str
    offset: int
    length: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What is left when the tags are taken away."""

    text: str
    entities: tuple[Entity, ...]

    def of(self, kind: str) -> list[str]:
        """The words of every entity of a kind."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")
            for entity in self.entities
            if entity.kind == kind
        ]


def units(text: str) -> int:
    """UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def parse(html: str) -> Parsed:
    """Text and entities. Raises CannotParse."""
    text: list[str] = []
    length = 0
    opened: list[tuple[str, int, str | None]] = []
    entities: list[Entity] = []
    at = 0
    while at < len(html):
        character = html[at]
        if character == "<":
            tag = _TAG.match(html, at)
            if tag is None:
                raise CannotParse(f"a bare < at {at}")
            at = tag.end()
            name = tag["name"]
            if name not in _NAMES:
                raise CannotParse(f"unsupported tag {name}")
            if tag["close"]:
                if not opened or opened[-1][0] != name:
                    raise CannotParse(f"unexpected end tag {name}")
                _, start, value = opened.pop()
                if length > start:
                    entities.append(Entity(_NAMES[name], start, length - start, value))
            else:
                _check_nesting(name, [each for each, _, _ in opened])
                opened.append((name, length, _value(name, tag["rest"])))
            continue
        if character == "&":
            found = _ENTITY.match(html, at)
            if found is None:
                raise CannotParse(f"a bare & at {at}")
            character, at = _character(found), found.end()
        elif character == ">":
            raise CannotParse(f"a bare > at {at}")
        else:
            at += 1
        text.append(character)
        length += units(character)
    if opened:
        raise CannotParse(f"no end tag for {opened[-1][0]}")
    return Parsed("".join(text), tuple(sorted(entities, key=lambda e: (e.offset, -e.length))))


def _check_nesting(name: str, around: list[str]) -> None:
    if name in around:
        raise CannotParse(f"{name} inside {name}")
    if {"code", "pre"} & set(around):
        raise CannotParse(f"{name} inside code")


def _value(name: str, rest: str) -> str | None:
    attributes = {found["name"]: found["value"] for found in _ATTRIBUTE.finditer(rest)}
    if "".join(found.group() for found in _ATTRIBUTE.finditer(rest)) != rest:
        raise CannotParse(f"attributes of {name}: {rest}")
    allowed = {"a": {"href"}, "blockquote": {"expandable"}}.get(name, set())
    if set(attributes) - allowed or (name == "a" and not attributes.get("href")):
        raise CannotParse(f"attributes of {name}: {rest}")
    href = attributes.get("href")
    return None if href is None else _ENTITY.sub(_character, href)


def _character(found: re.Match[str]) -> str:
    if found["name"]:
        return _CHARACTERS[found["name"]]
    return chr(int(found["decimal"])) if found["decimal"] else chr(int(found["hex"], 16))
