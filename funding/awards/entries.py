"""What awards add to pages of the root: a piece of an application's page, and what waits for somebody."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import CharField, Exists, OuterRef, Q, Subquery, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from funding.enums import TeamRole
from funding.models import Application, TeamMember
from funding.panels import Work
from funding.workflow import Status

from .enums import Side
from .models import Award, ContractVersion, Contribution, Milestone, Payment, Report
from .permissions import can_approve, can_handle, is_foundation
from .standing import money_of
from .workflow import (
    TO_HAND_IN,
    TO_WRITE,
    ContractStatus,
    ContributionStatus,
    MilestoneStatus,
    PaymentStatus,
    ReportStatus,
)

SIGNERS = (TeamRole.LEAD, TeamRole.SIGNATORY)
AT_MOST = 20  # of one kind, for one person
TO_LOOK_AT = (MilestoneStatus.HANDED_IN, MilestoneStatus.ACHIEVED)


def award_panel(application, user) -> dict | None:
    """For the team and for the foundation alike; nothing before an application is selected."""
    award = Award.objects.filter(application=application).first()
    if award is None:
        is_next = application.status == Status.SELECTED and can_handle(user)
        return {"award": None, "application": application} if is_next else None
    award.application = application
    return {"award": award, "application": application, "money": money_of(award)}


def work_of(user) -> list[Work]:
    """What one can act upon; a handful of queries, however much there is."""
    if not is_foundation(user):
        return _of_team(Award.objects.visible_to(user), user)
    desk = Application.objects.at_the_desk(user)
    mine = Award.objects.filter(application__in=desk.order_by().values("pk"))
    found = _to_approve(mine, user) + _at_milestones(mine, user)
    return found + _of_officer(mine) if can_handle(user) else found


def _of_team(mine, user) -> list[Work]:
    running = mine.filter(application__status__in=(Status.RUNNING, Status.CLOSING))
    soon = timezone.localdate() + timedelta(days=30)
    milestones = Milestone.objects.filter(
        award__in=running, status__in=TO_HAND_IN, due_on__lte=soon
    )
    reports = Report.objects.filter(
        award__in=running, status__in=TO_WRITE, due_on__lte=soon
    )
    signers = TeamMember.objects.filter(person=user, role__in=SIGNERS)
    contracts = ContractVersion.objects.filter(
        award__application__in=signers.values("application"),
        status=ContractStatus.APPROVED,
    ).exclude(signatures__side=Side.TEAM)
    return [
        *(
            _work(each.award, "contract", _("Sign the contract"), "signature")
            for each in _some(contracts)
        ),
        *(
            _work(
                each.award,
                "milestone",
                _("Hand in: %(title)s") % {"title": each.title},
                "milestone",
                each.number,
                due_on=each.due_on,
            )
            for each in _some(milestones)
        ),
        *(
            _work(
                each.award,
                "report",
                _("Write the report"),
                "notebook-pen",
                each.pk,
                due_on=each.due_on,
            )
            for each in _some(reports)
        ),
    ]


def _to_approve(mine, user) -> list[Work]:
    """A contract's next step, and what the director signs."""
    is_first = Q(approvals=None)
    step = Q(pk__in=[])
    if can_handle(user):
        step |= is_first
    if can_approve(user):
        step |= ~is_first
    contracts = ContractVersion.objects.filter(
        step, award__in=mine, status=ContractStatus.IN_APPROVAL
    ).exclude(approvals__by=user)
    found = [
        _work(each.award, "contract", _("Approve the contract"), "signature")
        for each in _some(contracts)
    ]
    return found + _to_sign(mine) if can_approve(user) else found


def _at_milestones(mine, user) -> list[Work]:
    """One query for both: payments that somebody else proposed, and what officers look at before."""
    proposed = Payment.objects.filter(
        milestone=OuterRef("pk"), status=PaymentStatus.PROPOSED
    )
    to_order = proposed.exclude(proposed_by=user).values("amount")[:1]
    wanted = Q(to_order__isnull=False)
    if can_handle(user):
        wanted |= Q(status__in=TO_LOOK_AT) & ~Exists(proposed)
    rows = Milestone.objects.filter(award__in=mine).annotate(
        to_order=Subquery(to_order)
    )
    return [_at_milestone(each) for each in _some(rows.filter(wanted), 2 * AT_MOST)]


def _at_milestone(row: Milestone) -> Work:
    words, icon = _("Look at the milestone"), "milestone"
    if row.to_order is not None:
        won = f"{row.to_order:,}"
        words, icon = _("Order a payment of %(won)s won") % {"won": won}, "banknote"
    return _work(row.award, "milestone", words, icon, row.number)


def _to_sign(mine) -> list[Work]:
    contracts = ContractVersion.objects.filter(
        award__in=mine, status=ContractStatus.APPROVED
    ).exclude(signatures__side=Side.FOUNDATION)
    words = _("Sign the contract")
    return [
        _work(each.award, "contract", words, "signature") for each in _some(contracts)
    ]


def _of_officer(mine) -> list[Work]:
    claims = Contribution.objects.filter(
        award__in=mine, status=ContributionStatus.CLAIMED
    )
    reports = Report.objects.filter(award__in=mine, status=ReportStatus.SENT)
    found = _named(claims, "contribution").union(_named(reports, "report"), all=True)
    words = {
        "contribution": (_("Look at the contribution"), "hand-coins"),
        "report": (_("Read the report"), "notebook-pen"),
    }
    return [
        _work(
            Award(application=Application(code=code, title=title)),
            name,
            *words[name],
            pk,
        )
        for name, pk, code, title in found.order_by("name", "pk")[: 2 * AT_MOST]
    ]


def _named(rows, name: str):
    """As rows of one kind beside those of another: one query for both."""
    where = ("award__application__code", "award__application__title")
    rows = rows.order_by().annotate(name=Value(name, CharField()))
    return rows.values_list("name", "pk", *where)


def _some(rows, most: int = AT_MOST):
    return rows.select_related("award__application").order_by("pk")[:most]


def _work(award: Award, name: str, title: str, icon: str, *more, due_on=None) -> Work:
    application = award.application
    zone = timezone.get_current_timezone()
    due = datetime.combine(due_on, time.max, zone) if due_on else None
    return Work(
        title=title,
        address=reverse(f"funding_awards:{name}", args=[application.code, *more]),
        due=due,
        note=f"{application.code} · {application.title}",
        icon=icon,
        is_urgent=bool(due and due < timezone.now()),
    )
