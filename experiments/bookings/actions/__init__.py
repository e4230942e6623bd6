from .agreeing import (
    agree_booking,
    call_off_booking,
    check_in,
    leave_booking,
    leave_waiting,
)
from .approving import approve_booking, refuse_booking
from .asking import ask_for_booking
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
from .rescheduling import reschedule_booking
from .tending import tend_bookings
from .waiting import join_waiting, serve_waiting

__all__ = [
    "agree_booking",
    "approve_booking",
    "arrive",
    "ask_for_booking",
    "call_off_booking",
    "cancel_booking",
    "check_in",
    "close_resource",
    "confirm_booking",
    "end_booking",
    "extend_booking",
    "hold_booking",
    "join_waiting",
    "leave_booking",
    "leave_waiting",
    "move_booking",
    "refuse_booking",
    "release_lapsed",
    "reschedule_booking",
    "serve_waiting",
    "tend_bookings",
]
