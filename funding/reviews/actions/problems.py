"""The problem of a call as the optimiser takes it, from what stands in the database; a dozen queries."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict

from funding.models import (
    Application,
    Call,
    Conflict,
    OrganisationMember,
    TeamMember,
)
from funding.workflow import Status

from ..assigning import Problem
from ..enums import HOLDS_PLACE
from ..fitting import Knowledge, Subject, fits
from ..models import Assignment, ReviewerProfile
from ..standing import composition_of, reviewers_wanted

TOPIC_KEYS = ("topics", "topic")
READ_FOR_TOPICS = 6_000  # characters of an application


def problem_of_call(call: Call, always: Application | None = None) -> Problem:
    """All applications of the call in review, ``always`` besides, and everybody who can be asked or holds a place."""
    applications = list(_applications(call, always))
    assignments = list(
        Assignment.objects.filter(application__in=[each.pk for each in applications])
    )
    holding = {each.reviewer_id for each in assignments if each.status in HOLDS_PLACE}
    ready = ReviewerProfile.objects.ready()
    asked = {each.pk: each for each in ready.prefetch_related("expertise")}
    held = frozenset(
        (each.application_id, each.reviewer_id)
        for each in assignments
        if each.status in HOLDS_PLACE
    )
    before = {(each.application_id, each.reviewer_id) for each in assignments} - held
    return Problem(
        applications=tuple(each.pk for each in applications),
        reviewers=tuple(sorted(asked.keys() | holding)),
        each=call.reviewers_each,
        fit=fits(
            _knowledge(asked.values()),
            {each.pk: _subject(each) for each in applications},
        ),
        barred=frozenset(
            before
            | _in_conflict(applications, asked)
            | {(a.pk, r) for a in applications for r in holding - asked.keys()} - held
        ),
        held=held,
        most={each.pk: each.most for each in asked.values()},
        asks=_asks(applications),
    )


def basis_of(problem: Problem) -> str:
    """Changes when anybody or anything comes in or goes out, a conflict is found, or a place is taken."""
    facts = [
        sorted(problem.applications),
        sorted(problem.reviewers),
        sorted(problem.barred),
        sorted(problem.held),
        sorted(problem.most.items()),
        sorted(problem.asks.items()),
    ]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _applications(call: Call, always: Application | None):
    rows = Application.objects.filter(call=call, status=Status.IN_REVIEW)
    if always is not None:
        rows |= Application.objects.filter(pk=always.pk)
    return (
        rows.select_related("call", "revision")
        .prefetch_related("answers")
        .order_by("pk")
    )


def _asks(applications) -> dict[int, int]:
    compositions = {}
    for each in applications:
        if each.revision_id not in compositions:
            compositions[each.revision_id] = composition_of(each)
    return {
        each.pk: reviewers_wanted(each, compositions[each.revision_id])
        for each in applications
    }


def _knowledge(reviewers) -> dict[int, Knowledge]:
    return {
        each.pk: Knowledge(
            {one.topic: one.level for one in each.expertise.all()}, each.own_words
        )
        for each in reviewers
    }


def _subject(application: Application) -> Subject:
    answers = {each.key: each.value for each in application.answers.all()}
    topics = [t for key in TOPIC_KEYS for t in _listed(answers.get(key))]
    words = [application.title]
    words += [value for value in answers.values() if isinstance(value, str)]
    return Subject.of(topics, " ".join(words)[:READ_FOR_TOPICS])


def _listed(value) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def _in_conflict(applications, reviewers: dict[int, ReviewerProfile]) -> set:
    """Pairs to which a standing conflict, the team or the firm binds the reviewer."""
    profiles = {each.person_id: each.pk for each in reviewers.values()}
    of_firm = defaultdict(list)
    for each in applications:
        of_firm[each.organisation_id].append(each.pk)
    alone = {"person__in": profiles, "application__in": [a.pk for a in applications]}
    firms = {"person__in": profiles, "organisation__in": [f for f in of_firm if f]}
    by_application = [
        *Conflict.objects.standing()
        .filter(**alone)
        .values_list("person", "application"),
        *TeamMember.objects.filter(**alone).values_list("person", "application"),
    ]
    by_firm = [
        *Conflict.objects.standing()
        .filter(**firms)
        .values_list("person", "organisation"),
        *OrganisationMember.objects.filter(**firms).values_list(
            "person", "organisation"
        ),
    ]
    bound = {(application, profiles[person]) for person, application in by_application}
    return bound | {
        (application, profiles[person])
        for person, firm in by_firm
        for application in of_firm[firm]
    }
