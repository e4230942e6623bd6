"""Calls and applications through the front door: opened, submitted, decided, signed, each by whoever does it."""

from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from itertools import count
from uuid import uuid4

import factory
from django.utils import timezone

from accounts.roles import Role
from funding import guards
from funding.actions.moving import move, open_application
from funding.enums import OrganisationKind, OrganisationRole, TeamRole
from funding.models import (
    Application,
    Call,
    CallRevision,
    CriterionFeedback,
    Decision,
    Organisation,
    OrganisationMember,
    TeamMember,
)
from funding.registration_numbers import is_registration_number
from funding.workflow import Event, Guard, Relation, Status
from innovation_park.lib.chained_lines import canonical

from .accounts import UserFactory

MILLION = 1_000_000
_TENS = count(1)


def in_three(text: str) -> dict[str, str]:
    if not text:
        return dict.fromkeys(("en", "ko", "th"), "")
    return {"en": text, "ko": f"{text} (한국어)", "th": f"{text} (ไทย)"}


def composition() -> dict:
    """A small call that keeps every rule of the checker: one section, two criteria."""

    def asked(key, kind, **more):
        return {
            "key": key,
            "kind": kind,
            "label": in_three(key.replace("_", " ").capitalize()),
            "help": in_three(""),
            "is_required": True,
            "words_most": None,
            "least": None,
            "most": None,
            "options": [],
            "columns": [],
            "is_identifying": False,
            "shown_when": None,
            "profile": None,
            **more,
        }

    return {
        "eligibility": [
            {
                "key": "in_city",
                "question": in_three("Is the firm in the city?"),
                "kind": "yes_no",
                "rule": {"op": "is", "value": True},
                "reason": in_three("The foundation funds firms of the city."),
                "rule_name": in_three("Rule 1"),
                "rule_url": "",
            }
        ],
        "sections": [
            {
                "key": "project",
                "title": in_three("The project"),
                "note": in_three(""),
                "needs": [],
                "pages": [
                    {
                        "key": "what",
                        "title": in_three("What you plan"),
                        "fields": [
                            asked("title", "line", most=140),
                            asked("plan", "text", words_most=500),
                            asked("organisation", "organisation", is_identifying=True),
                        ],
                    },
                    {
                        "key": "money",
                        "title": in_three("What it costs"),
                        "fields": [
                            asked("amount_asked", "money", least=1),
                            asked("match_cash", "money", least=0),
                            asked("match_in_kind", "money", least=0),
                        ],
                    },
                ],
            }
        ],
        "criteria": [
            {
                "key": key,
                "name": in_three(key.capitalize()),
                "description": in_three(f"How strong the {key} is."),
                "weight": weight,
                "most": 5,
                "anchors": {"0": in_three("Weak"), "5": in_three("Strong")},
            }
            for key, weight in (("technology", 60), ("business", 40))
        ],
        "stages": [
            {
                "key": "screening",
                "kind": "screening",
                "reviewers_each": 0,
                "is_blind": False,
            },
            {
                "key": "review",
                "kind": "review",
                "reviewers_each": 3,
                "is_blind": False,
            },
            {"key": "panel", "kind": "panel", "reviewers_each": 0, "is_blind": False},
        ],
        "match": {
            "least_percent": 30,
            "least_cash_percent": 10,
            "most_in_kind_percent": 20,
        },
        "feedback": {"least_characters": 40, "on_each_criterion": True},
        "documents": [
            {
                "key": "evidence",
                "name": in_three("Evidence of the match"),
                "when": "after_selection",
                "is_required": True,
            }
        ],
    }


class CallFactory(factory.django.DjangoModelFactory):
    """Open from yesterday for ten days; nothing published before :func:`call_open` gives it a revision."""

    class Meta:
        model = Call

    slug = factory.Sequence(lambda number: f"call-{number}")
    title = factory.LazyAttribute(lambda call: in_three(call.slug))
    summary = factory.LazyFunction(lambda: in_three("For what helps the city."))
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))
    decides_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=50))
    total_amount = 1000 * MILLION
    least_amount = 10 * MILLION
    most_amount = 100 * MILLION


def revised(call: Call, asked: dict | None = None, number: int = 1) -> Call:
    """With a revision of what it asks, as it is published."""
    asked = asked or composition()
    call.revision = CallRevision.objects.create(
        call=call,
        number=number,
        composition=asked,
        digest=sha256(canonical(asked)).hexdigest(),
        at=timezone.now(),
    )
    call.published_at = call.published_at or timezone.now()
    call.save()
    return call


def call_open(asked: dict | None = None, **fields) -> Call:
    return revised(CallFactory(**fields), asked)


def close(call: Call) -> Call:
    """The deadline has passed, a day ago."""
    call.opens_at = timezone.now() - timedelta(days=20)
    call.closes_at = timezone.now() - timedelta(days=1)
    call.save()
    return call


def registration_number() -> str:
    """The next one whose last digit fits."""
    stem = f"{next(_TENS):09d}"
    return next(
        stem + str(last)
        for last in range(10)
        if is_registration_number(f"{stem}{last}")
    )


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Firm {number}")
    kind = OrganisationKind.STARTUP
    registration_number = factory.LazyFunction(registration_number)


def firm_of(person, **fields) -> Organisation:
    firm = OrganisationFactory(**fields)
    OrganisationMember.objects.create(
        organisation=firm, person=person, role=OrganisationRole.OWNER
    )
    return firm


