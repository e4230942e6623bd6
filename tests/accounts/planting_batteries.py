"""What somebody leaves behind who reports a box, answers a report and checks."""

from uuid import uuid4

from django.utils import timezone

from experiments.batteries.actions import record_facts, report_point
from experiments.batteries.enums import FactKey, Outcome, ReportKind, Source
from tests.factories.batteries import reported_gone, seen_point


def plant_batteries(person, marker: str, picture) -> None:
    """``picture(name)`` gives a file with the marker in it."""
    point = seen_point()
    report_point(
        point=point,
        kind=ReportKind.FULL,
        client_key=uuid4(),
        person=person,
        note=f"{marker} says",
        photo=picture(f"{marker}-box.jpg"),
    )
    answered = reported_gone(point)
    answered.outcome = Outcome.WRONG
    answered.answered_at = timezone.now()
    answered.answered_by = person
    answered.save()
    there = {FactKey.THERE: {"is": True}}
    record_facts(
        point=point, found=there, source=Source.RESIDENT, at=timezone.now(), by=person
    )
