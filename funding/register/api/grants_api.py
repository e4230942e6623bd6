"""The API itself: how often one may ask, what all its answers have in common, and how it says no."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from community.api.problems import answer
from innovation_park.lib.rate_limit import client_ip, take_turn

DESCRIPTION = """\
Read the calls of the Digital Foundation and its public awards, as the CommonGrants protocol words them.

Nothing needs a token, any origin may read, no cookie is read. Sums are texts of whole won. Answers carry an `ETag`.
The same awards can be had as 360Giving 1.4 (JSON, CSV, XLSX) from the register's page."""
PER_ADDRESS = "240/m"
LARGEST_PAGE = 200
WITHOUT_LANGUAGES = (
    "funding.register.api.urls"  # or a 404 would be looked for under /en/
)


class Sorry(Exception):
    def __init__(self, status: int, message: str, errors: Iterable[str] = ()):
        super().__init__(message)
        self.status, self.message, self.errors = status, message, list(errors)


api = NinjaAPI(
    title="Innovation Park: calls and awards",
    version="0.5",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="common-grants",
)


def counted(request: HttpRequest) -> None:
    """Each address has so many turns a minute."""
    wait = take_turn("common-grants", client_ip(request), PER_ADDRESS)
    if wait:
        raise Sorry(429, _("Too many requests. Wait for a minute."))


def success(request: HttpRequest, content: dict) -> HttpResponse:
    return answer(request, {"status": 200, "message": "Success", **content})


def paged(items: list, page: int, size: int, total: int) -> dict:
    return {
        "items": items,
        "paginationInfo": {
            "page": page,
            "pageSize": size,
            "totalItems": total,
            "totalPages": max(-(-total // size), 1),
        },
    }


def asked_states(filters: dict[str, Any], errors: list[str]) -> set[str] | None:
    """Of the filters this API knows the status alone; the others are named and left aside."""
    errors += [f"{name}: not known here" for name in filters if name != "status"]
    asked = filters.get("status")
    if not asked:
        return None
    values = asked.get("value") if isinstance(asked, dict) else None
    if not isinstance(values, list) or asked.get("operator") not in ("in", "notIn"):
        errors.append("status: needs the operator in or notIn, and a list")
        return None
    return {str(each) for each in values}


def is_wanted(value: str, filters: dict[str, Any], states: set[str] | None) -> bool:
    if states is None:
        return True
    return (value in states) == (filters["status"]["operator"] == "in")


def by_identity(rows: Iterable, wanted: UUID, identity) -> Any:
    """The row whose UUID it is: they are made of the record's own number and stored nowhere."""
    found = next((each for each in rows if identity(each) == str(wanted)), None)
    if found is None:
        raise Sorry(404, _("There is nothing at this address."))
    return found


@api.exception_handler(Sorry)
def _sorry(request, sorry: Sorry):
    request.urlconf = WITHOUT_LANGUAGES
    body = {"status": sorry.status, "message": sorry.message, "errors": sorry.errors}
    return HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=sorry.status,
        content_type="application/json",
        headers={
            "Cache-Control": "no-store",
            "Access-Control-Allow-Origin": "*",
            **({"Retry-After": "60"} if sorry.status == 429 else {}),
        },
    )


@api.exception_handler(ValidationError)
def _not_valid(request, error: ValidationError):
    faults = [str(each["loc"][-1])[:80] for each in error.errors]
    return _sorry(
        request,
        Sorry(422, _("The question cannot be answered as it was asked."), faults),
    )
