"""What is talked about in the forums of the demonstration park."""

from .help import HELP
from .ideas import IDEAS
from .languages import LANGUAGE_FORUMS as LANGUAGE_FORUMS
from .languages import LANGUAGES
from .night_bus_and_barriers import BARRIERS, NIGHT_BUS
from .parking_and_batteries import BATTERIES, PARKING
from .problems import PROBLEMS
from .square import SQUARE

TALKS = [
    *SQUARE,
    *IDEAS,
    *PROBLEMS,
    *HELP,
    *LANGUAGES,
    *PARKING,
    *BATTERIES,
    *BARRIERS,
    *NIGHT_BUS,
]
