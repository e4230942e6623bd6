from .booking import Booking, BookingEvent, BookingItem, BookingQuerySet, Claim
from .calendars import BusyCalendar, CalendarLink
from .hours import Holiday, HoursException, WeeklyHours
from .moving import TimeChange
from .resource import BookingRules, Resource, ResourceQuerySet
from .waiting import Series, SeriesDate, WaitingEntry, WaitingItem

__all__ = [
    "Booking",
    "BookingEvent",
    "BookingItem",
    "BookingQuerySet",
    "BookingRules",
    "BusyCalendar",
    "CalendarLink",
    "Claim",
    "Holiday",
    "HoursException",
    "Resource",
    "ResourceQuerySet",
    "Series",
    "SeriesDate",
    "TimeChange",
    "WaitingEntry",
    "WaitingItem",
    "WeeklyHours",
]
