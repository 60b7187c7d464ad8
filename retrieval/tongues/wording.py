"""What asking and reading values need of a language other than English: a table of words.

Time and sentences have tables of their own (`index.tongues`). Everything is matched in folded text. To add a language,
write a table and name it in `index.tongues.tables`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.answer import Kind


@dataclass(frozen=True, slots=True)
class Asks:
    """Words that ask for a kind of answer; `english` is what the English rules would be asked by ("how many")."""

    words: str
    kind: Kind
    english: str = ""


@dataclass(frozen=True, slots=True, eq=False)  # one of each language: compared by identity, so that it can be a key
class Wording:
    """The table. Patterns are alternations without groups.

    `numbers` are the words below a thousand in every form they take, `linked` those that may stand inside a number
    ("treinta y cinco"). `phrases` turn modifiers, scales and units into the English words that stand for them, `nouns`
    (patterns) the commonest things counted. `leads` stand before a speaker ("laut"), `as_` opens "as X said".
    `denies` are verbs of denial, `negates` negations, `dying` and `hurting` what is said of victims. `yes_no` opens a
    question to be answered by yes or no; `asks` are tried in order.
    """

    code: str
    numbers: Mapping[str, int]
    linked: frozenset[str]
    phrases: Mapping[str, str]
    nouns: Mapping[str, str]
    leads: str
    as_: str
    pronouns: str
    unnamed: str
    denies: str
    negates: str
    dying: str
    hurting: str
    yes_no: str
    asks: tuple[Asks, ...]


def spelled(table: str) -> dict[str, int]:
    """ "2 two pair|3 three": each word with the number before it."""
    return {word: int(line.split()[0]) for line in table.split("|") for word in line.split()[1:]}


def glossed(table: str) -> dict[str, str]:
    """ "at least: mindestens, wenigstens": each phrase with the English before the colon; one a line."""
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        english, _, phrases = line.partition(":")
        found.update(dict.fromkeys((phrase.strip() for phrase in phrases.split(",")), english.strip()))
    return found
