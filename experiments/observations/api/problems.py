"""What went wrong, for a program by its code and for a person in a sentence (RFC 9457)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experiments.permissions import Refused

from ..permissions import (
    InTheFuture,
    KeyHasOtherContent,
    NoSuchForm,
    NotTakingData,
)

MOST_BYTES = 1024 * 1024
GUIDE = "/api/"
# Addresses without a language: or a 404 would be looked for under /en/.
WITHOUT_LANGUAGES = "experiments.observations.api.urls"

KINDS = {
    "malformed": (400, _("The body is not JSON as it is described.")),
    "key-missing": (
        401,
        _(
            "Send a key that is in force, as Authorization: Bearer. Organisers make keys and can revoke them."
        ),
    ),
    "not-taking-data": (403, NotTakingData.sentence),
    "other-form": (403, _("Your key is for another form.")),
    "no-such-form": (403, NoSuchForm.sentence),
    "not-found": (404, _("There is nothing at this address for your key.")),
    "other-content": (409, KeyHasOtherContent.sentence),
    "too-large": (
        413,
        _("At most %(bytes)s bytes at once. Send less."),
    ),
    "not-json": (415, _("Send application/json in UTF-8.")),
    "not-valid": (422, _("The observation cannot be taken as it is.")),
    "all-refused": (422, _("None of the observations can be taken as it is.")),
    "in-the-future": (422, InTheFuture.sentence),
    "too-many-requests": (
        429,
        _("Too many requests. Wait for the seconds that Retry-After says."),
    ),
}
CODES = {
    NotTakingData: "not-taking-data",
    KeyHasOtherContent: "other-content",
    InTheFuture: "in-the-future",
    NoSuchForm: "no-such-form",
}


@dataclass
class Problem(Exception):
    """``faults``: sentences by field; ``more``: further members of the answer."""

    code: str
    faults: dict[str, str] = field(default_factory=dict)
    retry_after: int = 0
    more: dict = field(default_factory=dict)

    @classmethod
    def of(cls, refused: Refused) -> Problem:
        return cls(CODES[type(refused)])

    @property
    def status(self) -> int:
        return KINDS[self.code][0]

    @property
    def sentence(self) -> str:
        text = str(KINDS[self.code][1])
        return text % {"bytes": MOST_BYTES} if self.code == "too-large" else text


def problem_response(request, problem: Problem) -> HttpResponse:
    request.urlconf = WITHOUT_LANGUAGES
    body = {
        "type": f"{GUIDE}#{problem.code}",
        "code": problem.code,
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.sentence,
        "faults": problem.faults,
        **problem.more,
    }
    response = json_response(body, problem.status, "application/problem+json")
    if problem.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="park"'
    if problem.retry_after:
        response["Retry-After"] = str(problem.retry_after)
    return response


def json_response(body, status=200, content_type="application/json") -> HttpResponse:
    """Never kept by anybody: it depends on the key and on the language."""
    return HttpResponse(
        json.dumps(body),
        status=status,
        content_type=content_type,
        headers={"Cache-Control": "no-store", "Vary": "Accept-Language"},
    )


def fault_sentence(recorded) -> str:
    """Of an entry that was refused as a whole."""
    return str(recorded.refusal) if recorded.refusal else gettext("See the faults.")