def an_officer(**fields):
    return UserFactory(roles=[Role.FOUNDATION_OFFICER], **fields)


def a_director(**fields):
    return UserFactory(roles=[Role.FOUNDATION_DIRECTOR], **fields)


def draft_of(lead=None, call=None, **fields) -> Application:
    """A draft with its firm and its sums, as the actions of applying copy them."""
    lead = lead or UserFactory()
    application = open_application(call=call or call_open(), by=lead)
    for name, value in {
        "organisation": fields.pop("organisation", None) or firm_of(lead),
        "title": "Lamps that listen",
        "amount_asked": 70 * MILLION,
        "match_cash": 20 * MILLION,
        "match_in_kind": 10 * MILLION,
        **fields,
    }.items():
        setattr(application, name, value)
    application.save()
    return application


def team_of(application) -> dict[str, object]:
    """Everybody who is there, by role; whoever is missing joins."""
    people = {
        member.role: member.person
        for member in application.team.select_related("person")
    }
    for role in TeamRole:
        if role not in people:
            people[role] = UserFactory()
            TeamMember.objects.create(
                application=application,
                person=people[role],
                role=role,
                joined_at=timezone.now(),
            )
    return people


@contextmanager
def guards_pass(*names):
    """What these guards ask is true; all of them when none is named. The pages of whoever asks are tested by others."""
    kept = dict(guards._ASKED)
    for name in names or Guard:
        guards._ASKED[Guard(name)] = lambda attempt: None
    try:
        yield
    finally:
        guards._ASKED.clear()
        guards._ASKED.update(kept)


WAYS: dict[str, tuple[Event, ...]] = {
    Status.DRAFT: (),
    Status.SIGN_OFF: (Event.SEND_FOR_SIGN_OFF,),
    Status.SUBMITTED: (Event.SUBMIT,),
    Status.CHANGES_REQUESTED: (Event.SUBMIT, Event.REQUEST_CHANGES),
    Status.INELIGIBLE: (Event.SUBMIT, Event.FIND_INELIGIBLE),
    Status.IN_REVIEW: (Event.SUBMIT, Event.START_REVIEW),
    Status.WITHDRAWN: (Event.SUBMIT, Event.WITHDRAW),
}
WAYS[Status.PANEL] = (*WAYS[Status.IN_REVIEW], Event.TO_PANEL)
WAYS[Status.RESERVE] = (*WAYS[Status.PANEL], Event.PUT_IN_RESERVE)
WAYS[Status.DECLINED] = (*WAYS[Status.PANEL], Event.DECLINE)
WAYS[Status.SELECTED] = (*WAYS[Status.PANEL], Event.SELECT)
WAYS[Status.CONTRACTING] = (*WAYS[Status.SELECTED], Event.BEGIN_CONTRACT)
WAYS[Status.RUNNING] = (*WAYS[Status.CONTRACTING], Event.START_RUNNING)
WAYS[Status.CLOSING] = (*WAYS[Status.RUNNING], Event.BEGIN_CLOSING)
WAYS[Status.CLOSED] = (*WAYS[Status.CLOSING], Event.CLOSE)
WAYS[Status.TERMINATED] = (*WAYS[Status.RUNNING], Event.TERMINATE)
BY_DIRECTOR = {Event.BEGIN_CONTRACT, Event.TERMINATE}
BY_LEAD = {
    *(Event.SEND_FOR_SIGN_OFF, Event.SUBMIT, Event.RESUBMIT, Event.WITHDRAW),
    *(Event.ASK_REDRESS, Event.TAKE_BACK_REDRESS),
}


def taken(application, event, *, officer, director, reason="Because.") -> Application:
    """One step by whoever does it, whatever the guards would say."""
    by = officer
    if event in BY_DIRECTOR:
        by = director
    elif event in BY_LEAD:
        by = application.team.get(role=Relation.LEAD).person
    with guards_pass():
        move(
            application=application,
            event=event,
            by=by,
            version=application.version,
            reason=reason,
        )
    return application


def feedback_for(
    application, words="The plan is clear, yet nobody has tried it."
) -> None:
    for criterion in application.revision.composition["criteria"]:
        CriterionFeedback.objects.get_or_create(
            application=application,
            criterion=criterion["key"],
            defaults={"words": f"{words} ({criterion['key']})"},
        )


def application_in(
    status: str, *, lead=None, call=None, officer=None, director=None, **fields
) -> Application:
    """An application that went the shortest way to this status, with what stands beside it there."""
    officer, director = officer or an_officer(), director or a_director()
    application = draft_of(lead, call, **fields)
    for event in WAYS[Status(status)]:
        if event == Event.DECLINE:
            feedback_for(application)
        taken(application, event, officer=officer, director=director)
        if event in (Event.SELECT, Event.DECLINE, Event.PUT_IN_RESERVE):
            Decision.objects.update_or_create(
                application=application,
                defaults={
                    "outcome": application.status,
                    "amount": application.amount_asked
                    if event == Event.SELECT
                    else None,
                    "at": timezone.now(),
                    "by": officer,
                },
            )
    return application


def invited(application, email=None, role=TeamRole.EDITOR) -> TeamMember:
    return TeamMember.objects.create(
        application=application,
        role=role,
        email_invited=email or f"{uuid4().hex[:8]}@example.org",
        invited_at=timezone.now(),
    )
