"""What somebody leaves behind who lends a space, parks, disputes and decides."""

from django.utils import timezone

from experiments.bookings.actions import end_booking
from experiments.parking.actions.ledger import charge_use
from experiments.parking.enums import Cause, Decision, Side
from experiments.parking.models import (
    Deal,
    Displacement,
    Dispute,
    DisputePhoto,
    SpacePhoto,
)
from tests.factories.experiments import join
from tests.factories.parking import booked_deal, lent_space, participant, running_scheme


def plant_parking(person, marker: str, picture) -> None:
    """``picture(name)`` gives a file with the marker in it."""
    scheme = running_scheme()
    other = participant(scheme)
    join(scheme.experiment, person)
    own = lent_space(
        scheme, person, address=f"{marker} Lane", entry_route=f"{marker} gate"
    )
    photo = SpacePhoto(space=own)
    photo.picture.save(f"{marker}-space.jpg", picture("space.jpg"))
    lent = booked_deal(other, plate="12가3456")
    _dispute(lent, Side.OWNER, marker, picture, decided_by=person)
    own.proof.save(f"{marker}-lease.pdf", picture("lease.pdf"))
    decided = lent_space(scheme, other, decided_by=person, metres=30)
    deal = booked_deal(person, plate="99가9999")
    displacement = Displacement(
        deal=deal, at=timezone.now(), cause=Cause.OCCUPIED, left=decided
    )
    displacement.photo.save(f"{marker}-taken.jpg", picture("taken.jpg"), save=False)
    displacement.save()
    _dispute(deal, Side.DRIVER, marker, picture)
    end_booking(booking=deal.booking, by=person)
    charge_use(deal=Deal.objects.get(pk=deal.pk))


def _dispute(deal, side, marker, picture, **more) -> None:
    dispute = Dispute.objects.create(
        deal=deal,
        raised_by=side,
        raised_at=timezone.now(),
        decision=Decision.SETTLED,
        **{f"{side}_words": f"{marker} says"},
        **more,
    )
    photo = DisputePhoto(dispute=dispute, side=side)
    photo.picture.save(f"{marker}-dispute.jpg", picture("dispute.jpg"))
