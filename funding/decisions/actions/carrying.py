"""What was decided happens: the application moves, the applicants get their feedback and the letter. By the clock."""

from __future__ import annotations

import structlog
from django.db import transaction
from django.utils import timezone

from funding.actions.moving import move
from funding.enums import Outcome
from funding.models import Application, Call, Decision
from funding.workflow import Event, Status
from innovation_park.lib.refusals import Refused
from innovation_park.lib.translated import in_every_language

from ..emails import letter_decision, letter_stuck
from ..models import Draw, Ruling
from ..permissions import DeciderIsGone
from .feedback import give_feedback
from .ruling import prove_budget

log = structlog.get_logger(__name__)
EVENTS = {
    Outcome.SELECTED: Event.SELECT,
    Outcome.RESERVE: Event.PUT_IN_RESERVE,
    Outcome.DECLINED: Event.DECLINE,
}


def carry_out_due() -> int:
    """Those whose window is over. One that cannot be carried out keeps its sentence and holds up no other."""
    due = Ruling.objects.due(timezone.now()).order_by("due_at", "pk")
    return sum(_carry(pk) for pk in list(due.values_list("pk", flat=True)))


def _carry(pk: int) -> bool:
    try:
        return carry_out(pk)
    except Refused as refusal:
        log.warning("ruling_stuck", ruling=pk, reason=type(refusal).__name__)
        _set_aside(pk, refusal)
    return False


@transaction.atomic
def carry_out(pk: int) -> bool:
    """Whether it still waited. Feedback, move, decision and letters are one transaction."""
    ruling = Ruling.objects.select_for_update().waiting().filter(pk=pk).first()
    if ruling is None:
        return False
    settle(ruling)
    ruling.done_at = timezone.now()
    ruling.save(update_fields=["done_at"])
    _tell_draw(ruling.application.call)
    return True


def settle(ruling: Ruling) -> Decision:
    """The decision itself, without marking the ruling: the dry run does this too, and takes it back."""
    if ruling.by is None:
        raise DeciderIsGone
    application = Application.objects.get(pk=ruling.application_id)
    prove_budget(Call.objects.select_for_update().get(pk=application.call_id))
    give_feedback(application)
    now = timezone.now()
    event = move(
        application=application,
        event=EVENTS[Outcome(ruling.outcome)],
        by=ruling.by,
        version=application.version,
        reason=ruling.reason,
        payload={"amount": ruling.amount} if ruling.amount else None,
        at=now,
    )
    decision, _is_new = Decision.objects.update_or_create(
        application=application,
        defaults={
            "outcome": ruling.outcome,
            "reason": ruling.reason,
            "amount": ruling.amount,
            "at": now,
            "by": ruling.by,
        },
    )
    letter_decision(decision, event.seq)
    return decision


@transaction.atomic
def _set_aside(pk: int, refusal: Refused) -> None:
    ruling = Ruling.objects.select_for_update().waiting().filter(pk=pk).first()
    if ruling is not None:
        ruling.is_stuck, ruling.refusal = True, in_every_language(lambda: refusal)
        ruling.save(update_fields=["is_stuck", "refusal"])
        letter_stuck(ruling)


def _tell_draw(call: Call) -> None:
    """Seed and order are public once everybody of the draw has their decision."""
    draw = Draw.objects.filter(call=call, drawn_at__isnull=False, told_at=None).first()
    if draw is None:
        return
    drawn = Application.objects.filter(call=call, code__in=draw.order)
    if not drawn.filter(status__in=(Status.IN_REVIEW, Status.PANEL)).exists():
        Draw.objects.filter(pk=draw.pk).update(told_at=timezone.now())
