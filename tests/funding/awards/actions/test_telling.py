"""Who of the foundation hears of an award: everybody of the role whom nothing binds to it, at the same cost for any number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.notifications.models import Notification
from funding.awards.actions.telling import tell_directors
from funding.awards.kinds import CONTRACTS
from funding.models import Conflict
from tests.factories.awards import cast_of, written
from tests.factories.funding import a_director

pytestmark = pytest.mark.django_db


def told(award, key) -> tuple[set, int]:
    with CaptureQueriesContext(connection) as queries:
        tell_directors(award, CONTRACTS, "to_approve", key)
    found = Notification.objects.filter(key=f"awards:{key}")
    return {each.person for each in found.select_related("person")}, len(queries)


def test_directors_hear_of_it_but_for_those_who_are_bound():
    people = cast_of()
    award = written(people).award
    _few, cost = told(award, "one")
    others, bound = {a_director() for _each in range(4)}, a_director()
    Conflict.objects.create(
        person=bound,
        application=award.application,
        kind="family",
        source="declared",
        at=timezone.now(),
    )
    award.application.team.create(person=a_director(), role="viewer")
    assert told(award, "two") == ({people.director, *others}, cost)
