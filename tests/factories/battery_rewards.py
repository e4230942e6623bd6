"""Districts with their cards, people who bring batteries, and what was weighed."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.districts.models import District
from experiments.batteries.rewards.actions.confirming import confirm_drop_off
from experiments.batteries.rewards.actions.stating import Said, state_drop_off
from experiments.batteries.rewards.actions.stocking import deliver_stock
from experiments.batteries.rewards.models import DropOff, Reward, RuleCard, Stock

from .batteries import BatteryPointFactory
from .observations import words

DOBONG = {
    "gives": {"reward": "bag-10", "number": 1},
    "for": {"cells": 10},
    "counts_as": {"power_bank": 10},
    "grams_a_cell": 25,
    "most_a_day": {"bundles": 3},
    "remainder": "carried",
    "instead": [{"reward": "cells-aa", "number": 1}],
}


def rewards() -> dict[str, Reward]:
    return {
        key: Reward.objects.get_or_create(key=key, defaults={"name": words(key)})[0]
        for key in ("bag-10", "cells-aa")
    }


def card_of(rule=DOBONG, code="11100", **fields) -> RuleCard:
    """In force since a year."""
    rewards()
    district, _new = District.objects.get_or_create(
        code=code,
        defaults={"name": words("Dobong"), "latitude": 37.66, "longitude": 127.03},
    )
    return RuleCard.objects.create(
        **{
            "district": district,
            "number": 1,
            "summary": words("Ten cells are one bag."),
            "rule": rule,
            "valid_from": timezone.now() - timedelta(days=365),
            **fields,
        }
    )


def box_in(card: RuleCard, **fields):
    return BatteryPointFactory(district=card.district, **fields)


def shelf(card: RuleCard, pieces: int, by, reward="bag-10") -> Stock:
    stock, _new = Stock.objects.get_or_create(
        district=card.district, reward=rewards()[reward]
    )
    if pieces:
        deliver_stock(stock=stock, pieces=pieces, client_key=uuid4(), by=by)
    return stock


def stated(person, point, cells=10, grams=None, kind="alkaline", **fields) -> DropOff:
    """``ago`` minutes back; each an hour after the last would be a habit of its own."""
    now = timezone.now() - timedelta(minutes=fields.pop("ago", 0))
    return state_drop_off(
        point=point,
        said=Said("fine", kind, cells, grams),
        client_key=fields.pop("key", None) or uuid4(),
        by=person,
        now=now,
        **fields,
    )


def brought(person, point, by, cells=10, grams=None, **fields) -> DropOff:
    """Stated and weighed; an alkaline cell weighs 23 g."""
    drop_off = stated(person, point, cells, **fields)
    return confirm_drop_off(drop_off=drop_off, grams=grams or 23 * cells, by=by)
