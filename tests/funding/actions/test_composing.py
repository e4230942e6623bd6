from copy import deepcopy

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from funding.actions.composing import (
    NothingNew,
    NotReadyToPublish,
    ask_for_publication,
    begin_draft,
    publish_call,
    save_draft,
)
from funding.actions.moving import open_application
from funding.composition import Composition
from funding.models import Call, CallRevision
from funding.permissions import NotForYou, NotYourself
from funding.ready_made import READY_MADE
from tests.factories.accounts import UserFactory
from tests.factories.funding import (
    CallFactory,
    a_director,
    an_officer,
    call_open,
    composition,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def composed(officer):
    """A call on the officer's desk, ready to be published."""
    call = CallFactory()
    begin_draft(call=call, begins_with="co-investment", by=officer)
    return call


def changed(call):
    """Its draft with another weight for two criteria."""
    data = deepcopy(call.draft.composition)
    data["criteria"][0]["weight"] += 5
    data["criteria"][1]["weight"] -= 5
    return data


def test_direction_publishes_what_the_officer_composed(composed, officer, director):
    ask_for_publication(call=composed, by=officer)
    revision = publish_call(call=composed, by=director)

    composed.refresh_from_db()
    assert (revision.number, composed.revision) == (1, revision)
    assert (composed.reviewers_each, composed.is_blind) == (3, True)
    assert composed.published_at is not None
    assert composed.draft.asked_at is None
    assert Composition.of(revision.composition) == Composition.of(
        READY_MADE["co-investment"].composition
    )


def test_published_revision_is_frozen_by_the_database(composed, director):
    revision = publish_call(call=composed, by=director)
    with pytest.raises(IntegrityError), transaction.atomic():
        CallRevision.objects.filter(pk=revision.pk).update(composition={})


@pytest.mark.parametrize(
    "role", [None, Role.REVIEWER, Role.PARK_MANAGER, Role.ADMINISTRATOR]
)
def test_nobody_else_composes_or_publishes(composed, role):
    other = UserFactory(roles=[role] if role else [])
    with pytest.raises(NotForYou):
        save_draft(call=composed, composition=composition(), by=other)
    with pytest.raises(NotForYou):
        ask_for_publication(call=composed, by=other)
    with pytest.raises(NotForYou):
        publish_call(call=composed, by=other)


def test_two_people_look_at_every_call(composed, officer, director):
    both = UserFactory(roles=[Role.FOUNDATION_OFFICER, Role.FOUNDATION_DIRECTOR])
    save_draft(call=composed, composition=changed(composed), by=both)
    with pytest.raises(NotYourself):
        publish_call(call=composed, by=both)
    with pytest.raises(NotForYou):
        publish_call(call=composed, by=officer)
    assert publish_call(call=composed, by=director).number == 1


def test_what_cannot_work_is_kept_but_not_published(composed, officer, director):
    data = changed(composed)
    data["criteria"][0]["weight"] = 1
    save_draft(call=composed, composition=data, by=officer)
    with pytest.raises(NotReadyToPublish) as refusal:
        publish_call(call=composed, by=director)
    assert [fault.where for fault in refusal.value.faults] == ["criteria"]
    with pytest.raises(NotReadyToPublish):
        ask_for_publication(call=composed, by=officer)
    assert Call.objects.get(pk=composed.pk).revision is None


def test_facts_of_the_call_are_checked_with_it(composed, director):
    Call.objects.filter(pk=composed.pk).update(decides_on=composed.opens_at.date())
    with pytest.raises(NotReadyToPublish) as refusal:
        publish_call(call=composed, by=director)
    assert [fault.where for fault in refusal.value.faults] == ["call/decides_on"]


def test_applications_that_were_begun_keep_their_revision(composed, officer, director):
    first = publish_call(call=composed, by=director)
    before = open_application(call=Call.objects.get(pk=composed.pk), by=UserFactory())
    save_draft(call=composed, composition=changed(composed), by=officer)
    second = publish_call(call=composed, by=director)
    after = open_application(call=Call.objects.get(pk=composed.pk), by=UserFactory())

    before.refresh_from_db()
    assert (before.revision, after.revision) == (first, second)
    assert (second.number, first.digest != second.digest) == (2, True)


def test_same_words_are_not_published_twice(composed, director):
    publish_call(call=composed, by=director)
    with pytest.raises(NothingNew):
        publish_call(call=composed, by=director)
    assert composed.revisions.count() == 1


def test_change_takes_back_the_wish_to_publish(composed, officer):
    ask_for_publication(call=composed, by=officer)
    same = save_draft(call=composed, composition=composed.draft.composition, by=officer)
    assert same.asked_at is not None
    other = save_draft(call=composed, composition=changed(composed), by=officer)
    assert other.asked_at is None


def test_new_call_begins_with_an_earlier_one():
    earlier = call_open()
    call = CallFactory()
    begin_draft(call=call, begins_with=earlier.slug, by=an_officer())
    assert call.draft.composition == earlier.revision.composition
    assert publish_call(call=call, by=a_director()).digest == call.draft.digest
