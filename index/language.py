"""Which language a text is in, and what its small words are.

Small and offline: the script decides first, then letters that only some languages use, then small words. It names
none where it is not clear, and does not tell apart languages that share both (Croatian, Bosnian and Serbian in Latin
letters).
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from index.regex import regex

SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a is that for it was on with as are be by at from this have or an had not but "
        "they his he she we you were which their has been will would there who said after its about into "
        "more than when also if can could what all one out up no so over before between under during "
        "against do did how may your our us my me them him her i these those some any other just only "
        "most why where while because",
        "fr": "le la les de des du et à un une en que qui dans pour par sur au aux est pas plus ne se ce cette "
        "il elle ont été avec son sa ses sont mais ou leur nous vous être avait était ces après selon "
        "lors deux comme",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an "
        "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war "
        "haben nur oder aber vor",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha "
        "me sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta "
        "desde está según",
        "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das "
        "tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era "
        "depois são segundo",
        "it": "di e il la che in un a per è una sono del della con non si da le i al come dei nel alla più "
        "anche ha gli lo ma su delle dal o dalla nella questo ai stato essere dopo hanno degli ed tra "
        "due sul fatto se",
        "nl": "de en van het een in is dat op te zijn met voor niet die aan er om door als ook bij naar uit "
        "maar nog dan over was heeft hij ze wordt hebben werd worden tot deze meer kan zich volgens geen "
        "veel",
        "pl": "w i na się z do nie że to jest o jak po a za od co dla przez są czy ale był tym oraz być już "
        "jego ich który która które tego także przed przy tylko może było pod lub ze",
        "tr": "ve bir bu da de için ile olarak çok daha olan en gibi kadar ne sonra var ama değil ise diye "
        "göre o mi her oldu olduğu etti dedi edildi ancak tarafından",
        "sv": "och i att det som en på är av för med till den har de inte om ett var från men vid kan ska "
        "efter han sig så också under eller när hade nu över säger",
        "da": "og i at det er en til på af for med som den der de har et ikke om fra var han men også vil kan "
        "efter ved sig så blev skal eller været nu over siger",
        "no": "og i det er på en av for til at som med har de den ikke om et fra var han men også vil kan "
        "etter ved seg så ble skal eller vært nå over sier",
        "fi": "ja on ei se että oli hän ovat myös mutta kun joka mukaan jo ole sekä tai ollut kuin vuonna jälkeen sitä",
        "cs": "a se v na je že to s z do o i ve pro by jako za po ale podle jsou od byl bude který která také "
        "při jeho až nebo není bylo už jen mezi",
        "ro": "și de în a la cu pe care nu o din că un pentru este se mai fi au sunt prin dar fost după ce lui "
        "sau între despre",
        "hu": "a az és hogy nem is egy van ez meg volt szerint már csak de még el azt mint ki vagy után lesz fel",
        "id": "yang dan di dari untuk dengan pada dalam ini itu tidak adalah akan ke oleh juga telah karena "
        "bahwa ada sebagai tersebut saat atau",
        "vi": "và của là có cho không được trong với một các những đã người này khi đến từ trên về vào",
        "ru": "и в не на что с по как это а к из у за от для о но его он так же было бы только или после до "
        "также при был были она они мы их во со этом году заявил",
        "uk": "і в на не з що та у до за як це для від про а є по його але він також які який було після під "
        "або ж вони через ще року бути",
        "bg": "и на в да се за от е с не че са по до като ще това към но при е която който след",
        "ar": "في من على إلى أن التي الذي عن مع هذا هذه ما لا كان بعد قال أو كما بين قد و إن ذلك خلال",
        "fa": "و در به از که این را با است برای آن یک های می شد بر تا خود هم کرد شده",
        "ur": "کے میں کی ہے اور کا سے کو نے پر یہ کہ ہیں بھی ان تھا",
        "he": "של את על לא הוא עם זה כי גם היא אל או כל היה אבל אם הם יותר אחרי",
    }.items()
}
_SCRIPTS = {
    "LATIN": "Latin",
    "CYRILLIC": "Cyrillic",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "CJK": "Han",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "HANGUL": "Hangul",
    "DEVANAGARI": "Devanagari",
    "BENGALI": "Bengali",
    "THAI": "Thai",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "TAMIL": "Tamil",
    "AMHARIC": "Ethiopic",
    "ETHIOPIC": "Ethiopic",
}
_ONLY = {
    "Greek": "el",
    "Kana": "ja",
    "Hangul": "ko",
    "Devanagari": "hi",
    "Bengali": "bn",
    "Thai": "th",
    "Georgian": "ka",
    "Armenian": "hy",
    "Tamil": "ta",
    "Hebrew": "he",
    "Ethiopic": "am",
    "Han": "zh",
}
_NAMED = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "russian": "ru", "ukrainian": "uk"} | {
    "arabic": "ar",
    "chinese": "zh",
    "portuguese": "pt",
    "italian": "it",
    "turkish": "tr",
    "persian": "fa",
    "hebrew": "he",
    "polish": "pl",
    "dutch": "nl",
}
_WORD = regex(r"[^\W\d_]+")
_ENOUGH = 6_000  # characters looked at
_LEAST_WORDS = 8
_LEAST_LETTERS = 20
_FAMILIES = {"Cyrillic": ("ru", "uk", "bg"), "Arabic": ("ar", "fa", "ur")}
_IN_LATIN = tuple(name for name in SMALL_WORDS if name not in ("ru", "uk", "bg", "ar", "fa", "ur", "he"))


@lru_cache(maxsize=8192)
def script_of(letter: str) -> str | None:
    """The script of one letter ("Latin", "Cyrillic", "Han"); None for what belongs to no script or a rare one."""
    if not letter.isalpha():
        return None
    return _SCRIPTS.get(unicodedata.name(letter, "").replace("-", " ").partition(" ")[0])


def main_script(text: str) -> str | None:
    """The script of most letters; None where there are none."""
    found = _scripts(text)
    return min(found, key=lambda script: (-found[script], script)) if found else None


def _scripts(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        script = script_of(letter)
        if script:
            found[script] += count
    return found


def detect(text: str) -> str | None:
    """ISO 639-1 code of the language that most of `text` is in; None where it is too short or not clear."""
    sample = text[:_ENOUGH].casefold()
    scripts = _scripts(sample)
    if not scripts or scripts.total() < _LEAST_LETTERS:
        return None
    script = min(scripts, key=lambda name: (-scripts[name], name))
    if scripts["Kana"] > 0.1 * scripts.total():  # Japanese has both, and often more Han
        return "ja"
    if script in _ONLY:
        return _ONLY[script]
    words = _WORD.findall(sample)
    if script not in ("Latin", *_FAMILIES) or len(words) < _LEAST_WORDS:
        return None
    own = _FAMILIES.get(script) or _IN_LATIN
    hits = dict.fromkeys(own, 0)
    for word, count in Counter(words).items():
        for name in _languages_of().get(word, ()):
            if name in hits:
                hits[name] += count
    first, second = sorted(hits, key=lambda name: (-hits[name], name))[:2]
    clear = hits[first] >= max(2, 0.12 * len(words)) and hits[first] >= 1.15 * hits[second] + 1
    return first if clear else None


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Small word to the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in SMALL_WORDS.items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


def normal_code(words: str) -> str | None:
    """ISO 639-1 code of a stated language: "en_EN", "en-GB", "EN" and "English" are "en"; None for anything else."""
    start = re.split(r"[-_ ;,]", words.strip().casefold(), maxsplit=1)[0]
    if start in _NAMED:
        return _NAMED[start]
    return start if len(start) == 2 and start.isascii() and start.isalpha() else None


def small_words(language: str | None) -> frozenset[str]:
    """The small words of a language; English where it is unknown or has no list."""
    return SMALL_WORDS.get(language or "en", SMALL_WORDS["en"])
