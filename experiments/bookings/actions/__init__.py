from .changing import (
    arrive,
    cancel_booking,
    confirm_booking,
    end_booking,
    extend_booking,
    move_booking,
)
from .closing import close_resource
from .holding import hold_booking
from .lapsing import release_lapsed

__all__ = [
    "arrive",
    "cancel_booking",
    "close_resource",
    "confirm_booking",
    "end_booking",
    "extend_booking",
    "hold_booking",
    "move_booking",
    "release_lapsed",
]
