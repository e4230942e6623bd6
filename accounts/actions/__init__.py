from .demo_people import create_demo_people
from .erasure import erase_person, replay_erasures
from .housekeeping import forget_old_traces
from .sync import sync_roles

__all__ = [
    "create_demo_people",
    "erase_person",
    "forget_old_traces",
    "replay_erasures",
    "sync_roles",
]
