"""Who may do what with the spaces, and the sentences with which one is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from experiments.permissions import Refused

from .models import SeasonRequest


class TooManyPeople(Refused):
    sentence = _("It does not hold that many people. Look for a larger space.")


class NotYourExperiment(Refused):
    sentence = _(
        "Only a running experiment that you organise books without charge. Choose another, or none."
    )


class RoundIsNotOpen(Refused):
    sentence = _("This round does not take requests at the moment.")


class GroupHasAsked(Refused):
    sentence = _(
        "You have already asked for a group of this name. Take that request back first."
    )


class NotToBeAllotted(Refused):
    sentence = _("A round is given out once, after its time for requests has ended.")


class EnoughPhotos(Refused):
    sentence = _("Twelve photos are enough for a space. Take one away first.")


def can_take_back(user, request: SeasonRequest) -> bool:
    """While the round is open, whoever asked."""
    return (
        user.is_authenticated
        and request.person_id == user.pk
        and request.round.takes_requests
    )
