"""Won as people read them, and the icons of the small states."""

from django import template
from django.utils.translation import gettext as _

from funding.awards.workflow import (
    ContractStatus,
    ContributionStatus,
    MilestoneStatus,
    PaymentStatus,
    ReportStatus,
    VariationStatus,
)

register = template.Library()

WAITING, GOOD, BAD, QUIET = "waiting", "good", "bad", "quiet"
SHOWN = {
    MilestoneStatus.PLANNED: ("calendar", QUIET),
    ContractStatus.IN_APPROVAL: ("hourglass", WAITING),
    ContractStatus.REFUSED: ("undo-2", BAD),
    ContractStatus.APPROVED: ("pen-line", WAITING),
    ContractStatus.SIGNED: ("circle-check", GOOD),
    ContractStatus.REPLACED: ("archive", QUIET),
    MilestoneStatus.HANDED_IN: ("inbox", WAITING),
    MilestoneStatus.CHANGES: ("message-square-warning", BAD),
    MilestoneStatus.ACHIEVED: ("flag", GOOD),
    MilestoneStatus.PAID: ("banknote", GOOD),
    MilestoneStatus.DROPPED: ("circle-slash", QUIET),
    PaymentStatus.PROPOSED: ("hourglass", WAITING),
    PaymentStatus.ORDERED: ("circle-check", GOOD),
    PaymentStatus.SENT: ("landmark", GOOD),
    PaymentStatus.BOUNCED: ("undo-2", BAD),
    ContributionStatus.CLAIMED: ("inbox", WAITING),
    ContributionStatus.ACCEPTED: ("circle-check", GOOD),
    ContributionStatus.WITHDRAWN: ("undo-2", QUIET),
    ReportStatus.DUE: ("calendar", QUIET),
    VariationStatus.ASKED: ("hourglass", WAITING),
    VariationStatus.GRANTED: ("circle-check", GOOD),
    VariationStatus.DECLINED: ("circle-x", BAD),
}


@register.filter
def won(amount) -> str:
    """``12,000,000 won``, as each language writes it, never broken between number and word."""
    words = _("%(won)s won") % {"won": f"{int(amount or 0):,}"}
    return words.replace(" ", "\u00a0")


@register.filter
def size_of(amount) -> int:
    """Without its sign, which stands before it."""
    return abs(amount)


@register.filter
def plus(one, other) -> int:
    return one + other


@register.filter
def short_won(amount) -> str:
    """For the axis of a plot: millions where there are some."""
    if amount >= 1_000_000:
        millions = f"{amount / 1_000_000:,.1f}".removesuffix(".0")
        return _("%(number)s million won") % {"number": millions}
    return won(amount)


@register.inclusion_tag("funding_awards/_tag.html")
def small_state(row) -> dict:
    """Icon, word and colour of whatever has a status of its own."""
    icon, tone = SHOWN.get(row.status, ("circle-dot", QUIET))
    return {"icon": icon, "tone": tone, "label": row.get_status_display()}
