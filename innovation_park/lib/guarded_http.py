"""Asking an address that somebody gave us, without being led into our own house.

Only ``https`` on its own port, only machines of the public internet: the name is looked up once,
every address it has is judged, and the connection goes to the very address that was judged.
Redirects are not followed and proxies of the environment are not asked.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

# Ways from the new internet into the old one: the address inside is what counts, and it may be ours.
TRANSLATED = [ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48")]


class AddressRefused(Exception):
    """The address does not lead to a machine of the public internet, or not by ``https``."""


def check_address(url: str, *, may_be_local: bool = False) -> SplitResult:
    """What can be said without asking anybody; ``may_be_local`` is for tests on one machine."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise AddressRefused("no address") from None
    if not host or parts.username is not None:
        raise AddressRefused("no host, or a name in front of it")
    if any(letter.isspace() or not letter.isprintable() for letter in url):
        raise AddressRefused("letters that no address has")
    if may_be_local and _is_loopback(host):
        return parts
    if parts.scheme != "https" or port not in (None, 443):
        raise AddressRefused("not https on its own port")
    if _is_number(host) and not is_public(host):
        raise AddressRefused("not on the public internet")
    return parts


def post(
    url: str,
    *,
    body: bytes,
    headers: dict[str, str],
    timeout: float = 10,
    may_be_local: bool = False,
) -> int:
    """The status of the answer. Raises :class:`AddressRefused`, or ``OSError`` when nobody answers."""
    parts = check_address(url, may_be_local=may_be_local)
    connection = _connection(parts, timeout, may_be_local)
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    try:
        connection.request("POST", path, body=body, headers=headers)
        return connection.getresponse().status
    except http.client.HTTPException as fault:
        raise OSError(type(fault).__name__) from None
    finally:
        connection.close()


def is_public(address: str) -> bool:
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if any(ip in network for network in TRANSLATED) or (
            inner and not inner.is_global
        ):
            return False
    return ip.is_global and not ip.is_multicast


def _connection(parts: SplitResult, timeout: float, may_be_local: bool):
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = _judged(parts.hostname, port, may_be_local)
    if not secure:
        return _Plain(parts.hostname, port, address=address, timeout=timeout)
    return _Secure(parts.hostname, port, address=address, timeout=timeout)


def _judged(host: str, port: int, may_be_local: bool) -> str:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [each[4][0] for each in found]
    for address in addresses:
        if not (is_public(address) or (may_be_local and _is_loopback(address))):
            raise AddressRefused("not on the public internet")
    return addresses[0]


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (_is_number(host) and ip_address(host).is_loopback)


class _Plain(http.client.HTTPConnection):
    """Connects to the address that was judged; asks for the host that was named."""

    def __init__(self, host, port, *, address, timeout):
        super().__init__(host, port, timeout=timeout)
        self.address = address

    def connect(self):
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(_Plain):
    default_port = 443

    def connect(self):
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
