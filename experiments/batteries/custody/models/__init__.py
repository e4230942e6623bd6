from .event import MOST_GRAMS, CustodyEvent, DayBalance, Posting, Stock
from .lot import Certificate, Lot, Recovered
from .node import Head, Node
from .pack import BatteryPack

__all__ = [
    "MOST_GRAMS",
    "BatteryPack",
    "Certificate",
    "CustodyEvent",
    "DayBalance",
    "Head",
    "Lot",
    "Node",
    "Posting",
    "Recovered",
    "Stock",
]
