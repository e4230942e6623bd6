from .allotting import allot_round
from .booking import hold_space
from .repairing import close_space
from .requesting import request_season, take_back_request

__all__ = [
    "allot_round",
    "close_space",
    "hold_space",
    "request_season",
    "take_back_request",
]
