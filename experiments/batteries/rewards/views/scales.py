"""Scales send here, with a key and without any session. The same key of a weighing gives the same answer."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from experiments.batteries.actions.scales import scale_for
from experiments.permissions import Refused
from experiments.views.personal import personal
from innovation_park.lib.rate_limit import client_ip, take_turn

from ..actions.weighing import weigh
from ..limits import MOST_CELLS, MOST_GRAMS

MOST_BYTES = 4_096
WRONG_KEYS, PER_SCALE = "60/m", "600/m"
MEMBERS = {"client_key", "drop_off", "grams", "cells"}
STATUS = {"confirmed": 200, "doubtful": 202, "unknown": 404, "refused": 409}


@csrf_exempt
@personal
@require_POST
def weighing(request):
    """``{"client_key": uuid, "drop_off": code, "grams": 230, "cells": 10}``, cells if it can count."""
    head, _space, secret = request.headers.get("Authorization", "").partition(" ")
    scale = scale_for(secret) if head == "Bearer" and secret else None
    if scale is None:
        wait = take_turn("scale-wrong-key", client_ip(request), WRONG_KEYS)
        return _told(
            "key-missing", _("Send a key that is in force."), 429 if wait else 401
        )
    if take_turn("scale", str(scale.pk), PER_SCALE):
        return _told("too-many", _("Too many requests. Wait a minute."), 429)
    body, faults = _read(request)
    if faults:
        return _told(
            "not-valid", _("The weighing cannot be taken as it is."), 422, faults
        )
    try:
        answer = weigh(scale=scale, **body)
    except Refused as refusal:
        return _told("other-content", str(refusal), 409)
    status = STATUS[answer.became]
    if status == 200 and answer.is_new:
        status = 201
    return _told(answer.became, answer.sentence, status, drop_off=answer.code)


def _told(became: str, sentence: str, status: int, faults=(), **more) -> JsonResponse:
    content = {"became": became, "sentence": sentence, "faults": list(faults), **more}
    return JsonResponse(content, status=status)


def _read(request) -> tuple[dict, list[str]]:
    """What is right, and the names of what is not."""
    try:
        given = json.loads(request.read(MOST_BYTES + 1)[: MOST_BYTES + 1])
    except (ValueError, RecursionError):
        return {}, ["body"]
    if not isinstance(given, dict):
        return {}, ["body"]
    faults = sorted(given.keys() - MEMBERS)
    code, cells, grams = (given.get(n) for n in ("drop_off", "cells", "grams"))
    if not isinstance(code, str) or len(code) > 60:
        faults.append("drop_off")
    if not _is_whole(grams, MOST_GRAMS):
        faults.append("grams")
    if cells is not None and not _is_whole(cells, MOST_CELLS):
        faults.append("cells")
    try:
        key = UUID(given.get("client_key"))
    except (ValueError, TypeError, AttributeError):
        return {}, [*faults, "client_key"]
    return {"client_key": key, "code": code, "grams": grams, "cells": cells}, faults


def _is_whole(given, most: int) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and 1 <= given <= most
