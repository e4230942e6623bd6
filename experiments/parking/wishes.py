"""What a driver looks for, before anything is looked up."""

from __future__ import annotations

from dataclasses import dataclass, field

from experiments.bookings.opening_hours import Span


@dataclass(frozen=True)
class Needs:
    """``features`` as in :class:`experiments.bookings.enums.Feature`; sizes are the car's, in centimetres."""

    features: int = 0
    length_cm: int | None = None
    width_cm: int | None = None
    height_cm: int | None = None

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
