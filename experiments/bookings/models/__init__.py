from .booking import Booking, BookingEvent, BookingItem, BookingQuerySet, Claim
from .hours import Holiday, HoursException, WeeklyHours
from .resource import BookingRules, Resource, ResourceQuerySet
from .waiting import Series, SeriesDate, WaitingEntry

__all__ = [
    "Booking",
    "BookingEvent",
    "BookingItem",
    "BookingQuerySet",
    "BookingRules",
    "Claim",
    "Holiday",
    "HoursException",
    "Resource",
    "ResourceQuerySet",
    "Series",
    "SeriesDate",
    "WaitingEntry",
    "WeeklyHours",
]
