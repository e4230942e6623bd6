"""Who is what to an award, and the sentences with which one is refused."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from funding.permissions import (
    NotForYou,
    NotYourself,
    ReasonMissing,
    StepNotListed,
    can_approve,
    can_handle,
    is_foundation,
    relations_of,
)
from funding.workflow import Relation, Status
from innovation_park.lib.refusals import Refused

from .models import Award, ContractVersion
from .workflow import Hat, may_step

__all__ = [
    "NotForYou",
    "NotYourself",
    "ReasonMissing",
    "StepNotListed",
    "can_approve",
    "can_handle",
    "is_foundation",
]
HATS = {
    Relation.LEAD: {Hat.TEAM, Hat.SIGNATORY},
    Relation.EDITOR: {Hat.TEAM},
    Relation.SIGNATORY: {Hat.TEAM, Hat.SIGNATORY},
    Relation.OFFICER: {Hat.OFFICER},
    Relation.DIRECTOR: {Hat.DIRECTOR},
}


class PlanDoesNotAddUp(Refused):
    sentence = _("The instalments have to add up to the award, to the won.")


class ContractIsSigned(Refused):
    sentence = _("The contract is signed. Its plan changes by a variation only.")


class NothingAwarded(Refused):
    sentence = _("A contract is written for an application that was selected.")


class OneStepEach(Refused):
    sentence = _(
        "You have decided one step of this contract. The other one is for somebody else."
    )


class OtherBytes(Refused):
    sentence = _(
        "The contract has changed since you opened the page. Read it once more; nothing was signed."
    )


class SignedAlready(Refused):
    sentence = _("This side has signed already.")


class OneSideEach(Refused):
    sentence = _(
        "You have signed for the other side. Somebody else signs for this one."
    )


class NotRunning(Refused):
    sentence = _("This can be done while the project is under way.")


class EvidenceMissing(Refused):
    sentence = _("Add at least one file that shows it.")


class MatchMissing(Refused):
    """``won`` in cash would be enough."""

    def __init__(self, won: int):
        super().__init__(won)
        self.won = won

    def __str__(self) -> str:
        return gettext(
            "The team’s part is not there yet: %(won)s won in cash are missing before this can be released."
        ) % {"won": f"{self.won:,}"}


class MatchIsNeeded(Refused):
    sentence = _(
        "What was released rests on this contribution. Ask the money back first, or take in another contribution."
    )


class PayeeNotReady(Refused):
    sentence = _(
        "Nobody is paid before the team has confirmed the account and a second person has checked it."
    )


class NotInTheBooks(Refused):
    sentence = _("There is less in this account than that.")


class NotSettled(Refused):
    def __init__(self, missing: list):
        super().__init__(missing)
        self.missing = missing

    def __str__(self) -> str:
        return gettext("Before that: %(missing)s.") % {
            "missing": ", ".join(str(each) for each in self.missing)
        }


class CorrectedAlready(Refused):
    sentence = _("This entry has its counter-entry already.")


class CorrectElsewhere(Refused):
    sentence = _(
        "This entry belongs to a contribution or a payment. Change that, and the counter-entry follows."
    )


class NoPayments(Refused):
    sentence = _("No payment waits for the bank.")


class NotPrintable(Refused):
    sentence = _("Banks cannot print this name: use Korean or Latin letters.")


class HasExperiment(Refused):
    sentence = _("This award has opened its experiment already.")


def hats_of(user, award: Award) -> set[Hat]:
    """A handful of queries; whoever has a conflict wears none."""
    hats: set[Hat] = set()
    for relation in relations_of(user, award.application):
        hats |= HATS.get(relation, set())
    return hats


def require_hat(user, award: Award, *hats: Hat) -> None:
    if not hats_of(user, award) & set(hats):
        raise NotForYou


def require_step(user, award: Award, table: dict, source: str, target: str) -> None:
    if (source, target) not in table:
        raise StepNotListed
    if not may_step(table, hats_of(user, award), source, target):
        raise NotForYou


def require_running(award: Award, *also: Status) -> None:
    if award.application.status not in (Status.RUNNING, Status.CLOSING, *also):
        raise NotRunning


def can_decide_step(user, version: ContractVersion, step: str | None) -> bool:
    """``step`` is the one that comes next."""
    if step is None or version.approvals.filter(by=user).exists():
        return False
    return Hat(step) in hats_of(user, version.award)
