"""Asking an address that a stranger gave us, without letting the stranger look into our own rooms.

The host is looked up once, every address it has must be public, and the connection goes to the address
that was checked: a name that answers differently the second time gains nothing. Each redirect is looked
at in the same way. One deadline covers everything, slow answers included.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

MAX_ADDRESS = 2_000
REDIRECTS = (301, 302, 303, 307, 308)
# Networks that carry an IPv4 address inside; where in the number, from the right.
EMBEDDING = {
    ipaddress.ip_network("64:ff9b::/96"): 0,
    ipaddress.ip_network("64:ff9b:1::/48"): 0,
    ipaddress.ip_network("2002::/16"): 80,
    ipaddress.ip_network("::/96"): 0,
}


class NotFetched(Exception):
    """``reason`` is a word for the log: never the address, which may be personal."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Answer:
    content_type: str
    body: bytes


def looked_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Neither ours nor anybody's private network, however it is written or wrapped."""
    try:
        parsed = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = _embedded(parsed)
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not (
        parsed.is_multicast
        or parsed.is_reserved
        or parsed.is_unspecified
        or (parsed.version == 6 and parsed.is_site_local)
    )


def _embedded(parsed: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if parsed.ipv4_mapped:
        return parsed.ipv4_mapped
    if parsed.teredo:
        return parsed.teredo[1]
    for network, shift in EMBEDDING.items():
        if parsed in network:
            return ipaddress.IPv4Address(int(parsed) >> shift & 0xFFFFFFFF)
    return None


@dataclass(frozen=True)
class Outside:
    """How the world is reached. Tests hand in a resolver and let themselves reach their own machine."""

    user_agent: str
    accept: str = "text/html,application/xhtml+xml"
    kinds: tuple[str, ...] = ("text/html", "application/xhtml+xml")
    ports: tuple[int, ...] = (80, 443)
    seconds: float = 5
    max_bytes: int = 512 * 1024
    max_redirects: int = 3
    resolve: Callable[[str, int], list[str]] = looked_up
    may_reach: Callable[[str], bool] = is_public
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context

    def fetch(self, url: str) -> Answer:
        """The page at the end of the redirects. Raises :class:`NotFetched`, and nothing else."""
        deadline = time.monotonic() + self.seconds
        for _hop in range(self.max_redirects + 1):
            parts, port = self._checked(url)
            address = self._address(parts.hostname or "", port, deadline)
            outcome = self._ask(parts, address, port, deadline)
            if isinstance(outcome, Answer):
                return outcome
            url = urljoin(url, outcome)
        raise NotFetched("too many redirects")

    def _checked(self, url: str) -> tuple[SplitResult, int]:
        try:
            parts = urlsplit(url)
            port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
            host = (parts.hostname or "").encode("idna").decode()
        except (ValueError, UnicodeError):
            raise NotFetched("not an address") from None
        if not host or "@" in parts.netloc or len(url) > MAX_ADDRESS:
            raise NotFetched("not an address")
        if parts.scheme not in ("http", "https") or port not in self.ports:
            raise NotFetched("scheme or port")
        netloc = f"[{host}]" if ":" in host else host
        return parts._replace(netloc=netloc), port

    def _address(self, host: str, port: int, deadline: float) -> str:
        """The first address of the host, if the park may reach every one of them."""
        pool = ThreadPoolExecutor(1)
        try:
            left = max(deadline - time.monotonic(), 0)
            addresses = pool.submit(self.resolve, host, port).result(left)
        except TooSlow:
            raise NotFetched("too slow") from None
        except (OSError, UnicodeError):
            raise NotFetched("unknown host") from None
        finally:
            pool.shutdown(wait=False)
        if not addresses or not all(map(self.may_reach, addresses)):
            raise NotFetched("not a public host")
        return addresses[0]

    def _ask(
        self, parts: SplitResult, address: str, port: int, deadline: float
    ) -> Answer | str:
        """The answer, or where it sends us."""
        left = deadline - time.monotonic()
        if left <= 0:
            raise NotFetched("too slow")
        connection = _Pinned(parts, address, port, left, self.tls)
        watchman = threading.Timer(left, connection.hang_up)
        watchman.daemon = True
        watchman.start()
        try:
            return self._heard(connection, parts)
        except (NotFetched, OSError, http.client.HTTPException, ValueError) as fault:
            if time.monotonic() >= deadline:  # an answer that was cut says anything
                raise NotFetched("too slow") from None
            if isinstance(fault, NotFetched):
                raise
            raise NotFetched("no answer") from None
        finally:
            watchman.cancel()
            connection.close()

    def _heard(self, connection: _Pinned, parts: SplitResult) -> Answer | str:
        target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.putrequest("GET", _encoded(target), skip_accept_encoding=True)
        connection.putheader("User-Agent", self.user_agent)
        connection.putheader("Accept", self.accept)
        connection.putheader("Accept-Encoding", "gzip")
        connection.putheader("Connection", "close")
        connection.endheaders()
        response = connection.getresponse()
        if response.status in REDIRECTS and response.headers.get("Location"):
            return response.headers["Location"]
        if response.status != 200:
            raise NotFetched("no page")
        kind = response.headers.get("Content-Type", "")
        if kind.split(";")[0].strip().lower() not in self.kinds:
            raise NotFetched("another kind")
        coding = response.headers.get("Content-Encoding", "")
        return Answer(kind, _unpacked(response, coding, self.max_bytes))


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, speaking to the host by its name."""

    def __init__(self, parts: SplitResult, address, port, seconds, tls):
        host = parts.hostname or ""
        super().__init__(host, port, timeout=seconds)
        self.default_port = 443 if parts.scheme == "https" else 80
        self._address = address
        self._tls = tls() if parts.scheme == "https" else None
        self._line: socket.socket | None = None

    def connect(self) -> None:
        """The line is known before anything is said on it, so that it can be cut at any time."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._tls:
            self.sock = self._tls.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
        self._line = self.sock
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()

    def hang_up(self) -> None:
        """From another thread: whatever is being waited for ends at once."""
        if self._line is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._line, socket.SHUT_RDWR)


def _encoded(target: str) -> str:
    return "".join(
        sign if "\x20" < sign < "\x7f" else "".join(f"%{b:02X}" for b in sign.encode())
        for sign in (target if target.startswith("/") else f"/{target}")
    )


def _unpacked(response, coding: str, most: int) -> bytes:
    """The first ``most`` bytes of what was meant, however far the rest would unpack."""
    if coding.strip().lower() in ("", "identity"):
        return response.read(most)
    if coding.strip().lower() != "gzip":
        raise NotFetched("coding")
    unpacking, body = zlib.decompressobj(wbits=31), b""
    while len(body) < most and (part := response.read(16 * 1024)):
        try:
            body += unpacking.decompress(part, most - len(body))
        except zlib.error:
            raise NotFetched("coding") from None
        if unpacking.eof:
            break
    if not body:
        raise NotFetched("coding")
    return body
