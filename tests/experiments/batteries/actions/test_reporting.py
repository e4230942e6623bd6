"""Reports, doubts and checks: what one tap changes, and who may say that it is so."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.batteries.actions import (
    answer_report,
    check_point,
    note_seen,
    record_facts,
    report_point,
)
from experiments.batteries.confidence import Level
from experiments.batteries.enums import (
    FactKey,
    Outcome,
    PointStatus,
    ReportKind,
    Source,
)
from experiments.batteries.models import BatteryPoint, PointFact, PointReport
from experiments.batteries.permissions import (
    AlreadyAnswered,
    JoinFirst,
    NotAllowed,
    NotRunning,
    OwnReport,
)
from tests.factories.batteries import (
    BatteryPointFactory,
    battery_manager,
    collector,
    reported_gone,
    seen_point,
)

pytestmark = pytest.mark.django_db


def test_report_makes_a_place_less_sure_and_changes_no_status():
    point = seen_point()
    reported_gone(point)
    point.refresh_from_db()
    assert (point.level, point.doubts, point.status) == (
        Level.LIKELY,
        1,
        PointStatus.WORKING,
    )


def test_same_key_is_the_same_report():
    point, key = seen_point(), uuid4()
    first = report_point(point=point, kind=ReportKind.GONE, client_key=key)
    again = report_point(point=point, kind=ReportKind.FULL, client_key=key)
    point.refresh_from_db()
    assert (again, PointReport.objects.count(), point.doubts) == (first, 1, 1)


def test_crowd_without_accounts_weighs_as_two_and_a_person_once(resident, neighbour):
    point = seen_point()
    for person in (None, None, None, resident, resident, neighbour):
        reported_gone(point, person)
    point.refresh_from_db()
    assert point.doubts == 4


def test_other_reports_raise_no_doubt():
    point = seen_point()
    reported_gone(point, kind=ReportKind.FULL)
    point.refresh_from_db()
    assert (point.doubts, point.level) == (0, Level.SURE)


def test_check_answers_every_report_about_the_state(checker, resident):
    point = seen_point(days=300)
    gone = reported_gone(point, resident)
    full = reported_gone(point, resident, kind=ReportKind.FULL)
    hours = reported_gone(point, resident, kind=ReportKind.HOURS)
    point = check_point(point=point, status=PointStatus.FULL, by=checker)
    assert (point.status, point.doubts, point.level) == (
        PointStatus.FULL,
        0,
        Level.SURE,
    )
    outcomes = PointReport.objects.in_bulk()
    assert [outcomes[each.pk].outcome for each in (gone, full, hours)] == [
        Outcome.WRONG,
        Outcome.RIGHT,
        Outcome.OPEN,
    ]
    newest = point.facts.filter(key=FactKey.THERE).newest_first()[0]
    assert (newest.source, newest.verified_by) == (Source.RESIDENT, checker)


def test_gone_is_found_gone(checker, resident):
    point = seen_point()
    report = reported_gone(point, resident)
    point = check_point(point=point, status=PointStatus.GONE, by=checker)
    report.refresh_from_db()
    assert (point.status, report.outcome) == (PointStatus.GONE, Outcome.RIGHT)
    assert not BatteryPoint.objects.listed().exists()


def test_nobody_confirms_their_own_report(scheme):
    point, reporter = seen_point(), collector(scheme)
    reported_gone(point, reporter)
    with pytest.raises(OwnReport):
        check_point(point=point, status=PointStatus.GONE, by=reporter)
    manager = battery_manager()
    reported_gone(point, manager)
    point = check_point(point=point, status=PointStatus.WORKING, by=manager)
    assert (point.status, point.doubts) == (PointStatus.WORKING, 0)


def test_only_participants_check(resident):
    point = seen_point()
    with pytest.raises(NotRunning):
        check_point(point=point, status=PointStatus.WORKING, by=resident)


def test_whoever_did_not_join_is_told_to(scheme, resident):
    with pytest.raises(JoinFirst):
        check_point(point=seen_point(), status=PointStatus.WORKING, by=resident)


def test_check_brings_hours_access_and_chemistries(checker):
    point = check_point(
        point=BatteryPointFactory(status=PointStatus.UNCONFIRMED),
        status=PointStatus.WORKING,
        by=checker,
        found={
            FactKey.OPENING_HOURS: {"text": "Mo 09:00-12:00"},
            FactKey.ACCESS: {"text": "left of the door", "step_free": True},
            FactKey.CHEMISTRIES: {"takes": ["alkaline", "button"]},
        },
    )
    assert [(each.opens, each.closes) for each in point.hours.all()] == [(540, 720)]
    assert point.is_step_free
    assert point.chemistries == ["alkaline", "button"]
    assert BatteryPoint.objects.accepting("button").get() == point
    assert not BatteryPoint.objects.accepting("lead").exists()


def test_report_is_answered_once_and_by_the_park_alone(resident):
    point, manager = seen_point(), battery_manager()
    report = reported_gone(point, resident, kind=ReportKind.DAMAGED)
    with pytest.raises(NotAllowed):
        answer_report(report=report, outcome=Outcome.RIGHT, by=resident)
    answer_report(report=report, outcome=Outcome.RIGHT, by=manager, answer="Seen.")
    point.refresh_from_db()
    assert point.status == PointStatus.DAMAGED
    with pytest.raises(AlreadyAnswered):
        answer_report(report=report, outcome=Outcome.WRONG, by=manager)


def test_box_that_was_emptied_is_there_and_no_longer_full():
    point = BatteryPointFactory(status=PointStatus.FULL)
    now = timezone.now()
    assert note_seen(point=point, at=now).status == PointStatus.WORKING
    point.status = PointStatus.FULL
    point.save()
    late = note_seen(point=point, at=now - timedelta(days=3))
    assert (late.status, late.checked_at) == (PointStatus.FULL, now)


def test_facts_are_never_changed(checker):
    point = seen_point()
    fact = point.facts.get()
    for change in ({"value": {}}, {"source": Source.OSM}, {"verified_by": checker}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PointFact.objects.filter(pk=fact.pk).update(**change)
    by_somebody = record_facts(
        point=point,
        found={FactKey.PHONE: {"text": "02-120"}},
        source=Source.RESIDENT,
        at=timezone.now(),
        by=checker,
    ).facts.get(key=FactKey.PHONE)
    PointFact.objects.filter(pk=by_somebody.pk).update(verified_by=None)


def test_queue_begins_with_what_is_doubted(scheme, resident):
    fresh, faded = seen_point(), seen_point(days=400)
    doubted, full = seen_point(), seen_point()
    unknown = BatteryPointFactory(status=PointStatus.UNCONFIRMED)
    reported_gone(doubted, resident)
    reported_gone(full, resident, kind=ReportKind.FULL)
    due = list(BatteryPoint.objects.rechecks_due(timezone.now()))
    assert due == [doubted, full, faded, unknown]
    assert fresh not in due
