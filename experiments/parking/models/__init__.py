from .car_parks import CarPark
from .deal import Deal, DealQuerySet, Displacement
from .dispute import Dispute, DisputePhoto, Rating
from .ledger import Account, Posting, Transaction
from .priority import PriorityRule
from .rules import ParkingScheme, RuleCard
from .searching import SearchLog
from .space import ParkingSpace, ParkingSpaceQuerySet, SpacePhoto

__all__ = [
    "Account",
    "CarPark",
    "Deal",
    "DealQuerySet",
    "Displacement",
    "Dispute",
    "DisputePhoto",
    "ParkingScheme",
    "ParkingSpace",
    "ParkingSpaceQuerySet",
    "Posting",
    "PriorityRule",
    "Rating",
    "RuleCard",
    "SearchLog",
    "SpacePhoto",
    "Transaction",
]
