"""Writes the parking spaces that participants of happy parking lend, and the cards they agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from random import Random

from django.core.files.base import ContentFile

from accounts.districts.models import District
from accounts.models import User
from experiments.bookings.enums import Kind
from experiments.bookings.models import BookingRules, Resource, WeeklyHours
from experiments.models import Experiment
from experiments.parking.blocks import CELL_LATITUDE, CELL_LONGITUDE, Block
from experiments.parking.models import (
    Dispute,
    DisputePhoto,
    ParkingScheme,
    ParkingSpace,
    RuleCard,
    SpacePhoto,
)
from experiments.parking.workflow import SpaceStatus
from innovation_park.lib.private_files import private_files
from innovation_park.lib.translated import Translated

from .lots import words as said
from .lots.lots import BLOCKS, LOTS, MIDDLE, Lot
from .pictures import draw_parking
from .plant_car_parks import plant_car_parks
from .plant_pages import moment
from .plant_participants import code_by

FIRST_CARD_FROM, CARD_FROM, LENT_FROM = 63, 34, 33  # days ago
VIEWS = 3


@dataclass
class Lots:
    """``owners`` come in the order of the lots, one each."""

    experiment: Experiment
    owners: list[User]
    manager: User
    day: date
    chance: Random

    def plant(self) -> list[ParkingSpace]:
        plant_car_parks(self.day)
        self.scheme = self._scheme()
        owned = zip(LOTS, self.owners, strict=True)
        spaces = [self._space(at, *each) for at, each in enumerate(owned, start=1)]
        WeeklyHours.objects.bulk_create(
            WeeklyHours(
                resource=space.resource,
                weekday=weekday,
                opens=opens * 60,
                closes=closes * 60,
            )
            for lot, space in zip(LOTS, spaces, strict=True)
            for weekday, spans in lot.hours.items()
            for opens, closes in spans
        )
        SpacePhoto.objects.bulk_create(
            SpacePhoto(
                space=space,
                picture=keep(f"spaces/demonstration-{at}.jpg", view(at % VIEWS)),
            )
            for at, space in enumerate(spaces)
        )
        return spaces

    def _scheme(self) -> ParkingScheme:
        RuleCard.objects.create(
            version=1,
            summary=said.FIRST_CARD,
            valid_from=moment(self.day, -FIRST_CARD_FROM, 9),
            grace_minutes=0,
            overstay_factor=1,
        )
        card = RuleCard.objects.create(
            version=2, summary=said.CARD, valid_from=moment(self.day, -CARD_FROM, 9)
        )
        rules = BookingRules.objects.create(
            name=said.BOOKING_RULES,
            step_minutes=15,
            max_minutes=24 * 60,
            horizon_days=30,
            open_per_person=3,
        )
        return ParkingScheme.objects.create(
            experiment=self.experiment, card=card, booking_rules=rules
        )

    def _space(self, number: int, lot: Lot, owner: User) -> ParkingSpace:
        point = place_of(lot)
        language = owner.profile.language
        space = ParkingSpace(
            owner=owner,
            status=lot.status,
            address=said.ADDRESS[language].format(number=number),
            latitude=point[0],
            longitude=point[1],
            district=District.objects.around(*point),
            block=Block.at(*point).key,
            length_cm=lot.length,
            width_cm=lot.width,
            height_cm=lot.height,
            has_charger=lot.has_charger,
            is_step_free=lot.is_step_free,
            is_wide=lot.is_wide,
            entry_route=said.WAYS_IN[number % len(said.WAYS_IN)][language],
            card=self.scheme.card,
            token=f"demo{self.chance.getrandbits(96):024x}",
            is_demo=True,
        )
        self._date(space)
        space.resource = self._resource(space, lot)
        space.save()
        return space

    def _date(self, space: ParkingSpace) -> None:
        """When it was handed in and decided; what nobody has decided keeps its document."""
        if space.status == SpaceStatus.SUBMITTED:
            space.made_at = space.agreed_at = moment(self.day, -1, 19)
            space.submitted_at = moment(self.day, -1, 19, 20)
            space.proof = keep("proofs/demonstration.jpg", view(0))
            return
        space.made_at = space.agreed_at = moment(self.day, -LENT_FROM, 10)
        space.submitted_at = moment(self.day, -LENT_FROM, 10, 30)
        space.decided_at = moment(self.day, -LENT_FROM, 16)
        space.decided_by = self.manager

    def _resource(self, space: ParkingSpace, lot: Lot) -> Resource:
        return Resource.objects.create(
            kind=Kind.PARKING,
            slug=f"parking-{code_by(self.chance)}",
            name=name_in(space.district),
            rules=self.scheme.booking_rules,
            is_always_open=lot.is_always_open,
            is_bookable=space.status == SpaceStatus.APPROVED,
            features=space.features,
            district=space.district,
            latitude=space.latitude,
            longitude=space.longitude,
            is_demo=True,
        )


def name_in(district: District | None) -> Translated:
    """As a booking calls it: not which, only where about."""
    if district is None:
        return said.NAME
    return Translated(
        {
            language: f"{words} ({district.name.in_language(language)})"
            for language, words in said.NAME.items()
        }
    )


def place_of(lot: Lot) -> tuple[float, float]:
    """Within its block, a little off the walls of the cell."""
    north, east = BLOCKS[lot.block]
    middle = Block.at(*MIDDLE)
    rows = middle.row + north + lot.place[0]
    columns = middle.column + east + lot.place[1]
    return round(rows * CELL_LATITUDE - 90, 6), round(columns * CELL_LONGITUDE - 180, 6)


@cache
def view(number: int) -> bytes:
    """A street with bays; a photo depends on its number alone."""
    content = BytesIO()
    drawn = draw_parking(Random(f"bay {number}"))  # noqa: S311
    drawn.convert("RGB").save(content, "JPEG", quality=80)
    return content.getvalue()


def keep(name: str, content: bytes) -> str:
    """A private file that takes the place of one of its name."""
    storage, path = private_files(), f"parking/{name}"
    storage.delete(path)
    return storage.save(path, ContentFile(content))


def plant_dispute(deal, *, at) -> None:
    """Both sides have said what they have to say; the park manager has not decided."""
    owner, driver = deal.space.owner, deal.booking.person
    dispute = Dispute.objects.create(
        deal=deal,
        raised_by="owner",
        raised_at=at + timedelta(hours=2),
        owner_words=said.OWNER_WORDS[owner.profile.language],
        driver_words=said.DRIVER_WORDS[driver.profile.language],
    )
    DisputePhoto.objects.bulk_create(
        DisputePhoto(
            dispute=dispute,
            side=side,
            picture=keep(f"disputes/demonstration-{side}.jpg", view(number)),
        )
        for number, side in enumerate(("owner", "driver"))
    )
