"""Deciding, and taking it back while nobody outside knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.crypto import get_random_string

from funding.enums import Outcome
from funding.models import Application, Call, Decision
from funding.permissions import NotForYou, ReasonMissing
from innovation_park.lib.refusals import Refused

from ..models import Ruling
from ..permissions import (
    DECIDABLE,
    HAVE_THEIR_MONEY,
    AlreadyRuled,
    AmountMissing,
    NotDecidable,
    OverBudget,
    TooLateToUndo,
    can_decide,
    can_decide_calls,
)


@dataclass(frozen=True)
class Wish:
    """What somebody wants to decide about one application. ``amount`` counts where it is selected."""

    application: Application
    outcome: Outcome
    reason: str
    amount: int | None = None

    @property
    def sum(self) -> int | None:
        return self.amount if self.outcome == Outcome.SELECTED else None


@transaction.atomic
def rule(*, call: Call, wishes: Iterable[Wish], due_at: datetime, by) -> list[Ruling]:
    """All of them or none. The call is locked, so that two who decide at once see each other's sums."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    batch, now = get_random_string(16), timezone.now()
    rulings = []
    for wish in sorted(wishes, key=lambda wish: wish.application.pk):
        prove(wish, by)
        rulings.append(
            Ruling.objects.create(
                application=wish.application,
                batch=batch,
                outcome=wish.outcome,
                amount=wish.sum,
                reason=wish.reason.strip(),
                made_at=now,
                by=by,
                due_at=max(due_at, now),
            )
        )
    prove_budget(call)
    return rulings


def prove(wish: Wish, by) -> None:
    """Refuses what can be seen of one decision alone; the guards of the table are asked when it is carried out."""
    application = Application.objects.select_for_update().get(pk=wish.application.pk)
    if not can_decide(by, application):
        raise NotForYou
    if application.status not in DECIDABLE:
        raise NotDecidable
    if application.status == Outcome.RESERVE == wish.outcome:
        raise NotDecidable
    if Ruling.objects.waiting().filter(application=application).exists():
        raise AlreadyRuled
    if not wish.reason.strip():
        raise ReasonMissing
    asked = application.amount_asked or 0
    if wish.outcome == Outcome.SELECTED and not 0 < (wish.amount or 0) <= asked:
        raise AmountMissing


def prove_budget(call: Call) -> None:
    if committed_of(call) > call.total_amount:
        raise OverBudget


def committed_of(call: Call) -> int:
    """Whole won: what was given, and what waits to be told."""
    given = Decision.objects.filter(
        application__call=call, application__status__in=HAVE_THEIR_MONEY
    )
    waiting = Ruling.objects.waiting().filter(application__call=call)
    sums = (rows.aggregate(sum=Sum("amount"))["sum"] or 0 for rows in (given, waiting))
    return sum(sums)


@transaction.atomic
def undo(*, rulings: Iterable[Ruling], by) -> int:
    """Takes back what has not left. All of them or none."""
    if not can_decide_calls(by):
        raise NotForYou
    wanted = [ruling.pk for ruling in rulings]
    locked = list(Ruling.objects.select_for_update().filter(pk__in=wanted))
    if any(ruling.done_at for ruling in locked):
        raise TooLateToUndo
    for ruling in locked:
        if not can_decide(by, ruling.application):
            raise NotForYou
    return Ruling.objects.filter(pk__in=wanted, undone_at=None).update(
        undone_at=timezone.now(), undone_by=by
    )


@transaction.atomic
def hurry(*, rulings: Iterable[Ruling], by) -> int:
    """The letters leave now: the next turn of the clock carries these out."""
    rulings = list(rulings)
    if not all(can_decide(by, ruling.application) for ruling in rulings):
        raise NotForYou
    waiting = Ruling.objects.waiting().filter(pk__in=[each.pk for each in rulings])
    return waiting.update(due_at=timezone.now(), is_stuck=False, refusal={})


def refused_by(act) -> str:
    """The sentence with which ``act()`` is refused, in the active language; what it did is undone either way."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except Refused as refusal:
        return str(refusal)
    return ""
