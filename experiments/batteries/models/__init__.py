from .facts import PointFact, PointHours
from .point import BatteryPoint, BatteryPointQuerySet
from .reports import PointReport
from .scales import Scale
from .scheme import BatteryScheme

__all__ = [
    "BatteryPoint",
    "BatteryPointQuerySet",
    "BatteryScheme",
    "PointFact",
    "PointHours",
    "PointReport",
    "Scale",
]
