"""Names of countries, from Unicode's CLDR through Babel: what cannot be the town, base or street that is asked for."""

from functools import cache

from retrieval.stems import stem_of

SMALLER_THAN_A_COUNTRY = frozenset(
    stem_of(word)
    for word in (
        "town city village base airbase airport district street road square port harbour harbor venue site suburb "
        "neighbourhood neighborhood area building bridge island county province municipality crossing bar hotel school "
        "hospital church mosque station stadium park prison restaurant tavern"
    ).split()
)


@cache
def _countries() -> frozenset[str]:
    from babel import Locale

    return frozenset(
        name.casefold() for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()
    )


def is_country(name: str) -> bool:
    """Whether it is a country's English name."""
    return name.strip().removeprefix("the ").casefold() in _countries()
