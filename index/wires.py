"""News agencies: their names as people write them, and the one name that each is known by here.

It knows names only; whether an article is an agency's is read in `masthead`, who told an agency in `attribution`.
"""

import re
from dataclasses import dataclass

from index.regex import regex

# First the name shown, then other forms. Short forms that are also words or initials of much else ("PA", "INA",
# "SPA", "MENA", "ANI") count only in full.
_AGENCIES: tuple[tuple[str, ...], ...] = (
    ("AFP", "Agence France-Presse", "Agence France Presse"),
    ("AP", "Associated Press"),
    ("Reuters", "Thomson Reuters"),
    ("UPI", "United Press International"),
    ("dpa", "DPA", "Deutsche Presse-Agentur", "German Press Agency"),
    ("EFE", "Agencia EFE"),
    ("ANSA",),
    ("Xinhua",),
    ("TASS", "ITAR-TASS", "Itar-Tass"),
    ("Interfax",),
    ("RIA Novosti", "RIA"),
    ("Bloomberg", "Bloomberg News"),
    ("PA Media", "Press Association"),
    ("Canadian Press",),
    ("Kyodo", "Kyodo News"),
    ("Jiji Press", "Jiji"),
    ("Yonhap",),
    ("KCNA", "Korean Central News Agency"),
    ("PTI", "Press Trust of India"),
    ("IANS", "Indo-Asian News Service"),
    ("Asian News International",),
    ("Anadolu", "Anadolu Agency"),
    ("SANA", "Syrian Arab News Agency"),
    ("IRNA", "Islamic Republic News Agency"),
    ("ISNA",),
    ("Tasnim",),
    ("Fars", "Fars News Agency"),
    ("Mehr", "Mehr News Agency"),
    ("Wafa", "WAFA"),
    ("Petra", "Petra News Agency"),
    ("KUNA", "Kuwait News Agency"),
    ("Iraqi News Agency",),
    ("Saudi Press Agency",),
    ("Emirates News Agency", "WAM"),
    ("Middle East News Agency",),
    ("National News Agency",),
    ("Ukrinform",),
    ("BelTA",),
    ("PAP", "Polish Press Agency"),
    ("CTK", "Czech News Agency"),
    ("MTI", "Hungarian News Agency"),
    ("APA", "Austria Presse Agentur", "Austria Press Agency"),
    ("Keystone-SDA", "Swiss News Agency"),
    ("Lusa",),
    ("Belga",),
    ("ANP",),
    ("NTB",),
    ("TT News Agency",),
    ("Ritzau",),
    ("STT",),
    ("BNS", "Baltic News Service"),
    ("AAP", "Australian Associated Press"),
    ("Antara",),
    ("Bernama",),
    ("Vietnam News Agency",),
    ("Agencia Brasil", "Agência Brasil"),
    ("Notimex",),
    ("Telam", "Télam"),
    ("Prensa Latina",),
    ("Pajhwok",),
    ("Khaama Press",),
)
_NEEDS_MORE = frozenset(
    {"Petra", "Fars", "Mehr", "MTI", "STT", "ANP", "APA", "NTB", "RIA", "BNS", "WAM", "PAP", "Lusa"}
)
_SUFFIX = (
    r"(?:(?:’s|'s)?[ \u00a0](?:state[ -]run[ ])?(?:news[ ]agency|newswire|newsagency|wire[ ]service|News[ ]Agency))"
)
_BY_FORM = {form: names[0] for names in _AGENCIES for form in names}
_FORMS = "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0]") for form in sorted(_BY_FORM, key=len, reverse=True))
_FIND = regex(rf"(?<![\w./@-])(?:[Tt]he[ \u00a0])?(?P<form>{_FORMS})(?P<suffix>{_SUFFIX})?(?![\w@]|[.-]\w)")


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency in a text: its one name, and where it stands (with its article and "news agency")."""

    agency: str
    start: int
    end: int


def find_agencies(text: str) -> tuple[Mention, ...]:
    """Every agency named in `text`, in order. Case counts: "AP" is one, "ap" is not."""
    found: list[Mention] = []
    for match in _FIND.finditer(text):
        form = match["form"].replace("\u00a0", " ")
        if form not in _NEEDS_MORE or match["suffix"]:
            found.append(Mention(_BY_FORM[form], match.start(), match.end()))
    return tuple(found)


def agency_of(name: str) -> str | None:
    """The one name of the agency that `name` is a form of ("the Associated Press": "AP"), or None."""
    match = _FIND.fullmatch(name.strip())
    return _BY_FORM[match["form"].replace("\u00a0", " ")] if match else None
