"""What is fetched, what is refused and with which line, against a server with every fault."""

import gzip
import shutil
import ssl
import subprocess
import time
import tracemalloc
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import Refused
from index.limits import LONGEST_CRAWL_DELAY
from index.web.address import Address, ip_of, is_public, parse
from index.web.connection import load
from index.web.fetch import Fetcher
from index.web.robots import read_rules
from tests.index.webserver import Answer, Asked, Site, Waits, bomb, endless, fetching, served


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as each:
        yield each


def refusal(url: str, fetcher: Fetcher | None = None) -> str:
    with pytest.raises(Refused) as caught:
        (fetcher or fetching()).fetch(url)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_an_answer_comes_with_what_the_server_said_of_it(site: Site) -> None:
    url = site.put("kite.example/a", "<p>Rain.</p>", kind='Text/HTML; Charset="KOI8-R"', headers={"ETag": '"7"'})
    found = fetching().fetch(url)
    assert (found.status, found.body, found.url) == (200, b"<p>Rain.</p>", url)
    assert (found.content_type, found.charset, found.etag, found.moved_to) == ("text/html", "KOI8-R", '"7"', None)


@pytest.mark.parametrize("until", ["soon", "Mon, 01 Jan 99999999999 00:00:00 GMT", "Mon, 01 Jan 2031"])
def test_a_moment_to_come_back_at_that_is_none_is_passed_over(site: Site, until: str) -> None:
    url = site.put("kite.example/a", "later", status=503, headers={"Retry-After": until})
    assert fetching().fetch(url).retry_after is None


def test_what_was_there_last_time_is_told_and_not_fetched_again(site: Site) -> None:
    def page(asked: Asked) -> Answer:
        known = asked.headers.get("if-none-match") == '"7"' and "if-modified-since" in asked.headers
        return Answer(status=304) if known else Answer(b"new")

    url = site.put("kite.example/a", page)
    assert fetching().fetch(url).status == 200
    again = fetching().fetch(url, etag='"7"', modified="Tue, 04 Mar 2031 09:30:00 GMT")
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:9/feed",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0/",
        "http://10.2.3.4/",
        "http://172.16.0.9/",
        "http://192.168.1.1/router",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::2]/",
        "http://[fec0::1]/",
        "http://[feff::1]/",
        "http://[4000::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://localhost/",
        "http://224.0.0.1/",
    ],
)
def test_this_machine_and_private_networks_are_not_the_web(url: str) -> None:
    assert "not on the public web: --allow-private permits it" in refusal(url, Fetcher())


@pytest.mark.parametrize("ip", ["9.9.9.9", "2620:fe::fe", "2001:4860:4860::8888", "64:ff9b::909:909", "::ffff:9.9.9.9"])
def test_addresses_that_were_given_out_are_the_web(ip: str) -> None:
    assert is_public(ip_of(ip))


@pytest.mark.parametrize("port", [22, 25, 6])
def test_ports_of_other_services_are_not_the_web(port: int) -> None:
    fetcher = Fetcher(resolve=lambda host, port: ["9.9.9.9"])
    assert f"port {port} is no web server's" in refusal(f"http://kite.example:{port}/", fetcher)


def test_a_redirect_does_not_lead_into_the_private_network(site: Site) -> None:
    """A public site that leads to a private one: the second connection is checked as the first was."""
    private = site.put("inside.example/secret", "the secret")
    url = site.put("kite.example/a", Answer(status=302, headers={"Location": private}))
    looked_up: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    class PublicKite(Fetcher):
        """Takes the first site for public; everything else is checked as always."""

        def _load(
            self, address: Address, headers: Mapping[str, str], limit_bytes: int
        ) -> tuple[int, Mapping[str, str], bytes]:
            self._allow_private = address.host == "kite.example"
            return super()._load(address, headers, limit_bytes)

    assert "inside.example is at 127.0.0.1" in refusal(url, PublicKite(resolve=resolve, host_seconds=0))
    assert looked_up == ["kite.example", "kite.example", "inside.example"]
    assert site.count("inside.example/secret") == 0


