"""The demonstration's quick polls: one open, one closed, one that shows itself to voters only; and a draft that waits."""

from random import Random

import pytest
from django.utils import timezone

from community.models import Draft, Member, Poll, PollVote
from home.demo.plant_polls import POLLS, plant_polls
from tests.factories.accounts import UserFactory
from tests.factories.community import topic_by

pytestmark = pytest.mark.django_db


def test_polls_stand_as_their_votes_say(resident):
    Member.objects.create(person=resident, handle="res", level=1, since=timezone.now())
    topics = [topic_by(resident, title=each.title) for each in POLLS]
    people = UserFactory.create_batch(max(each.voters for each in POLLS))
    plant_polls({"resident": resident}, people, chance=Random(1), now=timezone.now())  # noqa: S311
    polls = list(Poll.objects.order_by("pk"))
    assert [each.voters for each in polls] == [each.voters for each in POLLS]
    assert [bool(each.closed_at) for each in polls] == [False, True, False]
    for poll in polls:
        votes = PollVote.objects.filter(poll=poll).values_list("choices", flat=True)
        counted = [
            sum(place in each for each in votes) for place in range(len(poll.options))
        ]
        assert poll.counts == counted
    kinds = [list(each.events.values_list("kind", flat=True)) for each in topics]
    assert [len(each) for each in kinds] == [3, 4, 3]
    assert Draft.objects.get().topic == topics[0]
