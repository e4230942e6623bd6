"""How much each reviewer has to read, for the page of workload."""

from __future__ import annotations

from django.db.models import Count, Min, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from funding.reviews.enums import AssignmentStatus
from funding.reviews.models import Assignment
from funding.workloads import Table

OWED = (AssignmentStatus.PROPOSED, AssignmentStatus.ACCEPTED)


def reviewers(user) -> Table | None:
    """One query. Who reviews what is not told here: counts alone, of calls under review."""
    rows = (
        Assignment.objects.being_judged()
        .order_by()
        .values("reviewer", "reviewer__person__profile__display_name")
        .annotate(
            held=Count("pk"),
            owed=Count("pk", filter=Q(status__in=OWED)),
            done=Count("pk", filter=Q(status=AssignmentStatus.DONE)),
            due=Min("due_at", filter=Q(status__in=OWED)),
        )
        .order_by("-owed", "reviewer")
    )
    if not rows:
        return None
    header = [
        _("Who"),
        _("Assigned"),
        _("Still owed"),
        _("Handed in"),
        _("Next deadline"),
    ]
    return Table(_("Reviewers"), header, [_row(each) for each in rows])


def _row(each: dict) -> list:
    name = each["reviewer__person__profile__display_name"] or f"#{each['reviewer']}"
    due = date_format(each["due"], "DATE_FORMAT") if each["due"] else "–"
    return [name, each["held"], each["owed"], each["done"], due]