def test_a_name_that_changes_its_address_gains_nothing(site: Site) -> None:
    """DNS rebinding: the address that was checked is the one connected to; the name is not looked up again."""
    answers = iter([["203.0.113.5", "127.0.0.1"], ["127.0.0.1"]])
    resolved: list[list[str]] = []

    def resolve(host: str, port: int) -> list[str]:
        resolved.append(next(answers))
        return resolved[-1]

    site.put("turn.example/a", "the secret")
    address = parse(f"http://turn.example:{site.port}/a")
    with pytest.raises(Refused):
        load(address, {}, 1000, resolve=resolve, seconds=0.3)
    assert len(resolved) == 1
    with pytest.raises(Refused, match="not on the public web"):
        load(address, {}, 1000, resolve=resolve, seconds=0.3)
    assert site.asked == []


def test_the_flag_lets_private_addresses_in(site: Site) -> None:
    site.put("127.0.0.1/a", "inside")
    url = f"http://127.0.0.1:{site.port}/a"
    assert Fetcher(allow_private=True, host_seconds=0).fetch(url).body == b"inside"
    assert "not on the public web" in refusal(url, Fetcher())


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://kite.example/a", "only http:// and https://"),
        ("file:///etc/passwd", "only http:// and https://"),
        ("http://ada:secret@kite.example/", "carries a name or password"),
        ("http:///a", "without a host"),
        ("http://kite.example:99999/", "not an address that can be read"),
        ("http://[::1/", "not an address that can be read"),
        ("http://ki te.example/", "blanks, control characters"),
        ("http://kite.example/\\..", "blanks, control characters"),
        ("http://kite.example/a\nb", "blanks, control characters"),
        ("http://kite.example/\ud800", "halves of characters"),
        ("http://ki%74e.example/", "no host can have such a name"),
        ("http://kite.example/" + "a" * 5000, "over 4,000 characters"),
    ],
)
def test_what_is_no_address_is_told_so(url: str, why: str) -> None:
    line = refusal(url)
    assert why in line
    assert "secret" not in line


def test_redirects_are_followed_and_a_lasting_move_is_told(site: Site) -> None:
    end = site.put("kite.example/end", "end")
    second = site.put("kite.example/second", Answer(status=308, headers={"Location": "/end"}))
    moved = site.put("kite.example/moved", Answer(status=301, headers={"Location": second}))
    found = fetching().fetch(moved)
    assert (found.url, found.moved_to, found.asked) == (end, end, moved)


def test_only_the_lasting_part_of_a_move_lasts(site: Site) -> None:
    site.put("kite.example/end", "end")
    for_now = site.put("kite.example/for-now", Answer(status=302, headers={"Location": "/end"}))
    moved = site.put("kite.example/moved", Answer(status=301, headers={"Location": "/for-now"}))
    assert fetching().fetch(moved).moved_to == for_now
    for_now_first = site.put("kite.example/x", Answer(status=302, headers={"Location": "/moved"}))
    assert fetching().fetch(for_now_first).moved_to is None


def test_redirects_in_a_circle_end(site: Site) -> None:
    url = site.put("kite.example/a", Answer(status=302, headers={"Location": "/a"}))
    assert "its redirects go in a circle" in refusal(url)
    assert site.count("kite.example/a") == 11


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://kite.example/", "http://a:b@kite.example/"])
def test_a_redirect_leads_nowhere_but_to_the_web(site: Site, target: str) -> None:
    url = site.put("kite.example/a", Answer(status=302, headers={"Location": target}))
    assert "leads on to what cannot be fetched" in refusal(url)


def test_robots_txt_is_honoured_and_asked_for_once(site: Site) -> None:
    site.put("kite.example/robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/open\n", kind="text/plain")
    fetcher = fetching()
    allowed, closed = site.put("kite.example/private/open", "open"), site.put("kite.example/private/x", "closed")
    assert fetcher.fetch(allowed).body == b"open"
    assert "robots.txt of kite.example asks programs to stay away" in refusal(closed, fetcher)
    assert site.count("kite.example/private/x") == 0
    assert site.count("kite.example/robots.txt") == 1


