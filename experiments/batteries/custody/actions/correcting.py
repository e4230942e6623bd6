"""What was entered wrongly is made good by its counter-entry: nothing is changed, nothing goes."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.permissions import NotAllowed
from innovation_park.lib.private_files import delete_after_commit

from ..epcis import declared_wrong
from ..models import Certificate, CustodyEvent, Lot, Node
from ..permissions import (
    AlreadyCorrected,
    HasMovedOn,
    NotEnough,
    ReasonNeeded,
    can_work_at_hub,
)
from ..workflow import STEPS, Act, LotState
from .writing import Entry, Move, lock, write

# What an entry brought with it, by the end of its key.
COMPANIONS = ("difference", "late", "late-in", "late-out")


@transaction.atomic
def correct(event: CustodyEvent, by, reason: str) -> CustodyEvent:
    """The counter-entry, with that of what was stated along with it. A lot goes back by one step, if it stands there still."""
    if by is not None and not can_work_at_hub(by):
        raise NotAllowed
    if not reason.strip():
        raise ReasonNeeded
    whole = _whole(event)
    heads = lock(*_places(whole))
    if CustodyEvent.objects.filter(corrects=event).exists() or event.corrects_id:
        raise AlreadyCorrected
    _step_back(event)
    counter = sorted(
        (_counter(each, reason.strip()) for each in whole), key=_adds_first
    )
    try:
        events = write(counter, heads, by)
    except NotEnough:
        raise HasMovedOn from None
    return next(each for each in events if each.corrects_id == event.pk)


def _whole(event: CustodyEvent) -> list[CustodyEvent]:
    keys = [f"{event.client_key}:{end}" for end in COMPANIONS]
    companions = CustodyEvent.objects.filter(client_key__in=keys, correction=None)
    whole = [event.pk, *companions.values_list("pk", flat=True)]
    found = CustodyEvent.objects.filter(pk__in=whole)
    return list(found.select_related("node", "lot").prefetch_related("postings__node"))


def _places(events: list[CustodyEvent]) -> set[Node]:
    moved = {move.node for event in events for move in event.postings.all()}
    return moved | {event.node for event in events}


def _counter(event: CustodyEvent, why: str) -> Entry:
    """The same event, declared to be wrong; the same columns with the opposite sign."""
    return Entry(
        act=Act(event.act),
        node=event.node,
        at=event.at,
        key=f"correct:{event.pk}",
        grams=event.grams,
        moves=[
            Move(each.node, each.side, -each.grams, _lot_of(event, each.lot_number))
            for each in event.postings.all()
        ],
        chemistry=event.chemistry,
        source=event.source,
        destination=event.destination,
        lot=event.lot,
        bag=event.bag,
        reason=event.reason,
        note=why[:400],
        corrects=event,
        document=declared_wrong(event.document, at=timezone.now(), why=why),
    )


def _lot_of(event: CustodyEvent, number: int) -> Lot | None:
    return event.lot if number else None


def _adds_first(entry: Entry) -> bool:
    return any(move.grams < 0 and not move.node.is_boundless for move in entry.moves)


def _step_back(event: CustodyEvent) -> None:
    if event.lot_id is None or event.act not in STEPS:
        return
    lot = Lot.objects.select_for_update().get(pk=event.lot_id)
    before, after = STEPS[Act(event.act)]
    if lot.state != after:
        raise HasMovedOn
    if before == after:
        return
    lot.state = before
    if before == LotState.CLOSED:
        lot.recycler = None
    try:
        with transaction.atomic():
            lot.save(update_fields=["state", "recycler"])
    except IntegrityError:  # another lot of this chemistry has been opened since
        raise HasMovedOn from None
    for certificate in Certificate.objects.filter(lot=lot):
        delete_after_commit(certificate.document)
        certificate.delete()
