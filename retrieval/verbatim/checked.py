"""What became of a quote that was looked up: schema `rashomon.quote/1`, only ever extended.

It does not know how the quote was looked for.
"""

from typing import Literal

from pydantic import Field

from retrieval.answer import Evidence, Part, Slice

SCHEMA = "rashomon.quote/1"
Outcome = Literal["found", "differently", "absent"]


class Place(Evidence):
    """Where all words of the quote stand. `stretches` are they, more than one where the quote leaves words out, and
    `left_out` counts those; `to_the_letter`: punctuation and capitals are the quote's too. `latest` is the number of
    the article's latest version, `lacking` those of its versions that do not have the words."""

    stretches: tuple[Slice, ...]
    left_out: int = 0
    to_the_letter: bool
    latest: int
    lacking: tuple[int, ...] = ()


class Headline(Part):
    """A headline that has all words of the quote, where the article's text has not."""

    article: str
    version: int
    outlet: str | None
    title: str
    published: str | None


class Difference(Part):
    """Words of the quote and those that stand in their place in the article; one of them may be empty."""

    quote: str
    article: str


class Near(Evidence):
    """The words of an article that come nearest (`span`), and where they part from the quote."""

    differences: tuple[Difference, ...]


class Checked(Part):
    """The whole outcome. Places in the order of publication, the earliest first; near ones the nearest first."""

    schema_: str = Field(default=SCHEMA, alias="schema")
    quote: str
    outcome: Outcome
    places: tuple[Place, ...] = ()
    headlines: tuple[Headline, ...] = ()
    nearest: tuple[Near, ...] = ()

    def to_json(self) -> str:
        """The JSON of the schema, on one line."""
        return self.model_dump_json(by_alias=True)
