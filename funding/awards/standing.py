"""Where an award stands: its money in plain figures, and what comes next for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from funding.workflow import Status

from .enums import AccountKind, Side
from .matching import Standing
from .models import Award, Milestone
from .workflow import (
    ContractStatus,
    ContributionStatus,
    Hat,
    MilestoneStatus,
    PaymentStatus,
    ReportStatus,
    VariationStatus,
)


@dataclass(frozen=True)
class Money:
    """Won. ``missing`` is the cash without which the next instalment waits."""

    balances: dict[str, int]
    standing: Standing
    instalment: Milestone | None
    missing: int

    @property
    def paid(self) -> int:
        """With the team now."""
        return self.standing.released

    @property
    def to_come(self) -> int:
        return self.balances[AccountKind.AWARDED] + self.balances[AccountKind.COMMITTED]

    @property
    def returned(self) -> int:
        return self.balances[AccountKind.RETURNED]

    @property
    def asked_back(self) -> int:
        return self.balances[AccountKind.CLAWBACK]


def money_of(award: Award) -> Money:
    balances = award.balances()
    standing = award.standing(balances)
    waiting = award.milestones.exclude(
        status__in=(MilestoneStatus.PAID, MilestoneStatus.DROPPED)
    )
    following = waiting.order_by("number").first()
    missing = standing.missing_for(following.amount) if following else 0
    return Money(balances, standing, following, missing)


@dataclass(frozen=True)
class Act:
    """Something that waits for the reader, or, without an address, what they wait for."""

    words: str
    address: str = ""
    label: str = ""


def next_acts(award: Award, hats: set[Hat], money: Money) -> list[Act]:
    """The nearest first; never empty."""
    found = []
    if Hat.TEAM in hats:
        found = _for_team(award, hats, money)
    elif hats & {Hat.OFFICER, Hat.DIRECTOR}:
        found = _for_staff(award, hats)
    return found or [Act(_waiting(award))]


def _for_team(award: Award, hats: set[Hat], money: Money) -> list[Act]:
    acts, status = [], award.application.status
    if Hat.SIGNATORY in hats and _is_to_be_signed(award, Side.TEAM):
        words = _("Your contract is ready. Read it, then sign it.")
        acts.append(Act(words, _to(award, "contract"), _("Read the contract")))
    if status not in (Status.RUNNING, Status.CLOSING):
        return acts
    acts += _payee_acts(award, hats)
    acts += _due_acts(award)
    if money.missing:
        words = _(
            "Before the next instalment your team brings %(won)s won more in cash."
        )
        acts.append(
            Act(
                words % {"won": f"{money.missing:,}"},
                _to(award, "contribution-new"),
                _("Enter a contribution"),
            )
        )
    return acts


def _payee_acts(award: Award, hats: set[Hat]) -> list[Act]:
    if Hat.SIGNATORY not in hats:
        return []
    payee = award.payees.order_by("-pk").first()
    if payee is None:
        words, label = _("Tell us where to pay."), _("Enter the account")
    elif not payee.confirmed_at:
        words, label = _("Confirm the account we pay to."), _("Look at the account")
    else:
        return []
    return [Act(words, _to(award, "payee"), label)]


def _due_acts(award: Award) -> list[Act]:
    acts = []
    changes = award.milestones.filter(
        status__in=(MilestoneStatus.PLANNED, MilestoneStatus.CHANGES)
    )
    if milestone := changes.order_by("due_on", "number").first():
        words = _("Next milestone, due %(day)s: %(title)s")
        acts.append(
            Act(
                words % {"day": _day(milestone.due_on), "title": milestone.title},
                _to(award, "milestone", milestone.number),
                _("Hand in the milestone"),
            )
        )
    soon = timezone.localdate() + timedelta(days=30)
    reports = award.reports.filter(
        status__in=(ReportStatus.DUE, ReportStatus.CHANGES), due_on__lte=soon
    )
    if report := reports.order_by("due_on").first():
        acts.append(
            Act(
                _("A report is due on %(day)s.") % {"day": _day(report.due_on)},
                _to(award, "report", report.pk),
                _("Write the report"),
            )
        )
    return acts


def _for_staff(award: Award, hats: set[Hat]) -> list[Act]:
    acts = _contract_acts(award, hats)
    if Hat.OFFICER in hats:
        acts += _officer_acts(award)
    waiting = award.milestones.filter(payments__status=PaymentStatus.PROPOSED)
    for each in waiting.order_by("number"):
        acts.append(
            Act(
                _("A payment waits for a second person: %(title)s")
                % {"title": each.title},
                _to(award, "milestone", each.number),
                _("Look at the payment"),
            )
        )
    payee = award.payees.order_by("-pk").first()
    if payee and payee.confirmed_at and not payee.checked_at:
        acts.append(
            Act(
                _("The account waits to be checked."),
                _to(award, "payee"),
                _("Check the account"),
            )
        )
    return acts


def _contract_acts(award: Award, hats: set[Hat]) -> list[Act]:
    contract = award.contracts.order_by("-number").first()
    address = _to(award, "contract")
    if contract is None:
        return []
    if contract.status == ContractStatus.REFUSED and Hat.OFFICER in hats:
        return [Act(_("The contract was sent back."), address, _("Read why"))]
    if contract.status == ContractStatus.IN_APPROVAL:
        words = _("The contract is in approval.")
        return [Act(words, address, _("Read the contract"))]
    if Hat.DIRECTOR in hats and _is_to_be_signed(award, Side.FOUNDATION):
        words = _("The contract waits for the foundation’s signature.")
        return [Act(words, address, _("Read the contract"))]
    return []


def _is_to_be_signed(award: Award, side: Side) -> bool:
    waiting = award.contracts.filter(status=ContractStatus.APPROVED)
    return waiting.exclude(signatures__side=side).exists()


def _officer_acts(award: Award) -> list[Act]:
    acts = []
    milestones = award.milestones.filter(
        status__in=(MilestoneStatus.HANDED_IN, MilestoneStatus.ACHIEVED)
    ).exclude(payments__status=PaymentStatus.PROPOSED)
    for each in milestones.order_by("number"):
        is_new = each.status == MilestoneStatus.HANDED_IN
        words = (
            _("Handed in: %(title)s")
            if is_new
            else _("Achieved, to be paid: %(title)s")
        )
        label = _("Look at the milestone")
        address = _to(award, "milestone", each.number)
        acts.append(Act(words % {"title": each.title}, address, label))
    for each in award.contributions.filter(status=ContributionStatus.CLAIMED):
        words = _("To be looked at: %(what)s") % {"what": each.what}
        address = _to(award, "contribution", each.pk)
        acts.append(Act(words, address, _("Look at the contribution")))
    for each in award.reports.filter(status=ReportStatus.SENT):
        address = _to(award, "report", each.pk)
        acts.append(Act(_("A report waits to be read."), address, _("Read the report")))
    for each in award.variations.filter(status=VariationStatus.ASKED):
        address = _to(award, "variation", each.pk)
        acts.append(
            Act(_("The team asks for a change."), address, _("Read the request"))
        )
    return acts


def _waiting(award: Award) -> str:
    """What somebody reads for whom nothing is to be done."""
    status = award.application.status
    if status in (Status.SELECTED, Status.CONTRACTING):
        return _(
            "The contract is with the foundation. We write to you when it is ready."
        )
    if status in (Status.RUNNING, Status.CLOSING):
        return _("Nothing waits for you at the moment.")
    return _("This award has ended. Its papers stay here.")


def _to(award: Award, name: str, *more) -> str:
    return reverse(f"funding_awards:{name}", args=[award.code, *more])


def _day(day) -> str:
    return date_format(day)
