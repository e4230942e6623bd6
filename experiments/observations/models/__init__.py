from .filling_in import ConsentApplied, Draft, Reminder
from .observation import Correction, Observation, ObservationPhoto
from .results import ResultSnapshot
from .sending import ImportRow, ImportRun, SensorKey

__all__ = [
    "ConsentApplied",
    "Correction",
    "Draft",
    "ImportRow",
    "ImportRun",
    "Observation",
    "ObservationPhoto",
    "Reminder",
    "ResultSnapshot",
    "SensorKey",
]
