"""How many connections one address may hold open at this process."""

from __future__ import annotations

import ipaddress
from collections import Counter

from django.conf import settings


class Doorway:
    def __init__(self, most: int):
        self.most = most
        self._inside: Counter[str] = Counter()

    def enter(self, scope: dict) -> bool:
        address = scope["address"] = address_of(scope)
        if self._inside[address] >= self.most:
            return False
        self._inside[address] += 1
        return True

    def leave(self, scope: dict) -> None:
        address = scope["address"]
        self._inside[address] -= 1
        if self._inside[address] <= 0:
            del self._inside[address]


def address_of(scope: dict) -> str:
    """As :func:`innovation_park.lib.rate_limit.client_ip` has it for requests."""
    address = (scope.get("client") or [""])[0]
    if hops := settings.TRUSTED_PROXY_COUNT:
        forwarded = b",".join(
            value for name, value in scope["headers"] if name == b"x-forwarded-for"
        )
        chain = forwarded.decode("latin1").split(",")
        if len(chain) >= hops:
            address = chain[-hops].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return address


doorway = Doorway(settings.LIVE_CONNECTIONS_PER_ADDRESS)
