"""The link below a letter: one press by a mail reader, or a page with a button and a way back."""

import re

import pytest
from django.urls import reverse

from accounts.models import Profile
from accounts.notifications.actions import send_digests, send_due, stop_letters
from accounts.notifications.emails import GATHERED, STOPPING
from accounts.notifications.enums import Way
from accounts.notifications.models import Delivery, Preference
from accounts.notifications.standing import choices_of
from innovation_park.lib.signed_links import sign_link
from tests.factories.notifications import LEGAL, TREES, URGENT, chooses, tell


def way_of(person, kind=TREES):
    return choices_of(person)[kind.key].way


@pytest.fixture
def letter(resident, letters):
    send_due.func([tell(resident).pk])
    return letters[-1]


def address_in(letter):
    return re.fullmatch(
        r"<http://localhost:8000(/.+)>", letter.extra_headers["List-Unsubscribe"]
    ).group(1)


def test_letter_says_how_to_stop_it(letter):
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"No more letters like this: http://localhost:8000{address_in(letter)}" in (
        letter.body
    )
    assert "Choose how we reach you: http://localhost:8000/en/me/notifications/" in (
        letter.body
    )
    assert ">No more letters like this</a>" in letter.alternatives[0].content
    assert letter.extra_headers["Message-ID"].endswith("@localhost>")


def test_letter_that_is_needed_cannot_be_stopped(resident, letters, client):
    send_due.func([tell(resident, LEGAL).pk])
    assert "List-Unsubscribe" not in letters[0].extra_headers
    assert "No more letters" not in letters[0].body
    forged_with_our_key = sign_link(STOPPING, resident.pk, LEGAL.key)
    client.post(reverse("notifications:stop", args=[forged_with_our_key]))
    assert way_of(resident, LEGAL) == Way.NOW


def test_one_press_of_a_mail_reader_is_enough(letter, resident, client):
    client.handler.enforce_csrf_checks = True
    answer = client.post(address_in(letter), {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert way_of(resident) == Way.BELL
    assert way_of(resident, URGENT) == Way.NOW


def test_opening_the_link_changes_nothing(letter, resident, client):
    page = client.get(address_in(letter))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert "Tests of tests.trees" in page.content.decode()
    assert Preference.objects.count() == 0


def test_page_says_what_was_switched_off_and_takes_it_back(letter, resident, client):
    chooses(resident, Way.NOW, is_pushed=False)
    page = client.post(address_in(letter)).content.decode()
    assert "Switched off" in page
    assert "Tests of tests.trees" in page
    assert way_of(resident) == Way.BELL
    again = re.search(r'name="again" value="([^"]+)"', page).group(1)
    page = client.post(address_in(letter), {"again": again}).content.decode()
    assert "The letters come again" in page
    assert choices_of(resident)[TREES.key].way == Way.NOW
    assert choices_of(resident)[TREES.key].is_pushed is False


def test_undo_of_one_person_is_none_of_anothers(letter, resident, neighbour, client):
    stop_letters(person=neighbour, about=TREES.key)
    again = sign_link("restart letters", neighbour.pk, {TREES.key: "now"})
    client.post(address_in(letter), {"again": again})
    assert way_of(neighbour) == Way.BELL
    assert way_of(resident) == Way.BELL


def test_stopping_gathered_letters_stops_all_that_gather(resident, letters, client):
    chooses(resident, Way.WEEKLY)
    tell(resident)
    Delivery.objects.update(due_at="2020-01-01T00:00Z")
    send_digests()
    page = client.post(address_in(letters[0])).content.decode()
    assert way_of(resident) == Way.BELL
    assert way_of(resident, URGENT) == Way.NOW
    again = re.search(r'name="again" value="([^"]+)"', page).group(1)
    client.post(address_in(letters[0]), {"again": again})
    assert way_of(resident) == Way.WEEKLY


def test_stopping_twice_is_stopping_once(resident):
    assert stop_letters(person=resident, about=TREES.key) == {TREES.key: "now"}
    assert stop_letters(person=resident, about=TREES.key) == {}
    assert TREES.key not in stop_letters(person=resident, about=GATHERED)


@pytest.mark.parametrize("token", ["forged", "WzEsIngiXQ:1:1"])
def test_forged_link_leads_nowhere(client, resident, token):
    address = reverse("notifications:stop", args=[token])
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_link_of_somebody_erased_leads_nowhere(client, resident):
    token = sign_link(STOPPING, resident.pk, TREES.key)
    Profile.objects.all().delete()
    resident.delete()
    assert client.get(reverse("notifications:stop", args=[token])).status_code == 404
