"""The log of moderation as strangers get it: what was decided, for which rule, when and in what role; never about whom."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from ..enums import AppealStatus, Deed
from ..models import Appeal, Ruling
from ..models.judged import DECISIONS_KEPT_FOR
from ..workflow import Hat

MOST = 2000  # of single decisions in one file; the numbers count all


def public_rulings() -> QuerySet[Ruling]:
    """The newest first."""
    return Ruling.objects.select_related("appeal", "decision").order_by("-pk")


def log_in_numbers() -> dict:
    """How often each, in which role; and what became of appeals. Two queries."""
    counted = Ruling.objects.values_list("deed", "role").annotate(count=Count("pk"))
    by = {(deed, role): count for deed, role, count in counted}
    appeals = dict(Appeal.objects.values_list("status").annotate(count=Count("pk")))
    return {
        "deeds": [
            {
                "deed": deed,
                "moderators": by.get((deed, Hat.MODERATOR), 0),
                "rules": by.get((deed, Hat.PARK), 0),
            }
            for deed in Deed
        ],
        "appeals": {status: appeals.get(status, 0) for status in AppealStatus},
    }


def log_as_json() -> dict:
    numbers = log_in_numbers()
    return {
        "format": "innovation-park-moderation-log/1",
        "inputs_kept_days": DECISIONS_KEPT_FOR.days,
        "numbers": {
            "decisions": [
                {**row, "deed": row["deed"].value} for row in numbers["deeds"]
            ],
            "appeals": {
                status.value: count for status, count in numbers["appeals"].items()
            },
        },
        "decisions": [_line(ruling) for ruling in public_rulings()[:MOST]],
    }


def _line(ruling: Ruling) -> dict:
    """To the hour: a minute could be matched with a post's own."""
    hour = ruling.at.replace(minute=0, second=0, microsecond=0)
    line = {
        "number": ruling.pk,
        "deed": ruling.deed,
        "rule": ruling.rule,
        "role": ruling.role,
        "hour": hour.isoformat(),
        "appeal": ruling.appeal.status if hasattr(ruling, "appeal") else None,
    }
    if ruling.decision:
        line["automatic"] = {
            "table": ruling.decision.table,
            "version": ruling.decision.version,
            "inputs": ruling.decision.facts,
        }
    return line
