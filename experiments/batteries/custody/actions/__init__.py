from .correcting import correct
from .lots import certify, close_lot, confirm_arrival, ship_lot
from .moving import empty_box, sort_lot, state_loss, unload
from .receiving import Received, Weighing, receive, receive_many

__all__ = [
    "Received",
    "Weighing",
    "certify",
    "close_lot",
    "confirm_arrival",
    "correct",
    "empty_box",
    "receive",
    "receive_many",
    "ship_lot",
    "sort_lot",
    "state_loss",
    "unload",
]
