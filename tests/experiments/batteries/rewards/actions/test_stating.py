from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from experiments.batteries.enums import Chemistry
from experiments.batteries.rewards.actions.stating import (
    Said,
    claim_drop_off,
    report_unsafe,
    state_drop_off,
)
from experiments.batteries.rewards.enums import Item, State
from experiments.batteries.rewards.models import DropOff, Posting
from experiments.batteries.rewards.permissions import (
    AlreadyDecided,
    KeyIsTaken,
    NotANumber,
    NotAWeight,
    NotForBoxes,
    NothingStated,
    NotThisBox,
    OverLimit,
    PointIsClosed,
)
from tests.factories.battery_rewards import box_in, brought, card_of, stated


def test_participant_states_by_the_card_of_the_moment(bringer, box, card):
    newer = card_of(number=2, valid_from=timezone.now() + timedelta(days=1))
    drop_off = stated(bringer, box, cells=10, grams=230)
    assert drop_off.card == card != newer
    assert drop_off.account.person == bringer
    assert (drop_off.state, drop_off.chemistry, drop_off.item) == (
        State.STATED,
        Chemistry.ALKALINE,
        Item.CELL,
    )


def test_neighbour_states_and_earns_nothing(neighbour, box):
    drop_off = stated(neighbour, box)
    assert (drop_off.person, drop_off.card, drop_off.account) == (neighbour, None, None)


def test_anybody_states_without_an_account(box):
    assert stated(None, box).person is None


def test_double_click_makes_one_drop_off(bringer, box):
    key = uuid4()
    first, again = stated(bringer, box, key=key), stated(bringer, box, key=key)
    assert first == again
    assert DropOff.objects.count() == 1


def test_same_key_with_other_content_is_refused(bringer, neighbour, box):
    key = uuid4()
    stated(bringer, box, key=key)
    with pytest.raises(KeyIsTaken):
        stated(bringer, box, cells=11, key=key)
    with pytest.raises(KeyIsTaken):
        stated(neighbour, box, key=key)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (Said("fine", "alkaline"), NothingStated),
        (Said("fine", "alkaline", 0), NotANumber),
        (Said("fine", "alkaline", -3), NotANumber),
        (Said("fine", "alkaline", 501), NotANumber),
        (Said("fine", "alkaline", None, 0), NotAWeight),
        (Said("fine", "alkaline", None, 20_001), NotAWeight),
        (Said("leaking", "alkaline", 10), NotForBoxes),
        (Said("swollen", "power_bank", 1), NotForBoxes),
        (Said("fine", "large", 1), NotForBoxes),
        (Said("fine", "alkaline", 10, 9_000), OverLimit),
        (Said("fine", "li_ion", 2), NotThisBox),
    ],
)
def test_what_cannot_be_is_refused_and_kept_nowhere(bringer, card, said, refusal):
    box = box_in(card, accepts=Chemistry.ALKALINE.bit)
    with pytest.raises(refusal):
        state_drop_off(point=box, said=said, client_key=uuid4(), by=bringer)
    assert not DropOff.objects.exists()


def test_box_out_of_use_takes_nothing(bringer, card):
    with pytest.raises(PointIsClosed):
        stated(bringer, box_in(card, is_active=False))


def test_second_at_the_same_box_waits(bringer, box, card):
    stated(bringer, box)
    with pytest.raises(OverLimit) as refused:
        stated(bringer, box)
    assert refused.value.limit.code == "same_box"
    stated(bringer, box_in(card))  # another box does not wait


def test_same_photo_counts_once(bringer, neighbour, box, media):
    def picture():
        return ContentFile(b"pixels", "cells.jpg")

    assert stated(bringer, box, photo=picture()).photo_sha256
    with pytest.raises(OverLimit) as refused:
        stated(neighbour, box, photo=picture())
    assert refused.value.limit.code == "known_photo"


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_unsafe_in_the_box_is_told_once_and_earns_nothing(bringer, box):
    key, said = uuid4(), Said("leaking", "alkaline")
    for _again in range(2):
        report_unsafe(point=box, said=said, client_key=key, by=bringer)
    drop_off = DropOff.objects.get()
    assert (drop_off.state, drop_off.card) == (State.UNSAFE, None)
    assert list(DropOff.objects.waiting()) == [drop_off]
    assert not Posting.objects.exists()


def test_what_was_stated_before_signing_in_is_claimed_once(bringer, neighbour, box):
    drop_off = stated(None, box)
    for _again in range(2):
        claimed = claim_drop_off(drop_off=drop_off, by=bringer)
    assert (claimed.person, claimed.account.person) == (bringer, bringer)
    with pytest.raises(AlreadyDecided):
        claim_drop_off(drop_off=drop_off, by=neighbour)


def test_claiming_keeps_the_limits(bringer, box):
    stated(bringer, box)
    with pytest.raises(OverLimit):
        claim_drop_off(drop_off=stated(None, box), by=bringer)


def test_what_is_weighed_cannot_be_claimed(bringer, staff, box):
    drop_off = brought(None, box, staff)
    with pytest.raises(AlreadyDecided):
        claim_drop_off(drop_off=drop_off, by=bringer)
