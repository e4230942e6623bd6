"""Who may do what with boxes, and the sentences with which one is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from experiments.permissions import NotAllowed, Refused, can_contribute

from .models import BatteryScheme


class NotRunning(Refused):
    sentence = _("Battery recycling does not run at the moment.")


class JoinFirst(Refused):
    sentence = _(
        "Battery recycling is an experiment. Join it, or sign its present consent, and come back."
    )


class OwnReport(Refused):
    sentence = _("You reported this point yourself: somebody else confirms it.")


class AlreadyAnswered(Refused):
    sentence = _("This report is answered already.")


class ScaleNameTaken(Refused):
    sentence = _("There is a scale of this name here.")


__all__ = [
    "AlreadyAnswered",
    "JoinFirst",
    "NotAllowed",
    "NotRunning",
    "OwnReport",
    "ScaleNameTaken",
    "can_check",
    "can_manage_batteries",
    "require_part",
    "takes_part",
]


def can_manage_batteries(user) -> bool:
    """The desk of the points, the hub, the rounds and the rewards."""
    return user.has_perm("batteries.manage_batteries")


def takes_part(user, scheme: BatteryScheme | None) -> bool:
    """With the consent in force, while the experiment runs."""
    return bool(scheme) and can_contribute(user, scheme.experiment)


def require_part(user) -> BatteryScheme:
    scheme = BatteryScheme.objects.current()
    if scheme is None:
        raise NotRunning
    if not takes_part(user, scheme):
        raise JoinFirst
    return scheme


def can_check(user) -> bool:
    """Whoever runs the boxes, and whoever takes part."""
    if not user.is_authenticated:
        return False
    return can_manage_batteries(user) or takes_part(
        user, BatteryScheme.objects.current()
    )
