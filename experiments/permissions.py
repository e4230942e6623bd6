"""Who may do what with an experiment, and the sentences with which an act is refused."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.refusals import Refused
from innovation_park.lib.translated import LANGUAGES

from .models import Experiment, Participation
from .workflow import (
    OPEN_TO_JOIN,
    Hat,
    ParticipationStatus,
    Status,
    may_move,
)


class NotAllowed(Refused):
    sentence = _("This is for others to do: your role does not include it.")


class MoveNotListed(Refused):
    sentence = _("An experiment cannot go from this status to that one.")


class ReasonMissing(Refused):
    sentence = _("Say why, in every language of the park: the reason is public.")


class NotReady(Refused):
    """``missing`` names what has to be there first, one phrase each."""

    def __init__(self, missing: list):
        super().__init__(missing)
        self.missing = missing

    def __str__(self) -> str:
        return gettext("Before that, add: %(missing)s.") % {
            "missing": ", ".join(str(each) for each in self.missing)
        }


class PlacesBelowTaken(Refused):
    sentence = _("There cannot be fewer places than people who hold one.")


class NotOpenToJoin(Refused):
    sentence = _("This experiment does not take new participants at the moment.")


class ConsentHasChanged(Refused):
    sentence = _(
        "The consent text has been renewed while you were reading. "
        "Please read the new one; nothing has been signed."
    )


class RequiredPurposeRefused(Refused):
    sentence = _("Without the required purposes one cannot take part.")


class KeyIsTaken(Refused):
    sentence = _("This form cannot be sent again. Please sign once more.")


class AlreadyTakingPart(Refused):
    sentence = _("You have already joined this experiment.")

    def __init__(self, participation: Participation):
        super().__init__(participation.pk)
        self.participation = participation


class NotTakingPart(Refused):
    sentence = _("You are not taking part in this experiment.")


class GuardianRequestOver(Refused):
    sentence = _("This request has been answered already, or its time has passed.")


class ConsentIsFrozen(Refused):
    sentence = _("This text is published. Write a new version instead.")


class RegistrationIsFrozen(Refused):
    sentence = _("This version is registered. Draft a new version with a reason.")


class ExperimentIsOver(Refused):
    sentence = _(
        "The experiment has ended. What is registered after the end is no promise."
    )


class NotEnded(Refused):
    sentence = _("A conclusion is written when the experiment is evaluated.")


class NothingRegistered(Refused):
    sentence = _(
        "Nothing is registered, so there is nothing to conclude against. Register first."
    )


class ConclusionIsFrozen(Refused):
    sentence = _("The conclusion is published. It stays as it is.")


def hats_of(user, experiment: Experiment) -> set[Hat]:
    """What the user is to the experiment; at most two queries."""
    if not user.is_authenticated:
        return set()
    hats = set()
    if user.has_perm("experiments.manage_experiment"):
        hats.add(Hat.PARK_MANAGER)
    if experiment.organisers.filter(pk=user.pk).exists():
        hats.add(Hat.ORGANISER)
    return hats


def can_organise(user, experiment: Experiment) -> bool:
    return bool(hats_of(user, experiment))


def can_move(user, experiment: Experiment, target: Status) -> bool:
    """Whether the role allows the step; what is missing for it is another question."""
    return may_move(hats_of(user, experiment), experiment.status, target)


def can_join(user, experiment: Experiment) -> bool:
    """A free place is not needed: whoever comes later waits."""
    return user.is_authenticated and is_ready_to_join(experiment)


def is_ready_to_join(experiment: Experiment) -> bool:
    return experiment.status in OPEN_TO_JOIN and bool(experiment.current_consent())


def can_withdraw(user, participation: Participation) -> bool:
    return user is not None and participation.user_id == user.pk


def can_take_back(signature) -> bool:
    """The guardian, while what they agreed to is what holds: not once a grown-up signed alone."""
    participation = signature.participation
    if not participation.is_active or not signature.guardian_confirmed_at:
        return False
    return participation.signature_in_force().guardian_email == signature.guardian_email


def can_contribute(user, experiment: Experiment) -> bool:
    """Data may be taken only while it runs, from those who signed the text in force."""
    if not user.is_authenticated or experiment.status != Status.RUNNING:
        return False
    joined = experiment.participations.filter(
        user=user, status=ParticipationStatus.JOINED
    ).first()
    return joined is not None and has_current_consent(joined)


def has_current_consent(participation: Participation) -> bool:
    signature = participation.signature_in_force()
    current = participation.experiment.current_consent()
    return bool(signature and current and signature.version_id == current.pk)


def is_complete(text: dict) -> bool:
    """In every language of the park."""
    return all(str(text.get(code, "")).strip() for code in LANGUAGES)
