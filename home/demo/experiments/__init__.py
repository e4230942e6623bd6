"""The experiments of the demonstration park, one module each."""

from .barriers import BARRIERS
from .batteries import BATTERIES
from .night_bus import NIGHT_BUS
from .parking import PARKING
from .shade import SHADE

EXPERIMENTS = [PARKING, BATTERIES, BARRIERS, NIGHT_BUS]
# Over, with a short story.
EARLIER = [SHADE]
