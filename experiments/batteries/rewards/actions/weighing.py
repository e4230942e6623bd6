"""A scale confirms drop-offs by itself. The same key gives the same answer; nothing is counted twice."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from experiments.batteries.models import Scale
from experiments.permissions import Refused
from innovation_park.lib.spoken_code import heard_code

from ..enums import State
from ..models import DropOff, Weighing
from ..permissions import KeyIsTaken, OverLimit
from .confirming import confirm_drop_off


@dataclass(frozen=True)
class Answer:
    """``became``: confirmed, unknown (no such drop-off here), doubtful (staff look at it) or refused, with its sentence."""

    became: str
    code: str = ""
    sentence: str = ""
    is_new: bool = True


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
