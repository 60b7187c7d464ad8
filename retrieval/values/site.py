"""What a word in small letters behind a name makes of the place: "Tarn airport" is not all of Tarn.

English. Capitals ("Tarn Airport") are the name's own.
"""

from index.regex import regex
from retrieval.stems import stem_of
from retrieval.values.name import read_name
from retrieval.values.nationality import ends_phrase
from retrieval.values.place import Place

_SITE = regex(
    r"(?:\s(?:international|railway|train|bus|police|fire|power|military|army|naval|air|refugee|transit|fish|cattle|"
    r"central))?\s(?P<noun>airport|airfield|airstrip|airbase|base|barracks|beach|bridge|bypass|camp|canal|castle|cathedral|"
    r"cemetery|church|clinic|courthouse|crossroads|dam|docks|factory|harbou?r|hospital|jail|junction|lake|lighthouse|marina|market|"
    r"mine|monastery|mosque|park|plant|pier|port|prison|quay|racecourse|refinery|reservoir|river|school|square|stadium|"
    r"station|temple|terminal|tunnel|university|zoo)\b"
)


def with_site(place: Place, quote: str, start: int, end: int, asked: tuple[str, ...]) -> tuple[Place, int]:
    """The place that the name at `start` to `end` has with the word behind it, and where that ends; as it is where the
    word is the noun asked for (`asked`: stems), or another noun follows ("Tarn airport officials")."""
    site = _SITE.match(quote, end)
    if site is None or place.inner.described or place.others or not ends_phrase(quote, site.end()):
        return place, end
    whole = read_name(quote[start:end] + site[0].title())
    if whole is None or stem_of(site["noun"]) in asked:
        return place, end
    return Place(whole, (place.inner, *place.outers)), site.end()
