from .booking import (
    Card,
    acts_of,
    coming_of,
    consequence_of,
    ends_of,
    parts_of,
    past_of,
    times_instead,
    waiting_of,
    wish_again,
    with_things,
)
from .dates import dates_of

__all__ = [
    "Card",
    "acts_of",
    "coming_of",
    "consequence_of",
    "dates_of",
    "ends_of",
    "parts_of",
    "past_of",
    "times_instead",
    "waiting_of",
    "wish_again",
    "with_things",
]
