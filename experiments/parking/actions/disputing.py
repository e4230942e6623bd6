"""How the deal went, and what becomes of it when the two sides see it differently."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.permissions import NotAllowed

from ..emails import letter_dispute_decided, letter_dispute_raised
from ..enums import Decision, Verdict
from ..models import Deal, Dispute, DisputePhoto, Rating
from ..models.dispute import MOST_PHOTOS, MOST_WORDS
from ..permissions import (
    AlreadyRated,
    DisputeIsOver,
    NotYourDeal,
    ReasonNeeded,
    SaidEnough,
    TooLateToDispute,
    can_dispute,
    can_manage_parking,
    can_rate,
)
from .ledger import refund
from .moving import locked_deal


def rate_deal(*, deal: Deal, verdict: Verdict, by) -> Rating:
    side = deal.side_of(by)
    if side is None:
        raise NotYourDeal
    if not can_rate(by, deal):
        raise AlreadyRated
    try:
        with transaction.atomic():
            return Rating.objects.create(deal=deal, side=side, verdict=verdict)
    except IntegrityError as error:
        raise AlreadyRated from error


@transaction.atomic
def raise_dispute(*, deal: Deal, words: str, photos, by) -> Dispute:
    """The other side is asked for its word; both are before the park manager."""
    deal = locked_deal(deal)
    side = deal.side_of(by)
    if side is None:
        raise NotYourDeal
    if not can_dispute(by, deal):
        raise TooLateToDispute
    dispute = Dispute.objects.create(
        deal=deal,
        raised_by=side,
        raised_at=timezone.now(),
        **{f"{side}_words": words},
    )
    _keep(dispute, side, photos)
    letter_dispute_raised(dispute)
    return dispute


@transaction.atomic
def answer_dispute(*, dispute: Dispute, words: str, photos, by) -> Dispute:
    """Either side may say more until it is decided. The same words again, from a form sent twice, say nothing new."""
    dispute = Dispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
    side = dispute.deal.side_of(by)
    if side is None:
        raise NotYourDeal
    if not dispute.is_open:
        raise DisputeIsOver
    said = dispute.words_of(side)
    if said.endswith(words):
        return dispute
    all_of_it = f"{said}\n\n{words}".strip()
    sent = dispute.photos.filter(side=side).count()
    if len(all_of_it) > MOST_WORDS or sent + len(photos) > MOST_PHOTOS:
        raise SaidEnough
    setattr(dispute, f"{side}_words", all_of_it)
    dispute.save(update_fields=[f"{side}_words"])
    _keep(dispute, side, photos)
    return dispute


@transaction.atomic
def decide_dispute(*, dispute: Dispute, decision: Decision, reason: str, by) -> Dispute:
    dispute = Dispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
    if not can_manage_parking(by) or dispute.deal.side_of(by):
        raise NotAllowed
    if not dispute.is_open or decision == Decision.OPEN:
        raise DisputeIsOver
    if not reason.strip():
        raise ReasonNeeded
    dispute.decision, dispute.reason = decision, reason.strip()
    dispute.decided_by, dispute.decided_at = by, timezone.now()
    dispute.save()
    if decision == Decision.FOR_DRIVER:
        refund(deal=dispute.deal, by=by)
    letter_dispute_decided(dispute)
    return dispute


def _keep(dispute: Dispute, side, photos) -> None:
    for picture in photos:
        photo = DisputePhoto(dispute=dispute, side=side)
        photo.picture.save(picture.name, picture, save=False)
        photo.save()
