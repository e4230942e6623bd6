"""Which calls are sealed at a moment: the database says what each call says of itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from funding.models import Call
from tests.factories.funding import call_open

pytestmark = pytest.mark.django_db
TICK = timedelta(microseconds=1)


def test_the_database_and_each_call_agree_to_the_tick():
    now = timezone.now()
    calls = [
        call_open(
            is_sealed=is_sealed,
            grace_minutes=grace,
            closes_at=now + closes,
            opens_at=now - timedelta(days=9),
            closed_early_at=early and now + early,
        )
        for is_sealed in (True, False)
        for grace in (0, 15, 1440)
        for closes in (timedelta(0), timedelta(minutes=-15), timedelta(days=1))
        for early in (None, timedelta(hours=-1))
    ]
    moments = {now, *(each.ends_at for each in calls)}
    for moment in [at + tick for at in moments for tick in (-TICK, 0 * TICK, TICK)]:
        said = {each.pk for each in calls if each.is_sealed_at(moment)}
        found = Call.objects.sealed_at(moment).values_list("pk", flat=True)
        assert set(found) == said, moment
