"""Every address of funding, and whatever is linked from there, as somebody reads it; files unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import product

from django.apps import apps
from django.test import Client
from django.urls import get_resolver
from django.utils.translation import override

from tests.factories.accounts import sign_in
from tests.funding.error_pages import one_page_for_what_is_not_there
from tests.streams import body_of

ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
LINK = re.compile(r'(?:href|src|action)="(/[^"#?]*)')
NEVER = ("/account/", "/media/", "/static/", "/admin/", "/documents/")
MOST = 500


def routes() -> list[str]:
    """Of every app of funding, and of the pages about the reader."""
    with override("en"):
        return sorted(set(_walk(get_resolver())))


def _walk(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern, route)
        elif (
            "funding" in route or "common-grants" in route or route.startswith("en/me/")
        ):
            yield route


def arguments_of(application) -> dict[str, list[str]]:
    """Every key there is in the tables of funding, so that no row is out of reach by chance."""
    numbers = {
        str(pk)
        for model in apps.get_models()
        if model._meta.app_label.startswith("funding") and model._meta.pk.name == "id"
        for pk in model._base_manager.values_list("pk", flat=True)[:4]
    }
    return {
        "code": [application.code],
        "slug": [application.call.slug],
        "int": sorted(numbers, key=int)[:6],
        "key": ["plan", "drawing"],
    }


def filled(route: str, known: dict[str, list[str]]):
    names = ARGUMENT.findall(route)
    choices = [known.get(name) or known.get(kind) or ["1"] for kind, name in names]
    for values in product(*choices):
        given = iter(values)
        yield "/" + ARGUMENT.sub(lambda _match, given=given: next(given), route)


def read_by(user, application, *, until=None, enough=0) -> dict[str, bytes]:
    """What each address gives this reader: status line, headers and content, of pages and files alike.

    A control need not read everything: with ``until``, it goes no further than where so many of these tokens were met.
    """
    wanted = set((until or {}).values())
    missing = wanted
    client = sign_in(Client(raise_request_exception=False), user)
    known = arguments_of(application)
    waiting = [path for route in routes() for path in filled(route, known)]
    waiting += ["/en/search/?q=Lamps", f"/en/search/?q={application.code}x"]
    read: dict[str, bytes] = {}
    with one_page_for_what_is_not_there():
        while waiting and len(read) < MOST:
            path = waiting.pop(0)
            if path in read or any(each in path for each in NEVER):
                continue
            read[path] = _answer(client, path)
            missing = {each for each in missing if each.encode() not in read[path]}
            if wanted and len(wanted - missing) >= (enough or len(wanted)):
                return read
            for link in LINK.findall(read[path].decode("utf-8", "ignore")):
                if link.startswith("/en/funding/") and link not in read:
                    waiting.append(link)
    return read


def _answer(client, path: str) -> bytes:
    response = client.get(path)
    assert response.status_code < 500, path
    content = body_of(response)
    headers = "\n".join(f"{k}: {v}" for k, v in response.headers.items()).encode()
    status = f"{response.status_code}\n".encode()
    return status + headers + b"\n\n" + content + _unpacked(content)


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return b""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def found_in(read: dict[str, bytes], tokens: dict[str, str]) -> dict[str, list[str]]:
    """Of each token the addresses that give it away; in any of the codings files use."""
    leaks: dict[str, list[str]] = {}
    for name, token in tokens.items():
        forms = {token.encode(), token.encode("utf-16-be"), token.encode("utf-16-le")}
        paths = [
            path for path, content in read.items() if any(f in content for f in forms)
        ]
        if paths:
            leaks[name] = paths[:4]
    return leaks
