from .booking import (
    Card,
    acts_of,
    coming_of,
    consequence_of,
    consequence_of_moving,
    ends_of,
    parts_of,
    past_of,
    price_of_longer,
    times_near,
    waiting_of,
    with_things,
)
from .dates import dates_of

__all__ = [
    "Card",
    "acts_of",
    "coming_of",
    "consequence_of",
    "consequence_of_moving",
    "dates_of",
    "ends_of",
    "parts_of",
    "past_of",
    "price_of_longer",
    "times_near",
    "waiting_of",
    "with_things",
]
