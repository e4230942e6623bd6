"""Writes what the park lends: cards of rules, rooms in their halls, hours, photos, doors, holidays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from random import Random

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.districts.models import District
from experiments.bookings.models import (
    BookingRules,
    Holiday,
    HoursException,
    Resource,
    WeeklyHours,
)
from experiments.spaces.models import DoorCode, Space, SpacePhoto

from .holidays import HOLIDAYS
from .room_pictures import ROOM_SCENES
from .room_words import DemoCard, DemoSpace
from .rooms.cards import CARDS
from .rooms.halls import HALLS
from .rooms.seasons import FLOOR_WAXED
from .rooms.things import SHOWS, THINGS
from .rooms.workshops import WORKSHOPS

SPACES = [*HALLS, *WORKSHOPS, *THINGS]
DISTRICT, POINT = "11120", (37.6079, 126.9335)
WAXED_IN = 16  # days


def plant_spaces(*, day: date, tell: Callable[[str], None]) -> dict[str, Space]:
    """By slug. What stands in another comes after it."""
    plant_holidays()
    cards = {card.key: plant_card(card) for card in CARDS}
    district = District.objects.get(code=DISTRICT)
    planted: dict[str, Space] = {}
    for text in SPACES:
        planted[text.slug] = plant_space(text, cards[text.card], district, planted)
    WeeklyHours.objects.bulk_create(
        WeeklyHours(
            resource=planted[text.slug].resource,
            weekday=weekday,
            opens=opens * 60,
            closes=closes * 60,
        )
        for text in SPACES
        for days, opens, closes in [text.hours]
        for weekday in days
    )
    HoursException.objects.create(
        resource=planted["wood-workshop"].resource,
        day=day + timedelta(days=WAXED_IN),
        reason=FLOOR_WAXED,
    )
    plant_tools(planted)
    plant_photos(planted)
    tell(f"{len(planted)} spaces")
    return planted


def plant_holidays() -> None:
    """Facts: those that are there already stay as they are."""
    Holiday.objects.bulk_create(
        [Holiday(day=day, name=name) for day, name in HOLIDAYS], ignore_conflicts=True
    )


def plant_card(card: DemoCard) -> BookingRules:
    return BookingRules.objects.create(name=card.name, **card.limits)


def plant_space(
    text: DemoSpace, card: BookingRules, district: District, planted: dict[str, Space]
) -> Space:
    house = planted[text.inside].resource if text.inside else None
    latitude, longitude = POINT
    resource = Resource.objects.create(
        kind=text.kind,
        slug=text.slug,
        name=text.name,
        parent=house,
        quantity=text.quantity,
        rules=card,
        features=text.features,
        district=district,
        latitude=latitude,
        longitude=longitude,
        shows_calendar=True,
        is_demo=True,
    )
    space = Space.objects.create(
        resource=resource,
        summary=text.summary,
        house_rules=text.house_rules,
        people=text.people,
        free_roles=[str(role) for role in text.free_roles],
    )
    if text.door:
        DoorCode.objects.create(space=space, code=text.door)
    return space


def plant_tools(planted: dict[str, Space]) -> None:
    """The things that go along; planted last, so they are there."""
    for text in SPACES:
        if text.tools:
            planted[text.slug].tools.set(planted[slug] for slug in text.tools)


def plant_photos(planted: dict[str, Space]) -> None:
    """Spaces of one scene share a drawing; each keeps a file of its own, as if it had been sent."""
    drawn = {name: _png(name, draw) for name, draw in ROOM_SCENES.items()}
    photos = []
    for text in SPACES:
        path = f"pictures/spaces/demonstration-{text.slug}.png"
        default_storage.delete(path)
        kept = default_storage.save(path, ContentFile(drawn[text.scene]))
        photo = SpacePhoto(space=planted[text.slug], shows=SHOWS[text.scene])
        photo.picture = kept
        photo.width, photo.height = photo.picture.width, photo.picture.height
        photos.append(photo)
    SpacePhoto.objects.bulk_create(photos)


def _png(name: str, draw) -> bytes:
    content = BytesIO()
    draw(Random(name)).save(content, "PNG")  # noqa: S311
    return content.getvalue()
