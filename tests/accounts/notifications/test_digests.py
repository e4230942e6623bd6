"""Gathered letters: once a day or a week, at the person's hour, with what still matters."""

from datetime import UTC, datetime

import time_machine

from accounts.models import Profile
from accounts.notifications.actions import (
    choose,
    mark_read,
    send_digests,
    tend_notifications,
)
from accounts.notifications.enums import Way
from accounts.notifications.kinds import KINDS, Kind
from accounts.notifications.models import Delivery
from accounts.notifications.standing import Choice
from tests.factories.notifications import (
    GONE,
    LEGAL,
    TREES,
    URGENT,
    chooses,
    lives_by,
    tell,
)

MONDAY_NOON = "2026-11-23T03:00Z"  # in Seoul
TUESDAY_EIGHT = "2026-11-23T23:00Z"
MONDAY_EIGHT = "2026-11-29T23:00Z"


def at(moment):
    return time_machine.travel(moment, tick=False)


def grown(person, number, kind=TREES):
    return tell(person, kind, arguments={"name": "tree", "number": number})


def test_day_is_gathered_in_one_letter(resident, letters):
    chooses(resident, Way.DAILY)
    with at(MONDAY_NOON):
        told = [grown(resident, number) for number in (1, 2, 3, 4)]
        mark_read(told[0])
        GONE.add(told[1].key)
        tend_notifications()
    assert letters == []
    with at(TUESDAY_EIGHT):
        assert send_digests() == 1
        assert send_digests() == 0
    (letter,) = letters
    assert letter.subject == "2 things for you in the park"
    lines = [each for each in letter.body.splitlines() if each.startswith("- ")]
    assert lines == [
        f"- The tree has grown by {number} cm: http://localhost:8000/en/me/notifications/{each.pk}/"
        for number, each in ((3, told[2]), (4, told[3]))
    ]
    assert letter.body.splitlines()[2] == "Tests"
    assert ">The tree has grown by 3 cm</a>" in letter.alternatives[0].content
    assert sorted(Delivery.objects.values_list("outcome", flat=True)) == [
        *["dropped"] * 2,
        *["sent"] * 2,
    ]


def test_week_is_gathered_on_its_day(resident, letters):
    chooses(resident, Way.WEEKLY)
    with at(MONDAY_NOON):
        grown(resident, 1)
    with at(TUESDAY_EIGHT):
        grown(resident, 2)
        assert send_digests() == 0
    with at(MONDAY_EIGHT):
        assert send_digests() == 1
    assert letters[0].subject == "2 things for you in the park"


def test_letter_comes_at_the_hour_and_in_the_language_of_the_person(resident, letters):
    Profile.objects.filter(user=resident).update(language="th")
    lives_by(resident, zone="Asia/Bangkok", digest_hour=19)
    chooses(resident, Way.DAILY)
    with at(MONDAY_NOON):
        tell(resident)
    assert Delivery.objects.get().due_at == datetime(2026, 11, 23, 12, tzinfo=UTC)
    with at("2026-11-23T12:00Z"):
        send_digests()
    assert "The ต้นไม้ has grown by 3 cm: http://localhost:8000/th/" in letters[0].body


def test_nothing_left_to_say_is_no_letter(resident, letters):
    chooses(resident, Way.DAILY)
    with at(MONDAY_NOON):
        mark_read(grown(resident, 1))
    with at(TUESDAY_EIGHT):
        assert send_digests() == 0
    assert letters == []


def test_words_of_others_make_no_line_of_their_own(resident, letters):
    chooses(resident, Way.DAILY)
    with at(MONDAY_NOON):
        tell(
            resident, arguments={"name": "oak\n- <b>Pay</b>: http://evil", "number": 1}
        )
    with at(TUESDAY_EIGHT):
        send_digests()
    assert "The oak - <b>Pay</b>: http://evil has grown" in letters[0].body
    assert "<b>Pay" not in letters[0].alternatives[0].content


def test_new_choice_moves_what_waits(resident, letters):
    chooses(resident, Way.WEEKLY)
    with at(MONDAY_NOON):
        grown(resident, 1)
        choose(person=resident, choices={TREES.key: Choice(Way.DAILY)})
    with at(TUESDAY_EIGHT):
        assert send_digests() == 1
        grown(resident, 2)
        choose(person=resident, choices={TREES.key: Choice(Way.BELL)})
    with at(MONDAY_EIGHT):
        assert tend_notifications()["gathered"] == 0
    assert len(letters) == 1


def test_choice_that_a_kind_does_not_have_changes_nothing(resident):
    before = chosen(resident)
    choose(
        person=resident,
        choices={
            URGENT.key: Choice(Way.DAILY),
            LEGAL.key: Choice(Way.OFF),
            "tests.nowhere": Choice(Way.OFF),
        },
    )
    assert chosen(resident) == before == 0


def chosen(person):
    return person.preferences.count()


def test_kind_of_an_app_that_is_gone_is_no_choice():
    assert Kind("tests.gone", "", "", "", {}).key not in KINDS
