"""Who may do what with a lent space and a deal, and the sentences with which one is refused."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.bookings.permissions import Unavailable
from experiments.bookings.workflow import Status
from experiments.permissions import Refused, can_contribute

from .enums import Side
from .models import Deal, ParkingScheme, ParkingSpace
from .workflow import Hat

ARRIVE_BEFORE = timedelta(minutes=15)
DISPUTE_WITHIN = timedelta(days=14)


class NotRunning(Refused):
    sentence = _("Shared parking does not run at the moment.")


class JoinFirst(Refused):
    sentence = _(
        "Shared parking is an experiment. Join it, or sign its present consent, and come back: what you chose is kept."
    )


class SpaceStepNotListed(Refused):
    sentence = _("The space has moved on; this cannot be done with it any more.")


class SpaceIsFixed(Refused):
    sentence = _(
        "The park manager has seen these facts. Withdraw the space and lend it anew when they are wrong."
    )


class CardHasChanged(Refused):
    sentence = _("The card of rules has just changed. Read it once more, please.")


class ReasonNeeded(Refused):
    sentence = _("Say why: the owner reads it.")


class NoneFree(Unavailable):
    sentence = _("Every space here has just been taken for this time.")


class OwnSpace(Refused):
    sentence = _("All that is free here is your own. Pause it to park there yourself.")


class TooEarly(Refused):
    sentence = _("You can arrive from 15 minutes before the beginning.")


class NotNow(Refused):
    sentence = _("The booking has moved on; this cannot be done with it any more.")


class NotYourDeal(Refused):
    sentence = _("This parking is not yours.")


class AlreadyRated(Refused):
    sentence = _("You have rated this deal already.")


class DisputeIsOver(Refused):
    sentence = _("This dispute is decided.")


class SaidEnough(Refused):
    sentence = _(
        "You have written all that has room here, or sent six photos. The park manager decides with what is there."
    )


class EnoughPhotos(Refused):
    sentence = _("Six photos are enough. Delete one to add another.")


class TooLateToDispute(Refused):
    sentence = _("A dispute can be raised up to 14 days after the end.")


def takes_part(user, scheme: ParkingScheme | None) -> bool:
    """With the consent in force, while the experiment runs."""
    return bool(scheme) and can_contribute(user, scheme.experiment)


def require_part(user) -> ParkingScheme:
    scheme = ParkingScheme.objects.current()
    if scheme is None:
        raise NotRunning
    if not takes_part(user, scheme):
        raise JoinFirst
    return scheme


def hats_of(user, space: ParkingSpace) -> set[Hat]:
    """Nobody is the clock."""
    if user is None:
        return {Hat.CLOCK}
    hats = set()
    if user.is_authenticated and space.owner_id == user.pk:
        hats.add(Hat.OWNER)
    if can_manage_parking(user):
        hats.add(Hat.PARK_MANAGER)
    return hats


def is_owner_of(user, resource) -> bool:
    """Of the space that is lent as this resource."""
    return ParkingSpace.objects.filter(resource=resource, owner=user.pk).exists()


def can_manage_parking(user) -> bool:
    return user.has_perm("bookings.manage_booking")


def may_see_way_in(user, deal: Deal) -> bool:
    """Whoever booked, from the yes to the end; before and after it the space is one of its block."""
    return deal.side_of(user) == Side.DRIVER and deal.booking.status in (
        Status.CONFIRMED,
        Status.IN_USE,
    )


def may_see_photos(user, space: ParkingSpace) -> bool:
    if hats_of(user, space):
        return True
    if not user.is_authenticated:
        return False
    return (
        Deal.objects.of_driver(user)
        .filter(space=space, booking__status__in=(Status.CONFIRMED, Status.IN_USE))
        .exists()
    )


def can_rate(user, deal: Deal) -> bool:
    side = deal.side_of(user)
    return (
        side is not None
        and deal.booking.status in (Status.ENDED, Status.CANCELLED)
        and deal.has_begun
        and not deal.ratings.filter(side=side).exists()
    )


def can_dispute(user, deal: Deal) -> bool:
    """About what has begun, for two weeks; one dispute a deal, in which both have their say."""
    return (
        deal.side_of(user) is not None
        and deal.has_begun
        and timezone.now() < deal.booking.ends_at + DISPUTE_WITHIN
        and not hasattr(deal, "dispute")
    )
