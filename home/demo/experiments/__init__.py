"""The experiments of the demonstration park, one module each."""

from .barriers import BARRIERS
from .batteries import BATTERIES
from .night_bus import NIGHT_BUS
from .parking import PARKING

EXPERIMENTS = [PARKING, BATTERIES, BARRIERS, NIGHT_BUS]
