"""What a scale in a box sends: up to 500 weighings at once, each with a key of its own, so that sending again is safe."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer
from pydantic import AwareDatetime, ConfigDict, Field

from experiments.batteries.actions.scales import scale_for
from experiments.batteries.enums import Chemistry
from experiments.batteries.models import Scale
from innovation_park.lib.rate_limit import client_ip, take_turn

from ..actions import Received, Weighing, receive_many

PER_SCALE, WRONG_KEYS = "1200/m", "60/m"
MOST_AT_ONCE = 500

api = NinjaAPI(
    title="Innovation Park: scales of battery boxes",
    version="1",
    description="Send `Authorization: Bearer ips_...`. The same `key` again is the same drop-off and never counts twice.",
    docs_url=None,
    openapi_url="v1/openapi.json",
    urls_namespace="custody-api",
)


class WeighingIn(Schema):
    model_config = ConfigDict(extra="forbid")

    key: str = Field(min_length=8, max_length=60, pattern=r"^[A-Za-z0-9._-]+$")
    at: AwareDatetime = Field(description="With its offset from UTC.")
    grams: int = Field(strict=True)
    chemistry: Chemistry = Chemistry.UNKNOWN
    cells: int | None = Field(default=None, ge=1, le=10_000)


class BatchIn(Schema):
    model_config = ConfigDict(extra="forbid")

    weighings: list[WeighingIn] = Field(min_length=1, max_length=MOST_AT_ONCE)


class RowOut(Schema):
    key: str
    became: str = Field(description="created, known or refused")
    event: str = Field(description="Identifier of the EPCIS event; empty when refused.")
    detail: str = Field(description="Why it was refused.")


class BatchOut(Schema):
    created: int
    known: int
    refused: int
    rows: list[RowOut]


class ScaleAuth(HttpBearer):
    """One key, one box. No cookie is read, so there is nothing to forge."""

    def authenticate(self, request: HttpRequest, token: str) -> Scale | None:
        scale = scale_for(token)
        if scale is None:
            take_turn("scale-wrong-key", client_ip(request), WRONG_KEYS)
        return scale


@api.post(
    "v1/weighings",
    auth=ScaleAuth(),
    response={200: BatchOut},
    url_name="weighings",
    operation_id="sendWeighings",
    summary="Send what the scale weighed",
)
def send_weighings(request: HttpRequest, batch: BatchIn):
    if wait := take_turn("scale", str(request.auth.pk), PER_SCALE):
        return _problem(429, _("Too many requests."), {"Retry-After": str(wait)})
    received = receive_many(_weighing(request.auth, row) for row in batch.weighings)
    rows = [
        _row(told.key, became)
        for told, became in zip(batch.weighings, received, strict=True)
    ]
    counts = {
        name: sum(row["became"] == name for row in rows)
        for name in ("created", "known", "refused")
    }
    return JsonResponse({**counts, "rows": rows}, headers={"Cache-Control": "no-store"})


def _weighing(scale: Scale, row: WeighingIn) -> Weighing:
    at: datetime = row.at
    told = f"scale-{scale.pk}-{row.key}"
    return Weighing(scale.point, row.grams, row.chemistry, at, told, row.cells)


def _row(key: str, became: Received) -> dict:
    event = became.event
    state = "refused" if became.refusal else "created" if became.is_new else "known"
    return {
        "key": key,
        "became": state,
        "event": f"urn:uuid:{event.uuid}" if event else "",
        "detail": str(became.refusal or ""),
    }


@api.exception_handler(AuthenticationError)
def _not_authenticated(request, _error):
    headers = {"WWW-Authenticate": 'Bearer realm="scales"'}
    return _problem(401, _("Send a key that is in force."), headers)


@api.exception_handler(ValidationError)
def _not_valid(request, error):
    faults = [
        {"where": ".".join(map(str, each["loc"][1:])), "fault": each["msg"]}
        for each in error.errors[:20]
    ]
    detail = _("The weighings cannot be read. None of them was taken.")
    return _problem(422, detail, faults=faults)


def _problem(status: int, detail: str, headers=None, **more) -> JsonResponse:
    body = {"status": status, "detail": detail, **more}
    return JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )
