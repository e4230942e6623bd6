"""Conflicts that are found by comparison, kept as rows that bind at once."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from funding.enums import ConflictSource
from funding.models import Application, Conflict, OrganisationMember, TeamMember
from funding.workflow import Status

from ..conflict_detection import Finding, Judge, Tie, conflicts_between
from ..facts import applicant_of, with_identity
from ..models import ReviewerProfile
from ..models.assignment import READ_IN

LOOKED_AT = (Status.SUBMITTED, *READ_IN)


@transaction.atomic
def detect_conflicts(applications, reviewers) -> int:
    """Compares all of both; how many conflicts are new.

    What is found no more is lifted, unless it is pinned. What an officer has lifted stays lifted.
    """
    applications = list(with_identity(applications))
    reviewers = list(
        reviewers.select_related("person__profile").prefetch_related("ties")
    )
    people = {each.pk: each.person_id for each in reviewers}
    found = conflicts_between(
        judges_of(reviewers),
        [applicant_of(each) for each in applications],
        year=timezone.localdate().year,
    )
    known = Conflict.objects.select_for_update().filter(
        person__in=people.values(), application__in=[each.pk for each in applications]
    )
    known = {(each.person_id, each.application_id, each.kind): each for each in known}
    _lift_what_is_gone(known, found, people)
    new = [
        each
        for each in found
        if (people[each.judge], each.applicant, each.kind) not in known
    ]
    Conflict.objects.bulk_create([_row(each, people) for each in new])
    return len(new)


def judges_of(reviewers: list[ReviewerProfile]) -> list[Judge]:
    met = _met([each.person_id for each in reviewers])
    return [
        Judge(
            key=each.pk,
            person=each.person_id,
            names=(each.person.profile.display_name,),
            addresses=(each.person.email,),
            ties=tuple(
                Tie(
                    kind=tie.kind,
                    name=tie.name,
                    registration_number=tie.registration_number,
                    domain=tie.domain,
                    until=tie.until,
                )
                for tie in each.ties.all()
            ),
            met=frozenset(met[each.person_id]),
        )
        for each in reviewers
        if each.person_id
    ]


def _met(people: list[int]) -> dict[int, set[int]]:
    """With whom each stood in the team of an application or in a firm."""
    met = defaultdict(set)
    for model, group in (
        (TeamMember, "application"),
        (OrganisationMember, "organisation"),
    ):
        theirs = model.objects.filter(person__in=people).values(group)
        rows = model.objects.filter(**{f"{group}__in": theirs}, person__isnull=False)
        groups = defaultdict(set)
        for key, person in rows.values_list(group, "person"):
            groups[key].add(person)
        for group_of in groups.values():
            for person in group_of.intersection(people):
                met[person] |= group_of - {person}
    return met


def _lift_what_is_gone(known: dict, found: list[Finding], people: dict) -> None:
    still = {(people[each.judge], each.applicant, each.kind) for each in found}
    gone = [
        each.pk
        for key, each in known.items()
        if key not in still
        and each.source == ConflictSource.DETECTED
        and not each.is_pinned
        and not each.is_lifted
    ]
    Conflict.objects.filter(pk__in=gone).update(is_lifted=True)


def _row(finding: Finding, people: dict) -> Conflict:
    return Conflict(
        person_id=people[finding.judge],
        application_id=finding.applicant,
        kind=finding.kind,
        source=ConflictSource.DETECTED,
        is_pinned=finding.is_certain,
        at=timezone.now(),
    )


def detect_for(reviewer: ReviewerProfile) -> int:
    """After somebody told us more about themselves: over everything that is or may be judged."""
    from_now_on = Application.objects.filter(status__in=LOOKED_AT)
    return detect_conflicts(from_now_on, ReviewerProfile.objects.filter(pk=reviewer.pk))
