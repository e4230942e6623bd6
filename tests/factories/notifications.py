"""Kinds that only tests know, people who chose something, and devices with keys of their own."""

import os
from uuid import uuid4

import factory
from cryptography.hazmat.primitives.asymmetric import ec

from accounts.notifications.actions import reach
from accounts.notifications.enums import ANY_WAY, NEEDED, PRESSING, Way
from accounts.notifications.kinds import KINDS, Kind, register
from accounts.notifications.models import Device, Hours, Notification, Preference
from innovation_park.lib.web_push import CURVE, public_point, text_of

GONE = set()  # keys of what no longer matters


def _still_matters(notification):
    return notification.key not in GONE


def kind_for_tests(key, ways):
    return KINDS.get(key) or register(
        Kind(
            key,
            room="Tests",
            name=f"Tests of {key}",
            icon="bell",
            ways=ways,
            sentences={"grown": "The %(name)s has grown by %(number)s cm"},
            still_matters=_still_matters,
        )
    )


TREES = kind_for_tests("tests.trees", ANY_WAY)
URGENT = kind_for_tests("tests.urgent", PRESSING)
LEGAL = kind_for_tests("tests.legal", NEEDED)
WORDS = {"name": {"en": "tree", "ko": "나무", "th": "ต้นไม้"}, "number": 3}
PLACE = {code: f"/{code}/experiments/" for code in ("en", "ko", "th")}


def tell(person, kind=TREES, key=None, **told):
    """As an app would: inside a transaction, or inside a test's."""
    key = key or f"grown:{uuid4()}"
    reach(
        person=person,
        kind=kind,
        event="grown",
        key=key,
        **{"arguments": WORDS, "url": PLACE, **told},
    )
    return Notification.objects.filter(person=person, key=key).first()


def told_something(person) -> Notification:
    return tell(person, key="grown:once")


def chooses(person, way, kind=TREES, *, is_pushed=True):
    Preference.objects.update_or_create(
        person=person,
        kind=kind.key,
        defaults={"way": Way(way), "is_pushed": is_pushed},
    )


def lives_by(person, **hours):
    Hours.objects.update_or_create(person=person, defaults=hours)


class DeviceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Device

    endpoint = factory.Sequence(lambda number: f"https://push.example.org/{number}")
    p256dh = factory.LazyFunction(
        lambda: text_of(public_point(ec.generate_private_key(CURVE)))
    )
    auth = factory.LazyFunction(lambda: text_of(os.urandom(16)))
    name = "Chrome, Android"
