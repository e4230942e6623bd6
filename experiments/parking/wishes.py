"""What a driver looks for, before anything is looked up."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from experiments.bookings.enums import Feature
from experiments.bookings.opening_hours import Span

LENGTHS = (
    (30, _("half an hour")),
    (60, _("1 hour")),
    (120, _("2 hours")),
    (180, _("3 hours")),
    (240, _("4 hours")),
    (480, _("8 hours")),
    (720, _("12 hours")),
    (1440, _("24 hours")),
)
NEEDS = (
    (Feature.STEP_FREE, _("Step-free way to the street")),
    (Feature.WIDE, _("Wide bay for a wheelchair")),
    (Feature.CHARGER, _("Electric charger")),
)


@dataclass(frozen=True)
class Needs:
    """``features`` as in :class:`experiments.bookings.enums.Feature`; sizes are the car's, in centimetres."""

    features: int = 0
    length_cm: int | None = None
    width_cm: int | None = None
    height_cm: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for at all."""
        return self != Needs()

    @classmethod
    def of(cls, deal) -> Needs:
        return cls(deal.features, deal.length_cm, deal.width_cm, deal.height_cm)


@dataclass(frozen=True)
class ParkingWish:
    latitude: float
    longitude: float
    span: Span
    needs: Needs = field(default_factory=Needs)

    @property
    def point(self) -> tuple[float, float]:
        return self.latitude, self.longitude
