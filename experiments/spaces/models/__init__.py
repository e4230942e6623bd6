from .repair import Repair, RepairOutcome
from .round import Allotment, Round, RoundSlot, SeasonRequest, SeasonWish
from .space import DoorCode, Space, SpacePhoto, SpaceQuerySet

__all__ = [
    "Allotment",
    "DoorCode",
    "Repair",
    "RepairOutcome",
    "Round",
    "RoundSlot",
    "SeasonRequest",
    "SeasonWish",
    "Space",
    "SpacePhoto",
    "SpaceQuerySet",
]
