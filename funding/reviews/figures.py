"""How reviewing stands: of calls, of the applications of one, of one application, and of reviewers. Each costs the same however much there is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import mean

from django.db.models import Count, Q
from django.utils import timezone

from funding.models import Application, Call

from .enums import HOLDS_PLACE, AssignmentStatus
from .models import Assignment, ReviewerProfile
from .models.assignment import READ_IN
from .scoring import is_disputed, outliers
from .standing import composition_of, reviewers_wanted


@dataclass(frozen=True)
class Place:
    """One reviewer of an application, as officers see it."""

    assignment: Assignment
    total: object = None
    is_apart: bool = False


@dataclass(frozen=True)
class Line:
    application: Application
    wanted: int
    places: list[Place] = field(default_factory=list)

    @property
    def totals(self) -> list:
        return [each.total for each in self.places if each.total is not None]

    @property
    def done(self) -> int:
        return len(self.totals)

    @property
    def lacks(self) -> int:
        return max(self.wanted - len(self.places), 0)

    @property
    def late(self) -> int:
        return sum(each.assignment.is_late for each in self.places)

    @property
    def mean(self) -> float | None:
        return round(mean(self.totals), 1) if self.totals else None

    @property
    def is_disputed(self) -> bool:
        return is_disputed(self.totals)

    @property
    def stands_apart(self) -> bool:
        return self.is_disputed or any(each.is_apart for each in self.places)


def numbers_of_calls(user) -> list[Call]:
    """Calls with applications being judged that the officer may read, the nearest decision first."""
    readable = Application.objects.at_the_desk(user).filter(status__in=READ_IN)
    now = timezone.now()
    counts = Assignment.objects.filter(application__in=readable).impartial()
    by_call = {
        row["application__call"]: row
        for row in counts.order_by()
        .values("application__call")
        .annotate(
            asked=Count("pk", filter=Q(status=AssignmentStatus.PROPOSED)),
            begun=Count("pk", filter=Q(status=AssignmentStatus.ACCEPTED)),
            done=Count("pk", filter=Q(status=AssignmentStatus.DONE)),
            late=Count(
                "pk",
                filter=Q(due_at__lt=now)
                & Q(status__in=(AssignmentStatus.PROPOSED, AssignmentStatus.ACCEPTED)),
            ),
        )
    }
    applications = dict(
        readable.order_by()
        .values_list("call")
        .annotate(n=Count("pk"))
        .values_list("call", "n")
    )
    calls = Call.objects.filter(pk__in=applications).order_by("decides_on", "pk")
    for call in calls:
        call.judged = applications[call.pk]
        call.counts = by_call.get(call.pk, {})
    return list(calls)


def lines_of_call(call: Call, user) -> list[Line]:
    applications = Application.objects.at_the_desk(user).filter(
        call=call, status__in=READ_IN
    )
    applications = list(
        applications.select_related("call", "revision").order_by("code")
    )
    return lines_of(applications)


def lines_of(applications: list[Application]) -> list[Line]:
    """Only reviewers whom nothing binds count; reviews that are handed in have their total."""
    held = Assignment.objects.holding().impartial()
    held = held.filter(application__in=[each.pk for each in applications])
    by_application = defaultdict(list)
    for each in held.select_related("reviewer__person__profile", "review").order_by(
        "pk"
    ):
        by_application[each.application_id].append(each)
    asks = {}
    for each in applications:
        if each.revision_id not in asks:
            asks[each.revision_id] = reviewers_wanted(each, composition_of(each))
    return [
        Line(each, asks[each.revision_id], _places(by_application[each.pk]))
        for each in applications
    ]


def _places(assignments: list[Assignment]) -> list[Place]:
    totals = {
        each.pk: each.review.total
        for each in assignments
        if each.is_done and hasattr(each, "review")
    }
    apart = outliers(totals)
    return [Place(each, totals.get(each.pk), each.pk in apart) for each in assignments]


def loads_of_reviewers() -> list[ReviewerProfile]:
    """Everybody who serves, with what they have open and done; whoever cannot be asked last."""
    profiles = ReviewerProfile.objects.serving().with_declaration()
    profiles = list(
        profiles.select_related("person__profile").prefetch_related("expertise")
    )
    held = Assignment.objects.filter(status__in=HOLDS_PLACE).being_judged().impartial()
    counts = defaultdict(Counter)
    for reviewer, status in held.values_list("reviewer", "status"):
        counts[reviewer][status] += 1
    late = Counter(Assignment.objects.late().values_list("reviewer", flat=True))
    for profile in profiles:
        profile.asked = counts[profile.pk][AssignmentStatus.PROPOSED]
        profile.begun = counts[profile.pk][AssignmentStatus.ACCEPTED]
        profile.done = counts[profile.pk][AssignmentStatus.DONE]
        profile.late = late[profile.pk]
    return sorted(
        profiles,
        key=lambda each: (not (each.has_declared and each.is_available), each.name),
    )
