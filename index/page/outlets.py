"""Which outlet a page belongs to, by what the page itself shows; None unless that is clear.

There is no list of the world's outlets in here: a name counts by its words ("Herald", "Zeitung"), by the host it
shares with the page's addresses, or by the place where only an outlet's name stands.
"""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from index.page.interface import is_byline, is_label
from index.page.layout import Layout
from index.regex import regex
from index.wires import find_agencies

_OUTLET_WORDS = frozenset(
    "news newspaper times post herald tribune gazette journal chronicle observer courier telegraph agency press tv "
    "television radio fm broadcasting network media magazine weekly daily bulletin dispatch examiner inquirer mail "
    "monitor standard sentinel register reporter globe express argus echo advertiser mercury star review "
    "newswire today ledger wire voice clarion guardian intelligencer messenger statesman crier digest "
    "zeitung nachrichten tageblatt rundschau anzeiger allgemeine nouvelles dépêche presse quotidien noticias "
    "diario periódico gaceta prensa jornal correio folha gazeta giornale corriere gazzetta notizie krant courant "
    "gazetesi haber ajansı новости вести газета известия новини вісник агентство صحيفة وكالة جريدة أخبار".split()
)
_NO_DESKS = frozenset(
    "of the in and our your all more this top today morning evening week new report reports reporter wire middle east "
    "africa asia europe americas us uk eu".split()
)
"""Words of sections that stand in outlets' own names as well."""
_SECTION_WORDS = _NO_DESKS | frozenset(
    "world breaking local national business sports sport latest politics live international economy health "
    "science tech technology culture entertainment opinion home weather video photo related other trending crime "
    "staff".split()
)
_NO_OUTLET_WORDS = frozenset(
    "with click share for content syndicate creators wires writer by from via follow release statement".split()
)
_LEAD = regex(r"^(?P<name>[A-Z][\w'’.&-]*(?: [A-Z][\w'’.&-]*){0,3})\s?/\s?(?=[A-Z“\"])")
_COPYRIGHT = regex(
    r"^\W*(?:copyright|©|\(c\))[\s©,]*(?:\(c\)\s*)?(?:(?:19|20)\d\d[\s,–-]*)+(?:by\s)?(?P<name>(?:The\s)?[A-Z][\w'’.&]*(?:\s(?:of|the|&|[A-Z][\w'’.&]*)){0,4})",
    re.IGNORECASE,
)
_LABELLED = regex(
    r"^(?P<label>source|publisher|publication|outlet|site|newspaper|quelle|fuente|fonte|источник)\s?[:=]\s?(?P<name>\S.{1,60})$",
    re.I,
)
_OTHER_LABEL = regex(
    r"^(?:title|date|published|author|by|url|link|language|headline|titel|autor|datum)\s?[:=]\s?\S", re.I
)
_HOST = regex(r"(?:https?://|@|\bwww\.)((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_DATED_CHARS = 100
_PART_OF_LINE = regex(r"\s*[|·•,–—]\s*|\s-\s|\.\s+|\s*[()]\s*")
_PREFIXES = frozenset("www m amp edition mobile en news rss feeds web".split())
_SHARED_HOSTS = regex(
    r"(?:facebook|twitter|instagram|youtube|youtu|google|t\.co|telegram|t\.me|whatsapp|linkedin|pinterest|reddit|gmail|yahoo|"
    r"hotmail|outlook|wordpress|blogspot|medium|substack|bit\.ly|ow\.ly|goo\.gl|archive|amazonaws|cloudfront|creators)\b",
    re.IGNORECASE,
)


def host_of(url: str | None) -> str | None:
    """The host of an address without "www." and the like; None where it has none or anyone may publish there."""
    if not url:
        return None
    try:
        host = (urlsplit(url if "://" in url else f"//{url}").hostname or "").casefold()
    except ValueError:
        return None
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _PREFIXES:
        labels = labels[1:]
    return ".".join(labels) if len(labels) > 1 and labels[-1].isalpha() else None


def find_outlet(layout: Layout, url: str | None) -> str | None:
    """The outlet's name as the page writes it, else the host of the article's own address, else None.

    With an address at hand a name has to agree with it: pages also carry the names of syndicates and partners.
    """
    found = _from_labels(layout) or _from_lead(layout) or _from_host(layout, url)
    if found or host_of(url):
        return found or host_of(url)
    return _beside_date(layout) or _beside_byline(layout) or _from_copyright(layout) or _from_masthead(layout)


def _beside_date(layout: Layout) -> str | None:
    """The name in a line at the top that has a date too: "*Velm Courier, 24 March 2031. By Ada Venn*"."""
    dated = [line.text.strip("*_#> ") for line in layout.head[:6] if _YEAR.search(line.text)]
    return _only_name(line for line in dated if len(line) <= _DATED_CHARS)


def _beside_byline(layout: Layout) -> str | None:
    """The name behind those who wrote: "By Ada Venn, Velm Courier"."""
    return _only_name(line.text for line in layout.head[:8] if is_byline(line.text) and "," in line.text)


def _only_name(lines: Iterable[str]) -> str | None:
    """The one part of the lines that is an outlet's name by its words."""
    parts = {part for line in lines for part in _PART_OF_LINE.split(line) if part and not is_byline(part)}
    names = {part for part in parts if _could_be_name(part) and is_outlet_name(part) and not find_agencies(part)}
    return names.pop() if len(names) == 1 else None


def _from_labels(layout: Layout) -> str | None:
    """ "Source: ..." in a block of labelled lines; alone it may be the start of a headline."""
    head = layout.head[:15]
    others = sum(bool(_OTHER_LABEL.match(line.text)) for line in head)
    found = [match["name"].strip() for line in head if (match := _LABELLED.match(line.text))]
    return found[0] if found and others else None


def _from_lead(layout: Layout) -> str | None:
    """ "Velm News/ A witness said ...": some agencies open every report so."""
    for line in layout.body[:1]:
        match = _LEAD.match(line.text)
        if match and is_outlet_name(match["name"]) and not find_agencies(match["name"]):
            return match["name"]
    return None


def _from_host(layout: Layout, url: str | None) -> str | None:
    """A line around the article that spells the host of the page's addresses ("Velm Today", velmtoday.example)."""
    text = "\n".join(line.text for line in layout.masked)
    hosts = {_squashed(host.rpartition(".")[0]) for host in _HOST.findall(text) if not _SHARED_HOSTS.search(host)}
    own_host = host_of(url)
    own = _squashed(own_host.rpartition(".")[0]) if own_host and not _SHARED_HOSTS.search(own_host) else ""
    around = [line.text for line in (*layout.head[:12], *layout.foot) if len(line.text) <= 40]
    counts = Counter(name for name in around if _could_be_name(name))
    fitting = [
        name
        for name in counts
        if _spells(name, own)
        # A host that is no more than the name may be a reporter's own page.
        or any(_spells(name, host) and (is_outlet_name(name) or host != _squashed(name)) for host in hosts)
    ]
    return min(fitting, key=lambda name: (-counts[name], len(name), name)) if fitting else None


def _from_copyright(layout: Layout) -> str | None:
    for line in (*layout.foot, *layout.masked):
        match = _COPYRIGHT.match(line.text)
        if match and not find_agencies(match["name"]):
            name = re.split(r",|\s(?:LLC|Inc|Ltd|GmbH|All Rights|All rights)\b", match["name"])[0].strip(" .")
            if is_outlet_name(name):
                return name
    return None


def _from_masthead(layout: Layout) -> str | None:
    """The one short line at the very top or bottom that is an outlet's name by its words."""
    around = [line.text for line in (*layout.head[:6], *layout.foot[:3])]
    names = {name for name in around if _could_be_name(name) and is_outlet_name(name) and not find_agencies(name)}
    return names.pop() if len(names) == 1 else None


def _could_be_name(line: str) -> bool:
    words = line.split()
    return (
        1 <= len(words) <= 5
        and line[0].isupper()
        and line[-1] not in ".!?:;"
        and "," not in line
        and not is_label(line)
    )


def is_outlet_name(name: str) -> bool:
    """Whether it is called as outlets are ("The Velm Courier"), not a section or a button."""
    words = [word.strip(".,'’&").casefold() for word in name.split()]
    telling = [word for word in words if word not in _OUTLET_WORDS and word not in _SECTION_WORDS]
    is_capital = all(word[0].isupper() or word in ("of", "the", "and", "&", "de", "la") for word in name.split())
    is_other = any(word in _NO_OUTLET_WORDS for word in words) or _is_navigation(words)
    return (
        len(words) >= 2
        and bool(telling)
        and is_capital
        and not is_other
        and any(word in _OUTLET_WORDS for word in words)
    )


def _is_navigation(words: list[str]) -> bool:
    """Whether half the words or more are of a paper's sections: "Home News Sport Letters"."""
    sections = [word for word in words if word in _SECTION_WORDS and word not in _NO_DESKS]
    return len(sections) >= 2 and 2 * len(sections) >= len(words)


def _squashed(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def _spells(name: str, host: str) -> bool:
    """Whether a host begins like the name, or like its first word if that is long enough to tell."""
    whole, first = _squashed(name.removeprefix("The ")), _squashed(name.split()[0])
    return (len(whole) >= 4 and host.startswith(whole)) or (len(first) >= 6 and host.startswith(first))
