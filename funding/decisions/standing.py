"""What the applicants are told of their decision, and what waits for whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import DateTimeField, ExpressionWrapper, F, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from funding.enums import Outcome, RedressStatus
from funding.models import Application, Call, Redress
from funding.panels import Work
from funding.workflow import Event, Status

from .models import Draw, Ruling
from .permissions import DECIDABLE, HAVE_THEIR_MONEY, can_decide_calls

STANDS_IN = {
    Outcome.SELECTED: HAVE_THEIR_MONEY,
    Outcome.RESERVE: {Status.RESERVE},
    Outcome.DECLINED: {Status.DECLINED},
    Outcome.INELIGIBLE: {Status.INELIGIBLE},
}


@dataclass(frozen=True)
class Decided:
    """``is_standing`` is not so when the application was opened again, or withdrawn."""

    outcome: Outcome
    reason: str
    amount: int | None
    at: datetime
    is_standing: bool


def decision_of(application: Application) -> Decided | None:
    """From the record; what was found not eligible has it in the log alone."""
    decision = getattr(application, "decision", None)
    if application.status == Status.INELIGIBLE or decision is None:
        return _found_ineligible(application)
    outcome = Outcome(decision.outcome)
    return Decided(
        outcome,
        decision.reason,
        decision.amount,
        decision.at,
        application.status in STANDS_IN[outcome],
    )


def _found_ineligible(application: Application) -> Decided | None:
    events = application.events.filter(event=Event.FIND_INELIGIBLE).order_by("-seq")
    if (event := events.first()) is None:
        return None
    is_standing = application.status == Status.INELIGIBLE
    return Decided(Outcome.INELIGIBLE, event.reason, None, event.at, is_standing)


def decision_panel(application: Application, user) -> dict | None:
    """For the application's page of the team."""
    decided = decision_of(application)
    if decided is None:
        return None
    return {
        "decision": decided,
        "address": reverse("funding_decisions:decision", args=[application.code]),
        "redress": application.redresses.order_by("-asked_at").first(),
    }


def desk_panel(application: Application, user) -> dict | None:
    """For the application's page of the foundation."""
    slug = application.call.slug
    waiting = Ruling.objects.waiting().filter(application=application).first()
    return {
        "decision": decision_of(application),
        "ruling": waiting,
        "is_decidable": waiting is None and application.status in DECIDABLE,
        "ranking": reverse("funding_decisions:ranking", args=[slug]),
        "decide": f"{reverse('funding_decisions:decide', args=[slug])}?code={application.code}",
        "feedback": reverse("funding_decisions:feedback", args=[application.code]),
        "rulings": reverse("funding_decisions:rulings", args=[slug]),
        "redress": application.redresses.order_by("-asked_at").first(),
    }


def draw_panel(call: Call, user) -> dict | None:
    """For the page of the call, which everybody reads: the promise, and how far it has come."""
    draw = Draw.objects.filter(call=call).first()
    return {"draw": draw, "address": draw.get_absolute_url()} if draw else None


def work_of(user) -> list[Work]:
    """Redress to answer, and decisions that got stuck."""
    if not can_decide_calls(user):
        return []
    readable = Application.objects.at_the_desk(user).order_by().values("pk")
    redresses = Redress.objects.filter(
        status=RedressStatus.OPEN, application__in=readable
    )
    stuck = Ruling.objects.waiting().filter(is_stuck=True, application__in=readable)
    rows = _due(redresses, "application__code", F("until")).union(
        _due(stuck, "application__call__slug", Value(None)), all=True
    )
    found = list(rows)  # one query for both; what is stuck has no day
    return [
        *_redress_work([each for each in found if each[2]]),
        *_stuck_work(Counter(slug for _pk, slug, until in found if not until)),
    ]


def _due(rows, name: str, until):
    wrapped = ExpressionWrapper(until, DateTimeField())
    return rows.order_by().annotate(due=wrapped).values_list("pk", name, "due")


def _redress_work(rows) -> list[Work]:
    return [
        Work(
            _("Answer the redress about %(code)s") % {"code": code},
            reverse("funding_decisions:redress", args=[pk]),
            due=until,
            icon="scale",
        )
        for pk, code, until in sorted(rows, key=lambda row: row[2])[:20]
    ]


def _stuck_work(counts: Counter) -> list[Work]:
    return [
        Work(
            ngettext(
                "%(n)s decision could not be carried out",
                "%(n)s decisions could not be carried out",
                number,
            )
            % {"n": number},
            reverse("funding_decisions:rulings", args=[slug]),
            icon="triangle-alert",
            is_urgent=True,
        )
        for slug, number in counts.items()
    ]
