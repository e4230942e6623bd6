"""Who may do what in reviewing, and the sentences with which an act is refused."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from funding.models import Application
from funding.permissions import can_handle
from innovation_park.lib.refusals import Refused

from .models import Review


class NotYourReview(Refused):
    sentence = _("This is for others to do: your role does not include it.")


class AnsweredAlready(Refused):
    sentence = _("You have answered this already, or it was taken back.")


class DeclareFirst(Refused):
    sentence = _("Sign this year's declaration first: then applications open.")


class HandedInAlready(Refused):
    sentence = _("This review is handed in. Only an officer can open it again.")


class NotHandedIn(Refused):
    sentence = _("This review has not been handed in.")


class OverDecided(Refused):
    sentence = _("The application has been decided: its reviews stay as they are.")


class WrittenElsewhere(Refused):
    """``review`` is what is kept now."""

    sentence = _(
        "This review was changed in another window. What you see there is kept; what you typed here is below, not saved."
    )

    def __init__(self, review: Review):
        super().__init__(review.pk)
        self.review = review


class ScoreOutOfRange(Refused):
    sentence = _("A score is one of those offered.")


class NotAllScored(Refused):
    """``missing`` names the criteria without a score or a reason."""

    def __init__(self, missing: list):
        super().__init__(missing)
        self.missing = missing

    def __str__(self) -> str:
        return gettext("Before handing in, score these and say why: %(missing)s.") % {
            "missing": ", ".join(str(each) for each in self.missing)
        }


class ConflictStands(Refused):
    sentence = _("There is a conflict of interest between them.")


class NotReadyToReview(Refused):
    sentence = _(
        "This reviewer cannot be asked: their declaration or their role is missing, or they take nothing at the moment."
    )


class AssignedAlready(Refused):
    sentence = _("This reviewer has been asked about this application already.")


class CannotTakeBack(Refused):
    sentence = _("A review that is handed in stays. Name a conflict if there is one.")


class PlanIsOld(Refused):
    sentence = _(
        "Something has changed since this plan was made. Make a new one, then look at it again."
    )


class PlanIsUsed(Refused):
    sentence = _("This plan has been put to work already.")


class NothingToAssign(Refused):
    sentence = _("Nothing in this call is in review, or everything has its reviewers.")


class ReasonMissing(Refused):
    sentence = _("Say why: those it concerns read it.")


class NotACopy(Refused):
    sentence = _("A copy for blind reading is made of a document of the application.")


class NamesInCopy(Refused):
    """``names`` still stand in the copy."""

    def __init__(self, names: list[str]):
        super().__init__(names)
        self.names = names

    def __str__(self) -> str:
        return gettext(
            "The copy still says: %(names)s. Cover it, or confirm that it may stay."
        ) % {"names": ", ".join(self.names)}


class TooFewReviews(Refused):
    def __init__(self, has: int, wanted: int):
        super().__init__(has, wanted)
        self.has, self.wanted = has, wanted

    def __str__(self) -> str:
        return ngettext(
            "%(has)s of %(wanted)s review is in. Wait for it, or ask another reviewer.",
            "%(has)s of %(wanted)s reviews are in. Wait for them, or ask other reviewers.",
            self.wanted,
        ) % {"has": self.has, "wanted": self.wanted}


def can_assign(user, application: Application) -> bool:
    """Officers, of what they may read themselves: with a conflict of their own they assign nobody."""
    return (
        can_handle(user)
        and Application.objects.visible_to(user).filter(pk=application.pk).exists()
    )
