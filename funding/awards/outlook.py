"""What the form of a plan begins with: the plan so far, or the foundation's suggestion."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Award
from .schedule import add_months, suggested_instalments

MONTHS = 12


def first_days(award: Award | None) -> dict:
    if award:
        last = award.contracts.order_by("-number").first()
        return {
            "starts_on": award.starts_on,
            "ends_on": award.ends_on,
            "special": last.special if last else "",
        }
    begin = timezone.localdate().replace(day=1)
    begin = add_months(begin, 2)
    return {
        "starts_on": begin,
        "ends_on": add_months(begin, MONTHS) - timedelta(days=1),
        "special": "",
    }


def first_instalments(award: Award | None, amount: int, days: dict) -> list[dict]:
    if award:
        return [
            {
                "title": each.title,
                "evidence": each.evidence,
                "won": each.amount,
                "due_on": each.due_on,
            }
            for each in award.milestones.order_by("number")
        ]
    names = [
        _("Plan agreed, team at work"),
        _("First version in use"),
        _("Final result"),
    ]
    shares = suggested_instalments(amount, days["starts_on"], days["ends_on"])
    return [
        {"title": name, "evidence": "", "won": won, "due_on": due_on}
        for name, (won, due_on) in zip(names, shares, strict=True)
    ]
