"""Many applications at once, as they stand after some years; their logs have the last line alone."""

import random
from datetime import timedelta

from django.utils import timezone

from accounts.districts.models import District
from funding.enums import OrganisationKind
from funding.models import Answer, Application, ApplicationEvent, Organisation
from funding.workflow import BEFORE_SUBMISSION, Event, Relation, Status

from .funding import MILLION, registration_number

WORDS = ("Lamps", "Buses", "Roofs", "Kitchens", "Markets", "Batteries", "Benches")
OTHERS = ("that listen", "by night", "for everybody", "of glass", "on call")
SHOWN = [each for each in Status if each not in BEFORE_SUBMISSION]


def crowd_of(number: int, calls, officers, *, seed: int = 6, answers: bool = False):
    """``number`` applications over all statuses and calls, by every fifth as many firms."""
    chance = random.Random(seed)  # noqa: S311
    firms = _firms(max(number // 5, 1), chance)
    first = Application.objects.count()
    applications = Application.objects.bulk_create(
        (
            _application(first + each, chance, calls, officers, firms)
            for each in range(number)
        ),
        batch_size=500,
    )
    ApplicationEvent.objects.bulk_create(
        (_last_line(each, chance) for each in applications), batch_size=500
    )
    if answers:
        Answer.objects.bulk_create(
            (answer for each in applications for answer in _answers(each)),
            batch_size=1000,
        )
    return applications


def _firms(number: int, chance) -> list[Organisation]:
    districts = list(District.objects.all()) or [None]
    return Organisation.objects.bulk_create(
        Organisation(
            name=f"{chance.choice(WORDS)} firm {each}",
            kind=chance.choice(OrganisationKind.values),
            registration_number=registration_number(),
            district=chance.choice(districts),
            about="Makes things for the city.",
        )
        for each in range(number)
    )


def _application(number, chance, calls, officers, firms) -> Application:
    status = SHOWN[number % len(SHOWN)]
    at = timezone.now() - timedelta(days=chance.randint(2, 700), minutes=number)
    call = chance.choice(calls)
    asked = chance.randint(10, 100) * MILLION
    return Application(
        code=f"DF-20-{number:05d}",
        call=call,
        revision=call.revision,
        organisation=chance.choice(firms),
        title=f"{chance.choice(WORDS)} {chance.choice(OTHERS)} {number}",
        amount_asked=asked,
        match_cash=asked // 4,
        match_in_kind=asked // 5,
        status=status,
        version=1,
        head_seq=1,
        head_digest="0" * 64,
        officer=chance.choice([*officers, None]),
        created_at=at - timedelta(days=9),
        submitted_at=at,
        decided_at=at + timedelta(days=1),
    )


def _last_line(application: Application, chance) -> ApplicationEvent:
    return ApplicationEvent(
        application=application,
        seq=1,
        event=Event.SUBMIT,
        to_status=application.status,
        role=Relation.LEAD,
        at=application.submitted_at + timedelta(hours=chance.randint(1, 20)),
        digest="0" * 64,
    )


def _answers(application: Application):
    values = {
        "title": application.title,
        "plan": "We build it, try it with residents, and count. " * 12,
        "amount_asked": application.amount_asked,
        "match_cash": application.match_cash,
        "match_in_kind": application.match_in_kind,
    }
    for key, value in values.items():
        yield Answer(
            application=application,
            key=key,
            value=value,
            saved_at=application.created_at,
        )
