"""The words of time in the languages we read: months, weekdays, numbers, units, holidays.

It holds tables only; to add a language, add a `Language`. What the words mean is read in `timex`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Month and weekday names in order (January, Monday first); several spellings of one are joined by a bar.

    A weekday counts only in the case written here: that tells "domingo" from a man of that name.
    """

    code: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]


def _language(code: str, months: str, weekdays: str) -> Language:
    return Language(code, tuple(months.split()), tuple(weekdays.split()))


ENGLISH = _language(
    "en",
    "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug September|Sept|Sep October|Oct "
    "November|Nov December|Dec",
    "Monday|Mon Tuesday|Tues|Tue Wednesday|Wed Thursday|Thurs|Thur|Thu Friday|Fri Saturday|Sat Sunday|Sun",
)

OTHERS = (
    _language(
        "de",
        "Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag",
    ),
    _language(
        "fr",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
    ),
    _language(
        "es",
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
        "lunes martes miércoles jueves viernes sábado domingo",
    ),
    _language(
        "it",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    ),
    _language(
        "pt",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    ),
    _language(
        "nl",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    ),
)

# Ordinary words or names too, so a capital alone does not make them months.
AMBIGUOUS_MONTHS = frozenset({"march", "mar", "april", "may", "june", "jan", "dec", "sep"})


def spellings(names: tuple[str, ...]) -> list[str]:
    """Every spelling of the months or weekdays of a language, in their order."""
    return [name for group in names for name in group.split("|")]


MONTH_NAMES, WEEKDAY_NAMES = (
    tuple(group.split("|")[0] for group in names) for names in (ENGLISH.months, ENGLISH.weekdays)
)
"""In full, as English writes them; January and Monday first."""
FULL_WEEKDAY = rf"(?:{'|'.join(WEEKDAY_NAMES)})"
"""The pattern of a weekday in full."""


def _numbered(names: tuple[str, ...], first: int) -> dict[str, int]:
    return {name.casefold(): n for n, group in enumerate(names, first) for name in group.split("|")}


MONTHS = {k: v for language in (*OTHERS, ENGLISH) for k, v in _numbered(language.months, 1).items()}
WEEKDAYS = {k: v for language in (*OTHERS, ENGLISH) for k, v in _numbered(language.weekdays, 0).items()}

NUMBERS = {
    word: n
    for n, words in enumerate(
        "zero|none a|an|one two|couple three four five six seven eight nine ten eleven twelve|dozen thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
    for word in words.split("|")
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}

VAGUE_NUMBERS = ("several", "few", "many", "some")

ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}

PARTS_OF_DAY = ("morning", "afternoon", "evening", "night", "lunchtime", "noon", "midday", "midnight", "dawn", "dusk")

SEASON_NAMES = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}

# name: (month, day), or (month, weekday, nth of the month; -1 the last). Easter and its Friday move on their own.
HOLIDAYS: dict[str, tuple[int, ...]] = {
    "New Year's Day": (1, 1),
    "New Year's Eve": (12, 31),
    "Valentine's Day": (2, 14),
    "St. Patrick's Day": (3, 17),
    "May Day": (5, 1),
    "Fourth of July": (7, 4),
    "Halloween": (10, 31),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
    "Martin Luther King Jr. Day": (1, 0, 3),
    "Presidents Day": (2, 0, 3),
    "Memorial Day": (5, 0, -1),
    "Labor Day": (9, 0, 1),
    "Thanksgiving Day": (11, 3, 4),
    "Thanksgiving": (11, 3, 4),
    "Good Friday": (),
    "Easter Sunday": (),
    "Easter Monday": (),
}
EASTER_OFFSETS = {"Good Friday": -2, "Easter Sunday": 0, "Easter Monday": 1}

# A weekday inside a name is no day: "The X Times" and the like.
NAME_BEFORE_WEEKDAY = ("Black", "Bloody", "Super", "Ash", "Cyber", "Palm", "Holy", "Ruby", "Mad", "Shrove", "Fat")
NAME_AFTER_WEEKDAY = "Times Telegraph Mirror Mail Herald Express Post People Sun Star Independent Tribune".split()
