"""Who may decide, sit in panels and answer redress, and the sentences with which one is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from funding.enums import TeamRole
from funding.models import Application
from funding.permissions import is_foundation
from funding.workflow import Status
from innovation_park.lib.refusals import Refused

DECIDABLE = {Status.IN_REVIEW, Status.PANEL, Status.RESERVE}
HAVE_THEIR_MONEY = {
    Status.SELECTED,
    Status.CONTRACTING,
    Status.RUNNING,
    Status.CLOSING,
    Status.CLOSED,
    Status.TERMINATED,
}


class NotDecidable(Refused):
    sentence = _(
        "Only what is in review, before the panel or on the waiting list is decided."
    )


class AlreadyRuled(Refused):
    sentence = _("A decision about this application is already waiting to be sent.")


class OverBudget(Refused):
    sentence = _(
        "All that is selected would cost more than the call has. Give less, or put some on the waiting list."
    )


class AmountMissing(Refused):
    sentence = _("Say how much: more than nothing, and no more than was asked for.")


class TooLateToUndo(Refused):
    sentence = _("The letter has left: this decision cannot be taken back any more.")


class DeciderIsGone(Refused):
    sentence = _("Whoever made this decision has left. Take it back and decide again.")


class DrawPromisedTooLate(Refused):
    sentence = _("Reviews are in already: a promise made now would prove nothing.")


class NoDrawPromised(Refused):
    sentence = _("No seed was promised for this call, so there can be no draw.")


class NothingToDraw(Refused):
    sentence = _("No two applications are too close to call: there is nothing to draw.")


class AlreadyDrawn(Refused):
    sentence = _("The draw was held: it stands.")


class ReviewsMissing(Refused):
    sentence = _("A draw waits until all reviews are in.")


class MeetingIsClosed(Refused):
    sentence = _("The minutes are closed: nothing in them changes any more.")


class SavedMeanwhile(Refused):
    sentence = _("Somebody else has just written here. Both texts stand below.")


class NobodyPresent(Refused):
    sentence = _("Say first who is present.")


class NotYourRedress(Refused):
    sentence = _("Whoever leads the team asks for redress.")


class NoDecisionToRedress(Refused):
    sentence = _("There is no decision to look at again.")


class TooLateForRedress(Refused):
    sentence = _("The thirty days in which one can ask for redress are over.")


class RedressAskedBefore(Refused):
    sentence = _("This decision was looked at again already.")


class RedressIsOver(Refused):
    sentence = _("This has been answered or taken back.")


class DecidedYourself(Refused):
    sentence = _(
        "You made this decision: somebody else looks at whether it came about rightly."
    )


def can_decide(user, application: Application) -> bool:
    return Application.objects.at_the_desk(user).filter(pk=application.pk).exists()


def can_decide_calls(user) -> bool:
    return is_foundation(user)


def leads(user, application: Application) -> bool:
    return application.team.filter(person=user, role=TeamRole.LEAD).exists()


def decided_it(user, application: Application) -> bool:
    decision = getattr(application, "decision", None)
    return decision is not None and decision.by_id == user.pk
