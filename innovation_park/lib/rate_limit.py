"""How often one person, or one connection, may do a thing.

Counts live in the cache, in windows of fixed length; ``add`` and ``incr`` are atomic in every
cache we use, so parallel requests cannot slip through. With several web processes the cache must
be a shared one (``REDIS_URL``), or each process counts for itself.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from functools import wraps
from typing import Literal

from django.conf import settings
from django.core.cache import cache
from django.shortcuts import render

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104 - nothing listens there; it stands for "no address"
NEVER_REPEATED = ("csrfmiddlewaretoken", "password", "credential", "code")


def parse_rate(rate: str) -> tuple[int, int]:
    """``"5/h"`` is five an hour, ``"20/10m"`` twenty in ten minutes: (amount, seconds)."""
    amount, _slash, period = rate.partition("/")
    return int(amount), int(period[:-1] or 1) * SECONDS[period[-1]]


def take_turn(name: str, who: str, rate: str) -> int:
    """Counts one turn; 0 when it was allowed, else the seconds until the next window."""
    amount, seconds = parse_rate(rate)
    now = time.time()
    window = int(now // seconds)
    key = f"rate:{name}:{who}:{window}"
    cache.add(key, 0, timeout=seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # the window ended between the two lines
        return 0
    return 0 if count <= amount else max(int((window + 1) * seconds - now), 1)


def client_ip(request) -> str:
    """The address of the connection, cut to its network for IPv6 (one household, one count).

    ``X-Forwarded-For`` is believed only for as many hops as ``TRUSTED_PROXY_COUNT`` says
    stand before us, counted from our end; whatever a client writes in front is ignored.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if hops := settings.TRUSTED_PROXY_COUNT:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(forwarded) >= hops:
            address = forwarded[-hops].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return UNKNOWN_ADDRESS
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return str(parsed)


def rate_limited(
    name: str, rate: str, by: Literal["user", "ip"] = "user", *, safe_methods=False
) -> Callable:
    """View decorator: beyond ``rate`` the visitor gets the 429 page.

    Reading a form is free: only unsafe methods count, unless ``safe_methods`` is set (a
    download by GET). Visitors who are not signed in are always counted by connection.
    """

    def decorate(view):
        @wraps(view)
        def limited(request, *args, **kwargs):
            if request.method in SAFE_METHODS and not safe_methods:
                return view(request, *args, **kwargs)
            wait = take_turn(name, _who(request, by), rate)
            if wait:
                return too_many_requests(request, wait)
            return view(request, *args, **kwargs)

        return limited

    return decorate


def too_many_requests(request, wait: int = 60):
    """The 429 page. What was typed is offered again, except secrets and files."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(secret in name.lower() for secret in NEVER_REPEATED)
    ]
    response = render(
        request,
        "429.html",
        {
            "wait": wait,
            "minutes": -(-wait // 60),
            "typed": typed,
            "action": request.get_full_path(),
        },
        status=429,
    )
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "private, no-store"
    return response


def _who(request, by: str) -> str:
    if by == "user" and request.user.is_authenticated:
        return f"user-{request.user.pk}"
    return f"ip-{client_ip(request)}"
