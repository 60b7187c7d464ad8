"""Recognises a page that came in an article's place: a paywall, a consent dialogue, a check for robots, a front page.

It judges by what the page declares of itself and by the few words that are left, never by the site's name. A long text
is an article whatever stands around it; what a page says of being for subscribers is then only a remark.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Of extracted words. The teasers that paywalls leave have 20 to 150, the dialogues 30 to 250.
_SHORT_WORDS = 280
_TEASER_WORDS = 180
_MARKS_OF_CONSENT = 3
_PROMPT_WORDS = 25
# Of a page of links: how many lines are links, and what part of all that was found.
_LISTED = 8
_MOSTLY = 0.6

_TIER = "article:content_tier"
_NOT_FREE = ("locked", "metered", "premium")
_SUBSCRIBE = regex(
    r"subscribe (?:now )?to (?:continue|keep|read|unlock)|subscribe for (?:full|unlimited)|"
    r"(?:already|are you) an? (?:\w+ )?subscriber|(?:for|to) (?:our )?subscribers(?: only)?\b|subscribers[- ]only|"
    r"(?:log|sign) in (?:or (?:subscribe|register) )?to (?:continue|keep|read)|^\W*to (?:continue|keep) reading|"
    r"(?:continue|keep) reading (?:with|for|by)|this (?:article|story|content) is (?:exclusive|reserved|only|for)\b|"
    r"unlock this (?:article|story)|you(?:'|’)?(?:ve| have) (?:reached|read) your|"
    r"register (?:for free )?to (?:read|continue)|"
    r"(?:weiterlesen|lesen sie weiter) mit|jetzt (?:abonnieren|weiterlesen)|(?:nur )?für abonnenten|"
    r"(?:artikel|inhalt) ist (?:nur )?(?:für|exklusiv)|sie sind bereits abonnent|"
    r"réservé (?:à nos |aux )?abonnés|abonnez-vous pour|déjà abonné|il vous reste [\d,.]+ ?% de|"
    r"(?:exclusivo|solo) para suscriptores|suscríbete para|suscríbase para|ya eres suscriptor|"
    r"(?:только|лише|тільки) для (?:подписчиков|підписників|передплатників)|للمشتركين فقط",
    re.IGNORECASE,
)
# A choice that a reader is given, in the words of such dialogues.
_CHOICE = tuple(
    regex(words, re.IGNORECASE)
    for words in (
        r"before you continue|we value your privacy|your privacy (?:choices|matters|is)|"
        r"wir (?:und unsere|schätzen ihre)|bevor sie (?:fort|weiter)|avant de continuer|"
        r"respect(?:ons|er)? (?:de )?votre vie privée|antes de continuar|valoramos (?:tu|su) privacidad",
        r"accept all|agree to all|i agree\b|alle akzeptieren|akzeptieren und|tout accepter|j(?:'|’)accepte|"
        r"aceptar todo|принять вс|прийняти вс|قبول الكل",
        r"reject all|manage (?:options|settings|preferences|choices)|alle ablehnen|cookie-einstellungen|tout refuser|"
        r"paramétrer (?:mes|les)|gérer (?:mes|les) (?:choix|préférences|cookies)|rechazar todo|configurar cookies",
    )
)
_CONSENT = tuple(
    regex(words, re.IGNORECASE)
    for words in (
        r"cookie|куки|файл(?:ы|и|ів|ов) cookie|ملفات تعريف الارتباط",
        r"\bconsent\b|einwillig|zustimm|consentement|consentimiento|соглас|згод|موافق",
        r"\bpartners?\b|\bvendors?\b|partnern?\b|partenaires|socios|партн",
        r"personali[sz]ed (?:ads|content|advertising)|store and/or access information|legitimate interests?|"
        r"personalisierte|publicités? personnalisées?|publicidad personalizada",
    )
)
_CONSENT_HOST = regex(r"^https?://(?:consent|cmp|privacy|gdpr|choices)[.-]|/(?:consent|privacy-?(?:gate|wall|check))\b")
_ROBOT_CHECK = regex(
    r"checking (?:your browser|if the site connection is secure)|"
    r"verify(?:ing)? (?:that )?you(?: are|'re|’re) (?:a )?human|"
    r"enable javascript and cookies to continue|are you a robot|unusual (?:traffic|activity) from your|"
    r"complete the (?:captcha|security check)|press (?:and|&) hold to confirm|pardon our interruption|"
    r"access (?:to this page has been|is temporarily) (?:denied|restricted|blocked)|ddos protection by",
    re.IGNORECASE,
)
_WORD = regex(r"\w+")


def wall(tree: "HtmlElement | None", title: str | None, text: str, url: str) -> str | None:
    """What stands there in the article's place, as the reason of a refusal; None where it is an article."""
    if _is_listing(tree, text):
        return "a page of links, such as a front page, and no article: name one of its articles, or feeds add its feed"
    words = len(_WORD.findall(text))
    if words > _SHORT_WORDS:
        return None
    seen = f"{title or ''}\n{text}"
    if _ROBOT_CHECK.search(seen):
        return "the site answered with a check for robots, not the article: save the page in a browser and add the file"
    if _asks_consent(seen, words) or (_CONSENT_HOST.search(url) and any(mark.search(seen) for mark in _CONSENT)):
        return "the site asks for consent instead of showing the article: save the page in a browser and add the file"
    if words <= _TEASER_WORDS and (is_not_free(tree) or any(_SUBSCRIBE.search(line) for line in _short_lines(seen))):
        return "behind a paywall, only its opening can be read: add the text that you may read as a file"
    return None


def _asks_consent(seen: str, words: int) -> bool:
    """Whether a reader is addressed and given a choice: news of a fine for cookies without consent does neither."""
    marks = sum(mark.search(seen) is not None for mark in (*_CHOICE, *_CONSENT))
    return any(mark.search(seen) for mark in _CHOICE) and marks >= _MARKS_OF_CONSENT + (words > _TEASER_WORDS)


def _short_lines(seen: str) -> Iterator[str]:
    """A prompt stands in a line of its own; sentences of an article that use its words stand among others."""
    return (line for line in seen.splitlines() if len(_WORD.findall(line)) <= _PROMPT_WORDS)


def is_not_free(tree: "HtmlElement | None") -> bool:
    """Whether the page declares that it is for subscribers."""
    if tree is None:
        return False
    tiers = (tag.get("content") or "" for tag in tree.iter("meta") if _TIER in (tag.get("property"), tag.get("name")))
    scripts = (tag.text or "" for tag in tree.iter("script") if "ld+json" in (tag.get("type") or "").lower())
    return any(tier.lower().startswith(_NOT_FREE) for tier in tiers) or any(map(_is_closed, scripts))


def _is_listing(tree: "HtmlElement | None", text: str) -> bool:
    """Whether most of what was found are whole lines that are links."""
    if tree is None:
        return False
    lines = Counter(" ".join(line.lstrip("-•# ").split()) for line in text.splitlines() if line.strip())
    links = {" ".join(link.text_content().split()) for link in tree.iter("a")}
    linked = [line for line in lines.elements() if line in links]
    return len(linked) >= _LISTED and sum(map(len, linked)) > _MOSTLY * max(1, sum(map(len, lines.elements())))


def _is_closed(script: str) -> bool:
    """Whether the article that the data describes, or its body, is not free; schema.org writes it in many ways."""
    try:
        waiting: list[object] = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return False
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            if str(thing.get("isAccessibleForFree", "")).strip().lower() in ("false", "no", "http://schema.org/false"):
                return True
            waiting.extend(value for value in thing.values() if isinstance(value, dict | list))
    return False
