"""Promising a seed, and drawing with it. See :mod:`funding.decisions.drawing`."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from funding.models import Call
from funding.permissions import NotForYou
from funding.reviews.models import Review

from ..drawing import commitment_of, new_seed, order_of
from ..figures import rankable, ranking_of
from ..models import Draw
from ..permissions import (
    AlreadyDrawn,
    DrawPromisedTooLate,
    NoDrawPromised,
    NothingToDraw,
    ReviewsMissing,
    can_decide_calls,
)


@transaction.atomic
def promise_draw(call: Call) -> Draw:
    """Before anybody can know who will be in the draw: while no review of the call is in."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    if known := Draw.objects.filter(call=call).first():
        return known
    if Review.objects.counting().filter(assignment__application__call=call).exists():
        raise DrawPromisedTooLate
    seed = new_seed()
    return Draw.objects.create(
        call=call,
        seed=seed,
        commitment=commitment_of(seed),
        promised_at=timezone.now(),
    )


def promise_draws() -> int:
    """Every published call that has no promise yet and no review. By the clock, so that nobody chooses when."""
    reviewed = Review.objects.counting().values("assignment__application__call")
    calls = Call.objects.published().filter(draw=None).exclude(pk__in=reviewed)
    return len([promise_draw(call) for call in calls])


@transaction.atomic
def hold_draw(*, call: Call, by) -> Draw:
    """Settles, for good, who comes first of those that the whole ranking cannot tell apart at the money line.

    By somebody without a conflict in the call, once every review is in: later scores would make another band.
    """
    if not can_decide_calls(by):
        raise NotForYou
    draw = Draw.objects.select_for_update().filter(call=call).first()
    if draw is None:
        raise NoDrawPromised
    if draw.drawn_at is not None:
        raise AlreadyDrawn
    ranked = ranking_of(call)
    if len(ranked.all) != rankable(call, by).count():
        raise NotForYou
    if ranked.missing:
        raise ReviewsMissing
    codes = [row.standing.application for row in ranked.line.in_band]
    if len(codes) < 2:
        raise NothingToDraw
    draw.order, draw.drawn_at, draw.by = order_of(draw.seed, codes), timezone.now(), by
    draw.save(update_fields=["order", "drawn_at", "by"])
    return draw
