"""Telling somebody something: once, as they chose, and with a second look before it goes out."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from accounts.models import Profile
from accounts.notifications.actions import (
    forget_about,
    forget_old_notifications,
    mark_read,
    reach,
    reach_many,
    send_due,
    tend_notifications,
)
from accounts.notifications.enums import Means, Outcome, Way
from accounts.notifications.models import Delivery, Notification
from tests.factories.accounts import UserFactory
from tests.factories.notifications import (
    GONE,
    LEGAL,
    PLACE,
    TREES,
    URGENT,
    WORDS,
    DeviceFactory,
    chooses,
    lives_by,
    tell,
)

NOON = datetime(2026, 11, 23, 3, tzinfo=UTC)  # in Seoul; a Monday


def planned(person):
    rows = Delivery.objects.filter(notification__person=person).order_by("means")
    return list(rows.values_list("means", "outcome"))


def test_letter_goes_out_after_the_commit_and_once(resident, committed, letters):
    with committed():
        notification = tell(resident, key="a")
        tell(resident, key="a")
        assert letters == []
    assert [each.subject for each in letters] == ["The tree has grown by 3 cm"]
    assert f"/en/me/notifications/{notification.pk}/" in letters[0].body
    assert planned(resident) == [("mail", "sent")]
    with committed():
        assert tell(resident, key="a") == notification
    tend_notifications()
    assert len(letters) == 1


def test_same_event_reaches_each_person(resident, neighbour, committed, letters):
    with committed():
        tell(resident, key="a")
        tell(neighbour, key="a")
    assert [each.to for each in letters] == [[resident.email], [neighbour.email]]


def test_what_never_happened_is_told_to_nobody(resident, committed, letters):
    with committed():
        try:
            with transaction.atomic():
                tell(resident)
                raise RuntimeError
        except RuntimeError:
            pass
    tend_notifications()
    assert (letters, Notification.objects.count()) == ([], 0)


def test_event_without_a_sentence_is_a_mistake(resident):
    with pytest.raises(ValueError, match="no sentence for felled"):
        reach(person=resident, kind=TREES, event="felled", key="a")
    assert not Notification.objects.exists()


def test_clock_finds_what_no_doorbell_announced(resident, letters):
    tell(resident)
    assert letters == []
    call_command("tend_notifications")
    assert len(letters) == 1
    assert tend_notifications()["sent"] == 0


def test_letter_is_in_the_language_of_its_person(resident, committed, letters):
    Profile.objects.filter(user=resident).update(language="ko")
    resident.refresh_from_db()
    with committed():
        tell(resident)
    assert letters[0].subject == "The 나무 has grown by 3 cm"
    assert "/ko/me/notifications/" in letters[0].body


def test_letter_of_its_own_is_sent_as_it_was_written_and_kept_by_nobody(
    resident, committed, letters
):
    with committed():
        notification = tell(
            resident, template="account/email/login_code", context={"code": "123456"}
        )
        assert "    123456\n" in notification.letter["text"]
    assert letters[0].subject == "Your code for signing in"
    assert letters[0].extra_headers["Auto-Submitted"] == "auto-generated"
    notification.refresh_from_db()
    assert notification.letter is None


MATRIX = [
    # kind, way, pushed -> behind the bell, letters at once, gathered, on a device
    (TREES, Way.NOW, True, (1, 1, 0, 1)),
    (TREES, Way.NOW, False, (1, 1, 0, 0)),
    (TREES, Way.DAILY, True, (1, 0, 1, 1)),
    (TREES, Way.WEEKLY, False, (1, 0, 1, 0)),
    (TREES, Way.BELL, True, (1, 0, 0, 1)),
    (TREES, Way.BELL, False, (1, 0, 0, 0)),
    (TREES, Way.OFF, True, (0, 0, 0, 0)),
    (URGENT, Way.NOW, True, (1, 1, 0, 1)),
    (URGENT, Way.BELL, False, (1, 0, 0, 0)),
    (URGENT, Way.OFF, True, (0, 0, 0, 0)),
    # A way the kind does not have counts as never chosen; what is needed always comes.
    (URGENT, Way.DAILY, False, (1, 1, 0, 0)),
    (LEGAL, Way.OFF, False, (1, 1, 0, 0)),
    (LEGAL, Way.BELL, True, (1, 1, 0, 1)),
]


@pytest.mark.parametrize(("kind", "way", "is_pushed", "expected"), MATRIX)
def test_each_choice_reaches_as_it_says(resident, kind, way, is_pushed, expected):
    DeviceFactory(person=resident)
    chooses(resident, way, kind, is_pushed=is_pushed)
    tell(resident, kind)
    means = [each for each, _outcome in planned(resident)]
    told = Notification.objects.count()
    assert (told, *(means.count(each) for each in Means)) == expected


def test_nobody_without_a_device_waits_for_a_push(resident):
    tell(resident)
    assert planned(resident) == [("mail", "")]


def test_device_stays_silent_at_night(resident):
    DeviceFactory(person=resident)
    lives_by(resident, zone="Asia/Seoul", quiet_begins=22, quiet_ends=7)
    with time_machine.travel("2026-11-23T14:00Z", tick=False):  # eleven at night
        tell(resident)
    push = Delivery.objects.get(means=Means.PUSH)
    assert push.due_at == datetime(2026, 11, 23, 22, tzinfo=UTC)


@pytest.mark.parametrize("reason", ["read", "gone", "chosen", "left", "unknown"])
def test_what_no_longer_matters_is_not_sent(resident, letters, reason):
    notification = tell(resident)
    if reason == "read":
        mark_read(notification)
    elif reason == "gone":
        GONE.add(notification.key)
    elif reason == "chosen":
        chooses(resident, Way.BELL)
    elif reason == "left":
        type(resident).objects.filter(pk=resident.pk).update(is_active=False)
    else:
        Notification.objects.update(kind="an.app.that.was.here")
    send_due.func([notification.pk])
    assert letters == []
    assert planned(resident) == [("mail", Outcome.DROPPED)]


def test_what_is_needed_is_sent_although_it_was_read(resident, letters):
    notification = tell(resident, LEGAL)
    mark_read(notification)
    send_due.func([notification.pk])
    assert len(letters) == 1


def test_what_was_told_of_a_record_goes_with_it(resident, neighbour, letters):
    tell(resident, about="tree:1")
    tell(neighbour, about="tree:1")
    kept = tell(resident, about="tree:12")
    forget_about("tree:1")
    assert list(Notification.objects.all()) == [kept]
    tend_notifications()
    assert len(letters) == 1


def test_old_ones_are_forgotten_read_ones_sooner(resident):
    with time_machine.travel(NOON, tick=False):
        read, unread = tell(resident), tell(resident)
        mark_read(read)
        Notification.objects.filter(pk=tell(resident).pk).update(kind="unknown")
    with time_machine.travel("2027-02-20T03:00Z", tick=False):
        assert forget_old_notifications() == 1  # of a kind nobody knows
    with time_machine.travel("2027-02-22T03:00Z", tick=False):
        assert forget_old_notifications() == 1
    assert list(Notification.objects.all()) == [unread]
    with time_machine.travel("2027-11-24T03:00Z", tick=False):
        assert forget_old_notifications() == 1


def test_many_are_told_with_a_constant_number_of_queries(
    db, django_assert_max_num_queries
):
    people = [UserFactory() for _number in range(12)]
    chooses(people[0], Way.OFF)
    chooses(people[1], Way.WEEKLY)
    everybody = [each.pk for each in people]
    words = {"kind": TREES, "event": "grown", "arguments": WORDS, "url": PLACE}
    with django_assert_max_num_queries(10):
        reach_many(people=everybody, key="grown:1", **words)
    reach_many(people=everybody, key="grown:1", **words)
    assert Notification.objects.count() == 11
    assert sorted(Delivery.objects.values_list("means", flat=True)) == [
        "digest",
        *["mail"] * 10,
    ]
