"""What went wrong, for a program by its code and for a person in a sentence (RFC 9457)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

GUIDE = "/api/forums/"
WITHOUT_LANGUAGES = "community.api.urls"  # or a 404 would be looked for under /en/
KINDS = {
    "token-unknown": (
        401,
        _("This token opens nothing: it ended, was revoked, or never was one."),
    ),
    "not-found": (404, _("There is nothing at this address that you may read.")),
    "not-valid": (422, _("The question cannot be answered as it was asked.")),
    "too-many-requests": (
        429,
        _("Too many requests. Wait for the seconds that Retry-After says."),
    ),
}


@dataclass
class Problem(Exception):
    """``faults``: a word for each part of the address that is wrong."""

    code: str
    faults: dict[str, str] | None = None
    retry_after: int = 0

    @property
    def status(self) -> int:
        return KINDS[self.code][0]

    @property
    def sentence(self) -> str:
        return str(KINDS[self.code][1])


def problem_response(request, problem: Problem) -> HttpResponse:
    request.urlconf = WITHOUT_LANGUAGES
    body = {
        "type": f"{GUIDE}#{problem.code}",
        "code": problem.code,
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.sentence,
        "faults": problem.faults or {},
    }
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=problem.status,
        content_type="application/problem+json",
        headers={"Cache-Control": "no-store", "Vary": "Accept-Language"},
    )
    if problem.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="forums"'
    if problem.retry_after:
        response["Retry-After"] = str(problem.retry_after)
    return _open_to_all(request, response)


def answer(request, content) -> HttpResponse:
    """With the hash of what it says as its ETag: whoever has it already is told so in a line."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    known = {
        each.strip().removeprefix("W/")
        for each in request.headers.get("if-none-match", "").split(",")
    }
    if known & {etag, "*"}:
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        del response["Content-Type"]
    else:
        response = HttpResponse(body, content_type="application/json")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Authorization"
    return _open_to_all(request, response)


def _open_to_all(request, response: HttpResponse) -> HttpResponse:
    """A page of another site may ask for what everybody may read: no cookie is read here. A token is for programs."""
    if "authorization" not in request.headers:
        response["Access-Control-Allow-Origin"] = "*"
    return response
