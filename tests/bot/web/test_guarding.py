"""What may pass: Host, Origin, Sec-Fetch, size and token; and the headers that every reply carries."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import words_serving as words
from bot.web.guarding import Rules, local_path
from index.limits import FORM_BYTES
from tests.bot.newsstand import QUESTION, put
from tests.bot.web.visitors import GUARDED, HERE, RULES, TOKEN, Visitor, visiting

ANYWHERE = Rules(frozenset({"desk"}), any_address=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("stand") / "archive")


@pytest.fixture(scope="module")
def visitor(folder: Path) -> Iterator[Visitor]:
    with visiting(folder) as found:
        yield found


@pytest.fixture
def stranger(folder: Path) -> Iterator[Visitor]:
    with visiting(folder, GUARDED) as found:
        yield found


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8060", "localhost:9000", "LOCALHOST", "localhost.:80"])
def test_our_own_names_are_served_at_any_port(host: str) -> None:
    assert RULES.serves(host)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "evil.example:8060", "", "[::1", "127.0.0.1:x",
     "10.0.0.5", "localhost/evil", "localhost:99999999", "127.1", "evil.example#localhost"],
)  # fmt: skip
def test_any_other_name_is_not(host: str) -> None:
    assert not RULES.serves(host)


@given(host=st.text(alphabet=st.characters(codec="latin-1"), max_size=40))
def test_no_host_but_those_named_is_served(host: str) -> None:
    name = host.lower().partition(":")[0].rstrip(".")
    assert RULES.serves(host) <= (name in {"127.0.0.1", "localhost"})


def test_bound_to_every_address_bare_addresses_pass_but_names_do_not() -> None:
    assert ANYWHERE.serves("192.0.2.7:8060")
    assert ANYWHERE.serves("[2001:db8::7]:8060")
    assert ANYWHERE.serves("desk:8060")
    assert not ANYWHERE.serves("rebound.example:8060")


def test_a_request_for_another_name_learns_nothing(visitor: Visitor) -> None:
    reply = visitor.get("/", host="rebound.example:8060")
    assert (reply.status_code, reply.text) == (421, words.WEB_HOST + "\n")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8060"},
        {"origin": f"ftp://{HERE}"},
        {"origin": f"http://{HERE}.evil.example"},
        {"origin": f"http://{HERE}", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_sites_page_is_refused(visitor: Visitor, headers: dict[str, str]) -> None:
    reply = visitor.send("POST", "/ask", headers, data={"question": QUESTION})
    assert (reply.status_code, reply.text) == (403, words.WEB_ORIGIN + "\n")


@pytest.mark.parametrize(
    "headers", [{"origin": f"http://{HERE}"}, {"sec-fetch-site": "same-origin"}, {"origin": f"https://{HERE}"}]
)
def test_a_form_of_ours_passes(visitor: Visitor, headers: dict[str, str]) -> None:
    assert visitor.send("POST", "/ask", headers, data={"question": QUESTION}).status_code == 303


@pytest.mark.parametrize(
    ("mode", "target", "status"),
    [("navigate", "document", 200), ("navigate", "iframe", 403), ("no-cors", "image", 403), ("cors", "empty", 403)],
)
def test_another_site_may_link_to_a_page_and_nothing_else(
    visitor: Visitor, mode: str, target: str, status: int
) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode, "sec-fetch-dest": target}
    assert visitor.send("GET", "/", headers).status_code == status


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/none", 404), ("/answers/77777", 404), ("/ask", 405), ("/login", 200)]
)
def test_every_reply_binds_the_browser(visitor: Visitor, path: str, status: int) -> None:
    reply = visitor.get(path)
    assert reply.status_code == status
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in reply.headers


def test_refusals_bind_the_browser_too(visitor: Visitor) -> None:
    assert "default-src 'none'" in visitor.get("/", host="x.example").headers["content-security-policy"]


@pytest.mark.parametrize("length", [str(FORM_BYTES + 1), "9" * 30, "-1", "12a", "٣"])
def test_what_says_that_it_is_too_large_is_not_read(visitor: Visitor, length: str) -> None:
    headers = {"origin": f"http://{HERE}", "content-length": length}
    assert visitor.send("POST", "/ask", headers, content=b"question=x").status_code == 413


def test_what_does_not_say_so_is_read_no_further_than_the_limit(visitor: Visitor) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1
            await asyncio.sleep(0)
            yield b"q" * 10_000

    headers = {"origin": f"http://{HERE}", "content-type": "application/x-www-form-urlencoded"}
    assert visitor.send("POST", "/ask", headers, content=endless()).status_code == 413
    assert sent <= FORM_BYTES // 10_000 + 3


def test_without_the_token_every_page_leads_to_the_sign_in_and_back(stranger: Visitor) -> None:
    for path in ("/", "/history", "/answers/1", "/none"):
        reply = stranger.get(path)
        assert reply.status_code == 303
        assert reply.headers["location"].startswith("/login")
    assert stranger.get("/answers/1?x=1").headers["location"] == "/login?next=%2Fanswers%2F1%3Fx%3D1"
    assert stranger.post("/ask", {"question": QUESTION}).status_code == 401
    assert stranger.post("/logout").status_code == 401


def test_the_token_opens_and_a_cookie_keeps_it_open(stranger: Visitor) -> None:
    reply = stranger.post("/login", {"token": TOKEN, "next": "/history"})
    assert (reply.status_code, reply.headers["location"]) == (303, "/history")
    cookie = reply.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert "secure" not in cookie.lower()
    assert stranger.get("/history").status_code == 200
    assert stranger.post("/logout").headers["location"] == "/login"
    assert stranger.get("/history").status_code == 303


def test_behind_a_proxy_with_https_the_cookie_keeps_to_https(stranger: Visitor) -> None:
    reply = stranger.post("/login", {"token": TOKEN}, origin=f"https://{HERE}")
    assert "secure" in reply.headers["set-cookie"].lower()


@pytest.mark.parametrize("given", ["", "wrong", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "ü" * 30])
def test_what_is_not_the_token_opens_nothing(stranger: Visitor, given: str) -> None:
    reply = stranger.post("/login", {"token": given})
    assert reply.status_code == 403
    assert "set-cookie" not in reply.headers
    assert words.TOKEN_WRONG in reply.text
    assert stranger.send("GET", "/", {"authorization": f"Bearer {given}"}).status_code == 303
    assert stranger.get("/", cookie=f"{GUARDED.cookie}={'0' * 64}").status_code == 303
    assert stranger.get("/", cookie='"; =\x7f,').status_code == 303


def test_a_program_may_send_the_token_itself(stranger: Visitor) -> None:
    assert stranger.get("/", authorization=f"Bearer {TOKEN}").status_code == 200


def test_no_token_no_way_in() -> None:
    assert not RULES.is_token("")


def test_the_token_is_not_where_rules_are_printed() -> None:
    assert TOKEN not in repr(GUARDED)


ELSEWHERE = [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/x",
    "/%0d%0aset-cookie",
    "/a\nb",
    "/../..//x",
]


@given(path=st.one_of(st.text(), st.sampled_from(ELSEWHERE)))
def test_signing_in_leads_nowhere_else(path: str) -> None:
    onward = local_path(path)
    assert onward.startswith("/")
    assert not onward.startswith(("//", "/\\"))
    assert onward.isprintable()
    assert " " not in onward
