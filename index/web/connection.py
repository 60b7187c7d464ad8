"""One request over one connection to an address that was checked, with a limit on all of its time and bytes.

It stands on httpcore and not on httpx because only there a program may decide which address a name leads to: the name
is looked up once, every address it has is checked, and the connection goes to one of the checked ones, so that a name
that changes its address between the check and the connection gains nothing. It follows no redirects.
"""

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from queue import Empty, SimpleQueue

import certifi
import httpcore

from index.errors import Refused
from index.limits import FETCH_SECONDS, SILENCE_SECONDS
from index.web.address import Address, ip_of, is_public
from index.web.packing import Packed

Resolve = Callable[[str, int], Sequence[str]]
SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]

# How the refusal of an address in a private network ends.
PERMITS = "--allow-private permits it"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: `headers` in lower case, the last of several; `body` is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class NotPublic(Exception):
    """A name leads to an address that is not on the public web."""


class _TimeIsUp(httpcore.TimeoutException):
    """The whole request took too long, however lively its bytes."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, as the machine's own resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def load(
    address: Address,
    headers: Mapping[str, str],
    limit_bytes: int,
    *,
    allow_private: bool = False,
    resolve: Resolve = resolve,
    seconds: float = FETCH_SECONDS,
) -> Reply:
    """GET it. Raises Refused with one line for all that can go wrong on the way."""
    told = str(address)
    deadline = time.monotonic() + seconds
    backend = _Checked(resolve, allow_private, lambda: deadline - time.monotonic())
    try:
        return _load(address, headers, limit_bytes, backend)
    except NotPublic as error:
        raise Refused(told, f"{error}: {PERMITS}") from None
    except httpcore.TimeoutException as error:
        if isinstance(error, _TimeIsUp) or time.monotonic() >= deadline:
            raise Refused(told, f"took over {seconds:.0f} s: given up") from None
        raise Refused(told, f"{address.host} does not answer: try again later") from None
    except socket.gaierror:
        raise Refused(told, f"there is no host called {address.host}, or no connection to the net") from None
    except httpcore.ConnectError as error:
        raise Refused(told, _why_unconnected(address, error)) from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise Refused(told, f"{address.host} broke the answer off ({type(error).__name__}): try again later") from None


def _why_unconnected(address: Address, error: httpcore.ConnectError) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"the certificate of {address.host} is not valid ({cause.verify_message}): nothing was taken"
        if isinstance(cause, ssl.SSLError):
            return f"{address.host} speaks no TLS that can be trusted: nothing was taken"
        cause = cause.__cause__ or cause.__context__
    return f"{address.host} refuses the connection: try again later"


def _load(address: Address, headers: Mapping[str, str], limit_bytes: int, backend: httpcore.NetworkBackend) -> Reply:
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), SILENCE_SECONDS)
    asked = [(b"Host", address.netloc.encode()), *((k.encode(), v.encode()) for k, v in headers.items())]
    url = httpcore.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode("ascii"),
    )
    with (
        httpcore.ConnectionPool(ssl_context=_trusted(), network_backend=backend, max_keepalive_connections=0) as pool,
        pool.stream("GET", url, headers=asked, extensions={"timeout": timeouts}) as response,
    ):
        found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        told = str(address)
        packing = found.get("content-encoding", "identity").strip().lower()
        pieces = _unpacked(response.iter_stream(), packing, limit_bytes, told)
        return Reply(response.status, found, b"".join(pieces))


@cache
def _trusted() -> ssl.SSLContext:
    """The machine's own authorities (and SSL_CERT_FILE), for newsrooms that have theirs; and certifi's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _unpacked(chunks: Iterable[bytes], packing: str, limit_bytes: int, told: str) -> Iterator[bytes]:
    """The body, unpacked piece by piece, so that neither an endless body nor a gzip bomb is ever held whole."""
    packed = Packed(may_be_bare=packing == "deflate") if packing in ("gzip", "x-gzip", "deflate") else None
    if packed is None and packing not in ("", "identity"):
        raise Refused(told, f"packed as {packing[:20]!r}, which was not asked for")
    left = limit_bytes
    try:
        for chunk in chunks:
            for piece in packed.unpack(chunk, left + 1) if packed else (chunk,):
                left -= len(piece)
                if left < 0:
                    raise Refused(told, f"over {limit_bytes // 1_000_000 or 1} MB: no article is that large")
                yield piece
    except zlib.error:
        raise Refused(told, f"its {packing} is damaged: try again later") from None
    if packed and not packed.is_whole:
        raise Refused(told, "the answer broke off in the middle: try again later")


class _Checked(httpcore.NetworkBackend):
    """Connects to addresses that were checked, and to nothing else."""

    def __init__(self, resolve: Resolve, allow_private: bool, seconds_left: Callable[[], float]) -> None:
        self._resolve, self._allow_private, self._left = resolve, allow_private, seconds_left
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """To the first of the checked addresses that answers. Raises NotPublic."""
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for ip in self._checked(host, port):
            try:
                stream = self._inner.connect_tcp(ip, port, _sooner(timeout, self._left), local_address, socket_options)
                return _Timed(stream, self._left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError("no address")

    def _checked(self, host: str, port: int) -> Sequence[str]:
        found = _in_time(lambda: self._resolve(host, port), min(SILENCE_SECONDS, self._left()))
        if self._allow_private:
            return found
        public = [ip for ip in found if is_public(ip_of(ip))]
        if found and not public:
            at = "" if found[0] == host else f"at {found[0]}, which is "
            raise NotPublic(f"{host} is {at}not on the public web")
        if port < 1024 and port not in (80, 443):
            raise NotPublic(f"port {port} is no web server's")
        return public


class _Timed(httpcore.NetworkStream):
    """A stream whose every wait also ends when the whole request's time does."""

    def __init__(self, stream: httpcore.NetworkStream, seconds_left: Callable[[], float]) -> None:
        self._stream, self._left = stream, seconds_left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _sooner(timeout, self._left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _sooner(timeout, self._left))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, _sooner(timeout, self._left)), self._left)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _sooner(timeout: float | None, seconds_left: Callable[[], float]) -> float:
    left = seconds_left()
    if left <= 0:
        raise _TimeIsUp
    return left if timeout is None else min(timeout, left)


def _in_time(look_up: Callable[[], Sequence[str]], seconds: float) -> Sequence[str]:
    """The system's resolver knows no time limit; it is left behind in its thread when it takes too long."""
    answers: SimpleQueue[Sequence[str] | BaseException] = SimpleQueue()

    def run() -> None:
        try:
            answers.put(look_up())
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, socket.gaierror) else socket.gaierror(str(error)))

    threading.Thread(target=run, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.01, seconds))
    except Empty:
        raise _TimeIsUp from None
    if isinstance(answer, BaseException):
        raise answer
    return answer
