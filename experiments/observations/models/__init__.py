from .filling_in import ConsentApplied, Draft, Reminder
from .observation import Correction, Observation, ObservationPhoto
from .results import EntryTally, ResultSnapshot
from .sending import ImportRow, ImportRun, SensorKey

__all__ = [
    "ConsentApplied",
    "Correction",
    "Draft",
    "EntryTally",
    "ImportRow",
    "ImportRun",
    "Observation",
    "ObservationPhoto",
    "Reminder",
    "ResultSnapshot",
    "SensorKey",
]
