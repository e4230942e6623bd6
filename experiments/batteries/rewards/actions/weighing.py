"""A scale confirms drop-offs by itself. The same key gives the same answer; nothing is counted twice."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from experiments.batteries.models import BatteryPoint
from experiments.permissions import Refused
from innovation_park.lib.spoken_code import heard_code

from ..enums import State
from ..models import DropOff, Scale, Weighing
from ..permissions import KeyIsTaken, OverLimit, require_staff
from .confirming import confirm_drop_off

PREFIX = "ips_"  # tells people and scanners of leaked secrets what it is
SHOWN = 8
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Answer:
    """``became``: confirmed, unknown (no such drop-off here), doubtful (staff look at it) or refused, with its sentence."""

    became: str
    code: str = ""
    sentence: str = ""
    is_new: bool = True


def make_scale(*, point: BatteryPoint, name: str, by) -> tuple[Scale, str]:
    """The record and the key itself, which nobody can read again."""
    require_staff(by)
    secret = PREFIX + secrets.token_urlsafe(32)
    scale = Scale.objects.create(
        point=point,
        name=name,
        key_sha256=hash_of(secret),
        beginning=secret[:SHOWN],
        made_by=by,
    )
    return scale, secret


def revoke_scale(*, scale: Scale, by) -> None:
    require_staff(by)
    Scale.objects.filter(pk=scale.pk, revoked_at=None).update(revoked_at=timezone.now())


def scale_for(secret: str) -> Scale | None:
    scale = (
        Scale.objects.select_related("point")
        .filter(key_sha256=hash_of(secret), revoked_at=None)
        .first()
    )
    if scale:
        now = timezone.now()
        stale = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
        Scale.objects.filter(stale, pk=scale.pk).update(last_used_at=now)
    return scale


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def weigh(
    *, scale: Scale, client_key: UUID, code: str, grams: int, cells: int | None = None
) -> Answer:
    """What was answered once is answered again, whatever has become of the drop-off since."""
    content = {"code": heard_code(code), "grams": grams, "cells": cells}
    known = Weighing.objects.filter(scale=scale, client_key=client_key).first()
    if known is None:
        try:
            return _weigh(scale, client_key, content)
        except IntegrityError:  # the scale sent twice at once
            known = Weighing.objects.get(scale=scale, client_key=client_key)
    if known.content != content:
        raise KeyIsTaken
    return Answer(**{**known.answer, "is_new": False})


@transaction.atomic
def _weigh(scale: Scale, client_key: UUID, content: dict) -> Answer:
    weighing = Weighing.objects.create(
        scale=scale, client_key=client_key, content=content
    )
    answer = _decided(scale, content)
    weighing.answer = {
        "became": answer.became,
        "code": answer.code,
        "sentence": answer.sentence,
    }
    weighing.save(update_fields=["answer"])
    return answer


def _decided(scale: Scale, content: dict) -> Answer:
    """A scale speaks for its own point only."""
    own = DropOff.objects.whole().filter(code=content["code"], point=scale.point)
    drop_off = own.first()
    if drop_off is None:
        return Answer("unknown")
    grams, cells = content["grams"], content["cells"]
    try:
        with transaction.atomic():
            confirm_drop_off(drop_off=drop_off, grams=grams, cells=cells, scale=scale)
    except OverLimit as refusal:
        _note_doubt(drop_off, refusal)
        return Answer("doubtful", drop_off.code, str(refusal))
    except Refused as refusal:
        return Answer("refused", drop_off.code, str(refusal))
    return Answer("confirmed", drop_off.code)


def _note_doubt(drop_off: DropOff, refusal: OverLimit) -> None:
    """Staff and its person read what did not fit; it waits for somebody who counts."""
    doubt = {"code": refusal.limit.code, "values": refusal.limit.values}
    DropOff.objects.filter(pk=drop_off.pk, state=State.STATED).update(doubt=doubt)
