"""The deal is rated, not the person; a dispute has both sides' words and photos before the park manager."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from experiments.parking.actions import (
    answer_dispute,
    arrive_at_space,
    decide_dispute,
    leave_space,
    raise_dispute,
    rate_deal,
)
from experiments.parking.enums import Decision, Verdict
from experiments.parking.findings import ratings_of
from experiments.parking.models import Dispute, Rating
from experiments.parking.permissions import (
    AlreadyRated,
    DisputeIsOver,
    NotYourDeal,
    ReasonNeeded,
    SaidEnough,
    TooLateToDispute,
)
from experiments.permissions import NotAllowed
from tests.factories.accounts import sign_in
from tests.factories.parking import booked_deal, lent_space, participant


@pytest.fixture
def deal(scheme, owner, driver):
    """Over; the driver has left on time."""
    lent_space(scheme, owner)
    deal = booked_deal(driver)
    with time_machine.travel(deal.booking.starts_at, tick=False):
        arrive_at_space(deal=deal, by=driver)
    with time_machine.travel(deal.booking.ends_at, tick=False):
        leave_space(deal=deal, by=driver)
    deal.refresh_from_db()
    with time_machine.travel(deal.booking.ends_at + timedelta(hours=1)):
        yield deal


def picture(colour):
    content = BytesIO()
    Image.new("RGB", (60, 40), colour).save(content, "JPEG")
    return SimpleUploadedFile(f"{colour}.jpg", content.getvalue(), "image/jpeg")


def stored(colour):
    return ContentFile(picture(colour).read(), name=f"{colour}.jpg")


def test_each_side_rates_the_deal_once(deal, driver, owner, scheme):
    rate_deal(deal=deal, verdict=Verdict.SMOOTH, by=driver)
    rate_deal(deal=deal, verdict=Verdict.UNEVEN, by=owner)
    with pytest.raises(AlreadyRated):
        rate_deal(deal=deal, verdict=Verdict.FAILED, by=driver)
    with pytest.raises(NotYourDeal):
        rate_deal(deal=deal, verdict=Verdict.FAILED, by=participant(scheme))
    assert sorted(Rating.objects.values_list("side", "verdict")) == [
        ("driver", "smooth"),
        ("owner", "uneven"),
    ]
    names = {field.name for field in Rating._meta.get_fields()}
    assert names == {"id", "deal", "side", "verdict"}  # nobody's name, no word


def test_deal_to_come_cannot_be_rated(scheme, driver):
    lent_space(scheme)
    with pytest.raises(AlreadyRated):
        rate_deal(deal=booked_deal(driver), verdict=Verdict.SMOOTH, by=driver)


def test_four_ratings_would_tell_who_gave_which(deal, driver):
    space = deal.space
    for number in range(5):
        assert ratings_of(space) is None
        clone = type(deal).objects.get(pk=deal.pk)
        clone.booking.pk, clone.booking.code = None, f"copy-{number}"
        clone.booking.client_key = f"00000000-0000-4000-8000-00000000000{number}"
        clone.booking.save()
        clone.pk, clone.booking_id = None, clone.booking.pk
        clone.save()
        Rating.objects.create(deal=clone, side="driver", verdict="smooth")
    assert [number for _label, number in ratings_of(space)] == [5, 0, 0]


def test_both_sides_say_and_show_and_the_manager_decides(
    client, deal, driver, owner, manager, scheme
):
    address = reverse("parking:deal-dispute", args=[deal.booking.code])
    sign_in(client, driver)
    client.post(address, {"words": "A van stood there.", "first": picture("red")})
    sign_in(client, owner)
    page = client.get(address)
    assert b"A van stood there." in page.content
    client.post(
        address,
        {
            "words": "It was my van, for ten minutes.",
            "first": picture("blue"),
            "second": picture("green"),
        },
    )
    dispute = Dispute.objects.get()
    photos = list(dispute.photos.order_by("pk"))
    assert [each.side for each in photos] == ["driver", "owner", "owner"]
    sign_in(client, manager)
    desk = reverse("parking:desk-dispute", args=[deal.booking.code])
    page = client.get(desk)
    for photo in photos:
        shown = reverse("parking:dispute-photo", args=[photo.pk])
        assert shown.encode() in page.content
        assert b"".join(client.get(shown).streaming_content)[:2] == b"\xff\xd8"
    assert client.post(desk, {"decision": "settled", "reason": ""}).status_code == 422
    client.post(desk, {"decision": "settled", "reason": "You agreed."})
    sign_in(client, participant(scheme))
    assert client.get(address).status_code == 404
    assert client.get(shown).status_code == 404
    sign_in(client, driver)
    assert b"You agreed." in client.get(address).content
    client.post(address, {"words": "One word more."})
    dispute.refresh_from_db()
    assert (dispute.decision, dispute.driver_words) == (
        Decision.SETTLED,
        "A van stood there.",
    )


def test_form_sent_twice_says_it_once(deal, driver):
    dispute = raise_dispute(
        deal=deal, words="A van.", photos=[stored("red")], by=driver
    )
    answer_dispute(dispute=dispute, words="A van.", photos=[stored("red")], by=driver)
    answer_dispute(dispute=dispute, words="A red one.", photos=[], by=driver)
    dispute.refresh_from_db()
    assert (dispute.driver_words, dispute.photos.count()) == ("A van.\n\nA red one.", 1)


def test_words_that_have_no_room_are_refused_and_nothing_is_cut(deal, driver):
    dispute = raise_dispute(deal=deal, words="1" * 1800, photos=[], by=driver)
    for number in ("2", "3"):
        answer_dispute(dispute=dispute, words=number * 1800, photos=[], by=driver)
    before = Dispute.objects.get().driver_words
    with pytest.raises(SaidEnough):
        answer_dispute(dispute=dispute, words="4" * 1800, photos=[], by=driver)
    with pytest.raises(SaidEnough):
        photos = [stored("red")] * 7
        answer_dispute(dispute=dispute, words="Look.", photos=photos, by=driver)
    assert Dispute.objects.get().driver_words == before
    assert before.startswith("111")


def test_decision_is_the_managers_with_a_reason_and_once(deal, driver, manager):
    dispute = raise_dispute(deal=deal, words="A van.", photos=[], by=driver)
    decide = {"dispute": dispute, "decision": Decision.FOR_OWNER}
    with pytest.raises(NotAllowed):
        decide_dispute(**decide, reason="Mine.", by=driver)
    with pytest.raises(ReasonNeeded):
        decide_dispute(**decide, reason=" ", by=manager)
    decide_dispute(**decide, reason="Seen.", by=manager)
    with pytest.raises(DisputeIsOver):
        decide_dispute(**decide, reason="Again.", by=manager)
    with pytest.raises(DisputeIsOver):
        answer_dispute(dispute=dispute, words="But!", photos=[], by=driver)


def test_dispute_is_for_two_weeks(deal, driver):
    with (
        time_machine.travel(deal.booking.ends_at + timedelta(days=14)),
        pytest.raises(TooLateToDispute),
    ):
        raise_dispute(deal=deal, words="Late.", photos=[], by=driver)
