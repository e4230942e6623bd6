"""Who may send observations, and the sentences with which one is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from experiments.models import Experiment, Participation
from experiments.permissions import Refused, can_organise
from experiments.workflow import ParticipationStatus, Status


class NotTakingData(Refused):
    sentence = _("This experiment does not take observations at the moment.")


class NoSuchForm(Refused):
    sentence = _("The protocol of this experiment has no such form.")


class KeyHasOtherContent(Refused):
    sentence = _(
        "An observation with this key exists already, with other answers. Correct that one, or send this one with a new key."
    )


class InTheFuture(Refused):
    sentence = _("An observation cannot be made in the future.")


class TooManyKeys(Refused):
    sentence = _("There are too many keys in use. Revoke those that nobody needs.")


class KeyNameTaken(Refused):
    sentence = _("A key in use has this name already. Give each its own.")


class ReasonNeeded(Refused):
    sentence = _("Say in a few words why the answer changes.")


class NoCorrectionNow(Refused):
    sentence = _(
        "At the moment answers can only be emptied here, not changed: the experiment takes no data, or you have a new consent text to sign."
    )


class AlreadyFilledIn(Refused):
    sentence = _(
        "You have filled in this form for this time already. You can correct what you sent."
    )


class NobodyToAsk(Refused):
    sentence = _(
        "Whoever made this entry does not take part any more, or it is about no person."
    )


class AskedAlready(Refused):
    sentence = _(
        "Somebody has asked about this entry already. Nobody is written to twice."
    )


def takes_data(experiment: Experiment) -> bool:
    """Data may be taken only while it runs."""
    return experiment.status == Status.RUNNING


def takes_records(experiment: Experiment) -> bool:
    """Files of records about no person may still come while it is evaluated."""
    return experiment.status in (Status.RUNNING, Status.EVALUATING)


def contributing(user, experiment: Experiment) -> Participation | None:
    """Their participation, whether or not data may be taken now."""
    if not user.is_authenticated:
        return None
    joined = ParticipationStatus.JOINED
    return experiment.participations.filter(user=user, status=joined).first()


def may_see_photo(user, observation) -> bool:
    """The person themself, and those who look after the experiment."""
    own = observation.participation_id and observation.participation.user_id
    is_own = user.is_authenticated and own == user.pk
    return is_own or can_organise(user, observation.experiment)
