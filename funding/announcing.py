"""What everybody may know of a call before, while and after it takes applications. Nothing of any one application."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .composition import AFTER_SELECTION, WITH_APPLICATION, Composition, Stage
from .enums import Phase
from .models import Application, Call
from .panels import CALL, panels_for
from .workflow import AWARDED, Status

FEWEST = 5  # of fewer than five nothing is said
MOST_EARLIER = 12
GRANTED = {Status.SELECTED, Status.CONTRACTING, *AWARDED}
# A page may be kept for a minute: nobody keeps one that a deadline passes in it.
KEPT = timedelta(seconds=61)


@dataclass(frozen=True)
class Earlier:
    """How a call went. ``half_days`` and ``most_days`` are from the deadline to the decision, for half and for 80 % of all."""

    call: Call
    applied: int
    eligible: int
    selected: int
    granted: int
    half_days: int | None
    most_days: int | None


@dataclass(frozen=True)
class Burden:
    questions: int
    pages: int
    words_most: int
    from_profile: int


def announce(call: Call, composition: Composition, now: datetime) -> dict:
    """The context of a call's page; two queries for its own figures and those of earlier calls, one for its changes,
    and those of the panels that other rooms add.
    """
    past = earlier_calls(now)
    return {
        "call": call,
        "composition": composition,
        "now": now,
        "phase": call.phase,
        "phases": Phase,
        "steps": steps_of(call, composition, now),
        "changes": list(call.changes.order_by("-at")),
        "panels": panels_for(call, None, CALL),
        "burden": burden_of(composition),
        "match_example": _example(call, composition),
        "documents_now": composition.documents_asked(WITH_APPLICATION),
        "documents_later": composition.documents_asked(AFTER_SELECTION),
        "own_past": next((each for each in past if each.call.pk == call.pk), None),
        "earlier": [each for each in past if each.call.pk != call.pk],
    }


def is_about_to_change(calls: Iterable[Call], now: datetime) -> bool:
    """Whether a page that tells of them would soon be wrong, so that no copy of it may be kept."""
    return any(
        now < moment <= now + KEPT
        for call in calls
        for moment in (call.opens_at, call.deadline, call.ends_at)
    )


def _example(call: Call, composition: Composition) -> dict[str, int] | None:
    rule = composition.match
    if not rule.least_percent and not rule.least_cash_percent:
        return None
    return rule.example(call.most_amount)


def burden_of(composition: Composition) -> Burden:
    fields = composition.fields()
    return Burden(
        questions=len(fields),
        pages=sum(len(section.pages) for section in composition.sections),
        words_most=sum(field.words_most or 0 for field in fields),
        from_profile=sum(bool(field.profile) for field in fields),
    )


# The way of an application, as a timeline


def steps_of(call: Call, composition: Composition, now: datetime) -> list[dict]:
    """For ``includes/timeline.html``: from the opening to the decision and what follows it."""
    dated = [
        (call.opens_at, _("Applications open"), ""),
        (call.deadline, _("Deadline"), _grace(call)),
    ]
    staged = [
        (None, _stage_title(stage), _stage_text(stage)) for stage in composition.stages
    ]
    decides_at = timezone.make_aware(datetime.combine(call.decides_on, time(18)))
    ending = [(decides_at, _("Decision expected"), _feedback(composition))]
    return _with_states([*dated, *staged, *ending], call, now)


def _with_states(rows: list[tuple], call: Call, now: datetime) -> list[dict]:
    """What lies behind is done; the stages between deadline and decision are under way together."""
    phase = call.phase
    steps = []
    for at, title, text in rows:
        if at is None:
            under_way = {Phase.CLOSED: "now", Phase.DECIDED: "done"}
            state = under_way.get(phase, "next")
        else:
            state = "done" if at <= now else "next"
        steps.append({"at": at, "title": title, "text": text, "state": state})
    if phase == Phase.OPEN:
        steps[0]["state"] = "now"
    return steps


def _grace(call: Call) -> str:
    if not call.grace_minutes:
        return ""
    return ngettext(
        "What was begun before it can still be sent for %(minutes)s minute, should a line break at the last moment. Every such use is written on the receipt.",
        "What was begun before it can still be sent for %(minutes)s minutes, should a line break at the last moment. Every such use is written on the receipt.",
        call.grace_minutes,
    ) % {"minutes": call.grace_minutes}


def _stage_title(stage: Stage) -> str:
    return {
        "screening": _("Screening"),
        "review": _("Blind review") if stage.is_blind else _("Review"),
        "panel": _("Panel"),
    }[stage.kind]


def _stage_text(stage: Stage) -> str:
    if stage.kind == "screening":
        return _(
            "An officer checks that everything is there. What is missing can be added."
        )
    if stage.kind == "panel":
        return _("A meeting looks at the ranking and decides. Its minutes are kept.")
    text = ngettext(
        "%(number)s reviewer without a conflict of interest scores each application by the criteria below.",
        "%(number)s reviewers without a conflict of interest score each application by the criteria below.",
        stage.reviewers_each,
    ) % {"number": stage.reviewers_each}
    if stage.is_blind:
        return f"{text} {_('They do not learn who applies.')}"
    return text


def _feedback(composition: Composition) -> str:
    if composition.feedback.on_each_criterion:
        return _("Whoever is declined reads the reasons, criterion by criterion.")
    return _("Whoever is declined reads the reasons.")


# Earlier calls


def earlier_calls(now: datetime) -> list[Earlier]:
    """The latest calls that are over, newest first. Two queries, however many applications there were."""
    calls = list(
        Call.objects.published()
        .with_deadline()
        .filter(ending_at__lt=now)
        .annotate(
            applied=_count(),
            eligible=_count(~Q(applications__status=Status.INELIGIBLE)),
            selected=_count(Q(applications__status__in=GRANTED)),
            granted=Sum(
                "applications__decision__amount",
                filter=Q(applications__status__in=GRANTED),
            ),
        )
        .order_by("-ending_at")[:MOST_EARLIER]
    )
    over = [call for call in calls if call.ends_at <= now]
    days = _days_by_call(over)
    return [_earlier(call, sorted(days[call.pk])) for call in over]


def _count(condition: Q | None = None) -> Count:
    submitted = Q(applications__submitted_at__isnull=False)
    wanted = submitted & condition if condition else submitted
    return Count("applications", filter=wanted)


def _days_by_call(calls: list[Call]) -> dict[int, list[int]]:
    ended = {call.pk: call.deadline for call in calls}
    decided = Application.objects.filter(call__in=ended, decided_at__isnull=False)
    days = defaultdict(list)
    for call, at in decided.values_list("call_id", "decided_at"):
        days[call].append(max((at - ended[call]).days, 0))
    return days


def _earlier(call: Call, days: list[int]) -> Earlier:
    tells = len(days) >= FEWEST
    return Earlier(
        call=call,
        applied=call.applied,
        eligible=call.eligible,
        selected=call.selected,
        granted=call.granted or 0,
        half_days=_share(days, 50) if tells else None,
        most_days=_share(days, 80) if tells else None,
    )


def _share(days: list[int], percent: int) -> int:
    """The smallest number of days within which that share of all was decided."""
    return days[max(-(-len(days) * percent // 100) - 1, 0)]
