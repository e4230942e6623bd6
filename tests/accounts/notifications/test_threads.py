"""Several things of one conversation: one row behind the bell, one letter, one line of a gathered one."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.notifications.actions import (
    forget_thread,
    mark_read,
    mark_thread_read,
    people_told,
    reach,
    retell,
    send_digests,
    tend_notifications,
)
from accounts.notifications.emails import LETTERS, writes
from accounts.notifications.enums import ANY_WAY, Way
from accounts.notifications.kinds import KINDS, Kind, register
from accounts.notifications.models import Delivery, Notification
from accounts.notifications.standing import unread_count
from tests.factories.notifications import DeviceFactory, chooses

pytestmark = pytest.mark.django_db

TALKS = KINDS.get("tests.talks") or register(
    Kind(
        "tests.talks",
        room="Tests",
        name="Talks",
        icon="bell",
        ways=ANY_WAY,
        sentences={"said": "%(who)s speaks"},
        together={"said": "%(number)s people speak"},
        wait=timedelta(minutes=2),
        sounds=False,
    )
)


def write_talks(notifications):
    who = ", ".join(each.arguments["who"] for each in notifications)
    return {
        "subject": f"Spoken: {who}",
        "text": f"> {who}\n",
        "fragments": {who: f"<b>{who}</b>"},
    }


if TALKS.key not in LETTERS:
    writes(TALKS)(write_talks)


def says(person, place, who, thread="talk:1"):
    reach(
        person=person,
        kind=TALKS,
        event="said",
        key=f"{thread}:{place}",
        thread=thread,
        place=place,
        arguments={"who": who},
        url={"en": f"/en/talk/#{place}"},
    )


@pytest.fixture
def three(resident):
    for place, who in enumerate(("Ann", "Bo", "Cho"), start=1):
        says(resident, place, who)
    return list(Notification.objects.order_by("pk"))


def tend(minutes):
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        tend_notifications()


def test_letter_waits_for_more_of_the_same(three, letters):
    tend(1)
    assert letters == []
    tend(3)
    (letter,) = letters
    assert letter.subject == "Spoken: Ann, Bo, Cho"
    assert "<b>Ann, Bo, Cho</b>" in letter.alternatives[0].content
    assert letter.extra_headers["References"].startswith("<talk-1.")
    tend(9)
    assert len(letters) == 1


def test_each_thread_has_its_letter(three, resident, letters):
    says(resident, 1, "Dee", thread="talk:2")
    tend(3)
    assert [each.subject for each in letters] == ["Spoken: Ann, Bo, Cho", "Spoken: Dee"]


def test_what_was_read_meanwhile_is_left_out_of_the_letter(three, resident, letters):
    assert mark_thread_read(person=resident, thread="talk:1", until=2) == 2
    tend(3)
    assert [each.subject for each in letters] == ["Spoken: Cho"]


def test_thread_is_one_row_behind_the_bell(client, three, resident):
    client.force_login(resident)
    html = client.get("/en/me/notifications/").content.decode()
    assert html.count('class="told ') + html.count('class="told"') == 1
    assert ">3 people speak</a>" in html
    assert unread_count(resident) == 1


def test_row_of_a_thread_leads_to_its_first_and_reads_all(client, three, resident):
    client.force_login(resident)
    newest = three[-1]
    answer = client.get(f"/en/me/notifications/{newest.pk}/")
    assert answer["Location"] == "/en/talk/#1"
    assert unread_count(resident) == 0
    html = client.get("/en/me/notifications/").content.decode()
    assert html.count('class="told"') == 3
    assert ">Ann speaks</a>" in html


def test_what_comes_later_stands_alone(three, resident):
    mark_read(three[-1])
    says(resident, 4, "Dee")
    assert unread_count(resident) == 1
    assert Notification.objects.filter(person=resident).gathered().count() == 4


def test_thread_is_one_line_of_a_gathered_letter(resident, letters):
    chooses(resident, Way.DAILY, TALKS)
    for place, who in enumerate(("Ann", "Bo"), start=1):
        says(resident, place, who)
    Delivery.objects.update(due_at="2020-01-01T00:00Z")
    assert send_digests() == 1
    assert [line for line in letters[0].body.splitlines() if line.startswith("- ")] == [
        "- 2 people speak: http://localhost:8000/en/me/notifications/"
        f"{Notification.objects.earliest('pk').pk}/"
    ]


def test_devices_are_silent_where_nobody_asked(three, resident):
    DeviceFactory(person=resident)
    says(resident, 4, "Dee")
    assert not Delivery.objects.filter(means="push").exists()
    chooses(resident, Way.NOW, TALKS)
    says(resident, 5, "Eun")
    assert Delivery.objects.filter(means="push").count() == 1


def test_what_stands_unread_can_be_told_anew(three, resident):
    again = {"kind": TALKS, "thread": "talk:1", "arguments": {"who": "All"}}
    assert retell(person=resident, **again)
    assert {each.arguments["who"] for each in Notification.objects.all()} == {"All"}
    mark_read(three[-1])
    assert not retell(person=resident, **again)


def test_thread_is_forgotten_for_whom_it_is_not_any_more(three, resident, neighbour):
    says(neighbour, 1, "Ann")
    assert people_told("talk:1") == {resident.pk, neighbour.pk}
    forget_thread("talk:1", {resident.pk})
    assert people_told("talk:1") == {neighbour.pk}


def test_two_writers_of_one_letter_are_a_mistake():
    with pytest.raises(ValueError, match="Two write the letters of tests.talks"):
        writes(TALKS)(lambda notifications: {})
