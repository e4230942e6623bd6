from .acting import ActingLinks
from .choices import Hours, Preference
from .device import Device
from .notification import Delivery, Notification

__all__ = [
    "ActingLinks",
    "Delivery",
    "Device",
    "Hours",
    "Notification",
    "Preference",
]