def test_rules_for_us_by_name_come_before_those_for_all(site: Site) -> None:
    rules = "User-agent: *\nDisallow:\n\nUser-agent: Rashomon\nDisallow: /\n"
    site.put("kite.example/robots.txt", rules, kind="text/plain")
    assert "asks programs to stay away" in refusal(site.put("kite.example/a", "x"))


def test_a_redirect_to_a_forbidden_page_is_not_followed(site: Site) -> None:
    site.put("kite.example/robots.txt", "User-agent: *\nDisallow: /private\n", kind="text/plain")
    url = site.put("kite.example/a", Answer(status=302, headers={"Location": "/private/x"}))
    assert "asks programs to stay away" in refusal(url)


def test_a_robots_txt_that_fails_forbids_all_for_now(site: Site) -> None:
    site.put("kite.example/robots.txt", Answer(b"oops", 503))
    assert "cannot be had now" in refusal(site.put("kite.example/a", "x"))


def test_a_robots_txt_on_another_page_is_followed_there(site: Site) -> None:
    site.put("www.kite.example/robots.txt", "User-agent: *\nDisallow: /\n", kind="text/plain")
    there = site.url("www.kite.example/robots.txt")
    site.put("kite.example/robots.txt", Answer(status=301, headers={"Location": there}))
    assert "asks programs to stay away" in refusal(site.put("kite.example/a", "x"))


@given(
    st.binary(max_size=200), st.sampled_from([b"", b"User-agent: *\nDisallow: /", b"User-agent: rashomon\nAllow: *"])
)
def test_no_robots_txt_whatever_raises(data: bytes, head: bytes) -> None:
    rules = read_rules(200, head + data)
    assert rules.allow("https://kite.example/a%20b?c=%C3%A9") in (True, False)
    assert 0 <= rules.seconds_between <= LONGEST_CRAWL_DELAY


@pytest.mark.parametrize("words", ["nan", "-5", "inf", "1e999", "5 minutes", ""])
def test_a_pause_that_is_no_number_of_seconds_keeps_nobody(words: str) -> None:
    rules = read_rules(200, f"User-agent: *\nCrawl-delay: {words}\nDisallow: /x\n".encode())
    assert 0 <= rules.seconds_between <= LONGEST_CRAWL_DELAY


def test_rules_that_are_slow_to_match_do_not_keep_us() -> None:
    rules = read_rules(200, b"User-agent: *\nDisallow: /" + b"*a" * 40 + b"*b$\n")
    started = time.thread_time()
    rules.allow("https://kite.example/" + "a" * 3_000)
    assert time.thread_time() - started < 1


def test_a_host_is_asked_once_a_second_and_others_meanwhile(site: Site) -> None:
    waits = Waits()
    fetcher = fetching(waits)
    for place in ("kite.example/1", "post.example/1", "kite.example/2", "kite.example/3"):
        fetcher.fetch(site.put(place, "x"))
    assert waits.slept == pytest.approx([1.0, 1.0])


def test_a_host_that_wants_longer_pauses_gets_them(site: Site) -> None:
    site.put("kite.example/robots.txt", "User-agent: *\nCrawl-delay: 7\n", kind="text/plain")
    waits = Waits()
    fetcher = fetching(waits)
    for number in range(3):
        fetcher.fetch(site.put(f"kite.example/{number}", "x"))
    assert waits.slept == pytest.approx([7.0, 7.0])


@pytest.mark.parametrize("packing", ["gzip", "deflate", "bare"])
def test_packed_answers_are_unpacked(site: Site, packing: str) -> None:
    words = b"<p>Rain over Ormby.</p>" * 500
    bare = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(words),
        "deflate": zlib.compress(words),
        "bare": bare.compress(words) + bare.flush(),
    }
    name = "gzip" if packing == "gzip" else "deflate"
    url = site.put("kite.example/a", Answer(packed[packing], headers={"Content-Encoding": name}))
    assert fetching().fetch(url).body == words


