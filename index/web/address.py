"""Addresses of the web: which can be fetched at all, which are on the public internet, and which spellings are one.

It does not resolve names and fetches nothing; whoever connects asks `is_public` of the address that it connects to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, unquote, urljoin, urlsplit

from index.errors import Refused
from index.limits import ADDRESS_CHARS
from index.regex import regex

IP = IPv4Address | IPv6Address

_SCHEMES = {"http": 80, "https": 443}
_NOT_IN_ADDRESS = regex(r"[\x00-\x20\x7f\\\ud800-\udfff]")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?[]|"
# Parameters that say who sent the reader, not what is read.
_TRACKING = regex(
    r"(?:utm_\w+|at_(?:medium|campaign|link\w*|format|ptr_name|bbc_team)|mc_[ce]id|_?ga|_gl|ns_\w+|cmp(?:id)?|"
    r"(?:fb|g|dc|ms|y|tw|tt|li_fat_|ira?)cl(?:id|ickid)|[gw]braid|igshid?|ocid|smid|smtyp|ref_src|xtor|wt_\w+|"
    r"__twitter_impression|guccounter|guce_\w+)",
    re.IGNORECASE,
)
_NAT64 = ip_network("64:ff9b::/96")
_GIVEN_OUT = ip_network("2000::/3")  # all of IPv6 that IANA has given out; Python takes more for the internet
_SUBSITE = regex(r"^(?:www\d?|m|mobile|amp|edition|eu|us|uk|feeds?|rss)\.")


@dataclass(frozen=True, slots=True)
class Address:
    """One address, taken apart once: what is connected to and what is asked for there. `host` is ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """Host and port as an address writes them."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _SCHEMES[self.scheme] else f"{name}:{self.port}"

    @property
    def origin(self) -> str:
        """What robots.txt and politeness count by."""
        return f"{self.scheme}://{self.netloc}"

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def is_address(words: str) -> bool:
    """Whether a person means an address by these words, and not a file."""
    return re.match(r"https?://", words, re.IGNORECASE) is not None


def parse(url: str) -> Address:
    """The address, its name and path in ASCII. Raises Refused with the reason."""
    told = url if len(url) <= 200 else url[:199] + "…"
    if len(url) > ADDRESS_CHARS:
        raise Refused(told, f"an address of over {ADDRESS_CHARS:,} characters")
    stripped = url.strip()
    if _NOT_IN_ADDRESS.search(stripped):
        raise Refused(ascii(told), "not an address: there are blanks, control characters or halves of characters in it")
    try:
        parts = urlsplit(stripped)
        port = parts.port
    except ValueError:
        raise Refused(told, "not an address that can be read") from None
    if parts.scheme not in _SCHEMES:
        raise Refused(told, "only http:// and https:// addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise Refused(f"{parts.scheme}://{parts.hostname}", "its address carries a name or password: leave that out")
    host = _ascii_host(parts.hostname or "", told)
    path = quote(parts.path or "/", safe=_PATH_SAFE)
    query = f"?{quote(parts.query, safe=_QUERY_SAFE)}" if parts.query else ""
    return Address(parts.scheme, host, _SCHEMES[parts.scheme] if port is None else port, f"{path}{query}")


def _ascii_host(name: str, told: str) -> str:
    if not name:
        raise Refused(told, "an address without a host")
    if ":" in name:
        try:
            return str(IPv6Address(name.partition("%")[0]))
        except ValueError:
            raise Refused(told, "not an address that can be read") from None
    if name.isascii():
        host = name.rstrip(".").lower()
    else:
        import idna

        try:
            host = idna.encode(name.rstrip("."), uts46=True).decode("ascii")
        except idna.IDNAError:
            raise Refused(told, "no host can have such a name") from None
    if not re.fullmatch(r"[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?", host):
        raise Refused(told, "no host can have such a name")
    return host


def canonical(url: str) -> str:
    """The one spelling of an address that an article is kept under: no fragment, no tracking. Raises Refused."""
    address = parse(url)
    path, _, query = address.target.partition("?")
    kept = "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair))
    path = re.sub(r"%[0-9a-f]{2}", lambda found: found.group().upper(), path)
    return f"{address.origin}{path}{'?' if kept else ''}{kept}"


def _is_tracking(pair: str) -> bool:
    return _TRACKING.fullmatch(unquote(pair.partition("=")[0])) is not None


def joined(base: str, link: str) -> str:
    """Where a link on a page leads; empty for what is no address."""
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""


def own_name(stated: str | None, fetched: str) -> str:
    """The address that a page says is its own, where it can be believed; else the one it was fetched from.

    Believed only within the site: otherwise any page could take another outlet's article over as a "new version". A
    front page named by an article is a broken template that would make one article of a whole site.
    """
    try:
        found = parse(urljoin(fetched, stated or ""))
    except (Refused, ValueError):
        return canonical(fetched)
    here = parse(fetched)
    names_front = found.target == "/" and here.target != "/"
    return canonical(str(found) if stated and _share_site(found, here) and not names_front else fetched)


def is_same_site(a: str, b: str) -> bool:
    """Whether both addresses are of one site, whatever it calls what serves its feeds or phones. Raises Refused."""
    return _share_site(parse(a), parse(b))


def _share_site(a: Address, b: Address) -> bool:
    return _site(a.host) == _site(b.host) and _door(a) == _door(b)


def _door(address: Address) -> int | None:
    """The port, where it is not one of the two that a site answers on anyway."""
    return None if address.port in _SCHEMES.values() else address.port


def _site(host: str) -> str:
    """The host without what only says how a page is served ("www.", "m.", "amp.")."""
    return _SUBSITE.sub("", host) if host.count(".") > 1 else host


def is_public(ip: IP) -> bool:
    """Whether an address is on the public internet, in whatever wrapping IPv6 has for an older one."""
    return all(
        each.is_global and not each.is_multicast and not each.is_reserved and (each.version == 4 or each in _GIVEN_OUT)
        for each in _meant(ip)
    )


def _meant(ip: IP) -> Iterator[IP]:
    if isinstance(ip, IPv4Address):
        yield ip
        return
    inner = [each for each in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if each is not None]
    if ip in _NAT64:
        inner.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    if ip.ipv4_mapped is None and ip not in _NAT64:
        yield ip
    yield from inner


def ip_of(words: str) -> IP:
    """An address as the resolver writes it."""
    return ip_address(words.partition("%")[0])
