"""Titles in front of persons' names: "Gen.", "acting Gov.", "actress", "Harbour Secretary".

English. It does not know who holds one.
"""

from retrieval.values.tokens import tokens_of

TITLES = frozenset(
    "mr mrs ms miss dr prof gen lt col maj capt sgt cpl adm cmdr sen rep gov president minister chancellor governor "
    "senator mayor general colonel captain sergeant admiral judge sheriff spokesman spokeswoman sheikh imam "
    "pope actor actress singer rapper musician comedian author journalist photographer coach businessman "
    "businesswoman ceo vp pastor detective deputy inspector chairman chairwoman secretary director commissioner "
    "justice prosecutor ambassador congressman congresswoman representative speaker leader commander lieutenant".split()
)


def has_title(text: str) -> bool:
    """Whether a capitalised title of a person stands in the words ("Gen. Pavel Druzhin")."""
    return any(t.is_capital and t.lower in TITLES for t in tokens_of(text))


def without_title(text: str) -> int:
    """Where the person's own name begins: behind the last title that has a capitalised word behind it, else 0."""
    tokens = tokens_of(text)
    begins = 0
    for at, token in enumerate(tokens):
        rest = [t for t in tokens[at + 1 :] if t.is_word]
        if token.lower in TITLES and rest and rest[0].is_capital:
            begins = rest[0].start
    return begins