def test_a_gzip_bomb_is_refused_before_it_fills_the_memory(site: Site) -> None:
    packed = bomb(100_000_000)
    url = site.put("kite.example/a", Answer(packed, headers={"Content-Encoding": "gzip"}))
    tracemalloc.start()
    assert "over 20 MB" in refusal(url)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 70_000_000


@pytest.mark.parametrize(
    ("body", "packing", "why"),
    [
        (gzip.compress(b"x" * 5000, mtime=0)[:-30], "gzip", "broke off in the middle"),
        (gzip.compress(b"rain" * 5000, mtime=0)[:20] + b"nonsense" * 40, "gzip", "its gzip is damaged"),
        (b"x", "br", "which was not asked for"),
    ],
)
def test_damaged_packing_is_told(site: Site, body: bytes, packing: str, why: str) -> None:
    url = site.put("kite.example/a", Answer(body, headers={"Content-Encoding": packing}))
    assert why in refusal(url)


def test_an_endless_body_is_cut_off(site: Site) -> None:
    assert "over 20 MB" in refusal(site.put("kite.example/a", lambda _: Answer(endless())))


def test_a_body_that_trickles_for_ever_runs_out_of_time(site: Site) -> None:
    def trickle() -> Iterator[bytes]:
        for piece in islice(endless(b"x"), 600):
            time.sleep(0.05)
            yield piece

    url = site.put("kite.example/a", lambda _: Answer(trickle()))
    fetcher = fetching()
    fetcher.fetch(site.put("kite.example/b", "x"))  # the site's rules take none of the second
    fetcher._seconds = 1.0
    assert "took over 1 s: given up" in refusal(url, fetcher)


def test_an_answer_that_breaks_off_is_not_taken(site: Site) -> None:
    assert "broke the answer off" in refusal(site.put("kite.example/a", Answer(b"x" * 1000, cut=10)))


def test_a_server_that_refuses_to_connect_is_told() -> None:
    assert "refuses the connection" in refusal("http://127.0.0.1:1/", Fetcher(allow_private=True))


def test_a_name_that_nobody_has_is_told() -> None:
    import socket

    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert "no host called nobody.example" in refusal("https://nobody.example/", Fetcher(resolve=nobody))


def test_a_server_that_speaks_no_http_is_told(site: Site) -> None:
    assert "speaks no TLS" in refusal(f"https://127.0.0.1:{site.port}/a", Fetcher(allow_private=True))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of kite.example that signed itself, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl here to make a certificate with")
    file = tmp_path_factory.mktemp("tls") / "kite.pem"
    command = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "9",
    ]
    names = ["-subj", "/CN=kite.example", "-addext", "subjectAltName=DNS:kite.example"]
    subprocess.run([*command, *names, "-keyout", file, "-out", f"{file}.crt"], check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


@pytest.fixture
def safe_site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with served(context) as each:
        yield each


def test_a_certificate_that_nobody_vouches_for_is_refused(safe_site: Site) -> None:
    url = safe_site.put("kite.example/a", "x")
    assert "the certificate of kite.example is not valid" in refusal(url)


def test_a_certificate_is_held_against_the_name_and_not_the_address(
    safe_site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to a checked address; what is asked of the certificate is the name that the person gave."""
    from index.web import connection

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    connection._trusted.cache_clear()
    try:
        assert fetching().fetch(safe_site.put("kite.example/a", "safe")).body == b"safe"
        assert "the certificate of post.example is not valid" in refusal(safe_site.put("post.example/a", "x"))
        away = safe_site.put("kite.example/b", Answer(status=302, headers={"Location": "http://kite.example/b"}))
        assert "from https to unprotected http" in refusal(away)
    finally:
        connection._trusted.cache_clear()


def test_the_request_says_who_asks_and_sends_no_cookies(site: Site) -> None:
    url = site.put("kite.example/a?x=1&y=%C3%A9", "x")
    fetching().fetch(url + "#part")
    asked = site.asked[-1]
    assert asked.target == "/a?x=1&y=%C3%A9"
    assert asked.headers["host"] == f"kite.example:{site.port}"
    assert asked.headers["user-agent"].startswith("Rashomon/")
    assert "cookie" not in asked.headers
