from .facts import note_seen, record_facts
from .keeping import add_point, change_point, set_in_use
from .reporting import answer_report, check_point, report_point
from .tending import tend_points

__all__ = [
    "add_point",
    "answer_report",
    "change_point",
    "check_point",
    "note_seen",
    "record_facts",
    "report_point",
    "set_in_use",
    "tend_points",
]
