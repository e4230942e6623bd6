from .car_parks import CarPark
from .deal import Deal, DealQuerySet, Displacement
from .dispute import Dispute, DisputePhoto, Rating
from .rules import ParkingScheme, RuleCard
from .searching import SearchLog
from .space import ParkingSpace, ParkingSpaceQuerySet, SpacePhoto

__all__ = [
    "CarPark",
    "Deal",
    "DealQuerySet",
    "Displacement",
    "Dispute",
    "DisputePhoto",
    "ParkingScheme",
    "ParkingSpace",
    "ParkingSpaceQuerySet",
    "Rating",
    "RuleCard",
    "SearchLog",
    "SpacePhoto",
]
