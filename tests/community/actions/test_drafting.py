"""What is being written is kept, found again anywhere, and gone when it has been sent."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from community.actions.drafting import (
    KEPT_FOR,
    discard_draft,
    forget_old_drafts,
    save_draft,
)
from community.models import Draft
from tests.factories.community import post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident):
    return topic_by(resident)


def keep(person, topic, body, key=None, **more):
    return save_draft(
        by=person, place={"topic": topic}, client_key=key or uuid4(), body=body, **more
    )


def test_last_save_stays(topic, neighbour):
    first = keep(neighbour, topic, "I th")
    second = keep(neighbour, topic, "I think", seen=first.draft.saved_at)
    assert Draft.objects.get().body == "I think"
    assert (first.other, second.other) == (None, None)
    assert second.draft.pk == first.draft.pk


def test_same_words_again_change_nothing(topic, neighbour):
    first = keep(neighbour, topic, "I think")
    again = keep(neighbour, topic, "I think", seen=first.draft.saved_at)
    assert again.draft.saved_at == first.draft.saved_at
    assert again.other is None


def test_what_another_window_wrote_is_handed_back(topic, neighbour):
    here = keep(neighbour, topic, "Here")
    there = keep(neighbour, topic, "There", seen=here.draft.saved_at)
    late = keep(neighbour, topic, "Here, too", seen=here.draft.saved_at)
    assert (late.draft.body, late.other.body) == ("Here, too", "There")
    assert late.other.saved_at == there.draft.saved_at
    assert Draft.objects.get().body == "Here, too"


def test_window_that_began_blank_is_told_of_the_draft(topic, neighbour):
    keep(neighbour, topic, "There")
    assert keep(neighbour, topic, "Here").other.body == "There"


def test_empty_text_leaves_no_draft(topic, neighbour):
    keep(neighbour, topic, "I think")
    assert keep(neighbour, topic, " \n").draft is None
    assert not Draft.objects.exists()


def test_save_that_comes_after_the_post_keeps_nothing(topic, neighbour):
    key = uuid4()
    keep(neighbour, topic, "I do", key)
    post_by(neighbour, topic, "I do.", client_key=key)
    late = keep(neighbour, topic, "I do.", key)
    assert late.was_sent
    assert not Draft.objects.exists()


def test_next_text_in_the_same_place_is_not_swept_away(topic, neighbour):
    keep(neighbour, topic, "The next one")
    discard_draft(by=neighbour, place={"topic": topic}, client_key=uuid4())
    assert Draft.objects.get().body == "The next one"
    discard_draft(by=neighbour, place={"topic": topic})
    assert not Draft.objects.exists()


def test_drafts_are_everybodys_own(topic, resident, neighbour):
    keep(resident, topic, "Mine")
    assert keep(neighbour, topic, "Also mine").other is None
    assert Draft.objects.count() == 2


def test_old_drafts_go(topic, resident, neighbour):
    keep(resident, topic, "Old")
    Draft.objects.update(saved_at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
    keep(neighbour, topic, "New")
    assert forget_old_drafts() == 1
    assert Draft.objects.get().body == "New"
